package date

import (
	"strings"
	"time"
)

// A period is a stretch of the calendar that TIMEX3 has a value for: a day, a week, a month, a year and so on.
type period struct {
	unit  string    // D W WE M SN (season) Q H Y DE CE
	start time.Time // its first day, UTC midnight
}

const (
	firstYear = 1
	lastYear  = 9999
)

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func dayOf(t time.Time) time.Time { return day(t.Year(), int(t.Month()), t.Day()) }

// periodOf is the period of that unit that holds t.
func periodOf(unit string, t time.Time) period {
	y, m := t.Year(), int(t.Month())
	switch unit {
	case "W":
		return period{unit, t.AddDate(0, 0, -weekdayIndex(t))}
	case "WE":
		return period{unit, t.AddDate(0, 0, 5-weekdayIndex(t))}
	case "M":
		return period{unit, day(y, m, 1)}
	case "SN":
		if m < 3 {
			y--
		}
		return period{unit, day(y, seasonMonth(m), 1)}
	case "Q":
		return period{unit, day(y, (m-1)/3*3+1, 1)}
	case "H":
		return period{unit, day(y, (m-1)/6*6+1, 1)}
	case "Y":
		return period{unit, day(y, 1, 1)}
	case "DE":
		return period{unit, day(y/10*10, 1, 1)}
	case "CE":
		return period{unit, day(y/100*100, 1, 1)}
	}
	return period{"D", t}
}

// weekdayIndex counts from Monday, 0.
func weekdayIndex(t time.Time) int { return (int(t.Weekday()) + 6) % 7 }

// seasonMonth is the month that the season of month m begins with: 3, 6, 9 or 12.
func seasonMonth(m int) int {
	if m < 3 {
		return 12
	}
	return m / 3 * 3
}

// months are the lengths of the units that are made of months.
var months = map[string]int{"M": 1, "Q": 3, "SN": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}

// shift moves p by n units of its own kind.
func (p period) shift(n int) period { return p.shiftBy(n, p.unit) }

// shiftBy moves p by n of the given unit, keeping its own: a quarter a year earlier is a quarter.
func (p period) shiftBy(n int, unit string) period {
	if k := months[unit]; k > 0 {
		return periodOf(p.unit, addMonths(p.start, n*k))
	}
	if unit == "W" || unit == "WE" {
		n *= 7
	}
	return periodOf(p.unit, p.start.AddDate(0, 0, n))
}

// addMonths adds n months to t and stays in the month: 31 March less one month is 28 or 29 February.
func addMonths(t time.Time, n int) time.Time {
	first := day(t.Year(), int(t.Month())+n, 1)
	return day(first.Year(), int(first.Month()), min(t.Day(), daysIn(first)))
}

// daysIn is the length of the month that begins with first.
func daysIn(first time.Time) int { return first.AddDate(0, 1, -1).Day() }

// valid says whether p lies in the years that TIMEX3 can write, and does not begin with the first day of the first: that is
// the zero time, which stands for none.
func (p period) valid() bool {
	return !p.start.IsZero() && p.start.Year() >= firstYear && p.start.Year() <= lastYear && p.last().Year() <= lastYear
}

// last is the last day of p.
func (p period) last() time.Time {
	switch k := months[p.unit]; {
	case k > 0:
		return p.start.AddDate(0, k, -1)
	case p.unit == "W":
		return p.start.AddDate(0, 0, 6)
	case p.unit == "WE":
		return p.start.AddDate(0, 0, 1)
	}
	return p.start
}

// value writes p as TIMEX3 does.
func (p period) value() string {
	y, m := p.start.Year(), int(p.start.Month())
	switch p.unit {
	case "W", "WE":
		y, w := p.start.ISOWeek()
		week := digits(y, 4) + "-W" + digits(w, 2)
		if p.unit == "WE" {
			return week + "-WE"
		}
		return week
	case "M":
		return digits(y, 4) + "-" + digits(m, 2)
	case "SN":
		return digits(y, 4) + "-" + seasons[m]
	case "Q":
		return digits(y, 4) + "-Q" + itoa((m-1)/3+1)
	case "H":
		return digits(y, 4) + "-H" + itoa((m-1)/6+1)
	case "Y":
		return digits(y, 4)
	case "DE":
		return digits(y/10, 3) + "X"
	case "CE":
		return digits(y/100, 2) + "XX"
	}
	return p.start.Format(time.DateOnly)
}

// digits writes n with at least that many digits.
func digits(n, width int) string {
	s := itoa(n)
	if len(s) < width {
		return strings.Repeat("0", width-len(s)) + s
	}
	return s
}

// seasons are meteorological and northern: winter is named by the year it begins in.
var seasons = map[int]string{3: "SP", 6: "SU", 9: "FA", 12: "WI"}

// parsePeriod reads a TIMEX3 value of the calendar; a part of the day or a clock time after the day is left aside.
func parsePeriod(v string) (period, bool) {
	if d, _, ok := strings.Cut(v, "T"); ok {
		v = d
	}
	var p period
	if len(v) >= 4 && leadingDigits(v[:4]) == 4 {
		y, _ := atoi(v[:4])
		p = parsePart(y, v[4:])
	} else if n := leadingDigits(v); n > 0 && len(v) == 4 && strings.Trim(v[n:], "X") == "" {
		y, _ := atoi(v[:n])
		p = map[int]period{2: {"CE", day(y*100, 1, 1)}, 3: {"DE", day(y*10, 1, 1)}}[n]
	}
	return p, p.unit != "" && v == p.value()
}

// parsePart reads what follows the year: "", -01, -01-19, -Q1, -H1, -SU, -W03, -W03-WE.
func parsePart(y int, rest string) period {
	n, _ := atoi(digitsOf(rest))
	switch {
	case rest == "":
		return period{"Y", day(y, 1, 1)}
	case strings.HasPrefix(rest, "-Q"):
		return period{"Q", day(y, n*3-2, 1)}
	case strings.HasPrefix(rest, "-H"):
		return period{"H", day(y, n*6-5, 1)}
	case strings.HasPrefix(rest, "-W") && strings.HasSuffix(rest, "-WE"):
		return period{"WE", isoWeek(y, n).AddDate(0, 0, 5)}
	case strings.HasPrefix(rest, "-W") && n > 0:
		return period{"W", isoWeek(y, n)}
	case len(rest) == len("-01"):
		for m, code := range seasons {
			if rest[1:] == code {
				return period{"SN", day(y, m, 1)}
			}
		}
		return period{"M", day(y, n, 1)}
	case len(rest) == len("-01-19"):
		d, _ := atoi(rest[4:])
		return period{"D", day(y, n, d)}
	}
	return period{}
}

// digitsOf is the first run of digits in s.
func digitsOf(s string) string {
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return ""
	}
	return s[i : i+leadingDigits(s[i:])]
}

// isoWeek is the Monday of week w of ISO year y.
func isoWeek(y, w int) time.Time {
	fourth := day(y, 1, 4) // always in week 1
	return fourth.AddDate(0, 0, (w-1)*7-weekdayIndex(fourth))
}

// precisions name the units as the record does.
var precisions = map[string]string{
	"D": "day", "W": "week", "WE": "days", "M": "month", "SN": "season", "Q": "quarter", "H": "season", "Y": "year", "DE": "decade", "CE": "none", "days": "days",
}

// interval writes a stretch of days that TIMEX3 has no name for, as ISO 8601 does.
func interval(first, last time.Time) string {
	return first.Format(time.DateOnly) + "/" + last.Format(time.DateOnly)
}

// Interval returns the first and last day that a TIMEX3 value and mod stand for, and whether they stand for any. START,
// MID and END are a third of their period each: early 2023 is January to April.
func Interval(value, mod string) (from, to time.Time, ok bool) {
	if first, last, ok := strings.Cut(value, "/"); ok {
		from, err1 := time.Parse(time.DateOnly, first)
		to, err2 := time.Parse(time.DateOnly, last)
		return from, to, err1 == nil && err2 == nil
	}
	p, ok := parsePeriod(value)
	if !ok {
		return from, to, false
	}
	from, to = p.interval(mod)
	return from, to, true
}

// interval is the first and last day of the part of p that mod names.
func (p period) interval(mod string) (from, to time.Time) {
	if months[p.unit] >= 3 {
		return thirdOfMonths(p, mod)
	}
	from, to = p.start, p.last()
	switch third := (days(from, to) + 1) / 3; {
	case third == 0:
	case mod == "START":
		to = from.AddDate(0, 0, third-1)
	case mod == "MID":
		from, to = from.AddDate(0, 0, third), to.AddDate(0, 0, -third)
	case mod == "END":
		from = to.AddDate(0, 0, 1-third)
	}
	return from, to
}

func thirdOfMonths(p period, mod string) (from, to time.Time) {
	third := months[p.unit] / 3
	if p.unit == "DE" { // years are not cut: 0-3, 4-6, 7-9
		switch mod {
		case "START":
			return p.start, p.start.AddDate(4, 0, -1)
		case "MID":
			return p.start.AddDate(4, 0, 0), p.start.AddDate(7, 0, -1)
		case "END":
			return p.start.AddDate(7, 0, 0), p.last()
		}
	}
	switch mod {
	case "START":
		return p.start, p.start.AddDate(0, third, -1)
	case "MID":
		return p.start.AddDate(0, third, 0), p.start.AddDate(0, 2*third, -1)
	case "END":
		return p.start.AddDate(0, 2*third, 0), p.last()
	}
	return p.start, p.last()
}
