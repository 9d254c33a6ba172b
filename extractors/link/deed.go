package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A deedReader reads who did it in one sentence, in the article's own voice or in the voice of whom it quotes.
type deedReader struct {
	*phrase.Syntax
	doc *text.Document
	a   *Annotations
}

// deeds returns the statements of the sentence: "X attacked", "carried out by X", "an attack by X", "X was behind it".
func (r deedReader) deeds() []Responsibility {
	var found []Responsibility
	add := func(x Responsibility, ok bool) {
		if ok {
			found = append(found, x)
		}
	}
	for k, g := range r.Groups {
		e, _ := attacks.Longest(r.Tokens, g.Head)
		if e == nil {
			continue
		}
		switch kind := e.Field(0); {
		case g.Kind == phrase.VP && (kind == "verb" || kind == "light" && r.deedNear(k, g.Passive || !r.objectFollows(k))) && actual(g):
			add(r.lawful(g)(r.doer(k)))
		case g.Kind == phrase.NP && kind == "noun":
			add(r.owner(k))
			add(r.by(k))
		}
	}
	for i := range r.Tokens {
		add(r.joined(i))
	}
	return found
}

// lawful drops what a police or an army does in its office: capturing and raiding are no attacks of theirs.
func (r deedReader) lawful(g phrase.Group) func(Responsibility, bool) (Responsibility, bool) {
	return func(x Responsibility, ok bool) (Responsibility, bool) {
		if ok && r.a.Entities[x.ActorEntity].Subtype != "armed_group" && offices[r.Tokens[g.Head].Norm] {
			return x, false
		}
		return x, ok
	}
}

var offices = words("capture captures captured capturing seize seizes seized seizing raid raids raided raiding storm storms stormed " +
	"conduct conducts conducted carry carries carried launch launches launched destroy destroys destroyed occupy occupied detonated fire fired")

// actual says whether a verb group tells what happened, not what might, will or did not.
func actual(g phrase.Group) bool {
	return g.Modal == "" && !g.Future && !g.Negated && g.Form != phrase.Infinitive
}

// deedNear says whether the object or passive subject of the verb group at k is a deed or a weapon.
func (r deedReader) deedNear(k int, passive bool) bool {
	near := func(from, to int) bool {
		for j := max(from, 0); j < min(to, len(r.Groups)); j++ {
			if r.Groups[j].Kind != phrase.NP {
				continue
			}
			if e, _ := attacks.Longest(r.Tokens, r.Groups[j].Head); e != nil && (e.Field(0) == "noun" || e.Field(0) == "weapon") {
				return true
			}
		}
		return false
	}
	if passive {
		return near(k-6, k)
	}
	return near(k+1, k+5)
}

// doer returns who did what verb group k tells: the subject of an active, the agent of a passive.
func (r deedReader) doer(k int) (Responsibility, bool) {
	g := r.Groups[k]
	if g.Passive || !r.objectFollows(k) && transitive[r.Tokens[g.Head].Norm] {
		return r.by(k) // "X, killed on Friday by Y", whatever the tag
	}
	from, to := r.Subject(k)
	if to-from == 1 && r.relativeWord(from) {
		from, to = r.antecedent(from)
	}
	return r.statement(from, to, r.Span(g.From, g.To), "agent")
}

// transitive are the past forms that without an object are passive.
var transitive = words("killed murdered assassinated wounded injured kidnapped abducted captured massacred executed slain beheaded destroyed perpetrated carried committed staged launched planted placed set")

func (r deedReader) objectFollows(k int) bool {
	for k++; k < len(r.Groups) && r.Groups[k].Kind == phrase.Adv; k++ {
	}
	return k < len(r.Groups) && (r.Groups[k].Kind == phrase.NP || r.Groups[k].Kind == phrase.Adj)
}

func (r deedReader) relativeWord(i int) bool {
	n := r.Norm(i)
	return n == "who" || n == "which" || n == "that"
}

// antecedent returns the noun phrase before the relative pronoun at token i.
func (r deedReader) antecedent(i int) (from, to int) {
	k := r.At(i) - 1
	if k > 0 && r.Norm(r.Groups[k].From) == "," {
		k--
	}
	if k < 0 || r.Groups[k].Kind != phrase.NP {
		return 0, 0
	}
	return r.Groups[r.NounStart(k)].From, r.Groups[k].To
}

// by returns the agent that follows the deed at group k: "by X", "at the hands of X".
func (r deedReader) by(k int) (Responsibility, bool) {
	for j := k + 1; j+1 < len(r.Groups) && j < k+14; j++ {
		g := r.Groups[j]
		if r.Norm(g.From) == "by" && r.Groups[j+1].Kind == phrase.NP {
			return r.statement(r.Groups[j+1].From, r.nameEnd(j+1), r.Span(r.Groups[k].From, r.Groups[k].To), "by")
		}
		if g.Kind == phrase.VP && (g.Form == phrase.Finite || spokenFor[r.Tokens[g.Head].Norm]) || g.Kind == phrase.Punct && r.Norm(g.From) != "," && r.Norm(g.From) != "(" && r.Norm(g.From) != ")" {
			break
		}
	}
	return Responsibility{}, false
}

// spokenFor are participles after which by names who speaks of a deed, not who did it: "an attack claimed by X".
var spokenFor = words("claimed condemned denounced criticized reported investigated described praised witnessed filmed seen")

// nameEnd returns the token at which the actor that begins at group k ends: with what is "of" it and its name in brackets,
// and no relative clause, in which others are named.
func (r deedReader) nameEnd(k int) int {
	for k+2 < len(r.Groups) {
		switch n := r.Norm(r.Groups[k+1].From); {
		case (n == "of" || n == "from" || n == "and") && r.Groups[k+2].Kind == phrase.NP:
			k += 2
		case (n == "(" || n == "[") && k+3 < len(r.Groups):
			return r.Groups[k+3].To
		default:
			return r.Groups[k].To
		}
	}
	return r.Groups[k].To
}

// owner returns the actor inside the noun phrase of a deed: "an ELN attack", "the Taliban's offensive".
func (r deedReader) owner(k int) (Responsibility, bool) {
	g := r.Groups[k]
	if g.Head == g.From {
		return Responsibility{}, false
	}
	group := armedGroupIn(r.a, r.Span(g.From, g.Head))
	if group < 0 || r.Norm(g.From) == "no" {
		return Responsibility{}, false
	}
	x := r.build(r.a.Entities[group].Span, group, r.Span(g.From, g.To), "owner")
	return x, true
}

// joined reads the word at token i that joins an actor to a deed: "X is responsible for", "attributed to X".
func (r deedReader) joined(i int) (Responsibility, bool) {
	e, n := links.Longest(r.Tokens, i)
	if e == nil || !strings.HasPrefix(e.Phrase, "evidence") && !strings.HasPrefix(e.Phrase, "suspicion") && !r.deedWithin(i+n, e.Field(0)) {
		return Responsibility{}, false
	}
	if r.Norm(i) == "the" && i > 0 && !copulas[r.Norm(i-1)] {
		return Responsibility{}, false // "capture the perpetrators of"
	}
	from, to := 0, 0
	if k := r.At(min(i+n, len(r.Tokens)-1)); e.Field(0) == "after" {
		if r.Groups[k].Kind == phrase.NP {
			from, to = r.Groups[k].From, r.nameEnd(k)
		}
	} else {
		from, to = r.subjectBefore(i)
	}
	if supports(r.doc, r.Span(i, min(i+n+8, len(r.Tokens)))) {
		return Responsibility{}, false
	}
	x, ok := r.statement(from, to, r.Span(i, i+n), e.Phrase)
	switch e.Field(1) {
	case "claimed":
		x.Confidence = Claimed
	case "suspected":
		x.Confidence = Suspected
	case "accused":
		x.Confidence = Accused
	}
	return x, ok
}

var copulas = words("is are was were be been being")

// deedWithin says whether a deed is what is joined: after the words where the actor is their subject, before them else.
func (r deedReader) deedWithin(i int, actor string) bool {
	from, to := max(0, i-16), min(i+8, len(r.Tokens))
	if actor == "after" {
		to = i
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
func (r deedReader) subjectBefore(i int) (from, to int) {
	for k := r.At(i); k >= 0 && k > r.At(i)-4; k-- {
		g := r.Groups[k]
		if g.Kind == phrase.VP {
			if g.Negated || g.Modal != "" {
				return 0, 0
			}
			return r.Subject(k)
		}
		if g.Kind == phrase.NP && k < r.At(i) {
			return g.From, g.To // "held X responsible for", "the group behind the attack"
		}
	}
	return 0, 0
}

// statement makes the statement that tokens [from, to) did it, if they name or mean somebody who can have.
func (r deedReader) statement(from, to int, deed text.Span, rule string) (Responsibility, bool) {
	if from >= to {
		return Responsibility{}, false
	}
	whole := r.Span(from, to)
	actor := r.actor(from, to)
	if actor < 0 {
		return Responsibility{}, false
	}
	return r.build(whole, actor, deed, rule), true
}

// actor returns the entity that tokens [from, to) name; a bare collective means the only group that the article names.
func (r deedReader) actor(from, to int) int {
	if i := actorIn(r.a, r.Span(from, to)); i >= 0 {
		return i
	}
	if to-from <= 3 && collectives[r.Norm(to-1)] {
		return onlyGroup(r.a, r.Span(from, to))
	}
	return -1
}

func (r deedReader) build(whole text.Span, actor int, deed text.Span, rule string) Responsibility {
	x := Responsibility{Span: whole.Union(deed), Actor: whole, ActorEntity: actor, Confidence: Asserted, HolderEntity: -1,
		Attribution: -1, Incident: -1, Rule: rule}
	if r.doubtful(x.Span) {
		x.Confidence = Suspected
	}
	i := holderOf(r.a.Attributions, x.Actor)
	if i < 0 {
		return x
	}
	said := r.a.Attributions[i]
	x.Attribution, x.Holder, x.HolderEntity = i, said.Source, said.Entity
	switch {
	case x.Confidence == Suspected:
	case reporting(r.doc, said):
	case said.Entity >= 0 && r.a.Entities[said.Entity].Name == r.a.Entities[actor].Name:
		x.Confidence = Claimed
	default:
		x.Confidence = Accused
	}
	return x
}

// reporting says whether whoever is quoted only passes on what happened, as the article itself does: a radio, a newspaper,
// unnamed sources. What an authority or anybody else says of another is an accusation.
func reporting(doc *text.Document, said attribution.Attribution) bool {
	if said.Kind == attribution.Report && said.Source.Empty() {
		return true
	}
	for _, w := range strings.Fields(strings.ToLower(said.Source.In(doc.Text))) {
		if reporters[strings.Trim(w, ",.\"")] {
			return true
		}
	}
	return false
}

var reporters = words("radio television tv newspaper newspapers daily agency agencies report reports sources source correspondent " +
	"correspondents network media dispatch dispatches broadcast cable witnesses residents")

// doubtful says whether the statement names its actor as suspected only.
func (r deedReader) doubtful(s text.Span) bool {
	for _, t := range r.Tokens {
		if s.Overlaps(t.Span) || t.End <= s.Start && s.Start-t.End < 2 {
			switch t.Norm {
			case "suspected", "alleged", "presumed", "believed", "thought", "purported", "allegedly", "reportedly", "apparently", "possibly", "presumably", "probably":
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
