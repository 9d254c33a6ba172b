//go:build race

package strip

// race says that the race detector is on: it makes sync.Pool forget at random, so that sums of allocations say nothing.
const race = true
