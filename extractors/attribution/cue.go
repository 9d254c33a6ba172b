package attribution

import (
	_ "embed"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed verbs.txt
var verbsTxt string

//go:embed nouns.txt
var nounsTxt string

//go:embed adjectives.txt
var adjectivesTxt string

//go:embed prepositions.txt
var prepositionsTxt string

var (
	verbs        = lexicon.Must("verbs.txt", verbsTxt)
	nouns        = lexicon.Must("nouns.txt", nounsTxt)
	adjectives   = lexicon.Must("adjectives.txt", adjectivesTxt)
	prepositions = lexicon.Must("prepositions.txt", prepositionsTxt)
)

// A cue is a lexicon's entry found in a sentence.
type cue struct {
	group    int // the verb group, noun phrase or preposition that it stands in
	from, to int // its tokens
	kind     string
	frames   string // what its content may be, as verbs.txt and nouns.txt tell
}

func (c cue) takes(frame string) bool {
	for _, f := range strings.Fields(c.frames) {
		if f == frame {
			return true
		}
	}
	return false
}

// mayspeak says whether any lexicon has an entry in tokens, before anything is tagged.
func mayspeak(tokens []text.Token) bool {
	for i := range tokens {
		for _, l := range []*lexicon.Lexicon{verbs, nouns, adjectives, prepositions} {
			if e, _ := l.Longest(tokens, i); e != nil {
				return true
			}
		}
	}
	return false
}

// cues returns the cues of the sentence, in order.
func (r *reader) cues() []cue {
	var found []cue
	for k := range r.Groups {
		c, ok := r.cueAt(k)
		if !ok {
			continue
		}
		if n := len(found); n > 0 && c.from < found[n-1].to && found[n-1].from < c.from {
			continue // the noun of "expressed concern about"
		}
		if n := len(found); n > 0 && found[n-1].from == c.from {
			found = found[:n-1] // "refused" of "refused to say"
		}
		found = append(found, c)
	}
	return found
}

func (r *reader) cueAt(k int) (cue, bool) {
	g := r.Groups[k]
	if e, n := prepositions.Longest(r.Tokens, g.From); e != nil {
		return cue{group: k, from: g.From, to: g.From + n, kind: e.Field(0), frames: "prep"}, true
	}
	switch g.Kind {
	case phrase.VP:
		return r.verbCue(k)
	case phrase.NP:
		return r.nounCue(k)
	}
	return cue{}, false
}

func (r *reader) verbCue(k int) (cue, bool) {
	g := r.Groups[k]
	if e, n := verbs.Longest(r.Tokens, g.Head); e != nil {
		c := cue{group: k, from: r.chain(k), to: max(g.Head+n, g.To), kind: e.Field(0), frames: e.Field(1)}
		for c.from >= 0 && c.from < g.Head && passing[r.Norm(c.from)] {
			c.from++
		}
		if to := r.light(k); to > 0 {
			c.to, c.frames = to, "light"
		}
		if r.Norm(c.to) == ":" {
			c.to++
		}
		return c, c.from >= 0
	}
	if e := adjectives.Find(r.Tokens[g.Head].Norm); e != nil && g.Passive {
		return cue{group: k, from: g.From, to: g.To, kind: e.Field(0), frames: "adj " + e.Field(1)}, true
	}
	if k+1 < len(r.Groups) && r.Groups[k+1].Kind == phrase.Adj && feels[r.Tokens[g.Head].Norm] {
		to := r.Groups[k+1].To
		if e := adjectives.Find(r.Tokens[to-1].Norm); e != nil {
			return cue{group: k, from: g.From, to: to, kind: e.Field(0), frames: "adj " + e.Field(1)}, true
		}
	}
	return cue{}, false
}

// passing are adverbs of time before a verb, which are no part of what it says.
var passing = words("then later earlier")

// lights are the verbs that add nothing to the noun they govern: "expressed concern about".
var lights = words("express expresses expressed expressing voice voices voiced voicing raise raises raised raising repeat repeats repeated")

// light returns the token at which a verb with its noun of speech ends ("expressed deep concern about"), or 0.
func (r *reader) light(k int) int {
	if !lights[r.Tokens[r.Groups[k].Head].Norm] || k+1 >= len(r.Groups) || r.Groups[k+1].Kind != phrase.NP {
		return 0
	}
	c, ok := r.nounCue(k + 1)
	if !ok {
		return 0
	}
	return c.to
}

// feels are the verbs that link a person to an adjective.
var feels = words("be is are was were been being am 's 're 'm feel feels felt remain remains remained become becomes became seem seems seemed sound sounds sounded")

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// chain returns the token at which the cue of verb group k begins. An infinitive belongs to the verb before it ("continued
// to call for", "refused to say"); without one it says no more than what somebody might do, and is no cue: -1.
func (r *reader) chain(k int) int {
	g := r.Groups[k]
	if g.Form != phrase.Infinitive {
		return g.From
	}
	for j := k - 1; j >= 0; j-- {
		if r.Groups[j].Kind == phrase.VP {
			return r.chain(j)
		}
		if r.Groups[j].Kind != phrase.Adj && r.Groups[j].Kind != phrase.Adv {
			break
		}
	}
	return -1
}

// nounCue finds "(somebody's) claim that", "allegations of". The noun alone says nothing of who said what.
func (r *reader) nounCue(k int) (cue, bool) {
	g := r.Groups[k]
	if c, ok := r.verbalNoun(k); ok {
		return c, true
	}
	e := nouns.Find(r.Tokens[g.Head].Norm)
	if e == nil || g.Head != g.To-1 || g.To >= len(r.Tokens) {
		return cue{}, false
	}
	next := r.Norm(g.To)
	for _, w := range strings.Fields(e.Field(1)) {
		if w != next || w == "to" && r.Groups[k+1].Kind != phrase.VP {
			continue
		}
		c := cue{group: k, from: max(g.From, r.possessor(k)), to: g.To, kind: e.Field(0), frames: "noun"}
		if r.Tokens[c.from].Tag == "POS" {
			c.from++
		}
		if w != "that" && w != "to" {
			c.to++
		}
		return c, true
	}
	return cue{}, false
}

// verbalNoun finds a verb that was taken for a plural noun: in "the Post reports that", after a name and before a that or
// an infinitive, there is no noun, nor in "…, Orme notes" behind what was said.
func (r *reader) verbalNoun(k int) (cue, bool) {
	g := r.Groups[k]
	if g.Head == g.From || g.Head != g.To-1 || r.Tokens[g.Head].Tag != "NNS" || !strings.HasPrefix(r.Tokens[g.Head-1].Tag, "NNP") {
		return cue{}, false
	}
	e := verbs.Find(r.Tokens[g.Head].Norm)
	ends := g.To >= len(r.Tokens) || r.Groups[k+1].Kind == phrase.Punct
	if e == nil || r.Norm(g.To) != "that" && r.Norm(g.To) != "to" && !(ends && r.afterContent(g.From)) {
		return cue{}, false
	}
	return cue{group: k, from: g.Head, to: g.To, kind: e.Field(0), frames: "verbal"}, true
}
