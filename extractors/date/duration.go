package date

import "strings"

// An amount is how many units a duration or a shift counts: n, or unknown; text is what TIMEX3 writes, "X" for unknown.
type amount struct {
	n    int
	text string
	half bool
}

// quantity reads how many of which unit m speaks of; "a year" is one.
func quantity(m *match) (amount, string) {
	q := amount{n: 1, text: "1"}
	if m.has("VAGUE") {
		q = amount{n: unknown, text: "X"}
	} else if m.has("PAIR") {
		q = amount{n: 2, text: "2"}
	} else if s := m.nth("NUM", 0); s.value != "" {
		q = amount{n: s.n, text: s.value}
	} else if m.has("MANY") {
		q = amount{n: unknown, text: "X"}
	}
	q.half = m.has("half") && m.has("and")
	if whole, ok := strings.CutSuffix(q.text, ".5"); ok { // 2 1/2 years
		q.n, q.half = m.nth("NUM", 0).n, true
		if q.n == unknown {
			q.n, _ = atoi(whole)
		}
	}
	unit := unitOf(m)
	if m.has("half") && !m.has("and") {
		return halved(unit)
	}
	return q, unit
}

// unitOf is the unit that m names, by its class or else as a word of the pattern; "" where it names none.
func unitOf(m *match) string {
	unit := m.g.class("UNIT")
	literal := ""
	for _, s := range m.captures {
		switch name := m.g.names[s.class]; name {
		case "UNIT", "ONE", "MANY":
			return s.value
		default:
			if w := m.g.words[name]; w != nil && literal == "" {
				literal = w.value(unit)
			}
		}
	}
	return literal
}

// halves are what half a unit is in the next smaller one.
var halves = map[string]struct {
	n    int
	unit string
}{"Y": {6, "M"}, "TH": {30, "TM"}, "TM": {30, "TS"}, "D": {12, "TH"}, "DE": {5, "Y"}, "CE": {50, "Y"}}

func halved(unit string) (amount, string) {
	if h, ok := halves[unit]; ok {
		return amount{n: h.n, text: itoa(h.n)}, h.unit
	}
	return amount{n: unknown, text: "0.5"}, unit
}

// iso writes q units as TIMEX3 writes a duration: P3Y, PT48H, PXW. Decades and centuries that are counted are years.
func (q amount) iso(unit string) string {
	if q.n > 0 {
		switch unit {
		case "FN":
			return amount{n: 2 * q.n, text: itoa(2 * q.n), half: q.half}.iso("W")
		case "DE":
			return amount{n: 10*q.n + 5*btoi(q.half)}.plain("Y")
		case "CE":
			return amount{n: 100*q.n + 50*btoi(q.half)}.plain("Y")
		}
	}
	h, ok := halves[unit]
	switch {
	case q.half && ok:
		return q.plain(unit) + strings.TrimPrefix(amount{n: h.n}.plain(h.unit), shared(unit, h.unit))
	case unit[0] == 'T':
		return "PT" + q.text + unit[1:]
	case unit == "FN":
		return "PXW"
	}
	return "P" + q.text + unit
}

// plain writes n whole units.
func (q amount) plain(unit string) string {
	if unit[0] == 'T' {
		return "PT" + itoa(q.n) + unit[1:]
	}
	return "P" + itoa(q.n) + unit
}

// shared is what the second of two parts of a duration does not repeat: P1Y6M, PT1H30M, P1DT12H.
func shared(unit, smaller string) string {
	if unit[0] == 'T' && smaller[0] == 'T' {
		return "PT"
	}
	return "P"
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// duration resolves a length of time.
func duration(m *match) timex {
	q, unit := quantity(m)
	return timex{typ: "DURATION", value: q.iso(unit), mod: boundOf(m), anchor: anchorNone}
}

// boundOf is the mod of a bounded length: "nearly", "at least", "more than".
func boundOf(m *match) string {
	switch {
	case m.has("more") && m.has("than") && m.has("no"), m.has("most"), m.has("up"), m.has("as"):
		return "EQUAL_OR_LESS"
	case m.has("least"), m.has("no"):
		return "EQUAL_OR_MORE"
	case m.has("more") && m.has("than"):
		return "MORE_THAN"
	case m.has("less"), m.has("fewer"), m.has("close"):
		return "LESS_THAN"
	}
	return modOf(m)
}

// set resolves what recurs: "every Friday", "daily", "twice a week".
func set(m *match) timex {
	t := timex{typ: "SET", anchor: anchorNone}
	wd, hasWeekday := m.int("WEEKDAY")
	if !hasWeekday {
		wd, hasWeekday = m.int("WEEKDAYS")
	}
	part := m.str("PART") + m.str("PARTS")
	switch {
	case m.has("SETWORD"):
		t.value = m.str("SETWORD")
	case hasWeekday:
		t.value = "XXXX-WXX-" + itoa(wd)
	case m.has("MONTH"):
		n, _ := m.int("MONTH")
		t.value = "XXXX-" + digits(n, 2)
	case m.has("SEASON"):
		t.value = "XXXX-" + m.str("SEASON")
	case part != "":
		t.value = "XXXX-XX-XX"
	default:
		q, unit := quantity(m)
		if m.has("times") {
			q = amount{n: 1, text: "1"}
		}
		t.value = q.iso(unit)
	}
	if part != "" {
		t.value += "T" + part
	}
	return t
}
