package entity

import "github.com/hedgerow/hedgerow/extractors/gazetteer"

// styled reads a name that the words before it say somebody goes by: "a gang called the Owls", "calling itself the Free
// Galilee Brigade", "the self-styled Army of God", an organization "Love for Medellin".
func (l *line) styled(i int) (mention, bool) {
	noun := l.callsItself(i)
	if noun == "" {
		return mention{}, false
	}
	to := l.ownNameEnd(i)
	if to == i {
		return mention{}, false
	}
	m := mention{from: i, to: to, weight: 3 * float64(to-i), Entity: Entity{Type: Org, Rule: "styled"}}
	if armedNouns[noun] || l.armedBefore(i) {
		m.Subtype = "armed_group"
	}
	return m, true
}

// callsItself returns the noun for those who go by the name that begins at token i, "" where no name begins there.
func (l *line) callsItself(i int) string {
	j := i - 1
	quoted := l.isQuote(j)
	if quoted {
		j--
	}
	if l.norm(j) == "the" {
		j--
		if !quoted && l.isQuote(j) {
			j, quoted = j-1, true
		}
	}
	switch n := l.norm(j); {
	case n == "itself" || n == "themselves":
		if styling[l.norm(j-1)] {
			return l.bandBefore(j, "group")
		}
	case n == "called" || n == "named" || n == "dubbed" || n == "as" && l.norm(j-1) == "known":
		return l.bandBefore(j, "")
	case n == "self-styled" || n == "self-named" || n == "self-proclaimed":
		return "group"
	case quoted && bands[n]:
		return n
	}
	return ""
}

func (l *line) isQuote(i int) bool {
	switch l.norm(i) {
	case "\"", "``", "''", "“", "”":
		return true
	}
	return false
}

// bandBefore returns the nearest noun for a band before token i, else what is given.
func (l *line) bandBefore(i int, otherwise string) string {
	for j := i - 1; j >= 0 && j > i-6; j-- {
		if bands[l.norm(j)] {
			return l.norm(j)
		}
	}
	return otherwise
}

// armedBefore says whether a word for those who fight stands just before token i.
func (l *line) armedBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-8; j-- {
		if armedNouns[l.norm(j)] {
			return true
		}
	}
	return false
}

var (
	styling    = set("calls call calling called styles styled styling names named naming dubs dubbed")
	bands      = set("group groups organization organisation gang gangs band faction movement cell squad militia cartel commando unit network outfit")
	armedNouns = set("gang gangs squad militia cartel commando guerrilla rebel terrorist militant armed criminal extremist jihadist islamist " +
		"vigilante insurgent separatist paramilitary guerrillas rebels terrorists militants clandestine terror leftist rightist ultrarightist " +
		"right-wing left-wing far-right far-left")
)

// ownNameEnd returns the token at which the name ends that begins at token i: where its quotation does, else after its last
// capital; in a line of capitals, after its last head noun.
func (l *line) ownNameEnd(i int) int {
	const longest = 9 // words
	if l.isQuote(i-1) || l.norm(i-1) == "the" && l.isQuote(i-2) {
		for j := i; j < len(l.tokens) && j < i+longest; j++ {
			if l.isQuote(j) {
				for j > i && !capital(l.tokens[j-1].Text) {
					j-- // the comma inside
				}
				return j
			}
		}
		return i
	}
	to := i
	for j := i; j < len(l.tokens) && j < i+longest; j++ {
		if !l.nameLike(j) && !(j > i && joins[l.norm(j)] && (l.nameLike(j+1) || l.norm(j+1) == "the")) && !(l.norm(j) == "the" && joins[l.norm(j-1)]) {
			break
		}
		if _, head := gazetteer.HeadNoun(l.norm(j)); l.nameLike(j) && (!l.caps || head) {
			to = j + 1
		}
	}
	return to
}

// abbreviated reads, in a line of capitals, the words from "the" to a head noun that an acronym in brackets follows: "the
// Morazanist Patriotic Front [FPM]".
func (l *line) abbreviated(i int) (mention, bool) {
	if !l.caps || !l.nameLike(i) || l.norm(i-1) != "the" {
		return mention{}, false
	}
	const longest = 8 // words
	for j := i + 1; j+2 < len(l.tokens) && j < i+longest; j++ {
		if l.norm(j) != "[" && l.norm(j) != "(" {
			if !l.nameLike(j) && !joins[l.norm(j)] {
				return mention{}, false
			}
			continue
		}
		head, ok := gazetteer.HeadNoun(l.norm(j - 1))
		if closing := l.norm(j + 2); !ok || head.Building || closing != "]" && closing != ")" {
			return mention{}, false
		}
		return mention{from: i, to: j, weight: 2.2 * float64(j-i), Entity: Entity{Type: Org, Subtype: head.Subtype, Rule: "abbreviated"}}, true
	}
	return mention{}, false
}
