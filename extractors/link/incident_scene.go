package link

import (
	"slices"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// setScene fills in what the sentences of incident n's figures leave open, its day, its place, its kind, from the other
// sentences that tell of it.
func (a *Annotations) setScene(doc *text.Document, n int) {
	in, scene := &a.Incidents[n], a.scene(doc, n)
	for _, s := range scene {
		event, ok := firstEvent(doc.Sentences[s].Tokens)
		if !ok {
			continue
		}
		if d := a.dateBy(doc, s, event); in.Date < 0 && d >= 0 && !a.old(a.Dates[d]) {
			in.Date, in.From, in.To = d, a.Dates[d].From, a.Dates[d].To
		}
		if p := a.placeBy(doc, s, event); p >= 0 && (in.Place < 0 || a.within(p, in.Place)) {
			in.Place = p
		}
	}
	if in.Place < 0 && n == 0 {
		in.Place = a.here(doc, append(a.sentencesOf(in, 0), scene...))
	}
	a.classify(doc, in, scene)
}

// scene are the sentences that may tell of incident n beside those of its figures, the nearest first: its neighbours, and
// for what the article reports those of its beginning.
func (a *Annotations) scene(doc *text.Document, n int) []int {
	const around, opening = 2, 4 // sentences
	var all []int
	own := a.sentencesOf(&a.Incidents[n], 0)
	add := func(s, of int) {
		if s < 0 || s >= len(doc.Sentences) || !doc.Sentences[s].Kind.Article() || slices.Contains(own, s) || slices.Contains(all, s) ||
			n > 0 && doc.Sentences[s].Section != doc.Sentences[of].Section || a.toldElsewhere(doc, s, n) {
			return
		}
		all = append(all, s)
	}
	for away := 1; away <= around; away++ {
		for _, s := range own {
			add(s-away, s)
			add(s+away, s)
		}
	}
	for s := 0; n == 0 && s < own[0]+opening; s++ {
		add(s, own[0])
	}
	return all
}

// toldElsewhere says whether sentence s tells of another incident than n, or of old times.
func (a *Annotations) toldElsewhere(doc *text.Document, s, n int) bool {
	if end := doc.Sentences[s].End; marked(doc, s, end, true, "background") || marked(doc, s, end, true, "apart") {
		return true
	}
	for i := range a.Figures {
		if f := &a.Figures[i]; f.Sentence == s && f.Incident != n {
			return true
		}
	}
	for _, d := range a.Dates {
		if doc.Sentences[s].Span.Contains(d.Span) && calendar(d) && a.old(d) {
			return true
		}
	}
	return false
}

// firstEvent is the first word among tokens that names an event, not only who or what does it.
func firstEvent(tokens []text.Token) (text.Span, bool) {
	for i := range tokens {
		if e, _ := eventWords.Longest(tokens, i); (e == nil || e.Field(3) == "") && eventAt(tokens, i) {
			return tokens[i].Span, true
		}
	}
	return text.Span{}, false
}

// within says whether place p is known to lie in place q and says more closely where.
func (a *Annotations) within(p, q int) bool {
	g, h := a.Entities[p].Geo, a.Entities[q].Geo
	if g == nil || h == nil || g.Country != h.Country {
		return false
	}
	return fineness(g) > fineness(h) && (h.Precision == entity.CountryWide || g.Admin1 == h.Admin1)
}

func fineness(g *entity.Geo) int {
	switch g.Precision {
	case entity.International, entity.CountryWide:
		return 0
	case entity.Region:
		return 1
	case entity.ADM1:
		return 2
	case entity.ADM2:
		return 3
	}
	return 4
}

// here is the place of the dateline where one of the sentences speaks of it: "here", "this northern city", or -1.
func (a *Annotations) here(doc *text.Document, sentences []int) int {
	for i, e := range a.Entities {
		if e.Start >= len(doc.Text) || !where(e) || !inDateline(doc, e.Span) {
			continue
		}
		for _, s := range sentences {
			if speaksOfHere(doc.Sentences[s].Tokens) {
				return i
			}
		}
	}
	return -1
}

func inDateline(doc *text.Document, span text.Span) bool {
	for _, s := range doc.Sections {
		if s.Kind == text.Dateline && s.Span.Contains(span) {
			return true
		}
	}
	return false
}

var settlements = words("city town village capital port suburb neighborhood neighbourhood community hamlet metropolis borough")

// speaksOfHere says whether tokens name the place of writing by a pointing word.
func speaksOfHere(tokens []text.Token) bool {
	const near = 4
	for i, t := range tokens {
		switch t.Norm {
		case "here":
			return true
		case "this":
			for k := i + 1; k < min(i+near, len(tokens)); k++ {
				if settlements[tokens[k].Norm] {
					return true
				}
			}
		}
	}
	return false
}
