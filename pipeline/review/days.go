package review

import (
	"math"
	"time"
)

// noDay is the number of what is no day.
const noDay = math.MinInt

// dayNumber counts days from 1970.
func dayNumber(s string) int {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return noDay
	}
	return int(t.Unix() / 86400)
}

// dayOf is dayNumber's inverse.
func dayOf(n int) string { return time.Unix(int64(n)*86400, 0).UTC().Format(time.DateOnly) }
