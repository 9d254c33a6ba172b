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
	if k+1 < len(r.Groups) && r.Temporal(k) && !r.finiteFollows(k) {
		k++ // "vowed on Monday to", "vowed Monday to"
	}
	if k+1 < len(r.Groups) && r.Temporal(k) && !r.finiteFollows(k) {
		k++ // "vowed Monday to"
	}
	if k >= len(r.Groups) {
		return -1, ""
	}
	g := r.Groups[k]
	if c.takes("o") && g.Kind == phrase.VP && g.Form == phrase.Gerund && g.From == c.to {
		return c.to, "object" // "denied targeting civilians"
	}
	if start := r.clauseAfter(c); start >= 0 && (c.takes("s") || c.takes("a") || c.takes("q")) {
		return start, "clause"
	}
	switch {
	case c.takes("s") && g.Kind == phrase.VP && g.From == c.to && g.Form == phrase.Finite && r.gapped(c):
		return c.to, "clause" // "which she said was a mistake"
	case c.takes("s") && answers[r.Norm(c.to)]:
		return c.to, "object"
	case c.takes("s") && g.Kind == phrase.VP && g.From == c.to && g.Form == phrase.Gerund && r.finiteFollows(k):
		return c.to, "clause" // "says running for office is"
	case c.takes("i") && g.Kind == phrase.VP && g.Form == phrase.Infinitive:
		return g.From, "infinitive"
	case c.takes("x") && g.Kind == phrase.NP && r.infinitiveFollows(k):
		return g.From, "object and infinitive"
	case c.takes("o") && (g.Kind == phrase.NP || g.Kind == phrase.VP && g.Form == phrase.Gerund || r.quoteOpens(c.to) || r.wh(k)):
		return c.to, "object"
	}
	return -1, ""
}

// answers are the words that say all that was said: "he said so".
var answers = words("so no yes nothing little otherwise")

// gapped says whether the subject of what cue c governs stands before the speaker: "which he said would be".
func (r *reader) gapped(c cue) bool {
	from, to := r.subject(c.group)
	return from > 0 && from < to && r.Groups[r.At(from-1)].Kind != phrase.Conj && r.Norm(from-1) != ","
}

// clauseAfter looks past adverbials and the person told for a that, a question word, a quotation or a clause.
func (r *reader) clauseAfter(c cue) int {
	addressed := !c.takes("a") || c.takes("s")
	for i := c.to; i < len(r.Tokens); {
		k := r.At(i)
		g := r.Groups[k]
		switch {
		case r.quoteOpens(i), r.isThat(i) && (c.takes("a") || !r.relativeThat(k)), r.wh(k):
			return i
		case r.Temporal(k):
		case r.Norm(i) == ",", r.Norm(i) == ":":
			return r.resumes(i)
		case partitives[r.Norm(i)] && r.Norm(i+1) == "of" && addressed && r.finiteFollows(k):
			return i // "said much of the talk was"
		case g.Kind == phrase.Prep:
			if k+1 < len(r.Groups) && r.Groups[k+1].Kind == phrase.NP {
				g = r.Groups[k+1] // its object is no subject
			}
		case g.Kind == phrase.NP && addressed && r.finiteFollows(k):
			return i
		case g.Kind == phrase.NP:
			addressed = true
		case g.Kind == phrase.VP && (g.Form != phrase.Gerund && g.Form != phrase.Participle || c.takes("o") && r.At(i) > r.At(c.to-1)+1):
			return -1
		case g.Kind != phrase.VP && g.Kind != phrase.Adv && g.Kind != phrase.Conj && g.Kind != phrase.Adj:
			return -1
		}
		i = g.To
	}
	return -1
}

var partitives = words("much most many some all both none few")

// isThat says whether token i is a that which opens a clause of content.
func (r *reader) isThat(i int) bool {
	return r.Norm(i) == "that" && i+1 < len(r.Tokens) && (r.quoteOpens(i+1) || r.Tokens[i].Tag != "DT" && (r.Groups[r.At(i+1)].Kind != phrase.Punct || r.Norm(i+1) == ","))
}

// relativeThat says whether the that at group k opens a relative clause: "the only country that can", after a noun and
// before its verb.
func (r *reader) relativeThat(k int) bool {
	if k == 0 || k+1 >= len(r.Groups) || r.Groups[k-1].Kind != phrase.NP {
		return false
	}
	next := r.Groups[k+1]
	return next.Kind == phrase.VP && next.Form != phrase.Gerund // "said in the hall that building a wall is"
}

// resumes returns where the content begins after the mark at token i: a quotation right after it, or a that or quotation
// after the parenthesis that the mark opens; -1 where neither stands there.
func (r *reader) resumes(i int) int {
	if i+1 < len(r.Tokens) && (r.quoteOpens(i+1) || r.isThat(i+1)) {
		return i + 1
	}
	const far = 14
	for j := i + 1; j+1 < len(r.Tokens) && j < i+far; j++ {
		if r.Norm(j) == "," && (r.quoteOpens(j+1) || r.isThat(j+1)) {
			return j + 1
		}
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

// insideClause are the marks that may stand between a subject and its verb.
var insideClause = words(", ( ) \" ' /")

// finiteFollows says whether the noun phrase at group k is the subject of a clause.
func (r *reader) finiteFollows(k int) bool {
	past := false // a participle that may be a past: taggers take many for one
	for j := k + 1; j < len(r.Groups); j++ {
		switch g := r.Groups[j]; {
		case g.Kind == phrase.VP && g.Form == phrase.Finite:
			return true
		case g.Kind == phrase.VP && g.Form == phrase.Participle && r.Groups[j-1].Kind == phrase.NP && r.Norm(g.To) != "by":
			past = true
		case g.Kind == phrase.Sub && r.Tokens[g.From].Norm == "that":
			if !r.relativeThat(j) {
				return false
			}
			j++ // the verb of the relative clause
		case g.Kind == phrase.Punct && !insideClause[r.Tokens[g.From].Norm]:
			return past
		}
	}
	return past
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
	for from < i && (r.Groups[r.At(from)].Kind == phrase.Conj || r.Norm(from) == ",") {
		from++
	}
	if !r.hasVerb(from, i) && (i-from < 5 || r.Groups[r.At(from)].Kind != phrase.NP) {
		return text.Span{} // "In Kabul, officials said ..."
	}
	return r.Span(from, i)
}

// hasVerb says whether tokens [from, to) hold a clause.
func (r *reader) hasVerb(from, to int) bool {
	for k := r.At(from); k < len(r.Groups) && r.Groups[k].From < to; k++ {
		if g := r.Groups[k]; g.Kind == phrase.VP && g.Form == phrase.Finite {
			return true
		}
	}
	return false
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

// contentFrom returns the content that begins at token i: a clause, to its end, or an object, to the end of what hangs on
// it. A quotation that ends it may reach beyond the sentence.
func (r *reader) contentFrom(i int, rule string) text.Span {
	if i >= len(r.Tokens) {
		return text.Span{}
	}
	end, quote := r.contentEnd(i, rule == "object")
	s := r.Span(i, end)
	if quote >= 0 && r.doc.Quotes[quote].End > s.End {
		s.End = r.doc.Quotes[quote].End
	}
	return s
}

// contentEnd returns the token before which the content that begins at token i ends, and the quotation that reaches
// beyond the sentence, or -1.
func (r *reader) contentEnd(i int, object bool) (end, quote int) {
	for j := i; j < len(r.Tokens); {
		if q := r.quoteAt(j); q >= 0 {
			if j == i && !object && r.doc.Quotes[q].End <= r.Tokens[len(r.Tokens)-1].End {
				if k := r.tokenAfter(r.doc.Quotes[q].End, j); r.wholeQuote(q, k) || r.mainVerb(i, k) {
					return k, -1
				}
			}
			if j = r.tokenAfter(r.doc.Quotes[q].End, j); j >= len(r.Tokens) {
				return j, q
			}
			if r.speaks(j) || r.Norm(j-2) == "," && r.leaves(j, object) { // the comma stands within the marks
				return j, -1
			}
			continue
		}
		if r.quoteClosing(j) >= 0 || r.stops(j, i, object) {
			return j, -1
		}
		j++
	}
	return len(r.Tokens), -1
}

// mainVerb says whether a verb that is not what was said stands at token k, after the quotation from token i: "a man shouting
// 'God is great' stabbed".
func (r *reader) mainVerb(i, k int) bool {
	return k < len(r.Tokens) && r.hasVerb(i, k) && r.Groups[r.At(k)].Kind == phrase.VP && r.Groups[r.At(k)].Form == phrase.Finite
}

// wholeQuote says whether quotation q, which ends before token k, is a sentence of its own: it ends in a full stop.
func (r *reader) wholeQuote(q, k int) bool {
	return k >= 2 && (r.Norm(k-2) == "." || r.Norm(k-2) == "!" || r.Norm(k-2) == "?")
}

// speaks says whether a subject and its verb of speech stand at token j, as after a quotation: he said.
func (r *reader) speaks(j int) bool {
	k := r.At(j)
	if k+1 >= len(r.Groups) || r.Groups[k].Kind != phrase.NP || r.Groups[k+1].Kind != phrase.VP {
		return false
	}
	e, _ := verbs.Longest(r.Tokens, r.Groups[k+1].Head)
	return e != nil
}

func (r *reader) tokenAfter(end, j int) int {
	for j < len(r.Tokens) && r.Tokens[j].Start < end {
		j++
	}
	return j
}

// stops says whether token j ends what began at token i.
func (r *reader) stops(j, i int, object bool) bool {
	switch r.Norm(j) {
	case ";", "?", "!":
		return true
	case ")":
		return !r.opened(i, j)
	case ".":
		return j >= len(r.Tokens)-2
	case ",":
		return j+1 < len(r.Tokens) && r.leaves(j+1, object)
	case "and", "but", "yet", "or":
		return j+1 < len(r.Tokens) && r.otherVerb(j+1, object)
	case "by":
		return object && j > i && j+1 < len(r.Tokens) && r.Groups[r.At(j+1)].Form == phrase.Gerund // "by pointing out"
	case "-", "--", "–", "—":
		return j > i && r.Tokens[j-1].End < r.Tokens[j].Start && r.aside(j)
	}
	return object && j > i && asides[r.Norm(j)] && r.opensClause(r.At(j))
}

// opensClause says whether group k, a word such as "before", has a clause behind it and not a noun only.
func (r *reader) opensClause(k int) bool {
	return r.Groups[k].Kind == phrase.Sub || k+1 < len(r.Groups) && r.Groups[k+1].Kind == phrase.NP && r.finiteFollows(k+1)
}

// asides are the words that open a clause about the saying rather than about what was said: "praised the deal before it ...".
var asides = words("before after when while since because until although though")

// aside says whether the dash at token j opens an afterthought that ends the sentence: no second dash closes it, and no
// conjunction goes on with what was said.
func (r *reader) aside(j int) bool {
	switch r.Norm(j + 1) {
	case "and", "or", "but", "as", "either", "both":
		return false
	}
	for k := j + 1; k < len(r.Tokens); k++ {
		if r.Norm(k) == r.Norm(j) {
			return false
		}
	}
	return true
}

// opened says whether a bracket opens between tokens i and j.
func (r *reader) opened(i, j int) bool {
	for ; i < j; i++ {
		if r.Norm(i) == "(" {
			return true
		}
	}
	return false
}

// leaves says whether what begins at token j, after a comma, is no longer what was said.
func (r *reader) leaves(j int, object bool) bool {
	if e, _ := prepositions.Longest(r.Tokens, j); e != nil || r.speaks(j) {
		return true
	}
	g := r.Groups[r.At(j)]
	switch {
	case g.Kind == phrase.VP && g.Form == phrase.Gerund:
		e, _ := verbs.Longest(r.Tokens, g.Head)
		return e != nil || object
	case g.Kind == phrase.Conj:
		return j+1 < len(r.Tokens) && r.otherVerb(j+1, object)
	case g.Kind == phrase.NP && nouns.Find(r.Tokens[g.Head].Norm) != nil && g.Head-g.From < 3 && (r.Norm(g.From) == "a" || r.Norm(g.From) == "an"):
		return true // "..., a charge that he denied"
	case g.Kind == phrase.NP && nouns.Find(r.Tokens[g.Head].Norm) != nil && g.Head == g.From:
		return true // "..., claims that nobody could verify"
	case r.within.opening && g.Kind == phrase.NP && r.finiteFollows(r.At(j)):
		return true // "After he denounced the deal, the minister left"
	case r.within.relative && g.Kind == phrase.VP && g.Form == phrase.Finite:
		return true // "those who opposed the deal, have"
	case object:
		return g.Kind == phrase.Sub
	}
	return false
}

// bounds tells in what clause a cue stands, beyond which what was said does not reach.
type bounds struct {
	opening  bool // one that the main clause follows: "After he denounced", "In describing"
	relative bool // one that hangs on a noun: "those who opposed", "investors expecting"
	gerund   bool // the cue is one: "calling him stiff and accusing him"
}

// clauseOf tells in what clause cue c stands.
func (r *reader) clauseOf(c cue) bounds {
	g := r.Groups[c.group]
	if g.Kind != phrase.VP {
		return bounds{}
	}
	k := c.group - 1
	for k >= 0 && r.Groups[k].Kind == phrase.Adv {
		k--
	}
	w := bounds{gerund: g.Form == phrase.Gerund}
	w.relative = k >= 0 && (relatives[r.Norm(r.Groups[k].From)] || w.gerund && r.Groups[k].Kind == phrase.NP)
	from, to := r.subject(c.group)
	k = c.group - 1
	if from < to {
		k = r.At(from) - 1
	}
	switch {
	case k >= 0:
		w.opening = openings[r.Norm(r.Groups[k].From)]
	case w.gerund:
		w.opening = true
	}
	return w
}

var (
	relatives = words("who whom which that")
	openings  = words("after when while although though as since before because if unless once until in by despite even")
)

// otherVerb says whether a verb group at token j, after a conjunction, goes on with the main clause: after an object any
// finite verb does, within a clause only one that is a cue itself.
func (r *reader) otherVerb(j int, object bool) bool {
	k := r.At(j)
	for k+1 < len(r.Groups) && (r.Groups[k].Kind == phrase.Adv || r.Norm(r.Groups[k].From) == "," && k < r.At(j)+3) {
		k++ // "and, instead, blamed"
	}
	g := r.Groups[k]
	if object && r.within.gerund && g.Form == phrase.Gerund {
		return true
	}
	if g.Kind != phrase.VP || g.Form != phrase.Finite {
		return false
	}
	if object {
		return true
	}
	e, _ := verbs.Longest(r.Tokens, g.Head)
	return e != nil
}
