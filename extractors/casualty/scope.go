package casualty

import (
	_ "embed"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

//go:embed scope.txt
var scopeText string

var scopeWords = lexicon.Must("scope.txt", scopeText)

// many are more than one incident of a war is likely to have killed: fewer may have died in one.
const many = 10

// setScope says of each figure of s whether it counts more than one incident: a toll over a period, or of several
// attacks. A single person is of one incident, but a part has the scope of its whole.
func (s *sentence) setScope(figures []Figure) {
	scope, at := s.scope()
	for i := range figures {
		f := &figures[i]
		if scope == "cumulative" && f.Amount.Floor() < many && s.inWar(at) {
			continue // two who were killed in the war may have died together
		}
		if (f.Measure == "missing" || f.Measure == "abducted") && scope == "cumulative" && s.norm(at) == "since" {
			continue // "missing since Thursday" tells when they were lost
		}
		switch {
		case f.Amount.Floor() <= 1:
		case scope != "" && (scope == "multi_incident" || at == 0 || s.oneClause(s.tokens[at].Start, f.Cue.Start)):
			f.Scope = scope
		case s.accumulates(f):
			f.Scope = "cumulative"
		case f.Rule == "count" && caseNouns[strings.ToLower(f.Cue.In(s.doc.Text))]:
			f.Scope = "multi_incident"
		}
	}
	for i := range figures {
		if whole := figures[i].PartOf; whole >= 0 {
			figures[i].Scope = figures[whole].Scope
		}
	}
}

// inheritScope gives numbers that only count out or repeat an accumulated number before them its scope: "Of these, 24 died",
// "the department's own figure is 34".
func (s *sentence) inheritScope(cues []cue, figures, earlier []Figure) {
	last := ""
	if n := len(earlier); n > 0 && earlier[n-1].Sentence >= s.index-1 {
		last = earlier[n-1].Scope
	}
	ofThem := len(cues) > 0 && cues[0].from == 0 && ofBefore[cues[0].frame]
	for i := range figures {
		f := &figures[i]
		tally := false
		for _, c := range cues {
			tally = tally || c.frame == "tally" && s.span(c.from, c.to) == f.Cue
		}
		before := last
		if tally && i > 0 {
			before = figures[i-1].Scope
		}
		if (tally || ofThem) && before == "cumulative" {
			f.Scope = before
		}
	}
}

// caseNouns are deaths as the police count them, each a case of its own: "the city's 57 homicides".
var caseNouns = map[string]bool{"homicides": true, "murders": true, "killings": true, "slayings": true}

// oneClause says whether no word that opens another clause stands between two offsets of s.
func (s *sentence) oneClause(a, b int) bool {
	if a > b {
		a, b = b, a
	}
	for i, t := range s.tokens {
		if t.Start <= a || t.Start >= b {
			continue
		}
		switch t.Norm {
		case "bringing", "raising", "taking", "but", ";", "when", "where", "which", "who", "whom", "whose", "whereas", "although", "after":
			return false
		case "while":
			if !s.goesOn(i + 1) {
				return false
			}
		}
	}
	return true
}

// goesOn says whether what follows a "while" at i is told of the same time: "while seeking food", "while 15 men have died".
func (s *sentence) goesOn(i int) bool {
	const near = 4
	for k := i; k <= i+near && k < len(s.tokens); k++ {
		if s.tokens[k].Tag == "VBG" && k == i || haveForm(s.norm(k)) && s.norm(k) != "had" {
			return true
		}
	}
	return false
}

// scope is what the words of s say, and the token that says it: several incidents, or an accumulation that no superlative
// explains away ("the deadliest attack since 2014" is one attack).
func (s *sentence) scope() (scope string, at int) {
	for i := range s.tokens {
		e, _ := scopeWords.Longest(s.tokens, i)
		switch {
		case e != nil && e.Field(0) == "multi_incident", s.severalEvents(i), s.scattered(i) && !s.overTime():
			return "multi_incident", i
		case scope != "":
		case e != nil, s.norm(i) == "since" && !spans[s.norm(i-1)] && s.sinceWhen(i+1), s.period(i), s.fromTo(i), s.inWar(i):
			if !s.superlative(i) && !s.datesOne(i) {
				scope, at = "cumulative", i
			}
		}
	}
	return scope, at
}

// severalEvents says whether token i begins a number, or a word for several, of events that are counted apart: "three
// separate attacks", "different incidents", "two shootings". Explosions are no such events: one attack has several.
func (s *sentence) severalEvents(i int) bool {
	k, apart := i, false
	if v, n := number.At(s.tokens, i); n > 0 && v > 1 {
		k += n
	}
	for apartWords[s.norm(k)] {
		k, apart = k+1, true
	}
	if k == i {
		return false
	}
	for n := 0; n < 2 && k < len(s.tokens) && (s.tokens[k].Tag == "JJ" || s.tokens[k].Tag == "NN") && !eventsApart[s.norm(k)]; n++ {
		k++
	}
	return eventsApart[s.norm(k)] || apart && events[s.norm(k)]
}

var apartWords = map[string]bool{"separate": true, "different": true, "various": true, "several": true, "multiple": true, "unrelated": true}

// eventsApart are events that a number alone sets apart; events need a word that says so.
var (
	eventsApart = map[string]bool{"attacks": true, "incidents": true, "shootings": true, "clashes": true, "raids": true, "ambushes": true,
		"accidents": true, "assaults": true, "crashes": true, "operations": true, "bombings": true}
	events = map[string]bool{"explosions": true, "blasts": true, "strikes": true, "airstrikes": true, "bombs": true, "places": true, "locations": true}
)

// datesOne says whether the period at token i only dates one incident: "earlier this year", "in January this year".
func (s *sentence) datesOne(i int) bool {
	before := s.norm(i - 1)
	return s.norm(i) == "this" && (before == "earlier" || before == "later" || before == "late" || before == "early" || month[before])
}

// superlative says whether a superlative stands before token i: "the worst, the deadliest … in years".
func (s *sentence) superlative(i int) bool {
	for k := max(0, i-9); k < i; k++ {
		n := s.norm(k)
		if s.norm(k-1) == "the" && ordinalWord(n) {
			return true // "the tenth attack since"
		}
		if n == "worst" || n == "most" || n == "first" || strings.HasSuffix(n, "iest") || n == "biggest" || n == "largest" || n == "highest" {
			return true
		}
	}
	return false
}

// agentScope is what the subject of c says of its scope: a war or the like has killed over time ("the insurgency has
// killed 35,000 people"), attacks have killed in several places ("the attacks that killed 32"). "" where it says nothing.
func (s *sentence) agentScope(c cue) string {
	v := s.of[c.from]
	if c.frame == "lives" {
		v = max(0, s.governor(c.from)) // "claimed 12 lives"
	}
	if s.kind(v) != phrase.VP {
		return ""
	}
	if before := s.sharedVerb(v); before >= 0 {
		v = before
	}
	agents := s.subject(v)
	if relative(s.word(v-1)) && s.kind(v-2) == phrase.NP {
		agents = []int{v - 2} // "his part in the attacks that killed 32"
	}
	for _, g := range agents {
		switch head := s.norm(s.groups[g].Head); {
		case wars[head], troubles[head] && haveForm(s.norm(s.groups[v].From)):
			return "cumulative"
		case eventSeries[head]:
			return "multi_incident"
		}
	}
	return ""
}

func haveForm(norm string) bool { return norm == "has" || norm == "have" || norm == "had" }

// wars go on for months and years: whoever died in one died over time. Troubles may be one day's: they have killed over time
// only where they "have".
var (
	wars = map[string]bool{
		"war": true, "wars": true, "warfare": true, "conflict": true, "conflicts": true, "insurgency": true, "rebellion": true, "uprising": true,
		"struggle": true, "genocide": true, "holocaust": true, "occupation": true, "intifada": true, "dictatorship": true, "militancy": true,
		"epidemic": true, "pandemic": true, "famine": true, "feud": true, "strife": true, "hostilities": true,
	}
	troubles = map[string]bool{
		"violence": true, "fighting": true, "unrest": true, "crackdown": true, "campaign": true, "outbreak": true, "protests": true,
		"disease": true, "attacks": true, "clashes": true, "revolt": true,
	}
)

// eventSeries are events whose plural has killed in several places or on several days. Explosions, strikes and clashes may
// be of one attack.
var eventSeries = map[string]bool{
	"attacks": true, "shootings": true, "bombings": true, "raids": true, "ambushes": true, "accidents": true, "crashes": true, "assassinations": true,
}

// inWar says whether token i begins a phrase that gives a war as the cause of the harm it is told with, "in the armed struggle
// that began in 1992", and no day: "killed in the war on Monday" tells of one day.
func (s *sentence) inWar(i int) bool {
	switch s.norm(i) {
	case "in", "during", "of", "throughout", "by", "from":
	default:
		return false
	}
	if i+1 >= len(s.tokens) || s.kind(s.of[i+1]) != phrase.NP || !wars[s.norm(s.groups[s.of[i+1]].Head)] {
		return false
	}
	for k := range s.tokens {
		if weekday[s.norm(k)] {
			return false
		}
	}
	return true
}

// sinceWhen says whether a date follows at i: "since 2021", "since the Taliban's return", "since October".
func (s *sentence) sinceWhen(i int) bool {
	if i >= len(s.tokens) {
		return false
	}
	switch s.norm(i) {
	case "late", "early", "mid", "last":
		i++
	}
	if weekday[s.norm(i)] {
		return false // one incident too goes on for days
	}
	return temporalWords[s.norm(i)] || s.yearAt(i) || s.dayAt(i) || s.norm(i) == "then" || i < len(s.tokens) && s.tokens[i].Tag == "DT"
}

// spans before "since" measure how long ago one event was: "five years since a depot exploded, killing 220".
var spans = map[string]bool{"years": true, "year": true, "months": true, "month": true, "weeks": true, "week": true, "days": true, "day": true, "decades": true, "decade": true}

func (s *sentence) yearAt(i int) bool {
	n := s.norm(i)
	return len(n) == 4 && (n[:2] == "19" || n[:2] == "20")
}

// fromTo says whether token i begins "between January and June" or "from 2014 to 2020".
func (s *sentence) fromTo(i int) bool {
	word, link := s.norm(i), ""
	switch word {
	case "between":
		link = "and"
	case "from":
		link = "to"
	default:
		return false
	}
	if !s.dayAt(i+1) && !s.yearAt(i+1) {
		return false
	}
	for k := i + 2; k < i+5; k++ {
		if s.norm(k) == link {
			return s.dayAt(k+1) || s.yearAt(k+1)
		}
	}
	return false
}

// dayAt says whether a month, with or without a day before it, stands at token i: "June", "1 June".
func (s *sentence) dayAt(i int) bool {
	if v, ok := number.Word(s.norm(i)); ok && v <= 31 {
		i++
	}
	return month[s.norm(i)]
}

// period says whether token i begins a span of weeks or more: "in the past two months", "over 10 years", "so far in May".
func (s *sentence) period(i int) bool {
	switch s.norm(i) {
	case "in", "over", "during", "within":
	case "of":
		return s.norm(i+1) == "the" && (s.norm(i+2) == "past" || s.norm(i+2) == "last") && s.period(i+1)
	case "so":
		return s.norm(i+1) == "far" && s.norm(i+2) == "in"
	default:
		return false
	}
	definite := s.norm(i+1) == "the" && (s.norm(i+2) == "past" || s.norm(i+2) == "last")
	for k := i + 1; k < i+6; k++ {
		switch s.norm(k) {
		case "years", "decade", "decades", "months":
			return s.norm(k+1) != "ago" && s.norm(k+1) != "later"
		case "year", "month", "week", "weeks", "days":
			return definite
		case "hours":
			return definite && s.norm(k-1) != "few"
		case ",", ".", "":
			return false
		}
	}
	return false
}
