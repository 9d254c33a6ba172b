package date

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/hablullah/go-hijri"
	"github.com/jalaali/go-jalaali"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
)

//go:embed holidays.txt
var holidayFile string

// holidays are the named days, read once.
var holidays = sync.OnceValue(func() *lexicon.Lexicon { return lexicon.Must("holidays.txt", holidayFile) })

// A span is a named stretch of days.
type span struct{ first, last time.Time }

// holiday finds the named day that rule describes in a Gregorian year, where that year has it. A Hijri day may fall twice in
// one; then the first counts.
func holiday(rule string, year int) (span, bool) {
	kind, rest, _ := strings.Cut(rule, " ")
	switch {
	case kind == "hijri":
		return hijriDay(rest, year)
	case kind == "persian":
		return persianDay(rest, year)
	case kind == "nth":
		return nthWeekday(rest, year)
	case kind == "easter-week":
		return span{easter(year).AddDate(0, 0, -7), easter(year).AddDate(0, 0, -1)}, true
	case strings.HasPrefix(kind, "easter"):
		var n int
		_, err := fmt.Sscanf(kind, "easter%d", &n)
		t := easter(year).AddDate(0, 0, n)
		return span{t, t}, err == nil
	}
	var m, d int
	if n, err := fmt.Sscanf(rule, "%d-%d", &m, &d); n != 2 || err != nil || len(rule) != len("12-25") {
		return span{}, false
	}
	return span{day(year, m, d), day(year, m, d)}, true
}

// nthWeekday reads "11 4 4+1": month, weekday from Monday 1, which one of the month (-1 the last), days after it.
func nthWeekday(rule string, year int) (span, bool) {
	var month, weekday, nth, plus int
	which, offset, _ := strings.Cut(rule, "+")
	if _, err := fmt.Sscanf(which, "%d %d %d", &month, &weekday, &nth); err != nil {
		return span{}, false
	}
	if offset != "" {
		plus, _ = atoi(offset)
	}
	t := day(year, month, 1)
	t = t.AddDate(0, 0, (weekday-1-weekdayIndex(t)+7)%7+7*(nth-1))
	if nth < 0 {
		t = day(year, month+1, 0)
		t = t.AddDate(0, 0, -(weekdayIndex(t)-weekday+1+7)%7)
	}
	t = t.AddDate(0, 0, plus)
	return span{t, t}, true
}

// easter is Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Jones, Butcher).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return day(y, n/31, n%31+1)
}

// hijriDay reads "09" (a month) or "10-01" (a day) of the Islamic calendar.
func hijriDay(rule string, year int) (span, bool) {
	var m, d int
	n, _ := fmt.Sscanf(rule, "%d-%d", &m, &d)
	if n == 0 {
		return span{}, false
	}
	first := (year - 622) * 33 / 32 // near the Hijri year that begins in this one
	for h := first - 1; h <= first+2; h++ {
		s := span{hijriToGregorian(h, m, max(d, 1)), hijriToGregorian(h, m, max(d, 1))}
		if d == 0 {
			s.last = hijriToGregorian(h+m/12, m%12+1, 1).AddDate(0, 0, -1)
		}
		if s.first.Year() == year && h > 0 {
			return s, true
		}
	}
	return span{}, false
}

// hijriToGregorian uses the calendar of Umm al-Qura where it is defined (1356 to 1500 AH), the tabular one elsewhere.
func hijriToGregorian(y, m, d int) time.Time {
	if y > 1356 && y < 1500 {
		return dayOf(hijri.UmmAlQuraDate{Day: int64(d), Month: int64(m), Year: int64(y)}.ToGregorian())
	}
	return dayOf(hijri.HijriDate{Day: int64(d), Month: int64(m), Year: int64(y)}.ToGregorian())
}

// persianDay reads "01-01" of the Persian calendar.
func persianDay(rule string, year int) (span, bool) {
	var m, d int
	if _, err := fmt.Sscanf(rule, "%d-%d", &m, &d); err != nil {
		return span{}, false
	}
	for _, persian := range []int{year - 621, year - 622} {
		y, month, gd, err := jalaali.ToGregorian(persian, jalaali.Month(m), d)
		if err == nil && y == year {
			t := day(y, int(month), gd)
			return span{t, t}, true
		}
	}
	return span{}, false
}

// holiday resolves a named day: in the year it names, else the nearest that the words allow.
func (c *context) holiday(m *match) (timex, bool) {
	rule := m.str("HOLIDAY")
	if t, err := time.Parse("2006-01-02", rule); err == nil {
		return at(m, period{"D", t}, anchorExplicit), true
	}
	y, ok := c.year(m)
	anchor := anchorExplicit
	if d, isDay := m.first("DAY", "ORD"); isDay { // of a month: 10 Muharram
		rule += "-" + digits(d, 2)
	}
	if ok && y < firstGregorian {
		return c.hijriYear(m, rule, y)
	}
	if !ok {
		if c.ref.IsZero() {
			return unanchored(m), true
		}
		if y, ok = c.holidayYear(m, rule); !ok {
			return unanchored(m), true
		}
		anchor = c.anchor
	}
	s, ok := holiday(rule, y)
	if !ok {
		return unanchored(m), true
	}
	if s.first.Equal(s.last) {
		return at(m, period{"D", s.first}, anchor), true
	}
	if rule == "easter-week" {
		return at(m, periodOf("W", s.last), anchor), true
	}
	return timex{typ: "DATE", value: interval(s.first, s.last), mod: modOf(m), anchor: anchor, period: period{"days", s.first}}, true
}

// firstGregorian tells years of the Islamic calendar from others.
const firstGregorian = 1600

// hijriYear resolves a day of the Islamic calendar with its own year: 27 Ramadan 1445.
func (c *context) hijriYear(m *match, rule string, y int) (timex, bool) {
	var month, d int
	n, _ := fmt.Sscanf(rule, "hijri %d-%d", &month, &d)
	if n != 2 || d < 1 || d > 30 {
		return unanchored(m), true
	}
	return at(m, period{"D", hijriToGregorian(y, month, d)}, anchorExplicit), true
}

func (c *context) holidayYear(m *match, rule string) (int, bool) {
	y := c.ref.Year()
	if rel, ok := m.int("REL"); ok && m.has("year") {
		return y + rel, true
	}
	now, ok := holiday(rule, y)
	if !ok {
		return 0, false
	}
	past, future := now, now
	if now.first.After(c.ref) {
		past, ok = holiday(rule, y-1)
	} else {
		future, ok = holiday(rule, y+1)
	}
	if !ok {
		return y, true
	}
	return c.nearer(m, past.first, future.first), true
}
