package link

import (
	"sort"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// told is how many sentences a statement of who did it may stand away from the figures of what was done.
const told = 3

// joinResponsibility links each statement of who did it to the incident it speaks of: that of the nearest figure in its
// sentence; else the one told of last before it; else, for a lead that names the actor first, the next. A statement that
// tells of another time belongs to none of these: a claim of last year's attack is not this one's.
func (a *Annotations) joinResponsibility(doc *text.Document) {
	for i := range a.Responsibility {
		r := &a.Responsibility[i]
		r.Incident = a.incidentOf(doc, sentenceAt(doc, r.Start), r)
		if r.Incident >= 0 {
			in := &a.Incidents[r.Incident]
			in.Responsibility = append(in.Responsibility, i)
		}
	}
}

// sentenceAt is the index of the last sentence that begins at or before byte at, or -1.
func sentenceAt(doc *text.Document, at int) int {
	return sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].Start > at }) - 1
}

func (a *Annotations) incidentOf(doc *text.Document, sentence int, r *Responsibility) int {
	if near := a.figureNear(sentence, r.Span); near >= 0 {
		return a.Figures[near].Incident
	}
	for _, step := range []int{-1, 1} {
		for s := sentence + step; s >= 0 && step*(s-sentence) <= told; s += step {
			if n := a.sameSentence(s); n >= 0 {
				if a.sameTime(doc.Sentences[sentence].Span, n) {
					return n
				}
				return -1
			}
		}
	}
	return -1
}

// figureNear is the figure of the sentence that has an incident and stands nearest to span, or -1.
func (a *Annotations) figureNear(sentence int, span text.Span) int {
	best, least := -1, 0
	for i := range a.Figures {
		f := &a.Figures[i]
		if f.Sentence != sentence || f.Incident < 0 {
			continue
		}
		gap := max(f.Start-span.End, span.Start-f.End, 0)
		if best < 0 || gap < least {
			best, least = i, gap
		}
	}
	return best
}

// sameTime says whether all days told in span belong to the story of incident n: claims come days after the deed.
func (a *Annotations) sameTime(span text.Span, n int) bool {
	in := &a.Incidents[n]
	if in.From.IsZero() {
		return true
	}
	for _, d := range a.Dates {
		if span.Contains(d.Span) && calendar(d) && gapDays(in.From, in.To, d) > sameStory {
			return false
		}
	}
	return true
}
