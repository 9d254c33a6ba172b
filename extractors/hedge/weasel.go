package hedge

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/hedge/vague"
	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// quantities leave open who or how many. "several" is none: it is a number.
var quantities = words("some many most certain others various numerous few countless")

// unnamed are plurals that stand for sources nobody can ask, with or without a determiner.
var unnamed = words("critics observers analysts experts commentators skeptics sceptics detractors opponents insiders cynics pundits naysayers doubters scholars historians")

// countable are the nouns of time and measure, of which "some" and "many" only say how much.
var countable = words("time times year years month months week weeks day days hours minutes miles kilometers kilometres meters metres percent degree extent")

// someone reads a vague source at token i: "some analysts believe", "critics say". What they say is in doubt.
func (r reader) someone(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.NP || !quantities[r.Norm(i)] && !unnamed[r.Norm(i)] || r.counted(i, g) {
		return cue{}, false
	}
	switch {
	case quantities[r.Norm(i)]:
		if !r.opines(r.verbAfter(k)) {
			return cue{}, false
		}
	case g.From != i && !r.ofField(g.From, i) || !r.opines(r.verbAfter(k)) && !r.opinesThat(i):
		return cue{}, false
	}
	if v := r.verbAfter(k); r.traceable(k) || v >= 0 && unnamed[r.Norm(i)] && r.Norm(r.Groups[v].Head) == "disagree" {
		return cue{}, false
	}
	return cue{from: i, to: g.To, class: "weasel", scope: "said", rule: "vague source"}, true
}

// ofField says whether tokens [from, i) only say of what field somebody is ("aviation experts", "his critics"), and not who:
// "nine experts", "the analysts", "UN experts".
func (r reader) ofField(from, i int) bool {
	for ; from < i; from++ {
		switch r.Tokens[from].Tag {
		case "NN", "JJ", "PRP$":
		default:
			return false
		}
	}
	return true
}

// traceable says whether whoever is at group k can be told after all: by what they have seen or done ("experts who examined
// the hole"), or as a newspaper.
func (r reader) traceable(k int) bool {
	seen := k+2 < len(r.Groups) && r.Norm(r.Groups[k+1].From) == "who" && r.Groups[k+2].Past
	return seen || presses[r.Norm(r.Groups[k].Head)] || r.employed(k)
}

// employed says whether the house is named that who is at group k works for: "analysts at Barclays".
func (r reader) employed(k int) bool {
	if k+2 >= len(r.Groups) {
		return false
	}
	prep, house := r.Norm(r.Groups[k+1].From), r.Groups[k+2]
	return (prep == "at" || prep == "from" || prep == "with") && house.Kind == phrase.NP && r.Tokens[house.Head].Tag == "NNP"
}

var presses = words("media outlets outlet newspapers papers channels agencies websites broadcasters reports documents")

// somehow reads a vague quantity at token i that leaves open what was to be said: "regarded by many", "in certain circles".
func (r reader) somehow(i int) (cue, bool) {
	if r.report || !r.indefinite(i) || vague.Learned.Hedges(vague.Features(r.Syntax, i)) < vague.Enough {
		return cue{}, false
	}
	return cue{from: i, to: r.Groups[r.At(i)].To, class: "weasel", scope: "np", rule: "vague quantity"}, true
}

// indefinite says whether token i is a vague quantity that only its neighbours can tell from a number. Where something
// happened it is a number: "some residents fled", "they burned many houses".
func (r reader) indefinite(i int) bool {
	k := r.At(i)
	g := r.Groups[k]
	if !quantities[r.Norm(i)] || r.counted(i, g) || r.traceable(k) || doubtful(r.Norm(g.Head)) {
		return false
	}
	if r.Norm(i-1) == "," && r.Norm(i+1) == "of" && (r.Norm(i+2) == "them" || r.Norm(i+2) == "whom") {
		return false // "15 bodies, most of them of soldiers"
	}
	if v := r.verbAfter(k); v >= 0 && !r.opines(v) && (r.happened(v) || modals[r.Groups[v].Modal]) {
		return false // "some children may have fled": it is the deed that is in doubt
	}
	return k == 0 || r.Groups[k-1].Kind != phrase.VP || !r.happened(k-1)
}

// doubtful says whether a noun is a word of doubt by itself: "some doubt".
func doubtful(noun string) bool {
	e := cues.Find(noun)
	return e != nil && e.Phrase[0] == '<'
}

// happened says whether the verb group at v tells of a deed that was done.
func (r reader) happened(v int) bool {
	g := r.Groups[v]
	first := r.Norm(r.firstVerb(v))
	return g.Form == phrase.Finite && g.Past && g.Modal == "" && !stative[r.Norm(g.Head)] && (g.Passive || !stative[first])
}

// counted says whether the vague word at token i, in group g, belongs to a number, a measure, or a comparison.
func (r reader) counted(i int, g phrase.Group) bool {
	if i > 0 && (compares[r.Norm(i-1)] || r.Tokens[i-1].Tag == "CD") || r.Norm(i) == "most" && r.superlative(i) {
		return true
	}
	if countable[r.Tokens[g.Head].Norm] || r.Tokens[g.Head].Tag == "CD" {
		return true
	}
	if i+1 < len(r.Tokens) {
		if _, n := number.At(r.Tokens, i+1); n > 0 {
			return true
		}
	}
	return false
}

// compares are the words before "many" or "some" that measure or negate it.
var compares = words("so as how too a the not")

// superlative says whether "most", at token i, only makes a superlative of time or an adverb: "the most recent", "most
// notably". A superlative of praise or blame ("its most popular") nobody in particular has judged.
func (r reader) superlative(i int) bool {
	return i+1 < len(r.Tokens) && (r.Norm(i+1) == "recent" || r.Tokens[i+1].Tag == "RB")
}

// verbAfter returns the finite verb group whose subject the noun phrase at group k is, or -1.
func (r reader) verbAfter(k int) int {
	if end := r.NounEnd(k); end < len(r.Tokens) {
		v := r.At(end)
		if r.Groups[v].Kind == phrase.Adv && v+1 < len(r.Groups) {
			v++
		}
		if g := r.Groups[v]; g.Kind == phrase.VP && g.Form == phrase.Finite {
			return v
		}
	}
	return -1
}

// opines says whether the verb group at v tells of a thought or a word.
func (r reader) opines(v int) bool {
	return v >= 0 && opinions[r.Tokens[r.Groups[v].Head].Norm]
}

// opinesThat says whether a verb of thought or word and a that follow soon after token i: a tagger may take "claim that"
// for a noun.
func (r reader) opinesThat(i int) bool {
	for j := i + 1; j+1 < len(r.Tokens) && j < i+7; j++ {
		if r.Norm(j+1) == "that" && opinions[r.Norm(j)] {
			return true
		}
	}
	return false
}

var opinions = inflectedSet("say argue believe think claim suggest contend maintain consider feel regard view see question doubt fear " +
	"worry warn hold insist point note speculate suspect describe call assert allege predict expect hope agree disagree object " +
	"criticize accuse complain conclude assume attribute credit cite treat propose advocate favor oppose prefer refer interpret " +
	"deny dispute reject accept support know remember report tell speak")

var stative = words("is are was were be been has have had")

func inflectedSet(verbs string) map[string]bool {
	m := map[string]bool{}
	for _, v := range strings.Fields(verbs) {
		for _, form := range verbForms(v) {
			m[form] = true
		}
	}
	return m
}

// judged reads the passive of a judgement that nobody in particular makes: "is considered", "has been described". With a
// by-phrase somebody makes it.
func (r reader) judged(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if r.report || g.Kind != phrase.VP || g.From != i || !g.Passive || g.Form != phrase.Finite || !judgements[r.Tokens[g.Head].Norm] {
		return cue{}, false
	}
	for j := k + 1; j < len(r.Groups); j++ {
		if n := r.Norm(r.Groups[j].From); n == "by" && !quantities[r.Norm(r.Groups[j].To)] {
			return cue{}, false
		}
		if kind := r.Groups[j].Kind; kind == phrase.VP || kind == phrase.Punct {
			break
		}
	}
	return cue{from: r.firstVerb(k), to: g.To, class: "weasel", scope: "clause", rule: "agentless judgement"}, true
}

var judgements = inflectedSet("consider regard perceive view deem credit describe criticize criticise characterize characterise praise " +
	"acclaim hail recognize recognise argue suggest propose")

// firstVerb returns the first token of verb group k that is no adverb.
func (r reader) firstVerb(k int) int {
	i := r.Groups[k].From
	for i < r.Groups[k].Head && r.Tokens[i].Tag == "RB" {
		i++
	}
	return i
}
