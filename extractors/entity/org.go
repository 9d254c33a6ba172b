package entity

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/gazetteer"
)

// headed reads a run of capitalised words whose last is the head noun of an organization or a building: "Khyber
// Pakhtunkhwa Police", "Ministry of Public Health", "Provincial Disaster Management Authority".
func (l *line) headed(i int) (mention, bool) {
	if l.caps || !l.nameLike(i) || i > 0 && l.nameLike(i-1) {
		return mention{}, false
	}
	to, head, found := i, gazetteer.Head{}, false
	for j := i; j < len(l.tokens) && j-i < 10; j++ {
		t := l.tokens[j]
		if !l.nameLike(j) && !(j > i && (joins[t.Norm] || found && t.Norm == "to") && l.nameLike(j+1)) {
			break
		}
		if t.Norm == "'s" && l.isPlace(i, j) {
			i, found = j+1, false // "Rangoon's Insein Prison"
			continue
		}
		if h, ok := gazetteer.HeadNoun(t.Norm); ok && capital(t.Text) {
			head, found, to = h, true, j+1
		} else if found && joinedBack(l, i, j) {
			to = j + 1
		}
	}
	if !found || to-i < 2 {
		return mention{}, false
	}
	typ := Org
	if head.Building {
		typ = Fac
	}
	m := mention{from: i, to: to, weight: 2.2 * float64(to-i)}
	m.Entity = Entity{Type: typ, Subtype: head.Subtype, Rule: "head_noun"}
	return m, true
}

// isPlace says whether tokens [from, to) are the name of a place.
func (l *line) isPlace(from, to int) bool {
	if h, n := gazetteer.Match(l.tokens[:to], from); n == to-from {
		return h.Nation != nil || len(h.Places) > 0
	}
	_, n := gazetteer.TownAt(l.tokens[:to], from)
	return n == to-from
}

// joins stand inside the names of organizations.
var joins = set("of for and the & on 's")

// joinedBack says whether the word at j is joined to the head before it: "Ministry of Public Health".
func joinedBack(l *line, i, j int) bool {
	for k := j - 1; k > i; k-- {
		if n := l.tokens[k].Norm; n == "of" || n == "for" || n == "to" {
			return true
		}
		if _, ok := gazetteer.HeadNoun(l.tokens[k].Norm); ok {
			return false
		}
	}
	return false
}

// placed reads a run of capitalised words whose last is the head noun of places: "Warren County", "Neches River".
func (l *line) placed(i int) (mention, bool) {
	if l.caps || !l.nameLike(i) || i > 0 && l.nameLike(i-1) {
		return mention{}, false
	}
	if l.landform(i) {
		return mention{from: i, to: i + 2, weight: 2.7 * 2, Entity: Entity{Type: Loc, Rule: "place_head"}}, true
	}
	to, kind := i, ""
	for j := i + 1; j < len(l.tokens) && j-i < 5 && l.nameLike(j); j++ {
		if _, body := gazetteer.HeadNoun(l.tokens[j].Norm); body {
			return mention{}, false // "Laurel County School District"
		}
		if k := gazetteer.PlaceHead(l.tokens[j].Norm); k != "" {
			to, kind = j+1, k
		}
	}
	if kind == "" || l.nameLike(to) {
		return mention{}, false
	}
	return mention{from: i, to: to, weight: 2.6 * float64(to-i), Entity: Entity{Type: Type(kind), Rule: "place_head"}}, true
}

// landform reads "Lake Kivu", but not "Lake Charles", a town.
func (l *line) landform(i int) bool {
	if !landforms[l.norm(i)] || !l.nameLike(i+1) || l.nameLike(i+2) {
		return false
	}
	t, n := gazetteer.TownAt(l.tokens[:i+2], i)
	return n < 2 || t.Population < 20000
}

// landforms stand before the name of a place: "Lake Kivu", "Mount Hermon".
var landforms = set("lake mount mt. mt")

// settled are what people live in, told in lower case before or after the name of a place.
var settled = set("village neighbourhood neighborhood district suburb town township tehsil quarter hamlet locality province " +
	"governorate city municipality subdistrict commune prefecture cantonment camp settlement county area zone sub-district oblast kibbutz " +
	"favela parish canton territory woreda kebele barangay wilaya")

// lands are what nature has made, works what people have built, told in lower case after a name.
var (
	lands = set("valley desert river mountains forest island islands hills plateau gorge delta peninsula coast canyon glacier volcano lake")
	works = set("mine mines bridge checkpoint checkpost prison jail airport airbase port dam crossing junction roundabout refinery colliery highway " +
		"quarry barracks bazaar oilfield gasfield field")
)

// peopled stand before "of" and the name of a place.
var peopled = set("department residents inhabitants outskirts suburbs villages villagers port capital kilometres kilometers km miles north south east " +
	"west northeast northwest southeast southwest")

// ways are what one goes along, told in the plural after several names: "Fifth and Maple streets".
var ways = set("road street avenue highway boulevard")

// locals follow the name of the place that they are of: "a Dover man", "Dover police".
var locals = set("man woman resident residents native police teen teenager couple")

// told reads a name that the article itself says is a place: "Zeitoun neighbourhood", "the village of Malil", "a Dover man".
func (l *line) told(i int) (mention, bool) {
	if l.caps || !l.nameLike(i) || i > 0 && l.nameLike(i-1) {
		return mention{}, false
	}
	to := l.placeRun(i)
	if l.nameLike(to) || l.plainWord(i, to) {
		return mention{}, false
	}
	opens := to-i == 1 && (i == 0 || !letters(l.norm(i-1))) && !l.isPlace(i, to) // "Riot police"
	m := mention{from: i, to: to, weight: 2.6 * float64(to-i), Entity: Entity{Type: GPE, Rule: "told"}}
	lower := to < len(l.tokens) && !capital(l.tokens[to].Text)
	switch {
	case lower && !opens && settled[l.norm(to)], lower && l.severalOf(to, settled), l.norm(i-1) == "of" && (settled[l.norm(i-2)] || peopled[l.norm(i-2)]):
	case lower && !opens && locals[l.norm(to)] && !l.listedAt(i) && !l.shouts(i) && !l.called(i, to):
	case lower && l.severalOf(to, ways), lower && !opens && works[l.norm(to)] && l.norm(i-1) == "the" && l.headType(to-1) == "":
		m.Type = Fac
	case lower && !opens && lands[l.norm(to)]:
		m.Type = Loc
	default:
		return m, false
	}
	return m, true
}

// letters says whether norm begins with a letter.
func letters(norm string) bool { return norm != "" && norm[0] >= 'a' && norm[0] <= 'z' }

// placeRun returns the end of the run of at most three words from i that may name one place: "Plan de Ayutla".
func (l *line) placeRun(i int) int {
	to := i
	for to < len(l.tokens) && to-i < 3 && (l.nameLike(to) || to > i && particles[l.norm(to)] && l.norm(to) != "-" && l.norm(to) != "'" && l.nameLike(to+1)) {
		to++
	}
	return to
}

// severalOf says whether the words from i go on to a plural of one of the nouns: "Zamzam and Abu Shouk camps", "the Spin
// Boldak and Dand districts".
func (l *line) severalOf(i int, nouns map[string]bool) bool {
	for n := 0; n < 12 && (l.norm(i) == "and" || l.norm(i) == "," || l.nameLike(i)); n++ {
		i++
	}
	norm := l.norm(i)
	single, plural := strings.CutSuffix(norm, "s")
	return plural && (nouns[single] || nouns[strings.TrimSuffix(single, "ie")+"y"]) && !capital(l.tokens[i].Text)
}

// bodyNouns and placeNouns say in lower case what a name is of: "Tatrashield, a Slovak maker of armour", "the charity Oxfam".
var (
	bodyNouns = set("company companies firm maker manufacturer provider supplier operator developer startup start-up subsidiary retailer publisher " +
		"broadcaster charity ngo nonprofit non-profit watchdog newspaper airline bank insurer think-tank union party militia militias faction group " +
		"consortium foundation institute university contractor")
	placeNouns = set("village town city suburb neighbourhood neighborhood district hamlet province township settlement")
)

// described reads a name that the words beside it say is a body or a place.
func (l *line) described(i int) (mention, bool) {
	if l.caps || !l.nameLike(i) || i > 0 && l.nameLike(i-1) || l.listedAt(i) {
		return mention{}, false
	}
	to := i
	for to < len(l.tokens) && to-i < 4 && l.nameLike(to) {
		to++
	}
	if t, _ := gazetteer.Title(l.tokens, i); t > 0 || l.nameLike(to) || l.plainWord(i, to) {
		return mention{}, false
	}
	typ := Type("")
	if bodyNouns[l.norm(i-1)] && !capital(l.tokens[i-1].Text) {
		typ = Org
	} else if l.norm(to) == "," && l.lies(to+1) {
		typ = GPE
	} else if l.norm(to) == "," {
		typ = l.apposition(to + 1)
	}
	return mention{from: i, to: to, weight: 2.6 * float64(to-i), Entity: Entity{Type: typ, Rule: "described"}}, typ != ""
}

// lies says whether the words from i say how far away something is: "some 40 kilometres north of the capital".
func (l *line) lies(i int) bool {
	switch l.norm(i) {
	case "some", "about", "around", "roughly", "nearly":
		i++
	}
	return number(l.norm(i)) && lengths[l.norm(i+1)]
}

var lengths = set("km kms kilometres kilometers miles")

// apposition returns the type of what the noun phrase with an article at i says: "a Slovak maker of armour", "the provincial
// capital"; "" where it says none. Only its head counts, the word before a preposition, a comma or its end.
func (l *line) apposition(i int) Type {
	const longest = 6 // words
	if n := l.norm(i); n != "a" && n != "an" && n != "the" {
		return ""
	}
	for k := i + 1; k < len(l.tokens) && k-i <= longest; k++ {
		switch l.norm(k) {
		case "of", "that", "which", "in", "based", "near", "on", "with", "from", "where", ",", ".", "and":
			switch head := l.norm(k - 1); {
			case bodyNouns[head]:
				return Org
			case placeNouns[head]:
				return GPE
			}
			return ""
		}
	}
	return ""
}

// outlets are what a medium is called in lower case after its name: "Al-Quds Today television".
var outlets = set("television tv newspaper radio daily magazine channel weekly")

// outlet reads two or more capitalised words before such a word.
func (l *line) outlet(i int) (mention, bool) {
	if l.caps || !l.nameLike(i) || i > 0 && l.nameLike(i-1) || l.listedAt(i) {
		return mention{}, false
	}
	to := i
	for to < len(l.tokens) && to-i < 4 && l.nameLike(to) {
		to++
	}
	if to-i < 2 || !outlets[l.norm(to)] || capital(l.tokens[to].Text) {
		return mention{}, false
	}
	return mention{from: i, to: to, weight: 2.3 * float64(to-i), Entity: Entity{Type: Org, Subtype: "media", Rule: "outlet"}}, true
}
