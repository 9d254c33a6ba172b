package link

import "github.com/hedgerow/hedgerow/extractors/text"

// threadOf is the incident told before that f goes on about, or -1: the one that gives the same number, else the one that
// its paragraph was just about, else the latest that the article does not merely recall.
func (a *Annotations) threadOf(doc *text.Document, f *Figure) int {
	near, open := -1, -1
	past := f.Date < 0 && background(doc, f)
	if a.outgrows(f) {
		return -1
	}
	for n := range a.Incidents {
		if !a.fits(doc, n, f) || a.toldOfOldTimes(doc, n, f) || past && !a.recalled(doc, n) && !a.tells(n, f) {
			continue
		}
		last := &a.Figures[a.Incidents[n].Figures[len(a.Incidents[n].Figures)-1]]
		switch {
		case a.tells(n, f):
			return n
		case a.sameParagraph(doc, last, f):
			near = n
		case !a.recalled(doc, n) || f.Date >= 0 && a.Incidents[n].Date >= 0:
			open = n
		}
	}
	if near >= 0 {
		return near
	}
	return open
}

// tells says whether incident n has the number of several people that f gives.
func (a *Annotations) tells(n int, f *Figure) bool {
	for _, i := range a.Incidents[n].Figures {
		if g := &a.Figures[i]; f.Amount.Floor() > 1 && g.Measure == f.Measure && g.Amount.Floor() == f.Amount.Floor() && (f.Derived || g.Derived || f.Victims == nil || g.Victims == nil || sameKind(f, g)) {
			return true
		}
	}
	return false
}

// sameParagraph says whether f follows g closely in one paragraph.
func (a *Annotations) sameParagraph(doc *text.Document, g, f *Figure) bool {
	const near = 2 // sentences
	return f.Sentence-g.Sentence <= near && doc.Sentences[f.Sentence].Section == doc.Sentences[g.Sentence].Section
}

// recalled says whether incident n lies before those that the article reports.
func (a *Annotations) recalled(doc *text.Document, n int) bool {
	first := &a.Figures[a.Incidents[n].Figures[0]]
	return background(doc, first) || n > 0 && (setsApart(doc, first) || first.Known || first.Date >= 0 && a.old(a.Dates[first.Date]))
}

// outgrows says whether f, down the text and without a day of its own, gives a number of people well above all that the article
// reports, the further down the less: the toll of a war, or of another event. A toll that rises stands at the top.
func (a *Annotations) outgrows(f *Figure) bool {
	const far, times, fromNear, timesNear = 5, 3, 1, 30
	if len(a.Incidents) == 0 || f.Rule == "count" || f.Date >= 0 || single(f) || f.PartOf >= 0 {
		return false
	}
	first, known := &a.Figures[a.Incidents[0].Figures[0]], 0
	for _, i := range a.Incidents[0].Figures {
		if g := &a.Figures[i]; g.Measure == f.Measure && g.PartOf < 0 {
			known += g.Amount.Floor()
		}
	}
	away := f.Sentence - first.Sentence
	return known > 0 && (away > far && f.Amount.Floor() > times*known || away > fromNear && f.Amount.Floor() > timesNear*known)
}
