package link

import "github.com/hedgerow/hedgerow/extractors/text"

// anotherEvent says whether f, in a paragraph of its own, tells of something that incident n cannot be: an accident beside an
// attack, or an event of its own at a town of its own.
func (a *Annotations) anotherEvent(doc *text.Document, n int, f *Figure) bool {
	if f.Victims == nil || f.Victims.Given || f.Victims.Them || f.Victims.Whose || f.PartOf >= 0 || a.knows(n, f) || a.inParagraphOf(doc, n, f) {
		return false
	}
	here := name(doc.Sentences[f.Sentence].Tokens)
	if here.rank < plain {
		return false
	}
	there := a.namingOf(doc, n)
	if there.rank < plain {
		return false
	}
	if kindOf(here.event) != kindOf(there.event) {
		return true
	}
	return a.ownTown(n, f)
}

// plain is the rank from which a word names an event plainly: + and more.
const plain = 3

// namingOf is the event that the sentences of incident n's figures name.
func (a *Annotations) namingOf(doc *text.Document, n int) naming {
	var best naming
	for _, s := range a.sentencesOf(&a.Incidents[n], 0) {
		best.better(name(doc.Sentences[s].Tokens))
	}
	return best
}

// kindOf is the kind of an event type: what people do to people, an accident, or a disaster, in which accidents happen.
func kindOf(event string) string {
	switch event {
	case "accident", "disaster":
		return "misfortune"
	case "other", "":
		return event
	}
	return "violence"
}

// inParagraphOf says whether a figure of incident n stands in f's paragraph.
func (a *Annotations) inParagraphOf(doc *text.Document, n int, f *Figure) bool {
	for _, i := range a.Incidents[n].Figures {
		if doc.Sentences[a.Figures[i].Sentence].Section == doc.Sentences[f.Sentence].Section {
			return true
		}
	}
	return false
}

// ownTown says whether f's sentence puts it at a town, and incident n is at another, neither within the other.
func (a *Annotations) ownTown(n int, f *Figure) bool {
	p, q := a.Incidents[n].Place, f.Place
	if p < 0 || q < 0 || f.site.bond < sited || a.Incidents[n].placed < sited {
		return false
	}
	return a.town(p) && a.town(q) && a.Entities[p].Name != a.Entities[q].Name && !a.within(p, q) && !a.within(q, p)
}

// town says whether entity e is a place as small as a town or a part of one.
func (a *Annotations) town(e int) bool {
	g := a.Entities[e].Geo
	return g == nil || g.Precision == "exact" || g.Precision == "near"
}
