package link

import (
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/date"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// setScene fills in what the sentences of incident n's figures leave open, its day, its place, its kind, from the other
// sentences that tell of it.
func (a *Annotations) setScene(doc *text.Document, n int) {
	in, scene := &a.Incidents[n], a.scene(doc, n)
	a.setDay(doc, in, scene, firstEvent)
	if n == 0 && (in.Date < 0 || in.lateDay) {
		a.setDay(doc, in, a.retold(doc), firstEvent)
	}
	a.setDay(doc, in, append(a.sentencesOf(in, 0), scene...), firstResponse)
	a.setOldDay(doc, in)
	a.setSharedDay(doc, n)
	a.locate(doc, n)
	a.classify(doc, in, scene)
}

// setDay gives in the first day that one of the sentences gives what first finds in it, where in has none yet or a longer
// time that the day lies in: "last week".
func (a *Annotations) setDay(doc *text.Document, in *Incident, sentences []int, first func([]text.Token) (text.Span, bool)) {
	for _, s := range sentences {
		told, ok := first(doc.Sentences[s].Tokens)
		if !ok {
			continue
		}
		d := a.dateBy(doc, s, told)
		if d < 0 || in.Date < 0 && a.old(a.Dates[d]) {
			continue
		}
		e := a.Dates[d]
		before := in.lateDay && e.To.Before(in.From) && gapDays(in.From, in.To, e) <= sameStory && precise(e)
		if in.Date < 0 || before || !e.From.Before(in.From) && !e.To.After(in.To) && e.To.Sub(e.From) < in.To.Sub(in.From) {
			in.Date, in.From, in.To, in.lateDay = d, e.From, e.To, false
		}
	}
}

// setOldDay gives in, where nothing else gives its day, the one that the sentence right before its first figure goes back to: "On
// June 3, 1967, the dam gave way. Ninety people died."
func (a *Annotations) setOldDay(doc *text.Document, in *Incident) {
	s := a.Figures[in.Figures[0]].Sentence - 1
	if in.Date >= 0 || s < 0 || doc.Sentences[s].Section != doc.Sentences[s+1].Section {
		return
	}
	if d := a.dateBy(doc, s, text.Span{Start: doc.Sentences[s].Start, End: doc.Sentences[s].Start}); d >= 0 && precise(a.Dates[d]) {
		in.Date, in.From, in.To = d, a.Dates[d].From, a.Dates[d].To
	}
}

// setSharedDay gives incident n, where nothing gives its day, the one of the number of people with which the article sums up
// several of its kind: "Air raids killed 38 people on Wednesday. Nine died in Nasra."
func (a *Annotations) setSharedDay(doc *text.Document, n int) {
	in := &a.Incidents[n]
	if in.Date >= 0 || background(doc, &a.Figures[in.Figures[0]]) {
		return
	}
	for i := 0; i < in.Figures[0]; i++ {
		if f := &a.Figures[i]; f.Incident >= 0 {
			return
		} else if f.Scope == "multi_incident" && f.Date >= 0 && precise(a.Dates[f.Date]) {
			in.Date, in.From, in.To = f.Date, a.Dates[f.Date].From, a.Dates[f.Date].To
			return
		}
	}
}

// retold are the sentences that tell what the article reports by its name, "The blast occurred …", wherever they stand.
func (a *Annotations) retold(doc *text.Document) []int {
	const opening = 3 // tokens
	var all []int
	for s := range doc.Sentences {
		tokens := doc.Sentences[s].Tokens
		first, ok := firstEvent(tokens)
		if ok && tokens[0].Norm == "the" && first.Start <= tokens[min(opening, len(tokens)-1)].Start && doc.Sentences[s].Kind.Article() && !a.toldElsewhere(doc, s, 0) {
			all = append(all, s)
		}
	}
	return all
}

// precise says whether d is one day.
func precise(d date.Date) bool { return d.From.Equal(d.To) }

// locate puts incident n where its scene says most plainly and closely; what the article reports, at its dateline where nothing
// else says.
func (a *Annotations) locate(doc *text.Document, n int) {
	in, scene := &a.Incidents[n], a.scene(doc, n)
	for _, s := range scene {
		event, ok := firstEvent(doc.Sentences[s].Tokens)
		if !ok {
			continue
		}
		p := a.siteBy(doc, s, event)
		in.moveTo(p)
		if p.known() && a.pinpoints(p, in.Place) {
			in.Place, in.placed = p.entity, p.bond
		}
	}
	if p := a.Figures[in.Figures[0]].setting; p >= 0 {
		in.moveTo(site{p, stood})
		if in.Place >= 0 && a.quarterOf(doc, in.Place, p) {
			in.Place = p
		}
	}
	if n == 0 {
		in.moveTo(a.reported(doc, in, scene))
	}
	if n == 0 && in.Place < 0 {
		in.moveTo(a.opening(doc, in))
	}
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
	if p := a.fronted(doc, s); p >= 0 && a.apart(p, a.Incidents[n].Place) {
		return true
	}
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

// apart says whether two places are known and neither holds the other.
func (a *Annotations) apart(p, q int) bool {
	return p >= 0 && q >= 0 && a.Entities[p].Name != a.Entities[q].Name && !a.within(p, q) && !a.within(q, p)
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

// firstResponse is the first word among tokens for those who come to what has happened.
func firstResponse(tokens []text.Token) (text.Span, bool) {
	for i := range tokens {
		if e, _ := attachWords.Longest(tokens, i); e != nil && e.Field(0) == "response" {
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
	return fineness(g) > fineness(h) && (h.Precision == entity.CountryWide || g.Admin1 == h.Admin1 || g.Admin1 != "" && g.Admin1 == strings.TrimPrefix(a.Entities[q].Name, "the "))
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

// opening is the first place at which the sentences up to in's first figure put anything.
func (a *Annotations) opening(doc *text.Document, in *Incident) site {
	for s := 0; s <= a.Figures[in.Figures[0]].Sentence; s++ {
		if k := doc.Sentences[s]; k.Kind.Article() {
			if p := a.siteBy(doc, s, text.Span{Start: k.Start, End: k.Start}); p.bond >= stood {
				return p
			}
		}
	}
	return none
}

// pinpoints says whether p says more closely than q where: it lies in q, or nobody knows where it lies and q is a whole
// country or province.
func (a *Annotations) pinpoints(p site, q int) bool {
	if !p.known() {
		return false
	}
	if a.within(p.entity, q) {
		return true
	}
	e, g := a.Entities[p.entity], a.Entities[q].Geo
	return p.bond == sited && e.Geo == nil && e.Type == entity.GPE && g != nil && fineness(g) <= fineness(&entity.Geo{Precision: entity.ADM1})
}

// reported is where what the article reports happened, as far as its headline and its dateline tell.
func (a *Annotations) reported(doc *text.Document, in *Incident, scene []int) site {
	if in.Place >= 0 && !wide(a.Entities[in.Place]) && in.placed >= stood {
		return none
	}
	at := a.dateline(doc)
	switch {
	case at < 0:
		return none
	case in.placed <= along && !capital(a.Entities[at]) || a.speaksOfHere(doc, append(a.sentencesOf(in, 0), scene...)):
		return site{at, sited}
	}
	return none
}

// capital says whether e is the capital of its country: there reporters write of what happened anywhere.
func capital(e entity.Entity) bool {
	if e.Geo == nil {
		return false
	}
	n, ok := gazetteer.ByCode(e.Geo.Country)
	return ok && gazetteer.SameName(n.Capital, e.Name)
}

// dateline is the place of the dateline, or -1.
func (a *Annotations) dateline(doc *text.Document) int {
	for i, e := range a.Entities {
		if where(e) && inDateline(doc, e.Span) {
			return i
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

// speaksOfHere says whether one of the sentences speaks of the place of writing by a pointing word: "here", "this northern city".
func (a *Annotations) speaksOfHere(doc *text.Document, sentences []int) bool {
	return slices.ContainsFunc(sentences, func(s int) bool { return pointsHere(doc.Sentences[s].Tokens) })
}

func pointsHere(tokens []text.Token) bool {
	const near = 4
	for i, t := range tokens {
		switch t.Norm {
		case "here":
			return true
		case "this", "the":
			if t.Norm == "the" && (i < 2 || !locatives[tokens[i-1].Norm] && (tokens[i-1].Norm != "of" || distances[tokens[i-2].Norm] || compass[tokens[i-2].Norm])) {
				continue
			}
			for k := i + 1; k < min(i+near, len(tokens)); k++ {
				if n := tokens[k].Norm; n == "capital" || t.Norm == "this" && settlements[n] {
					return true
				}
			}
		}
	}
	return false
}
