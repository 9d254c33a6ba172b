package casualty

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// numberOf says whether c stands in "the number of people killed": then its number follows.
func (s *sentence) numberOf(c cue) bool {
	for i := c.from - 1; i > 0 && i >= c.from-6; i-- {
		if (s.norm(i) == "of" || s.norm(i) == "for") && countNouns[s.norm(i-1)] {
			return true
		}
	}
	return false
}

// countNouns are nouns for a number of people.
var countNouns = map[string]bool{"number": true, "count": true, "tally": true, "figure": true, "toll": true}

// adjectival reads a cue inside a noun phrase: "three wounded soldiers", "five dead", "the dead man".
func (s *sentence) adjectival(c cue) finding {
	g := s.of[c.from]
	p := s.party(g)
	f := finding{rule: "adjectival"}
	if groups := s.identified(c); len(groups) > 0 {
		return s.partsOf(groups)
	}
	if from := s.groups[g].From; from < c.from && c.to < s.groups[g].To && s.onlyTime(c.to, s.groups[g].To) {
		if q := s.partyTo(g, c.from); q.known && (q.person || q.number.Len() > 0) && !q.thing {
			return finding{rule: "reduced", parties: []party{q}} // "another wounded Monday night": the day is no part of it
		}
	}
	switch {
	case s.word(g-1) == "of" && s.kind(g-2) == phrase.NP && s.norm(s.groups[g-2].Head) == "toll":
		f.reason = "the toll counts it" // "a toll of 23 dead"
	case s.headline(c) && s.isName(c.from) && s.isName(max(c.from-1, s.groups[g].From)):
		f.reason = "a name" // "Attorney General Loretta Lynch"
	case c.to < s.groups[g].To && (!s.peopleIn(c.to, s.groups[g].To) && !p.person || p.victims.Role == "" && p.number.Len() == 0):
		f.reason = "the word qualifies something else"
	case !p.known && s.numberBeside(c) >= 0:
		f.parties = []party{s.toll(c, s.numberBeside(c))}
	case !p.known:
		f.reason = "no number of people"
	case c.to >= s.groups[g].To && (p.number.Len() == 0 && p.victims.Role == "" || eventNoun(s.norm(c.to-1)) || article(p.number.In(s.doc.Text)) && !p.person):
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

// identified finds the people whom s says to be the dead or wounded of c: "among the injured were", "the dead include",
// "is among the wounded", "named the dead as", "the deceased were identified as".
func (s *sentence) identified(c cue) []int {
	g := s.of[c.from]
	if s.norm(s.groups[g].From) != "the" || c.to < s.groups[g].To && !s.peopleWord(c.to) {
		return nil
	}
	first := -1
	switch after := s.pastInset(g + 1); {
	case s.kind(after) == phrase.VP && tellsWho(s.norm(s.groups[after].Head)) && s.kind(after+1) == phrase.NP:
		first = after + 1
	case s.word(after) == "as" && s.kind(after+1) == phrase.NP && s.kind(g-1) == phrase.VP && names(s.norm(s.groups[g-1].Head)):
		first = after + 1
	case s.word(after) == "," && s.namedAs(after+1):
		first = after + 3
	case s.namedAs(after):
		first = after + 2
	}
	if first >= 0 {
		return s.coordinated(first, s.endOfObject(first))
	}
	if v := s.beforeAll(g - 2); s.norm(s.groups[g].From-1) == "among" && s.kind(v) == phrase.VP && be(s.norm(s.groups[v].Head)) {
		return s.subject(v)
	}
	return nil
}

// pastInset is the group behind the short aside between commas that begins at group g, or g: "among the dead, he said, were".
func (s *sentence) pastInset(g int) int {
	const long = 5
	if s.word(g) != "," {
		return g
	}
	for k := g + 1; k < len(s.groups) && k <= g+long; k++ {
		if s.word(k) == "," {
			if after := k + 1; s.kind(after) == phrase.VP && tellsWho(s.norm(s.groups[after].Head)) {
				return after
			}
			return g
		}
	}
	return g
}

// beforeAll is the group g, or the one before it where g is "both" or "all": "were | both | among the dead".
func (s *sentence) beforeAll(g int) int {
	if w := s.word(g); w == "both" || w == "all" {
		return g - 1
	}
	return g
}

// partsOf finds those of groups, of a number told before.
func (s *sentence) partsOf(groups []int) finding {
	f := finding{rule: "identified", parties: s.partiesOf(groups)}
	if list := s.nameList(s.groups[groups[0]].From); len(list) >= len(groups) && s.listedAs(groups[0]) {
		f.parties = list
	}
	for i := range f.parties {
		f.parties[i].victims.Them = true
	}
	return f
}

// tellsWho says whether a verb ties the dead to who they are.
func tellsWho(norm string) bool {
	return be(norm) || norm == "include" || norm == "includes" || norm == "included"
}

// namedAs says whether group g is a verb of naming, with "as" and a noun phrase behind it.
func (s *sentence) namedAs(g int) bool {
	return s.kind(g) == phrase.VP && names(s.norm(s.groups[g].Head)) && s.word(g+1) == "as" && s.kind(g+2) == phrase.NP
}

func names(norm string) bool { return norm == "identified" || norm == "named" }

func be(norm string) bool { return norm == "is" || norm == "are" || norm == "was" || norm == "were" }

// eventNoun says whether word counts events rather than people where a number stands before it.
func eventNoun(word string) bool {
	switch word {
	case "shooting", "shootings", "massacre", "massacres", "stabbing", "stabbings", "slaughter":
		return true
	}
	return false
}

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
	if next := s.norm(c.to); s.norm(c.to-1) == "to" && (next == "his" || next == "her" || next == "their") {
		return s.wound(cue{from: c.from, to: c.to - 1, measure: c.measure, frame: "wound"}) // "an injury to his leg"
	}
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
		f.parties = s.partiesOf(s.coordinated(first, s.endOfNominal(first)))
	}
	return f
}

// endOfNominal is the group at which what hangs on a noun of harm must end: as an object ends, or, where no verb stands
// before it in its clause, at the verb it is the subject of: "the bodies of X and Y were found".
func (s *sentence) endOfNominal(g int) int {
	for k := g - 1; k >= 0 && s.kind(k) != phrase.Sub && s.kind(k) != phrase.Punct; k-- {
		if s.kind(k) == phrase.VP {
			return s.endOfObject(g)
		}
	}
	for k := g + 1; k < len(s.groups); k++ {
		if s.kind(k) == phrase.VP && s.groups[k].Form == phrase.Finite && !s.relativeVerb(k) {
			return k
		}
	}
	return len(s.groups)
}

// counted reads a noun of harm that is counted: "12 deaths", "a toll of 12", "the toll rose to 41", "no casualties".
func (s *sentence) counted(c cue, rule string) finding {
	f := finding{rule: rule}
	g := s.of[c.from]
	if groups := s.identified(c); len(groups) > 0 && c.frame == "count" {
		return s.partsOf(groups) // "among the fatalities was"
	}
	if s.kind(g) == phrase.NP && s.groups[g].Head < c.from-1 || s.kind(g) != phrase.NP {
		f.reason = "the noun stands alone"
		return f
	}
	if s.norm(s.groups[g].From-1) == "of" && s.kind(g-2) == phrase.NP && !s.holdsCue(g-2) && s.onlyNumber(g-2) {
		g -= 2 // "thousands of casualties"
	}
	them := g != s.of[c.from] && s.norm(s.groups[s.of[c.from]].From) == "the" // "some 640 of the deaths"
	if s.tokens[s.groups[g].From].Tag == "POS" && genitiveCue(s.tokens[c.from]) && g > 0 && !tollNoun(s, c) {
		return finding{rule: "genitive", parties: s.partiesOf(s.reducedSubject(g - 1))}
	}
	if reason := s.notOfPeople(c, g, rule); reason != "" {
		f.reason = reason
		return f
	}
	p := s.party(g)
	if p.known && (p.number.Len() > 0 || p.none) && !article(p.number.In(s.doc.Text)) && p.number.Start < s.tokens[c.from].Start && c.to >= p.to {
		p.person, p.thing, p.victims.Them = true, false, them
		if status := s.sufferers(g); status != "" && p.victims.Status == "unknown" {
			p.victims.Status = status
		}
		if p.victims.Status == "unknown" && g == s.of[c.from] {
			p.victims.Status = s.partyTo(g, c.from).victims.Status // "six civilian deaths"
		}
		if after := s.word(s.of[c.to-1] + 1); p.victims.Status == "unknown" && (after == "among" || after == "of") && s.kind(s.of[c.to-1]+2) == phrase.NP {
			p.victims.Status = s.party(s.of[c.to-1] + 2).victims.Status // "no casualties among civilians"
		}
		f.parties = []party{p}
		return f
	}
	if s.outdated(c) {
		f.reason = "an earlier toll"
		return f
	}
	if n := s.reached(c); n >= 0 && s.tokens[c.to-1].Tag == "NNS" {
		f.parties = []party{s.toll(c, n)}
		return f // "deaths from the storm climbed to 19"
	}
	if n := s.tollAfter(c); n >= 0 && s.hurtAfter(n) {
		f.reason = "of the wounded" // "a toll of two nuns wounded"
		return f
	} else if n >= 0 {
		f.parties = []party{s.toll(c, n)}
		return f
	}
	if n := s.farOf(c); n >= 0 {
		return finding{rule: "nominal", parties: s.partiesOf(s.coordinated(n, s.endOfObject(n)))}
	}
	f.reason = "the noun stands alone"
	return f
}

// notOfPeople says why the counted noun of c, in noun phrase g, counts no people that came to harm: "18 animal deaths", "save
// a few more lives". "" where it may.
func (s *sentence) notOfPeople(c cue, g int, rule string) string {
	if i := c.from - 1; i >= 0 && s.of[i] == g {
		if e, _ := thingNouns.Longest(s.tokens[:c.from], i); e != nil {
			return "of things or beasts"
		}
	}
	if rule == "lives" {
		for i := s.groups[g].From - 1; i >= 0 && i >= s.groups[g].From-3; i-- {
			if saves[s.norm(i)] {
				return "saved"
			}
		}
	}
	return ""
}

var saves = map[string]bool{"save": true, "saves": true, "saved": true, "saving": true, "spare": true, "spared": true, "change": true, "changed": true, "improve": true, "improved": true, "touched": true}

// hurtAfter says whether those of noun phrase g are told to be hurt right after it.
func (s *sentence) hurtAfter(g int) bool {
	switch s.norm(s.groups[g].To) {
	case "wounded", "injured", "hurt", "missing":
		return true
	}
	return false
}

// sufferers is the status of those whose casualties noun phrase g counts, where it is the object of suffering: "the army
// suffered 14 casualties". "" where it is not.
func (s *sentence) sufferers(g int) string {
	if !suffers(s, g-1) {
		return ""
	}
	for _, subject := range s.subject(g - 1) {
		for i := s.groups[subject].From; i < s.groups[subject].To; i++ {
			if status := s.body(i); status != "" {
				return status
			}
		}
		if status := memberships[s.norm(s.groups[subject].Head)]; status != "" {
			return status
		}
		if p := s.party(subject); p.victims.Status != "unknown" {
			return p.victims.Status
		}
	}
	return ""
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
	case "in", "on", "at", "near", "during":
		g++
	}
	if s.kind(g) == phrase.NP && (s.kind(g-1) == phrase.Prep || s.temporal(g)) && s.word(g+1) == "of" && s.kind(g+2) == phrase.NP && !divisions[s.norm(s.groups[g].Head)] {
		return g + 2
	}
	return -1
}

// divisions are followed by "of" and the name of a place: "convicted of murder in the province of Badghis".
var divisions = map[string]bool{
	"province": true, "state": true, "city": true, "town": true, "village": true, "district": true, "region": true, "county": true, "department": true,
	"governorate": true, "city-state": true, "suburb": true, "area": true, "valley": true, "municipality": true, "outskirts": true, "north": true, "south": true, "east": true, "west": true,
}

// toll reads the number of c that stands in noun phrase g, and of whom it is: "the number of policemen killed rose to 121".
func (s *sentence) toll(c cue, g int) party {
	p := s.party(g)
	p.person = true
	switch before := s.norm(s.groups[g].From - 1); {
	case p.qualifier != "exact":
	case before == "past" || before == "beyond" || before == "above", passing[before]:
		p.qualifier, p.amount = "more_than", bounded("more_than", p.amount.Best, p.amount.Best)
	}
	for i := c.from; i >= 0 && i > c.from-12; i-- {
		if s.norm(i) == "number" && s.norm(i+1) == "of" && s.kind(s.of[i]+2) == phrase.NP {
			q := s.party(s.of[i] + 2)
			p.victims.Role, p.victims.Status = q.victims.Role, q.victims.Status
		}
	}
	return p
}

// outdated says whether the toll of c is one that a new one replaces: "a previous toll of 23".
func (s *sentence) outdated(c cue) bool {
	for i := s.groups[s.of[c.from]].From; i < c.from; i++ {
		switch s.norm(i) {
		case "previous", "earlier", "initial", "prior":
			return tollNoun(s, c)
		}
	}
	return false
}

// passing verbs say that a toll is more than the number they govern.
var passing = map[string]bool{"passed": true, "topped": true, "topping": true, "passing": true, "exceeded": true, "exceeding": true, "surpassed": true, "crossed": true}

// tollAfter finds the noun phrase with the number of a toll: after "of", "to", "at", or a verb of reaching.
func (s *sentence) tollAfter(c cue) int {
	if !tollNoun(s, c) && !s.numberOf(c) {
		return -1
	}
	if n := s.numberBefore(c); n >= 0 {
		return n
	}
	if n := s.reached(c); n >= 0 {
		return n
	}
	for g := s.of[c.to-1] + 1; g < len(s.groups) && g < s.of[c.to-1]+11; g++ {
		switch s.kind(g) {
		case phrase.NP:
			before := s.norm(s.groups[g].From - 1)
			if s.numbered(g) && before != "from" && before != "in" && before != "on" {
				return g
			}
		case phrase.Sub:
			if s.word(g) == "as" && s.kind(g+1) == phrase.NP && s.numbered(g+1) {
				return g + 1 // "gives the number of dead as 40"
			}
			if s.word(g) == "since" && s.kind(g+1) == phrase.NP {
				continue // "the toll since June to 657"
			}
			return -1
		case phrase.Conj:
			return -1
		case phrase.Punct:
			if s.word(g) != ":" && s.word(g) != "," {
				return -1
			}
		}
	}
	return -1
}

// numberBefore is the noun phrase with the number of a toll that stands before it: "bring to seven the number of people
// killed". -1 where there is none.
func (s *sentence) numberBefore(c cue) int {
	for i := c.from; i > 0 && i > c.from-6; i-- {
		if n := s.norm(i); n != "number" && n != "toll" {
			continue
		}
		g := s.of[i] - 1
		if s.kind(g) != phrase.NP || s.word(g-1) != "to" {
			return -1
		}
		switch s.norm(s.groups[g].From - 2) {
		case "bring", "brings", "brought", "bringing", "raise", "raises", "raised", "raising", "take", "takes", "took", "taking":
			return g
		}
	}
	return -1
}

func tollNoun(s *sentence, c cue) bool {
	for i := c.from; i < c.to; i++ {
		if n := s.norm(i); n == "toll" || n == "count" || n == "number" || n == "figure" || n == "tally" {
			return true
		}
	}
	return s.norm(c.to) == ":"
}

// bodies reads "12 bodies were recovered", "found the bodies of two men".
func (s *sentence) bodies(c cue) finding {
	f := finding{rule: "bodies"}
	owned := s.tokens[s.groups[s.of[c.from]].From].Tag == "POS" && s.singular(s.of[c.to-1]+1) // "Roe's body was taken away"
	if !s.found() && !owned && !s.ofPeople(c) {
		f.reason = "nobody finds them"
		return f
	}
	if s.ofTheLiving(c) {
		f.reason = "a part of the body, or one alive"
		return f
	}
	if p := s.party(s.of[c.from]); p.known && p.number.Len() > 0 && s.kind(s.of[c.from]) == phrase.NP && s.norm(c.to) != "of" {
		p.person, p.thing = true, false
		f.parties = []party{p}
		return f
	}
	g := s.of[c.from]
	switch first := s.norm(s.groups[g].From); {
	case article(first) && s.norm(c.to) != "of" && c.to == s.groups[g].To:
		p := s.party(g)
		p.known, p.person, p.thing, p.amount, p.number = true, true, false, Exactly(1), s.span(p.from, p.from+1)
		return finding{rule: "bodies", parties: []party{p}} // "another body was found"
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

// ofTheLiving says whether the body of c is where somebody was hit or what was done with it alive: "a wound to his upper body", "a
// body cavity", "his unresponsive body".
func (s *sentence) ofTheLiving(c cue) bool {
	g := s.of[c.from]
	if s.kind(g) != phrase.NP {
		return false
	}
	for i := s.groups[g].From; i < c.from; i++ {
		switch s.norm(i) {
		case "upper", "lower", "unresponsive", "unconscious", "whole", "entire":
			return true
		}
	}
	switch s.norm(s.groups[g].From) {
	case "his", "her", "their":
		switch s.word(g - 1) {
		case "to", "in", "on", "across", "through", "over", "around", "against":
			return true
		}
	}
	return c.to < s.groups[g].To && s.tokens[c.to].Tag == "NN"
}

// ofPeople says whether c, "the bodies", goes on with how many people they are of: these are dead, found or not.
func (s *sentence) ofPeople(c cue) bool {
	g := s.of[c.from] + 2
	if s.norm(c.to) != "of" || s.kind(g) != phrase.NP {
		return false
	}
	p := s.party(g)
	return p.known && p.plural && p.person && !p.thing
}

// found says whether the sentence has a verb of finding.
func (s *sentence) found() bool {
	for _, t := range s.tokens {
		switch t.Norm {
		case "found", "recovered", "discovered", "retrieved", "pulled", "find", "recover", "lay", "lying", "identified", "located", "unearthed", "washed",
			"hauled", "carried", "lifted", "dug", "fished", "collected", "ferried", "handed", "delivered", "removed", "extracted", "piled",
			"brought", "taken", "received", "counted", "arrived", "dumped", "turned", "laid", "exhumed", "strewn", "seen", "scattered", "littered":
			return true
		}
	}
	return false
}
