package hedge

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// scope returns what cue c governs.
func (r reader) scope(c cue) text.Span {
	switch c.scope {
	case "np":
		if from, to, ok := r.NounPhrase(c.from); ok {
			return r.Span(from, to)
		}
		return r.subjectOf(c)
	case "subject":
		return r.subjectOf(c)
	case "from":
		return r.Span(c.from, max(c.to, r.PredicateEnd(c.to-1)))
	case "infinitive":
		return r.infinitive(c)
	case "unclear":
		if c.to < len(r.Tokens) && !isMark(r.Norm(c.to)) {
			return r.after(c)
		}
		return r.subjectOf(c)
	case "after", "whether", "if":
		return r.after(c)
	}
	return r.clause(c)
}

func (r reader) clause(c cue) text.Span {
	from, to := r.Clause(c.from)
	return r.Span(from, max(to, c.to))
}

// after returns what follows the cue to the end of its clause, or the clause where nothing does.
func (r reader) after(c cue) text.Span {
	if c.to >= len(r.Tokens) || isMark(r.Norm(c.to)) {
		return r.clause(c)
	}
	end := r.ComplementEnd(c.to)
	if end <= c.to {
		return r.clause(c)
	}
	return r.Span(c.to, end)
}

func isMark(norm string) bool {
	switch norm {
	case ",", ".", ";", ":", "\"", "''", ")", "?", "!":
		return true
	}
	return false
}

// subjectOf returns the subject of the verb group that the cue is or ends, or its clause where none is found.
func (r reader) subjectOf(c cue) text.Span {
	for i := c.from; i < c.to; i++ {
		if r.Groups[r.At(i)].Kind != phrase.VP {
			continue
		}
		if from, to := r.Subject(r.At(i)); from < to && to <= c.from {
			return r.Span(from, to)
		}
	}
	return r.clause(c)
}

// infinitive returns the infinitive that follows the cue, or its object and the infinitive after that, or its object alone
// where the cue is a demand for a thing.
func (r reader) infinitive(c cue) text.Span {
	for k := r.At(c.to-1) + 1; k < len(r.Groups) && k < r.At(c.to-1)+8; k++ {
		switch g := r.Groups[k]; {
		case g.Kind == phrase.VP && g.Form == phrase.Infinitive:
			return r.Span(g.From, max(g.To, r.PredicateEnd(g.To-1)))
		case g.Kind != phrase.NP && g.Kind != phrase.Prep && g.Kind != phrase.Adj && g.Kind != phrase.Adv && g.Kind != phrase.Conj:
			return text.Span{}
		}
	}
	return text.Span{}
}
