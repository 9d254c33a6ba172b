package casualty

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A heading is the figure whose parts the items of a list tell: "358 people were killed. They were as follows:".
type heading struct {
	figure int  // index in the figures of the document, or -1
	open   bool // its sentence, or the one behind it, ends with a colon
}

// pass takes note of sentence i, which is no item of a list and after which the document has n figures.
func (h *heading) pass(doc *text.Document, figures []Figure, i int) {
	tokens := doc.Sentences[i].Tokens
	h.figure, h.open = -1, len(tokens) > 0 && tokens[len(tokens)-1].Norm == ":"
	for k := len(figures) - 1; k >= 0 && figures[k].Sentence >= i-1; k-- {
		if figures[k].PartOf < 0 && !figures[k].Derived && figures[k].Amount.Floor() > 1 {
			h.figure = k
			return
		}
	}
}

// item reads list item i, which has no word of harm of its own, as part of the figure of the heading: "- 45 civilians, including
// four women".
func (h *heading) item(doc *text.Document, figures []Figure, i int, cues []cue) []Figure {
	if !h.open || h.figure < 0 || doc.Sentences[i].Kind != text.List || ownHarm(cues) {
		return nil
	}
	whole := figures[h.figure]
	s := newSentence(doc, i, cues)
	for g := 0; g < len(s.groups) && g < 3; g++ {
		if s.kind(g) == phrase.Punct {
			continue
		}
		if s.kind(g) != phrase.NP || !s.numbered(g) || !s.people(g) {
			return nil
		}
		p := s.party(g)
		if p.amount.Floor() > whole.Amount.Floor() {
			return nil
		}
		f := part(doc, whole, -1, p)
		f.Sentence, f.Cue, f.Rule, f.Known, f.Hit = i, p.victims.Span, "item", false, whole.Hit
		return s.subsets(cues, s.parts([]Figure{f}), nil)
	}
	return nil
}

// appendPartsOf adds items, whose own links count from their beginning, to figures; those that are no part of another are parts
// of figure whole.
func appendPartsOf(figures, items []Figure, whole int) []Figure {
	base := len(figures)
	for _, f := range items {
		if f.PartOf >= 0 {
			f.PartOf += base
		} else {
			f.PartOf = whole
		}
		figures = append(figures, f)
	}
	return figures
}

// ownHarm says whether one of cues tells by itself of harm.
func ownHarm(cues []cue) bool {
	for _, c := range cues {
		if c.trap == "" && !ofBefore[c.frame] {
			return true
		}
	}
	return false
}
