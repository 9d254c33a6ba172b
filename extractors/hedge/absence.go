package hedge

import (
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// lacking are nouns of which there is none where something is in doubt: noun, class, and what must follow it; "adjective"
// is what must precede it, and "end" is the end of the clause.
var lacking = lexicon.Must("lacking", `
basis         | evidence_gap | end
<clue>        | evidence_gap | wh
confirmation  | unverified
consensus     | contested
corroboration | unverified
evidence      | evidence_gap
<explanation> | evidence_gap
<hint>        | evidence_gap | of that
idea          | evidence_gap | wh
<indication>  | evidence_gap
information   | evidence_gap | on about wh
knowledge     | evidence_gap | of wh
news          | evidence_gap | of from about
<motive>      | evidence_gap | adjective
proof         | evidence_gap
<sign>        | evidence_gap | of that
<source>      | evidence_gap | for
<suggestion>  | evidence_gap
<trace>       | evidence_gap | of
verification  | unverified
word          | evidence_gap | on of from wh
`)

// absent reads what there is none of at token i: "no independent confirmation", "little evidence", "no sign of".
func (r reader) absent(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if !none[r.Norm(i)] || g.Kind != phrase.NP || g.From != i && r.Norm(i-1) != "as" {
		return cue{}, false
	}
	for j := i + 1; j < g.To && j < i+4; j++ {
		if e := lacking.Find(r.Norm(j)); e != nil && j == g.To-1 && r.lacks(i, j, e.Field(1)) {
			return cue{from: i, to: j + 1, class: e.Field(0), scope: "after", rule: "absent"}, true
		}
	}
	return cue{}, false
}

var none = words("no little scant insufficient slender slim slight thin flimsy meagre meager weak scanty limited")

// lacks says whether what must stand beside the noun at token j, whose phrase begins at token i, does.
func (r reader) lacks(i, j int, beside string) bool {
	if beside == "adjective" {
		return j > i+1
	}
	next := r.Norm(j + 1)
	if beside == "end" {
		return j+1 >= len(r.Tokens) || isMark(next) || next == "whatsoever"
	}
	return beside == "" || words(beside)[next] || words(beside)["wh"] && r.opensQuestion(j+1)
}

// opensQuestion says whether an indirect question with a verb of its own begins at token i: "who did it", not "what to do".
func (r reader) opensQuestion(i int) bool {
	return interrogatives[r.Norm(i)] && r.Norm(i+1) != "to"
}

var interrogatives = words("who whom whose what which how why where when whether if")

// ignorant reads what somebody does not know at token i: "does not know how many", "nobody knows why".
func (r reader) ignorant(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.VP || g.From != i || !knowing[r.Norm(g.Head)] || !r.opensQuestion(g.To) || g.Passive {
		return cue{}, false
	}
	if head := r.Norm(g.Head); (head == "say" || head == "tell") && g.Modal != "can" && g.Modal != "could" {
		return cue{}, false // who does not say may still know
	}
	from := i
	switch {
	case r.noSubject(k):
		from, _ = r.Subject(k)
	case !g.Negated:
		return cue{}, false
	}
	return cue{from: from, to: g.To, class: "evidence_gap", scope: "after", rule: "not known"}, true
}

var knowing = words("know knows knew say tell")

// unseen reads what has not come to light at the "no" at token i: "no documents have come to light".
func (r reader) unseen(i int) (cue, bool) {
	k := r.At(i)
	if r.Norm(i) != "no" || r.Groups[k].Kind != phrase.NP || r.Groups[k].From != i {
		return cue{}, false
	}
	v := r.verbAfter(k)
	if v < 0 {
		return cue{}, false
	}
	e, n := appearing.Longest(r.Tokens, r.Groups[v].Head)
	if e == nil || (e.Field(0) == "passive") != r.Groups[v].Passive {
		return cue{}, false
	}
	return cue{from: i, to: r.Groups[v].Head + n, class: "evidence_gap", scope: "clause", rule: "unseen"}, true
}

// appearing are the verbs of evidence that is there for all to see.
var appearing = lexicon.Must("appearing", `
{come} to light
{emerge}
{present} | passive
{produce} | passive
{surface}
`)

// divided reads stories that do not agree at the verb at token i: "accounts of the clash differ".
func (r reader) divided(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.VP || g.From != i || !dividing[r.Norm(g.Head)] || g.Passive || g.Negated {
		return cue{}, false
	}
	from, to := r.Subject(k)
	for j := from; j < to; j++ {
		if r.Tokens[j].Tag == "NNS" && claims.Find(r.Norm(j)) != nil {
			return cue{from: i, to: g.To, class: "contested", scope: "subject", rule: "divided"}, true
		}
	}
	return cue{}, false
}

var dividing = inflectedSet("differ vary diverge conflict clash")

// disunited reads what nobody agrees on at the verb at token i: "no one in town can agree on who fired".
func (r reader) disunited(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.VP || g.From != i || !agreeing[r.Norm(g.Head)] || g.Passive || !r.noSubject(k) {
		return cue{}, false
	}
	if next := r.Norm(g.To); next != "on" && next != "about" && next != "over" && !r.opensQuestion(g.To) {
		return cue{}, false
	}
	from, _ := r.Subject(k)
	to := g.To
	if !r.opensQuestion(to) {
		to++
	}
	return cue{from: from, to: to, class: "contested", scope: "after", rule: "not agreed"}, true
}

var agreeing = inflectedSet("agree")

// holding reads "held the army responsible for" at token i.
func (r reader) holding(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.VP || g.Head != i || !holds[r.Norm(i)] || g.Passive || k+1 >= len(r.Groups) || r.Groups[k+1].Kind != phrase.NP {
		return cue{}, false
	}
	const far = 10
	for j := g.To + 1; j < len(r.Tokens) && j < g.To+far && !isMark(r.Norm(j)); j++ {
		if r.Norm(j) == "responsible" && r.Norm(j+1) == "for" {
			return cue{from: i, to: i + 1, class: "accusation", scope: "from", rule: "held responsible"}, true
		}
	}
	return cue{}, false
}

var holds = inflectedSet("hold")
