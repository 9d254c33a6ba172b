// Package hedge finds the words that say how sure anyone is, and what they govern.
//
// Most cues are lines of cues.txt, with their class and the kind of their scope. Two kinds of cue are rules, because the
// same words are hedges here and none there: modal verbs (modal.go), and negated verbs of certainty (certain.go).
// Boosters ("undeniable", "confirmed") and approximators of numbers ("some 40", "about 30") are no hedges.
package hedge

import (
	_ "embed"
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/hedge/vague"
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Hedge is a cue of doubt and its scope.
type Hedge struct {
	text.Span           // the cue
	Class     string    // unverified contested denial accusation hearsay suspicion speculation weasel evidence_gap conditional distancing
	Scope     text.Span // the clause or noun phrase that the cue governs
	Holder    text.Span // whose doubt it is; empty: the article's own
	Sentence  int
	Nominal   bool // the scope is a noun phrase: the doubt is what or who that is ("suspected rebels"), not what happened
	Rule      string
}

//go:embed cues.txt
var cuesTxt string

var cues = lexicon.Must("cues.txt", cuesTxt)

// Find returns the hedges in doc, in order of text.
func Find(doc *text.Document) []Hedge {
	var found []Hedge
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if !s.Kind.Article() || !mayhedge(s.Tokens) {
			continue
		}
		r := reader{phrase.Parse(doc.Tagged(i))}
		var here []Hedge
		for _, c := range r.cues() {
			if scope := r.scope(c); !scope.Empty() {
				here = append(here, Hedge{Span: r.Span(c.from, c.to), Class: c.class, Scope: scope, Sentence: i,
					Nominal: c.scope == "np", Rule: c.rule})
			}
		}
		found = append(found, shortest(here)...)
	}
	sort.SliceStable(found, func(a, b int) bool { return found[a].Start < found[b].Start })
	return found
}

// shortest leaves out the question words whose question another cue governs already: "the question of whether they knew
// remains open" has one cue.
func shortest(hedges []Hedge) []Hedge {
	var kept []Hedge
	for _, h := range hedges {
		if h.Rule != "whether" || !governed(h, hedges) {
			kept = append(kept, h)
		}
	}
	return kept
}

// governed says whether the cue of h stands in the scope of another hedge that leaves its matter open.
func governed(h Hedge, hedges []Hedge) bool {
	for _, o := range hedges {
		switch o.Class {
		case "unverified", "contested", "evidence_gap":
			if o.Span != h.Span && o.Scope.Contains(h.Span) {
				return true
			}
		}
	}
	return false
}

// Vague returns the features of every word of vague quantity in doc that is to be judged, and the hedges beside them: what
// their weights are learned from.
func Vague(doc *text.Document) (features [][]string, others []Hedge) {
	for i := range doc.Sentences {
		r := reader{phrase.Parse(doc.Tagged(i))}
		for j := range r.Tokens {
			if r.indefinite(j) {
				features = append(features, vague.Features(r.Syntax, j))
			}
		}
	}
	for _, h := range Find(doc) {
		if h.Rule != "vague quantity" {
			others = append(others, h)
		}
	}
	return features, others
}

// mayhedge says whether any cue stands in tokens, before they are tagged.
func mayhedge(tokens []text.Token) bool {
	for i, t := range tokens {
		if modals[t.Norm] || inversions[t.Norm] || failing[t.Norm] || branding[t.Norm] || quantities[t.Norm] || unnamed[t.Norm] || certifiers.Find(t.Norm) != nil || refusals.Find(t.Norm) != nil || judgements[t.Norm] || t.Norm == "what" || repute.Find(t.Norm) != nil {
			return true
		}
		if e, _ := cues.Longest(tokens, i); e != nil {
			return true
		}
	}
	return false
}

// certain is the class of entries that hold a word of doubt and mean none: "no doubt".
const certain = "certain"

// A reader reads the hedges of one sentence.
type reader struct{ *phrase.Syntax }

// A cue is a hedge in tokens, with the kind of its scope.
type cue struct {
	from, to int
	class    string
	scope    string
	rule     string
}

// cues returns the cues of the sentence, in order; none overlaps another.
func (r reader) cues() []cue {
	var found []cue
	for i := 0; i < len(r.Tokens); {
		c, ok := r.at(i)
		if !ok {
			i++
			continue
		}
		if c.class != certain {
			found = append(found, c)
		}
		i = c.to
	}
	return found
}

func (r reader) at(i int) (cue, bool) {
	for _, rule := range []func(int) (cue, bool){r.modal, r.inverted, r.uncertain, r.branded, r.refusal, r.charge, r.named, r.reputed, r.someone, r.somehow, r.judged} {
		if c, ok := rule(i); ok {
			return c, true
		}
	}
	e, n := cues.LongestThat(r.Tokens, i, func(e *lexicon.Entry, n int) bool { return r.hedges(i, n, e) })
	if e == nil {
		return cue{}, false
	}
	return cue{from: i, to: i + n, class: e.Field(0), scope: e.Field(1), rule: e.Phrase}, true
}

// hedges says whether the entry e at tokens [i, i+n) is used as a word of doubt.
func (r reader) hedges(i, n int, e *lexicon.Entry) bool {
	kind := r.Groups[r.At(i)].Kind
	if e.Phrase[0] == '{' && kind != phrase.VP || e.Phrase[0] == '<' && kind != phrase.NP {
		return false
	}
	if g := r.Groups[r.At(i)]; e.Field(1) == "np" && kind == phrase.VP && g.Form == phrase.Finite && g.Head == i+n-1 {
		return false // "they disputed", not "the disputed"
	}
	if r.titled(i, n) || strings.Contains(e.Phrase, "contested") && r.contest(i, n) {
		return false
	}
	switch e.Phrase {
	case "{appear}":
		return r.Norm(i+n) == "to" || r.Norm(i+n) == "as"
	case "whether":
		return i > 0 && r.asks(i)
	case "{believe}":
		return r.Norm(i+n) != "in" && !r.Groups[r.At(i)].Negated && r.several(i)
	case "{expect} to":
		return r.Groups[r.At(i)].Passive // what somebody expects to do himself he means to do
	case "{expect}":
		return !r.Groups[r.At(i)].Negated && !compared[r.Norm(i-1)]
	}
	return true
}

// titled says whether tokens [i, i+n) belong to a name of capitals inside the sentence: a horse, a film.
func (r reader) titled(i, n int) bool {
	return i > 0 && i+n < len(r.Tokens) && capital(r.Tokens[i]) && capital(r.Tokens[i+n]) && !r.shouting()
}

func capital(t text.Token) bool { return t.Text[0] >= 'A' && t.Text[0] <= 'Z' }

// shouting says whether the sentence is all in capitals.
func (r reader) shouting() bool {
	for _, t := range r.Tokens {
		if t.Text[0] >= 'a' && t.Text[0] <= 'z' {
			return false
		}
	}
	return true
}

// contest says whether what is contested, in tokens [i, i+n), is a vote or a race: it is fought over, not doubted.
func (r reader) contest(i, n int) bool {
	if from, to, ok := r.NounPhrase(i); ok && r.races(max(from, i+n), min(to, i+n+4)) {
		return true
	}
	from, to := r.Subject(r.At(i + n - 1))
	return r.races(from, to)
}

// races says whether a vote or race stands in tokens [from, to).
func (r reader) races(from, to int) bool {
	for i := from; i < to; i++ {
		if contests[r.Norm(i)] {
			return true
		}
	}
	return false
}

var contests = words("election elections by-election by-elections vote poll polls race races seat seats primary primaries runoff run-off ballot " +
	"constituency district districts match final presidency mayoralty nomination leadership")

// compared are the words before "expected" that say it came so, or not: "as expected", "worse than expected".
var compared = words("as than")

// several says whether the subject of the verb at token i are more than one, or a body: what officials believe is a
// suspicion, what somebody believes himself is his opinion.
func (r reader) several(i int) bool {
	from, to := r.Subject(r.At(i))
	if from >= to {
		return false
	}
	switch head := r.Tokens[to-1]; head.Tag {
	case "NNS", "NNPS", "NN":
		return true
	default:
		return head.Norm == "they"
	}
}

// asks says whether what stands before token i leaves a question open: "asked whether", "no word on whether".
func (r reader) asks(i int) bool {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if openings[r.Norm(j)] {
			return true
		}
	}
	return false
}

var openings = words("ask asked asks asking question questions questioned debate debates debated determine determining decide deciding " +
	"investigate investigating investigated investigates examine examining wonder wondered doubt doubts know known see seen say tell " +
	"unclear clear sure certain about on over of to test")
