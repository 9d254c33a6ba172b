package date

import (
	"strings"
	"time"
)

// calendar resolves what the calendar names: days, months, years, quarters, weekdays, and times on them.
func (c *context) calendar(m *match) (timex, bool) {
	switch {
	case m.has("HOLIDAY"):
		return c.holiday(m)
	case m.has("NUMDATE"):
		t, ok := c.numeric(m.str("NUMDATE"))
		return at(m, period{"D", t}, anchorExplicit), ok
	case m.has("MONTH"), m.has("BAREMONTH"), m.has("FULLMONTH"):
		t, ok := c.month(m)
		if ok && m.rule.says("week") && t.period.unit == "D" {
			t = at(m, periodOf("W", t.period.start), t.anchor)
		}
		return t, ok
	case m.has("DECADE"), m.has("DECADEWORD"):
		return c.decade(m), true
	case m.has("century"):
		n, _ := m.int("ORD")
		return at(m, period{"CE", day((n-1)*100, 1, 1)}, anchorExplicit), n > 1 && n < 31
	}
	if unit, index := part(m); unit != "" {
		return c.partOfYear(m, unit, index), true
	}
	if y, ok := c.year(m); ok {
		return at(m, period{"Y", day(y, 1, 1)}, anchorExplicit), y >= firstYear && y <= lastYear
	}
	return c.nearDay(m), true
}

// year is the year that m names, and whether it does.
func (c *context) year(m *match) (int, bool) {
	if m.rule.says("season") { // the second year of 2024-25
		first, _ := m.int("YEAR")
		return first + 1, true
	}
	for _, class := range []string{"YEAR", "YEARWORDS"} {
		if y, ok := m.int(class); ok {
			return y, true
		}
	}
	for _, class := range []string{"YEAR2", "FISCALYEAR"} {
		if y, ok := m.int(class); ok {
			return c.century(y), true
		}
	}
	return 0, false
}

// century completes a year of two digits: the nearest that is not far ahead of the day of writing.
func (c *context) century(y int) int {
	if y >= 100 {
		return y
	}
	now := 2000
	if !c.ref.IsZero() {
		now = c.ref.Year()
	}
	y += now / 100 * 100
	if y > now+20 {
		y -= 100
	}
	return y
}

// month resolves a month, with or without its day and its year.
func (c *context) month(m *match) (timex, bool) {
	month, _ := m.first("MONTH", "BAREMONTH", "FULLMONTH")
	d, hasDay := m.first("DAY", "ORD")
	if hasDay && m.rule.says("last") {
		d, _ = lastOf(m, "DAY", "ORD")
	}
	if hasDay && (d < 1 || d > 31) {
		return timex{}, false
	}
	y, ok := c.year(m)
	anchor := anchorExplicit
	if !ok {
		near, told := c.toldNear(hasDay)
		switch {
		case told:
			y, anchor = nearestYear(near, month, max(d, 1)), anchorDocument
		case c.ref.IsZero():
			return unanchored(m), true
		default:
			y, anchor = c.yearOf(m, month, d, hasDay), c.anchor
		}
	}
	if !hasDay {
		return at(m, period{"M", day(y, month, 1)}, anchor), true
	}
	t := day(y, month, d)
	if int(t.Month()) != month { // 30 February
		return unanchored(m), true
	}
	return at(m, period{"D", t}, anchor), true
}

// toldNear is the day, its year named, that the text spoke of just before, where a day without its year goes on from there:
// "on November 26, 2019 … on November 30". Where the day of writing is unknown any such day or month before will do.
func (c *context) toldNear(hasDay bool) (time.Time, bool) {
	if len(c.told) == 0 {
		return time.Time{}, false
	}
	said := c.told[len(c.told)-1]
	if c.ref.IsZero() {
		return said.start, said.named && rank(said.unit) <= rank("M")
	}
	return said.start, said.named && hasDay && said.unit == "D" && said.start.Year() != c.ref.Year() && c.sentence-said.sentence <= 1
}

// nearestYear is the year that brings a day of the calendar nearest to t.
func nearestYear(t time.Time, month, d int) int {
	best := t.Year()
	for _, y := range []int{best - 1, best + 1} {
		if distance(day(y, month, d), t) < distance(day(best, month, d), t) {
			best = y
		}
	}
	return best
}

func lastOf(m *match, classes ...string) (int, bool) {
	for i := len(m.captures) - 1; i >= 0; i-- {
		for _, class := range classes {
			if m.g.names[m.captures[i].class] == class {
				return m.captures[i].n, true
			}
		}
	}
	return 0, false
}

// yearOf finds the year of a month, or a day of it, that names none.
func (c *context) yearOf(m *match, month, d int, hasDay bool) int {
	y := c.ref.Year()
	if rel, ok := m.int("REL"); ok && m.has("year") {
		return y + rel
	}
	if m.has("that") || m.has("same") || m.has("previous") || m.has("following") {
		if p, _, ok := c.from("Y"); ok {
			return p.start.Year() + btoi(m.has("following")) - btoi(m.has("previous"))
		}
	}
	if !hasDay {
		return c.yearOfMonth(m, month)
	}
	return c.yearOfDay(m, month, d)
}

func (c *context) yearOfMonth(m *match, month int) int {
	y, now := c.ref.Year(), int(c.ref.Month())
	rel, hasRel := m.int("REL")
	switch {
	case hasRel && rel < 0 || m.has("past"):
		if month >= now {
			y--
		}
	case hasRel && rel > 0 || m.has("coming"):
		if month <= now {
			y++
		}
	case hasRel:
	default:
		return y + c.yearsToMonth(m, month)
	}
	return y
}

// yearsToMonth says whether a bare month lies in the year before that of writing, in it, or in the year after: one of the
// last three is past, another one ahead where the words point there.
func (c *context) yearsToMonth(m *match, month int) int {
	now := int(c.ref.Month())
	back := (now - month + 12) % 12
	ahead := back > 3 && (c.direction(m) > 0 || back > 9 && c.direction(m) == 0)
	switch {
	case month <= now && ahead:
		return 1
	case month > now && !ahead:
		return -1
	}
	return 0
}

// yearOfDay takes the year that brings a day nearest to the day of writing, in the direction that the words point.
func (c *context) yearOfDay(m *match, month, d int) int {
	y := c.ref.Year()
	past, future := day(y, month, d), day(y, month, d)
	if past.After(c.ref) {
		past = day(y-1, month, d)
	} else {
		future = day(y+1, month, d)
	}
	return c.nearer(m, past, future)
}

// nearer chooses between the last and the next of a yearly day, and returns its year.
func (c *context) nearer(m *match, past, future time.Time) int {
	rel, hasRel := m.int("REL")
	back, ahead := days(past, c.ref), days(c.ref, future)
	switch {
	case hasRel && rel < 0 || m.has("past"):
		return past.Year()
	case hasRel && rel > 0 || m.has("coming"):
		return future.Year()
	case hasRel:
		return c.ref.Year()
	case c.tokenBefore(m).Norm == "ended":
		return past.Year()
	case (ahead <= 60 && back > 120 || ahead < 7) && c.direction(m) >= 0:
		return future.Year()
	case back <= 120: // so near nobody names the year
		return past.Year()
	case c.direction(m) > 0:
		return future.Year()
	case c.direction(m) < 0:
		return past.Year()
	case ahead < back:
		return future.Year()
	}
	return past.Year()
}

func days(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }

func (c *context) decade(m *match) timex {
	n, ok := m.int("DECADE")
	if !ok {
		n, _ = m.int("DECADEWORD")
	}
	if n < 100 {
		n = c.century(n)
	}
	return at(m, period{"DE", day(n, 1, 1)}, anchorExplicit)
}

// part returns the unit of a named part of a year, and the month that it begins with, counted from 1.
func part(m *match) (unit string, month int) {
	n, hasOrd := m.int("ORD")
	switch {
	case m.has("SEASON"):
		for month, code := range seasons {
			if code == m.str("SEASON") {
				return "SN", month
			}
		}
	case m.has("QUARTER"):
		n, _ = m.int("QUARTER")
		return "Q", n*3 - 2
	case m.has("HALF"):
		n, _ = m.int("HALF")
		return "H", n*6 - 5
	case m.has("half") && m.has("latter"):
		return "H", 7
	case m.has("half"):
		if rel, ok := m.int("REL"); ok && !hasOrd && rel < 0 {
			n = 2
		}
		return "H", min(max(n, 1), 2)*6 - 5
	case m.has("quarter") && hasOrd:
		return "Q", min(max(n, 1), 4)*3 - 2
	}
	return "", 0
}

func (c *context) partOfYear(m *match, unit string, month int) timex {
	y, ok := c.year(m)
	if ok {
		return at(m, period{unit, day(y, month, 1)}, anchorExplicit)
	}
	if c.ref.IsZero() {
		return unanchored(m)
	}
	y = c.ref.Year()
	rel, hasRel := m.int("REL")
	start := func(y int) time.Time { return day(y, month, 1) }
	switch {
	case hasRel && m.has("year"):
		y += rel
	case hasRel && rel < 0 || m.has("past"):
		for !(period{unit, start(y)}).last().Before(c.ref) {
			y--
		}
	case hasRel && rel > 0 || m.has("coming"):
		if !start(y).After(c.ref) {
			y++
		}
	case hasRel:
	case start(y).After(c.ref) && c.direction(m) <= 0:
		y--
	}
	return at(m, period{unit, start(y)}, c.anchor)
}

// nearDay resolves weekdays, "yesterday", "tonight", and a time of day alone.
func (c *context) nearDay(m *match) timex {
	if p, ok := c.sameDay(m); ok {
		return at(m, p, anchorDocument)
	}
	if c.ref.IsZero() {
		return unanchored(m)
	}
	if m.has("overnight") {
		return at(m, c.overnight(m), c.anchor)
	}
	t := c.ref
	rel, hasRel := m.int("REL")
	wd, hasWeekday := m.first("WEEKDAY", "WEEKDAYABBR")
	switch {
	case m.rule.says("week"): // Tuesday of next week
		t = periodOf("W", t).shift(rel).start.AddDate(0, 0, wd-1)
	case hasWeekday:
		t = c.weekday(m, wd-1)
	case m.has("before"):
		t = t.AddDate(0, 0, -2)
	case m.has("after"):
		t = t.AddDate(0, 0, 2)
	case m.has("yesterday"):
		t = t.AddDate(0, 0, -1)
	case m.has("tomorrow"):
		t = t.AddDate(0, 0, 1)
	case hasRel:
		t = t.AddDate(0, 0, rel)
	}
	return at(m, period{"D", t}, c.anchor)
}

// overnight is the night before the day that the sentence, or the last one, tells of, else before the day of writing:
// "said on Wednesday that aircraft had bombed the town overnight".
func (c *context) overnight(m *match) period {
	t := c.ref
	if n := len(c.told); n > 0 && c.told[n-1].unit == "D" && c.sentence-c.told[n-1].sentence <= 1 {
		t = c.told[n-1].start
	}
	if c.direction(m) > 0 {
		return period{"D", t}
	}
	return period{"D", t.AddDate(0, 0, -1)}
}

// sameDay is the day that a bare clock time goes on from: the last that its sentence, or the story just before it, has
// spoken of. A schedule that lies ahead is of the day of writing.
func (c *context) sameDay(m *match) (period, bool) {
	n := len(c.told)
	if _, _, clock := clockOf(m); !clock || n == 0 || m.has("REL") || c.ownDay(m) {
		return period{}, false
	}
	said := c.told[n-1]
	return said.period, said.unit == "D" && (said.sentence == c.sentence || c.sentence-said.sentence <= scene && c.direction(m) <= 0)
}

// scene is how many sentences a story stays on the day that it has named.
const scene = 3

// ownDay says whether m names its day beside its time.
func (c *context) ownDay(m *match) bool {
	for _, class := range []string{"WEEKDAY", "WEEKDAYABBR", "yesterday", "today", "tomorrow", "this"} {
		if m.has(class) {
			return true
		}
	}
	return false
}

// weekday finds the day of a named weekday: the nearest past one, the day of writing included, unless the words or the
// tense point ahead.
func (c *context) weekday(m *match, wd int) time.Time {
	back := (weekdayIndex(c.ref) - wd + 7) % 7
	rel, hasRel := m.int("REL")
	switch {
	case hasRel && rel < 0, m.has("past"):
		return weekdayFrom(c.ref, wd, -1)
	case hasRel && rel > 0, m.has("coming"):
		return weekdayFrom(c.ref, wd, 1)
	case hasRel, c.direction(m) > 0:
		return c.ref.AddDate(0, 0, (7-back)%7)
	}
	return c.ref.AddDate(0, 0, -back)
}

// timeOfDay is what follows the T in a TIME value: "10:35", "NI"; "" where m names no time of day.
func timeOfDay(m *match) string {
	hour, minute, ok := clockOf(m)
	switch {
	case !ok && (m.has("tonight") || m.has("overnight")):
		return "NI"
	case !ok:
		return m.str("PART")
	}
	pm := m.str("AMPM") == "PM" || m.has("PART") && m.str("PART") != "MO"
	switch {
	case pm && hour < 12:
		hour += 12
	case m.str("AMPM") == "AM" && hour == 12:
		hour = 0
	}
	return digits(hour, 2) + ":" + digits(minute, 2)
}

func clockOf(m *match) (hour, minute int, ok bool) {
	if s := m.str("CLOCK"); s != "" {
		h, rest, _ := strings.Cut(s, ":")
		hour, _ = atoi(h)
		minute, _ = atoi(rest[:2])
		return hour, minute, true
	}
	if h, ok := m.int("HOURWORD"); ok {
		return h, 0, true
	}
	if h, ok := m.int("HOUR"); ok {
		return h, 0, true
	}
	if n, ok := m.int("MILITARY"); ok {
		return n / 100, n % 100, true
	}
	if n, ok := m.int("NUM"); ok && (m.has("o'clock") || m.has("AMPM") || m.has("PART")) {
		return n, 0, n <= 24
	}
	return 0, 0, false
}
