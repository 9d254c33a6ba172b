package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

func (r *deedReader) build(whole text.Span, actor int, deed text.Span, rule string) Responsibility {
	x := Responsibility{Span: whole.Union(deed), Actor: whole, ActorEntity: actor, Confidence: Asserted, HolderEntity: -1,
		Attribution: -1, Incident: -1, Rule: rule}
	if r.doubtful(x.Span) || suspects(whole.In(r.doc.Text)) {
		x.Confidence = Suspected
	}
	i := holderOf(r.a.Attributions, x.Actor)
	if i < 0 || r.taken(deed, r.a.Attributions[i]) {
		return x
	}
	said := r.a.Attributions[i]
	x.Attribution, x.Holder, x.HolderEntity = i, said.Source, r.holder(said)
	r.relate(&x)
	own := r.speaksFor(x, actor)
	switch {
	case said.Kind == attribution.Denial && (own || official(r.doc, said) && (actor >= 0 && r.ofState(actor) || actor < 0 && r.soldiers(whole))):
		x.Confidence = Denied
	case x.Confidence == Suspected:
	case thinks(r.doc, said):
		x.Confidence = Suspected
	case own, r.channelOf(said, actor):
		x.Confidence = Claimed
	default:
		x.Confidence = Accused
	}
	return x
}

// self reads what those who are quoted say of themselves: "it had carried out", "its soldiers killed".
func (r *deedReader) self(from, to int, deed text.Span, rule string) (Responsibility, bool) {
	actor := r.Span(from, to)
	i := holderOf(r.a.Attributions, actor)
	if i < 0 || !r.ofSpeaker(from, to) {
		return Responsibility{}, false
	}
	said := r.a.Attributions[i]
	if spoken := r.quoted(actor.Start); spoken != firstPerson[r.Norm(from)] && (spoken || firstPerson[r.Norm(from)]) {
		return Responsibility{}, false // in somebody's own words "she" is another, and "I" outside of them is not the speaker
	}
	if to-from == 1 && !r.refersTo(from, said) {
		return Responsibility{}, false
	}
	if negated(said.Cue.In(r.doc.Text)) {
		return Responsibility{}, false
	}
	holder := r.holder(said)
	x := Responsibility{Span: actor.Union(deed), Actor: actor, ActorEntity: holder, Confidence: Claimed, Holder: said.Source,
		HolderEntity: holder, Attribution: i, Incident: -1, Rule: rule}
	if said.Kind == attribution.Denial {
		x.Confidence = Denied
	}
	return x, true
}

// subjectWithin says whether a noun is the subject of a verb between byte start and token i: the pronoun at i may be it.
func (r *deedReader) subjectWithin(start, i int) bool {
	for k := 0; k+1 < r.At(i); k++ {
		g := r.Groups[k]
		if r.Tokens[g.From].Start >= start && g.Kind == phrase.NP && !r.pronoun(g) && !r.Temporal(k) && r.Groups[k+1].Kind == phrase.VP && r.Groups[k+1].Form == phrase.Finite {
			return true
		}
	}
	return false
}

// quoted says whether byte at stands inside quotation marks of its paragraph.
func (r *deedReader) quoted(at int) bool {
	start := max(0, strings.LastIndex(r.doc.Text[:at], "\n\n"))
	open := false
	for _, c := range r.doc.Text[start:at] {
		switch c {
		case '"':
			open = !open
		case '“':
			open = true
		case '”':
			open = false
		}
	}
	return open
}

var firstPerson = words("i we my our")

// refersTo says whether the pronoun at token i can mean who is quoted in said: he and she a person who speaks for nobody
// else, they and it a body or force.
func (r *deedReader) refersTo(i int, said attribution.Attribution) bool {
	if r.subjectWithin(said.Content.Start, i) {
		return false
	}
	named := said.Entity >= 0 && r.a.Entities[said.Entity].Type == entity.Person
	switch r.Norm(i) {
	case "he", "she":
		return named && !official(r.doc, said)
	case "it", "they":
		if r.Norm(i) == "they" && authorities(said.Source.In(r.doc.Text)) {
			return false // whom the police speak of, as often as not
		}
		if r.holder(said) >= 0 {
			return !named
		}
		w := strings.Fields(strings.ToLower(said.Source.In(r.doc.Text)))
		e := actors.Find(w[len(w)-1])
		if k := r.groupOf(said.Source); e == nil && k >= 0 {
			kind, _ := r.actorNoun(k) // "a group that calls itself X"
			return kind != "" && kind != "nobody"
		}
		return e != nil && e.Field(0) != "nobody"
	}
	return true
}

// authorities says whether a source is one that speaks of crimes, seldom of its own.
func authorities(source string) bool {
	for _, w := range []string{"police", "Police", "officials", "authorities", "investigators", "prosecutors", "deputies", "detectives", "residents"} {
		if strings.Contains(source, w) {
			return true
		}
	}
	return false
}

// ofSpeaker says whether tokens [from, to) are a pronoun, or a force that is somebody's: "they", "its fighters".
func (r *deedReader) ofSpeaker(from, to int) bool {
	switch r.Norm(from) {
	case "it", "they", "we", "he", "she", "i":
		return to-from == 1
	case "its", "their", "our", "his", "her", "my":
		kind, _ := r.actorNoun(r.At(from))
		head := r.Groups[r.At(from)].Head
		return kind != "" && kind != "nobody" || r.Norm(head) == "men" || partHead(r.Tokens, head)
	}
	return false
}

// entity is entity i, of the article or of the forces read so far.
func (t *teller) entity(i int) *entity.Entity {
	if i < len(t.a.Entities) {
		return &t.a.Entities[i]
	}
	return &t.bodies[i-len(t.a.Entities)]
}

// relate puts the noun in the place of a holder that is a relative pronoun: "Moscow, which denies".
func (r *deedReader) relate(x *Responsibility) {
	k := r.groupOf(x.Holder)
	if k < 0 || r.Groups[k].To-r.Groups[k].From != 1 || !r.relativeWord(r.Groups[k].From) {
		return
	}
	if from, to := r.antecedent(r.Groups[k].From); from < to {
		if x.Actor == x.Holder {
			x.Actor, x.ActorEntity = r.Span(from, to), anyoneIn(r.a, r.Span(from, to))
		}
		x.Holder, x.HolderEntity = r.Span(from, to), anyoneIn(r.a, r.Span(from, to))
	}
}

// speaksFor says whether the holder of x is its actor, or one who speaks for it.
func (r *deedReader) speaksFor(x Responsibility, actor int) bool {
	switch h := x.HolderEntity; {
	case actor < 0:
		return h >= 0 && r.entity(h).Subtype == "armed_group" && r.ownMen(x.Actor) // "ISKP said a suicide bomber had struck"
	case h >= 0 && r.entity(h).Name == r.entity(actor).Name:
		return true
	case actor < len(r.a.Entities) && names(r.a, x.Holder, actor) && r.entity(actor).Type != entity.Norp:
		return true
	}
	owner := strings.Index(x.Holder.In(r.doc.Text), "'s ")
	return owner > 0 && stands(x.Holder.In(r.doc.Text)[:owner]) && r.leading(x.Holder) >= 0 &&
		r.entity(r.leading(x.Holder)).Name == r.entity(actor).Name // "the group's spokesman"
}

// ownMen says whether actor is called as a group calls its own men.
func (r *deedReader) ownMen(actor text.Span) bool {
	for _, w := range strings.Fields(strings.ToLower(actor.In(r.doc.Text))) {
		if menAtArms[strings.Trim(w, ",.\"")] {
			return true
		}
	}
	return false
}

var menAtArms = words("bomber bombers fighter fighters attacker attackers soldier soldiers militant militants unit units squad squads cell cells member members " +
	"commando commandos martyr martyrs mujahideen brigade brigades guerrilla guerrillas combatant combatants sniper snipers rebel rebels")

// ofState says whether entity i is a country or one of its forces.
func (t *teller) ofState(i int) bool {
	e := t.entity(i)
	return isNation(e) || e.Subtype == "security_force" || e.Subtype == "government"
}

// soldiers says whether actor means those who serve in a force.
func (r *deedReader) soldiers(actor text.Span) bool {
	k := r.groupOf(actor)
	if k < 0 {
		return false
	}
	kind, _ := r.actorNoun(k)
	return kind == "force"
}

// official says whether whoever is quoted speaks for a state.
func official(doc *text.Document, said attribution.Attribution) bool {
	for _, w := range strings.Fields(strings.ToLower(said.Source.In(doc.Text))) {
		if officials[strings.Trim(w, ",.")] {
			return true
		}
	}
	return false
}

var officials = words("spokesman spokeswoman spokesperson minister ministry government army military junta official officials police president general forces troops gen " +
	"colonel col major maj commander")

// channelOf says whether an agency is one through which the actor speaks: Amaq is the Islamic State's.
func (r *deedReader) channelOf(said attribution.Attribution, actor int) bool {
	source := strings.ToLower(said.Source.In(r.doc.Text))
	return actor >= 0 && strings.HasPrefix(r.entity(actor).Ref, "org:is") && (strings.Contains(source, "amaq") || strings.Contains(source, "naba"))
}

// holder returns the entity of whoever is quoted: that of the source, or the group that it stands for.
func (t *teller) holder(said attribution.Attribution) int {
	head, _, _ := strings.Cut(said.Source.In(t.doc.Text), ",")
	if stands(head) && (said.Entity < 0 || t.a.Entities[said.Entity].Start >= said.Source.Start+len(head)) {
		return t.leading(said.Source)
	}
	if said.Entity >= 0 && isNation(&t.a.Entities[said.Entity]) {
		if group := armedGroupIn(t.a, said.Source); group >= 0 {
			return group // "Colombia's ELN guerrillas"
		}
	}
	if owner, _, found := strings.Cut(head, "'s "); found && said.Entity < 0 && stands(owner) {
		return t.leading(said.Source) // "the group's media arm"
	}
	return said.Entity
}

// taken says whether the deed is taken as known by whoever is quoted in said, and so by the article: "police freed the priest
// who had been kidnapped by", "condemned the attack by", "after the raid by".
func (r *deedReader) taken(deed text.Span, said attribution.Attribution) bool {
	if said.Kind != attribution.Statement && said.Kind != attribution.Report || termed[strings.ToLower(said.Cue.In(r.doc.Text))] {
		return false
	}
	return r.backgrounded(deed, said)
}

// termed are the cues of who gives a deed its name, and so tells it: "what police called an attack by".
var termed = words("called calls described describes termed terms")

// aside says whether a charge speaks of nameless attackers by the way: "accused X of sheltering militants who attacked".
func (r *deedReader) aside(actor, deed text.Span) bool {
	i := holderOf(r.a.Attributions, actor)
	return i >= 0 && r.a.Attributions[i].Kind == attribution.Accusation && r.backgrounded(deed, r.a.Attributions[i])
}

// backgrounded says whether the deed stands in what is said as something known: in a relative clause, or as the object of a
// verb or a preposition of time.
func (r *deedReader) backgrounded(deed text.Span, said attribution.Attribution) bool {
	k := r.groupOf(deed)
	if k <= 0 {
		return false
	}
	before := r.Groups[k-1]
	if r.Groups[k].Kind == phrase.VP {
		return r.Groups[k].Form == phrase.Participle && before.Kind == phrase.NP && said.Rule == "object" ||
			k > 2 && r.relativeWord(before.From) && r.Groups[k-2].Kind != phrase.VP && !(said.Rule == "clause" && r.introduced(k-2))
	}
	return said.Rule == "object" || since[r.Norm(before.From)]
}

// introduced says whether the noun phrase at group k tells of people who were not told of before: "two gunmen".
func (r *deedReader) introduced(k int) bool {
	g := r.Groups[k]
	return g.Kind == phrase.NP && (r.Tokens[g.From].Tag == "CD" || indefinite[r.Norm(g.From)])
}

var since = words("after following since during before amid despite over against")

// groupOf returns the group that s begins with, or -1.
func (r *deedReader) groupOf(s text.Span) int {
	for k, g := range r.Groups {
		if r.Tokens[g.From].Start == s.Start {
			return k
		}
	}
	return -1
}

// thinks says whether whoever is quoted believes rather than says so.
func thinks(doc *text.Document, said attribution.Attribution) bool {
	cue := strings.ToLower(said.Cue.In(doc.Text))
	for _, w := range []string{"believ", "suspect", "think", "thought", "assum", "presum", "fear", "speculat", "suggest"} {
		if strings.Contains(cue, w) {
			return true
		}
	}
	return false
}

// suspects says whether the words for an actor are no more than that: "the suspect".
func suspects(actor string) bool {
	w := strings.Fields(strings.ToLower(actor))
	return len(w) < 4 && strings.HasPrefix(w[len(w)-1], "suspect")
}

// doubtful says whether the statement names its actor as suspected only.
func (r *deedReader) doubtful(s text.Span) bool {
	for _, t := range r.Tokens {
		if s.Overlaps(t.Span) || t.End <= s.Start && s.Start-t.End < 2 {
			switch t.Norm {
			case "suspected", "alleged", "apparent", "presumed", "believed", "assumed", "understood", "thought", "purported", "allegedly", "reportedly", "apparently", "possibly", "presumably", "probably":
				return true
			}
		}
	}
	return false
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
