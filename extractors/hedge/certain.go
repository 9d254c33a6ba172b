package hedge

import (
	_ "embed"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

//go:embed certifiers.txt
var certifiersTxt string

var certifiers = lexicon.Must("certifiers.txt", inflected(certifiersTxt))

// inflected makes every line of a list of verbs match all forms of the verb.
func inflected(list string) string {
	out := ""
	for _, line := range splitLines(list) {
		if line != "" && line[0] != '#' {
			out += "{" + line + "}\n"
		}
	}
	return out
}

func splitLines(s string) []string {
	var lines []string
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			lines = append(lines, s[start:i])
			start = i + 1
		}
	}
	return append(lines, s[start:])
}

// uncertain reads a negated booster whose verb group begins at token i: "has not been confirmed", "unable to verify".
// What was to be made certain is its subject in the passive, and what follows in the active.
func (r reader) uncertain(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.VP || g.From != i {
		if failing[r.Norm(i)] {
			return r.failsTo(i)
		}
		return cue{}, false
	}
	switch {
	case certifiers.Find(r.Tokens[g.Head].Norm) == nil:
		return cue{}, false
	case g.Negated:
		return r.certifying(i, k), true
	case r.noSubject(k): // "neither account could be verified": the cue begins where the negation stands
		from, _ := r.Subject(k)
		return r.certifying(from, k), true
	}
	return cue{}, false
}

func (r reader) certifying(from, k int) cue {
	g := r.Groups[k]
	c := cue{from: from, to: g.To, class: "unverified", scope: "after", rule: "negated booster"}
	if g.Passive {
		c.scope = "clause"
	}
	return c
}

// failing are the words before an infinitive that negate it.
var failing = words("unable impossible difficult hard yet unwilling failed unwilling refused declined")

// failsTo reads "unable to verify", "yet to be confirmed".
func (r reader) failsTo(i int) (cue, bool) {
	k := r.At(i) + 1
	if k >= len(r.Groups) || r.Norm(i+1) != "to" {
		return cue{}, false
	}
	g := r.Groups[r.At(i+1)]
	if g.Kind != phrase.VP || certifiers.Find(r.Tokens[g.Head].Norm) == nil {
		return cue{}, false
	}
	return r.certifying(i, r.At(i+1)), true
}
