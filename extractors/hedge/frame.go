package hedge

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// hedges says whether the entry e at tokens [i, i+n) is used as a word of doubt.
func (r reader) hedges(i, n int, e *lexicon.Entry) bool {
	g := r.Groups[r.At(i)]
	switch {
	case e.Phrase[0] == '{' && g.Kind != phrase.VP, e.Phrase[0] == '<' && g.Kind != phrase.NP:
		return false
	case e.Phrase[0] == '{' && r.affirms(i, e):
		return false
	case e.Field(1) == "np" && g.Kind == phrase.VP && g.Form == phrase.Finite && g.Head == i+n-1:
		return false // "they disputed", not "the disputed"
	case r.titled(i, n), fought(e.Phrase) && r.contest(i, n), strings.Contains(e.Phrase, "questioned") && r.interrogated(i+n):
		return false
	}
	return e.Field(2) == "" || r.framed(e.Field(2), i, n)
}

// fought says whether what a phrase of contest is said of may be fought over.
func fought(phrase string) bool {
	return strings.Contains(phrase, "contested") || strings.HasPrefix(phrase, "disputed")
}

// affirms says whether the verb of doubt at token i is negated, by itself or in its subject: "did not accuse", "nobody
// disputes". What does not appear to be still only appears so, and what is not meant is not done either.
func (r reader) affirms(i int, e *lexicon.Entry) bool {
	k := r.At(i)
	if e.Field(0) == "speculation" || e.Field(0) == "conditional" || strings.Contains(e.Phrase, "no") {
		return false
	}
	return r.Groups[k].Negated || r.noSubject(k)
}

// framed says whether the phrase at tokens [i, i+n) stands in the frame of that name.
func (r reader) framed(frame string, i, n int) bool {
	k := r.At(i)
	g := r.Groups[k]
	switch frame {
	case "clause": // "insists that", not "insists on"
		return !g.Passive && r.clauseAt(i+n)
	case "claim": // "claims to have", "claims it has", not "claimed his first title"
		return !g.Passive && (r.Norm(i+n) == "to" || r.clauseAt(i+n))
	case "clausal": // "as long as it lasts", not "as long as an hour"
		return r.clauseAt(i + n)
	case "opinion": // what others believe is a suspicion; what "I" believe, or believe in, is a creed
		return !g.Passive && !g.Negated && !r.ownVoice(k) && !r.vagueSubject(k) && (r.clauseAt(i+n) || r.several(i) && r.Norm(i+n) != "in")
	case "officials":
		return !g.Passive && !g.Negated && !r.vagueSubject(k) && r.several(i) && r.clauseAt(i+n)
	case "finding": // "tests indicate", "the evidence points to"
		return !g.Passive && r.found(k)
	case "told": // "the report suggests", "he suggested that", not "he suggested a walk"
		return !g.Passive && (r.found(k) || r.clauseAt(i+n))
	case "denial":
		return r.denies(k)
	case "condition":
		return !r.asks(i, asked) && !ellipses[r.Norm(i+1)] && r.Norm(i-1) != "as"
	case "question":
		return i > 0 && r.asks(i, openings) && r.Norm(i+1) != "to"
	case "thing": // "for unknown reasons", not "an unknown man"
		return r.thing(i)
	case "infinitive":
		return r.Norm(i+n) == "to" || r.Norm(i+n) == "as"
	case "passive": // what somebody expects to do himself he means to do
		return g.Passive
	case "expected":
		return !g.Negated && !compared[r.Norm(i-1)]
	case "unmeasured": // "the most feared of them" is a man
		return !compared[r.Norm(i-1)] && r.Norm(i-1) != "most" && r.Norm(i-1) != "more"
	case "culprit": // the slope "is to blame"; he blamed himself
		return g.Form != phrase.Infinitive && !strings.HasSuffix(r.Norm(i+n), "self")
	case "verb": // "the accused" is a man
		return !(g.Form == phrase.Participle && r.Norm(i-1) == "the")
	case "attributive":
		return r.attributive(i)
	}
	return false
}

// clauseAt says whether a clause begins at token i: that, or a noun phrase with its verb.
func (r reader) clauseAt(i int) bool {
	if r.Norm(i) == "," {
		i++
	}
	if i < len(r.Tokens) && r.opensQuote(i) {
		i++
	}
	if r.Norm(i) == "that" {
		return true
	}
	for i < len(r.Tokens) && r.Groups[r.At(i)].Kind == phrase.Adv {
		i++
	}
	return i < len(r.Tokens) && r.Groups[r.At(i)].Kind == phrase.NP && r.verbAfter(r.At(i)) >= 0
}

// ownVoice says whether the subject of the verb group at k is the speaker.
func (r reader) ownVoice(k int) bool {
	from, to := r.Subject(k)
	return to-from == 1 && (r.Norm(from) == "i" || r.Norm(from) == "we" || r.Norm(from) == "you") || from >= to
}

// vagueSubject says whether the subject of the verb group at k is nobody in particular: that is doubt enough.
func (r reader) vagueSubject(k int) bool {
	from, to := r.Subject(k)
	return from < to && (quantities[r.Norm(from)] || unnamed[r.Norm(from)])
}

// found says whether the subject of the verb group at k is a finding: what it suggests is not certain.
func (r reader) found(k int) bool {
	from, to := r.Subject(k)
	for i := from; i < to; i++ {
		if findings.Find(r.Norm(i)) != nil {
			return true
		}
	}
	return false
}

var findings = lexicon.Must("findings", `
<account>
<analysis>
<assessment>
<calculation>
data
<document>
<estimate>
evidence
everything
<examination>
<figure>
<finding>
<footage>
<image>
<indication>
<indicator>
information
<inquiry>
intelligence
<investigation>
<letter>
<mark>
<model>
<note>
<picture>
<poll>
<projection>
<record>
<report>
research
<result>
<sign>
<signal>
<simulation>
<statement>
<statistic>
<study>
<survey>
<symptom>
<test>
<testimony>
<theory>
<trace>
<video>
which
<wound>
`)

// thing says whether what is unknown at token i is anything but a person: an unknown man is only a stranger.
func (r reader) thing(i int) bool {
	g := r.Groups[r.At(i)]
	if g.Kind != phrase.NP || g.Head <= i {
		return g.Kind != phrase.NP
	}
	return unknowns.Find(r.Norm(g.Head)) != nil
}

var unknowns = lexicon.Must("unknowns", `
<amount>
<cause>
<date>
<destination>
<location>
<motive>
<number>
<origin>
<quantity>
<reason>
<source>
<sum>
`)

// attributive says whether "possible" at token i qualifies a noun that may or may not be: "a possible motive", not "every
// possible way", "the best possible".
func (r reader) attributive(i int) bool {
	g := r.Groups[r.At(i)]
	if g.Kind != phrase.NP || g.Head <= i || r.Tokens[g.Head].Tag == "CD" {
		return false
	}
	for j := g.From; j < i; j++ {
		if tag := r.Tokens[j].Tag; tag == "JJS" || tag == "RBS" || total[r.Norm(j)] {
			return false
		}
	}
	return r.Norm(i-1) != "as"
}

var total = words("every all any only no each")

// ellipses are the words after an "if" that opens no clause: "dozens, if not hundreds", "if necessary".
var ellipses = words("not any anything necessary possible needed only ever")

// compared are the words before "expected" that say it came so, or not: "as expected", "worse than expected".
var compared = words("as than")

// interrogated says whether who was questioned before token i was asked by the police rather than doubted.
func (r reader) interrogated(i int) bool {
	from, to := r.Subject(r.At(i - 1))
	if from >= to {
		return true
	}
	switch r.Tokens[to-1].Tag {
	case "PRP", "NNP", "NNPS", "CD":
		return true
	}
	for j := i; j < len(r.Tokens) && j < i+6; j++ {
		if interrogators[r.Norm(j)] {
			return true
		}
	}
	return false
}

var interrogators = words("police detectives officers investigators agents prosecutors custody hours suspicion")

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
		return head.Norm == "they" || head.Norm == "police"
	}
}

// asks says whether a word of opens stands right before token i, so that it opens a question: "asked whether".
func (r reader) asks(i int, opens map[string]bool) bool {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if opens[r.Norm(j)] {
			return true
		}
	}
	return false
}

// openings are the words that leave a question open, asked those that no more than ask it.
var (
	openings = words("question questions debate debates debated determine determining establish establishing investigate " +
		"investigating investigated investigates examine examining examined probing wonder wondered wondering doubt doubts know known " +
		"see seen say tell unclear clear sure certain unsure uncertain unknown uncertainty")
	asked = words("ask asked asks asking know known knew see say tell wonder wondered wonders sure certain clear unclear determine " +
		"unknown check find doubt uncertain unsure")
)
