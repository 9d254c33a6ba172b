package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A deedReader reads who did it in one sentence, in the article's own voice or in the voice of whom it quotes.
type deedReader struct {
	*phrase.Syntax
	*teller
}

// deeds returns the statements of the sentence: "X attacked", "carried out by X", "an attack by X", "X was behind it".
func (r *deedReader) deeds() []Responsibility {
	var found []Responsibility
	for k, g := range r.Groups {
		e := r.deedAt(k)
		if e == nil {
			continue
		}
		switch kind := e.Field(0); {
		case g.Kind == phrase.VP && (kind == "verb" || kind == "light" && r.deedNear(k, g.Passive || !r.objectFollows(k))) && (actual(g) || r.believed(k)):
			found = append(found, r.lawful(g, r.doer(k, e.Field(1) == "loose"))...)
		case g.Kind == phrase.NP && kind == "noun":
			loose := e.Field(1) == "loose"
			if x, ok := r.owner(k, loose); ok {
				found = append(found, x)
			}
			found = append(found, r.particular(k, r.by(k, loose))...)
		}
	}
	for i := range r.Tokens {
		found = append(found, r.joined(i)...)
	}
	return found
}

// particular drops nameless attackers in general: "attacks by armed men have risen".
func (r *deedReader) particular(k int, found []Responsibility) []Responsibility {
	if g := r.Groups[k]; len(found) == 1 && found[0].ActorEntity < 0 && g.From == g.Head && r.Tokens[g.Head].Tag == "NNS" {
		return nil
	}
	return found
}

// deedAt returns the word for violence that heads group k, or nil.
func (r *deedReader) deedAt(k int) *lexicon.Entry {
	g := r.Groups[k]
	if g.Kind == phrase.NP {
		for i := g.From; i <= g.Head; i++ {
			if e, n := attackNouns.Longest(r.Tokens, i); e != nil && i+n == g.Head+1 {
				return e
			}
		}
		return nil
	}
	e, _ := attackVerbs.Longest(r.Tokens, g.Head)
	return e
}

// lawful drops what a police or an army does in its office: capturing and raiding are no attacks of theirs.
func (r *deedReader) lawful(g phrase.Group, found []Responsibility) []Responsibility {
	if !offices[r.Tokens[g.Head].Norm] {
		return found
	}
	var kept []Responsibility
	for _, x := range found {
		if x.Confidence == Denied || x.ActorEntity >= 0 && r.entity(x.ActorEntity).Subtype == "armed_group" {
			kept = append(kept, x)
		}
	}
	return kept
}

var offices = words("capture captures captured capturing seize seizes seized seizing raid raids raided raiding storm storms stormed " +
	"occupy occupied round rounded rounding snatch snatched drag dragged")

// believed says whether the infinitive at group k tells what is believed to have happened: "is thought to have killed".
func (r *deedReader) believed(k int) bool {
	if g := r.Groups[k]; g.Form != phrase.Infinitive || k == 0 || r.Groups[k-1].Kind != phrase.VP || g.Negated || r.Norm(g.From+1) != "have" {
		return false
	}
	return suspecting[r.Tokens[r.Groups[k-1].Head].Norm]
}

var suspecting = words("believed thought suspected said alleged understood presumed reported assumed known")

// actual says whether a verb group tells what happened, not what might, will or did not.
func actual(g phrase.Group) bool {
	return g.Modal == "" && !g.Future && g.Form != phrase.Infinitive
}

// deedNear says whether the object or passive subject of the verb group at k is a deed or a weapon.
func (r *deedReader) deedNear(k int, passive bool) bool {
	near := func(from, to int) bool {
		for j := max(from, 0); j < min(to, len(r.Groups)); j++ {
			if r.Groups[j].Kind != phrase.NP {
				continue
			}
			for i := r.Groups[j].From; i <= r.Groups[j].Head; i++ {
				if e, _ := attackNouns.Longest(r.Tokens, i); e != nil {
					return true
				}
			}
		}
		return false
	}
	if passive {
		return near(k-12, k)
	}
	j := k + 1
	for j < len(r.Groups) && r.Groups[j].Kind != phrase.NP && r.Groups[j].Kind != phrase.VP {
		j++
	}
	to := j + 1
	for to+1 < len(r.Groups) && r.Norm(r.Groups[to].From) == "of" {
		to += 2 // "a series of attacks"
	}
	return near(j, to)
}

// doer returns who did what verb group k tells: the subject of an active, the agent of a passive. A loose verb ("hit",
// "captured") is a deed of those who are known to fight only.
func (r *deedReader) doer(k int, loose bool) []Responsibility {
	g := r.Groups[k]
	if g.Form == phrase.Gerund && r.charged(k) {
		return nil // "accused of drawing a pistol and firing"
	}
	if g.Form == phrase.Gerund && k > 0 && r.Groups[k-1].Kind != phrase.NP && r.Groups[k-1].Kind != phrase.Punct && r.Groups[k-1].Kind != phrase.Conj {
		return nil // "accused X of firing", "denied having bombed": no deed of the subject, or told by the verb before
	}
	if g.Passive || !r.objectFollows(k) && transitive[r.Tokens[g.Head].Norm] {
		if g.Negated {
			return nil
		}
		return r.by(k, loose) // "X, killed on Friday by Y", whatever the tag
	}
	if g.Form == phrase.Gerund && r.follows(k) {
		return nil // "who bombed the bus, killing nine": told already
	}
	from, to := r.Subject(k)
	switch {
	case g.Form == phrase.Gerund && k > 0 && r.Groups[k-1].Kind == phrase.NP:
		from, to = r.Groups[k-1].From, r.Groups[k-1].To // "word of two people shooting"
	case to-from == 1 && r.relativeWord(from):
		from, to = r.antecedent(from)
	}
	if r.supposed(from) || r.placed(from, to) {
		return nil
	}
	return r.told(r.statements(from, to, r.Span(g.From, g.To), "agent", loose), k)
}

// charged says whether the gerund at group k is joined to one that a preposition governs.
func (r *deedReader) charged(k int) bool {
	if k == 0 || r.Groups[k-1].Kind != phrase.Conj {
		return false
	}
	for j := k - 1; j > 0; j-- {
		if r.Groups[j].Kind == phrase.VP {
			return r.Groups[j].Form == phrase.Gerund && r.Groups[j-1].Kind == phrase.Prep
		}
	}
	return false
}

// follows says whether the verb before group k is one of violence, so that what k tells is its result.
func (r *deedReader) follows(k int) bool {
	for j := k - 1; j >= 0; j-- {
		if r.Groups[j].Kind == phrase.VP {
			return r.deedAt(j) != nil
		}
	}
	return false
}

// supposed says whether the subject that begins at token i opens a question or a condition: "whether soldiers fired".
func (r *deedReader) supposed(i int) bool {
	switch r.Norm(i - 1) {
	case "whether", "if", "unless":
		return true
	}
	return false
}

// habitual says whether the verb group at k tells what is done again and again: "routinely attack".
func (r *deedReader) habitual(k int) bool {
	g := r.Groups[k]
	for i := max(g.From-1, 0); i < g.To; i++ {
		if habits[r.Norm(i)] {
			return !g.Past
		}
	}
	return false
}

var habits = words("routinely often regularly frequently usually sometimes typically")

// placed says whether tokens [from, to) are where something was: "the strike in Syria that killed".
func (r *deedReader) placed(from, to int) bool {
	p, ok := r.party(from, to)
	return ok && p.kind == nation && r.At(max(from-1, 0)) < r.At(from) && r.Groups[r.At(max(from-1, 0))].Kind == phrase.Prep
}

// told drops what the verb group at k does not make a deed: a country that attacks nobody is one at play, and what is
// negated is a denial where its own actor says it, and nothing else.
func (r *deedReader) told(found []Responsibility, k int) []Responsibility {
	var kept []Responsibility
	for _, x := range found {
		switch {
		case r.Groups[k].Negated:
			if x.Confidence != Claimed {
				continue
			}
			x.Confidence = Denied
		case r.habitual(k):
			continue
		case x.ActorEntity >= 0 && isNation(r.entity(x.ActorEntity)) && !r.objectFollows(k):
			continue
		}
		kept = append(kept, x)
	}
	return kept
}

// transitive are the past forms that without an object are passive.
var transitive = words("shot stabbed attacked kidnapped bombed beaten ambushed hacked hit struck targeted killed murdered assassinated wounded injured kidnapped abducted captured massacred executed slain beheaded destroyed perpetrated carried committed staged launched planted placed set")

// objectFollows says whether an object stands after the verb group at k: no time ("shot early Saturday"), no number of times,
// and not the actor himself.
func (r *deedReader) objectFollows(k int) bool {
	for k++; k < len(r.Groups) && (r.Groups[k].Kind == phrase.Adv || r.Norm(r.Groups[k].From) == "\""); k++ {
	}
	if k >= len(r.Groups) {
		return false
	}
	g := r.Groups[k]
	switch {
	case g.Kind == phrase.Adj:
		return r.Norm(g.From) == "dead" || k+1 < len(r.Groups) && r.Groups[k+1].Kind != phrase.Prep // not "early on Saturday"
	case g.Kind != phrase.NP || r.Temporal(k):
		return false
	}
	return !noObjects[r.Norm(g.Head)]
}

var noObjects = words("times time days weeks himself herself themselves itself")

func (r *deedReader) relativeWord(i int) bool {
	n := r.Norm(i)
	return n == "who" || n == "which" || n == "that"
}

// antecedent returns the noun phrase before the relative pronoun at token i.
func (r *deedReader) antecedent(i int) (from, to int) {
	k := r.At(i) - 1
	if k > 0 && r.Norm(r.Groups[k].From) == "," {
		k--
	}
	if k < 0 || r.Groups[k].Kind != phrase.NP || r.deedAt(k) != nil {
		return 0, 0 // "a suspect in the shooting that killed"
	}
	return r.Groups[r.NounStart(k)].From, r.Groups[k].To
}

// by returns the agent that follows the deed at group k: "by X", "at the hands of X".
func (r *deedReader) by(k int, loose bool) []Responsibility {
	for j := k + 1; j+1 < len(r.Groups) && j < k+14; j++ {
		g := r.Groups[j]
		if r.Norm(g.From) == "by" && r.Groups[j+1].Kind == phrase.NP {
			return r.statements(r.Groups[j+1].From, r.nameEnd(j+1), r.Span(r.Groups[k].From, r.Groups[k].To), "by", loose)
		}
		if g.Kind == phrase.VP && (g.Form == phrase.Finite || r.deedAt(j) == nil || spokenFor[r.Tokens[g.Head].Norm]) || g.Kind == phrase.NP && inquiries[r.Tokens[g.Head].Norm] || g.Kind == phrase.Punct && r.Norm(g.From) != "," && r.Norm(g.From) != "(" && r.Norm(g.From) != ")" {
			break
		}
	}
	return nil
}

// inquiries are what is done by others about a deed.
var inquiries = words("investigation investigations inquiry inquiries review probe arrest report reports statement")

// spokenFor are participles after which by names who speaks of a deed, not who did it: "an attack claimed by X".
var spokenFor = words("claimed condemned denounced criticized reported investigated described praised witnessed filmed seen")

// nameEnd returns the token at which the actor that begins at group k ends: with what is "of" it and its name in brackets,
// and no relative clause, in which others are named.
func (r *deedReader) nameEnd(k int) int {
	for k+2 < len(r.Groups) {
		switch n := r.Norm(r.Groups[k+1].From); {
		case (n == "of" || n == "from" || n == "and") && r.Groups[k+2].Kind == phrase.NP:
			k += 2
		case (n == "(" || n == "[") && k+3 < len(r.Groups):
			return r.Groups[k+3].To
		case n == "," && r.Groups[k+2].Kind == phrase.NP && armedGroupIn(r.a, r.Groups[k+2].Span(r.Tokens)) >= 0:
			return r.Groups[k+2].To // "its breakaway faction, the Islamic State West Africa Province"
		default:
			return r.Groups[k].To
		}
	}
	return r.Groups[k].To
}

// owner returns the actor inside the noun phrase of a deed: "an ELN attack", "the Taliban's offensive", "a Russian missile
// strike".
func (r *deedReader) owner(k int, loose bool) (Responsibility, bool) {
	g := r.Groups[k]
	if g.Head == g.From || r.Norm(g.From) == "no" || suffered[r.Norm(g.Head)] || r.feared(g.From) {
		return Responsibility{}, false
	}
	before := r.Span(g.From, g.Head)
	if group := armedGroupIn(r.a, before); group >= 0 {
		return r.build(r.a.Entities[group].Span, group, r.Span(g.From, g.To), "owner"), true
	}
	for i := g.From; i < g.Head; i++ {
		e, n := actors.Longest(r.Tokens, i)
		if e == nil || i+n > g.Head || e.Field(0) == "nobody" || e.Field(0) == "attacker" || e.Field(0) == "weapon" || adjectival[e.Phrase] {
			continue
		}
		if p, ok := r.described(k, e.Field(0), i, i+n); ok && (!loose || r.fights(p)) {
			return r.build(r.Span(i, i+n), p.entity, r.Span(g.From, g.To), "owner"), true
		}
	}
	if i := r.nationBefore(k, g.Head); i >= 0 && r.warlike(k) {
		return r.build(r.a.Entities[i].Span, i, r.Span(g.From, g.To), "owner"), true
	}
	return Responsibility{}, false
}

// adjectival are the nouns for actors that say before a deed of what kind it is: "the terrorist attack".
var adjectival = words("military <terrorist> <driver> <car> <officer> <helicopter> <member> <organization> <movement>")

// suffered are the deeds that belong to their victims: "the minister's assassination".
var suffered = words("death deaths murder murders assassination assassinations killing killings execution executions abduction abductions " +
	"kidnapping kidnappings slaying slayings act acts crime crimes incident incidents violence")

// feared says whether what token i begins has not happened: "fear of", "to prevent", "against possible".
func (r *deedReader) feared(i int) bool {
	for j := max(0, i-3); j <= r.Groups[r.At(i)].Head; j++ {
		if unreal[r.Norm(j)] {
			return true
		}
	}
	return false
}

var unreal = words("fear fears feared threat threats threaten threatened prevent prevents prevented preventing avoid avoiding foil foiled foiling " +
	"thwart thwarted plan plans planned planning plot plots plotting possible potential future imminent against counter any deter stop halt repel repelled")

// warlike says whether the deed at group k is one that only armed forces do, or one that harmed somebody: a nation's strike
// may be one of its workers, and an attack in a country is not one by it.
func (r *deedReader) warlike(k int) bool {
	g := r.Groups[k]
	for i := g.From; i <= g.Head; i++ {
		if arms[r.Norm(i)] {
			return true
		}
	}
	if !strikes[r.Norm(g.Head)] {
		return false
	}
	for i := range r.Tokens {
		if harm[r.Norm(i)] {
			return true
		}
	}
	return false
}

var (
	arms    = words("air airstrike airstrikes drone drones missile missiles rocket rockets artillery shelling bombardment bombardments mortar naval air-strike air-strikes invasion")
	strikes = words("strike strikes attack attacks raid raids bombing bombings offensive fire assault")
	harm    = words("killed killing kills wounded wounding injured injuring dead died destroyed destroying hit struck")
)

// joined reads the word at token i that joins an actor to a deed: "X is responsible for", "attributed to X".
func (r *deedReader) joined(i int) []Responsibility {
	e, n := links.Longest(r.Tokens, i)
	if e == nil || e.Field(1) != "identity" && !pointing(e.Phrase) && !r.deedWithin(i+n, e.Field(0)) {
		return nil
	}
	if r.Norm(i) == "the" && i > 0 && !copulas[r.Norm(i-1)] || r.Norm(i) == "behind" && (r.Norm(i-1) == "from" || r.Norm(i+1) == ",") || supports(r.doc, r.Span(i, min(i+n+8, len(r.Tokens)))) {
		return nil // "capture the perpetrators of"
	}
	from, to := 0, 0
	if k := r.At(min(i+n, len(r.Tokens)-1)); e.Field(0) == "after" {
		if r.Groups[k].Kind == phrase.NP {
			from, to = r.Groups[k].From, r.nameEnd(k)
		}
	} else {
		from, to = r.subjectBefore(i)
	}
	if e.Field(1) == "identity" && !r.attackers(i) {
		return nil
	}
	found := r.statements(from, to, r.Span(i, i+n), e.Phrase, false)
	if len(found) == 0 && from < to {
		if i := anyoneIn(r.a, r.Groups[r.At(from)].Span(r.Tokens)); i >= 0 {
			found = append(found, r.build(r.Span(from, to), i, r.Span(from, to), e.Phrase))
		}
	}
	if e.Field(1) == "denied" {
		return denials(found)
	}
	for j := range found {
		if sure := e.Field(1); sure != "sure" && sure != "identity" && found[j].Confidence != Suspected {
			found[j].Confidence = sure
		} else if k := r.At(max(from-1, 0)); r.held(from) {
			found[j].Confidence = Accused
			if a, b := r.Subject(k); a < b && found[j].Holder.Empty() {
				found[j].Holder, found[j].HolderEntity = r.Span(a, b), anyoneIn(r.a, r.Span(a, b))
			}
		}
		if e.Field(1) == Claimed {
			found[j].Holder, found[j].HolderEntity = found[j].Actor, found[j].ActorEntity
		}
	}
	return found
}

// denials are what remains of statements that are negated: what the actors say of themselves.
func denials(found []Responsibility) []Responsibility {
	var kept []Responsibility
	for _, x := range found {
		if x.Confidence == Claimed || x.Confidence == Denied {
			x.Confidence = Denied
			kept = append(kept, x)
		}
	}
	return kept
}

// attackers says whether the subject of the verb at token i is nobody but those who did it: "the attackers belonged to".
func (r *deedReader) attackers(i int) bool {
	from, to := r.subjectBefore(i)
	if from >= to {
		return false
	}
	kind, _ := r.actorNoun(r.At(from))
	return kind == "attacker"
}

// held says whether the noun phrase that begins at token i is the object of holding: "hold the army responsible".
func (r *deedReader) held(i int) bool {
	switch r.Norm(i - 1) {
	case "hold", "holds", "held", "holding":
		return true
	}
	return false
}

// pointing says whether a link speaks of the deed that the article reports, and names none.
func pointing(phrase string) bool {
	return strings.HasPrefix(phrase, "evidence") || strings.HasPrefix(phrase, "suspicion") || strings.HasPrefix(phrase, "hallmarks")
}

var copulas = words("is are was were be been being")

// governing are the last words of links whose deed follows.
var governing = words("of for in behind with to")

// deedWithin says whether a deed is what is joined: after the words where the actor is their subject, before them else.
func (r *deedReader) deedWithin(i int, actor string) bool {
	from, to := max(0, i-16), min(i+8, len(r.Tokens))
	switch {
	case actor == "after":
		to = i
	case governing[r.Norm(i-1)]:
		from = i // "accused of", "behind": what follows is the deed
	}
	if p := r.Norm(i); actor == "subject" && (p == "it" || p == "this" || p == "them" || i >= len(r.Tokens) || p == "." || p == "," || p == "but" || p == "and") {
		return true // "was behind it", "were responsible": for what the article reports
	}
	for j := from; j < to; j++ {
		if e, _ := attacks.Longest(r.Tokens, j); e != nil && e.Field(0) != "weapon" || r.Norm(j) == "responsibility" {
			return true
		}
	}
	return false
}

// subjectBefore returns the subject of the verb group at or before token i, unless it is negated.
func (r *deedReader) subjectBefore(i int) (from, to int) {
	for k := r.At(i); k >= 0 && k > r.At(i)-4; k-- {
		g := r.Groups[k]
		if g.Kind == phrase.VP {
			if g.Negated || g.Modal != "" {
				return 0, 0
			}
			if g.Form == phrase.Participle && k > 0 && r.Groups[k-1].Kind == phrase.NP {
				return r.Groups[k-1].From, r.Groups[k-1].To // "the men implicated in"
			}
			return r.Subject(k)
		}
		if g.Kind == phrase.NP && k < r.At(i) {
			return g.From, g.To // "held X responsible for", "the group behind the attack"
		}
	}
	return 0, 0
}

// statements makes the statements that those whom tokens [from, to) name or mean did it: one for each of "the government
// and the army".
func (r *deedReader) statements(from, to int, deed text.Span, rule string, loose bool) []Responsibility {
	var found []Responsibility
	for _, part := range r.conjuncts(from, to) {
		if x, ok := r.self(part.from, part.to, deed, rule); ok && !(loose && (r.Norm(part.from) == "he" || r.Norm(part.from) == "she")) {
			found = append(found, x)
			continue
		}
		p, ok := r.party(part.from, part.to)
		if ok && (!loose || r.fights(p)) && !(p.entity < 0 && r.aside(r.Span(part.from, part.to), deed)) {
			found = append(found, r.build(r.Span(part.from, part.to), p.entity, deed, rule))
		}
	}
	return found
}

// self reads what those who are quoted say of themselves: "it had carried out", "its soldiers killed".
func (r *deedReader) self(from, to int, deed text.Span, rule string) (Responsibility, bool) {
	actor := r.Span(from, to)
	i := holderOf(r.a.Attributions, actor)
	if i < 0 || !r.ofSpeaker(from, to) {
		return Responsibility{}, false
	}
	said := r.a.Attributions[i]
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

// refersTo says whether the pronoun at token i can mean who is quoted in said: he and she a person who speaks for nobody
// else, they and it a body or force.
func (r *deedReader) refersTo(i int, said attribution.Attribution) bool {
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

// tokens is a range of them.
type tokens struct{ from, to int }

// conjuncts parts tokens [from, to) at "and" and "or" that join noun phrases. Where the first conjunct names nobody that
// can act, the whole is one.
func (r *deedReader) conjuncts(from, to int) []tokens {
	if from >= to {
		return nil
	}
	var parts []tokens
	start := from
	for k := r.At(from); k+1 < len(r.Groups) && r.Groups[k+1].From < to; k++ {
		g := r.Groups[k]
		if g.Kind == phrase.VP {
			break // "those linked to X and Y" are one
		}
		if g.Kind == phrase.Conj && g.From > start && r.Groups[k+1].Kind == phrase.NP && r.Groups[k-1].Kind == phrase.NP {
			parts = append(parts, tokens{start, g.From})
			start = g.To
		}
	}
	parts = append(parts, tokens{start, to})
	for _, p := range parts {
		if _, ok := r.party(p.from, p.to); !ok {
			return []tokens{{from, to}}
		}
	}
	return parts
}

// fights says whether p is known to fight: what "hit" or "seized" something is no attacker for that.
func (r *deedReader) fights(p party) bool {
	switch p.kind {
	case "nobody", person, "body":
		return false
	case nation:
		return p.entity >= 0
	}
	return true
}

// entity is entity i, of the article or of the forces read so far.
func (t *teller) entity(i int) *entity.Entity {
	if i < len(t.a.Entities) {
		return &t.a.Entities[i]
	}
	return &t.bodies[i-len(t.a.Entities)]
}

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
	case said.Kind == attribution.Denial && (own || actor >= 0 && official(r.doc, said) && r.ofState(actor)):
		x.Confidence = Denied
	case x.Confidence == Suspected || r.passesOn(said, actor):
	case thinks(r.doc, said):
		x.Confidence = Suspected
	case own, r.channelOf(said, actor):
		x.Confidence = Claimed
	default:
		x.Confidence = Accused
	}
	return x
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
		return h >= 0 && r.entity(h).Subtype == "armed_group" // "ISKP said a suicide bomber had struck"
	case h >= 0 && r.entity(h).Name == r.entity(actor).Name:
		return true
	case actor < len(r.a.Entities) && names(r.a, x.Holder, actor) && r.entity(actor).Type != entity.Norp:
		return true
	}
	owner := strings.Index(x.Holder.In(r.doc.Text), "'s ")
	return owner > 0 && stands(x.Holder.In(r.doc.Text)[:owner]) && r.leading(x.Holder) >= 0 &&
		r.entity(r.leading(x.Holder)).Name == r.entity(actor).Name // "the group's spokesman"
}

// ofState says whether entity i is a country or one of its forces.
func (t *teller) ofState(i int) bool {
	e := t.entity(i)
	return isNation(e) || e.Subtype == "security_force" || e.Subtype == "government"
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

var officials = words("spokesman spokeswoman spokesperson minister ministry government army military junta official officials police president general gen " +
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
	return said.Entity
}

// taken says whether the deed is taken as known by whoever is quoted in said, and so by the article: "police freed the priest
// who had been kidnapped by", "condemned the attack by", "after the raid by".
func (r *deedReader) taken(deed text.Span, said attribution.Attribution) bool {
	if said.Kind != attribution.Statement && said.Kind != attribution.Report {
		return false
	}
	return r.backgrounded(deed, said)
}

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
		return r.Groups[k].Form == phrase.Participle && before.Kind == phrase.NP && said.Rule == "object" || r.relativeWord(before.From) && r.At(before.From) > 1 && r.Groups[k-2].Kind != phrase.VP
	}
	return said.Rule == "object" || since[r.Norm(before.From)]
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

// passesOn says whether whoever is quoted only passes on what happened, as the article itself does: a radio, a newspaper.
// What an authority or anybody else says of another is an accusation, and what the actor's own channel says is its claim.
func (r *deedReader) passesOn(said attribution.Attribution, actor int) bool {
	if said.Kind == attribution.Report && said.Source.Empty() {
		return true
	}
	passes := false
	for _, w := range strings.Fields(strings.ToLower(said.Source.In(r.doc.Text))) {
		switch w = strings.Trim(w, ",.\""); {
		case mouthpieces[w]:
			return false
		case reporters[w]:
			passes = true
		}
	}
	return passes
}

var (
	reporters = words("radio television tv newspaper newspapers daily agency agencies report reports correspondent correspondents " +
		"network dispatch dispatches broadcast cable")
	mouthpieces = words("amaq al-naba naba wing arm outlet committee office department bureau channel")
)

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
			case "suspected", "alleged", "presumed", "believed", "assumed", "understood", "thought", "purported", "allegedly", "reportedly", "apparently", "possibly", "presumably", "probably":
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
