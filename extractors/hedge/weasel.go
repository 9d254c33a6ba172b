package hedge

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// vague are the determiners that leave open who or how many.
var vague = words("some many most certain others")

// unnamed are plurals that stand for sources nobody can ask, with or without a determiner.
var unnamed = words("critics observers analysts experts commentators skeptics sceptics detractors scholars historians")

// countable are the nouns of time and measure, of which "some" and "many" only say how much.
var countable = words("time times year years month months week weeks day days hours minutes miles kilometers kilometres meters metres percent degree extent")

// someone reads a vague source or bearer of a statement at token i: "some analysts believe", "critics say", "regarded by
// many". It is none before a number ("some 40"), of time ("some years"), or as the subject of something that happened
// ("some residents fled"), which is how many and not who says so.
func (r reader) someone(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	partitive := g.Kind == phrase.Adj && r.Norm(i+1) == "of" // "many of"
	if g.Kind != phrase.NP && !partitive || !vague[r.Norm(i)] && !unnamed[r.Norm(i)] || r.blocked(i, g) {
		return cue{}, false
	}
	to := g.To
	if unnamed[r.Norm(i)] && !vague[r.Norm(i)] {
		if g.From != i || !r.opines(r.verbAfter(k)) && !r.opinesThat(i) {
			return cue{}, false
		}
		return cue{from: i, to: to, class: "weasel", scope: "said", rule: "unnamed source"}, true
	}
	switch v := r.verbAfter(k); {
	case v >= 0 && (r.opines(v) || r.general(v)):
		return cue{from: i, to: to, class: "weasel", scope: "said", rule: "vague subject"}, true
	case k > 0 && r.Norm(i) != "most" && vagueAfter[r.Norm(g.From-1)]:
		return cue{from: i, to: to, class: "weasel", scope: "np", rule: "vague agent"}, true
	case v < 0 && r.Norm(i) != "most" && (i == 0 || stative[r.Norm(i-1)]):
		return cue{from: i, to: to, class: "weasel", scope: "np", rule: "vague number"}, true
	}
	return cue{}, false
}

var definite = words("the these those them this that")

var vagueAfter = words("by in among to for from on at")

func (r reader) blocked(i int, g phrase.Group) bool {
	if r.Norm(i+1) == "of" && (r.Norm(i) == "most" || definite[r.Norm(i+2)]) {
		return true // "some of these deaths" is how many of them
	}
	prev := r.Norm(i - 1)
	if prev == "so" || prev == "as" || prev == "how" || prev == "too" || prev == "a" || prev == "the" || prev == "not" {
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
	"deny dispute reject accept support know remember report tell")

// general says whether the verb group at v states how things are rather than what happened: present, modal, or a form of
// be or have.
func (r reader) general(v int) bool {
	g := r.Groups[v]
	return !g.Past && !r.harms(v) || g.Modal != "" || stative[r.Norm(g.Head)] || stative[r.Norm(g.From)] && !r.harms(v)
}

var stative = words("is are was were be been has have had")

// harms says whether the verb is one of injury, of whose bearers "many" is a number.
func (r reader) harms(v int) bool { return harmful[r.Tokens[r.Groups[v].Head].Norm] }

var harmful = inflectedSet("kill injure wound hurt die abduct kidnap shoot arrest detain rescue evacuate displace trap hospitalize treat")

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
	if g.Kind != phrase.VP || g.From != i || !g.Passive || g.Form != phrase.Finite || !judgements[r.Tokens[g.Head].Norm] {
		return cue{}, false
	}
	for j := k + 1; j < len(r.Groups); j++ {
		if n := r.Norm(r.Groups[j].From); n == "by" && !vague[r.Norm(r.Groups[j].To)] {
			return cue{}, false
		}
		if kind := r.Groups[j].Kind; kind == phrase.VP || kind == phrase.Punct {
			break
		}
	}
	return cue{from: r.firstVerb(k), to: g.To, class: "weasel", scope: "clause", rule: "agentless judgement"}, true
}

var judgements = inflectedSet("consider regard perceive view deem credit describe criticize criticise characterize characterise praise " +
	"acclaim hail recognize recognise argue suggest claim propose speculate assume")

// firstVerb returns the first token of verb group k that is no adverb.
func (r reader) firstVerb(k int) int {
	i := r.Groups[k].From
	for i < r.Groups[k].Head && r.Tokens[i].Tag == "RB" {
		i++
	}
	return i
}
