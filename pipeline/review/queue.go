package review

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// A Filter is what of the queue is asked for; it is the address of the page.
type Filter struct {
	Source, Place, Actor, Measure, Standing, Hedge, State, Query, From, To, Sort string
}

// filterOf reads a filter from an address.
func filterOf(q url.Values) Filter {
	get := func(name string) string { return strings.TrimSpace(q.Get(name)) }
	return Filter{
		Source: get("source"), Place: get("place"), Actor: get("actor"), Measure: get("measure"), Standing: get("standing"),
		Hedge: get("hedge"), State: get("state"), Query: get("q"), From: get("from"), To: get("to"), Sort: get("sort"),
	}
}

// parts are the filter's parts by name.
func (f Filter) parts() [][2]string {
	return [][2]string{
		{"source", f.Source}, {"place", f.Place}, {"actor", f.Actor}, {"measure", f.Measure}, {"standing", f.Standing},
		{"hedge", f.Hedge}, {"state", f.State}, {"q", f.Query}, {"from", f.From}, {"to", f.To}, {"sort", f.Sort},
	}
}

// Values is the filter as an address has it.
func (f Filter) Values() url.Values {
	v := url.Values{}
	for _, x := range f.parts() {
		if x[1] != "" {
			v.Set(x[0], x[1])
		}
	}
	return v
}

// entry says whether e is asked for, its text and its decisions aside.
func (f Filter) entry(e *Entry) bool {
	if f.Source != "" && e.Source != f.Source ||
		f.From != "" && e.Published < f.From || f.To != "" && (e.Published == "" || e.Published > f.To) ||
		f.Actor != "" && !slices.ContainsFunc(e.Actors, func(a string) bool { return contains(a, f.Actor) }) ||
		f.Hedge != "" && !slices.Contains(e.Hedges, f.Hedge) {
		return false
	}
	return !f.ofFigures() || slices.ContainsFunc(e.Figures, func(x Figure) bool { return f.figure(&x) })
}

func (f Filter) ofFigures() bool { return f.Place != "" || f.Measure != "" || f.Standing != "" }

// figure says whether a figure is asked for.
func (f Filter) figure(x *Figure) bool {
	return (f.Measure == "" || x.Measure == f.Measure) && (f.Standing == "" || x.Standing == f.Standing) &&
		(f.Place == "" || contains(x.Place, f.Place) || strings.EqualFold(x.Country, f.Place))
}

func contains(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

// Find returns the entries asked for, decided or not, most worth a look first, or by date.
func (x *Index) Find(f Filter) []*Entry {
	entries := x.snapshot()
	if f.Query != "" {
		having := x.having(f.Query)
		entries = slices.DeleteFunc(entries, func(e *Entry) bool { return !having.has(e.line) })
	}
	entries = slices.DeleteFunc(entries, func(e *Entry) bool { return !f.entry(e) })
	slices.SortFunc(entries, func(a, b *Entry) int {
		byDate := cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.ID, b.ID))
		if f.Sort == "date" {
			return byDate
		}
		return cmp.Or(cmp.Compare(b.Score, a.Score), byDate)
	})
	return entries
}

// counts are how many articles have a value.
type counts struct{ source, measure, standing, hedge map[string]int }

func countsOf(entries []*Entry) counts {
	n := counts{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}}
	for _, e := range entries {
		n.source[e.Source]++
		for _, h := range e.Hedges {
			n.hedge[h]++
		}
		for i, f := range e.Figures {
			before := e.Figures[:i]
			if !slices.ContainsFunc(before, func(g Figure) bool { return g.Measure == f.Measure }) {
				n.measure[f.Measure]++
			}
			if !slices.ContainsFunc(before, func(g Figure) bool { return g.Standing == f.Standing }) {
				n.standing[f.Standing]++
			}
		}
	}
	return n
}

// reviewed says whether every figure of e is decided, or the article as a whole.
func reviewed(e *Entry, decisions []Decision) bool {
	if slices.ContainsFunc(decisions, func(d Decision) bool { return d.Key == "" && d.Verdict == Accept }) {
		return true
	}
	return len(e.Figures) > 0 && decidedOf(e, decisions) == len(e.Figures)
}

// decidedOf is how many of e's figures are decided.
func decidedOf(e *Entry, decisions []Decision) int {
	n := 0
	for _, f := range e.Figures {
		if slices.ContainsFunc(decisions, func(d Decision) bool { return d.Key == f.Key && d.Verdict != Note }) {
			n++
		}
	}
	return n
}

// A Reason is why an article is worth a look.
type Reason struct {
	Why    string
	Weight int
}

// Reasons say why e is worth a look: doubt and change first, then what the extractors had little to go by.
func (e *Entry) Reasons() []Reason {
	var out []Reason
	add := func(is bool, why string, weight int) {
		if is {
			out = append(out, Reason{why, weight})
		}
	}
	add(e.Changed, "figures changed", 4)
	add(e.Differs, "copies differ", 4)
	count := map[string]int{}
	for _, f := range e.Figures {
		count[f.Standing]++
		if slices.Contains(weakRules, f.Rule) {
			count["weak"]++
		}
		if f.Derived || f.Qualifier == "vague" {
			count["vague"]++
		}
		if f.Scope == "incident" && !f.Part && (f.Day == "" || f.Place == "") {
			count["unplaced"]++
		}
	}
	for _, standing := range []string{"disputed", "denied", "unverified"} {
		add(count[standing] > 0, standing, 4*count[standing])
	}
	add(e.Genre == "opinion" && len(e.Figures) > 0, "opinion", 2)
	add(count["weak"] > 0, "weak evidence", count["weak"])
	add(count["vague"] > 0, "vague number", count["vague"])
	add(count["unplaced"] > 0, "no date or place", count["unplaced"])
	return out
}

// weakRules make figures without a verb that says who was harmed.
var weakRules = []string{"adjectival", "bodies", "companion", "condition", "count", "genitive", "hostages", "identified", "nominal"}

func score(e *Entry) int {
	n := 0
	for _, r := range e.Reasons() {
		n += r.Weight
	}
	return n
}
