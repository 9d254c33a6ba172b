package entity

import (
	"regexp"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/entity/tagger"
	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// propose returns every reading of every stretch of l that anything speaks for.
func (l *line) propose() []mention {
	var ps []mention
	for i := range l.tokens {
		if h, n := gazetteer.Match(l.tokens, i); n > 0 {
			if m, ok := l.listed(h, i, i+n); ok {
				ps = append(ps, m)
			}
		}
		for _, read := range [...]func(*line, int) (mention, bool){
			(*line).filed, (*line).town, (*line).titled, (*line).named, (*line).cued, (*line).told, (*line).placed, (*line).headed,
			(*line).outlet, (*line).described, (*line).route, (*line).unread, (*line).styled, (*line).abbreviated,
		} {
			if m, ok := read(l, i); ok {
				ps = append(ps, m)
			}
		}
	}
	return ps
}

// listed reads a hit in the hand-made lists. Where a name is a country's and a place's, place decides later.
func (l *line) listed(h gazetteer.Hit, from, to int) (mention, bool) {
	for to-from > 1 && kinds[l.norm(to-1)] && !capital(l.tokens[to-1].Text) {
		to-- // "Borno state" is Borno
	}
	if len(h.Places) > 0 && l.divisionAt(to, h.Places[0].Country) {
		to++ // "Kebbi State"
	}
	m := mention{from: from, to: to, weight: 3 * float64(to-from)}
	if to-from == 1 && l.common(from) {
		return m, false
	}
	switch {
	case h.Body != nil && (!h.Weak || h.Body.Subtype == "media" && l.heard(from, to)):
		m.Entity = Entity{Type: Org, Subtype: h.Body.Subtype, Name: h.Body.Name, Ref: h.Body.ID, Country: h.Body.Country, Rule: "registry"}
		m.weight += 2
	case h.Nation != nil:
		m.Entity = Entity{Type: GPE, Subtype: "country", Name: h.Nation.Name, Country: h.Nation.Alpha3, Rule: "country"}
	case len(h.Places) > 0 && (!h.AfterComma || l.norm(from-1) == ","):
		p := h.Places[0]
		m.Entity = Entity{Type: typeOfFeature(p.Feature), Name: p.Name, Country: p.Country, Rule: "overlay"}
		if words := l.words(from, to); strings.HasPrefix(words, p.Name) {
			m.Name = words // "Kabul Province" is more than Kabul
		}
		if len(h.Places) > 1 {
			m.Country = ""
		}
	case h.People != nil:
		m.Entity = Entity{Type: Norp, Subtype: h.People.Subtype, Name: h.People.Name, Country: h.People.Country, Rule: "people"}
	default:
		return m, false
	}
	return m, true
}

// divisionAt says whether the word at i is the capitalised kind of a division before it. A "State" of the United States is
// a university.
func (l *line) divisionAt(i int, country string) bool {
	return l.nameLike(i) && !l.caps && divisions[l.norm(i)] && !l.nameLike(i+1) && (l.norm(i) != "state" || country != "USA" && country != "")
}

// divisionCountry returns the country of the first-level division that tokens [from, to) name, "USA" where they name none.
func (l *line) divisionCountry(from, to int) string {
	for _, p := range gazetteer.Towns(l.words(from, to)) {
		if p.Feature == "ADM1" {
			return p.Country
		}
	}
	return "USA"
}

var divisions = set("province state district governorate county")

// heard says whether the words at [from, to) stand where a medium does: who was told something, where something was
// published, who reports.
func (l *line) heard(from, to int) bool {
	switch l.norm(from - 1) {
	case "told":
		return true
	case "in", "by", "to":
		before := l.norm(from - 2)
		return before == "published" || before == "reported" || before == "spoke" || before == "speaking"
	}
	return l.norm(to) == "reported" || l.norm(to) == "reports"
}

// kinds are words after the name of a place that say what it is.
var kinds = set("province state region district governorate county city town village camp valley river oblast area")

// ambiguous are names in capitals that are words in lower case: in a line of capitals they are words.
var ambiguous = set("us who it site raw mend car pa is aid aa au app can as of in la rt ft am gia cia let")

// common says whether the name at i is more likely a common word where it stands.
func (l *line) common(i int) bool {
	t := l.tokens[i]
	switch {
	case l.caps && ambiguous[t.Norm]:
		return true
	case t.Norm == "us":
		return t.Text != "US" || strings.HasPrefix(l.norm(i+1), "dollar")
	}
	return false
}

// typeOfFeature returns the entity type of a GeoNames feature.
func typeOfFeature(code string) Type {
	switch {
	case strings.HasPrefix(code, "PPL"), strings.HasPrefix(code, "ADM"), strings.HasPrefix(code, "PCL"), code == "TERR":
		return GPE
	case code == "BLDG", code == "AIRP", code == "DAM", code == "SQR", code == "MN", code == "HSTS", code == "CNL", code == "ST":
		return Fac
	}
	return Loc
}

// span is the bytes of tokens [from, to) of l.
func (l *line) span(from, to int) text.Span {
	return text.Span{Start: l.tokens[from].Start, End: l.tokens[to-1].End}
}

// norm returns the norm of token i, "" outside the line.
func (l *line) norm(i int) string {
	if i < 0 || i >= len(l.tokens) {
		return ""
	}
	return l.tokens[i].Norm
}

// filed reads the place that a dateline begins with: "SPRING HOLLOW, Ohio —", "KAPIRI MPOSHI (Xinhua) --".
func (l *line) filed(i int) (mention, bool) {
	const longest = 3 // words
	if !l.dateline || i > 0 || l.listedAt(i) || l.norm(0) == "clandestine" {
		return mention{}, false
	}
	to := 0
	for to < len(l.tokens) && to < longest && capital(l.tokens[to].Text) && !calendar[l.norm(to)] {
		to++
	}
	if next := l.norm(to); to == 0 || letters(next) {
		return mention{}, false
	}
	return mention{from: 0, to: to, weight: 2.8 * float64(to), Entity: Entity{Type: GPE, Rule: "dateline"}}, true
}

// routeName matches the numbers of roads: "I-75", "M6", "US-24".
var routeName = regexp.MustCompile(`^(I|US|SR|NH|M|A)-?\d{1,3}$`)

// roads are the words before the number of a road.
var roads = set("interstate highway route hwy")

// route reads a road that has a number: "on the M6", "along I-75", "Highway 10".
func (l *line) route(i int) (mention, bool) {
	m := mention{from: i, to: i + 1, weight: 2.5, Entity: Entity{Type: Fac, Rule: "route"}}
	before := l.norm(i - 1)
	if before == "the" {
		before = l.norm(i - 2)
	}
	switch {
	case l.caps:
		return m, false
	case roads[l.norm(i)] && capital(l.tokens[i].Text) && number(l.norm(i+1)) && !l.nameLike(i-1):
		m.to, m.weight = i+2, 5.6
		return m, true
	}
	return m, (before == "on" || before == "along" || before == "northbound" || before == "southbound" || before == "eastbound" || before == "westbound") &&
		routeName.MatchString(l.tokens[i].Text)
}

// unread reads a name that nothing else knows after a preposition that hardly stands before anything but a place.
func (l *line) unread(i int) (mention, bool) {
	before := l.norm(i - 1)
	if l.caps || before != "near" && before != "outside" && before != "off" || !l.nameLike(i) {
		return mention{}, false
	}
	to := l.placeRun(i)
	if l.nameLike(to) || l.norm(to) == "'s" || l.plainWord(i, to) {
		return mention{}, false
	}
	return mention{from: i, to: to, weight: 0.6 * float64(to-i), Entity: Entity{Type: GPE, Rule: "unread"}}, true
}

// town reads a name of the table of places. A small town's name alone is weak evidence: it wants a preposition of place
// before it or what contains it after it.
func (l *line) town(i int) (mention, bool) {
	if !l.nameLike(i) {
		return mention{}, false
	}
	t, n := gazetteer.TownAt(l.tokens, i)
	if n > 1 && kinds[l.norm(i+n-1)] && !capital(l.tokens[i+n-1].Text) {
		t, n = gazetteer.TownAt(l.tokens[:i+n-1], i)
	}
	if n == 0 || n == 1 && tagger.Common(l.tokens[i].Norm) {
		return mention{}, false
	}
	m := mention{from: i, to: i + n, Entity: Entity{Type: GPE, Rule: "town"}}
	if divisions[l.norm(i+n)] && l.divisionAt(i+n, l.divisionCountry(i, i+n)) {
		m.to++
		m.weight = 2.6 * float64(n+1)
		return m, true
	}
	if l.norm(i+n) == "," && i+n+1 < len(l.tokens) {
		if h, k := gazetteer.Match(l.tokens, i+n+1); k > 0 && (h.Nation != nil || len(h.Places) > 0) {
			m.weight = 2 * float64(n)
			return m, true
		}
	}
	switch {
	case n > 1 && locative[l.norm(i-1)] && !l.nameLike(i+n):
		m.weight = 2.6 * float64(n)
	case t.Population >= 50000 && !l.caps || t.Population >= 500000:
		m.weight = 1.4 * float64(n)
	case locative[l.norm(i-1)] && !l.caps:
		m.weight = 1.2 * float64(n)
	}
	return m, m.weight > 0
}

var locative = set("in at near from outside around to through")

// sentences returns the lines for the tagger.
func (a *article) sentences() []tagger.Sentence {
	out := make([]tagger.Sentence, len(a.lines))
	for i, l := range a.lines {
		out[i] = tagger.Sentence{Tokens: l.tokens, Caps: l.caps}
	}
	return out
}

// tagged reads the names that the tagger found. Of its fourth class, which holds works and products too, only events are
// ours; peoples are in the lists.
func (l *line) tagged(spans []tagger.Span) []mention {
	var ps []mention
	for _, s := range spans {
		if at := l.owner(s.From, s.To); at > 0 { // "Rangoon's Insein Prison" is two
			ps = append(ps, mention{from: s.From, to: at, weight: 2.1 * float64(at-s.From), Entity: Entity{Type: GPE, Rule: "tagger"}})
			s.From = at + 1
			if t := l.headType(s.To - 1); t == Fac || t == Loc {
				s.Class = tagger.Place
			}
		}
		m := mention{from: s.From, to: s.To, weight: 2 * float64(s.To-s.From), Entity: Entity{Type: types[s.Class], Rule: "tagger"}}
		switch {
		case s.Class == tagger.Misc && !l.event(s.From, s.To), l.plainWord(s.From, s.To), l.onlyTitle(s.From, s.To):
			continue
		case s.Class == tagger.Person && l.staysIn(s.From, s.To):
			m.Type = GPE
		case s.Class == tagger.Person && s.To-s.From > 1 && l.headType(s.To-1) != "":
			m.Type = l.headType(s.To - 1) // "Ramor Theatre" is nobody
		case s.Class == tagger.Person:
			m.from = l.untitled(s.From, s.To)
			m.weight = 2 * float64(m.to-m.from)
		case s.Class == tagger.Org && l.endsInBody(s.From, s.To):
			m.weight = 3.1*float64(s.To-s.From) + 1
		}
		ps = append(ps, m)
	}
	return ps
}

var currencies = set("eur usd gbp chf jpy cny inr pkr afn irr try aed sar ngn kes zar rub uah sek nok dkk pln rs rs. us$ a$ c$")

var months = set("jan feb mar apr jun jul aug sep sept oct nov dec")

// plainWord says whether a name of one word is a common word that no list knows: "Republic" at the start of a sentence.
func (l *line) plainWord(from, to int) bool {
	if to-from == 1 && (months[l.norm(from)] || currencies[l.norm(from)] || l.norm(from) == "no.") && number(l.norm(to)) {
		return true // "Jan 8", "EUR 15 million", "No. 118"
	}
	if to-from == 1 && (strings.HasSuffix(l.norm(from), "gmt") || l.norm(from) == "us" && l.common(from)) {
		return true // "0553GMT", "25 US dollars"
	}
	if to-from > 1 || l.caps || !tagger.Common(l.norm(from)) || gazetteer.Given(l.norm(from)) {
		return false
	}
	_, n := gazetteer.Match(l.tokens, from)
	town, _ := gazetteer.TownAt(l.tokens[:to], from)
	return n == 0 && town.Population < 20000 && !l.shouts(from)
}

// onlyTitle says whether tokens [from, to) are a title that stands alone: "the Secretary-General".
func (l *line) onlyTitle(from, to int) bool {
	n, _ := gazetteer.Title(l.tokens, from)
	return n == to-from && !l.caps && l.norm(from-1) == "the"
}

// staysIn says whether the one word at from stands where a place does and a person hardly: "in Minova".
func (l *line) staysIn(from, to int) bool {
	before := l.norm(from - 1)
	return to-from == 1 && !l.caps && (before == "in" || before == "near" || before == "outside") && !gazetteer.Given(l.norm(from)) && !l.nameLike(to) && l.norm(to) != "'s"
}

// owner returns where in [from, to) the possessive of a place stands, 0 where it does not.
func (l *line) owner(from, to int) int {
	for i := from + 1; i < to-1; i++ {
		if l.norm(i) == "'s" && l.isPlace(from, i) {
			return i
		}
	}
	return 0
}

// headType returns the type of the names that end in the word at i, "" where it is no head noun.
func (l *line) headType(i int) Type {
	if h, ok := gazetteer.HeadNoun(l.norm(i)); ok && !l.caps {
		if h.Building {
			return Fac
		}
		return Org
	}
	return Type(gazetteer.PlaceHead(l.norm(i)))
}

// endsInBody says whether a name ends in the name of a body that is shorter: "North Korean Red Cross". Then it is a name of
// its own, and not a nationality before the body's.
func (l *line) endsInBody(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if h, n := gazetteer.Match(l.tokens[:to], i); i+n == to && h.Body != nil && h.Body.Subtype == "agency" {
			return true
		}
	}
	return false
}

var types = map[tagger.Class]Type{tagger.Person: Person, tagger.Org: Org, tagger.Place: GPE, tagger.Misc: Event}

// event says whether a name has the head noun of an event.
func (l *line) event(from, to int) bool {
	for i := from; i < to; i++ {
		if events[l.tokens[i].Norm] {
			return true
		}
	}
	return false
}

var events = set("war wars battle siege massacre uprising revolution intifada olympics olympic games cup open championship " +
	"championships tournament grand series election elections primary summit conference festival congress operation crisis " +
	"accord accords treaty agreement hurricane cyclone typhoon earthquake holocaust genocide spring prix marathon trophy")
