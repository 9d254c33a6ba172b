package phrase

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// findVerb makes the first participle after a noun the verb of a sentence that has no other, or whose first other verb an
// "and" joins to it: taggers take the past of many verbs for one. With "by" after it, it is a headline's passive.
func (s *Syntax) findVerb() {
	candidate := -1
	for k := range s.Groups {
		if s.finite(k) {
			if candidate < 0 || s.kind(k-1) != Conj {
				return
			}
			break // "bandits rode into town and shot", where the tagger has rode for a participle
		}
		if candidate < 0 && s.kind(k) == VP && s.Groups[k].Form == Participle && s.kind(k-1) == NP && s.word(k+1) != "by" {
			candidate = k
		}
	}
	if candidate >= 0 {
		g := &s.Groups[candidate]
		g.Form, g.Passive, g.Past = Finite, false, true
	}
}

// clauseVerbs makes a past of the first participle after a noun in a clause that has no other verb, where an object follows:
// "said that the cartel planned_VBN and carried out the murder".
func (s *Syntax) clauseVerbs() {
	for from := 0; from < len(s.Groups); {
		to := from
		for to < len(s.Groups) && s.kind(to) != Sub && s.kind(to) != Punct && !(timing[s.word(to)] && s.kind(to+1) == NP && s.finite(to+2)) {
			to++
		}
		if from == 0 || s.kind(from-1) == Sub {
			s.clauseVerb(from, to)
		} else if s.kind(from) == VP && s.governs(from) && s.closesRelative(from-1) {
			s.past(from) // "the police, who used tear gas, killed_VBN nine people"
		}
		from = to + 1
	}
}

func (s *Syntax) clauseVerb(from, to int) {
	for k := from; k < to; k++ {
		if s.finite(k) {
			return
		}
	}
	for k := from + 1; k < to; k++ {
		if s.kind(k) == VP && s.Groups[k].Form == Participle && s.kind(k-1) == NP && s.governs(k) {
			s.past(k)
			return
		}
	}
}

// past makes the participle at group k the past tense of a clause.
func (s *Syntax) past(k int) {
	g := &s.Groups[k]
	if g.Form == Participle {
		g.Form, g.Passive, g.Past = Finite, false, true
	}
}

// governs says whether an object follows the participle at group k, behind its particle or a verb joined to it.
func (s *Syntax) governs(k int) bool {
	next := k + 1
	if norm := s.Tokens[s.Groups[k].Head].Norm; !particles[s.word(next)] && (naming[norm] || issued[norm] || tying[norm] || giving[norm]) {
		return false
	}
	if s.kind(next) == Conj && s.kind(next+1) == VP && s.Groups[next+1].Form == Participle {
		return s.governs(next + 1)
	}
	if s.kind(next) == Conj && s.kind(next+1) == NP && s.Tokens[s.Groups[next+1].From].Tag == "VBN" {
		return true
	}
	switch {
	case particles[s.word(next)]:
		next++
	case s.word(next) == "to" && s.word(next+1) == "death":
		next += 2
	}
	return s.kind(next) == NP && !s.temporal(next)
}

// giving are participles that keep an object in the passive.
var giving = set("given handed denied offered sent awarded paid shown told asked taught left made found held considered declared appointed")

var particles = set("out up down off over")

// closesRelative says whether the comma at group k ends a relative clause that a noun phrase stands before.
func (s *Syntax) closesRelative(k int) bool {
	p := s.previousComma(k)
	return s.word(k) == "," && p > 0 && s.relative(p+1) && s.kind(p-1) == NP
}

// coordinate makes a past of a participle that an "and" joins to a verb in the active, or a comma and a later "and", where an
// object follows: "walked in and killed ten people", "ran up, fired a dozen rounds and got away".
func (s *Syntax) coordinate() {
	for k := 1; k+1 < len(s.Groups); k++ {
		g := &s.Groups[k]
		if g.Kind != VP || g.Form != Participle || s.kind(k-1) != Conj && !(s.word(k-1) == "," && s.joinedLater(k)) || !s.governs(k) {
			continue
		}
		if u := s.verbBefore(k - 1); u >= 0 && !s.Groups[u].Passive && s.Groups[u].Form == Finite {
			g.Form, g.Passive, g.Past = Finite, false, true
			g.Modal, g.Future = s.Groups[u].Modal, s.Groups[u].Future // "would have gone in and killed"
		}
	}
}

// verbBefore returns the verb group before group k in its clause, or -1.
func (s *Syntax) verbBefore(k int) int {
	for k--; k >= 0 && s.kind(k) != Punct && s.kind(k) != Sub; k-- {
		if s.kind(k) == VP {
			return k
		}
	}
	return -1
}

// reduce makes a participle of a past after the occasion on which something was said: "said in a statement posted online".
func (s *Syntax) reduce() {
	for k := 1; k < len(s.Groups); k++ {
		g := &s.Groups[k]
		if s.finite(k) && g.Past && g.To-g.From == 1 && issued[s.Tokens[g.Head].Norm] && s.kind(k-1) == NP && s.kind(k-2) == Prep && s.finite(k-3) {
			g.Form, g.Passive = Participle, true
		}
		if s.finite(k) && g.Past && g.To-g.From == 1 && tying[s.Tokens[g.Head].Norm] && s.kind(k-1) == NP && (s.kind(k+1) == Prep && s.verbBeforeClause(k+1) || s.word(k+1) == "as" && s.verbBeforeClause(k+2)) {
			g.Form, g.Passive = Participle, true // "jihadists linked to X have killed"
		}
		if s.finite(k) && g.Past && g.To-g.From == 1 && supposing[s.Tokens[g.Head].Norm] && s.kind(k-1) == NP && s.kind(k+1) == VP && s.Groups[k+1].Form == Infinitive && s.verbBeforeClause(k+2) {
			g.Form, g.Passive = Participle, true // "gunmen believed to be from X kidnapped"
		}
		if s.finite(k) && g.Past && g.To-g.From == 1 && naming[s.Tokens[g.Head].Norm] && s.kind(k-1) == NP && s.word(k-2) == "," && s.kind(k+1) == NP && s.word(k+2) == "," {
			g.Form, g.Passive = Participle, true // "the man, a driver named X, was"
		}
	}
}

// issued are the pasts that mostly say where words stand.
var issued = set("posted published released issued sent emailed e-mailed circulated aired broadcast carried obtained seen quoted dated provided")

// naming are the pasts before a name.
var naming = set("named called nicknamed dubbed identified")

// tying are the pasts that mostly say whose a noun is or how it is.
var tying = set("linked tied allied affiliated based dressed armed led backed known accused suspected convicted identified aligned disguised")

// supposing are the pasts that before an infinitive mostly are passive.
var supposing = set("believed thought suspected said alleged presumed known reported understood")

// verbBeforeClause says whether a finite verb stands after group k and before a mark or a word that opens a clause.
func (s *Syntax) verbBeforeClause(k int) bool {
	for ; k < len(s.Groups) && s.kind(k) != Punct && s.kind(k) != Sub; k++ {
		if s.finite(k) {
			return s.kind(k-1) != Conj
		}
	}
	return false
}

// mistagged returns the tag of token i where its neighbours leave no other: "Myanmar's military_JJ burned", "on the far_RB bank",
// "a Palestinian stabbed_NN two soldiers"; else "".
func mistagged(tokens []text.Token, i int) string {
	before, t, after := tokens[i-1], tokens[i], tokens[i+1]
	switch {
	case t.Norm == "military" && t.Tag == "JJ" && (before.Tag == "POS" || before.Tag == "DT") && (isVerb(after.Tag) || after.Tag == "MD"):
		return "NN"
	case t.Tag == "JJ" && capital(t) && (before.Norm == "a" || before.Norm == "an") && after.Tag == "VBD":
		return "NN" // a people's
	case t.Norm == "accused" && t.Tag == "JJ" && nominal(before.Tag):
		return "VBD"
	case t.Tag == "NN" && neverNouns[t.Norm] != "":
		return neverNouns[t.Norm]
	case t.Norm == "far" && t.Tag == "RB" && before.Tag == "DT" && nominal(after.Tag):
		return "JJ"
	case t.Tag == "NN" && len(t.Norm) > 5 && strings.HasSuffix(t.Norm, "ed") && !strings.HasSuffix(t.Norm, "eed") && (after.Tag == "DT" || after.Tag == "CD" || after.Tag == "PRP$"):
		return "VBD"
	}
	return ""
}

// neverNouns are verbs of saying that taggers take for nouns, with their tags: "contest the count and maintain that".
var neverNouns = map[string]string{"maintain": "VBP", "contend": "VBP", "insist": "VBP", "allege": "VBP", "deny": "VBP", "believe": "VBP",
	"assert": "VBP", "swore": "VBD"}

// neverVerbs are words that taggers take for verbs, with their tags: "shot dead a boy", "troops loyal to the president".
var neverVerbs = map[string]string{"dead": "JJ", "loyal": "JJ", "relatives": "NNS", "subversives": "NNS"}

// intransitive are participles that do not hang on the noun before them: it is their subject.
var intransitive = set("participated died fled escaped occurred happened arrived returned vanished disappeared collapsed perished")

// fires are what one sets things on, or at.
var fires = set("fire ablaze alight")

// opensObject says whether an object may begin with t.
func opensObject(t text.Token) bool {
	switch t.Tag {
	case "DT", "CD", "PRP$", "PRP", "NNP":
		return true
	}
	return t.Tag == "NNS" && len(t.Norm) > 3 || t.Norm == "credit" || t.Norm == "responsibility"
}

// properly says whether a token inside a name may keep its tag: proper nouns, possessive marks and punctuation.
func properly(t text.Token) bool {
	return len(t.Tag) < 2 || t.Tag[:2] == "NN" && len(t.Tag) > 2 && t.Tag[2] == 'P' || t.Tag == "POS" || t.Tag == "CD" || isPunct(t.Tag)
}
