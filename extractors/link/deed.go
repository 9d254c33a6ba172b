package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A deedReader reads who did it in one sentence, in the article's own voice or in the voice of whom it quotes.
type deedReader struct {
	*phrase.Syntax
	*teller
	number int  // of the sentence
	grave  bool // the deed that is read is one of attackers only, so that any body may be its actor
	verbal bool // … may be one of words, so that only those who fight are its actors
}

// deeds returns the statements of the sentence: "X attacked", "carried out by X", "an attack by X", "X was behind it".
func (r *deedReader) deeds() []Responsibility {
	if r.asks() {
		return nil
	}
	var found []Responsibility
	for k, g := range r.Groups {
		e := r.deedAt(k)
		if e == nil {
			continue
		}
		r.grave = e.Field(1) == "grave"
		r.verbal = r.weak(k, e) && !r.bodily()
		switch kind := e.Field(0); {
		case g.Kind == phrase.VP && (r.figurative(k) || r.bareInfinitive(k)):
		case g.Kind == phrase.VP && (kind == "verb" || kind == "pro" && r.refersBack(k) || kind == "light" && r.deedNear(k, g.Passive || !r.objectFollows(k))) && (actual(g) || r.believed(k) || r.carries(k)):
			found = append(found, r.lawful(g, r.doer(k, e.Field(1) == "loose"))...)
		case g.Kind == phrase.NP && kind == "noun":
			loose := e.Field(1) == "loose"
			if x, ok := r.owner(k, loose); ok {
				found = append(found, r.lawful(g, []Responsibility{x})...)
			}
			if !r.feared(g.From) {
				found = append(found, r.particular(k, r.by(k, loose))...)
			}
		}
	}
	r.grave, r.verbal = false, false
	for i := range r.Tokens {
		found = append(found, r.joined(i)...)
	}
	return found
}

// bareInfinitive says whether the verb at group k is joined to an infinitive, and is one without its "to": "told him to go ahead
// and kill".
func (r *deedReader) bareInfinitive(k int) bool {
	if k < 2 || r.Tokens[r.Groups[k].Head].Tag != "VB" || r.Groups[k-1].Kind != phrase.Conj {
		return false
	}
	for j := k - 2; j >= 0 && r.Groups[j].Kind != phrase.Punct; j-- {
		if r.Groups[j].Kind == phrase.VP {
			return r.Groups[j].Form == phrase.Infinitive
		}
	}
	return false
}

// figurative says whether the verb group at k does no deed with the words after it: "fired back at critics", "set off for Iowa".
func (r *deedReader) figurative(k int) bool {
	head := r.Groups[k].Head
	switch next := r.Norm(head + 1); {
	case (next == "back" || next == "off") && strings.HasPrefix(r.Norm(head), "fir"):
		return !r.bodily()
	case (next == "down" || next == "up") && r.Norm(head) == "wound":
		return true
	case r.Norm(head) == "shot" && r.Groups[k].To < len(r.Tokens) && r.Tokens[r.Groups[k].To].Tag == "CD" && r.Groups[r.At(r.Groups[k].To)].Head == r.Groups[k].To:
		return !r.bodily() // "shot 67" at golf
	case next == "off" && strings.HasPrefix(r.Norm(head), "set"):
		return !r.Groups[k].Passive && !r.objectFollows(k)
	}
	return false
}

// weak says whether the deed e at group k may be one of words: "attacked her record", "launched a new round of attacks".
func (r *deedReader) weak(k int, e *lexicon.Entry) bool {
	switch {
	case e.Field(1) == "weak":
		return true
	case e.Field(0) != "light":
		return false
	}
	for i := r.Groups[k].To; i < min(r.Groups[k].To+8, len(r.Tokens)); i++ {
		if n, _ := attackNouns.Longest(r.Tokens, i); n != nil && n.Field(1) != "weak" {
			return false
		}
	}
	return true
}

// bodily says whether this sentence or one beside it tells of harm or arms that nobody mistakes for words.
func (r *deedReader) bodily() bool {
	for i := max(0, r.number-1); i <= r.number+1 && i < len(r.doc.Sentences); i++ {
		tokens := r.doc.Sentences[i].Tokens
		for j := range tokens {
			if bodies[tokens[j].Norm] || harm[tokens[j].Norm] {
				return true
			}
			if e, _ := attacks.Longest(tokens, j); e != nil && (e.Field(0) == "noun" || e.Field(0) == "weapon" || e.Field(0) == "verb") && (e.Field(1) == "" || e.Field(1) == "grave") {
				return true
			}
		}
	}
	return false
}

var bodies = words("knife knives gun guns rifle rifles pistol machete machetes axe hammer weapon weapons armed masked hospital hospitalized " +
	"stabbed shot beaten blood bloody wounds injuries rape raped soldiers troops militants militant gunmen casualties detonated exploded")

// asks says whether the sentence is a question: it asserts nothing.
func (r *deedReader) asks() bool {
	for i := len(r.Tokens) - 1; i >= max(0, len(r.Tokens)-3); i-- {
		if r.Norm(i) == "?" {
			return true
		}
	}
	return false
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
			if e, n := attackNouns.Longest(r.Tokens, i); e != nil && i+n == g.Head+1 && !r.inName(g.Head) {
				return e
			}
		}
		return nil
	}
	e, _ := r.verbAt(k)
	return e
}

// inName says whether token i belongs to what a body or a person is called: the Affordable Care Act attacks nobody.
func (r *deedReader) inName(i int) bool {
	s := r.Tokens[i].Span
	if r.Tokens[i].Tag != "NNP" || r.doc.Sentences[r.number].Caps {
		return false
	}
	if i > 0 && r.Tokens[i-1].Tag == "NNP" && r.Tokens[i].Norm == "act" {
		return true
	}
	for j := max(0, firstIn(r.a, s)-1); j < len(r.a.Entities) && r.a.Entities[j].Start <= s.Start; j++ {
		if e := &r.a.Entities[j]; e.Contains(s) && (e.Type == entity.Org || e.Type == entity.Person) {
			return true
		}
	}
	return false
}

// verbAt returns the verb of violence that heads group k, or nil, and the group after its words: its particle may stand after
// the object ("blew it up", "beat a man to death").
func (r *deedReader) verbAt(k int) (e *lexicon.Entry, next int) {
	g := r.Groups[k]
	e, n := attackVerbs.Longest(r.Tokens, g.Head)
	if last := r.At(g.Head + max(n, 1) - 1); n > 1 {
		if last > k && r.Groups[last].Kind == phrase.NP && r.Groups[last].Head > g.Head+n-1 {
			return attackVerbs.Find(r.Norm(g.Head)), k + 1 // "fired at least ten rounds" is no firing at
		}
		return e, max(k, last) + 1
	}
	if object := k + 1; object+1 < len(r.Groups) && r.Groups[object].Kind == phrase.NP {
		rest := r.Groups[object+1].From
		apart := append([]text.Token{r.Tokens[g.Head]}, r.Tokens[rest:min(rest+2, len(r.Tokens))]...)
		if e, n := attackVerbs.Longest(apart, 0); n > 1 {
			return e, object
		}
	}
	return e, k + 1
}

// wholeVerb says whether the verb of violence at group k has its object within its own words: "set fire", "opened fire".
func (r *deedReader) wholeVerb(k int) bool {
	_, next := r.verbAt(k)
	return next > k+1 && r.Groups[next-1].Kind == phrase.NP
}

// deedNear says whether the object or passive subject of the verb group at k is a deed or a weapon.
func (r *deedReader) deedNear(k int, passive bool) bool {
	if r.refersBack(k) {
		return true
	}
	if sending[r.Tokens[r.Groups[k].Head].Norm] && !r.against(k) {
		return false // arms sent to a buyer
	}
	if !r.Groups[k].Passive && r.Tokens[r.Groups[k].Head].Norm == "fired" && !r.objectFollows(k) {
		return true // "its men had fired in haste"
	}
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
	_, j := r.verbAt(k)
	for j < len(r.Groups) && r.Groups[j].Kind != phrase.NP && r.Groups[j].Kind != phrase.VP {
		j++
	}
	to := j + 1
	for to+1 < len(r.Groups) && r.Norm(r.Groups[to].From) == "of" {
		to += 2 // "a series of attacks"
	}
	return near(j, to)
}

// lawful drops what a police or an army does in its office: capturing and raiding are no attacks of theirs.
func (r *deedReader) lawful(g phrase.Group, found []Responsibility) []Responsibility {
	if !offices[r.Tokens[g.Head].Norm] {
		return found
	}
	var kept []Responsibility
	for _, x := range found {
		if x.Confidence == Denied || r.lawless(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// lawless says whether the actor of x is no force of a state: an armed group, or men who are called attackers.
func (r *deedReader) lawless(x Responsibility) bool {
	if x.ActorEntity >= 0 {
		return r.entity(x.ActorEntity).Subtype == "armed_group"
	}
	k := r.groupOf(x.Actor)
	if k < 0 {
		return false
	}
	kind, _ := r.actorNoun(k)
	return kind == "attacker" || kind == "group" || kind == "rebel"
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

// refersBack says whether the object of the verb at group k is a pronoun that can stand for a deed or weapon told of just
// before: "fuel thieves had done it", "rockets fell; who fired them".
func (r *deedReader) refersBack(k int) bool {
	_, object := r.verbAt(k)
	if r.Groups[k].Passive || object >= len(r.Groups) || !meant[r.Norm(r.Groups[object].From)] {
		return false
	}
	return referring[r.Tokens[r.Groups[k].Head].Norm] && r.toldBefore(r.Groups[k].From)
}

var sending = words("send sends sent sending")

// against says whether the verb group at k has its object go at somebody.
func (r *deedReader) against(k int) bool {
	for i := r.Groups[k].To; i < min(r.Groups[k].To+8, len(r.Tokens)); i++ {
		switch r.Norm(i) {
		case "against", "at", "into", "towards", "toward":
			return true
		}
	}
	return false
}

// referring are the verbs whose object may be a pronoun for what was told before.
var referring = words("did do done doing fired fire firing launched planted hurled lobbed threw thrown carried committed perpetrated detonated")

// toldBefore says whether a deed or weapon is told of in the sentence before, or in this one before token to.
func (r *deedReader) toldBefore(to int) bool {
	for i := r.number; i >= max(0, r.number-1); i-- {
		for j, tokens := 0, r.doc.Sentences[i].Tokens; j < len(tokens) && (i < r.number || j < to); j++ {
			if e, _ := attacks.Longest(tokens, j); e != nil && e.Field(0) != "pro" {
				return true
			}
		}
	}
	return false
}

var suspecting = words("believed thought suspected said alleged understood presumed reported assumed known")

// actual says whether a verb group tells what happened, not what might, will or did not.
func actual(g phrase.Group) bool {
	return g.Modal == "" && !g.Future && g.Form != phrase.Infinitive
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
