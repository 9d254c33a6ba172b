//go:build race

package pipeline_test

// race says that the race detector is on: it makes a child process ten times slower.
const race = true
