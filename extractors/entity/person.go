package entity

import (
	"strings"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/gazetteer"
)

// particles stand inside personal names.
var particles = set("wa ka al el ul ur ud bin ibn bint abu abd van von der den de da di du dos la le del della ben y e i o - ' & ap mac st. bar ter ten zu")

// titled reads a title and the name after it: "Maulvi Amir Khan Muttaqi". The title is not part of the mention.
func (l *line) titled(i int) (mention, bool) {
	n, sure := gazetteer.Title(l.tokens, i)
	if n == 0 || i+n >= len(l.tokens) {
		return mention{}, false
	}
	from := i + n
	for { // "former Prime Minister Lt. Gen. X": the last title counts
		if more, moreSure := gazetteer.Title(l.tokens, from); more > 0 && from+more < len(l.tokens) {
			from, sure = from+more, sure || moreSure
			continue
		}
		break
	}
	to := l.nameRun(from)
	if to == from || l.caps {
		return mention{}, false
	}
	if !sure && to-from < 2 {
		return mention{}, false
	}
	_, body := gazetteer.HeadNoun(l.norm(to - 1))
	switch {
	case to-from == 1 && (l.listedAt(from) || len(l.tokens[from].Text) < 3 || staffs[l.norm(from)]):
		return mention{}, false // "Prime Minister Britain", "President R.", "General Staff"
	case body && (to-from > 1 || l.norm(i) == "general"):
		return mention{}, false // "King Abdullah Hospital", "General Assembly"
	}
	m := mention{from: from, to: to, weight: 3.5 * float64(to-from), Entity: Entity{Type: Person, Rule: "title"}}
	return m, true
}

// staffs are what a title stands before without naming anybody.
var staffs = set("staff counsel secretary manager motors election elections strike")

// named reads a given name and what follows it: "Zabihullah Mujahid".
func (l *line) named(i int) (mention, bool) {
	if !gazetteer.Given(l.tokens[i].Norm) || !l.nameLike(i) || l.caps {
		return mention{}, false
	}
	to := l.nameRun(i)
	if to-i < 2 || to-i > 5 || l.called(i, to) {
		return mention{}, false
	}
	return mention{from: i, to: to, weight: 2.5 * float64(to-i), Entity: Entity{Type: Person, Rule: "given_name"}}, true
}

// called says whether a run that begins with a given name is a building, a body or a town: "Nasser Hospital", "Abu Dhabi".
func (l *line) called(from, to int) bool {
	last := l.norm(to - 1)
	if _, head := gazetteer.HeadNoun(last); head || gazetteer.PlaceHead(last) != "" {
		return true
	}
	t, n := gazetteer.TownAt(l.tokens[:to], from)
	return n == to-from && t.Population > 100000
}

// nameRun returns the end of the run of words from i that may be one personal name.
func (l *line) nameRun(i int) int {
	to := i
	for j := i; j < len(l.tokens) && j-i < 6; j++ {
		t := l.tokens[j]
		switch {
		case l.nameLike(j) && !l.shouts(j):
			if j > i && l.listedAt(j) && !(j-i >= 2 && l.tribal(j)) {
				return to
			}
			to = j + 1
		case j > i && (particles[t.Norm] && l.nameLike(j+1) || arabic(t.Text)):
			if arabic(t.Text) {
				to = j + 1
			}
		default:
			return to
		}
	}
	return to
}

// tribal says whether the word at j is the name of a people that serves as a surname at the end of a name: "Abdul Ghani
// Baloch".
func (l *line) tribal(j int) bool {
	h, n := gazetteer.Match(l.tokens, j)
	return n == 1 && h.People != nil && h.People.Subtype == "ethnic" && !l.nameLike(j+1)
}

// arabic says whether a word is a name behind the Arabic article: "al-Burhan".
func arabic(s string) bool {
	before, after, ok := strings.Cut(s, "-")
	return ok && particles[before] && capital(after)
}

// shouts says whether the word at j is an acronym: in capitals and no initial.
func (l *line) shouts(j int) bool {
	t := l.tokens[j].Text
	return utf8.RuneCountInString(t) > 1 && !strings.HasSuffix(t, ".") && t == strings.ToUpper(t) && capital(t)
}

// listedAt says whether a country, a people or a body begins at j: names of persons end before it.
func (l *line) listedAt(j int) bool {
	h, n := gazetteer.Match(l.tokens, j)
	return n > 0 && (h.Nation != nil || h.People != nil || h.Body != nil)
}

// untitled drops titles and nationalities from the front of a name of a person that the tagger took with them.
func (l *line) untitled(from, to int) int {
	for from < to-1 {
		n, _ := gazetteer.Title(l.tokens, from)
		if n == 0 {
			if h, k := gazetteer.Match(l.tokens, from); k > 0 && h.People != nil && !gazetteer.Given(l.tokens[from].Norm) {
				n = k
			}
		}
		if n == 0 || from+n >= to {
			return from
		}
		from += n
	}
	return from
}

// cued reads a name that its surroundings say is a person's: an age after it ("Gul Agha, 44, of"), a country in brackets
// ("Florian Rousseau (France)"), an initial before it ("M. Atherton").
func (l *line) cued(i int) (mention, bool) {
	if l.caps || !l.nameLike(i) || i > 0 && l.nameLike(i-1) || l.listedAt(i) {
		return mention{}, false
	}
	to := l.nameRun(i)
	aged := l.norm(to) == "," && l.norm(to+2) == "," && age(l.norm(to+1)) && to-i == 2 && gazetteer.PlaceHead(l.norm(i)) == "" && !landforms[l.norm(i)]
	if aged && (l.headType(to-1) == Loc || l.headType(to-1) == Fac) { // "Ann Park, 52,"
		return mention{from: i, to: to, weight: 2.8 * float64(to-i), Entity: Entity{Type: Person, Rule: "cue"}}, true
	}
	if to == i || l.headType(to-1) != "" || l.called(i, to) {
		return mention{}, false
	}
	switch {
	case l.norm(to) == "," && l.norm(to+2) == "," && age(l.norm(to+1)) && (!l.isPlace(i, to) || l.norm(to+3) == "of"):
	case to-i >= 2 && l.norm(to) == "(" && l.country(to+1):
	case to-i >= 2 && to-i <= 3 && initial(l.tokens[i].Text):
	default:
		return mention{}, false
	}
	return mention{from: i, to: to, weight: 2.3 * float64(to-i), Entity: Entity{Type: Person, Rule: "cue"}}, true
}

func age(norm string) bool { return len(norm) == 2 && number(norm) && norm[0] != '0' && norm[1] != '.' }

func initial(s string) bool { return len(s) == 2 && s[1] == '.' && capital(s) }

// country says whether the brackets that hold token i hold a country and nothing else.
func (l *line) country(i int) bool {
	if i >= len(l.tokens) {
		return false
	}
	h, n := gazetteer.Match(l.tokens, i)
	return n > 0 && h.Nation != nil && l.norm(i+n) == ")"
}
