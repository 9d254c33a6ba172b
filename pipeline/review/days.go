package review

import (
	"math"
	"time"
)

// noDay is the number of what is no day.
const noDay = math.MinInt

// dayNumber counts days from 1970. Charts ask it of every figure, so it reads only what it has to.
func dayNumber(s string) int {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return noDay
	}
	y, m, d := digitsOf(s[:4]), digitsOf(s[5:7]), digitsOf(s[8:])
	if y < 0 || m < 1 || m > 12 || d < 1 || d > 31 {
		return noDay
	}
	return int(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// digitsOf is the number that s writes, -1 where it is none.
func digitsOf(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// dayOf is dayNumber's inverse.
func dayOf(n int) string { return time.Unix(int64(n)*86400, 0).UTC().Format(time.DateOnly) }
