package link

import (
	"slices"
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A site is a place where something may have happened.
type site struct {
	entity int // index of Entities, or -1
	bond   bond
}

// A bond says how plainly the words put what happened at a place.
type bond int

const (
	nowhere bond = iota
	hinted       // somebody in it is of the place: "a Dover man", "Dover police"
	along        // it is put at a road, of which every town has some
	beside       // the place is named beside what happened
	roughly      // it is put in a whole country or province
	stood        // it is put at a building
	sited        // it is put there: "in Kabul", "hit Odesa", "the Kabul bombing"
)

var none = site{entity: -1}

func (s site) known() bool { return s.entity >= 0 }

// siteBy is the place of the event told at span of sentence s: of those that the words put it at most plainly the one
// nearest to span, where those before it count as twice as far.
func (a *Annotations) siteBy(doc *text.Document, s int, span text.Span) site {
	best, least := none, 0
	for i, e := range a.Entities {
		if !doc.Sentences[s].Span.Contains(e.Span) {
			continue
		}
		r := a.bondOf(doc, s, e)
		if r == nowhere || r < best.bond || leads(doc, s, e.Span) || a.aside(doc, s, e.Span) {
			continue
		}
		away := distance(span, e.Span)
		if e.Start < span.Start {
			away *= 2
		}
		if r == best.bond && a.joined(doc, best.entity, i) {
			continue // of "between Aru and Beni" the first
		}
		if r > best.bond || away < least || best.known() && a.within(i, best.entity) {
			best, least = site{i, r}, away
		}
	}
	if c := a.theCapital(doc, s); best.bond < stood && c >= 0 {
		return site{c, stood}
	}
	best.entity = a.finer(doc, best.entity)
	return best
}

// theCapital is the capital that sentence s puts something in without its name, "in the Somali capital", where the article
// names it elsewhere; or -1.
func (a *Annotations) theCapital(doc *text.Document, s int) int {
	const near = 3 // tokens
	tokens := doc.Sentences[s].Tokens
	for i := 2; i < len(tokens); i++ {
		if tokens[i].Norm != "capital" {
			continue
		}
		for k := i - 1; k > 0 && k >= i-near; k-- {
			if tokens[k].Norm == "the" && locatives[tokens[k-1].Norm] {
				return slices.IndexFunc(a.Entities, func(e entity.Entity) bool { return where(e) && capital(e) })
			}
		}
	}
	return -1
}

// joined says whether nothing but "and" or a comma stands between two places.
func (a *Annotations) joined(doc *text.Document, p, q int) bool {
	if p < 0 {
		return false
	}
	switch strings.TrimSpace(between(doc, a.Entities[p].Span, a.Entities[q].Span)) {
	case "and", "or":
		return true
	}
	return false
}

// bondOf says how plainly the words of sentence s put what it tells of at e.
func (a *Annotations) bondOf(doc *text.Document, s int, e entity.Entity) bond {
	if !where(e) || employer(doc, e) {
		return nowhere
	}
	tokens := doc.Tagged(s)
	at := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= e.Start })
	next := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= e.End })
	put := putAt(tokens, at) || namesEvent(tokens, next)
	switch {
	case origin(tokens, at), !put && governed(tokens, at), isHospital(e) && !attacked(tokens, at), !put && boundless(e), wide(e) && listed(tokens, at, next):
		return nowhere
	case !put && owns(tokens, next):
		if wide(e) || e.Type != entity.GPE || !locals[tokens[next].Norm] {
			return nowhere
		}
		return hinted
	case isWay(e):
		return along
	case !put:
		return beside
	case coarse(e):
		return roughly
	case e.Type == entity.Fac, isWorks(tokens, next):
		return stood
	}
	return sited
}

// works are what people have built, told after its name.
var works = words("mine plant factory hospital school college university stadium prison jail penitentiary hotel mosque church temple market " +
	"station terminal airport base bridge building tower mall restaurant club hall refinery")

// isWorks says whether the words from token next on say that a name is one of something built: "the Hongda coal mine".
func isWorks(tokens []text.Token, next int) bool {
	for i := next; i < len(tokens) && i < next+2 && strings.HasPrefix(tokens[i].Tag, "NN"); i++ {
		if works[tokens[i].Norm] && tokens[i].Text == tokens[i].Norm {
			return true
		}
	}
	return false
}

// boundless says whether e is more than a country: an ocean, a continent, a desert.
func boundless(e entity.Entity) bool {
	return e.Geo != nil && (e.Geo.Precision == entity.International || e.Geo.Precision == entity.Region && e.Geo.Country == "")
}

// isWay says whether e is a road or a street, which is named within a place.
func isWay(e entity.Entity) bool {
	words := strings.Fields(strings.ToLower(e.Name))
	return e.Type == entity.Fac && (e.Rule == "told" || len(words) > 0 && gazetteer.PlaceHead(words[len(words)-1]) == string(entity.Fac))
}

// listed says whether the place at tokens [at, next) is one of several: "floods in Kenya, Uganda and Tanzania".
func listed(tokens []text.Token, at, next int) bool {
	name := func(i int) bool { return i >= 0 && i < len(tokens) && strings.HasPrefix(tokens[i].Tag, "NNP") }
	and := func(i int) bool {
		return i >= 0 && i < len(tokens) && (tokens[i].Norm == "and" || tokens[i].Norm == ",")
	}
	return at > 1 && tokens[at-1].Norm == "and" && name(at-2) || and(next) && name(next+1) && next+2 < len(tokens) && tokens[next+2].Norm == "and" || next < len(tokens) && tokens[next].Norm == "and" && name(next+1)
}

// locatives are the prepositions that put something at a place.
var locatives = words("in at near on outside inside around across along between over off throughout within through into onto beside behind " +
	"opposite beneath")

// partNouns stand before "of" and a place that they are part of or near to.
var partNouns = words("area areas district districts province state region regions county city town village villages settlement settlements hamlet " +
	"suburb suburbs outskirts port capital part parts side coast shore north south east west northeast northwest southeast southwest centre " +
	"center heart municipality neighborhood neighbourhood section quarter island islands camp streets slopes vicinity edge border zone " +
	"commune governorate department community kilometers kilometres km miles corner front market town wing " +
	"wings floor grounds gate gates compound roof middle forests jungles mountains hills waters banks entrance premises complex countryside " +
	"interior")

// putAt says whether the noun phrase with the place at token at hangs on a preposition of place or is what an attack hits.
func putAt(tokens []text.Token, at int) bool {
	const far = 12 // tokens
	for i := at - 1; i >= 0 && i >= at-far; i-- {
		switch t := tokens[i]; {
		case locatives[t.Norm]:
			return t.Norm != "on" || i == 0 || !strings.HasPrefix(tokens[i-1].Norm, "blame")
		case strings.HasPrefix(t.Tag, "VB"):
			return eventAt(tokens, i) && t.Tag != "VBN" || strings.HasPrefix(t.Norm, "hit")
		case t.Norm == "of":
			if i == 0 || !partNouns[tokens[i-1].Norm] {
				return false
			}
		case t.Norm == ",", t.Norm == "and":
			if i == 0 || !strings.HasPrefix(tokens[i-1].Tag, "NNP") {
				return false
			}
		case strings.HasPrefix(t.Tag, "NN"), strings.HasPrefix(t.Tag, "JJ"), t.Tag == "DT", t.Tag == "POS", t.Tag == "CD", t.Norm == "-":
		default:
			return false
		}
	}
	return false
}

// namesEvent says whether the words from token next on go on with a place's name to what happened: "the Kabul mosque bombing".
func namesEvent(tokens []text.Token, next int) bool {
	const far = 4 // tokens
	for i := next; i < len(tokens) && i < next+far; i++ {
		if !strings.HasPrefix(tokens[i].Tag, "NN") && !strings.HasPrefix(tokens[i].Tag, "JJ") {
			return false
		}
		if eventAt(tokens, i) {
			return true
		}
	}
	return false
}

// holders are those who are called by the place that they work for or come from.
var holders = words("police sheriff deputy deputies officer officers trooper troopers official officials coroner medical governor mayor man men woman " +
	"women couple teen teenager resident residents native spokesman spokeswoman spokesperson minister ministry government army military force " +
	"forces troops soldier soldiers authorities court judge jury prosecutor prosecutors attorney chief commander doctor doctors doctor's president " +
	"ambassador embassy lawmaker lawmakers firefighters fire department newspaper radio television daily agency rebels militants fighters family " +
	"mother father citizens nationals team fans")

// locals are those among the holders who tell where something happens of which no more is said.
var locals = words("police man woman couple teen teenager family officer officers mother father")

// owns says whether the place before token next is only whose it is: "Kabul's mayor", "a Mesa County deputy".
func owns(tokens []text.Token, next int) bool {
	const far = 4 // tokens
	for i := next; i < len(tokens) && i < next+far; i++ {
		switch t := tokens[i]; {
		case t.Tag == "POS" || t.Norm == "'s", holders[t.Norm]:
			return true
		case !strings.HasPrefix(t.Tag, "NN") && !strings.HasPrefix(t.Tag, "JJ"):
			return false
		}
	}
	return false
}

// governed says whether a preposition that is none of place governs the noun phrase with the place at token at: "for
// Holland America passengers".
func governed(tokens []text.Token, at int) bool {
	const far = 4 // tokens
	for i := at - 1; i >= 0 && i >= at-far; i-- {
		switch t := tokens[i]; {
		case t.Tag == "IN" || t.Tag == "TO":
			return t.Norm != "of" && !locatives[t.Norm]
		case !strings.HasPrefix(t.Tag, "NN") && !strings.HasPrefix(t.Tag, "JJ") && t.Tag != "DT" && t.Tag != "POS":
			return false
		}
	}
	return false
}

// natives are nouns for people before "of" and where they come from.
var natives = words("resident native natives citizen citizens inhabitant man woman son daughter")

// origin says whether the place at token at is where somebody comes from: "a resident of Lahore", "Ann Roe, 34, of Dover".
// against tells of a foe rather than a place.
func origin(tokens []text.Token, at int) bool {
	if at > 0 && tokens[at-1].Norm == "the" {
		at--
	}
	if at == 0 {
		return false
	}
	switch before := tokens[at-1].Norm; before {
	case "of":
		return at > 1 && (natives[tokens[at-2].Norm] || tokens[at-2].Norm == ",")
	case "against", "with", "by", "than", "about":
		return true
	}
	return false
}

// isHospital says whether the name of e is one of a hospital.
func isHospital(e entity.Entity) bool {
	for _, w := range strings.Fields(strings.ToLower(e.Name)) {
		if hospitals[w] {
			return true
		}
	}
	return false
}

// attacked says whether the place at token at is what something is done to: "the strike on", "shelled".
func attacked(tokens []text.Token, at int) bool {
	for i := at - 1; i >= 0 && i >= at-2; i-- {
		if tokens[i].Norm == "on" || strings.HasPrefix(tokens[i].Tag, "VB") && eventAt(tokens, i) {
			return true
		}
	}
	return false
}

// leads says whether the place at span of sentence s is where somebody comes from or goes to: "a bus from Nairobi to Mandera".
// What is "40 km from" a place lies by it.
func leads(doc *text.Document, s int, span text.Span) bool {
	tokens := doc.Sentences[s].Tokens
	at := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= span.Start })
	if strings.HasPrefix(doc.Text[span.End:], "-") || strings.HasSuffix(doc.Text[:span.Start], "-") {
		return true // "a Karachi-bound bus", "the London-based group", "the Kabul-Herat road"
	}
	if at > 0 && tokens[at-1].Norm == "the" {
		at--
	}
	if at < 2 {
		return false
	}
	before := tokens[at-2].Norm
	switch tokens[at-1].Norm {
	case "from":
		return !distances[before]
	case "to":
		return before != "close" && before != "next" && before != "near" && before != "adjacent" && before != "according"
	case "for":
		return before == "bound" || before == "left" || before == "headed"
	}
	return false
}

var distances = words("km kms kilometers kilometres miles mile meters metres away far north south east west")

// employer says whether e is whom a speaker speaks for: "a spokesman for the Lady Reading Hospital".
func employer(doc *text.Document, e entity.Entity) bool {
	const far = 24
	before := doc.Text[max(0, e.Start-far):e.Start]
	for _, title := range []string{"spokesman for", "spokesman of", "spokeswoman for", "spokesperson for", "director of", "doctor at", "official at", "head of", "chief of"} {
		if strings.Contains(before, title) {
			return true
		}
	}
	return false
}

// finer is the place beside p that says more closely where: "in Takhar, Afghanistan", "in Afghanistan's Takhar", "the
// Nuseirat camp in central Gaza"; of a quarter of a town, the town.
func (a *Annotations) finer(doc *text.Document, p int) int {
	const near = 60 // bytes
	if p < 0 {
		return p
	}
	if q, ok := a.holder(doc, p); ok {
		if a.quarterOf(doc, p, q) || a.built(doc, p) && !coarse(a.Entities[q]) {
			return q
		}
		return p
	}
	for i, e := range a.Entities {
		if i == p || distance(e.Span, a.Entities[p].Span) >= near || !where(e) || wide(e) || inDateline(doc, e.Span) || isHospital(e) || a.built(doc, i) && !coarse(a.Entities[p]) {
			continue
		}
		possessed := e.Start > a.Entities[p].End && possessive(doc.Text[a.Entities[p].End:e.Start])
		inside := distance(e.Span, a.Entities[p].Span) < near && a.within(i, p) && !strings.ContainsAny(between(doc, e.Span, a.Entities[p].Span), ".;")
		held := e.End <= a.Entities[p].Start && a.Entities[p].Start-e.End < near && holds(between(doc, e.Span, a.Entities[p].Span))
		if possessed || inside || held || wide(a.Entities[p]) && onePhrase(doc.Text, e.Span, a.Entities[p].Span) {
			if a.quarterOf(doc, i, p) {
				return p
			}
			return i
		}
	}
	return p
}

// holder is the place after p that the words say holds it: "the Tirah area of Khyber district".
func (a *Annotations) holder(doc *text.Document, p int) (int, bool) {
	for q := p + 1; q < len(a.Entities); q++ {
		if e := a.Entities[q]; where(e) {
			return q, holds(between(doc, a.Entities[p].Span, e.Span))
		}
	}
	return -1, false
}

// compass are the words that say which part of a place is meant.
var compass = words("the northern southern eastern western central north south east west northeast northwest southeast southwest northeastern " +
	"northwestern southeastern southwestern upper lower neighbouring neighboring nearby")

// seats are the words between a town and what it is the seat or a part of: "Aybak, the capital of Samangan".
var seats = words("a capital seat town city village hamlet of in provincial main")

// holds says whether the words between two places say that the second holds the first: ", ", "area of", "refugee camp in
// southern".
func holds(words string) bool {
	fields := strings.Fields(strings.ReplaceAll(strings.ToLower(words), ",", " , "))
	for len(fields) > 0 && (partNouns[fields[0]] || fields[0] == "refugee") {
		fields = fields[1:]
	}
	joined := false
	for len(fields) > 0 && (fields[0] == "," || fields[0] == "in" || fields[0] == "of") {
		fields, joined = fields[1:], true
	}
	for len(fields) > 0 && (compass[fields[0]] || joined && (seats[fields[0]] || partNouns[fields[0]])) {
		fields = fields[1:]
	}
	return joined && len(fields) == 0
}

// built says whether place p is a building or the like.
func (a *Annotations) built(doc *text.Document, p int) bool {
	e := a.Entities[p]
	after := strings.Fields(doc.Text[e.End:min(len(doc.Text), e.End+24)])
	for _, w := range after[:min(2, len(after))] {
		if works[strings.Trim(w, ".,;")] {
			return true
		}
	}
	return e.Type == entity.Fac
}

// coarse says whether e is a province or more.
func coarse(e entity.Entity) bool {
	return e.Geo != nil && fineness(e.Geo) <= fineness(&entity.Geo{Precision: entity.ADM1})
}

// isTown says whether place q is no larger than a town, as far as is known.
func (a *Annotations) isTown(q int) bool {
	e := a.Entities[q]
	return e.Type == entity.GPE && (e.Geo == nil || e.Geo.Precision == entity.Exact || e.Geo.Precision == entity.Near)
}

// quarterNouns are what parts of a town are called after their names.
var quarterNouns = words("area neighborhood neighbourhood section quarter suburb locality colony sector")

// quarterOf says whether place p is a part of the town q: "the Zeitoun neighbourhood of Gaza City", "Lahore's Kot Lakhpat area".
func (a *Annotations) quarterOf(doc *text.Document, p, q int) bool {
	if !a.isTown(q) {
		return false
	}
	after := strings.Fields(doc.Text[a.Entities[p].End:min(len(doc.Text), a.Entities[p].End+24)])
	return len(after) > 0 && quarterNouns[strings.Trim(after[0], ",.")]
}

// possessive says whether the words between two names make the first the owner of the second.
func possessive(words string) bool { return words == "'s " || words == "’s " }

func between(doc *text.Document, a, b text.Span) string {
	if from, to := min(a.End, b.End), max(a.Start, b.Start); from < to {
		return doc.Text[from:to]
	}
	return ""
}

// onePhrase says whether two names stand in one phrase: "Pakistan's northwestern city of Peshawar", "Takhar, Afghanistan".
func onePhrase(t string, a, b text.Span) bool {
	const longest = 40
	if distance(a, b) > longest {
		return false
	}
	between := t[min(a.End, b.End):max(a.Start, b.Start)]
	if between == ", " || between == " " {
		return true
	}
	return strings.HasPrefix(between, "’s ") || strings.HasPrefix(between, "'s ") && !strings.ContainsAny(between, ",.;:()")
}

// wide says whether e is a whole country.
func wide(e entity.Entity) bool {
	return e.Geo != nil && e.Geo.Precision == entity.CountryWide
}

// where says whether e tells where something is.
func where(e entity.Entity) bool {
	if e.Type != entity.GPE && e.Type != entity.Loc && e.Type != entity.Fac || e.Subtype == "government" || e.Within >= 0 {
		return false
	}
	return true
}

// distance is the number of bytes between two spans.
func distance(a, b text.Span) int {
	return max(0, a.Start-b.End, b.Start-a.End)
}
