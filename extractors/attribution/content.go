package attribution

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// complement returns the token at which the content that follows cue c begins, or -1, and what kind of content it is.
func (r *reader) complement(c cue) (int, string) {
	k := r.At(c.to-1) + 1
	if c.to < len(r.Tokens) && r.At(c.to) == r.At(c.to-1) {
		k--
	}
	if k >= len(r.Groups) {
		return -1, ""
	}
	g := r.Groups[k]
	if start := r.clauseAfter(c); start >= 0 && (c.takes("s") || c.takes("a") || c.takes("q")) {
		return start, "clause"
	}
	switch {
	case c.takes("i") && g.Kind == phrase.VP && g.Form == phrase.Infinitive:
		return c.to, "infinitive"
	case c.takes("x") && g.Kind == phrase.NP && r.infinitiveFollows(k):
		return c.to, "object and infinitive"
	case c.takes("o") && (g.Kind == phrase.NP || g.Kind == phrase.VP && g.Form == phrase.Gerund || r.quoteOpens(c.to) || r.wh(k)):
		return c.to, "object"
	}
	return -1, ""
}

// clauseAfter looks past adverbials and the person told for a that, a question word, a quotation or a clause.
func (r *reader) clauseAfter(c cue) int {
	addressed := !c.takes("a")
	for i := c.to; i < len(r.Tokens); {
		if r.quoteOpens(i) || r.Norm(i) == "that" && r.Tokens[i].Tag != "DT" {
			return i
		}
		k := r.At(i)
		g := r.Groups[k]
		switch {
		case r.wh(k):
			return i
		case g.Kind == phrase.NP && addressed && r.finiteFollows(k):
			return i
		case g.Kind == phrase.NP && !addressed:
			addressed = true
		case g.Kind == phrase.Prep, g.Kind == phrase.Adv, g.Kind == phrase.NP:
		case r.Norm(i) == ",", r.Norm(i) == ":":
			if i+1 < len(r.Tokens) && r.quoteOpens(i+1) {
				return i + 1
			}
			return -1
		default:
			return -1
		}
		i = g.To
	}
	return -1
}

func (r *reader) wh(k int) bool {
	g := r.Groups[k]
	switch r.Tokens[g.From].Norm {
	case "what", "how", "why", "whether", "if", "where", "when", "who":
		return g.Kind == phrase.Sub || g.Kind == phrase.NP || g.Kind == phrase.Adv
	}
	return false
}

// finiteFollows says whether the noun phrase at group k is the subject of a clause.
func (r *reader) finiteFollows(k int) bool {
	for j := k + 1; j < len(r.Groups); j++ {
		switch g := r.Groups[j]; {
		case g.Kind == phrase.VP && g.Form == phrase.Finite:
			return true
		case g.Kind == phrase.VP && g.Form == phrase.Infinitive, g.Kind == phrase.Sub && r.Tokens[g.From].Norm == "that":
			return false
		case g.Kind == phrase.Punct && r.Tokens[g.From].Norm != "," && r.Tokens[g.From].Norm != "(":
			return false
		}
	}
	return false
}

func (r *reader) infinitiveFollows(k int) bool {
	for j := k + 1; j < len(r.Groups) && j < k+6; j++ {
		switch g := r.Groups[j]; {
		case g.Kind == phrase.VP:
			return g.Form == phrase.Infinitive
		case g.Kind != phrase.NP && g.Kind != phrase.Prep && g.Kind != phrase.Conj:
			return false
		}
	}
	return false
}

// quoteOpens says whether a direct quotation begins at token i.
func (r *reader) quoteOpens(i int) bool {
	return r.quoteAt(i) >= 0
}

func (r *reader) quoteAt(i int) int {
	for q, s := range r.doc.Quotes {
		if s.Start == r.Tokens[i].Start {
			return q
		}
		if s.Start > r.Tokens[i].Start {
			break
		}
	}
	return -1
}

// quoteClosing returns the quotation that ends with token i.
func (r *reader) quoteClosing(i int) int {
	if i < 0 {
		return -1
	}
	for q, s := range r.doc.Quotes {
		if s.End == r.Tokens[i].End {
			return q
		}
		if s.Start > r.Tokens[i].Start {
			break
		}
	}
	return -1
}

// afterContent says whether what stands before token i may be what was said: it ends in a comma or a quotation.
func (r *reader) afterContent(i int) bool {
	return i > 1 && (r.Norm(i-1) == "," || r.quoteClosing(i-1) >= 0)
}

// contentBefore returns the clause or quotation that ends before token i.
func (r *reader) contentBefore(i int) text.Span {
	if q := r.quoteClosing(i - 1); q >= 0 {
		quote := r.doc.Quotes[q]
		if quote.Start <= r.Tokens[0].Start {
			return quote
		}
		return text.Span{Start: r.Tokens[r.clauseStart(i-1)].Start, End: quote.End}
	}
	if r.Norm(i-1) == "," {
		i--
	}
	from := r.clauseStart(i)
	for from < i && r.Groups[r.At(from)].Kind == phrase.Conj {
		from++
	}
	return r.Span(from, i)
}

// clauseStart returns the token at which the clause before token i begins: after a semicolon, or with the sentence.
func (r *reader) clauseStart(i int) int {
	for j := i - 1; j > 0; j-- {
		if r.Norm(j-1) == ";" {
			return j
		}
	}
	return 0
}

// contentResumed returns what follows a parenthetical attribution that ends before token i: the quotation taken up again,
// or the rest of the clause.
func (r *reader) contentResumed(i int) text.Span {
	for ; i < len(r.Tokens); i++ {
		if q := r.quoteAt(i); q >= 0 {
			return r.doc.Quotes[q]
		}
		if n := r.Norm(i); n != "," && n != ":" {
			return text.Span{}
		}
	}
	return text.Span{}
}

// contentFrom returns the content that begins at token i and goes on to the end of its clause.
func (r *reader) contentFrom(i int) text.Span {
	if i >= len(r.Tokens) {
		return text.Span{}
	}
	if q := r.quoteAt(i); q >= 0 && r.doc.Quotes[q].End >= r.Tokens[len(r.Tokens)-1].End {
		return r.doc.Quotes[q]
	}
	return r.Span(i, r.contentEnd(i))
}

// contentEnd returns the token before which the content that begins at token i ends.
func (r *reader) contentEnd(i int) int {
	for j := i; j < len(r.Tokens); {
		if q := r.quoteAt(j); q >= 0 {
			j = r.tokenAfter(r.doc.Quotes[q].End, j)
			continue
		}
		if r.quoteClosing(j) >= 0 || r.stops(j) {
			return j
		}
		j++
	}
	return len(r.Tokens)
}

func (r *reader) tokenAfter(end, j int) int {
	for j < len(r.Tokens) && r.Tokens[j].Start < end {
		j++
	}
	return j
}

// stops says whether token j ends a reported clause.
func (r *reader) stops(j int) bool {
	switch r.Norm(j) {
	case ";", "?", "!":
		return true
	case ".":
		return j >= len(r.Tokens)-2
	case ",":
		return j+1 < len(r.Tokens) && r.leaves(j+1)
	}
	return false
}

// leaves says whether what begins at token j, after a comma, is no longer what was said: another attribution.
func (r *reader) leaves(j int) bool {
	if e, _ := prepositions.Longest(r.Tokens, j); e != nil {
		return true
	}
	g := r.Groups[r.At(j)]
	if g.Kind == phrase.VP && g.Form == phrase.Gerund {
		e, _ := verbs.Longest(r.Tokens, g.Head)
		return e != nil
	}
	return false
}
