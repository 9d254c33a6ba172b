package hedge

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// scope returns what cue c governs.
func (r reader) scope(c cue) text.Span {
	switch c.scope {
	case "object":
		if r.Groups[r.At(c.from)].Kind == phrase.VP && r.Groups[r.At(c.from)].Form != phrase.Participle {
			return r.after(c)
		}
		return r.scope(cue{from: c.from, to: c.to, scope: "np"})
	case "np":
		if _, to, ok := r.NounPhrase(c.from); ok {
			return r.Span(c.from, to)
		}
		return r.subjectOf(c)
	case "subject":
		return r.subjectOf(c)
	case "infinitive":
		return r.infinitive(c)
	case "identity":
		return r.identity(c)
	case "from":
		return r.Span(c.from, max(c.to, r.PredicateEnd(c.to-1)))
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
	from, _ := r.Clause(c.from)
	return r.Span(from, max(r.ComplementEnd(c.to-1), c.to))
}

// after returns what follows the cue: what hangs on a noun, else all to the end of the clause. Where nothing follows, it is
// what a relative pronoun before the cue stands for ("a charge that he denied"), or the clause.
func (r reader) after(c cue) text.Span {
	if i := r.past(c.to); i > 0 {
		return r.Span(i, r.ComplementEnd(i))
	}
	if c.to >= len(r.Tokens) || isMark(r.Norm(c.to)) {
		if s := r.antecedent(c); !s.Empty() {
			return s
		}
		return r.clause(c)
	}
	k := r.At(c.to)
	if r.Groups[k].Kind == phrase.Prep && r.Groups[r.At(c.to-1)].Kind == phrase.NP && k+1 < len(r.Groups) && r.Groups[k+1].Kind == phrase.NP {
		return r.Span(c.to, r.NounEnd(k+1))
	}
	end := r.ComplementEnd(c.to)
	if end <= c.to {
		return r.clause(c)
	}
	return r.Span(c.to, end)
}

// past returns the token of the that which follows a parenthesis in commas at token i ("suggested, without evidence, that
// ..."), or 0.
func (r reader) past(i int) int {
	if r.Norm(i) != "," {
		return 0
	}
	const far = 12
	for j := i + 1; j+1 < len(r.Tokens) && j < i+far; j++ {
		if r.Norm(j) == "," && r.Norm(j+1) == "that" {
			return j + 1
		}
	}
	return 0
}

// antecedent returns the noun phrase that stands for what the cue governs before it: before the relative pronoun of its
// clause ("a charge that he denied", "a figure that, by most accounts, Israel disputes"), or right before its subject ("a
// charge the Taliban deny").
func (r reader) antecedent(c cue) text.Span {
	from, to := r.Subject(r.At(c.to - 1))
	if from >= to || from < 2 {
		return text.Span{}
	}
	k := r.At(from - 1)
	if g := r.Groups[k]; g.Kind == phrase.NP && (claims.Find(r.Tokens[g.Head].Norm) != nil || charges[r.Tokens[g.Head].Norm]) {
		return r.Span(g.From, g.To)
	}
	const far = 12
	for ; k > 0 && k > r.At(from-1)-far; k-- {
		switch r.Norm(r.Groups[k].From) {
		case "that", "which":
			k--
			if r.Groups[k].Kind == phrase.Conj {
				continue // "... and that he disputes": the first that says of what
			}
			if r.Norm(r.Groups[k].From) == "," && k > 0 {
				k--
			}
			if r.Groups[k].Kind == phrase.NP {
				return r.Span(r.Groups[r.NounStart(k)].From, r.Groups[k].To)
			}
			return text.Span{}
		}
	}
	return text.Span{}
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

// identity returns the scope of a participle that says who somebody is ("fighters believed to belong to the group"): the
// cue and what follows, up to the verb of the sentence. After a form of be it is the clause.
func (r reader) identity(c cue) text.Span {
	k := r.At(c.from)
	if r.Groups[k].Kind != phrase.VP || r.Groups[k].Form != phrase.Participle {
		return r.clause(c)
	}
	for j := k + 1; j < len(r.Groups); j++ {
		if g := r.Groups[j]; g.Kind == phrase.VP && g.Form == phrase.Finite || g.Kind == phrase.Punct {
			return r.Span(c.from, max(c.to, g.From))
		}
	}
	return r.Span(c.from, len(r.Tokens))
}

// infinitive returns what is meant to be done: the infinitive that follows the cue or its object, with what it governs.
// Without one the cue is none.
func (r reader) infinitive(c cue) text.Span {
	first := r.At(c.to-1) + 1
	for k := first; k < len(r.Groups) && k < first+6; k++ {
		switch g := r.Groups[k]; {
		case g.Kind == phrase.VP && g.Form == phrase.Infinitive:
			return r.Span(g.From, max(g.To, r.PredicateEnd(g.To-1)))
		case g.Kind != phrase.NP && g.Kind != phrase.Conj && r.Norm(g.From) != "of":
			return text.Span{}
		}
	}
	return text.Span{}
}
