package link

import (
	_ "embed"
	"sort"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// How sure anyone is that the actor did it; the order of MUC-4's confidence, with the actor's own denial.
const (
	Claimed   = "claimed"   // by the actor
	Accused   = "accused"   // by somebody else
	Suspected = "suspected" // by anybody
	Denied    = "denied"    // by the actor
	Asserted  = "asserted"  // in the article's own voice
)

//go:embed attacks.txt
var attacksTxt string

var attacks = lexicon.Must("attacks.txt", attacksTxt)

// responsible finds the statements of who did it, in order of text, one for each actor and sentence.
func responsible(doc *text.Document, a *Annotations) []Responsibility {
	var found []Responsibility
	for i, said := range a.Attributions {
		found = append(found, spoken(doc, a, i, said)...)
	}
	for i := range doc.Sentences {
		if s := &doc.Sentences[i]; s.Kind.Article() && mentionsAttack(s.Tokens) && mentionsActor(a, s.Span) {
			r := deedReader{Syntax: phrase.Parse(doc.Tagged(i)), doc: doc, a: a}
			found = append(found, r.deeds()...)
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Start < found[j].Start })
	return once(found)
}

// once keeps the first of two statements of one actor that overlap.
func once(found []Responsibility) []Responsibility {
	var kept []Responsibility
	for _, r := range found {
		double := false
		for _, k := range kept {
			double = double || k.Actor == r.Actor && k.Span.Overlaps(r.Span)
		}
		if !double {
			kept = append(kept, r)
		}
	}
	return kept
}

func mentionsAttack(tokens []text.Token) bool {
	for i := range tokens {
		if e, _ := attacks.Longest(tokens, i); e != nil {
			return true
		}
	}
	return false
}

func mentionsActor(a *Annotations, s text.Span) bool {
	return actorIn(a, s) >= 0
}

// actorIn returns the first entity in s that may have done it: an armed group, a force, a people or a person.
func actorIn(a *Annotations, s text.Span) int {
	for i := range a.Entities {
		if e := &a.Entities[i]; s.Contains(e.Span) && canAct(e.Type, e.Subtype) {
			return i
		}
	}
	return -1
}

// spoken reads responsibility from what is said: claims of it, accusations, denials.
func spoken(doc *text.Document, a *Annotations, i int, said attribution.Attribution) []Responsibility {
	r := Responsibility{Span: said.Cue.Union(said.Source), Actor: said.Source, ActorEntity: said.Entity, Holder: said.Source,
		HolderEntity: said.Entity, Attribution: i, Incident: -1, Rule: said.Kind}
	switch said.Kind {
	case attribution.ClaimOfResponsibility:
		if said.Source.Empty() || nobody(said.Source.In(doc.Text)) {
			return nil
		}
		r.Confidence = Claimed
	case attribution.Denial:
		if said.Source.Empty() || said.Denies < 0 && !ownDeed(doc, said) {
			return nil
		}
		r.Confidence = Denied
	case attribution.Accusation:
		if !tellsAttack(doc, said.Content) {
			return nil
		}
		r.ActorEntity = actorIn(a, said.Content)
		if r.ActorEntity < 0 {
			return nil
		}
		r.Actor, r.Confidence = a.Entities[r.ActorEntity].Span, Accused
		r.Span = said.Cue.Union(r.Actor)
	default:
		return nil
	}
	return []Responsibility{r}
}
