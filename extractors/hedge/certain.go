package hedge

import (
	_ "embed"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

//go:embed certifiers.txt
var certifiersTxt string

var certifiers = lexicon.Must("certifiers.txt", certifiersTxt)

// uncertain reads a negated booster whose verb group begins at token i: "has not been confirmed", "unable to verify".
// What was to be made certain is its subject in the passive, and what follows in the active.
func (r reader) uncertain(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if failing[r.Norm(i)] {
		if c, ok := r.failsTo(i); ok {
			return c, true
		}
	}
	if g.Kind != phrase.VP || g.From != i {
		return cue{}, false
	}
	switch {
	case g.Negated:
		return r.certifying(i, k)
	case r.noSubject(k): // "neither account could be verified": the cue begins where the negation stands
		from, _ := r.Subject(k)
		return r.certifying(from, k)
	}
	return cue{}, false
}

// certifying reads the verb of certainty that verb group k is, negated from token from on.
func (r reader) certifying(from, k int) (cue, bool) {
	g := r.Groups[k]
	e := certifiers.Find(r.Tokens[g.Head].Norm)
	if e == nil || e.Field(1) == "passive" && !g.Passive || g.Future {
		return cue{}, false
	}
	c := cue{from: from, to: g.To, class: e.Field(0), scope: "after", rule: "negated booster"}
	if n := r.Norm(g.To + 1); r.Norm(g.To) == "or" && (n == "deny" || n == "dismiss") {
		c.to += 2 // "would not confirm or deny"
	}
	if g.Passive {
		c.scope = "clause"
		if r.attests(k) {
			c.class = "unverified"
		}
	}
	return c, true
}

// attests says whether the subject of the verb group at k is an account or its truth: what could not be established of it
// is whether to believe it.
func (r reader) attests(k int) bool {
	from, to := r.Subject(k)
	for i := from; i < to; i++ {
		if truthful[r.Norm(i)] {
			return true
		}
	}
	return false
}

var truthful = words("authenticity veracity accuracy truth truthfulness genuineness validity provenance claim claims allegation allegations " +
	"report reports account accounts")

// failing are the words before an infinitive that negate it; neutral ones only do where they are negated themselves.
var (
	failing = words("able possible unable impossible difficult hard yet still unwilling failed fails refused refuses declined declines")
	neutral = words("able possible")
)

// failsTo reads "unable to verify", "has yet to be confirmed", "was not able to confirm".
func (r reader) failsTo(i int) (cue, bool) {
	k := r.At(i)
	if k+1 >= len(r.Groups) || r.Norm(i+1) != "to" || r.Groups[r.At(i+1)].Kind != phrase.VP {
		return cue{}, false
	}
	from, negated := i, !neutral[r.Norm(i)]
	if r.Groups[k].Kind == phrase.VP {
		from = r.Groups[k].From
	} else if v := r.verbBefore(k); v >= 0 {
		from, negated = r.Groups[v].From, negated || r.Groups[v].Negated
	}
	if !negated {
		return cue{}, false
	}
	return r.certifying(from, r.At(i+1))
}

// verbBefore returns the verb group before group k, with nothing but adverbs between, or -1.
func (r reader) verbBefore(k int) int {
	for k--; k >= 0 && r.Groups[k].Kind == phrase.Adv; k-- {
	}
	if k >= 0 && r.Groups[k].Kind == phrase.VP {
		return k
	}
	return -1
}
