package casualty

import (
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A finding is what one cue led to: the noun phrases of the people, or the reason why there are none.
type finding struct {
	rule    string
	parties []party
	reason  string
	verb    int // the verb group that governs them, 0 where it is the cue's own
}

// read turns the cues of s into figures.
func (s *sentence) read(cues []cue) (figures []Figure, rejected []Rejection) {
	unreal := s.unreal()
	for _, c := range cues {
		f := s.try(c)
		if unreal != "" && c.trap == "" {
			f.reason = unreal
		}
		if f.reason == "" {
			f.reason = s.doubtful(c, &f)
		}
		kept := s.figures(c, f)
		if f.reason == "" && len(kept) == 0 {
			f.reason = "no number of people"
		}
		if f.reason != "" {
			rejected = append(rejected, Rejection{Span: s.span(c.from, c.to), Sentence: s.index, Rule: f.rule, Reason: f.reason})
			continue
		}
		figures = appendFigures(figures, kept)
	}
	figures = s.companions(s.parts(figures))
	s.setScope(figures)
	sortFigures(figures)
	return figures, rejected
}

// appendFigures adds kept, whose PartOf counts from its own beginning, leaving out what another cue already gave.
func appendFigures(figures, kept []Figure) []Figure {
	base := len(figures)
	for _, f := range kept {
		for _, g := range figures[:base] {
			if g.Measure == f.Measure && g.Victims != nil && f.Victims != nil && g.Victims.Span == f.Victims.Span {
				return figures // "was shot dead and killed": the same people of the same cue
			}
		}
	}
	for _, f := range kept {
		if f.PartOf >= 0 {
			f.PartOf += base
		}
		figures = append(figures, f)
	}
	return figures
}

// sortFigures puts figures in order of text and carries PartOf along.
func sortFigures(figures []Figure) {
	order := make([]int, len(figures))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return figures[order[a]].Start < figures[order[b]].Start })
	to := make([]int, len(figures))
	sorted := make([]Figure, len(figures))
	for now, before := range order {
		to[before], sorted[now] = now, figures[before]
	}
	for i := range sorted {
		if sorted[i].PartOf >= 0 {
			sorted[i].PartOf = to[sorted[i].PartOf]
		}
	}
	copy(figures, sorted)
}

// try reads cue c by its frame.
func (s *sentence) try(c cue) finding {
	if c.trap != "" {
		return finding{rule: "trap", reason: c.trap}
	}
	if s.numberOf(c) {
		if g := s.tollAfter(c); g >= 0 {
			p := s.party(g)
			p.person = true
			return finding{rule: "count", parties: []party{p}}
		}
	}
	switch c.frame {
	case "kill":
		return s.transitive(c)
	case "die":
		return s.intransitive(c)
	case "dead":
		return s.stative(c)
	case "of":
		return s.nominal(c)
	case "lives":
		return s.counted(c, "lives")
	case "count":
		return s.counted(c, "count")
	case "body":
		return s.bodies(c)
	case "wound":
		return s.wound(c)
	case "state":
		return s.condition(c)
	case "hostage":
		return s.hostages(c)
	}
	return finding{rule: c.frame, reason: "unknown frame"}
}

// numberOf says whether c stands in "the number of people killed": then its number follows.
func (s *sentence) numberOf(c cue) bool {
	for i := c.from - 1; i > 0 && i >= c.from-6; i-- {
		if s.norm(i) == "of" && s.norm(i-1) == "number" {
			return true
		}
	}
	return false
}

func (s *sentence) partiesOf(groups []int) []party {
	var out []party
	for _, g := range groups {
		p := s.party(g)
		s.apposition(&p, g)
		s.they(&p, g)
		out = append(out, p)
	}
	return out
}

// they gives "they" the number of the people whom the sentence told of before.
func (s *sentence) they(p *party, g int) {
	if word := s.word(g); p.known || word != "they" && word != "them" {
		return
	}
	for k := g - 1; k >= 0; k-- {
		if s.kind(k) != phrase.NP || s.holdsCue(k) {
			continue
		}
		if q := s.party(k); q.known && q.plural && q.person && !q.thing {
			p.known, p.amount, p.qualifier = true, q.amount, q.qualifier
			p.victims.Role, p.victims.Status = q.victims.Role, q.victims.Status
			return
		}
	}
}

// apposition adds to a named victim what stands between commas after the name: an age, "a shopkeeper".
func (s *sentence) apposition(p *party, g int) {
	for s.word(g+1) == "," && s.kind(g+2) == phrase.NP && len(p.victims.Names) > 0 {
		q := s.party(g + 2)
		switch {
		case q.age:
			p.victims.Age = q.amount.Best
		case q.victims.Role != "" && p.victims.Role == "" && !q.plural && article(s.norm(q.from)):
			p.victims.Role, p.victims.Status, p.victims.Age = q.victims.Role, q.victims.Status, max(p.victims.Age, q.victims.Age)
			if p.victims.Sex == 0 {
				p.victims.Sex = q.victims.Sex
			}
			return
		default:
			return
		}
		g += 2
	}
}

// inside says whether cue c stands inside a noun phrase, as in "three wounded soldiers" and "5 dead".
func (s *sentence) inside(c cue) bool { return s.kind(s.of[c.from]) == phrase.NP }

// transitive reads a verb whose object is harmed: active, passive, gerund or reduced.
func (s *sentence) transitive(c cue) finding {
	switch word := s.norm(c.to - 1); {
	case blow(s.norm(c.from)) && !s.harmfulBlow():
		return finding{rule: "active", reason: "a blow, no wound"}
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
	last := s.of[c.to-1]
	switch s.voice(v, c) {
	case "passive":
		return finding{rule: "passive", parties: s.partiesOf(s.subject(v))}
	case "active":
		return finding{rule: "active", parties: s.partiesOf(s.object(last))}
	}
	object := s.object(last)
	if len(object) > 0 && (!s.headline(c) || s.plainPeople(object[0])) {
		return finding{rule: "active", parties: s.partiesOf(object)}
	}
	return s.adjacent(c, "reduced")
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
	p := s.party(g)
	return !p.thing && !p.age && (p.person || p.known && p.number.Len() > 0)
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
	switch {
	case g < 0:
		return s.inverted(c)
	case s.kind(g) == phrase.NP && s.temporal(g), s.kind(g) == phrase.VP, s.kind(g) == phrase.Conj, s.kind(g) == phrase.Punct && s.word(g) == ",":
		return finding{rule: rule, parties: s.partiesOf(s.subject(v))}
	case s.kind(g) == phrase.NP && s.kind(g-1) == phrase.VP && be(s.norm(s.groups[g-1].Head)) && s.ordinal(g):
		return finding{rule: rule, reason: "counts what came before"} // "he is the third journalist killed"
	case s.kind(g) == phrase.NP:
		return finding{rule: rule, parties: s.partiesOf(s.reducedSubject(g))}
	}
	return finding{rule: rule, reason: "no people beside the word"}
}

// ordinal says whether noun phrase g begins "the third".
func (s *sentence) ordinal(g int) bool {
	n := s.norm(s.groups[g].From + 1)
	return s.norm(s.groups[g].From) == "the" && (strings.HasSuffix(n, "th") || n == "second" || n == "third" || n == "latest" || n == "first")
}

// reducedSubject finds the noun phrases that a reduced verb after g belongs to: g, or what g hangs on.
func (s *sentence) reducedSubject(g int) []int {
	for s.kind(g-1) == phrase.Prep && s.kind(g-2) == phrase.NP && !s.harmable(g) {
		g -= 2
	}
	list := []int{g}
	for k := g; s.kind(k-1) == phrase.Conj && s.word(k-1) == "and" && s.kind(k-2) == phrase.NP && s.countable(k-2) && s.countable(g) && !s.holdsCue(k-2); k -= 2 {
		list = append([]int{k - 2}, list...)
	}
	return list
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
	if s.voice(v, c) == "passive" && s.norm(c.from) != "died" {
		return finding{rule: "passive", parties: s.partiesOf(s.subject(v))}
	}
	if object := s.object(v); s.norm(c.from) == "drowned" && len(object) > 0 && s.plainPeople(object[0]) {
		return finding{rule: "active", parties: s.partiesOf(object)}
	}
	return finding{rule: "intransitive", parties: s.partiesOf(s.subject(v))}
}

// stative reads "left 12 dead", "was found dead", "remain missing".
func (s *sentence) stative(c cue) finding {
	if s.inside(c) {
		return s.adjectival(c)
	}
	if s.norm(c.from) == "missing" && s.tokens[c.from].Tag == "VBG" && s.kind(s.of[c.from]+1) == phrase.NP && !s.temporal(s.of[c.from]+1) {
		return finding{rule: "stative", reason: "a miss"}
	}
	if v := s.of[c.from]; s.kind(v) == phrase.VP && s.groups[v].From < c.from && s.voice(v, c) == "passive" {
		return finding{rule: "stative", parties: s.partiesOf(s.subject(v))}
	}
	g := s.of[c.from] - 1
	for g >= 0 && s.kind(g) == phrase.Adv {
		g--
	}
	if g < 0 {
		return s.inverted(c)
	}
	switch s.kind(g) {
	case phrase.NP:
		return finding{rule: "stative", parties: s.partiesOf(s.reducedSubject(g))}
	case phrase.VP:
		if s.groups[g].Form == phrase.Participle && s.kind(g-1) == phrase.NP && s.harmable(g-1) {
			return finding{rule: "stative", parties: s.partiesOf(s.reducedSubject(g - 1)), verb: g}
		}
		return finding{rule: "stative", parties: s.partiesOf(s.subject(g)), verb: g}
	}
	if s.kind(s.of[c.from]) == phrase.VP {
		return finding{rule: "stative", parties: s.partiesOf(s.subject(s.of[c.from]))}
	}
	if v := s.verbBefore(c.from); v >= 0 {
		return finding{rule: "stative", parties: s.partiesOf(s.subject(v)), verb: v}
	}
	return finding{rule: "stative", reason: "no people beside the word"}
}

// verbBefore is the nearest finite verb group before token i in its clause, or -1.
func (s *sentence) verbBefore(i int) int {
	for g := s.of[i] - 1; g >= 0; g-- {
		switch {
		case s.kind(g) == phrase.VP && s.groups[g].Form == phrase.Finite:
			return g
		case s.kind(g) == phrase.Sub, s.word(g) == ";":
			return -1
		}
	}
	return -1
}

// adjectival reads a cue inside a noun phrase: "three wounded soldiers", "five dead", "the dead man".
func (s *sentence) adjectival(c cue) finding {
	g := s.of[c.from]
	p := s.party(g)
	f := finding{rule: "adjectival"}
	if groups := s.identified(c); len(groups) > 0 {
		return finding{rule: "identified", parties: s.partiesOf(groups)}
	}
	switch {
	case s.headline(c) && s.isName(c.from) && s.isName(max(c.from-1, s.groups[g].From)):
		f.reason = "a name" // "Attorney General Loretta Lynch"
	case c.to < s.groups[g].To && (!s.peopleIn(c.to, s.groups[g].To) && !p.person || p.victims.Role == "" && p.number.Len() == 0):
		f.reason = "the word qualifies something else"
	case !p.known:
		f.reason = "no number of people"
	case c.to >= s.groups[g].To && (p.number.Len() == 0 && p.victims.Role == "" || s.norm(c.to-1) == "shooting" || article(p.number.In(s.doc.Text)) && !p.person):
		f.reason = "no number of people" // "the dead", "a shooting"
	case c.to < s.groups[g].To && p.victims.Given && p.number.Len() == 0:
		f.reason = "told of before" // "the wounded soldier"
	default:
		f.parties = s.partiesOf(s.coordinated(g, g+1))
	}
	return f
}

// holdsCue says whether noun phrase g has a word of harm of its own: "five dead".
func (s *sentence) holdsCue(g int) bool { return holdsCue(s.tokens[s.groups[g].From:s.groups[g].To]) }

// identified finds the people whom s says to be the dead or wounded of c: "among the injured were", "the dead are",
// "is among the wounded".
func (s *sentence) identified(c cue) []int {
	g := s.of[c.from]
	if s.norm(s.groups[g].From) != "the" || c.to < s.groups[g].To && !s.peopleWord(c.to) {
		return nil
	}
	after := g + 1
	if s.kind(after) == phrase.VP && be(s.norm(s.groups[after].Head)) && s.kind(after+1) == phrase.NP {
		return s.coordinated(after+1, s.endOfObject(after+1))
	}
	if v := g - 2; s.norm(s.groups[g].From-1) == "among" && s.kind(v) == phrase.VP && be(s.norm(s.groups[v].Head)) {
		return s.subject(v)
	}
	return nil
}

func be(norm string) bool { return norm == "is" || norm == "are" || norm == "was" || norm == "were" }

func article(word string) bool {
	switch strings.ToLower(word) {
	case "a", "an", "another":
		return true
	}
	return false
}

func (s *sentence) peopleIn(from, to int) bool {
	for i := from; i < to; i++ {
		if s.peopleWord(i) || s.isName(i) {
			return true
		}
	}
	return false
}

// nominal reads "the killing of a farmer", "claimed the lives of two".
func (s *sentence) nominal(c cue) finding {
	f := finding{rule: "nominal"}
	if p := s.party(s.of[c.from]); s.inside(c) && p.known && p.number.Len() > 0 && !article(p.number.In(s.doc.Text)) {
		p.person, p.thing = true, false
		return finding{rule: "count", parties: []party{p}} // "218 killings of former officials"
	}
	g := c.to
	if g >= len(s.tokens) {
		f.reason = "nothing after the word"
		return f
	}
	first := s.of[g]
	for first < len(s.groups) && s.kind(first) != phrase.NP {
		if s.word(first) == "[" || s.word(first) == "(" {
			first = s.closing(first) + 1
			continue
		}
		if s.kind(first) == phrase.VP || s.kind(first) == phrase.Punct {
			f.reason = "no people beside the word"
			return f
		}
		first++
	}
	if first < len(s.groups) {
		f.parties = s.partiesOf(s.coordinated(first, s.endOfObject(first)))
	}
	return f
}

// counted reads a noun of harm that is counted: "12 deaths", "a toll of 12", "the toll rose to 41", "no casualties".
func (s *sentence) counted(c cue, rule string) finding {
	f := finding{rule: rule}
	g := s.of[c.from]
	if s.kind(g) == phrase.NP && s.groups[g].Head < c.from-1 || s.kind(g) != phrase.NP {
		f.reason = "the noun stands alone"
		return f
	}
	if s.norm(s.groups[g].From-1) == "of" && s.kind(g-2) == phrase.NP && !s.holdsCue(g-2) && s.onlyNumber(g-2) {
		g -= 2 // "thousands of casualties"
	}
	them := g != s.of[c.from] && s.norm(s.groups[s.of[c.from]].From) == "the" // "some 640 of the deaths"
	if s.tokens[s.groups[g].From].Tag == "POS" && genitiveCue(s.tokens[c.from]) && g > 0 {
		return finding{rule: "genitive", parties: s.partiesOf(s.reducedSubject(g - 1))}
	}
	p := s.party(g)
	if p.known && (p.number.Len() > 0 || p.none) && !article(p.number.In(s.doc.Text)) && p.number.Start < s.tokens[c.from].Start && c.to >= p.to {
		p.person, p.thing, p.victims.Them = true, false, them
		f.parties = []party{p}
		return f
	}
	if n := s.tollAfter(c); n >= 0 {
		p := s.party(n)
		p.person = true
		f.parties = []party{p}
		return f
	}
	if n := s.farOf(c); n >= 0 {
		return finding{rule: "nominal", parties: s.partiesOf(s.coordinated(n, s.endOfObject(n)))}
	}
	f.reason = "the noun stands alone"
	return f
}

// onlyNumber says whether noun phrase g is a number and nothing else: "thousands" of casualties, not "two counts" of murder.
func (s *sentence) onlyNumber(g int) bool {
	p := s.party(g)
	return p.known && p.number.Len() > 0 && p.number.End == s.tokens[s.groups[g].To-1].End
}

// farOf finds whom "the murder in Guatemala of X", "the death yesterday of X" are of: the noun phrase after an "of" that
// only a place or a time parts from the noun of c.
func (s *sentence) farOf(c cue) int {
	if !genitiveCue(text.Token{Norm: strings.TrimSuffix(s.norm(c.to-1), "s")}) {
		return -1
	}
	g := s.of[c.to-1] + 1
	switch s.word(g) {
	case "in", "on", "at", "near":
		g++
	}
	if s.kind(g) == phrase.NP && (s.kind(g-1) == phrase.Prep || s.temporal(g)) && s.word(g+1) == "of" && s.kind(g+2) == phrase.NP {
		return g + 2
	}
	return -1
}

// tollAfter finds the noun phrase with the number of a toll: after "of", "to", "at", or a verb of reaching.
func (s *sentence) tollAfter(c cue) int {
	if !tollNoun(s, c) && !s.numberOf(c) {
		return -1
	}
	for g := s.of[c.to-1] + 1; g < len(s.groups) && g < s.of[c.to-1]+11; g++ {
		switch s.kind(g) {
		case phrase.NP:
			before := s.norm(s.groups[g].From - 1)
			if p := s.party(g); p.known && p.number.Len() > 0 && !p.thing && !s.temporal(g) && before != "from" && before != "in" && before != "on" {
				return g
			}
		case phrase.Sub, phrase.Conj:
			return -1
		case phrase.Punct:
			if s.word(g) != ":" && s.word(g) != "," {
				return -1
			}
		}
	}
	return -1
}

func tollNoun(s *sentence, c cue) bool {
	for i := c.from; i < c.to; i++ {
		if n := s.norm(i); n == "toll" || n == "count" || n == "number" {
			return true
		}
	}
	return s.norm(c.to) == ":"
}

// bodies reads "12 bodies were recovered", "found the bodies of two men".
func (s *sentence) bodies(c cue) finding {
	f := finding{rule: "bodies"}
	if !s.found() {
		f.reason = "nobody finds them"
		return f
	}
	if p := s.party(s.of[c.from]); p.known && p.number.Len() > 0 && s.kind(s.of[c.from]) == phrase.NP && !article(p.number.In(s.doc.Text)) {
		p.person, p.thing = true, false
		f.parties = []party{p}
		return f
	}
	g := s.of[c.from]
	switch first := s.norm(s.groups[g].From); {
	case first == "his", first == "her":
		p := s.party(g)
		p.known, p.person, p.thing, p.amount, p.number = true, true, false, Exactly(1), text.Span{}
		p.victims = Victims{Span: p.victims.Span, Status: "unknown", Given: true, Sex: map[string]byte{"his": 'm', "her": 'f'}[first]}
		return finding{rule: "bodies", parties: []party{p}}
	case s.tokens[s.groups[g].From].Tag == "POS" && g > 0:
		return finding{rule: "genitive", parties: s.partiesOf(s.reducedSubject(g - 1))}
	}
	if s.norm(c.to) == "of" {
		return s.nominal(cue{from: c.from, to: c.to + 1, measure: c.measure})
	}
	return s.counted(c, "bodies")
}

// found says whether the sentence has a verb of finding.
func (s *sentence) found() bool {
	for _, t := range s.tokens {
		switch t.Norm {
		case "found", "recovered", "discovered", "retrieved", "pulled", "find", "recover", "lay", "lying", "identified", "located", "unearthed", "washed":
			return true
		}
	}
	return false
}

// wound reads who "suffered a gunshot wound", who was found "with wounds", and "no injuries".
func (s *sentence) wound(c cue) finding {
	f := finding{rule: "wound"}
	g := s.of[c.from]
	if s.kind(g) != phrase.NP {
		f.reason = "the noun stands alone"
		return f
	}
	p := s.party(g)
	if p.none {
		p.person, p.thing = true, false
		f.parties = []party{p}
		return f
	}
	if p.known && p.number.Len() > 0 && !article(p.number.In(s.doc.Text)) && s.norm(c.to-1) == "injuries" && !suffers(s, g-1) {
		p.person, p.thing = true, false
		f.parties = []party{p}
		return f
	}
	switch v := g - 1; {
	case s.norm(s.groups[g].From-1) == "with":
		return s.stateOf(v, f)
	case s.kind(v) == phrase.VP && suffers(s, v):
		f.parties, f.verb = s.partiesOf(s.subject(v)), v
		return f
	}
	f.reason = "nobody suffers them"
	return f
}

func suffers(s *sentence, v int) bool {
	if s.kind(v) != phrase.VP {
		return false
	}
	switch s.norm(s.groups[v].Head) {
	case "suffered", "suffering", "suffer", "sustained", "sustaining", "received", "receiving", "had", "has":
		return true
	}
	return false
}

// condition reads an adverbial of state: "was in critical condition", "left a man in serious condition".
func (s *sentence) condition(c cue) finding {
	return s.stateOf(s.of[c.from], finding{rule: "condition"})
}

// stateOf finds who is in the state that begins at group g: the noun phrase right before it, if it tells of people, or
// the subject (of a passive or intransitive verb) or object (of an active one) before it.
func (s *sentence) stateOf(g int, f finding) finding {
	if s.kind(g-1) == phrase.NP && s.harmable(g-1) && !s.placeLike(g-1) {
		f.parties = s.partiesOf(s.reducedSubject(g - 1))
		return f
	}
	v := g - 1
	for v >= 0 && s.kind(v) != phrase.VP {
		if s.kind(v) == phrase.Sub || s.word(v) == ";" {
			v = 0
		}
		v--
	}
	if v < 0 {
		f.reason = "nobody is in the state"
		return f
	}
	if object := s.object(v); len(object) > 0 && s.harmable(object[0]) {
		f.parties = s.partiesOf(object)
		return f
	}
	f.parties, f.verb = s.partiesOf(s.subject(v)), v
	return f
}

// placeLike says whether noun phrase g hangs on a preposition of place: "at a hospital in stable condition".
func (s *sentence) placeLike(g int) bool {
	switch s.norm(s.groups[g].From - 1) {
	case "at", "in", "to", "near", "from", "on", "by", "of":
		return true
	}
	return false
}

// hostages reads "holding 12 hostages" and "took 40 passengers hostage".
func (s *sentence) hostages(c cue) finding {
	f := finding{rule: "hostages"}
	if !s.inside(c) {
		f.reason = "the noun stands alone"
		return f
	}
	g := s.of[c.from]
	p := s.party(g)
	if c.from > s.groups[g].From {
		if before := s.partyTo(g, c.from); before.person {
			p = before // "40 passengers hostage"
		}
	}
	switch {
	case !p.known || p.number.Len() == 0 || c.to < s.groups[g].To:
		f.reason = "no number of people"
	case !s.held(s.groups[g].From):
		f.reason = "nobody holds them"
	default:
		p.victims.Span, p.to = s.span(p.from, c.to), c.to
		f.parties = []party{p}
	}
	return f
}

// held says whether a verb of holding, or of letting go, stands right before token i.
func (s *sentence) held(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch s.norm(k) {
		case "took", "take", "takes", "taking", "taken", "hold", "holds", "holding", "held", "seized", "seizing", "free", "freed", "freeing",
			"release", "released", "releasing", "rescued", "rescuing":
			return true
		}
	}
	return false
}

// figures makes the figures of what was found for cue c: one a noun phrase with a number, and their total.
func (s *sentence) figures(c cue, f finding) []Figure {
	if f.reason != "" {
		return nil
	}
	var out []Figure
	for i := range f.parties {
		p := &f.parties[i]
		if !p.known || p.thing || p.age {
			continue
		}
		if !p.person && (c.hit || p.number.Len() == 0 || article(p.number.In(s.doc.Text))) || p.weak && c.hit {
			continue
		}
		victims := p.victims
		if i+1 < len(f.parties) && p.plural && p.number.Len() > 0 && p.to == f.parties[i+1].from-1 {
			victims.join(f.parties[i+1])
		}
		span := victims.Span.Union(s.span(c.from, c.to))
		if p.self {
			s.own(c, &victims)
		} else if victims.Other && s.besideAgent(p) {
			victims.Other = false
		} else if s.also(c) {
			victims.Other = victims.Other || !victims.Given || s.norm(p.from) != "the" && victims.Role != ""
		}
		fig := Figure{Span: span, Sentence: s.index, Measure: c.measure, Amount: p.amount, Qualifier: p.qualifier, Victims: &victims,
			PartOf: -1, Known: s.known(c, p), Scope: "incident", Cue: s.span(c.from, c.to), Hit: c.hit, Rule: f.rule, Number: p.number.In(s.doc.Text)}
		if p.none {
			fig.Victims = nil
		}
		out = append(out, fig)
	}
	return total(out)
}

// join takes q into v where one number counts both: "100 soldiers and civilians".
func (v *Victims) join(q party) {
	if q.known || !q.plural || !q.person || q.victims.Given {
		return
	}
	v.Span = v.Span.Union(q.victims.Span)
	if v.Status != q.victims.Status {
		v.Status, v.Role = "mixed", ""
	}
}

// known says whether p and c together name people whose fate the reader is taken to know: "the 17 people killed in".
func (s *sentence) known(c cue, p *party) bool {
	if !p.victims.Given || p.number.Len() == 0 || p.victims.Them {
		return false
	}
	next := s.of[p.to-1] + 1
	if relative(s.word(next)) {
		return true
	}
	return next < len(s.groups) && next == s.of[c.from] && s.groups[next].Kind == phrase.VP && s.groups[next].Form == phrase.Participle
}

// own says of "himself" who he is: the subject of the verb. He is the perpetrator of his own death, and only a victim of
// his own wound.
func (s *sentence) own(c cue, v *Victims) {
	if c.measure != "killed" {
		v.Status = "unknown"
	}
	if s.kind(s.of[c.from]) != phrase.VP {
		return
	}
	if subject := s.subject(s.of[c.from]); len(subject) == 1 {
		p := s.party(subject[0])
		v.Names, v.Age, v.Role = p.victims.Names, p.victims.Age, p.victims.Role
		if p.victims.Sex != 0 {
			v.Sex = p.victims.Sex
		}
	}
}

// besideAgent says whether "another man" only sets the victim apart from him who did it, or another who is no victim:
// "a man shot another man".
func (s *sentence) besideAgent(p *party) bool {
	if s.norm(p.from) != "another" {
		return false
	}
	for i := 0; i < p.from; i++ {
		n := s.norm(i)
		if n == "he" || n == "she" || n == "who" || p.victims.Role != "" && n == p.victims.Role {
			return true
		}
	}
	return false
}

// also says whether the verb of c tells of people beside those told of before: "was also killed".
func (s *sentence) also(c cue) bool {
	for i := c.from - 1; i >= 0 && i >= c.from-3; i-- {
		if s.norm(i) == "also" {
			return true
		}
	}
	return s.norm(c.to) == "also"
}

// total adds the sum of a list to its members, where all of them have a floor and none is a perpetrator's own death.
func total(list []Figure) []Figure {
	if told(list) {
		for i := range list[1:] {
			list[i+1].PartOf = 0
		}
		return list
	}
	sum, members, qualifier := 0, 0, "exact"
	for _, f := range list {
		if f.Amount.Best == None || f.Amount.Low != f.Amount.Best || f.Victims == nil || f.Qualifier == "about" {
			return list
		}
		if f.Victims.Status == "perpetrator" {
			continue
		}
		sum += f.Amount.Best
		members++
		if f.Amount.High == None {
			qualifier = "at_least"
		}
	}
	if members < 2 {
		return list
	}
	t := list[0]
	t.Derived, t.Amount, t.Qualifier, t.Number = true, bounded(qualifier, sum, sum), qualifier, ""
	victims := Victims{Span: list[0].Victims.Span, Status: list[0].Victims.Status}
	for _, f := range list {
		t.Span, victims.Span = t.Span.Union(f.Span), victims.Span.Union(f.Victims.Span)
		victims.Names = append(victims.Names, f.Victims.Names...)
		if f.Victims.Status != victims.Status {
			victims.Status = "mixed"
		}
		victims.Given = victims.Given || f.Victims.Given
	}
	t.Victims = &victims
	out := []Figure{t}
	for _, f := range list {
		if f.Victims.Status != "perpetrator" {
			f.PartOf = 0
		}
		out = append(out, f)
	}
	return out
}

// told says whether the first of list is the number of the rest: "two reporters, X and Y", "three civilians, two women
// and a man".
func told(list []Figure) bool {
	if len(list) < 3 || list[0].Number == "" {
		return false
	}
	sum := 0
	for _, f := range list[1:] {
		sum += f.Amount.Floor()
	}
	return sum == list[0].Amount.Floor()
}

// parts adds the numbers after "including" and "among them" to the figures of s.
func (s *sentence) parts(figures []Figure) []Figure {
	for i := 1; i+1 < len(s.tokens); i++ {
		n := 0
		switch {
		case s.norm(i) == "including" || s.norm(i) == "notably":
			n = 1
		case s.norm(i) == "among" && (s.norm(i+1) == "them" || s.norm(i+1) == "whom" || s.norm(i+1) == "those"):
			n = 2
		case s.norm(i) == "of" && s.norm(i+1) == "whom":
			n = 2
		}
		if n > 0 && i+n < len(s.tokens) {
			figures = s.partsAt(figures, i+n)
		}
	}
	return figures
}

// companions adds those who share the fate of a figure of s: "was killed along with two guards".
func (s *sentence) companions(figures []Figure) []Figure {
	for i := 1; i+2 < len(s.tokens); i++ {
		if pair := s.norm(i) + " " + s.norm(i+1); pair != "along with" && pair != "together with" {
			continue
		}
		g := s.of[i+2]
		whole := -1
		for k, f := range figures {
			if f.Cue.End <= s.tokens[i].Start && f.Victims != nil && f.Rule != "part" && f.PartOf < 0 {
				whole = k
			}
		}
		if whole < 0 || s.kind(g) != phrase.NP {
			continue
		}
		for _, p := range s.partiesOf(s.coordinated(g, len(s.groups))) {
			if !p.known || !p.person || p.thing || overlaps(figures, p.victims.Span) {
				continue
			}
			victims := p.victims
			victims.Other = true
			f := figures[whole]
			f.Span, f.Amount, f.Qualifier, f.Number = victims.Span, p.amount, p.qualifier, p.number.In(s.doc.Text)
			f.Victims, f.Derived, f.Rule = &victims, false, "companion"
			figures = append(figures, f)
		}
	}
	return figures
}

// partsAt adds the noun phrases that begin at token i as parts of the nearest figure before them.
func (s *sentence) partsAt(figures []Figure, i int) []Figure {
	whole := -1
	for k, f := range figures {
		if f.Victims != nil && f.Victims.End <= s.tokens[i].Start && (whole < 0 || f.Victims.Start > figures[whole].Victims.Start) && f.PartOf < 0 {
			whole = k
		}
	}
	g := s.of[i]
	if whole < 0 || s.kind(g) != phrase.NP {
		return figures
	}
	var kept []Figure
	for _, p := range s.partiesOf(s.coordinated(g, len(s.groups))) {
		if !p.known || p.thing || p.age || !p.person && (p.number.Len() == 0 || p.amount == Exactly(1)) || overlaps(figures, p.victims.Span) {
			continue
		}
		victims := p.victims
		f := figures[whole]
		f.Span, f.Amount, f.Qualifier, f.Number = victims.Span, p.amount, p.qualifier, p.number.In(s.doc.Text)
		f.Victims, f.PartOf, f.Derived, f.Rule = &victims, whole, false, "part"
		kept = append(kept, f)
	}
	return append(figures, kept...)
}

func overlaps(figures []Figure, span text.Span) bool {
	for _, f := range figures {
		if f.Victims != nil && f.Victims.Overlaps(span) {
			return true
		}
	}
	return false
}
