package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// joined reads the word at token i that joins an actor to a deed: "X is responsible for", "attributed to X".
func (r *deedReader) joined(i int) []Responsibility {
	e, n := r.linkAt(i)
	if e == nil || e.Field(1) != "identity" && !pointing(e.Phrase) && !r.deedWithin(i+n, e) {
		return nil
	}
	if r.Norm(i) == "the" && i > 0 && !copulas[r.Norm(i-1)] || r.standsBehind(i) || supports(r.doc, r.Span(i, min(i+n+8, len(r.Tokens)))) {
		return nil // "capture the perpetrators of"
	}
	from, to := r.joinedActor(i, n, e)
	if e.Field(1) == "identity" && !r.attackers(i) {
		return nil
	}
	found := r.statements(from, to, r.Span(i, i+n), e.Phrase, false)
	if len(found) == 0 && from < to {
		if i := anyoneIn(r.a, r.Groups[r.At(from)].Span(r.Tokens)); i >= 0 {
			found = append(found, r.build(r.Span(from, to), i, r.Span(from, to), e.Phrase))
		} else if charging[e.Field(1)] && r.someone(from) {
			found = append(found, r.build(r.Span(from, to), -1, r.Span(from, to), e.Phrase)) // "a cellist was charged with"
		}
	}
	switch e.Field(1) {
	case "denied":
		return denials(found)
	case "disowned":
		return disowned(found)
	}
	for j := range found {
		r.ensure(&found[j], e.Field(1), from)
	}
	return found
}

// joinedActor returns the tokens of the actor that link e of n tokens at token i joins.
func (r *deedReader) joinedActor(i, n int, e *lexicon.Entry) (from, to int) {
	if e.Field(0) != "after" {
		return r.subjectBefore(i)
	}
	k := r.At(min(i+n, len(r.Tokens)-1))
	if r.Groups[k].Kind != phrase.NP {
		return 0, 0
	}
	return r.Groups[k].From, r.nameEnd(k)
}

// ensure gives x, whose actor begins at token from, the confidence that a link makes it.
func (r *deedReader) ensure(x *Responsibility, sure string, from int) {
	if sure != "sure" && sure != "identity" && x.Confidence != Suspected {
		x.Confidence = sure
	} else if k := r.At(max(from-1, 0)); r.held(from) {
		x.Confidence = Accused
		if a, b := r.Subject(k); a < b && x.Holder.Empty() {
			x.Holder, x.HolderEntity = r.Span(a, b), anyoneIn(r.a, r.Span(a, b))
		}
	}
	if sure == Claimed {
		x.Holder, x.HolderEntity = x.Actor, x.ActorEntity
	}
}

// charging are the kinds of link that say of nobody but people and bodies that they did it.
var charging = words("accused suspected claimed disowned")

// someone says whether the noun phrase at token i can mean people or a body that nothing more is known of: it has a noun for
// its head, and no pronoun or demonstrative.
func (r *deedReader) someone(i int) bool {
	g := r.Groups[r.At(i)]
	switch r.Norm(g.From) {
	case "this", "that", "these", "those", "it", "its":
		return false
	}
	return g.Kind == phrase.NP && strings.HasPrefix(r.Tokens[g.Head].Tag, "NN") && !r.Temporal(r.At(i)) && r.deedAt(r.At(i)) == nil
}

// linkAt returns the link that begins at token i and the number of tokens it covers. An adverb may stand inside it, and whoever
// says so: "suspicion quickly fell on", "attributed by police to".
func (r *deedReader) linkAt(i int) (*lexicon.Entry, int) {
	if e, n := links.Longest(r.Tokens, i); e != nil {
		return e, n
	}
	next := r.asideEnd(i + 1)
	if next == i+1 {
		return nil, 0
	}
	parted := append([]text.Token{r.Tokens[i]}, r.Tokens[min(next, len(r.Tokens)):min(next+3, len(r.Tokens))]...)
	e, n := links.Longest(parted, 0)
	if n < 2 {
		return nil, 0
	}
	return e, next - i + n - 1
}

// asideEnd returns the token after what may stand inside a link at token i: an adverb, a time, who says so; i where nothing does.
func (r *deedReader) asideEnd(i int) int {
	if i+1 >= len(r.Tokens) {
		return i
	}
	here, after := r.At(i), r.At(i+1)
	switch n := r.Norm(i); {
	case r.Tokens[i].Tag == "RB" && n != "not":
		return i + 1
	case r.Temporal(here):
		return r.Groups[here].To
	case n == "by" && r.Groups[after].Kind == phrase.NP, (n == "on" || n == "in") && r.Temporal(after):
		return r.Groups[after].To
	case n == "in" && (r.Norm(i+1) == "court" || r.Norm(i+1) == "absentia"):
		return i + 2
	}
	return i
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

// disowned makes the actors of statements deny them.
func disowned(found []Responsibility) []Responsibility {
	for i := range found {
		x := &found[i]
		x.Confidence, x.Holder, x.HolderEntity, x.Attribution = Denied, x.Actor, x.ActorEntity, -1
	}
	return found
}

// attackers says whether the subject of the verb at token i is nobody but those who did it: "the attackers belonged to".
func (r *deedReader) attackers(i int) bool {
	from, to := r.subjectBefore(i)
	if to-from == 1 && r.relativeWord(from) {
		from, to = r.antecedent(from)
	}
	if from >= to {
		return false
	}
	kind, _ := r.actorNoun(r.At(from))
	return kind == "attacker" || (kind == "group" || kind == "rebel") && definite[r.Norm(from)] && r.toldBefore(from)
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

// standsBehind says whether "behind" at token i tells where somebody is.
func (r *deedReader) standsBehind(i int) bool {
	return r.Norm(i) == "behind" && (r.Norm(i-1) == "from" || r.Norm(i+1) == "," || places[r.Norm(i+2)] || places[r.Norm(i+1)])
}

// places are what one can be behind without having done it.
var places = words("scenes bars wheel counter desk doors lines schedule")

// reducedLinks are the links that without an auxiliary are participles, whatever the tag.
var reducedLinks = words("accused suspected convicted charged implicated involved blamed wanted indicted jailed held")

// governing are the last words of links whose deed follows.
var governing = words("of for in behind with to")

// deedWithin says whether a deed is what link e joins, whose words end before token i: after them where the actor is their
// subject, before them else.
func (r *deedReader) deedWithin(i int, e *lexicon.Entry) bool {
	const before, after = 16, 8 // tokens
	governs := governing[r.Norm(i-1)]
	from, to := max(0, i-before), min(i+after, len(r.Tokens))
	switch {
	case e.Field(0) == "after":
		to = i
	case r.pointsBack(i, governs):
		return true
	case governs:
		from = i // "accused of", "behind": what follows is the deed
	}
	for j := from; j < to; j++ {
		if governs && j >= i && r.elsewhere(j) {
			return false
		}
		if r.deedToken(j, governs) && !(e.Phrase == "involved in" && neutral[r.Norm(j)]) {
			return true
		}
	}
	return false
}

// neutral are nouns for what the police call their own shootings, and what anybody may be in.
var neutral = words("incident incidents act acts action actions episode")

// pointsBack says whether a link that ends before token i is for what the article reports: "was behind it", "were responsible".
func (r *deedReader) pointsBack(i int, governs bool) bool {
	switch r.Norm(i) {
	case "it", "this", "them":
		return true
	case "", ".", ",", "but", "and":
		return !governs
	}
	return false
}

// elsewhere says whether what a link governs has ended at token j: "accused of time-wasting after they attacked".
func (r *deedReader) elsewhere(j int) bool {
	g := r.Groups[r.At(j)]
	return since[r.Norm(j)] || g.Kind == phrase.Sub || g.Kind == phrase.VP && g.Form == phrase.Finite
}

// deedToken says whether a deed stands at token j; of weapons and verbs that need one, where a link governs them.
func (r *deedReader) deedToken(j int, governed bool) bool {
	if r.Norm(j) == "responsibility" || happenings[r.Norm(j)] {
		return true
	}
	e, _ := attacks.Longest(r.Tokens, j)
	if e == nil {
		return false
	}
	switch e.Field(0) {
	case "weapon":
		return governed
	case "light", "pro":
		return governed && r.lightDeed(j)
	}
	return true
}

// lightDeed says whether the verb at token j, which is a deed by its object, has one just after it.
func (r *deedReader) lightDeed(j int) bool {
	for i := j + 1; i < min(j+6, len(r.Tokens)); i++ {
		if e, _ := attackNouns.Longest(r.Tokens, i); e != nil {
			return true
		}
	}
	return false
}

// subjectBefore returns the subject of the verb group at or before token i, unless it is negated.
func (r *deedReader) subjectBefore(i int) (from, to int) {
	if g := r.Groups[r.At(i)]; g.Kind == phrase.NP && g.From < i {
		return 0, 0 // "those responsible for"
	}
	for k := r.At(i); k >= 0 && k > r.At(i)-4; k-- {
		g := r.Groups[k]
		if g.Kind == phrase.VP {
			if g.Negated || g.Modal != "" {
				return 0, 0
			}
			if (g.Form == phrase.Participle || g.To-g.From == 1 && g.Head == i) && k > 0 && r.Groups[k-1].Kind == phrase.NP && reducedLinks[r.Norm(i)] {
				return r.Groups[k-1].From, r.Groups[k-1].To // "the men implicated in"
			}
			if r.Norm(i) == "behind" && !copulas[r.Norm(g.Head)] {
				return 0, 0 // "trails far behind"
			}
			return r.Subject(k)
		}
		if g.Kind == phrase.NP && k < r.At(i) {
			return g.From, g.To // "held X responsible for", "the group behind the attack"
		}
	}
	return 0, 0
}
