package link

import (
	_ "embed"
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/entity"
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

//go:embed links.txt
var linksTxt string

var (
	attacks = lexicon.Must("attacks.txt", attacksTxt)
	links   = lexicon.Must("links.txt", linksTxt)
)

// responsible finds the statements of who did it, in order of text: what actors and accusers say, and what the article
// tells of them.
func responsible(doc *text.Document, a *Annotations) []Responsibility {
	var found []Responsibility
	for i, said := range a.Attributions {
		if r, ok := spoken(doc, a, i, said); ok {
			found = append(found, r)
		}
	}
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if !s.Kind.Article() || !mentionsDeed(s.Tokens) || !mayAct(a, s) {
			continue
		}
		r := deedReader{Syntax: phrase.ParseNamed(doc.Tagged(i), entity.Names(a.Entities, s.Span)), doc: doc, a: a}
		found = append(found, r.deeds()...)
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Start < found[j].Start })
	return once(found)
}

// once keeps the first of the statements about one actor that overlap: the one that says most stands before the others.
func once(found []Responsibility) []Responsibility {
	var kept []Responsibility
	for _, r := range found {
		double := false
		for _, k := range kept {
			double = double || k.ActorEntity == r.ActorEntity && k.ActorEntity >= 0 && k.Span.Overlaps(r.Span)
		}
		if !double {
			kept = append(kept, r)
		}
	}
	return kept
}

// mentionsDeed says whether tokens hold a word for violence or for being behind it.
func mentionsDeed(tokens []text.Token) bool {
	for i := range tokens {
		if e, _ := attacks.Longest(tokens, i); e != nil {
			return true
		}
		if e, _ := links.Longest(tokens, i); e != nil {
			return true
		}
	}
	return false
}

// spoken reads responsibility from what is said: claims of it, accusations, denials.
func spoken(doc *text.Document, a *Annotations, i int, said attribution.Attribution) (Responsibility, bool) {
	r := Responsibility{Span: said.Cue, Actor: said.Source, ActorEntity: said.Entity, Holder: said.Source,
		HolderEntity: said.Entity, Attribution: i, Incident: -1, Rule: said.Kind}
	if !said.Source.Empty() {
		r.Span = said.Cue.Union(said.Source)
	}
	switch said.Kind {
	case attribution.ClaimOfResponsibility:
		r.Confidence = Claimed
		return r, claimant(doc, a, &r, said)
	case attribution.Denial:
		r.Confidence = Denied
		return r, !said.Source.Empty() && deniesDeed(doc, a, said)
	case attribution.Accusation:
		r.Confidence = Accused
		return r, charged(doc, a, &r, said)
	case attribution.Statement, attribution.Report:
		if strings.Contains(strings.ToLower(said.Cue.In(doc.Text)), "suspect") {
			r.Confidence = Suspected
			return r, charged(doc, a, &r, said)
		}
		r.Confidence = Claimed
		r.Rule = "own deed"
		return r, ownsUp(doc, a, said)
	}
	return r, false
}

// claimant fills in who claims responsibility: the source, or the group that it speaks for. Where the source is nobody ("no
// group has claimed"), nothing is claimed.
func claimant(doc *text.Document, a *Annotations, r *Responsibility, said attribution.Attribution) bool {
	if said.Source.Empty() || nobody(said.Source.In(doc.Text)) || negated(said.Cue.In(doc.Text)) {
		return false
	}
	if r.ActorEntity >= 0 && a.Entities[r.ActorEntity].Subtype == "armed_group" {
		return true
	}
	if group := armedGroupIn(a, doc.Sentences[said.Sentence].Span); group >= 0 {
		r.Actor, r.ActorEntity = a.Entities[group].Span, group
	}
	return true
}

// deniesDeed says whether a denial is the source's own, of its part in an attack: it names such a part, or it answers an
// accusation of one.
func deniesDeed(doc *text.Document, a *Annotations, said attribution.Attribution) bool {
	if ownDeed(doc, said) {
		return true
	}
	if said.Denies < 0 {
		return false
	}
	accusation := a.Attributions[said.Denies].Content
	return tellsDeed(doc, accusation) && !supports(doc, accusation) && said.Entity >= 0 && names(a, accusation, said.Entity)
}

// names says whether s holds a mention of the thing that entity i is.
func names(a *Annotations, s text.Span, i int) bool {
	for j := range a.Entities {
		if s.Contains(a.Entities[j].Span) && a.Entities[j].Name == a.Entities[i].Name {
			return true
		}
	}
	return false
}

// charged fills in who is accused of an attack: whoever is named before the deed, or after "on" in "blamed the attack on
// X". Support for those who attack is another charge.
func charged(doc *text.Document, a *Annotations, r *Responsibility, said attribution.Attribution) bool {
	deed := firstDeed(doc, said.Content)
	if supports(doc, said.Content) || deed.Empty() && !blames(doc, said) {
		return false
	}
	accused := said.Content
	if !deed.Empty() {
		accused.End = deed.Start
	}
	r.ActorEntity = actorIn(a, accused)
	if on := strings.Index(said.Content.In(doc.Text), " on "); r.ActorEntity < 0 && on >= 0 {
		r.ActorEntity = actorIn(a, text.Span{Start: said.Content.Start + on, End: said.Content.End})
	}
	if r.ActorEntity < 0 {
		return false
	}
	r.Actor = a.Entities[r.ActorEntity].Span
	r.Span = said.Cue.Union(r.Actor)
	return true
}

// ownsUp says whether an armed group says of itself that it did it: "The group said its fighters attacked the post".
func ownsUp(doc *text.Document, a *Annotations, said attribution.Attribution) bool {
	if said.Entity < 0 || a.Entities[said.Entity].Subtype != "armed_group" || !tellsDeed(doc, said.Content) {
		return false
	}
	s := &doc.Sentences[said.Sentence]
	for i, t := range s.Tokens {
		if t.Start < said.Content.Start || t.End > said.Content.End {
			continue
		}
		switch t.Norm {
		case "it", "its", "they", "their", "we", "our", "fighters", "units", "commandos", "forces", "columns":
			return deedFollows(s.Tokens, i)
		}
		if e, _ := attacks.Longest(s.Tokens, i); e != nil {
			return false
		}
	}
	return false
}

// deedFollows says whether within a few words after token i a verb of violence stands, unnegated.
func deedFollows(tokens []text.Token, i int) bool {
	for j := i + 1; j < len(tokens) && j < i+7; j++ {
		switch tokens[j].Norm {
		case "not", "n't", "never", "no", "would", "could", "will", "to":
			return false
		}
		if e, _ := attacks.Longest(tokens, j); e != nil && (e.Field(0) == "verb" || e.Field(0) == "light") {
			return true
		}
	}
	return false
}
