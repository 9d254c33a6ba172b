package attribution

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A reader reads the attributions of one sentence.
type reader struct {
	*phrase.Syntax
	doc      *text.Document
	sentence int

	said     reading // of the last finite verb of speech, whose subject a verb joined to it shares
	saidVerb int     // its group; 0 while there is none
	within   bounds  // the clause of the cue being read
}

// A reading is one attribution in tokens; an empty range where there is none. Content may reach beyond the sentence, when
// it is a quotation, and is therefore bytes.
type reading struct {
	from, to int       // source
	content  text.Span // first stretch
	more     text.Span // second stretch: "A," he said, "B."
	rule     string
}

func (r *reader) read() []Attribution {
	var out []Attribution
	for _, c := range r.cues() {
		c.kind, r.within = r.kind(c), r.clauseOf(c)
		x, ok := r.resolve(c)
		if !ok || !r.worthQuoting(c, x) || r.unclaimed(c, x) || x.from < x.to && r.Norm(x.from) == "whose" {
			continue
		}
		if g := r.Groups[c.group]; g.Kind == phrase.VP && g.Form == phrase.Finite && !g.Passive && c.takes("s") {
			r.said, r.saidVerb = x, c.group
		}
		if c.takes("adj") && c.to < len(r.Tokens) && r.Tokens[c.to].End < x.content.Start {
			c.to++
		}
		a := Attribution{Kind: c.kind, Source: r.Span(x.from, x.to), Cue: r.Span(c.from, c.to), Content: x.content,
			Entity: -1, Denies: -1, Sentence: r.sentence, Rule: x.rule,
			thought: c.takes("m") || x.rule != "clause" && x.rule != "parenthetical" && c.kind == Statement}
		out = append(out, a)
		if !x.more.Empty() {
			a.Content = x.more
			out = append(out, a)
		}
	}
	return out
}

func (r *reader) resolve(c cue) (reading, bool) {
	switch {
	case c.takes("prep"):
		return r.accordingTo(c)
	case c.takes("verbal") && r.afterContent(r.Groups[c.group].From):
		x := r.parenthetical(c, r.Groups[c.group].From, c.from)
		return x, !x.content.Empty()
	case c.takes("verbal"):
		return reading{from: r.Groups[c.group].From, to: c.from, content: r.contentFrom(c.to, "clause"), rule: "clause"}, true
	case c.takes("light"):
		from, to := r.subject(c.group)
		return reading{from: from, to: to, content: r.contentFrom(c.to, "clause"), rule: "light verb"}, from < to
	case c.takes("noun"):
		return r.nominal(c)
	case c.takes("adj"):
		return r.attitude(c)
	case r.trailing(c):
		g := r.Groups[c.group-1]
		x := r.parenthetical(c, g.From, g.To)
		return x, !x.content.Empty()
	case r.Groups[c.group].Passive:
		return r.passive(c)
	case r.ofDeed(c):
		return r.deed(c)
	}
	if x, ok := r.inverted(c); ok {
		return x, true
	}
	return r.direct(c)
}

// direct reads "X said that ...", "X denounced Y", and "..., X said".
func (r *reader) direct(c cue) (reading, bool) {
	from, to := r.subject(c.group)
	if to > c.from {
		return reading{}, false
	}
	start, rule := r.complement(c)
	if (c.takes("s") || c.takes("a")) && from < to && r.afterContent(from) && (start < 0 || rule != "clause" || r.quoteClosing(from-1) >= 0) {
		if x := r.parenthetical(c, from, to); !x.content.Empty() {
			return x, true
		}
		if r.Norm(c.to) == "," && start < 0 { // "Last year, the government says, its forces ..."
			return reading{from: from, to: to, content: r.contentFrom(c.to+1, "clause"), rule: "parenthetical"}, true
		}
	}
	if start < 0 && from == 0 && from < to && c.takes("s") {
		if q := r.quoteBefore(); !q.Empty() {
			return reading{from: from, to: to, content: q, more: r.contentResumed(c.to), rule: "after quotation"}, true
		}
	}
	if start < 0 {
		return r.relative(from, to)
	}
	return reading{from: from, to: to, content: r.contentFrom(start, rule), rule: rule}, true
}

// quoteBefore returns the quotation that ends right before the sentence: "… are missing.” Trump said.
func (r *reader) quoteBefore() text.Span {
	at := r.Tokens[0].Start
	for _, q := range r.doc.Quotes {
		if q.End <= at && strings.TrimSpace(r.doc.Text[q.End:at]) == "" && !strings.Contains(r.doc.Text[q.End:at], "\n") {
			return q
		}
	}
	return text.Span{}
}

// subject returns the subject of verb group k. A verb that "and" joins to an earlier verb of speech has its subject, and
// not that of the clause between them: "police said the strikes hit a camp and called for calm".
func (r *reader) subject(k int) (from, to int) {
	if r.saidVerb > 0 || r.said.to > 0 {
		j := k - 1
		for j > r.saidVerb && r.Groups[j].Kind == phrase.Adv {
			j--
		}
		if j > r.saidVerb && r.Groups[j].Kind == phrase.Conj && r.Groups[k].Form == phrase.Finite && r.Groups[k].Past == r.Groups[r.saidVerb].Past {
			return r.said.from, r.said.to
		}
	}
	return r.Subject(k)
}

// unclaimed says whether the cue is a claim that nobody made: "no group claimed responsibility".
func (r *reader) unclaimed(c cue, x reading) bool {
	if c.kind != ClaimOfResponsibility {
		return false
	}
	switch r.Norm(x.from) {
	case "no", "nobody", "none", "neither":
		return x.from < x.to
	}
	return r.Groups[c.group].Negated
}

// relative reads "..., which X denied" and "a charge X denies": the pronoun, or the noun, stands for what is said.
func (r *reader) relative(from, to int) (reading, bool) {
	if from < 2 || from >= to {
		return reading{}, false
	}
	if g := r.Groups[r.At(from-1)]; g.Kind == phrase.NP && nouns.Find(r.Tokens[g.Head].Norm) != nil {
		return reading{from: from, to: to, content: r.Span(g.From, g.To), rule: "relative"}, true
	}
	switch r.Norm(from - 1) {
	case "which", "that", "what":
		return reading{from: from, to: to, content: r.Span(from-1, from), rule: "relative"}, true
	}
	return reading{}, false
}

// parenthetical reads "..., X said": what was said stands before, and may go on after.
func (r *reader) parenthetical(c cue, from, to int) reading {
	return reading{from: from, to: to, content: r.contentBefore(from), more: r.contentResumed(c.to), rule: "parenthetical"}
}

// inverted reads "...," said X.
func (r *reader) inverted(c cue) (reading, bool) {
	k := r.At(c.to-1) + 1
	if !c.takes("s") || k >= len(r.Groups) || r.Groups[k].Kind != phrase.NP || !r.afterContent(c.from) || r.Groups[c.group].Form != phrase.Finite {
		return reading{}, false
	}
	if from, to := r.Subject(c.group); from < to && r.quoteClosing(c.from-1) < 0 {
		return reading{}, false
	}
	end := r.NounEnd(k)
	x := reading{from: r.Groups[k].From, to: end, content: r.contentBefore(c.from), rule: "inverted"}
	x.more = r.contentResumed(end)
	return x, !x.content.Empty()
}

// accordingTo reads "According to X, ..." and "..., according to X".
func (r *reader) accordingTo(c cue) (reading, bool) {
	if c.to >= len(r.Tokens) || r.Groups[r.At(c.to)].Kind != phrase.NP {
		return reading{}, false
	}
	end := r.NounEnd(r.At(c.to))
	x := reading{from: c.to, to: end, rule: "according to"}
	if r.opens(c.from) {
		start := end
		if r.Norm(start) == "," {
			start++
		}
		x.content = r.contentFrom(start, "clause")
		return x, !x.content.Empty()
	}
	x.content = r.contentBefore(c.from)
	if r.Norm(end) == "," && end+1 < len(r.Tokens) && (x.content.Empty() || !r.hasVerb(0, c.from)) {
		rest := r.contentFrom(end+1, "clause") // "At the heart of it, according to X, is ..."
		if x.content.Empty() {
			x.content = rest
		} else {
			x.more = rest
		}
	}
	return x, !x.content.Empty()
}

// opens says whether nothing but conjunctions stands before token i in its clause.
func (r *reader) opens(i int) bool {
	for i--; i >= 0; i-- {
		switch r.Norm(i) {
		case "and", "but", "\"", "``", "however", ",":
		default:
			return r.Norm(i) == ";"
		}
	}
	return true
}

// nominal reads "X's claim that ..." and "allegations of ...".
func (r *reader) nominal(c cue) (reading, bool) {
	x := reading{rule: "noun", content: r.contentFrom(c.to, "object")}
	if owner := r.possessor(c.group); owner > 0 {
		x.from, x.to = r.Groups[c.group].From, owner
	} else if c.kind == Statement && !bare[r.Tokens[r.Groups[c.group].Head].Norm] {
		return x, false // "a plan to": nobody says it
	}
	return x, !x.content.Empty()
}

// attitude reads "X is convinced that ...".
func (r *reader) attitude(c cue) (reading, bool) {
	if c.to >= len(r.Tokens) || !c.takes(r.Norm(c.to)) {
		return reading{}, false
	}
	from, to := r.Subject(c.group)
	start := c.to
	if r.Groups[r.At(start)].Kind == phrase.Prep && r.Norm(start) != "to" {
		start++ // "is critical of": the preposition is the cue's
	}
	return reading{from: from, to: to, content: r.contentFrom(start, "clause"), rule: "adjective"}, from < to
}

// trailing says whether cue c is a past that was tagged a participle, after what was said: "..., a charity estimated."
func (r *reader) trailing(c cue) bool {
	g := r.Groups[c.group]
	return c.takes("s") && g.Form == phrase.Participle && c.group > 0 && r.Groups[c.group-1].Kind == phrase.NP &&
		r.afterContent(r.Groups[c.group-1].From) && (c.to >= len(r.Tokens) || r.Groups[r.At(c.to)].Kind == phrase.Punct)
}

// ofDeed says whether the cue speaks of a deed of the source's own: claiming it or denying a part in it.
func (r *reader) ofDeed(c cue) bool {
	return c.kind == ClaimOfResponsibility || c.kind == Denial && r.At(c.to-1) > c.group
}

// deed reads "X claimed responsibility for ...", "X denied involvement": what follows is the deed, if it is named.
func (r *reader) deed(c cue) (reading, bool) {
	from, to := r.Subject(c.group)
	x := reading{from: from, to: to, rule: "deed"}
	if c.to < len(r.Tokens) && r.Groups[r.At(c.to)].Kind == phrase.Prep {
		x.content = r.contentFrom(c.to, "object")
	}
	return x, from < to
}

// passive reads "X was criticized by Y" and "X is said to ...".
func (r *reader) passive(c cue) (reading, bool) {
	k := r.At(c.to-1) + 1
	if k+1 < len(r.Groups) && r.Norm(c.to) == "by" && r.Groups[k+1].Kind == phrase.NP {
		from, to := r.patient(c.group)
		return reading{from: r.Groups[k+1].From, to: r.NounEnd(k + 1), content: r.Span(from, to), rule: "passive by"}, from < to
	}
	if r.Groups[c.group].Form == phrase.Participle && c.kind == Statement {
		if (c.takes("q") || r.Norm(c.to-1) == "about") && (r.opens(c.from) || r.Norm(c.from-1) == "when") {
			return r.askedFirst(c)
		}
		return reading{}, false // "men suspected of": who they are, not what somebody says
	}
	start, rule := r.complement(c)
	if n := r.Norm(c.to); start < 0 && c.kind == Accusation && (n == "of" || n == "with" || n == "for") {
		start, rule = c.to, "object"
	}
	if start < 0 {
		return reading{}, false
	}
	return reading{content: r.contentFrom(start, rule), rule: "passive"}, true
}

// askedFirst reads "Asked if he would resign, the minister said": what was asked, to the comma.
func (r *reader) askedFirst(c cue) (reading, bool) {
	start := r.clauseAfter(c)
	if r.Norm(c.to-1) == "about" {
		start = c.to
	} else if start < 0 || !r.wh(r.At(start)) {
		return reading{}, false
	}
	end := start
	for end < len(r.Tokens) && r.Norm(end) != "," {
		end++
	}
	if end == len(r.Tokens) && r.Norm(c.from-1) != "when" {
		return reading{}, false // "Asked about the pact" and no more
	}
	if end == len(r.Tokens) && isStop(r.Norm(end-1)) {
		end-- // "she said when asked about the pact."
	}
	return reading{content: r.Span(start, end), rule: "asked"}, start < end
}

func isStop(norm string) bool { return norm == "." || norm == "!" || norm == "?" }

// bare are the nouns that tell of speech with nobody named.
var bare = words("claim claims assertion assertions suggestion suggestions speculation rumor rumors rumour rumours complaint complaints " +
	"criticism warning warnings confirmation fear fears concern concerns suspicion suspicions threat threats calls")

// possessor returns the token after the owner of the noun phrase at group k ("Ahmadi's" in "Ahmadi's claim", "their"),
// or 0.
func (r *reader) possessor(k int) int {
	g := r.Groups[k]
	for i := g.Head; i > g.From; i-- {
		if r.Tokens[i-1].Tag == "POS" {
			return i - 1
		}
	}
	if r.Tokens[g.From].Tag == "PRP$" {
		return g.From + 1
	}
	return 0
}

// worthQuoting says whether a cue inside a direct quotation is an attribution of its own: not what the speaker thinks
// himself, but what he reports of others.
func (r *reader) worthQuoting(c cue, x reading) bool {
	q, ok := r.doc.InQuote(r.Span(c.from, c.to))
	if !ok || q.Len() > 0 && c.kind == ClaimOfResponsibility {
		return true
	}
	return x.from < x.to && (c.kind == Accusation || c.kind == Denial) && r.Tokens[x.from].Tag != "PRP"
}

// kind returns the kind of attribution that cue c makes: to claim an attack, or an attack claimed by somebody, is to claim
// responsibility for it.
func (r *reader) kind(c cue) string {
	g := r.Groups[c.group]
	if g.Kind != phrase.VP || !claiming[r.Tokens[g.Head].Norm] || c.kind != Statement {
		return c.kind
	}
	k := c.group + 1
	if g.Passive {
		k = c.group - 1
	}
	if k >= 0 && k < len(r.Groups) && r.Groups[k].Kind == phrase.NP && deeds[r.Tokens[r.Groups[k].Head].Norm] {
		return ClaimOfResponsibility
	}
	return c.kind
}

var claiming = words("claim claims claimed claiming")

// deeds are the heads of what is claimed when responsibility is.
var deeds = words("responsibility attack attacks bombing bombings blast blasts explosion explosions shooting shootings assault " +
	"assaults killing killings raid ambush strike strikes kidnapping abduction assassination operation massacre murder")

// patient returns the subject of the passive verb group k, or the noun that a bare participle hangs on: "an attack claimed
// by X".
func (r *reader) patient(k int) (from, to int) {
	if r.Groups[k].Form == phrase.Participle && k > 0 && r.Groups[k-1].Kind == phrase.NP {
		return r.Groups[r.NounStart(k-1)].From, r.Groups[k-1].To
	}
	return r.Subject(k)
}
