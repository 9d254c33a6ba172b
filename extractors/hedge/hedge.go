// Package hedge finds the words that say how sure anyone is, and what they govern.
//
// Most cues are lines of cues.txt, with their class, the kind of their scope, and the frame in which they are doubt
// (frame.go). The rest are rules, because the same words are hedges here and none there: modal verbs (modal.go), negated
// verbs of certainty (certain.go), passives of opinion (reputed.go), words left to who uses them (naming.go), what is denied
// (denial.go) or lacking (absence.go), and vague sources (weasel.go). scope.go reads what a cue governs, voice.go whose doubt
// it is.
// Boosters ("undeniable", "confirmed") and approximators of numbers ("some 40", "about 30") are no hedges.
package hedge

import (
	_ "embed"
	"sort"

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
	Voice     text.Span // who doubts with the cue itself, its verb's subject ("Kabul denies"), or empty
	Sentence  int
	Nominal   bool // the scope is a noun phrase: the doubt is what or who that is ("suspected rebels"), not what happened
	Rule      string

	plural bool // the cue ends with a noun in the plural
}

//go:embed cues.txt
var cuesTxt string

var cues = lexicon.Must("cues.txt", cuesTxt)

// Find returns the hedges in doc, in order of text.
func Find(doc *text.Document) []Hedge {
	var found []Hedge
	report := reportage(doc)
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if !s.Kind.Article() || !mayhedge(s.Tokens) {
			continue
		}
		r := reader{phrase.ParseNamed(doc.Tagged(i), nil), report}
		var here []Hedge
		for _, c := range r.cues() {
			if scope := r.scope(c); !scope.Empty() {
				here = append(here, Hedge{Span: r.Span(c.from, c.to), Class: c.class, Scope: scope, Voice: r.voice(c), Sentence: i,
					Nominal: c.scope == "np" || c.scope == "identity" && r.participleIn(c) >= 0, Rule: c.rule, plural: r.Tokens[c.to-1].Tag == "NNS"})
			}
		}
		found = append(found, shortest(here)...)
	}
	sort.SliceStable(found, func(a, b int) bool { return found[a].Start < found[b].Start })
	return found
}

// reportage says whether doc reports what people said: there "some" and "many" count what was seen, and who holds what is
// told. In essays and works of reference they more often hide who does.
func reportage(doc *text.Document) bool {
	const enough = 2
	told := 0
	for i := range doc.Sentences {
		for _, t := range doc.Sentences[i].Tokens {
			told += b2i(saying[t.Norm])
		}
	}
	return told >= enough
}

var saying = words("said told says announced reported added")

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// shortest leaves out what is told only to be denied ("rejected the accusation that ..."), and doubt on doubt ("appear to
// suggest"). Accusations that were told before ("denies these allegations") stand for themselves.
func shortest(hedges []Hedge) []Hedge {
	var kept []Hedge
	for i, h := range hedges {
		repeats := i > 0 && hedges[i-1].End+1 == h.Start && hedges[i-1].Class == h.Class
		if !repeats && (!h.told() || !governed(h, hedges)) {
			kept = append(kept, h)
		}
	}
	return kept
}

// told says whether the cue of h is a noun for what somebody says, with its content, or a single one.
func (h Hedge) told() bool {
	return (h.Rule[0] == '<' || h.Rule == "denied charge" || h.Rule == "{blame}" || h.Rule == "{accuse}") && !(h.plural && h.Scope.Contains(h.Span))
}

// governed says whether the cue of h stands in the scope of a denial.
func governed(h Hedge, hedges []Hedge) bool {
	for _, o := range hedges {
		if o.Span != h.Span && (o.Class == "denial" || o.Rule == "not shared") && o.Scope.Contains(h.Span) {
			return true
		}
	}
	return false
}

// Vague returns the features of every word of vague quantity in doc that is to be judged, and the hedges beside them: what
// their weights are learned from.
func Vague(doc *text.Document) (features [][]string, others []Hedge) {
	for i := range doc.Sentences {
		r := reader{phrase.Parse(doc.Tagged(i)), false}
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
		if triggers[t.Norm] || certifiers.Find(t.Norm) != nil || repute.Find(t.Norm) != nil {
			return true
		}
		if e, _ := cues.Longest(tokens, i); e != nil {
			return true
		}
		if e, _ := refusals.Longest(tokens, i); e != nil {
			return true
		}
	}
	return false
}

// triggers are the words without which the rules beside the lexicons find nothing.
var triggers = union(modals, inversions, failing, branding, falsehoods, mockery, inflated, truths, quantities, unnamed, judgements,
	none, knowing, assents, dividing, agreeing, words("what responsible"), putsIt, calling)

func union(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, s := range sets {
		for w := range s {
			all[w] = true
		}
	}
	return all
}

// certain is the class of entries that hold a word of doubt and mean none: "no doubt".
const certain = "certain"

// A reader reads the hedges of one sentence.
type reader struct {
	*phrase.Syntax
	report bool // the sentence stands in a report
}

// A cue is a hedge in tokens, with the kind of its scope.
type cue struct {
	from, to int
	class    string
	scope    string
	rule     string
	past     int // where reading goes on, if beyond to: what stands between belongs to the cue
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
		i = max(c.to, c.past)
	}
	return found
}

// rules are tried in order, before the lexicon; the first that reads a cue wins.
var rules = []func(reader, int) (cue, bool){
	reader.modal, reader.inverted, reader.uncertain, reader.refusal, reader.branded, reader.belied, reader.charge,
	reader.named, reader.putting, reader.reputed, reader.absent, reader.unseen, reader.ignorant, reader.unshared,
	reader.divided, reader.disunited, reader.holding, reader.someone, reader.somehow, reader.judged,
}

func (r reader) at(i int) (cue, bool) {
	for _, rule := range rules {
		if c, ok := rule(r, i); ok {
			return c, true
		}
	}
	e, n := cues.LongestThat(r.Tokens, i, func(e *lexicon.Entry, n int) bool { return r.hedges(i, n, e) })
	if e == nil {
		return cue{}, false
	}
	return cue{from: i, to: i + n, class: e.Field(0), scope: e.Field(1), rule: e.Phrase}, true
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

// contest says whether what is contested, in tokens [i, i+n), is a vote, a race or a country: it is fought over,
// not doubted.
func (r reader) contest(i, n int) bool {
	if from, to, ok := r.NounPhrase(i); ok && r.races(max(from, i+n), min(to, i+n+4)) && r.Groups[r.At(i)].Form != phrase.Finite {
		return true
	}
	from, to := r.Subject(r.At(i + n - 1))
	if from < to && relatives[r.Norm(from)] {
		from = max(0, from-3)
	}
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
	"constituency district districts match final presidency mayoralty nomination leadership border borders region regions territory " +
	"territories area areas island islands islet islets province waters sea land frontier valley strip enclave reef peninsula zone " +
	"boundary plateau championship title cup city holding " +
	"tender tenders contract contracts auction auctions bid bids")
