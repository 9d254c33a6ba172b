package hedge

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// voice returns who doubts with cue c itself, the subject of its verb: "Kabul denies", "it said that it could not verify",
// "which the army disputes". Empty where the doubt is nobody's or whoever speaks.
func (r reader) voice(c cue) text.Span {
	if c.scope == "named" {
		return r.Span(c.from+1, min(r.Groups[r.At(c.from)+1].To, c.to-1))
	}
	k := r.voiced(c)
	if k < 0 || r.Groups[k].Passive || stative[r.Norm(r.Groups[k].Head)] {
		return text.Span{}
	}
	from, to := r.Subject(k)
	if from >= to {
		return text.Span{}
	}
	if to-from == 1 {
		switch n := r.Norm(from); {
		case n == "there", n == "it" && r.Norm(r.Groups[k].Head) != "" && seemingly[r.Norm(r.Groups[k].Head)]:
			return text.Span{}
		case relatives[n]:
			return r.spokenOf(from)
		}
	}
	return r.Span(from, to)
}

// voiced returns the verb group whose subject doubts with cue c: the cue's own, or the one whose object the cue is ("offered
// no evidence"), or -1.
func (r reader) voiced(c cue) int {
	k := r.At(c.from)
	switch c.scope {
	case "after", "from", "branded":
		if r.Groups[k].Kind == phrase.VP && r.Groups[k].Form == phrase.Finite {
			return k
		}
		if c.rule == "absent" && k > 0 && r.Groups[k-1].Kind == phrase.VP && giving[r.Norm(r.Groups[k-1].Head)] {
			return k - 1
		}
	}
	return -1
}

var (
	giving    = inflectedSet("give offer provide produce present cite show have find see")
	seemingly = inflectedSet("seem appear look sound remain")
)

// spokenOf returns the noun phrase before the relative pronoun at token i.
func (r reader) spokenOf(i int) text.Span {
	k := r.At(i) - 1
	if k > 0 && r.Norm(r.Groups[k].From) == "," {
		k--
	}
	if k < 0 || r.Groups[k].Kind != phrase.NP {
		return text.Span{}
	}
	return r.Span(r.Groups[r.NounStart(k)].From, r.Groups[k].To)
}
