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
		return r.nounPhrase(c)
	case "subject":
		return r.subjectOf(c)
	case "infinitive":
		return r.infinitive(c)
	case "identity":
		return r.identity(c)
	case "from":
		if k := r.At(c.from); r.Groups[k].Kind == phrase.VP && r.Groups[k].Passive && r.Norm(c.to) == "of" && c.to+1 < len(r.Tokens) {
			return r.Span(c.to+1, r.spoken(c.to+1, r.ComplementEnd(c.to))) // "is accused of": the deed
		}
		return r.Span(c.from, r.spoken(c.to, max(c.to, r.PredicateEnd(c.to-1))))
	case "content":
		return r.content(c)
	case "unclear":
		if c.to < len(r.Tokens) && !isMark(r.Norm(c.to)) {
			return r.after(c)
		}
		return r.subjectOf(c)
	case "after":
		return r.after(c)
	case "said":
		return r.said(c)
	case "named":
		return r.Span(c.from, r.namedThing(c))
	case "branded":
		return r.Span(r.Groups[r.At(c.from)].To, max(r.brandedEnd(c), r.Groups[r.At(c.from)].To+1))
	case "adverb":
		if to := r.modified(c); to > 0 {
			return r.Span(c.from, to)
		}
	}
	return r.clause(c)
}

// clause returns the clause that the cue stands in, without what leads up to its subject ("In spite of the truce, rebels
// may ...") and without clauses that hang on it.
func (r reader) clause(c cue) text.Span {
	from, _ := r.Clause(c.from)
	from = r.told(from)
	end := r.ClauseEnd(c.to - 1)
	if from > 2 && governable[r.Norm(from-1)] && r.Groups[r.At(from-2)].Kind == phrase.Prep {
		if s := r.spokenOf(from - 2); !s.Empty() {
			return r.Span(r.tokenAt(s.Start), max(end, c.to)) // "a figure for which there is no proof"
		}
	}
	if from > 0 && relatives[r.Norm(from-1)] {
		from--
		end = min(end, r.RelativeEnd(from))
		if s := r.spokenOf(from); r.Norm(from) != "who" && r.Norm(from-1) != "," && r.Groups[r.At(from)+1].Kind == phrase.VP && !s.Empty() {
			from = r.tokenAt(s.Start) // "a firm that is said to be a shell"
		}
	}
	if v := r.verbOf(c); v >= 0 && r.Groups[r.At(from)].Kind != phrase.NP {
		if s, to := r.Subject(v); s > from && s < to && to <= c.to && r.Norm(s-1) == "," {
			from = s
		}
	}
	return r.Span(r.withSubject(c, from), max(end, c.to))
}

// withSubject returns from, or where the subject of the cue's verb begins that commas or its own clause part from it: "The
// toll, which the army put at nine, has yet to be verified", "whether they fled could not be established".
func (r reader) withSubject(c cue, from int) int {
	v := r.verbOf(c)
	if v < 0 {
		return from
	}
	s, to := r.WholeSubject(v)
	if s < from && s < to && to <= c.to && !relatives[r.Norm(s)] && (r.Norm(from-1) == "," || interrogatives[r.Norm(s)]) {
		return s
	}
	return from
}

// told returns from, or where what somebody was told begins after it: "told us | it was", "told reporters that | it was".
func (r reader) told(from int) int {
	k := r.At(from)
	if k == 0 || k+1 >= len(r.Groups) || r.Groups[k].Kind != phrase.NP || r.Groups[k-1].Kind != phrase.VP || !informing[r.Norm(r.Groups[k-1].Head)] {
		return from
	}
	switch next := r.Groups[k+1]; {
	case r.Norm(next.From) == "that":
		return next.To
	case next.Kind == phrase.NP:
		return next.From
	}
	return from
}

var informing = inflectedSet("tell inform warn assure remind")

var relatives = words("who which that")

// governable are the relative pronouns that a preposition may govern.
var governable = words("which whom whose")

// nounPhrase returns the noun phrase that the cue qualifies, from its article on; where the cue is a predicate, its subject.
// A quotation after the cue is what it qualifies: the so-called "republic".
func (r reader) nounPhrase(c cue) text.Span {
	from, to, ok := r.NounPhrase(c.from)
	switch {
	case !ok && c.class == "unverified":
		return r.clause(c) // "the toll remains unconfirmed", as "has not been confirmed"
	case !ok:
		return r.subjectOf(c)
	case c.class == "unverified" && c.to < len(r.Tokens):
		if s := r.content(c); !s.Empty() {
			return s
		}
	case c.class == "speculation" && r.nominative(r.At(to-1)):
		return r.clause(c)
	}
	to = r.beforeAside(c.to, to)
	if to == c.to && to < len(r.Tokens) && r.opensQuote(to) {
		if _, end, ok := r.NounPhrase(to + 1); ok {
			to = end
		}
	}
	return r.Span(from, to)
}

// beforeAside returns to, or the comma before a clause that only adds to the noun: "an alleged lookout, whose name ...".
func (r reader) beforeAside(from, to int) int {
	for j := from; j+1 < to; j++ {
		if r.Norm(j) == "," && (relatives[r.Norm(j+1)] || r.Norm(j+1) == "whose" || r.Norm(j+1) == "whom" || r.Norm(j+2) == "of" && (r.Norm(j+3) == "them" || r.Norm(j+3) == "whom")) {
			return j
		}
	}
	return to
}

// nominative says whether the noun phrase at group k is what its subject is said to be: "an anchor was the probable cause".
func (r reader) nominative(k int) bool {
	k = r.NounStart(k)
	if !r.predicate(k) || owned[r.Norm(r.Groups[k-1].Head)] {
		return false
	}
	from, to := r.Subject(k - 1)
	return from < to && !(to-from == 1 && (r.Norm(from) == "there" || r.Norm(from) == "it"))
}

// owned are the verbs after which a noun says what somebody has, and not what he is.
var owned = inflectedSet("have")

// verbOf returns the verb group that the cue is part of, or that stands beside it, or -1.
func (r reader) verbOf(c cue) int {
	for _, k := range []int{r.At(c.from), r.At(c.to - 1), r.At(c.to-1) + 1, r.At(c.from) - 1} {
		if k >= 0 && k < len(r.Groups) && r.Groups[k].Kind == phrase.VP && r.Groups[k].Form == phrase.Finite {
			return k
		}
	}
	return -1
}

// modified returns where the phrase ends that an adverb qualifies instead of its clause, or 0: an adjective inside a noun
// phrase ("an apparently armed man"), a participle or infinitive ("men reportedly trained abroad", "apparently to flee"),
// and after a comma or conjunction a phrase without a verb (", possibly by mistake", "and perhaps more guards").
func (r reader) modified(c cue) int {
	k, next := r.At(c.from), r.At(c.to-1)+1
	if c.to < len(r.Tokens) {
		next = r.At(c.to)
	}
	switch g := r.Groups[k]; {
	case g.Kind == phrase.NP && g.Head >= c.to && !r.predicate(k):
		return r.NounEnd(k)
	case g.Kind == phrase.VP && g.Form != phrase.Finite:
		return r.participleEnd(c, k)
	case next >= len(r.Groups) || !r.loose(k):
		return 0
	}
	switch g := r.Groups[next]; g.Kind {
	case phrase.Prep:
		return r.PredicateEnd(c.to - 1)
	case phrase.VP:
		if g.Form != phrase.Finite {
			return r.PredicateEnd(c.to - 1)
		}
	case phrase.NP:
		if r.verbAfter(next) < 0 {
			return r.NounEnd(next)
		}
	}
	return 0
}

// predicate says whether the noun phrase at group k is what something is said to be: "rain was the likely cause".
func (r reader) predicate(k int) bool {
	return k > 0 && r.Groups[k-1].Kind == phrase.VP && stative[r.Norm(r.Groups[k-1].Head)]
}

// participleEnd returns where the participle at group k ends that the cue is part of, with what it governs, or the noun that
// it qualifies: "an apparently armed man".
func (r reader) participleEnd(c cue, k int) int {
	if c.from > 0 && r.Groups[k].To < len(r.Tokens) && r.Groups[k+1].Kind == phrase.NP {
		switch r.Tokens[c.from-1].Tag {
		case "DT", "PRP$", "POS", "JJ", "CD":
			return r.NounEnd(k + 1)
		}
	}
	return r.PredicateEnd(c.to - 1)
}

// loose says whether what stands before group k parts it from the verb: a comma, a conjunction, or a full verb whose
// object follows ("killed perhaps forty people").
func (r reader) loose(k int) bool {
	if k == 0 {
		return false
	}
	switch g := r.Groups[k-1]; g.Kind {
	case phrase.Conj, phrase.NP:
		return true
	case phrase.VP:
		return !stative[r.Norm(g.Head)]
	default:
		return r.Norm(g.From) == ","
	}
}

// after returns what follows the cue: what hangs on a noun, else all to the end of the clause. Where nothing follows, it is
// what a relative pronoun before the cue stands for ("a charge that he denied"), the noun phrase that the cue heads, or the
// clause.
func (r reader) after(c cue) text.Span {
	if i := r.past(c.to); i > 0 {
		return r.Span(i, r.ComplementEnd(i))
	}
	if c.to >= len(r.Tokens) || isMark(r.Norm(c.to)) && !r.opensQuote(c.to) || r.verdictOnly(c) {
		if r.Groups[r.At(c.from)].Kind == phrase.NP && r.nominative(r.At(c.from)) {
			return r.clause(c)
		}
		if s := r.antecedent(c); !s.Empty() {
			return s
		}
		return r.headed(c)
	}
	k := r.At(c.to)
	if noun := r.Groups[r.At(c.to-1)].Kind == phrase.NP; noun {
		if r.nominative(r.At(c.from)) && r.Norm(c.to) != "that" {
			return r.clause(c)
		}
		switch g := r.Groups[k]; {
		case g.Kind == phrase.Prep && k+1 < len(r.Groups) && r.Groups[k+1].Kind == phrase.NP:
			return r.Span(c.to, r.NounEnd(k+1))
		case g.Kind == phrase.Conj, g.Kind == phrase.VP && g.Form == phrase.Finite && !speechless[r.Norm(g.Head)]:
			return r.headed(c)
		}
	}
	from, end := c.to, r.ComplementEnd(c.to)
	if v := r.resumes(k); v > end {
		end = r.ComplementEnd(v)
	}
	if end <= c.to {
		return r.clause(c)
	}
	if r.Norm(from) == "that" && from+1 < end && r.Groups[r.At(from)].Kind != phrase.NP {
		if r.Groups[r.At(c.from)].Kind == phrase.NP {
			end = min(end, r.RelativeEnd(from)) // "rumours that he fled | spread"
		}
		from++
	}
	return r.Span(from, r.spoken(from, r.verdict(c, r.joined(from, r.inside(c, end)))))
}

// verdictOnly says whether nothing but a verdict follows the refusal c: "a charge that it dismissed as false".
func (r reader) verdictOnly(c cue) bool {
	return c.rule == "refusal" && r.Norm(c.to) == "as" && (c.past >= len(r.Tokens) || isMark(r.Norm(c.past)))
}

// joined returns end, or where another clause is joined on before it: ", and that it fled", ", but others think".
func (r reader) joined(from, end int) int {
	for j := from + 1; j+1 < end; j++ {
		if r.Norm(j) == "," && (r.Norm(j+1) == "but" || r.Norm(j+1) == "and" && r.Norm(j+2) == "that") {
			return j
		}
	}
	return end
}

// inside returns end, or where the relative clause ends before that cue c stands in: "Rwanda, which denies it, said so".
func (r reader) inside(c cue, end int) int {
	from, to := r.Subject(r.At(c.from))
	if to-from != 1 || !relatives[r.Norm(from)] {
		return end
	}
	for j := c.to + 1; j+1 < end; j++ {
		if r.Norm(j) == "," && r.Groups[r.At(j+1)].Kind == phrase.VP && r.Groups[r.At(j+1)].Form == phrase.Finite {
			return j
		}
	}
	return end
}

// verdict returns end, or where "as propaganda" begins before it: what a claim is rejected as.
func (r reader) verdict(c cue, end int) int {
	if c.rule != "refusal" {
		return end
	}
	for j := c.to + 1; j < end; j++ {
		if r.Norm(j) == "as" {
			return j
		}
	}
	return end
}

// spoken returns end, or the comma before it after which the text only says who says so: "..., an official said on Monday".
func (r reader) spoken(from, end int) int {
	for j := from + 1; j+1 < end; j++ {
		if r.Norm(j) != "," {
			continue
		}
		for v := j + 1; v < end && v < j+10 && r.Norm(v) != ","; v++ {
			if attributing[r.Norm(v)] && r.Norm(v+1) != "that" && r.Groups[r.At(v)].Form == phrase.Finite && !relatives[r.Norm(j+1)] {
				return j
			}
		}
	}
	return end
}

var attributing = words("said says told added adds warned warns wrote writes announced explained explains noted notes concluded concludes")

// content returns what an unconfirmed report tells: what its verb governs ("unconfirmed reports spoke of a raid"), or the
// clause after "according to".
func (r reader) content(c cue) text.Span {
	from, to, ok := r.NounPhrase(c.from)
	if !ok || claims.Find(r.Norm(r.Groups[r.At(c.to)].Head)) == nil {
		return text.Span{}
	}
	switch {
	case from > 1 && r.Norm(from-1) == "to" && r.Norm(from-2) == "according":
		if r.Norm(to) == "," && to+1 < len(r.Tokens) {
			return r.Span(to+1, max(r.ClauseEnd(to+1), to+2))
		}
		s, _ := r.Clause(max(0, from-3))
		return r.Span(s, max(s, from-2))
	case to < len(r.Tokens) && r.Groups[r.At(to)].Kind == phrase.VP && telling[r.Norm(r.Groups[r.At(to)].Head)]:
		v := r.Groups[r.At(to)].To
		if r.Norm(v) == "of" || r.Norm(v) == "that" {
			v++
		}
		if v < len(r.Tokens) {
			return r.Span(v, max(r.ComplementEnd(v), v+1))
		}
	}
	return text.Span{}
}

var telling = inflectedSet("say speak suggest indicate claim put tell have")

// said returns the vague source that the cue is, with what it says, thinks or does.
func (r reader) said(c cue) text.Span {
	if v := r.verbAfter(r.At(c.to - 1)); v >= 0 {
		return r.Span(c.from, max(r.ComplementEnd(r.Groups[v].To-1), c.to))
	}
	return r.Span(c.from, r.ClauseEnd(c.to-1))
}

// speechless are the verbs that join a noun of doubt to what is doubted: "the possibility is that ...".
var speechless = words("is are was were be being been")

// headed returns the noun phrase that the cue is in ("denies these allegations"), or its clause.
func (r reader) headed(c cue) text.Span {
	if g := r.Groups[r.At(c.to-1)]; g.Kind == phrase.NP && (g.From < c.from || g.To > c.to) {
		return r.Span(g.From, max(g.To, c.to))
	}
	return r.clause(c)
}

// opensQuote says whether token i is a quotation mark before a word.
func (r reader) opensQuote(i int) bool {
	return i+1 < len(r.Tokens) && (r.Tokens[i].Tag == "``" || r.Norm(i) == "\"" && r.Tokens[i].End == r.Tokens[i+1].Start)
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

// subjectOf returns the subject of the verb group that the cue is or ends, or that the cue is the predicate of; its clause
// where none is found.
func (r reader) subjectOf(c cue) text.Span {
	for i := c.from; i < c.to; i++ {
		if s := r.subjectAt(r.At(i), c); !s.Empty() {
			return s
		}
	}
	if s := r.subjectAt(r.At(c.from)-1, c); !s.Empty() {
		return s
	}
	return r.clause(c)
}

// subjectAt is the subject of group k where that is a verb and its subject stands before the cue.
func (r reader) subjectAt(k int, c cue) text.Span {
	if k < 0 || r.Groups[k].Kind != phrase.VP {
		return text.Span{}
	}
	if from, to := r.WholeSubject(k); from < to && to <= c.from {
		return r.Span(from, to)
	}
	return text.Span{}
}

// identity returns the scope of a participle that says who somebody is ("fighters believed to belong to the group"): the
// noun, the cue and what follows, up to the verb of the sentence. After a form of be it is the clause.
func (r reader) identity(c cue) text.Span {
	k := r.participleIn(c)
	if k < 0 {
		return r.clause(c)
	}
	from := c.from
	if s := r.spokenOf(from); !s.Empty() {
		from = r.tokenAt(s.Start)
	}
	for j := k + 1; j < len(r.Groups); j++ {
		if g := r.Groups[j]; g.Kind == phrase.VP && g.Form == phrase.Finite || g.Kind == phrase.Punct {
			return r.Span(from, max(c.to, g.From))
		}
	}
	return r.Span(from, len(r.Tokens))
}

// participleIn returns the bare participle that is part of cue c, or -1.
func (r reader) participleIn(c cue) int {
	for k := r.At(c.from); k < len(r.Groups) && r.Groups[k].From < c.to; k++ {
		if r.Groups[k].Kind == phrase.VP && r.Groups[k].Form == phrase.Participle {
			return k
		}
	}
	return -1
}

// tokenAt returns the token that begins at byte at.
func (r reader) tokenAt(at int) int {
	for i := range r.Tokens {
		if r.Tokens[i].Start == at {
			return i
		}
	}
	return 0
}

// infinitive returns what is meant to be done: the infinitive that follows the cue or its object, with what it governs.
// Without one the cue is none.
func (r reader) infinitive(c cue) text.Span {
	first := r.At(c.to-1) + 1
	for k := first; k < len(r.Groups) && k < first+6; k++ {
		switch g := r.Groups[k]; {
		case g.Kind == phrase.VP && g.Form == phrase.Infinitive:
			return r.Span(g.From, r.unrealized(k))
		case g.Kind != phrase.NP && g.Kind != phrase.Conj && r.Norm(g.From) != "of":
			return text.Span{}
		}
	}
	return text.Span{}
}

// unrealized returns where the deed ends that the verb group at k tells of: with the verbs joined to it, and an object that
// is not known yet. What is known ("the boy", "Kabul") is there whether the deed comes about or not.
func (r reader) unrealized(k int) int {
	for k+2 < len(r.Groups) && r.Groups[k+1].Kind == phrase.Conj && r.Groups[k+2].Kind == phrase.VP {
		k += 2
	}
	if k+1 < len(r.Groups) && r.Groups[k+1].Kind == phrase.NP && !r.known(k+1) {
		k++
	}
	return r.Groups[k].To
}

// known says whether the noun phrase at group k is a name, a pronoun, or has a definite article.
func (r reader) known(k int) bool {
	g := r.Groups[k]
	switch first := r.Tokens[g.From]; first.Tag {
	case "NNP", "NNPS", "PRP", "PRP$":
		return true
	default:
		return definite[first.Norm]
	}
}

var definite = words("the these those them this that")
