package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/entity"
)

// answers are the denials that name nothing but what they deny, "the rebels rejected the accusation", by those who are accused
// just before.
func (t *teller) answers(found []Responsibility) []Responsibility {
	var answers []Responsibility
	for i, said := range t.a.Attributions {
		if said.Kind != attribution.Denial || said.Source.Empty() || !rejects(said.Content.In(t.doc.Text)) {
			continue
		}
		charge := t.chargeBefore(found, said)
		if charge == nil || t.deniesDeed(said) {
			continue
		}
		answers = append(answers, Responsibility{Span: said.Cue.Union(said.Source), Actor: said.Source, ActorEntity: charge.ActorEntity,
			Confidence: Denied, Holder: said.Source, HolderEntity: charge.ActorEntity, Attribution: i, Incident: -1, Rule: "answer"})
	}
	return answers
}

// rejects says whether content is no more than a noun or pronoun for what somebody is accused of.
func rejects(content string) bool {
	w := strings.Fields(strings.ToLower(content))
	if len(w) == 0 || len(w) > 3 {
		return false
	}
	last := strings.Trim(w[len(w)-1], ".,")
	return len(w) == 1 && meant[last] || charges[last]
}

var charges = words("accusation accusations allegation allegations charge charges claim claims")

// chargeBefore returns the last of the statements in the three sentences before said that accuses or suspects its source, or nil.
func (t *teller) chargeBefore(found []Responsibility, said attribution.Attribution) *Responsibility {
	var charge *Responsibility
	for i := range found {
		x := &found[i]
		near := said.Sentence - sentenceAt(t.doc, x.Start)
		if x.Confidence != Accused && x.Confidence != Suspected || x.Start >= said.Cue.Start || near < 0 || near > 3 || !t.means(said, x) {
			continue
		}
		if charge == nil || x.Start > charge.Start {
			charge = x
		}
	}
	return charge
}

// means says whether the source of said can be the actor of x.
func (t *teller) means(said attribution.Attribution, x *Responsibility) bool {
	source := strings.ToLower(said.Source.In(t.doc.Text))
	if x.ActorEntity < 0 {
		return source == strings.ToLower(x.Actor.In(t.doc.Text))
	}
	e := t.entity(x.ActorEntity)
	switch {
	case source == "he" || source == "she":
		return e.Type == entity.Person
	case stands(source):
		return e.Type == entity.Org
	}
	return said.Entity >= 0 && t.entity(said.Entity).Name == e.Name
}
