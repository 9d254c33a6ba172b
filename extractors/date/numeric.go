package date

import (
	"strings"
	"time"
)

// numeric reads a numeric date. Where day and month can stand either way round, the country of the source decides; where
// that is unknown, points mean the day first, and else the reading nearer to the day of writing is taken.
func (c *context) numeric(s string) (time.Time, bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return !isDigit(byte(r)) })
	if len(parts) != 3 {
		return time.Time{}, false
	}
	a, _ := atoi(parts[0])
	b, _ := atoi(parts[1])
	y, _ := atoi(parts[2])
	if len(parts[0]) == 4 {
		return checked(a, b, y)
	}
	if len(parts[2]) == 2 {
		y = c.century(y)
	}
	monthFirst, ok1 := checked(y, a, b)
	dayFirst, ok2 := checked(y, b, a)
	switch {
	case ok1 != ok2 && ok1:
		return monthFirst, true
	case ok1 != ok2:
		return dayFirst, true
	case c.doc.Country == "USA":
		return monthFirst, ok1
	case c.doc.Country != "", strings.Contains(s, "."):
		return dayFirst, ok2
	case !c.ref.IsZero() && distance(dayFirst, c.ref) < distance(monthFirst, c.ref):
		return dayFirst, ok2
	}
	return monthFirst, ok1
}

func distance(a, b time.Time) time.Duration { return a.Sub(b).Abs() }

// checked is the day y-m-d, and whether the calendar has it.
func checked(y, m, d int) (time.Time, bool) {
	t := day(y, m, d)
	return t, y >= firstYear && m >= 1 && m <= 12 && d >= 1 && int(t.Month()) == m
}
