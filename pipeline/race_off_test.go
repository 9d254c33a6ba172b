//go:build !race

package pipeline_test

// race says that the race detector is on.
const race = false
