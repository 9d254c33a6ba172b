package hedge

import (
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// repute are the verbs whose passive tells what is held or told by somebody the text does not name: verb, class, and
// whether the passive is doubt on its own ("are feared trapped") or only before an infinitive or after it ("is said to
// have fled", "it is said that").
var repute = lexicon.Must("repute", `
{allege}     | hearsay
{assume}     | suspicion | alone
{believe}    | suspicion | alone
{claim}      | hearsay
{fear}       | suspicion | alone
{presume}    | suspicion | alone
{report}     | hearsay
{repute}     | hearsay
{rumor}      | hearsay
{rumour}     | hearsay
{say}        | hearsay
{speculate}  | speculation
{suspect}    | suspicion | alone
{think}      | suspicion | alone
{understand} | hearsay
`)

// reputed reads the passive of opinion or hearsay at token i: "is still believed to", "it is feared that", "men said to be
// armed", "two are feared drowned".
func (r reader) reputed(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.VP || !g.Passive || g.Form == phrase.Infinitive || i != r.firstVerb(k) {
		return cue{}, false
	}
	e := repute.Find(r.Norm(g.Head))
	if e == nil || r.Tokens[g.Head].Tag == "VBG" {
		return cue{}, false
	}
	c := cue{from: i, to: g.Head + 1, class: r.held(k, e.Field(0)), scope: "clause", rule: "reputed"}
	switch next := r.Norm(c.to); {
	case next == "to" && r.Tokens[c.to].Tag == "TO" && (r.infinitiveAt(c.to) || r.Norm(g.Head) != "reported" && r.bareNoun(c.to+1)):
		c.to++
		if g.Form == phrase.Participle {
			c.scope = "identity"
		}
	case next == "by" && r.infinitiveAfter(c.to):
		// "is believed by police to have fled"
	case r.impersonal(k):
		if !r.clauseAt(c.to) && c.to < len(r.Tokens) && !isMark(next) && !(next == "in" && r.thatWithin(c.to)) {
			return cue{}, false // "it was said in jest" tells of a joke
		}
		c.scope = "after"
	case r.Norm(g.From-1) == "as" && e.Field(0) != "hearsay":
	case e.Field(1) == "" || g.Negated || next == "by" || r.dreaded(k, c.to):
		return cue{}, false
	case next == "of" || next == "in":
		if r.Norm(g.Head) != "suspected" {
			return cue{}, false
		}
		c.to, c.scope = c.to+1, "after"
	case g.Form == phrase.Participle && !r.perished(c.to):
		return cue{}, false
	}
	return c, true
}

// held is the class of what is held by the verb group at k: what is "widely" believed nobody can be asked about.
func (r reader) held(k int, class string) string {
	g := r.Groups[k]
	for i := g.From; i < g.Head; i++ {
		if vaguely[r.Norm(i)] && !pointed[r.Norm(g.Head)] {
			return "weasel"
		}
	}
	return class
}

var (
	vaguely = words("widely generally commonly often popularly universally traditionally usually sometimes frequently")
	pointed = words("suspected feared rumored rumoured reported presumed") // somebody has a reason for these
)

// infinitiveAt says whether token i is the "to" of an infinitive.
func (r reader) infinitiveAt(i int) bool {
	g := r.Groups[r.At(i)]
	return g.Kind == phrase.VP && g.Form == phrase.Infinitive
}

// bareNoun says whether token i is a singular noun without an article: after "to" a tagger may take a verb for one ("is said
// to date from").
func (r reader) bareNoun(i int) bool {
	return i < len(r.Tokens) && r.Tokens[i].Tag == "NN" && !personal(r.Norm(i))
}

// thatWithin says whether a that-clause follows soon after token i: "it is believed in the capital that".
func (r reader) thatWithin(i int) bool {
	const far = 8
	for j := i + 1; j < len(r.Tokens) && j < i+far; j++ {
		if r.Norm(j) == "that" {
			return true
		}
	}
	return false
}

// infinitiveAfter says whether an infinitive follows who holds something, from the "by" at token i.
func (r reader) infinitiveAfter(i int) bool {
	const far = 8
	for j := i + 1; j < len(r.Tokens) && j < i+far && !isMark(r.Norm(j)); j++ {
		if r.Norm(j) == "to" && r.infinitiveAt(j) {
			return true
		}
	}
	return false
}

// impersonal says whether the subject of the verb group at k is an "it" that stands for a clause: "it is feared that".
func (r reader) impersonal(k int) bool {
	from, to := r.Subject(k)
	return to-from == 1 && r.Norm(from) == "it"
}

// perished says whether token i tells of a fate: "feared dead".
func (r reader) perished(i int) bool { return fates[r.Norm(i)] }

var fates = words("dead drowned killed lost missing trapped buried injured hurt wounded kidnapped abducted captured")

// dreaded says whether the verb group at k tells of somebody whom others fear, and not of what they fear for him.
func (r reader) dreaded(k, to int) bool {
	if r.Norm(r.Groups[k].Head) != "feared" || r.perished(to) {
		return false
	}
	from, end := r.Subject(k)
	return from < end && (r.Tokens[end-1].Tag == "PRP" || r.Tokens[end-1].Tag == "NNP")
}
