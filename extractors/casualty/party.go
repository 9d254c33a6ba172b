package casualty

import (
	"strconv"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A party is what a noun phrase tells of people: how many, and who.
type party struct {
	group     int
	from, to  int // tokens, its complement ("of them") included
	known     bool
	amount    Amount
	qualifier string
	number    text.Span // the words of the number; empty where implied
	none      bool      // "no one"
	self      bool      // "himself"
	plural    bool
	person    bool // a word for people, a name or a pronoun stands in it
	thing     bool // it counts something else
	age       bool // it is the age of the one before
	bare      bool // it has no determiner, number or name
	weak      bool // only capitals that all words have here make it a name
	shared    bool // its role is that of those named after it too: "brothers Jim and …"
	victims   Victims
}

// party reads noun phrase g.
func (s *sentence) party(g int) party { return s.partyTo(g, s.groups[g].To) }

// partyTo reads noun phrase g up to token to.
func (s *sentence) partyTo(g, to int) party {
	group := s.groups[g]
	p := party{group: g, from: group.From, to: to, qualifier: "exact", amount: Amount{None, None, None}}
	p.victims.Status = "unknown"
	i := s.quantify(&p)
	s.describe(&p, i)
	p.thing = p.thing || s.singularNoun(&p, i)
	if !p.known && !p.thing {
		s.imply(&p)
	}
	if first := s.norm(p.from); p.known && p.from+2 == p.to && (first == "aged" || (first == "both" || first == "all") && p.amount.Floor() > 2 && s.norm(p.from-1) == ",") {
		p.age = true // "the brothers, both 17,"
	}
	p.age = p.age || p.known && !p.person && p.number.Len() > 0 && p.to-p.from == 1 && s.isAge(g)
	p.victims.Span = s.span(p.from, p.to)
	return p
}

// singularNoun says whether p has a number of several before a noun in the singular that is none for people: "38 caliber pistol",
// "3 Caption Close". Names of groups are in the singular, too: "four Taliban".
func (s *sentence) singularNoun(p *party, i int) bool {
	last := p.to - 1
	if !s.lower || p.number.Len() == 0 || p.amount.Floor() < 2 || last < i || p.victims.Role != "" || p.victims.Status != "unknown" || len(p.victims.Nationality) > 0 || p.victims.Other {
		return false
	}
	t := s.tokens[last]
	return (t.Tag == "NN" || t.Tag == "NNP") && t.Start >= p.number.End && !holdsCue(s.tokens[last:last+1])
}

// isAge says whether the bare number of group g is an age: ", 34," after a person, or "aged 34".
func (s *sentence) isAge(g int) bool {
	before, after := s.norm(s.groups[g].From-1), s.norm(s.groups[g].To)
	if told := s.norm(s.groups[g].From - 3); before == "aged" || before == "age" || before == "ages" || before == "and" && (told == "ages" || told == "aged") {
		return true
	}
	if before == "and" && s.kind(g-2) == phrase.NP && s.groups[g-2].To-s.groups[g-2].From == 1 {
		return s.isAge(g - 2) // "two girls, 15 and 16,"
	}
	if before != "," && before != "(" || s.groups[g].From < 2 {
		return false
	}
	name := s.tokens[s.groups[g].From-2]
	named := name.Text != name.Norm || s.peopleWord(s.groups[g].From-2) || name.Norm == "one" || name.Norm == "another" || ordinalNorm(name.Norm)
	return (after == "," || after == ")" || after == "." || after == "" || after == "and") && s.kind(s.of[s.groups[g].From-2]) == phrase.NP && named
}

// quantify reads approximator and number of p, and returns the token after them.
func (s *sentence) quantify(p *party) int {
	if e, n := quantities.Longest(s.tokens, max(0, p.from-1)); p.from > 0 && n > 1 && e.Field(0) == "none" {
		p.from-- // "not | a single person"
	}
	i := p.from
	for i < p.to {
		e, n := quantities.Longest(s.tokens[:min(len(s.tokens), p.to+4)], i)
		if e == nil || s.aCouple(i, p.to) {
			break
		}
		switch what := e.Field(0); what {
		case "other":
			p.victims.Other = true
		case "none":
			p.known, p.none, p.amount, p.qualifier = true, true, Exactly(0), "none_reported"
			p.number = s.span(i, min(i+n, p.to))
		case "vague":
			if v, w := number.At(s.tokens, i); w >= n && v > 0 {
				return s.count(p, i, v, w)
			}
			floor, _ := strconv.Atoi(e.Field(1))
			p.known, p.qualifier, p.amount = true, "vague", Amount{floor, None, None}
			p.number = s.span(i, min(i+n, len(s.tokens)))
			if strings.HasSuffix(e.Phrase, " of") {
				p.number = s.span(i, i+n-1)
			}
			p.plural = true
			return s.complement(p, min(i+n, len(s.tokens)))
		default:
			p.qualifier = what
			p.plural = p.plural || e.Phrase == "these" || e.Phrase == "those"
			p.victims.Given = p.victims.Given || e.Phrase == "the" || e.Phrase == "these" || e.Phrase == "those" || e.Phrase == "both"
		}
		i += n
	}
	if i >= p.to && i < len(s.tokens) && s.of[i] == p.group+1 && s.kind(s.of[i]) == phrase.NP {
		p.to = s.groups[s.of[i]].To // the approximator was a group of its own
	}
	if p.none {
		return s.complement(p, i)
	}
	if p.qualifier == "exact" {
		s.lookBack(p)
	}
	switch s.norm(i) {
	case "his", "her", "their", "its", "my", "our", "your":
		if i+1 < p.to { // "wounding her" is she herself
			p.victims.Whose = true
			i++
		}
	}
	if v, w := number.At(s.tokens[:max(i, p.to)], i); w > 0 && !s.year(i, v) && !article(s.norm(i+w)) {
		return s.count(p, i, v, w)
	}
	if low, high, ok := number.Range(s.norm(i)); ok {
		p.known, p.qualifier, p.amount, p.plural = true, "range", bounded("range", low, high), true
		p.number = s.span(i, i+1)
		return s.complement(p, i+1)
	}
	p.qualifier = "exact"
	if s.norm(i-1) == "both" && s.norm(i) == "of" && i == p.from+1 {
		return s.complement(p, i) // "both of the boys"
	}
	return i
}

// aCouple says whether "a couple" at token i heads its noun phrase, which ends at token to: man and wife, no vague number.
func (s *sentence) aCouple(i, to int) bool {
	return i+2 == to && article(s.norm(i)) && s.norm(i+1) == "couple" && s.norm(to) != "of" && s.norm(to) != "more"
}

// year says whether the number v at token i is a year, the day of a month or a time of day, rather than a count.
func (s *sentence) year(i, v int) bool {
	switch s.norm(i + 1) {
	case "a.m.", "p.m.", "am", "pm", "o'clock", "year-old", "years-old", "month-old":
		return true
	}
	if s.norm(i+1) == "in" && s.norm(i+2) == "the" && partOfDay[s.norm(i+3)] {
		return v <= 12 // "at six in the evening"
	}
	if k := s.overHyphen(i + 1); lifeUnits[s.norm(k)] && s.norm(s.overHyphen(k+1)) == "old" {
		return true // "57- year- old"
	}
	if month[s.norm(i+1)] && v <= 31 {
		return true // "the 16 November attack"
	}
	return v >= 1900 && v <= 2100 && len(s.norm(i)) == 4 && s.tokens[i].Norm[0] < '3' && (i+1 >= len(s.tokens) || !s.peopleWord(i+1))
}

var partOfDay = map[string]bool{"morning": true, "afternoon": true, "evening": true}

// overHyphen is the token at i, or the one behind it where a hyphen stands there.
func (s *sentence) overHyphen(i int) int {
	if s.norm(i) == "-" {
		return i + 1
	}
	return i
}

var lifeUnits = map[string]bool{"year": true, "years": true, "month": true, "months": true, "year-": true, "years-": true}

// lookBack finds an approximator that was read as a group of its own before p.
func (s *sentence) lookBack(p *party) {
	for start := max(0, p.from-4); start < p.from; start++ {
		e, n := quantities.Longest(s.tokens, start)
		if e != nil && start+n == p.from && e.Field(0) != "vague" && e.Field(0) != "none" && e.Field(0) != "exact" && !s.climbed(e.Phrase, start) {
			if e.Field(0) == "other" {
				p.victims.Other = true
			} else {
				p.qualifier = e.Field(0)
			}
			p.from = start
			return
		}
	}
}

// climbed says whether "up to" at token i belongs to a verb before it: "has gone up to 88".
func (s *sentence) climbed(phrase string, i int) bool {
	return phrase == "up to" && i > 0 && s.tokens[i-1].Tag[0] == 'V' && !auxiliary(s.tokens, i-1)
}

// count takes the number v of w tokens at i, with the words after it that make it a range or a bound.
func (s *sentence) count(p *party, i, v, w int) int {
	p.known, p.plural = true, v != 1
	end := i + w
	lo, hi := v, v
	next := s.norm(end)
	switch {
	case next == "to" || next == "or" || next == "-" || next == "and" && p.qualifier == "range":
		if u, n := number.At(s.tokens, end+1); n > 0 && u > v {
			hi, end = u, end+1+n
			p.qualifier = "range"
		} else if next == "or" && s.norm(end+1) == "more" {
			p.qualifier, end = "at_least", end+2
		}
	case next == "-plus" || next == "plus" || next == "+":
		p.qualifier, end = "more_than", end+1
	case next == "(" && s.norm(end+2) == ")":
		end += 3 // three (3)
	}
	p.number = s.span(i, end)
	if p.qualifier == "range" && hi == lo {
		p.qualifier = "exact"
	}
	p.amount = bounded(p.qualifier, lo, hi)
	if p.to < end && end < len(s.tokens) {
		p.to = s.groups[s.of[end]].To
	}
	return s.complement(p, min(end, len(s.tokens)))
}

// bounded gives the amount of a number under a qualifier, as CONVENTIONS has it.
func bounded(qualifier string, lo, hi int) Amount {
	switch qualifier {
	case "at_least", "more_than":
		return Amount{lo, lo, None}
	case "at_most", "less_than", "nearly":
		return Amount{None, hi, hi}
	case "range":
		return Amount{lo, None, hi}
	}
	return Exactly(lo)
}

// complement takes "of them", "of the passengers", "others" after a number into p and returns the token to go on from.
func (s *sentence) complement(p *party, i int) int {
	for s.norm(i) == "other" || s.norm(i) == "others" || s.norm(i) == "more" || s.norm(i) == "additional" || s.norm(i) == "further" {
		p.victims.Other = true
		p.person = p.person || s.norm(i) == "others"
		i++
	}
	if s.norm(i) == "of" && s.norm(i+1) == "whom" {
		p.victims.Them, p.to = true, max(p.to, i+2)
		return i + 2
	}
	if s.norm(i) == "of" && i+1 < len(s.tokens) && s.kind(s.of[i+1]) == phrase.NP {
		of := s.of[i+1]
		p.to = max(p.to, s.groups[of].To)
		switch s.norm(i + 1) {
		case "the", "them", "those", "whom", "these", "us":
			p.victims.Them = p.qualifier != "vague" || s.norm(i+1) != "the"
		}
		p.group = of
		return i + 1
	}
	p.to = max(p.to, min(i, len(s.tokens)))
	if i > 0 && i >= p.to && i < len(s.tokens) && s.kind(s.of[i]) == phrase.NP && (s.of[i] == p.group+1 && s.tokens[i].Tag != "DT" || s.norm(i-1) == "of") {
		p.group = s.of[i]
		p.to = s.groups[p.group].To
	}
	return i
}

// A description is what the words of a noun phrase have told so far.
type description struct {
	last   string // the kind of the last noun: "person", "thing", "name", "other"
	name   []string
	head   *roleWord
	side   string // the status of those who belong to the group that is named
	worker bool   // the last noun is formed like those for people, and no lexicon has it
}

// describe reads the words of p from token i on: role, status, age, sex, name.
func (s *sentence) describe(p *party, i int) {
	measured := i < p.to && p.number.Len() > 0 && thingNouns.Find(s.tokens[i].Norm) != nil // "415 km south"
	var d description
	for i < p.to {
		i += s.describeAt(p, &d, i)
	}
	s.conclude(p, &d)
	switch {
	case p.victims.Status != "unknown":
	case d.worker && d.last == "person" && d.head == nil:
		p.victims.Status = "civilian" // "truffle gatherers": those who fight are all listed
	case d.side != "" && len(p.victims.Names) == 0:
		p.victims.Status = d.side
	}
	p.thing = p.thing || measured && d.head == nil
}

// describeAt takes what begins at token i into p and d, and returns the number of its tokens.
func (s *sentence) describeAt(p *party, d *description, i int) int {
	t := s.tokens[i]
	if status := s.body(i); status != "" {
		d.side = status
	}
	if age, ok := ageOf(t.Norm); ok {
		p.victims.Age, p.person = age, true
		return 1
	}
	if t.Norm == "other" || t.Norm == "others" || t.Norm == "another" || ordinalNorm(t.Norm) {
		p.victims.Other = true
		p.victims.Nth, _ = number.Ordinal(t.Norm)
	}
	if t.Norm == "'s" || t.Norm == "'" && t.Tag == "POS" {
		d.last, d.name, d.head = "", nil, nil
		if v, n := number.At(s.tokens[:p.to], i+1); n > 0 && !p.known && !s.year(i+1, v) {
			p.known, p.amount, p.number, p.plural = true, Exactly(v), s.span(i+1, i+1+n), v != 1 // "the couple's two daughters"
		}
		return 1
	}
	if r, n := s.role(i); n > 0 && (!s.lower || !s.isName(i) || n > 1 || len(d.name) == 0 || r.title || i+n == p.to && !r.surname) {
		s.takeRole(p, d, r)
		return n
	}
	if code, ok := gazetteer.Nationality(t.Norm); ok && t.Text != t.Norm {
		p.victims.Nationality = append(p.victims.Nationality, code)
		p.plural = p.plural || t.Norm[len(t.Norm)-1] == 's' && t.Norm != "chinese"
		d.last = "person"
		return 1
	}
	return s.takeNoun(p, d, i)
}

// takeRole takes a word for people into p and d.
func (s *sentence) takeRole(p *party, d *description, r *roleWord) {
	if r.title {
		p.victims.Sex, p.person = r.sex, true
		return
	}
	if d.head != nil && r.status == "unknown" {
		r.status = d.head.status // "police casualties"
	}
	d.head, d.last, d.name = r, "person", nil
}

// takeNoun takes the word at token i, which is none for people, into p and d, and returns the number of its tokens.
func (s *sentence) takeNoun(p *party, d *description, i int) int {
	t := s.tokens[i]
	switch e, n := thingNouns.Longest(s.tokens, i); {
	case ordinalNorm(t.Norm):
	case e != nil && !(s.lower && len(d.name) > 0 && s.isName(i)): // "Peter Stone" is none
		d.last = "thing"
		return n
	case s.pronoun(p, t):
		d.last = "person"
	case temporalWords[t.Norm]:
	case s.isName(i):
		d.name = append(d.name, t.Text)
		if of := d.last == "thing" && s.lower && s.tokens[p.from].Tag == "DT"; !of { // "the bulk carrier True Confidence"
			d.last = "name"
		}
	case t.Tag == "NN" || t.Tag == "NNS":
		p.plural = p.plural || t.Tag == "NNS"
		if d.last = "other"; agentive(t.Norm) {
			d.last, d.worker = "person", t.Text == t.Norm
		}
	}
	return 1
}

// body is the status of those who belong to the group whose name begins at token i: "four Taliban members". "" where it
// makes none.
func (s *sentence) body(i int) string {
	switch hit, _ := gazetteer.Match(s.tokens, i); {
	case hit.Body == nil || hit.Weak:
		return ""
	case hit.Body.Subtype == "armed_group":
		return "combatant"
	case hit.Body.Subtype == "security_force":
		return "security_force"
	}
	return ""
}

// agentive says whether a noun that no lexicon has is formed like those for people: electrician, schoolgirls, trucker.
func agentive(norm string) bool {
	norm = strings.TrimSuffix(norm, "s")
	for _, end := range []string{"man", "men", "woman", "women", "girl", "boy", "er", "or", "ist", "ian", "ee", "eer", "ant", "ard"} {
		if len(norm) > len(end)+3 && strings.HasSuffix(norm, end) {
			return true
		}
	}
	return false
}

// conclude says what the words of p add up to.
func (s *sentence) conclude(p *party, d *description) {
	last, name, head := d.last, d.name, d.head
	if last == "other" || last == "thing" {
		head = nil // "the civilian population", "police cars"
	}
	if head != nil && head.plural && last == "name" && !p.known {
		one := *head
		one.plural, p.plural = false, false
		head, p.shared = &one, true // "student leaders Carlos Roe and …"
	}
	if head != nil {
		p.victims.Role, p.victims.Status, p.victims.Sex = head.role, head.status, head.sex
		p.plural = p.plural || head.plural
		p.victims.Whose, p.victims.Kin = p.victims.Whose && !head.kin, p.victims.Whose && head.kin
	}
	if head == nil && p.victims.Age > 0 && p.victims.Age < adult && p.person && last != "thing" && last != "name" {
		p.victims.Status = "civilian" // "a nine-year-old"
	}
	p.thing = last == "thing" || last == "name" && head == nil && article(s.norm(p.from)) && !p.person || // "a Cessna"
		len(name) > 0 && last == "name" && country(name)
	p.weak = last == "name" && !s.lower && head == nil && !p.person
	p.person = p.person || last == "person" || last == "name"
	if len(name) > 0 && (last == "name" || head != nil) && !p.known {
		p.victims.Names = []string{strings.Join(name, " ")}
	}
}

// adult is the age at which people may be more than children.
const adult = 18

// country says whether a name is a country's.
func country(name []string) bool {
	_, ok := gazetteer.Country(strings.Join(name, " "))
	return ok
}

// imply finds the number that p implies: an article, a name, a singular noun with "the", no number with a bare plural.
func (s *sentence) imply(p *party) {
	first := s.norm(p.from)
	one := func(given bool) {
		p.known, p.amount, p.victims.Given = true, Exactly(1), given
	}
	switch {
	case p.self:
		one(true)
	case first == "a" || first == "an" || first == "another" || first == "every" || first == "each" || first == "either":
		if first == "every" || first == "each" || first == "either" {
			return
		}
		one(false)
		p.number = s.span(p.from, p.from+1)
		p.person = p.person || first == "another" && p.to-p.from == 1 || ordinalNorm(s.norm(p.from+1)) && p.to-p.from == 2
		if collectives[p.victims.Role] > 0 || p.victims.Role == "family" {
			s.collective(p)
		}
	case first == "the" && p.to-p.from == 2 && (ordinalNorm(s.norm(p.from+1)) || s.norm(p.from+1) == "other"):
		one(true) // "the second, who had fled, was killed"
		p.person = true
	case collectives[p.victims.Role] > 0 && !p.plural:
		p.known, p.amount, p.victims.Given, p.plural = true, Exactly(collectives[p.victims.Role]), true, true
	case s.peoples(p):
		p.bare = true
	case len(p.victims.Names) > 0 && !p.plural:
		one(false)
	case first == "twin" && p.plural && p.person:
		p.known, p.amount, p.number = true, Exactly(2), s.span(p.from, p.from+1)
	case p.plural && p.victims.Given && first == "both":
		p.known, p.amount = true, Exactly(2)
	case first == "both" && (p.to-p.from == 1 || s.norm(p.from+1) == "of"):
		p.known, p.amount, p.victims.Given, p.plural, p.person = true, Exactly(2), true, true, true
	case !p.plural && p.person && p.victims.Role != "family" && p.victims.Role != "police" && p.victims.Role != "personnel":
		one(true)
	default:
		p.bare = true
	}
}

// peoples says whether the name of p is a plural of one word, which no one person bears: "Whigs", "Armenians".
func (s *sentence) peoples(p *party) bool {
	return p.to-p.from == 1 && s.tokens[p.from].Tag == "NNPS"
}

// collectives are words for people that tell how many they are.
var collectives = map[string]int{"couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4}

// collective counts "a couple" and "a family of five".
func (s *sentence) collective(p *party) {
	if n := collectives[p.victims.Role]; n > 0 {
		p.amount, p.plural = Exactly(n), true
		return
	}
	p.known = false
	if s.norm(p.to) == "of" {
		if v, n := number.At(s.tokens, p.to+1); n > 0 {
			p.known, p.amount, p.plural = true, Exactly(v), true
			p.number = s.span(p.to+1, p.to+1+n)
			p.to += 1 + n
		}
	}
}

var sexOf = map[string]byte{"himself": 'm', "herself": 'f'}

// pronoun reads t if it is a personal pronoun.
func (s *sentence) pronoun(p *party, t text.Token) bool {
	switch t.Norm {
	case "he", "him":
		p.victims.Sex, p.victims.Given = 'm', true
	case "she":
		p.victims.Sex, p.victims.Given = 'f', true
	case "her":
		if p.to-p.from > 1 {
			return false
		}
		p.victims.Sex, p.victims.Given = 'f', true
	case "himself", "herself":
		p.self = true
		p.victims.Sex, p.victims.Status = sexOf[t.Norm], "perpetrator"
	case "themselves":
		p.self, p.plural = true, true
	case "they", "them", "us", "we", "those":
		p.victims.Given, p.plural = true, true
	case "someone", "somebody":
		p.victims.Given = true
		p.known, p.amount = true, Exactly(1)
	case "one", "who", "whom":
	default:
		return false
	}
	p.person = true
	return true
}

// ageOf reads "25-year-old".
func ageOf(norm string) (int, bool) {
	n, rest, ok := strings.Cut(norm, "-")
	rest = strings.TrimSuffix(rest, "s")
	if !ok || rest != "year-old" && rest != "month-old" && rest != "week-old" && rest != "day-old" && rest != "yr-old" && rest != "years-old" {
		return 0, false
	}
	age, ok := number.Word(n)
	if rest != "year-old" && rest != "yr-old" && rest != "years-old" {
		age = 1
	}
	return age, ok
}

// isName says whether token i is written as a name. Where all is in capitals, the tagger has read the word as if it
// stood in small letters: any word that no lexicon knows, in a phrase without a determiner, may be one.
func (s *sentence) isName(i int) bool {
	t := s.tokens[i]
	if s.lower {
		return isName(t)
	}
	if len(t.Text) < 2 || t.Text[0] < 'A' || t.Text[0] > 'Z' || !nameTag(t.Tag) {
		return false
	}
	if t.Tag == "NNS" && (i == s.groups[s.of[i]].From || !nameTag(s.tokens[i-1].Tag) || s.tokens[i-1].Tag == "JJ") {
		return false
	}
	if t.Tag == "NN" && s.norm(i+1) == "of" {
		return false // "DIRECTOR OF THE NEWSPAPER"
	}
	switch s.tokens[s.groups[s.of[i]].From].Tag {
	case "DT", "CD", "PRP$", "JJR", "JJS":
		return s.peopleWord(i-1) || i > 1 && s.peopleWord(i-2)
	}
	switch t.Norm {
	case "former", "retired", "alleged", "ex", "then":
		return false
	}
	return cueWords.Find(t.Norm) == nil && quantities.Find(t.Norm) == nil
}

func nameTag(tag string) bool {
	switch tag {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "FW", "VBN", "VBG":
		return true
	}
	return false
}

func isName(t text.Token) bool {
	return len(t.Text) > 0 && t.Text[0] >= 'A' && t.Text[0] <= 'Z' && (t.Tag == "NNP" || t.Tag == "NNPS" || t.Tag == "") && len(t.Text) > 1
}

// A roleWord is a word of people.txt as it stands in the text.
type roleWord struct {
	role, status string
	sex          byte
	plural       bool
	title        bool // no role: "Mr", "Dr"
	kin          bool // a relation: whoever's son he is, he may be the victim told of before
	surname      bool // a common family name too
}

func (s *sentence) peopleWord(i int) bool { _, n := s.role(i); return n > 0 }

// nounMarks are the brackets of a lexicon around a noun.
var nounMarks = strings.NewReplacer("<", "", ">", "")

// role reads the longest word for people at token i and the number of its tokens.
func (s *sentence) role(i int) (*roleWord, int) {
	e, n := peopleNouns.Longest(s.tokens, i)
	if e == nil {
		e, n = formerly(s.norm(i))
	}
	if e == nil {
		return nil, 0
	}
	base := nounMarks.Replace(e.Phrase)
	words := strings.Fields(base)
	r := &roleWord{role: base, status: e.Field(0), plural: strings.TrimPrefix(s.norm(i+n-1), "ex-") != words[len(words)-1] || !strings.Contains(e.Phrase, "<") && e.Field(2) != "title" && e.Field(2) != "one"}
	if r.status == "" {
		r.status = "unknown"
	}
	if sex := e.Field(1); sex != "" {
		r.sex = sex[0]
	}
	r.title, r.kin, r.surname = e.Field(2) == "title", e.Field(2) == "kin", e.Field(3) == "name"
	return r, n
}

// formerly reads "ex-soldier" as the lexicon has the soldier.
func formerly(norm string) (*lexicon.Entry, int) {
	if what, ok := strings.CutPrefix(norm, "ex-"); ok {
		return peopleNouns.Find(what), 1
	}
	return nil, 0
}
