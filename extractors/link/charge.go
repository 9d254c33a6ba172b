package link

import (
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// nobody says whether a source is the absence of one: "no group", "nobody", "to date none of the groups".
func nobody(source string) bool {
	for i, w := range strings.Fields(strings.ToLower(source)) {
		switch {
		case w == "no", w == "nobody", w == "none", w == "neither", w == "no-one":
			return true
		case i == 2:
			return false
		}
	}
	return false
}

// noneBefore says whether the absence of a source stands before it in its sentence: "none of the groups active in Peru".
func noneBefore(doc *text.Document, said attribution.Attribution) bool {
	lead := doc.Text[doc.Sentences[said.Sentence].Start:max(said.Source.Start, doc.Sentences[said.Sentence].Start)]
	if i := strings.LastIndexAny(lead, ",;:"); i >= 0 {
		lead = lead[i:]
	}
	for _, w := range strings.Fields(strings.ToLower(lead)) {
		if w == "none" || w == "neither" || w == "nobody" {
			return true
		}
	}
	return false
}

// negated says whether a cue has a not in it, or a modal: what should or would be claimed is not.
func negated(cue string) bool {
	for _, w := range strings.Fields(strings.ToLower(cue)) {
		if unsaid[w] || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return true
		}
	}
	return false
}

// declined says whether the words before an accusation say that it is not made: "declined to indict".
func (t *teller) declined(said attribution.Attribution) bool {
	const far = 24
	start := max(t.doc.Sentences[said.Sentence].Start, said.Cue.Start-far)
	before := strings.ToLower(t.doc.Text[start:max(start, said.Cue.Start)]) + strings.ToLower(said.Cue.In(t.doc.Text))
	for _, w := range []string{"declin", "refus", "stopped short", "stops short"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// unblamed says whether a cue blames nobody: "don't blame", "has never accused".
func unblamed(cue string) bool {
	for _, w := range strings.Fields(strings.ToLower(cue)) {
		if w == "not" || w == "never" || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return true
		}
	}
	return false
}

var unsaid = words("not never should would could might may must to")

// ownDeed says whether what is denied is the source's own part in a deed: one that the denial names, or that was told of just
// before.
func (t *teller) ownDeed(said attribution.Attribution) bool {
	content := strings.ToLower(said.Content.In(t.doc.Text))
	if first, _, _ := strings.Cut(content, " "); strings.HasSuffix(first, "ing") && tellsDeed(t.doc, said.Content) {
		return true // "denied targeting civilians"
	}
	s := strings.ToLower(said.Cue.In(t.doc.Text) + " " + content)
	for _, w := range []string{"involvement", "responsibility", "involved", "responsible", "any role", "any part", "any link", "being behind"} {
		if _, rest, found := strings.Cut(s, w); found {
			return t.inDeed(rest, said)
		}
	}
	return false
}

// inDeed says whether rest, the words after one for a part in something, names a deed, or nothing so that it is the one told
// of before: "in the attack", "in it", but not "for the rescue".
func (t *teller) inDeed(rest string, said attribution.Attribution) bool {
	w := strings.Fields(rest)
	if len(w) > 1 && (w[0] == "in" || w[0] == "for" || w[0] == "with" || w[0] == "to") && !meant[strings.Trim(w[1], ".,")] {
		return tellsDeed(t.doc, text.Span{Start: said.Cue.Start, End: max(said.Content.End, said.Cue.End)})
	}
	return t.sentence(said.Sentence).toldBefore(len(t.doc.Sentences[said.Sentence].Tokens))
}

// supportive are the words for helping those who attack: a charge of its own, in which the accused is no perpetrator.
var supportive = words("sheltering harboring harbouring sponsoring supporting backing aiding abetting funding financing arming hosting " +
	"protecting training enabling inciting sponsor sponsors support shelter shelters havens sanctuary relocating tolerating planning plotting threatening suggesting encouraging condoning ignoring failing covering concealing hiding provoking supplying supplied supplies supply equipping equipped providing smuggling")

// supports says whether s speaks of support rather than of the deed. A name ("Rapid Support Forces") does not.
func supports(doc *text.Document, s text.Span) bool {
	for _, w := range strings.Fields(s.In(doc.Text)) {
		if lower := strings.ToLower(w); supportive[strings.Trim(lower, ",.;:\"”")] && (w == lower || w == strings.ToUpper(w)) {
			return true
		}
	}
	return false
}

// blames says whether the accusation is one of blame or suspicion, which without more is for what the article reports; so
// is "attributed it to".
func blames(doc *text.Document, said attribution.Attribution) bool {
	cue := strings.ToLower(said.Cue.In(doc.Text))
	switch first, _, _ := strings.Cut(strings.ToLower(said.Content.In(doc.Text)), " "); first {
	case "it", "this", "them", "these":
		if ascribes(doc, said) {
			return true
		}
	}
	return (strings.Contains(cue, "blam") || strings.Contains(cue, "suspect") || strings.Contains(cue, "finger")) && forDeed(said.Content.In(doc.Text))
}

// forDeed says whether content lays nothing else to somebody's account than the deed told of: "X", "X for it", and not "X for
// the slow rescue".
func forDeed(content string) bool {
	_, what, charged := strings.Cut(strings.ToLower(content), " for ")
	first, rest, _ := strings.Cut(what, " ")
	noun, _, _ := strings.Cut(rest, " ")
	return !charged || meant[strings.Trim(first, ".,")] || definite[first] && happenings[strings.Trim(noun, ".,")]
}

// happenings are nouns that stand for a deed told of before.
var happenings = words("action actions act acts deed deeds incident incidents episode")

var meant = words("it this that them these those what")

// joiner is the preposition before whoever is blamed: "blamed it on X", "attributed it to X".
func joiner(doc *text.Document, said attribution.Attribution) string {
	if ascribes(doc, said) {
		return " to "
	}
	return " on "
}

// ascribes says whether the cue lays a deed to somebody's account.
func ascribes(doc *text.Document, said attribution.Attribution) bool {
	cue := strings.ToLower(said.Cue.In(doc.Text))
	return strings.Contains(cue, "attribut") || strings.Contains(cue, "ascrib")
}

// tellsDeed says whether s holds a word for violence.
func tellsDeed(doc *text.Document, s text.Span) bool { return !firstDeed(doc, s).Empty() }

// firstDeed returns the first word for violence in s. A verb that is one by its object only counts where a noun for violence
// follows: "planting the bomb", not "having sent them".
func firstDeed(doc *text.Document, s text.Span) text.Span {
	var light text.Span
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > s.Start })
	for ; i < len(doc.Sentences) && doc.Sentences[i].Start < s.End; i++ {
		tokens := doc.Sentences[i].Tokens
		for j, t := range tokens {
			if !s.Contains(t.Span) {
				continue
			}
			switch e, _ := attacks.Longest(tokens, j); {
			case e == nil:
			case e.Field(0) != "light" && e.Field(0) != "pro":
				if !light.Empty() {
					return light
				}
				return t.Span
			case light.Empty():
				light = t.Span
			}
		}
	}
	return text.Span{}
}
