package link

import (
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// figureNouns are the heads of noun phrases that stand for a figure given before: "the figure", "that toll".
var figureNouns = words("figure figures toll tolls number numbers count counts tally death-toll estimate estimates")

// theHurt are those whose number a figure is.
var theHurt = words("dead wounded injured killed victims casualties deaths missing")

// claimNouns are the heads of noun phrases that stand for what was said before, its figures with it.
var claimNouns = words("claim claims report reports account accounts assertion statement information finding findings")

// meantFigures returns the figures that the noun phrase s stands for, where it is no more than "the figure", "the death
// toll", "the number of the dead": those of the nearest sentence before it, as far back as it reaches; "the figures" are
// those of all.
func meantFigures(doc *text.Document, a *Annotations, s text.Span) []int {
	if !anaphoric(s.In(doc.Text)) {
		return nil
	}
	words := strings.ToLower(s.In(doc.Text))
	plural := strings.HasSuffix(words, "s") || strings.HasPrefix(words, "neither") || strings.HasPrefix(words, "none")
	var meant []int
	here := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > s.Start })
	for back := 0; back <= reach(words) && here-back >= 0; back++ {
		for i := range a.Figures {
			f := &a.Figures[i]
			if f.Sentence == here-back && f.End <= s.Start && f.PartOf < 0 && f.Amount != casualty.Exactly(0) {
				meant = append(meant, i)
			}
		}
		if len(meant) > 0 && !plural {
			break
		}
	}
	sort.Ints(meant)
	return meant
}

// reach is how many sentences back the words may mean: a toll is remembered longer than who told it.
func reach(words string) int {
	if f := strings.Fields(words); claimNouns[f[len(f)-1]] {
		return 1
	}
	return 2
}

// anaphoric says whether words are a definite noun phrase that stands for a figure, and names nothing itself.
func anaphoric(phrase string) bool {
	w := strings.Fields(strings.ToLower(phrase))
	if n := len(w); n > 4 && w[n-3] == "of" && w[n-2] == "the" && theHurt[w[n-1]] {
		w = w[:n-3]
	}
	if len(w) < 2 || len(w) > 4 {
		return false
	}
	switch last := w[len(w)-1]; w[0] {
	case "the", "that", "this", "those", "these", "its", "their", "his", "her", "both", "neither", "either", "none":
		return figureNouns[last] || claimNouns[last]
	case "a", "an":
		return figureNouns[last] // "..., a figure that the army disputes"
	}
	return false
}
