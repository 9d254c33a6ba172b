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
	case g.Kind == phrase.VP && r.affirms(i, e), g.Kind == phrase.NP && g.From < i && total[r.Norm(g.From)] && e.Field(1) != "np" && e.Phrase[0] == '<':
		return false
	case e.Field(1) == "np" && g.Kind == phrase.VP && g.Form == phrase.Finite && g.Head == i+n-1 && !(g.Passive && strings.HasPrefix(e.Phrase, "un")):
		return false // "they disputed", not "the disputed"
	case r.titled(i, n), fought(e.Phrase) && r.contest(i, n), strings.Contains(e.Phrase, "questioned") && r.interrogated(i+n):
		return false
	}
	return e.Field(2) == "" || r.framed(e.Field(2), i, n)
}

// fought says whether what a phrase of contest is said of may be fought over.
func fought(phrase string) bool {
	return strings.Contains(phrase, "contested") || strings.Contains(phrase, "dispute")
}

// affirms says whether the verb of doubt at token i is negated, by itself or in its subject: "did not accuse", "nobody
// disputes". What does not appear to be still only appears so, and what is not meant is not done either.
func (r reader) affirms(i int, e *lexicon.Entry) bool {
	k := r.At(i)
	if e.Field(0) == "speculation" || e.Field(0) == "conditional" || strings.Contains(e.Phrase, "no") {
		return false
	}
	return r.Groups[k].Negated || r.noSubject(k) || r.Norm(i+1) == "nothing" || r.Norm(i+1) == "nobody"
}

// objectTo says whether an object and an infinitive follow from token i on: "the toll to rise".
func (r reader) objectTo(i int) bool {
	return i < len(r.Tokens) && r.Groups[r.At(i)].Kind == phrase.NP && r.infinitiveAfter(i-1)
}

// framed says whether the phrase at tokens [i, i+n) stands in the frame of that name.
func (r reader) framed(frame string, i, n int) bool {
	return r.clauseFrame(frame, i, n) || r.claimFrame(frame, i, n) || r.wordFrame(frame, i, n)
}

// clauseFrame reads frames by the clause that follows, and by whose verb it is.
func (r reader) clauseFrame(frame string, i, n int) bool {
	k := r.At(i)
	g := r.Groups[k]
	switch frame {
	case "clause": // "insists that", not "insists on"
		return !g.Passive && r.clauseAt(i+n)
	case "claim": // "claims to have", "claims it has", not "claimed his first title"
		return !g.Passive && (r.Norm(i+n) == "to" || r.clauseAt(i+n) || r.trailing(k))
	case "opening": // "provided the wind drops" at the head of a clause, not "food was provided"
		return i == 0 && r.clauseAt(i+n)
	case "clausal": // "as long as it lasts", not "as long as an hour"
		return r.clauseAt(i + n)
	case "opinion": // what others believe is a suspicion; what "I" believe, or believe in, is a creed
		return !g.Passive && !g.Negated && !r.ownVoice(k) && !r.vagueSubject(k) && (r.report && r.clauseAt(i+n) || r.several(i) && r.Norm(i+n) != "in")
	case "officials":
		return !g.Passive && !g.Negated && !r.vagueSubject(k) && r.officials(k) && r.clauseAt(i+n)
	case "finding": // "tests indicate", "the evidence points to"
		return !g.Passive && g.Form != phrase.Gerund && r.found(k)
	case "told": // "the report suggests", "he suggested that", not "he suggested a walk"
		return !g.Passive && !r.subjunctive(i+n) && (r.found(k) || r.clauseAt(i+n) || r.officials(k) || r.vagueSubject(k)) && !r.ownVoice(k)
	case "question":
		return r.opensQuestion(i + n)
	case "condition":
		next := r.Norm(i + 1)
		if i+2 < len(r.Tokens) && r.Tokens[i+1].Tag == "JJ" && !verdicts[next] && isMark(r.Norm(i+2)) {
			return false // "peaceful, if noisy,"
		}
		return !r.asks(i) && !r.allowed() && !ellipses[next] && next != "you" && r.Norm(i-1) != "as" && !(next == "so" && isMark(r.Norm(i+2)))
	case "seeming": // "appears to", "appeared unharmed", not "appeared in court"
		return r.Norm(i+n) == "to" || g.Form == phrase.Finite && i+n < len(r.Tokens) && r.Groups[r.At(i+n)].Kind == phrase.Adj
	case "expected": // "expect the toll to rise", not "expected a parcel"
		return !g.Negated && !compared[r.Norm(i-1)] && r.Norm(i+n) != "to" && (g.Passive || r.clauseAt(i+n) || r.objectTo(i+n))
	case "stated": // "it appears that", not "it appears in spring"
		return r.clauseAt(i+n) || i+n >= len(r.Tokens) || isMark(r.Norm(i+n)) || r.Norm(i+n) == "as"
	case "awaited": // what somebody expects to do himself he means to do; what "had been" expected is over
		return g.Passive && r.Norm(g.From) != "had"
	case "several":
		return r.several(i)
	case "looks": // "it looks like sabotage", "it looks like they left", not "he looked like a stoat"
		return r.clauseAt(i+n) || r.thingSubject(k)
	case "passive":
		return g.Passive
	}
	return false
}

// claimFrame reads frames by the claim that a phrase is about.
func (r reader) claimFrame(frame string, i, n int) bool {
	k := r.At(i)
	g := r.Groups[k]
	switch frame {
	case "denial":
		return r.denies(k)
	case "dispute": // "disputes the figure", "disputes that", not "disputed a parking space"
		return g.Passive || r.claimNear(k) || r.Norm(i+n) != "a" && r.Norm(i+n) != "an"
	case "claimed": // "sceptical of the report", "sceptical that", not "sceptical of strangers"
		next := r.Norm(i + n - 1)
		return next == "that" || next == "whether" || i+n >= len(r.Tokens) || isMark(r.Norm(i+n)) || r.claimIn(i+n, min(i+n+4, len(r.Tokens)))
	case "claimed np": // "a tentative count", not "a tentative smile"
		return g.Kind == phrase.NP && claims.Find(r.Norm(g.Head)) != nil
	case "contrary": // "contrary to the ministry's claim", not "contrary to custom"
		return r.claimIn(i+n, min(i+n+6, len(r.Tokens)))
	case "charged": // "charges that he stole it", "faces charges of" is for courts
		return r.Norm(i+1) == "that"
	case "disputed": // "the disputed figure", "a figure disputed by", not "a disputed goal"
		if g.Kind == phrase.VP && !g.Passive {
			return r.claimFrame("dispute", i, n)
		}
		return g.Kind != phrase.NP || g.Head <= i || claims.Find(r.Norm(g.Head)) != nil || unknowns.Find(r.Norm(g.Head)) != nil
	case "unpartied": // a figure is in dispute; two farms are in dispute over a well
		return r.Norm(i+n) != "with" && r.Norm(i+n) != "over"
	case "of accounts": // "the dates do not tally", not "he is not fit"
		if i == 0 {
			return false
		}
		from, to := r.Subject(r.At(i - 1))
		return r.claimIn(from, to)
	case "evidence": // "wounds consistent with a fall", not "consistent with our principles"
		for j := max(0, i-8); j < i; j++ {
			if findings.Find(r.Norm(j)) != nil {
				return true
			}
		}
	case "stories": // accounts at odds, not people
		from, to := r.Subject(k)
		return r.claimIn(from, to) || r.claimIn(i+n, min(i+n+4, len(r.Tokens))) || r.Norm(i+n-1) != "with"
	case "of stories": // "the reports were confused", not "a confused man"
		v := r.verbBefore(r.At(i))
		if g.Kind == phrase.VP {
			v = r.At(i)
		}
		if v < 0 || g.Kind == phrase.NP {
			return false
		}
		from, to := r.WholeSubject(v)
		return r.claimIn(from, to)
	case "told by": // "rumour has it that"
		from, to := r.Subject(k)
		return r.claimIn(from, to) || r.Norm(from) == "gossip" || r.Norm(from) == "legend"
	case "theory": // "one theory is", "the theory that"; a conspiracy theory is a kind of tale, theory alone a subject
		return r.Norm(i-1) != "conspiracy" && (g.From < i || r.Norm(i+1) == "that") && g.Head < i+n
	}
	return false
}

// wordFrame reads frames by the words beside the phrase.
func (r reader) wordFrame(frame string, i, n int) bool {
	g := r.Groups[r.At(i)]
	switch frame {
	case "thing": // "for unknown reasons", not "an unknown man"
		return r.thing(i)
	case "fear": // nobody fears for his life in doubt
		return !g.Passive && r.Norm(i+n) != "for" && !r.ownVoice(r.At(i))
	case "unmeasured": // "the most feared of them" is a man
		return !compared[r.Norm(i-1)] && r.Norm(i-1) != "most" && r.Norm(i-1) != "more" && r.Norm(i+1) != "for"
	case "culprit": // the slope "is to blame"; he blamed himself
		return g.Form != phrase.Infinitive && !strings.HasSuffix(r.Norm(i+n), "self")
	case "verb": // "the accused" is a man
		return !(g.Form == phrase.Participle && r.Norm(i-1) == "the")
	case "predicate": // "it is not clear", not "it is not clear water"
		return g.Kind != phrase.NP || g.Head < i+n
	case "undecided": // "when in doubt, ask"
		return r.Norm(i-1) != "when" && r.Norm(i-1) != "if"
	case "voiced": // "his doubt", not "in doubt"
		return r.Norm(i-1) != "in"
	case "questions":
		return strings.HasPrefix(r.Norm(g.Head), "question")
	case "proviso": // "unless otherwise stated"
		return r.Norm(i+1) != "otherwise"
	case "likely": // "likely voters" are those who mean to vote; "four times more likely" is counted
		if r.Norm(i-1) == "more" && (r.Norm(i+1) == "than" || r.Norm(i-2) == "times") {
			return false
		}
		return g.Kind != phrase.NP || !electors[r.Norm(g.Head)]
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
	return i < len(r.Tokens) && r.Groups[r.At(i)].Kind == phrase.NP && (r.verbAfter(r.At(i)) >= 0 || r.resumes(r.At(i)) > 0)
}

// resumes returns the token at which the clause of the noun phrase at group k goes on with its verb after a relative clause
// in commas ("the man, who was 88 and lived alone, | gave"), or 0.
func (r reader) resumes(k int) int {
	i := r.Groups[k].To
	if r.Norm(i) != "," || !relatives[r.Norm(i+1)] {
		return 0
	}
	const far = 20
	for j := i + 2; j+1 < len(r.Tokens) && j < i+far; j++ {
		if r.Norm(j) != "," {
			continue
		}
		if g := r.Groups[r.At(j+1)]; g.Kind == phrase.VP && g.Form == phrase.Finite {
			return j + 1
		}
		return 0
	}
	return 0
}

// subjunctive says whether the clause at token i says what ought to be: "suggested that members be prepared".
func (r reader) subjunctive(i int) bool {
	if r.Norm(i) == "that" {
		i++
	}
	if i >= len(r.Tokens) || r.Groups[r.At(i)].Kind != phrase.NP {
		return false
	}
	v := r.verbAfter(r.At(i))
	return v >= 0 && r.Norm(r.Groups[v].From) == "be"
}

// trailing says whether the verb group at k only tells who says the clause before it: "..., organisers claim."
func (r reader) trailing(k int) bool {
	from, to := r.Subject(k)
	return from < to && r.Norm(from-1) == "," && (r.Groups[k].To >= len(r.Tokens) || isMark(r.Norm(r.Groups[k].To)))
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

// found says whether the subject of the verb group at k is a thing: what a finding suggests is not certain.
func (r reader) found(k int) bool {
	from, to := r.Subject(k)
	for i := from; i < to; i++ {
		if findings.Find(r.Norm(i)) != nil {
			return true
		}
	}
	if from >= to {
		return false
	}
	head := r.Groups[r.At(from)].Head
	return r.Tokens[head].Tag == "NN" && !personal(r.Norm(head))
}

// personal says whether a noun is of people or bodies of them, by its ending or the list.
func personal(noun string) bool {
	for _, end := range []string{"er", "or", "ist", "man", "ian", "ee", "ant", "ive"} {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	return people[noun]
}

var people = words("official police president chief boss cleric priest monk king queen prince coach captain colonel general mayor envoy " +
	"aide doctor physician nurse lawyer attorney judge critic analyst expert official diplomat politician head deputy minister premier " +
	"secretary spokesperson spokeswoman woman guy boy girl child son brother sister wife widow husband neighbour neighbor friend " +
	"colleague resident student group party government army military ministry company firm team committee commission council union " +
	"agency family public anyone someone nobody everyone somebody anybody one")

// officials says whether the subject of the verb group at k is several people, and no pronoun.
func (r reader) officials(k int) bool {
	from, to := r.Subject(k)
	return from < to && (r.Tokens[to-1].Tag == "NNS" || r.Tokens[to-1].Tag == "NNPS" || r.Norm(to-1) == "police")
}

var findings = lexicon.Must("findings", `
<account>
<analysis>
<angle>
<assessment>
<calculation>
<clue>
<damage>
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
<injury>
<inquiry>
intelligence
<investigation>
<letter>
<mark>
<material>
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
<trail>
<video>
which
<wound>
wreckage
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
	return r.Norm(i-1) != "as" && (r.report || r.Norm(i) != "possible" || guessed.Find(r.Norm(g.Head)) != nil)
}

// guessed are the things that "possible" leaves open wherever it stands; in a report it does so with any.
var guessed = lexicon.Must("guessed", `
<accomplice>
<attack>
<cause>
<clue>
<collusion>
<crime>
<culprit>
<death>
<explanation>
<involvement>
<link>
<motive>
<perpetrator>
<reason>
<scenario>
<survivor>
<target>
<trigger>
<victim>
<violation>
`)

var electors = words("voter voters electorate lineup line-up starters")

var total = words("every all any only no each")

// ellipses are the words after an "if" that opens no clause: "dozens, if not hundreds", "if necessary".
var ellipses = words("not any anything necessary possible needed only ever")

// verdicts are the adjectives after an "if" that stand for a clause: "if true".
var verdicts = words("true genuine authentic real correct accurate right guilty successful")

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

// asks says whether a word of asking or knowing stands right before the "if" at token i: it opens a question then.
func (r reader) asks(i int) bool {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if asked[r.Norm(j)] {
			return true
		}
	}
	return false
}

var asked = words("ask asked asks asking know known knew see say tell wonder wondered wonders sure certain clear unclear determine " +
	"unknown check find doubt uncertain unsure")
