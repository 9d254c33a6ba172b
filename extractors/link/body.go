package link

import (
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// body returns the entity of the force that the noun phrase at group k calls by the common noun in tokens [noun, end): one that the article has a name for ("the army", after "the Salvadoran Army"), else one of that noun itself. Where
// the force has done something, that is enough to make it one of the article's actors.
func (r *deedReader) body(k, noun, end int) int {
	words := r.Span(noun, end)
	nation := r.nationBefore(k, noun)
	if i := r.namesake(words); i >= 0 && nation < 0 {
		return i
	}
	e := entity.Entity{Span: words, Type: entity.Org, Subtype: "security_force", Within: -1, Rule: "common noun"}
	if r.lawlessNoun(noun, end) {
		e.Subtype = "armed_group"
	}
	if nation >= 0 && strings.TrimSpace(r.doc.Text[r.a.Entities[nation].End:words.Start]) == "" {
		e.Span = r.a.Entities[nation].Span.Union(words)
		e.Country = r.a.Entities[nation].Country
	}
	e.Name = strings.Join(strings.Fields(e.In(r.doc.Text)), " ")
	for i := range r.bodies {
		if r.bodies[i].Span == e.Span {
			return len(r.a.Entities) + i
		}
	}
	r.bodies = append(r.bodies, e)
	return len(r.a.Entities) + len(r.bodies) - 1
}

// lawlessNoun says whether the common noun in tokens [noun, end) is one for those who fight and are no force of a state.
func (r *deedReader) lawlessNoun(noun, end int) bool {
	for i := noun; i < end; i++ {
		if e := actors.Find(r.Norm(i)); e != nil && e.Field(0) == "rebel" || outlaws[r.Norm(i)] {
			return true
		}
	}
	return false
}

var outlaws = words("cartel cartels mafia mafias squad squads gang gangs ring rings organization organizations")

// namesake returns the last body before the words, else the first after, whose name ends in them; or -1.
func (r *deedReader) namesake(words text.Span) int {
	found := -1
	suffix := strings.ToLower(words.In(r.doc.Text))
	for i := range r.a.Entities {
		e := &r.a.Entities[i]
		if e.Type != entity.Org || e.Subtype != "" && e.Subtype != "security_force" || !strings.HasSuffix(strings.ToLower(e.Name), suffix) {
			continue
		}
		if found < 0 || e.Start < words.Start {
			found = i
		}
	}
	return found
}

// admit makes the forces that were read entities of the article, in order of text. A nationality that is part of such a
// name is no mention of its own any more.
func (t *teller) admit(found []Responsibility) {
	if len(t.bodies) == 0 {
		return
	}
	all := append(append([]entity.Entity(nil), t.a.Entities...), t.bodies...)
	order := make([]int, 0, len(all))
	for i := range all {
		if i >= len(t.a.Entities) || t.bodyOver(all[i].Span) < 0 {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(x, y int) bool { return all[order[x]].Start < all[order[y]].Start })
	moved := make([]int, len(all))
	for i := range all {
		moved[i] = -1
	}
	sorted := make([]entity.Entity, len(order))
	for to, from := range order {
		sorted[to], moved[from] = all[from], to
	}
	for i := range t.a.Entities {
		if b := t.bodyOver(all[i].Span); b >= 0 {
			moved[i] = moved[len(t.a.Entities)+b]
		}
	}
	t.a.Entities = sorted
	t.renumber(found, moved)
}

// bodyOver returns the body whose words hold s, or -1.
func (t *teller) bodyOver(s text.Span) int {
	for i := range t.bodies {
		if t.bodies[i].Contains(s) {
			return i
		}
	}
	return -1
}

// renumber lets every link to entity i be one to moved[i].
func (t *teller) renumber(found []Responsibility, moved []int) {
	to := func(i *int) {
		if *i >= 0 {
			*i = moved[*i]
		}
	}
	for i := range t.a.Entities {
		to(&t.a.Entities[i].Within)
	}
	for i := range t.a.Attributions {
		to(&t.a.Attributions[i].Entity)
	}
	for i := range found {
		to(&found[i].ActorEntity)
		to(&found[i].HolderEntity)
	}
}
