package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// doer returns who did what verb group k tells: the subject of an active, the agent of a passive. A loose verb ("hit",
// "captured") is a deed of those who are known to fight only.
func (r *deedReader) doer(k int, loose bool) []Responsibility {
	g := r.Groups[k]
	if u := r.carrier(k); u >= 0 {
		return r.carried(k, u, loose)
	}
	if g.Form == phrase.Gerund && r.governedGerund(k) || r.toSelf(k) {
		return nil
	}
	if g.Passive || !r.objectFollows(k) && transitive[r.Tokens[g.Head].Norm] && !r.wholeVerb(k) {
		if from, to := r.Subject(k); g.Negated || from < to && r.supposed(from) {
			return nil
		}
		return r.by(k, loose) // "X, killed on Friday by Y", whatever the tag
	}
	if g.Form == phrase.Gerund && r.follows(k) {
		return nil // "who bombed the bus, killing nine": told already
	}
	from, to := r.Subject(k)
	switch n := r.gerundSubject(k); {
	case n >= 0:
		from, to = r.Groups[n].From, r.Groups[n].To
	case to-from == 1 && r.relativeWord(from):
		from, to = r.antecedent(from)
	}
	if r.supposed(from) || r.placed(from, to) {
		return nil
	}
	found := r.statements(from, to, r.Span(g.From, g.To), "agent", loose)
	if last := r.At(max(to-1, 0)); len(found) == 0 && from < to && r.Groups[last].From > from && k > 0 && r.relativeWord(r.Groups[k-1].From) {
		found = r.statements(r.Groups[last].From, to, r.Span(g.From, g.To), "agent", loose) // "the thugs of the squads, who"
	}
	return r.told(found, k)
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
	for _, k = r.verbAt(k); k < len(r.Groups) && (r.Groups[k].Kind == phrase.Adv || r.Norm(r.Groups[k].From) == "\""); k++ {
	}
	if k >= len(r.Groups) {
		return false
	}
	g := r.Groups[k]
	switch {
	case g.Kind == phrase.Conj:
		return r.sharedObject(k)
	case g.Kind == phrase.Adj:
		return r.Norm(g.From) == "dead" || k+1 < len(r.Groups) && r.Groups[k+1].Kind != phrase.Prep // not "early on Saturday"
	case g.Kind != phrase.NP || r.Temporal(k) || whereabouts[r.Norm(g.From)]:
		return false
	}
	return !noObjects[r.Norm(g.Head)]
}

// whereabouts begin what is no object, whatever their tag: "shot outside a bar".
var whereabouts = words("outside inside near downtown overnight across")

// sharedObject says whether the conjunction at group k joins another verb in the active, whose object is that of both: "bombed
// and strafed the hills".
func (r *deedReader) sharedObject(k int) bool {
	if k+1 >= len(r.Groups) {
		return false
	}
	g := r.Groups[k+1]
	if g.Kind == phrase.NP {
		tag := r.Tokens[g.From].Tag
		return (tag == "VBN" || tag == "VBD") && g.From < g.Head
	}
	return g.Kind == phrase.VP && g.Form == phrase.Finite && !g.Passive && r.objectFollows(k+1)
}

var noObjects = words("times time days weeks himself herself themselves itself")

// governedGerund says whether the gerund at group k tells of no deed of a subject by itself: "accused X of firing", "denied having
// bombed", or one joined to such a one.
func (r *deedReader) governedGerund(k int) bool {
	if r.charged(k) {
		return true
	}
	if k == 0 {
		return false
	}
	switch r.Groups[k-1].Kind {
	case phrase.NP, phrase.Punct, phrase.Conj:
		return false
	}
	return true
}

// gerundSubject returns the noun phrase just before the gerund at group k, or before the first of those it is joined to, or -1:
// "word of two people shooting", "saw a man driving off and firing".
func (r *deedReader) gerundSubject(k int) int {
	for k > 0 && r.Groups[k].Kind == phrase.VP && r.Groups[k].Form == phrase.Gerund {
		switch r.Groups[k-1].Kind {
		case phrase.NP:
			return k - 1
		case phrase.Conj:
			for k--; k > 0 && r.Groups[k].Kind != phrase.VP; k-- {
			}
		default:
			return -1
		}
	}
	return -1
}

// toSelf says whether the deed at group k is done to its doer.
func (r *deedReader) toSelf(k int) bool {
	_, next := r.verbAt(k)
	return next < len(r.Groups) && selves[r.Norm(r.Groups[next].From)] && r.Groups[next].To-r.Groups[next].From == 1
}

var selves = words("himself herself themselves itself myself")

// carries says whether the verb before the infinitive or gerund at group k makes it one that happened, or is claimed to have.
func (r *deedReader) carries(k int) bool { return r.carrier(k) >= 0 }

// carrier returns the verb group that has the subject of the infinitive or gerund at group k, and tells that it was done: "began
// shelling", "used a rifle to kill", "claimed to have killed", "admitted to killing"; or -1.
func (r *deedReader) carrier(k int) int {
	g := r.Groups[k]
	if g.Form != phrase.Infinitive && g.Form != phrase.Gerund || g.Passive || r.toSelf(k) || k < 1 {
		return -1
	}
	before := k - 1
	if g.Form == phrase.Gerund && r.Norm(r.Groups[before].From) == "to" {
		before--
	}
	switch p := r.Norm(r.Groups[k-1].From); {
	case before < 0:
	case g.Form == phrase.Gerund && (p == "by" || p == "after" || p == "while"):
		return r.verbBefore(k)
	case g.Form == phrase.Gerund && p == "in":
		if u := r.verbBefore(k); u >= 0 && sharing[r.Tokens[r.Groups[u].Head].Norm] {
			return u
		}
	case r.aspect(before), r.claims(before) && (g.Form == phrase.Gerund || r.Norm(g.From+1) == "have"):
		return before
	case g.Form == phrase.Infinitive && k > 1 && r.Groups[before].Kind == phrase.NP && causing[r.Tokens[r.Groups[k-2].Head].Norm] && !r.Groups[k-2].Passive:
		return k - 2
	}
	return -1
}

// causing are verbs with an object before what their subject has done by it: "used a rifle to kill", "ordered his men to fire".
var causing = words("used ordered commanded instructed")

// sharing are verbs after which "in" says what one has done.
var sharing = words("worked joined cooperated collaborated succeeded participated helped assisted engaged")

// verbBefore returns the finite verb group before group k in its clause, or -1.
func (r *deedReader) verbBefore(k int) int {
	for k--; k >= 0 && r.Groups[k].Kind != phrase.Punct && r.Groups[k].Kind != phrase.Sub; k-- {
		if g := r.Groups[k]; g.Kind == phrase.VP && g.Form == phrase.Finite {
			return k
		}
	}
	return -1
}

// carried returns the statements that the subject of the verb group at u did what the one at k tells.
func (r *deedReader) carried(k, u int, loose bool) []Responsibility {
	from, to := r.Subject(u)
	if to-from == 1 && r.relativeWord(from) {
		from, to = r.antecedent(from)
	}
	found := r.told(r.statements(from, to, r.Span(r.Groups[u].From, r.Groups[k].To), "agent", loose), k)
	if r.claims(u) {
		for i := range found {
			x := &found[i]
			x.Confidence, x.Holder, x.HolderEntity = Claimed, x.Actor, x.ActorEntity
		}
	}
	return found
}

// claims says whether the verb group at k is one of owning to what its subject did.
func (r *deedReader) claims(k int) bool {
	g := r.Groups[k]
	return g.Kind == phrase.VP && actual(g) && !g.Passive && !g.Negated && owning[r.Tokens[g.Head].Norm]
}

var owning = words("claimed claims claiming admitted admits admitting confessed confesses acknowledged acknowledges boasted boasts")

// aspect says whether the verb group at k only says that what the next one tells began, went on or came off.
func (r *deedReader) aspect(k int) bool {
	return k >= 0 && r.Groups[k].Kind == phrase.VP && actual(r.Groups[k]) && !r.Groups[k].Passive && aspects[r.Tokens[r.Groups[k].Head].Norm]
}

var aspects = words("began begin begins started start starts continued continue continues kept keep keeps resumed managed proceeded " +
	"beginning continuing starting helped")

// charged says whether the gerund at group k is joined to one that a preposition or a verb governs, and so tells of no deed by
// itself: "accused of drawing a pistol and firing", "discusses burying guns and shooting agents".
func (r *deedReader) charged(k int) bool {
	if k == 0 || r.Groups[k-1].Kind != phrase.Conj {
		return false
	}
	for j := k - 1; j > 0; j-- {
		g := r.Groups[j]
		if g.Kind != phrase.VP {
			continue
		}
		before := r.Groups[j-1].Kind
		switch {
		case g.Form != phrase.Gerund:
			return false
		case before == phrase.Prep, before == phrase.VP:
			return r.carrier(j) < 0
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

// placed says whether tokens [from, to) are where something was: "the strike in Syria that killed".
func (r *deedReader) placed(from, to int) bool {
	p, ok := r.party(from, to)
	return ok && p.kind == nation && r.At(max(from-1, 0)) < r.At(from) && r.Groups[r.At(max(from-1, 0))].Kind == phrase.Prep
}

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
	if head := r.Norm(r.Groups[k].Head); k > 0 && (head == "ones" || head == "one") && r.Groups[k-1].Kind == phrase.VP {
		return r.Subject(k - 1) // "soldiers were the ones who"
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
		if g.Kind == phrase.VP && (g.Form == phrase.Finite || r.deedAt(j) == nil && !performed[r.Tokens[g.Head].Norm] || spokenFor[r.Tokens[g.Head].Norm]) || g.Kind == phrase.NP && inquiries[r.Tokens[g.Head].Norm] || g.Kind == phrase.Punct && r.Norm(g.From) != "," && r.Norm(g.From) != "(" && r.Norm(g.From) != ")" {
			break
		}
	}
	return nil
}

// inquiries are what is done by others about a deed.
var inquiries = words("investigation investigations inquiry inquiries review probe arrest report reports statement")

// performed are participles after which by names who had a deed done.
var performed = words("planned ordered masterminded organized organised orchestrated directed led commanded prepared")

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
		case r.Groups[k+1].Kind == phrase.VP && namings[n] && r.namedGroup(k+1) > k:
			return r.Groups[r.namedGroup(k+1)].To // "a gang called the Owls"
		case n == "," && r.Groups[k+2].Kind == phrase.NP && armedGroupIn(r.a, r.Groups[k+2].Span(r.Tokens)) >= 0:
			return r.Groups[k+2].To // "its breakaway faction, the Islamic State West Africa Province"
		default:
			return r.Groups[k].To
		}
	}
	return r.Groups[k].To
}

var namings = words("called named known dubbed calling styling identified")

// namedGroup returns the noun phrase that the participle at group v names its noun with, or -1: "called X", "known as X",
// "calling itself X".
func (r *deedReader) namedGroup(v int) int {
	for k := v + 1; k < min(v+3, len(r.Groups)); k++ {
		if g := r.Groups[k]; g.Kind == phrase.NP && !r.pronoun(g) {
			return k
		}
	}
	return -1
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
		if ok && (!loose && !(r.verbal && r.speaks(part, p)) || r.fights(p)) && !(p.entity < 0 && r.aside(r.Span(part.from, part.to), deed)) {
			found = append(found, r.build(r.Span(part.from, part.to), p.entity, deed, rule))
		}
	}
	return found
}

// tokens is a range of them.
type tokens struct{ from, to int }

// conjuncts parts tokens [from, to) at "and" and "or" that join noun phrases. Where one conjunct names nobody that can act,
// the whole is one.
func (r *deedReader) conjuncts(from, to int) []tokens {
	return r.joinedBy(from, to, func(p tokens) bool {
		_, ok := r.party(p.from, p.to)
		return ok
	})
}

// joinedBy parts tokens [from, to) at "and" and "or" that join noun phrases, if each part fits.
func (r *deedReader) joinedBy(from, to int, fits func(tokens) bool) []tokens {
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
		if !fits(p) {
			return []tokens{{from, to}}
		}
	}
	return parts
}

// accusable says whether tokens p name or mean anybody whom one may accuse.
func (r *deedReader) accusable(p tokens) bool {
	_, ok := r.party(p.from, p.to)
	return ok || anyoneIn(r.a, r.Span(p.from, p.to)) >= 0
}

// speaks says whether those whom a part of a subject means attack with words as often as with hands: a person by name, a pronoun,
// a government, politicians.
func (r *deedReader) speaks(part tokens, p party) bool {
	k := r.whole(part.from, part.to)
	if p.entity >= 0 || k < 0 || r.pronoun(r.Groups[k]) {
		return true
	}
	return politic[r.Norm(r.Groups[k].Head)]
}

var politic = words("candidate candidates senator senators lawmaker lawmakers president presidents minister ministers governor governors mayor mayors democrats " +
	"republicans republican democrat critics critic opponents opponent allies ally aides aide activists activist operatives delegates incumbent party parties " +
	"campaign opposition officials official rival rivals journalists journalist spokesman spokeswoman conservatives liberals players coach")

// armed says whether the body that entity i is fights: an army does, a government or police does not.
func (r *deedReader) armed(i int) bool {
	fights := false
	for _, w := range strings.Fields(strings.ToLower(r.entity(i).Name)) {
		if w == "police" {
			return false
		}
		fights = fights || fighting[w]
	}
	return fights
}

var fighting = words("army military navy force forces guard guards coalition militia militias cartel cartels squad squads junta troops")

// fights says whether p is known to fight: what "hit" or "seized" something is no attacker for that.
func (r *deedReader) fights(p party) bool {
	switch p.kind {
	case "nobody", person, people:
		return false
	case "body":
		return p.entity >= 0 && r.armed(p.entity)
	case nation:
		return p.entity >= 0
	}
	return true
}
