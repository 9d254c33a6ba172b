package casualty

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// subject finds the groups of the noun phrases that are the subject of verb group v: the leftmost noun phrase of its
// clause that hangs on no preposition, and what is coordinated with it. It returns nil where there is none.
func (s *sentence) subject(v int) []int {
	first := s.firstOfSubject(v)
	if first < 0 {
		return nil
	}
	if rel := s.antecedent(v); rel >= 0 {
		return s.coordinated(rel, rel+1)
	}
	if s.groups[v].Form == phrase.Infinitive && s.kind(v-1) == phrase.VP && first < v-1 {
		v-- // "are known | to have died"
	}
	list := s.coordinated(first, v)
	if s.singular(v) {
		return list[:1] // "X, an official and leader of the party, was shot"
	}
	return list
}

// pluralVerb says whether verb group v has a form that only several can have.
func (s *sentence) pluralVerb(v int) bool {
	if v >= len(s.groups) {
		return false
	}
	switch s.norm(s.groups[v].From) {
	case "were", "are", "have":
		return true
	}
	return false
}

// singular says whether verb group v has a form that only one subject can have.
func (s *sentence) singular(v int) bool {
	if s.kind(v) != phrase.VP {
		return false
	}
	switch s.norm(s.groups[v].From) {
	case "was", "is", "has":
		return true
	}
	return false
}

// antecedent is the noun phrase that a relative pronoun before v stands for, or -1: "a man who was shot".
func (s *sentence) antecedent(v int) int {
	g := v - 1
	for g > 0 && s.kind(g) == phrase.Adv {
		g--
	}
	if g <= 0 || !relative(s.word(g)) {
		return -1
	}
	for g--; g >= 0; g-- {
		switch s.kind(g) {
		case phrase.NP:
			if s.kind(g-1) == phrase.Prep && g >= 2 && s.kind(g-2) == phrase.NP && s.word(g-1) != "of" && !s.people(g) {
				g--
				continue
			}
			return g
		case phrase.Punct:
			if s.word(g) != "," {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

func relative(word string) bool {
	return word == "who" || word == "that" || word == "which" || word == "whom"
}

// firstOfSubject walks left from verb group v to the first noun phrase of its clause that tells of people, else the
// first of any kind, or returns -1.
func (s *sentence) firstOfSubject(v int) int {
	if g := s.antecedent(v); g >= 0 {
		return g
	}
	if before := s.sharedVerb(v); before >= 0 {
		return s.firstOfSubject(before)
	}
	if before := s.mainVerb(v); before >= 0 {
		return s.firstOfSubject(before)
	}
	found, last := -1, -1 // last is what found was before
	for g := v - 1; g >= 0; g-- {
		switch s.kind(g) {
		case phrase.NP:
			switch {
			case accusative(s.word(g)):
			case nominative(s.word(g)), s.opensClause(g-1) && s.groups[v].Form == phrase.Finite && (s.harmable(g) || s.rightBefore(g, v)):
				return g
			case s.kind(g-1) != phrase.Prep && !s.temporal(g) && (found < 0 || s.harmable(g) || !s.harmable(found)):
				found, last = g, found
			}
		case phrase.VP:
			switch {
			case saying[s.norm(s.groups[g].Head)] && found == g+1 && s.rightBefore(found, v):
				return found // "quoted a medic as saying nine stewards were hurt"
			case s.groups[g].Form != phrase.Finite:
				if s.beforeReduced(g, found) < 0 {
					found, last = last, -1
				}
			case s.relativeVerb(g) && found > 0 && s.word(found-1) == "," && s.rightBefore(found, v) && s.kind(0) == phrase.Prep && s.harmable(found):
				return found // "by the word of nuns who fled the valley, 30 farmers were killed"
			case s.relativeVerb(g):
				g = s.relativePronoun(g)
				found = -1
			case found < 0:
				return s.firstOfSubject(g) // "was arrested, then killed": one subject
			default:
				return found
			}
		case phrase.Sub:
			if !relative(s.word(g)) || found >= 0 {
				return found
			}
		case phrase.Adv:
			if s.word(g) == "whose" && found >= 0 {
				return found
			}
		case phrase.Conj:
			if found >= 0 && (s.word(g) == "but" && s.word(g+1) != "also" || s.parallel(g) || found == g+1 && (s.asideBefore(g) || s.word(g-1) == "," && s.harmBefore(g)) || s.word(g-1) == "," && (found != g+1 || s.isObject(g-2))) {
				return found
			}
		case phrase.Punct:
			if w := s.word(g); w == ")" || w == "]" {
				g = s.opening(g)
			} else if open := s.insetStart(g); dash(w) && open >= 0 {
				g = open
			} else if w == ";" || w == ":" || w == "." || dash(w) && found >= 0 {
				return found // a stop inside is an enumerator's: "2. Edgar Roe was shot"
			}
		}
	}
	return found
}

// parallel says whether what stands before the ", and" of group g leaves out the verb before it: "a man was killed in Izium,
// a woman in Sumy, and two boys were hurt".
func (s *sentence) parallel(g int) bool {
	return s.word(g-1) == "," && s.kind(g-2) == phrase.NP && s.kind(g-3) == phrase.Prep && s.kind(g-4) == phrase.NP &&
		s.word(g-5) == "," && s.kind(g-6) == phrase.NP && s.kind(g-7) == phrase.Prep && s.word(g-7) == s.word(g-3)
}

// asideBefore says whether a number counted out of others stands between commas before the "and" of group g: "525 died, 156
// of them on the shore, and 23 were never found".
func (s *sentence) asideBefore(g int) bool {
	if s.word(g-1) != "," {
		return false
	}
	for k := g - 2; k > 0 && s.word(k) != ","; k-- {
		if s.word(k) == "them" || s.word(k) == "whom" {
			return s.word(k-1) == "of"
		}
	}
	return false
}

// harmBefore says whether the nearest verb before the "and" of group g already tells of harm: "killed 76 people in the resort,
// and 51 were hurt" is no list.
func (s *sentence) harmBefore(g int) bool {
	for k := g - 1; k >= 0; k-- {
		if s.kind(k) == phrase.VP && s.groups[k].Form != phrase.Participle {
			return holdsCue(s.tokens[s.groups[k].From:s.groups[k].To])
		}
		if s.kind(k) == phrase.Sub {
			return false
		}
	}
	return false
}

// mainVerb is the finite verb group whose subject the gerund v shares, or -1: "shot a man before turning the knife on himself".
func (s *sentence) mainVerb(v int) int {
	if s.kind(v) != phrase.VP || s.groups[v].Form != phrase.Gerund || s.kind(v-1) != phrase.Prep && s.kind(v-1) != phrase.Sub {
		return -1
	}
	return s.verbBefore(s.groups[v-1].From)
}

// saying are gerunds of speech, which open a clause without "that".
var saying = map[string]bool{
	"saying": true, "claiming": true, "adding": true, "alleging": true, "reporting": true, "announcing": true, "warning": true, "confirming": true, "stating": true, "noting": true,
}

// isObject says whether noun phrase g stands right behind a finite verb.
func (s *sentence) isObject(g int) bool {
	return s.kind(g) == phrase.NP && s.kind(g-1) == phrase.VP && s.groups[g-1].Form == phrase.Finite
}

// nominative says whether word is a pronoun that can only be a subject.
func nominative(word string) bool {
	return word == "he" || word == "she" || word == "they" || word == "who"
}

// accusative says whether word is a pronoun that can be no subject.
func accusative(word string) bool {
	return word == "him" || word == "them" || word == "us" || word == "me" || word == "whom"
}

// opensClause says whether group g is a word that opens a clause and that the tagger takes for a preposition: "after a man
// was shot".
func (s *sentence) opensClause(g int) bool {
	if s.kind(g) != phrase.Prep {
		return false
	}
	switch s.word(g) {
	case "after", "before", "since", "until", "till", "once", "as", "because", "though", "than":
		return true
	}
	return false
}

// rightBefore says whether only adverbs stand between noun phrase g and verb group v.
func (s *sentence) rightBefore(g, v int) bool {
	for k := g + 1; k < v; k++ {
		if s.kind(k) != phrase.Adv {
			return false
		}
	}
	return true
}

// sharedVerb is the finite verb group that v is coordinated with, whose subject it shares, or -1: "suffered wounds and
// was taken", "shot a guard, then fled".
func (s *sentence) sharedVerb(v int) int {
	g, then := v-1, s.norm(s.groups[v].From) == "then"
	for ; g > 0 && s.kind(g) == phrase.Adv; g-- {
		then = then || s.word(g) == "then"
	}
	if g <= 0 || !joins(s.word(g)) && !(then && s.word(g) == ",") {
		return -1
	}
	for g--; g >= 0; g-- {
		switch {
		case s.kind(g) == phrase.VP && s.groups[g].Form == phrase.Finite:
			return g
		case s.kind(g) == phrase.Sub && !relative(s.word(g)), s.word(g) == ";":
			return -1
		}
	}
	return -1
}

// joins says whether word is one of those that set verbs side by side.
func joins(word string) bool { return word == "and" || word == "but" || word == "or" }

// beforeReduced drops a noun phrase found after a reduced verb ("a man accused of killing his wife was shot"): it
// belongs to that verb, unless a comma parts them.
func (s *sentence) beforeReduced(v, found int) int {
	for g := v + 1; g < found; g++ {
		if s.word(g) == "," {
			return found
		}
	}
	return -1
}

// relativeVerb says whether finite verb group v stands in a relative clause.
func (s *sentence) relativeVerb(v int) bool { return s.relativePronoun(v) >= 0 }

func (s *sentence) relativePronoun(v int) int {
	for g := v - 1; g >= 0 && g >= v-4; g-- {
		switch {
		case s.word(g) == "whose" && s.kind(g+1) == phrase.NP:
			return g // "a man whose name was not given died"
		case relative(s.word(g)) && s.word(g-1) == "of" && s.kind(g-2) == phrase.NP && g > 2:
			return g - 2 // "eight people, three of whom were children, died"
		case s.word(g) == "that" && s.kind(g+1) == phrase.NP && s.numbered(g+1):
			return -1 // "a statement that nine had died"
		case relative(s.word(g)) && s.kind(g-1) == phrase.NP, relative(s.word(g)) && s.word(g-1) == "," && s.word(g) != "that":
			return g
		case s.kind(g) == phrase.VP, s.kind(g) == phrase.Conj, s.word(g) == ",":
			return -1
		}
	}
	return -1
}

// coordinated returns first and the noun phrases coordinated with it before group end: "a farmer, his wife and two
// sons", over prepositional phrases and appositions between them. Behind a preposition only what is plainly people goes
// on with the list.
func (s *sentence) coordinated(first, end int) []int {
	list := []int{first}
	var waiting []int // after commas: a list if "and" follows, else appositions
	hung := false     // a preposition stands between
	inside := false   // within a relative clause
	for g := first + 1; g < end; g++ {
		switch s.kind(g) {
		case phrase.NP:
			switch {
			case g > first+1 && s.word(g-1) != "," && !s.joined(g) && s.holdsCue(g):
				return list // "hanged three men over the killing of a guard and two others"
			case inside && !(s.joined(g) && s.people(g) && s.countable(g) && s.pluralVerb(end)):
			case s.word(g+1) == "of" && (s.word(g+2) == "them" || s.word(g+2) == "whom"): // counted out of them
			case s.apposed(last(list, waiting), g), s.word(g-1) == "," && s.nameOf(last(list, waiting), g):
			case s.joined(g) && (!hung || s.people(g) && s.countable(g) && (end < len(s.groups) || s.plainPeople(g))):
				list, waiting, hung = append(append(list, waiting...), g), nil, false
			case s.word(g-1) == "," && s.countable(g) && !s.bareRole(g):
				waiting = append(waiting, g)
			}
		case phrase.Prep:
			if s.word(g) == "including" {
				return list // what follows is part of it
			}
			hung = hung || s.word(g) != "of"
		case phrase.Conj:
			if s.word(g) == "but" && s.word(g+1) != "also" || s.kind(g+1) == phrase.VP {
				return list
			}
		case phrase.VP:
			if s.groups[g].Form == phrase.Finite && !s.relativeVerb(g) {
				return s.withoutVerbOf(list, g)
			}
			if s.norm(s.groups[g].From) == "including" {
				return list // what follows is part of it
			}
			if end == len(s.groups) && s.groups[g].Form != phrase.Participle {
				return list
			}
			waiting, hung = nil, true
		case phrase.Sub:
			if s.norm(s.groups[g].From-1) == "well" {
				continue // "as well as"
			}
			if !relative(s.word(g)) {
				return list
			}
			hung, inside = true, true
		case phrase.Punct:
			switch s.word(g) {
			case ",":
				inside = false
			case "(", "[":
				g = s.closing(g)
			default:
				shut := s.insetEnd(g)
				if !dash(s.word(g)) || shut < 0 {
					return list
				}
				g = shut
			}
		}
	}
	return list
}

func last(list, waiting []int) int {
	return append(list[len(list)-1:len(list):len(list)], waiting...)[len(waiting)]
}

// apposed says whether noun phrase g only tells who the named person of noun phrase h is: "Roe, a shopkeeper", "Roe,
// leader of the party and senator".
func (s *sentence) apposed(h, g int) bool {
	p := s.party(g)
	if len(s.party(h).victims.Names) == 0 || len(p.victims.Names) > 0 || p.plural || p.age {
		return false
	}
	switch first := s.tokens[p.from]; first.Tag {
	case "DT":
		return !s.joined(g) && first.Norm != "another" && p.victims.Role != ""
	case "NN", "JJ", "VBN":
		return p.number.Len() == 0
	}
	return false
}

// joined says whether noun phrase g is tied to what stands before it by a word of coordination.
func (s *sentence) joined(g int) bool {
	switch s.norm(s.groups[g].From - 1) {
	case "and", "or", "nor", "&", "plus":
		return true
	case "as":
		return s.norm(s.groups[g].From-2) == "well"
	case "also":
		return s.norm(s.groups[g].From-2) == "but"
	case "then": // "shot two women and then himself"
		before := s.norm(s.groups[g].From - 2)
		return (before == "and" || before == ",") && s.kind(g+1) != phrase.VP
	case "with":
		return s.norm(s.groups[g].From-2) == "along" || s.norm(s.groups[g].From-2) == "together"
	}
	return false
}

// withoutVerbOf drops the last of list if it is the subject of finite verb group v: "killed a man and his wife fled".
func (s *sentence) withoutVerbOf(list []int, v int) []int {
	last := list[len(list)-1]
	if len(list) > 1 && s.word(last-1) == "and" {
		for g := last + 1; g < v; g++ {
			if s.word(g) == "," {
				return list
			}
		}
		return list[:len(list)-1]
	}
	return list
}

// opening is the group of the bracket that opens what closes at g, or g.
func (s *sentence) opening(g int) int {
	for k := g - 1; k >= 0; k-- {
		if w := s.word(k); w == "(" || w == "[" {
			return k
		}
	}
	return g
}

// closing is the group of the bracket that closes the one at g, or the last group.
func (s *sentence) closing(g int) int {
	for ; g < len(s.groups)-1; g++ {
		if w := s.word(g); w == ")" || w == "]" {
			return g
		}
	}
	return g
}

// countable says whether noun phrase g can stand in a list of victims: it has a number, an article or a name of people.
func (s *sentence) countable(g int) bool {
	p := s.party(g)
	return !p.age && !p.thing && (p.person || p.known)
}

// bareRole says whether noun phrase g is a role without an article, as one stands behind a name: ", leader of the party".
func (s *sentence) bareRole(g int) bool {
	p := s.party(g)
	return p.number.Len() == 0 && len(p.victims.Names) == 0 && s.tokens[p.from].Tag != "DT" && s.tokens[p.from].Tag != "PRP$" && p.victims.Age == 0
}

// people says whether noun phrase g has a word for people, or a name.
func (s *sentence) people(g int) bool { return s.kind(g) == phrase.NP && s.party(g).person }

// object finds the groups of the noun phrases that verb group v governs, nil where none follows.
func (s *sentence) object(v int) []int {
	for g := v + 1; g < len(s.groups); g++ {
		switch s.kind(g) {
		case phrase.NP:
			if s.temporal(g) || s.ownSubject(g) {
				return nil
			}
			return s.coordinated(g, s.endOfObject(g))
		case phrase.Punct: // killed "20 apostates"
			if g != v+1 || s.tokens[s.groups[g].From].Tag != "''" && s.tokens[s.groups[g].From].Tag != "``" {
				return nil
			}
		case phrase.Adv, phrase.Adj:
			if s.word(g) == "" || !adverbBeforeObject(s.tokens[s.groups[g].From]) {
				return nil
			}
		case phrase.Prep: // "killed at least": an approximator that was read as a preposition
			if !s.approximates(g) {
				return nil
			}
		default:
			return nil
		}
	}
	return nil
}

func adverbBeforeObject(t text.Token) bool {
	return len(t.Tag) >= 2 && t.Tag[:2] == "RB" || t.Tag[0] == 'J' || t.Tag == "IN"
}

// approximates says whether the groups from g on are an approximator before a number.
func (s *sentence) approximates(g int) bool {
	e, n := quantities.Longest(s.tokens, s.groups[g].From)
	return e != nil && s.groups[g].From+n < len(s.tokens) && s.kind(s.of[s.groups[g].From+n]) == phrase.NP
}

// ownSubject says whether noun phrase g is itself the subject of a finite verb that follows: "killed, police said".
func (s *sentence) ownSubject(g int) bool {
	return s.kind(g+1) == phrase.VP && s.groups[g+1].Form == phrase.Finite && !s.party(g).known
}

// endOfObject is the group at which the object that begins at g must end: before a noun phrase that has its own verb.
func (s *sentence) endOfObject(g int) int {
	for k := g + 1; k < len(s.groups); k++ {
		if s.kind(k) != phrase.NP || s.word(k-1) != "and" {
			continue
		}
		if s.kind(k+1) == phrase.VP && s.groups[k+1].Form != phrase.Gerund {
			return k
		}
	}
	return len(s.groups)
}
