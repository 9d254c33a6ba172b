package casualty

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// transitive reads a verb whose object is harmed: active, passive, gerund or reduced.
func (s *sentence) transitive(c cue) finding {
	switch word := s.norm(c.to - 1); {
	case blow(s.norm(c.from)) && c.to-c.from == 1 && !s.harmfulBlow():
		return finding{rule: "active", reason: "a blow, no wound"}
	case s.shotAt(c):
		return finding{rule: "active", reason: "attempt"}
	case s.inside(c) && (word == "wound" || word == "wounds" || word == "burn" || word == "burns"):
		return s.wound(c)
	case s.inside(c) && s.tokens[c.from].Tag[0] == 'N' && genitiveCue(text.Token{Norm: strings.TrimSuffix(word, "s")}):
		return s.counted(c, "count") // "the mayor's murder", "the murder in Rome of two men"
	case s.inside(c):
		return s.adjectival(c)
	}
	v := s.of[c.from]
	if s.kind(v) != phrase.VP {
		return s.adjacent(c, "reduced")
	}
	if groups := s.amongThose(v); len(groups) > 0 {
		return s.partsOf(groups)
	}
	last := s.of[c.to-1]
	switch s.voice(v, c) {
	case "passive":
		if being := s.beingHarmed(v); being != nil {
			return finding{rule: "passive", parties: s.partiesOf(being)}
		}
		return finding{rule: "passive", parties: s.partiesOf(s.subject(v))}
	case "active":
		return finding{rule: "active", parties: s.partiesOf(s.object(last))}
	}
	object := s.object(last)
	if len(object) > 0 && (c.to-c.from == 1 || s.harmable(object[0])) && (!s.headline(c) || s.plainPeople(object[0])) {
		return finding{rule: "active", parties: s.partiesOf(object)}
	}
	if s.kind(v-1) == phrase.NP && nominative(s.word(v-1)) {
		return finding{rule: "active", reason: "the subject does it"} // "she burned her papers"
	}
	return s.adjacent(c, "reduced")
}

// beingHarmed finds who is harmed where the verb is a gerund behind him: "led to a man being shot".
func (s *sentence) beingHarmed(v int) []int {
	if s.groups[v].Form != phrase.Gerund {
		return nil
	}
	if s.kind(v-1) == phrase.NP && s.harmable(v-1) {
		return []int{v - 1}
	}
	return nil
}

// shotAt says whether c only tells that somebody was aimed at: "shot at the women", "were shot at by a man". "Two men were
// shot at a bar" tells of the place.
func (s *sentence) shotAt(c cue) bool {
	switch s.norm(c.from) {
	case "shot", "shoot", "shoots", "shooting", "fired":
	default:
		return false
	}
	to := c.to
	for to < len(s.tokens) && s.tokens[to].Tag == "RB" {
		to++ // "shot repeatedly at the windows"
	}
	if s.norm(to) != "at" || c.to-c.from > 1 || to+1 >= len(s.tokens) {
		return false
	}
	v, at := s.of[c.from], s.of[to+1]
	switch {
	case s.kind(at) != phrase.NP:
		return !approximate[s.norm(to+1)]
	case s.kind(v) == phrase.VP && s.voice(v, c) == "passive":
		return false
	}
	p := s.party(at)
	return p.person && !p.thing && len(p.victims.Names) == 0 || p.victims.Given || targets[s.norm(s.groups[at].Head)]
}

// approximate are words before a time of day that may be a group of their own: "shot at about noon".
var approximate = map[string]bool{"about": true, "around": true, "approximately": true, "roughly": true, "nearly": true, "exactly": true}

// targets are things that are shot at and no places to be shot at.
var targets = map[string]bool{
	"car": true, "cars": true, "vehicle": true, "vehicles": true, "truck": true, "suv": true, "van": true, "cruiser": true, "convoy": true, "bus": true,
	"plane": true, "helicopter": true, "boat": true, "window": true, "windows": true, "sign": true, "dog": true, "wall": true, "door": true, "crowd": true, "group": true,
	"office": true, "offices": true, "building": true, "buildings": true, "house": true, "facilities": true, "headquarters": true, "embassy": true,
}

// headline says whether the verb of c is written with a capital in mid-sentence: then capitals tell no names.
func (s *sentence) headline(c cue) bool {
	t := s.tokens[c.from]
	return s.lower && c.from > 0 && t.Text != t.Norm
}

// plainPeople says whether noun phrase g has a number or a word for people.
func (s *sentence) plainPeople(g int) bool {
	p := s.party(g)
	return !p.thing && (p.number.Len() > 0 || p.victims.Role != "")
}

// blow says whether word is a verb of hitting, which wounds only with a weapon or a vehicle.
func blow(word string) bool {
	switch word {
	case "hit", "hits", "hitting", "strike", "strikes", "struck", "striking":
		return true
	}
	return false
}

// harmfulBlow says whether s names what wounds people when it hits them.
func (s *sentence) harmfulBlow() bool {
	for _, t := range s.tokens {
		switch t.Norm {
		case "bullet", "bullets", "gunfire", "shot", "shots", "gunshot", "gunshots", "shrapnel", "round", "rounds", "explosion", "blast", "car",
			"vehicle", "truck", "train", "bus", "van", "suv", "stray", "fire", "fired", "shooting", "gunman", "gunmen", "pellet", "pellets", "rocket", "shell":
			return true
		}
	}
	return false
}

// harmable says whether noun phrase g may be an object of harm: it tells of people or gives a number.
func (s *sentence) harmable(g int) bool {
	p := s.ofBand(g)
	return !p.thing && !p.age && (p.person || p.known && p.number.Len() > 0 && !article(p.number.In(s.doc.Text)))
}

// voice tells how the verb of c in group v stands: "passive", "active", or "" where the form alone does not say.
func (s *sentence) voice(v int, c cue) string {
	ing := len(s.norm(c.from)) > 4 && s.norm(c.from)[len(s.norm(c.from))-3:] == "ing"
	be, have := false, false
	for i := s.groups[v].From; i < c.from; i++ {
		switch s.norm(i) {
		case "be", "is", "are", "was", "were", "been", "being", "get", "got", "gets", "getting":
			be = true
		case "have", "has", "had", "having", "to", "will", "would", "could", "can", "may", "might", "did":
			have = true
		}
	}
	switch {
	case ing:
		return "active"
	case be:
		return "passive"
	case have, s.norm(c.from) == cueBase(s, c):
		return "active"
	}
	return ""
}

// cueBase is the present form of c's first word, where it tells a tense that cannot be a participle.
func cueBase(s *sentence, c cue) string {
	switch n := s.norm(c.from); {
	case n == "hit", n == "hurt", n == "shot", len(n) > 2 && n[len(n)-2:] == "ed":
		return ""
	case s.tokens[c.from].Tag == "VBZ", s.tokens[c.from].Tag == "VB", s.tokens[c.from].Tag == "VBP":
		return n
	}
	return ""
}

// adjacent reads a reduced passive, "12 people killed in the blast", or one that shares its subject with the verb
// before it: "was beaten and killed".
func (s *sentence) adjacent(c cue, rule string) finding {
	v := s.of[c.from]
	g := v - 1
	for g >= 0 && (s.kind(g) == phrase.Adv || s.kind(g) == phrase.Adj) {
		g--
	}
	if groups := s.identifiedThose(c, g); len(groups) > 0 {
		return s.partsOf(groups)
	}
	switch {
	case g < 0:
		return s.inverted(c)
	case s.doneBy(c, v, g):
		return finding{rule: rule, reason: "the subject does it"}
	case s.kind(g) == phrase.NP && s.temporal(g), s.kind(g) == phrase.VP, s.kind(g) == phrase.Conj, s.kind(g) == phrase.Punct && s.word(g) == ",":
		return finding{rule: rule, parties: s.partiesOf(s.subject(v))}
	case s.kind(g) == phrase.NP && s.kind(g-1) == phrase.VP && be(s.norm(s.groups[g-1].Head)) && s.ordinal(g):
		return finding{rule: rule, reason: "counts what came before"} // "he is the third journalist killed"
	case s.kind(g) == phrase.NP:
		return finding{rule: rule, parties: s.partiesOf(s.reducedSubject(g))}
	}
	return finding{rule: rule, reason: "no people beside the word"}
}

// doneBy says whether the subject of the verb of c, in group v after g, is who does it: the verb is joined to another that he does
// ("got out of a van and shot into the crowd"), or told as the next thing that he did ("one of the guards then shot").
func (s *sentence) doneBy(c cue, v, g int) bool {
	if s.norm(c.from) == "blew" {
		return true // no participle
	}
	if !c.hit {
		return false
	}
	if s.kind(g) == phrase.NP {
		return s.word(v-1) == "then" || s.norm(s.groups[v].From) == "then"
	}
	u := s.sharedVerb(v)
	return u >= 0 && !s.groups[u].Passive && s.voice(u, cue{from: s.groups[u].Head, to: s.groups[u].Head + 1}) != "passive" && !s.beaten(u)
}

// beaten says whether the verb of group u is itself one of harm that the subject suffers: "collapsed and", "fell and" are none
// that he does to others.
func (s *sentence) beaten(u int) bool {
	return s.kind(u+1) != phrase.NP && s.kind(u+1) != phrase.Prep && s.kind(u+1) != phrase.Adv
}

// identifiedThose finds the people whom s says to be "among those killed", or that "those killed included", g being the
// group of "those".
func (s *sentence) identifiedThose(c cue, g int) []int {
	if s.word(g) != "those" {
		return nil
	}
	if v := g - 2; s.word(g-1) == "among" && s.kind(v) == phrase.VP && be(s.norm(s.groups[v].Head)) {
		return s.subject(v)
	}
	if v := s.pastInset(s.of[c.to-1] + 1); s.kind(v) == phrase.VP && tellsWho(s.norm(s.groups[v].Head)) && s.kind(v+1) == phrase.NP {
		return s.coordinated(v+1, s.endOfObject(v+1))
	}
	return nil
}

// amongThose finds the people whom s says to be "among those who died", v being the verb of the relative clause.
func (s *sentence) amongThose(v int) []int {
	those := s.antecedent(v)
	if those < 0 || s.word(those) != "those" || s.word(those-1) != "among" {
		return nil
	}
	if u := s.beforeAll(those - 2); s.kind(u) == phrase.VP && be(s.norm(s.groups[u].Head)) {
		return s.subject(u)
	}
	return nil
}

// ordinal says whether noun phrase g begins "the third".
func (s *sentence) ordinal(g int) bool {
	n := s.norm(s.groups[g].From + 1)
	return s.norm(s.groups[g].From) == "the" && (strings.HasSuffix(n, "th") || n == "second" || n == "third" || n == "latest" || n == "first")
}

// reducedSubject finds the noun phrases that a reduced verb after g belongs to: g, or what g hangs on.
func (s *sentence) reducedSubject(g int) []int {
	if s.kind(g) == "" {
		return nil // the sentence begins with the participle: "Stabbed to death"
	}
	if s.kind(g) == phrase.NP && s.norm(s.groups[g].From) == "aged" && s.kind(g-1) == phrase.NP {
		g-- // "a girl aged 7 struck by a shell"
	}
	if n := s.countedOut(g); n >= 0 && !(s.numbered(g) && s.norm(s.groups[g].From) != "the") {
		return []int{n} // but "three of 19 people killed"
	}
	for s.kind(g-1) == phrase.Prep && s.kind(g-2) == phrase.NP && !s.harmable(g) {
		g -= 2
	}
	list := []int{g}
	for k := g; s.kind(k-1) == phrase.Conj && s.word(k-1) == "and" && s.countable(g); {
		k = s.headBefore(k - 2)
		if k < 0 || s.word(k-1) == "by" || !s.countable(k) || s.holdsCue(k) {
			break
		}
		list = append([]int{k}, list...)
	}
	return list
}

// headBefore is the noun phrase g, or the one with a number that it hangs on: "three people on board". -1 where g is none.
func (s *sentence) headBefore(g int) int {
	for s.kind(g) == phrase.NP && s.kind(g-1) == phrase.Prep && s.kind(g-2) == phrase.NP && !s.countable(g) && s.plainPeople(g-2) {
		g -= 2
	}
	if s.kind(g) != phrase.NP {
		return -1
	}
	return g
}

// countedOut is the number that is counted out of the people of noun phrase g, "four of them", or -1.
func (s *sentence) countedOut(g int) int {
	if n := g - 2; s.word(g-1) == "of" && s.kind(n) == phrase.NP && s.onlyNumber(n) {
		return n
	}
	return -1
}

// inverted reads "Killed were two guards".
func (s *sentence) inverted(c cue) finding {
	v := s.of[c.to-1]
	for g := v; g < len(s.groups) && g <= v+2; g++ {
		if s.kind(g) == phrase.NP {
			return finding{rule: "inverted", parties: s.partiesOf(s.coordinated(g, len(s.groups)))}
		}
	}
	return finding{rule: "inverted", reason: "no people beside the word"}
}

// intransitive reads a verb whose subject dies.
func (s *sentence) intransitive(c cue) finding {
	if s.inside(c) {
		return s.adjectival(c)
	}
	if s.kind(s.of[c.from]) != phrase.VP {
		return s.adjacent(c, "intransitive")
	}
	v := s.of[c.from]
	if groups := s.amongThose(v); len(groups) > 0 {
		return s.partsOf(groups)
	}
	if s.voice(v, c) == "passive" && s.norm(c.from) != "died" {
		return finding{rule: "passive", parties: s.partiesOf(s.subject(v))}
	}
	if object := s.object(v); strings.HasPrefix(s.norm(c.from), "drown") && len(object) > 0 && s.plainPeople(object[0]) {
		return finding{rule: "active", parties: s.partiesOf(object)}
	}
	f := finding{rule: "intransitive", parties: s.partiesOf(s.subject(v))}
	for i := range f.parties {
		if s.reflexive(c) {
			f.parties[i].victims.Status = "perpetrator"
		}
	}
	return f
}

// reflexive says whether c tells of those who turned on themselves: "blew himself up".
func (s *sentence) reflexive(c cue) bool {
	for i := c.from; i < c.to; i++ {
		switch s.norm(i) {
		case "himself", "herself", "themselves":
			return true
		}
	}
	return false
}
