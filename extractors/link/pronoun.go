package link

import (
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// resolved returns whom the pronoun at token i stands for: the nearest subject before it in its sentence that fits it, else the
// first subject of the sentence before; -1 where none has an entity.
func (r *deedReader) resolved(i int) int {
	k := r.At(i)
	for j := k - 1; j >= 0; j-- {
		if e, ok := r.fitting(j, r.Norm(i)); ok {
			return e
		}
	}
	if r.number == 0 || i > r.clauseStart() {
		return -1
	}
	before := r.sentence(r.number - 1)
	for j := range before.Groups {
		if e, ok := before.fitting(j, r.Norm(i)); ok {
			return e
		}
	}
	return -1
}

// clauseStart is the token up to which a subject still opens the sentence, behind "meanwhile," or "on Friday".
func (r *deedReader) clauseStart() int {
	const opening = 5 // tokens
	return min(opening, len(r.Tokens))
}

// fitting returns the entity of the subject at group j, if there is one there that can act and that the pronoun can stand for.
func (r *deedReader) fitting(j int, pronoun string) (int, bool) {
	g := r.Groups[j]
	if g.Kind != phrase.NP || j+1 >= len(r.Groups) || r.pronoun(g) {
		return -1, false
	}
	next := j + 1
	for next+1 < len(r.Groups) && r.Groups[next].Kind == phrase.Adv {
		next++
	}
	if r.Groups[next].Kind != phrase.VP || r.Groups[next].Form != phrase.Finite {
		return -1, false
	}
	from := r.Groups[r.NounStart(j)].From
	p, ok := r.party(from, g.To)
	if !ok || !r.agrees(g, p, pronoun) {
		return -1, false
	}
	return p.entity, true
}

func (r *deedReader) pronoun(g phrase.Group) bool {
	return g.To-g.From == 1 && (r.Tokens[g.From].Tag == "PRP" || r.Tokens[g.From].Tag == "EX")
}

// agrees says whether the pronoun can stand for party p, which group g heads: he and she for one person, it for a body, they
// for more than one or for a body.
func (r *deedReader) agrees(g phrase.Group, p party, pronoun string) bool {
	body := p.entity >= 0 && r.entity(p.entity).Type != entity.Person
	switch pronoun {
	case "he", "she":
		return p.kind == person || !body && r.Tokens[g.Head].Tag == "NN"
	case "it":
		return body
	}
	return body || r.Tokens[g.Head].Tag == "NNS"
}
