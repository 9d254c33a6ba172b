package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// canAct says whether an entity of this kind may be named as having done it.
func canAct(t entity.Type, subtype string) bool {
	switch t {
	case entity.Org:
		return subtype == "armed_group" || subtype == "security_force" || subtype == ""
	case entity.Person:
		return true
	}
	return false
}

// nobody says whether a source is the absence of one: "no group", "nobody".
func nobody(source string) bool {
	s := strings.ToLower(source)
	return strings.HasPrefix(s, "no ") || strings.HasPrefix(s, "nobody") || strings.HasPrefix(s, "none") || strings.HasPrefix(s, "neither")
}

// ownDeed says whether what is denied is the source's own part in an attack.
func ownDeed(doc *text.Document, said attribution.Attribution) bool {
	s := strings.ToLower(said.Cue.In(doc.Text) + " " + said.Content.In(doc.Text))
	for _, w := range []string{"involvement", "responsibility", "involved", "responsible", "any role", "any part", "being behind"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// tellsAttack says whether s holds a word for violence.
func tellsAttack(doc *text.Document, s text.Span) bool {
	for i := range doc.Sentences {
		sent := &doc.Sentences[i]
		if !sent.Span.Overlaps(s) {
			continue
		}
		for j, t := range sent.Tokens {
			if e, _ := attacks.Longest(sent.Tokens, j); e != nil && s.Contains(t.Span) {
				return true
			}
		}
	}
	return false
}

// A deedReader reads who did it in one sentence's own voice, or in the voice of whom it quotes.
type deedReader struct {
	*phrase.Syntax
	doc *text.Document
	a   *Annotations
}

// deeds returns the statements of the sentence: "X attacked", "carried out by X", "an attack by X".
func (r deedReader) deeds() []Responsibility {
	var found []Responsibility
	for k, g := range r.Groups {
		if g.Kind != phrase.VP && g.Kind != phrase.NP {
			continue
		}
		e, _ := attacks.Longest(r.Tokens, g.Head)
		if e == nil || g.Modal != "" || g.Future || g.Negated {
			continue
		}
		if x, ok := r.agent(k, e.Field(0) == "verb"); ok {
			found = append(found, x)
		}
	}
	return found
}

// agent returns who did the deed at group k: the subject of an active verb, what follows by after a passive or a noun.
func (r deedReader) agent(k int, verb bool) (Responsibility, bool) {
	g := r.Groups[k]
	if verb && g.Kind == phrase.VP && !g.Passive && (g.Form == phrase.Finite || g.Form == phrase.Gerund) {
		from, to := r.Subject(k)
		return r.statement(from, to, r.Span(g.From, g.To), "agent")
	}
	for j := k + 1; j+1 < len(r.Groups) && j < k+8; j++ {
		if r.Norm(r.Groups[j].From) == "by" && r.Groups[j+1].Kind == phrase.NP {
			return r.statement(r.Groups[j+1].From, r.NounEnd(j+1), r.Span(g.From, g.To), "by")
		}
		if r.Groups[j].Kind == phrase.VP && r.Groups[j].Form == phrase.Finite || r.Groups[j].Kind == phrase.Punct {
			break
		}
	}
	return Responsibility{}, false
}

func (r deedReader) statement(from, to int, deed text.Span, rule string) (Responsibility, bool) {
	if from >= to {
		return Responsibility{}, false
	}
	whole := r.Span(from, to)
	actor := actorIn(r.a, whole)
	if actor < 0 || r.a.Entities[actor].Type != entity.Org {
		return Responsibility{}, false
	}
	x := Responsibility{Span: whole.Union(deed), Actor: whole, ActorEntity: actor, Confidence: Asserted, HolderEntity: -1,
		Attribution: -1, Incident: -1, Rule: rule}
	if strings.HasPrefix(strings.ToLower(whole.In(r.doc.Text)), "suspected") {
		x.Confidence = Suspected
	}
	r.hold(&x)
	return x, true
}

// hold gives x the voice that it stands in: what an authority says of another is an accusation.
func (r deedReader) hold(x *Responsibility) {
	if i := holderOf(r.a.Attributions, x.Actor); i >= 0 && x.Confidence == Asserted {
		said := r.a.Attributions[i]
		x.Attribution, x.Holder, x.HolderEntity, x.Confidence = i, said.Source, said.Entity, Accused
	}
}

// holderOf returns the innermost attribution whose content holds s, or -1.
func holderOf(said []attribution.Attribution, s text.Span) int {
	best := -1
	for i := range said {
		if said[i].Content.Contains(s) && !said[i].Source.Empty() && (best < 0 || said[i].Content.Len() < said[best].Content.Len()) {
			best = i
		}
	}
	return best
}
