package date

import (
	"time"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A timex is what an expression means.
type timex struct {
	typ, value, mod string
	anchor          string
	period          period // what later expressions may count from; zero where there is none
}

// A context is what expressions are read against.
type context struct {
	doc    *text.Document
	ref    time.Time // the day of writing, zero where unknown
	anchor string    // where ref is from: published or document

	told    []mention // what the text has spoken of so far
	quarter mention   // the last quarter that figures were given for
	g       *grammar

	sentence int    // the one at hand
	items    []item // its items
}

// A mention is a period of the calendar that the text has spoken of.
type mention struct {
	period
	sentence int
	named    bool // with its year
	compared bool // only as what another is compared with: "a year earlier"
}

const (
	anchorExplicit  = "explicit"
	anchorPublished = "published"
	anchorDocument  = "document"
	anchorNone      = "none"
)

// resolve gives the meaning of m; ok is false where it is no expression of time after all.
func (c *context) resolve(m *match) (timex, bool) {
	if !c.allowed(m) {
		return timex{}, false
	}
	switch m.rule.action {
	case "calendar":
		return c.calendar(m)
	case "unit":
		return c.unit(m), unitOf(m)[0] != 'T' // "the last minute" is no time of day
	case "shift":
		return c.shift(m, c.ref, c.anchor), true
	case "narrative":
		return c.narrative(m), true
	case "narrate":
		return c.narrate(m), true
	case "ended":
		return c.ended(m)
	case "same":
		return c.sameUnit(m), true
	case "duration":
		return duration(m), true
	case "set":
		return set(m), true
	case "day":
		return c.thatDay(m)
	case "ref":
		return timex{typ: "DATE", value: m.rule.args[0], anchor: anchorNone}, true
	}
	return timex{}, false
}

// thatDay resolves a day known by its month and day alone, "the Sept. 11 attacks", if it is the one that the rule names.
func (c *context) thatDay(m *match) (timex, bool) {
	p, ok := parsePeriod(m.rule.args[0])
	month, _ := m.int("MONTH")
	d, _ := m.first("DAY", "ORD")
	return at(m, p, anchorExplicit), ok && int(p.start.Month()) == month && p.start.Day() == d
}

// unanchored is an expression of the calendar whose anchor is missing.
func unanchored(m *match) timex {
	return timex{typ: typeOf(m), mod: modOf(m), anchor: anchorNone}
}

// at is the timex of a period found from that anchor.
func at(m *match, p period, anchor string) timex {
	if !p.valid() {
		return unanchored(m)
	}
	t := timex{typ: typeOf(m), value: p.value(), mod: modOf(m), anchor: anchor, period: p}
	if clock := timeOfDay(m); clock != "" && p.unit == "D" {
		t.value += "T" + clock
	}
	return t
}

func typeOf(m *match) string {
	if timeOfDay(m) != "" {
		return "TIME"
	}
	return "DATE"
}

// modOf is the TIMEX3 mod that m's words carry.
func modOf(m *match) string {
	if m.rule.action == "unit" && len(m.rule.args) > 0 {
		return m.rule.args[0]
	}
	for _, class := range []string{"MOD", "EDGE", "SIDE", "APX", "NEAR"} {
		if m.has(class) {
			return m.str(class)
		}
	}
	return ""
}

// unit resolves "last month", "early next year", "the weekend".
func (c *context) unit(m *match) timex {
	if c.ref.IsZero() {
		return unanchored(m)
	}
	unit := unitOf(m)
	if unit == "FN" {
		return timex{typ: "DURATION", value: "P2W", anchor: anchorNone}
	}
	n, _ := m.int("REL")
	switch {
	case m.has("weekend") && !m.has("REL"):
		return at(m, c.weekend(m), c.anchor)
	case m.has("past"), m.has("latest"), m.has("previous"):
		n = -1
	case m.has("coming"), m.has("upcoming"):
		n = 1
	case !m.has("REL"):
		n = 0
	}
	return at(m, periodOf(unit, c.ref).shift(n), c.anchor)
}

// weekend is the last that has begun, or the next where the words point ahead.
func (c *context) weekend(m *match) period {
	p := periodOf("WE", c.ref)
	ahead := c.direction(m) > 0
	switch {
	case !ahead && p.start.After(c.ref):
		return p.shift(-1)
	case ahead && p.last().Before(c.ref):
		return p.shift(1)
	}
	return p
}

// shift resolves "two years ago" from that day.
func (c *context) shift(m *match, from time.Time, anchor string) timex {
	q, unit := quantity(m)
	if from.IsZero() {
		return unanchored(m)
	}
	if q.n == unknown {
		return timex{typ: "DATE", value: vagueRef(m), anchor: anchorNone}
	}
	if unit == "FN" {
		q.n, unit = q.n*2, "W"
	}
	n := m.rule.sign() * min(q.n, farthest)
	if unit[0] == 'T' {
		return at(m, period{"D", from}, anchor)
	}
	if p, ok := c.compared(m); ok && unit == "Y" && n == -1 {
		return at(m, p.shiftBy(-1, "Y"), anchorDocument)
	}
	return at(m, periodOf(unit, from).shift(n), anchor)
}

// farthest bounds what is counted, in any unit: beyond it lies no year that can be written.
const farthest = 10_000

func vagueRef(m *match) string {
	if m.rule.sign() < 0 {
		return "PAST_REF"
	}
	return "FUTURE_REF"
}

// narrative resolves what is told from a time the text has just spoken of: "that day", "the following year".
func (c *context) narrative(m *match) timex {
	unit := unitOf(m)
	switch {
	case unit == "Q" || m.has("period"):
		return c.reportingQuarter(m)
	case unit == "":
		unit = "D" // "the next morning"
	case unit[0] == 'T' || unit == "FN":
		return timex{typ: "DATE", value: "PAST_REF", anchor: anchorNone}
	}
	from, anchor, ok := c.from(unit)
	if !ok {
		return unanchored(m)
	}
	n := 0
	switch {
	case m.has("following"), m.has("next"):
		n = 1
	case m.has("previous"), m.has("preceding"):
		n = -1
	}
	if wd, ok := m.int("WEEKDAY"); ok {
		return at(m, period{"D", weekdayFrom(from.start, wd-1, n)}, anchor)
	}
	return at(m, periodOf(unit, from.start).shift(n), anchor)
}

// weekdayFrom is the weekday wd that is next before (-1) or after (+1) t, or in its week (0).
func weekdayFrom(t time.Time, wd, direction int) time.Time {
	switch back := (weekdayIndex(t) - wd + 7) % 7; direction {
	case 1:
		return t.AddDate(0, 0, 7-back)
	case -1:
		return t.AddDate(0, 0, -(back+6)%7-1)
	default:
		return t.AddDate(0, 0, wd-weekdayIndex(t))
	}
}

// reportingQuarter resolves "the quarter", "the latest period": the quarter that a report speaks of, or the last whole one.
func (c *context) reportingQuarter(m *match) timex {
	if c.quarter.unit != "" {
		return at(m, c.quarter.period, anchorDocument)
	}
	if c.ref.IsZero() {
		return unanchored(m)
	}
	return at(m, periodOf("Q", c.ref).shift(-1), c.anchor)
}

// tell notes the period that m stands for.
func (c *context) tell(m *match, t timex) {
	p := t.period
	said := mention{
		period: p, sentence: c.sentence,
		named:    t.anchor != c.anchor || c.ref.IsZero(),
		compared: m.has("year") && m.rule.action == "narrate" || m.rule.action == "shift",
	}
	c.told = append(c.told, said)
	over := c.ref.IsZero() || p.last().Before(c.ref)
	if p.unit == "Q" && over && (m.rule.action == "calendar" || m.rule.action == "ended") {
		c.quarter = said
	}
}

// compared is the period that "a year earlier" compares with: the quarter that figures were given for just before, or for
// "the same period" the last month too.
func (c *context) compared(m *match) (period, bool) {
	if c.quarter.unit != "" && c.sentence-c.quarter.sentence <= near {
		return c.quarter.period, true
	}
	if n := len(c.told); n > 0 && m.has("period") && c.told[n-1].unit == "M" {
		return c.told[n-1].period, true
	}
	return period{}, false
}

// near is how many sentences back a comparison may look for the quarter that it compares with.
const near = 5

// narrate resolves "two days later", "a year earlier".
func (c *context) narrate(m *match) timex {
	q, unit := quantity(m)
	if q.n == unknown {
		return timex{typ: "DURATION", value: q.iso(unit), anchor: anchorNone}
	}
	n := m.rule.sign() * min(q.n, farthest)
	if y, ok := m.int("YEAR"); ok { // the 1988 quarter
		return c.sameIn(m, y)
	}
	if unit == "Y" || unit == "" || unit == "Q" {
		if p, ok := c.compared(m); ok && n == -1 {
			return at(m, p.shiftBy(-1, "Y"), anchorDocument)
		}
	}
	switch {
	case unit == "":
		unit = "Y"
	case unit[0] == 'T':
		n, unit = 0, "D"
	case unit == "FN":
		n, unit = n*2, "W"
	}
	from, anchor, ok := c.from(unit)
	if !ok {
		return unanchored(m)
	}
	if unit == "W" && from.unit == "D" {
		return at(m, from.shiftBy(n, unit), anchor)
	}
	return at(m, periodOf(unit, from.start).shift(n), anchor)
}

// sameIn resolves "the 1988 period": the quarter at hand, of that year; else the year.
func (c *context) sameIn(m *match, y int) timex {
	if p, ok := c.compared(m); ok {
		return at(m, period{p.unit, day(y, int(p.start.Month()), 1)}, anchorDocument)
	}
	return at(m, period{"Y", day(y, 1, 1)}, anchorExplicit)
}

// sameUnit resolves "the same month last year", "the same week two years ago".
func (c *context) sameUnit(m *match) timex {
	unit := unitOf(m)
	from, anchor, ok := c.from(unit)
	if !ok {
		return unanchored(m)
	}
	years, ok := m.int("REL")
	if !ok {
		q, _ := quantity(m)
		years = -min(q.n, farthest)
	}
	return at(m, periodOf(unit, from.start).shiftBy(years, "Y"), anchor)
}

// ended resolves "the quarter ended Sept. 30"; a year that ends on a day is any year long, and has no other name.
func (c *context) ended(m *match) (timex, bool) {
	if unitOf(m) == "Y" {
		return timex{typ: "DURATION", value: "P1Y", anchor: anchorNone}, true
	}
	t, ok := c.month(m)
	if !ok || t.value == "" {
		return t, ok
	}
	if n, ok := m.int("ORD"); ok && m.has("quarter") && n < 5 { // of a fiscal year, as it is counted there
		return at(m, period{"Q", day(t.period.start.Year(), n*3-2, 1)}, t.anchor), true
	}
	return at(m, periodOf("Q", t.period.start), t.anchor), true
}

// memory is how many mentions back a reader goes for what "two days later" counts from.
const memory = 50

// from is the last period no longer than unit that the text has spoken of; where it has spoken of none, the day of writing.
func (c *context) from(unit string) (period, string, bool) {
	for i := len(c.told) - 1; i >= max(0, len(c.told)-memory); i-- {
		if said := c.told[i]; rank(said.unit) <= rank(unit) && !said.compared {
			return said.period, anchorDocument, true
		}
	}
	if n := len(c.told); n > 0 && c.sentence-c.told[n-1].sentence <= near && !c.told[n-1].compared { // only something longer
		return period{}, anchorNone, false
	}
	return period{"D", c.ref}, c.anchor, !c.ref.IsZero()
}

// rank orders units by length.
func rank(unit string) int {
	for i, u := range []string{"D", "WE", "W", "M", "SN", "Q", "H", "Y", "DE", "CE"} {
		if u == unit {
			return i
		}
	}
	return -1
}
