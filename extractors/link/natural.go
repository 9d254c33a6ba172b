package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// dropNatural takes out of figures the deaths of people known by name that nothing near them tells the cause of: "Justice
// Roe, who died in February", "the death of her father". They are news of a life, not of harm. Where an event is named
// nearby, or somebody unnamed is found dead, there may have been one.
func (a *Annotations) dropNatural(doc *text.Document, figures []casualty.Figure) []casualty.Figure {
	return without(figures, func(i int) bool {
		f := &figures[i]
		if !endOfLife(doc, f) || summed(figures, i) || !uneventful(doc, f.Sentence) {
			return false
		}
		a.Dropped = append(a.Dropped, Dropped{*f, "a death without a cause"})
		return true
	})
}

// without returns figures but for those to drop, and corrects what is part of what. Who has parts or is one must stay.
func without(figures []casualty.Figure, drop func(i int) bool) []casualty.Figure {
	to := make([]int, len(figures))
	var kept []casualty.Figure
	for i := range figures {
		to[i] = len(kept)
		if !drop(i) {
			kept = append(kept, figures[i])
		}
	}
	for i := range kept {
		if whole := kept[i].PartOf; whole >= 0 {
			kept[i].PartOf = to[whole]
		}
	}
	return kept
}

// endOfLife says whether f only says that one person, known by a name, a pronoun or whose he was, died.
func endOfLife(doc *text.Document, f *casualty.Figure) bool {
	v := f.Victims
	if f.Measure != "killed" || f.Amount != casualty.Exactly(1) || v == nil || len(v.Names) == 0 && !(v.Given && v.Role == "") && !v.Whose && !possessed(v.In(doc.Text)) {
		return false
	}
	cue := strings.ToLower(f.Cue.In(doc.Text))
	return strings.HasPrefix(cue, "die") || strings.HasPrefix(cue, "dying") || strings.HasPrefix(cue, "death") || strings.HasPrefix(cue, "pass") || strings.HasPrefix(cue, "succumb")
}

// possessed says whether words tell somebody by whose he was: "his father".
func possessed(words string) bool {
	first, _, _ := strings.Cut(strings.ToLower(words), " ")
	return first == "his" || first == "her" || first == "their"
}

// uneventful says whether no sentence within a few of sentence s names an event that may kill, wounds, or a cell.
func uneventful(doc *text.Document, s int) bool {
	const near = 3
	for i := max(0, s-near); i <= s+near && i < len(doc.Sentences); i++ {
		tokens := doc.Sentences[i].Tokens
		if name(tokens).rank > 0 {
			return false
		}
		for _, t := range tokens {
			if notOfAge[t.Norm] {
				return false
			}
		}
	}
	return true
}

// notOfAge are words near a death that make it news of harm, though they name no event.
var notOfAge = words("wound wounds wounded injuries injury injured custody detention prison jail jailed cell detainee prisoner inmate " +
	"coroner autopsy homicide murder murdered manslaughter investigating investigation suspicious negligence overdose drugs poisoned")
