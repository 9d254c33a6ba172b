//go:build !race

package strip

// race says that the race detector is on.
const race = false
