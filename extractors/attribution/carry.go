package attribution

import "github.com/hedgerow/hedgerow/extractors/text"

// continued returns the attributions of quotations that go on after their cue's sentence: "A," he said. "B."
func continued(doc *text.Document, found []Attribution) []Attribution {
	var more []Attribution
	for _, q := range doc.Quotes {
		if a := speaker(doc, found, q); a != nil {
			b := *a
			b.Content, b.Rule = q, "continued quotation"
			more = append(more, b)
		}
	}
	return more
}

// speaker returns the attribution that the quotation q goes on from, nil where it has one of its own or none precedes it
// directly in its paragraph.
func speaker(doc *text.Document, found []Attribution, q text.Span) *Attribution {
	var last *Attribution
	for i := range found {
		a := &found[i]
		if a.Content.Overlaps(q) || a.Cue.Overlaps(q) {
			return nil
		}
		if a.Cue.End <= q.Start && quotes(doc, a.Content) {
			last = a
		}
	}
	if last == nil || !adjoins(doc, last, q) {
		return nil
	}
	return last
}

func quotes(doc *text.Document, content text.Span) bool {
	for _, q := range doc.Quotes {
		if content.Contains(q) {
			return true
		}
	}
	return false
}

// adjoins says whether q begins the sentence right after a's, in the same paragraph.
func adjoins(doc *text.Document, a *Attribution, q text.Span) bool {
	next := a.Sentence + 1
	if next >= len(doc.Sentences) {
		return false
	}
	s := doc.Sentences[next]
	if s.Section != doc.Sentences[a.Sentence].Section || s.Start != q.Start {
		return false
	}
	gap := doc.Text[doc.Sentences[a.Sentence].End:s.Start]
	return len(gap) < 2 || gap[0] != '\n' && gap[1] != '\n'
}

// answer links each denial to the accusation it answers: the nearest one before it.
func answer(doc *text.Document, found []Attribution) {
	for i := range found {
		if found[i].Kind != Denial {
			continue
		}
		for j := i - 1; j >= 0 && found[i].Sentence-found[j].Sentence <= 3; j-- {
			if found[j].Kind == Accusation {
				found[i].Denies = j
				break
			}
		}
	}
}
