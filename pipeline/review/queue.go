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

// Values is the filter as an address has it.
func (f Filter) Values() url.Values {
	v := url.Values{}
	for _, x := range [][2]string{
		{"source", f.Source}, {"place", f.Place}, {"actor", f.Actor}, {"measure", f.Measure}, {"standing", f.Standing},
		{"hedge", f.Hedge}, {"state", f.State}, {"q", f.Query}, {"from", f.From}, {"to", f.To}, {"sort", f.Sort},
	} {
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
	return !f.ofFigures() || slices.ContainsFunc(e.Figures, f.figure)
}

func (f Filter) ofFigures() bool { return f.Place != "" || f.Measure != "" || f.Standing != "" }

// figure says whether a figure is asked for.
func (f Filter) figure(x Figure) bool {
	return (f.Measure == "" || x.Measure == f.Measure) && (f.Standing == "" || x.Standing == f.Standing) &&
		(f.Place == "" || contains(x.Place, f.Place) || strings.EqualFold(x.Country, f.Place))
}

func contains(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

// Find returns the entries asked for, most worth a look first, or by date.
func (x *Index) Find(f Filter, log *Log) []Entry {
	found := slices.DeleteFunc(x.snapshot(), func(e Entry) bool {
		return !f.entry(&e) || !f.decided(&e, log) || !x.says(&e, f.Query)
	})
	slices.SortStableFunc(found, func(a, b Entry) int {
		byDate := cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.ID, b.ID))
		if f.Sort == "date" {
			return byDate
		}
		return cmp.Or(cmp.Compare(b.Score, a.Score), byDate)
	})
	return found
}

func (f Filter) decided(e *Entry, log *Log) bool {
	switch f.State {
	case "todo":
		return !reviewed(e, log.Of(e.ID))
	case "reviewed":
		return reviewed(e, log.Of(e.ID))
	}
	return true
}

// reviewed says whether every figure of e is decided, or the article as a whole.
func reviewed(e *Entry, decisions []Decision) bool {
	decided := map[string]bool{}
	for _, d := range decisions {
		decided[d.Key] = decided[d.Key] || d.Verdict != Note && d.Verdict != Add
	}
	if decided[""] {
		return true
	}
	return len(e.Figures) > 0 && !slices.ContainsFunc(e.Figures, func(f Figure) bool { return !decided[f.Key] })
}

// says says whether all words of the query stand in the article's title or text.
func (x *Index) says(e *Entry, query string) bool {
	words := strings.Fields(strings.ToLower(query))
	missing := slices.DeleteFunc(words, func(w string) bool { return contains(e.Title, w) })
	if len(missing) == 0 {
		return true
	}
	r, err := x.Record(e.ID)
	if err != nil {
		return false
	}
	text := strings.ToLower(r.Text)
	return !slices.ContainsFunc(missing, func(w string) bool { return !strings.Contains(text, w) })
}
