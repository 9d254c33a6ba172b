// Package attribution finds who says what: the source, the cue that shows it speaking or thinking, and the content.
//
// A cue is looked up in the lexicons beside this file: verbs (said, denied, urged), nouns (allegation, claim), adjectives
// (convinced, worried) and prepositions (according to). Only a sentence that holds one is tagged. What the cue is tells
// where its source and content stand; where these begin and end is read from the groups of package phrase. Spans follow
// the convention of PolNeAR (Newell et al. 2018): the source is the whole noun phrase with its appositions, the cue is the
// verb group, the content is the whole clause or quotation with its marks.
package attribution

import (
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// The kinds of attribution.
const (
	Statement             = "statement"
	Accusation            = "accusation"
	Denial                = "denial"
	ClaimOfResponsibility = "claim_of_responsibility"
	Report                = "report"
)

// An Attribution is a source, the cue that shows it speaking, and what it says. Where one cue governs two stretches of
// text ("A," he said. "B.") there are two attributions with the same source and cue.
type Attribution struct {
	Kind     string    // statement accusation denial claim_of_responsibility report
	Source   text.Span // empty where nobody is named ("reportedly")
	Entity   int       // index of the source's entity, or -1
	Cue      text.Span
	Content  text.Span // empty where none is given
	Denies   int       // index of the attribution that this one answers, or -1
	Sentence int       // of the cue
	Rule     string

	thought bool // what the source thinks or wants, which nobody else can quote
}

// Find returns the attributions in doc, in order of their cues.
func Find(doc *text.Document, ents []entity.Entity) []Attribution {
	var found []Attribution
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if !s.Kind.Article() || !mayspeak(s.Tokens) && colon(s.Tokens) < 0 {
			continue
		}
		r := &reader{Syntax: phrase.ParseNamed(doc.Tagged(i), entity.Names(ents, s.Span)), doc: doc, sentence: i}
		if a, ok := r.labelled(ents); ok {
			found = append(found, a)
		}
		found = append(found, r.read()...)
	}
	found = heard(found)
	found = append(found, continued(doc, found)...)
	sort.SliceStable(found, func(a, b int) bool { return before(found[a], found[b]) })
	for i := range found {
		found[i].Entity = sourceEntity(doc, ents, found[i].Source)
	}
	answer(doc, found)
	return found
}

// heard drops what stands inside the content of another attribution and is no report of speech: in "he said the ministry
// wants peace" the ministry is quoted for nothing, in "he said the ministry denies it" it is.
func heard(found []Attribution) []Attribution {
	var kept []Attribution
	for i, a := range found {
		if a.thought || a.Source.Empty() {
			if within(found, i) {
				continue
			}
		}
		kept = append(kept, a)
	}
	return kept
}

func within(found []Attribution, i int) bool {
	for j := range found {
		if j != i && found[j].Content.Contains(found[i].Cue) && !found[i].Content.Contains(found[j].Cue) {
			return true
		}
	}
	return false
}

func before(a, b Attribution) bool {
	if a.Cue.Start != b.Cue.Start {
		return a.Cue.Start < b.Cue.Start
	}
	return a.Content.Start < b.Content.Start
}

// sourceEntity returns the entity that speaks: the first person that stands in the source, before a comma or relative
// clause ends its head, so that "Interior Ministry spokesman Abdul Qani, from Kabul," is Abdul Qani; else the first entity
// there; else one after.
func sourceEntity(doc *text.Document, ents []entity.Entity, source text.Span) int {
	head := source
	if i := strings.IndexByte(source.In(doc.Text), ','); i > 0 {
		head.End = source.Start + i
	}
	if i := speaking(doc, ents, head); i >= 0 {
		return i
	}
	return speaking(doc, ents, source)
}

// speaking returns the first person in s, else the first entity, or -1.
func speaking(doc *text.Document, ents []entity.Entity, s text.Span) int {
	found := -1
	for i := sort.Search(len(ents), func(i int) bool { return ents[i].Start >= s.Start }); i < len(ents) && ents[i].End <= s.End; i++ {
		if ents[i].Type == entity.Person {
			return i
		}
		if found < 0 && !strings.HasPrefix(doc.Text[ents[i].End:], "-") { // "Iran-backed militias" are not Iran
			found = i
		}
	}
	return found
}
