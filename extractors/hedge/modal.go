package hedge

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/phrase"
)

var modals = words("may might could")

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// modal reads "may", "might" and "could" at token i: possibility is speculation; permission, ability and the month of
// May are none.
func (r reader) modal(i int) (cue, bool) {
	if !modals[r.Norm(i)] {
		return cue{}, false
	}
	g := r.Groups[r.At(i)]
	if g.Kind != phrase.VP || g.Modal != r.Norm(i) || r.Tokens[i].Tag != "MD" {
		return cue{}, false
	}
	if r.Norm(i) == "could" && g.Negated {
		return cue{}, false // inability: "could not be reached"
	}
	return cue{from: i, to: g.To, class: "speculation", scope: "clause", rule: "modal"}, true
}
