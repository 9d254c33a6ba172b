package phrase

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Syntax is one tagged sentence in groups, with the questions that speech and doubt ask of it: what the subject of a
// verb is, where a noun phrase ends once all that hangs on it is counted, how far a clause goes. There is no parser behind
// it; the answers come from the order of groups and from punctuation, and are meant for edited prose.
type Syntax struct {
	Tokens []text.Token
	Groups []Group
	at     []int // token → its group
}

// Parse groups the tokens of a tagged sentence.
func Parse(tokens []text.Token) *Syntax {
	s := &Syntax{Tokens: tokens, Groups: Chunk(tokens), at: make([]int, len(tokens))}
	s.findVerb()
	s.clauseVerbs()
	s.coordinate()
	s.reduce()
	for k, g := range s.Groups {
		for i := g.From; i < g.To; i++ {
			s.at[i] = k
		}
	}
	return s
}

// findVerb makes the first participle after a noun the verb of a sentence that has no other: taggers take the past of many
// verbs for one; so it is before an "and" that joins it to the first verb that has a tense. With "by" after it, it is a headline's passive.
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

// ParseNamed is Parse where it is known that the given spans, in order, are names: their tokens count as proper nouns,
// whatever the tagger made of them. A participle between a noun and an object is a past tense then: "X troops killed nine
// peasants" has no other reading.
func ParseNamed(tokens []text.Token, names []text.Span) *Syntax {
	tokens = append([]text.Token(nil), tokens...)
	i := 0
	for _, n := range names {
		for ; i < len(tokens) && tokens[i].Start < n.End; i++ {
			if n.Contains(tokens[i].Span) && !properly(tokens[i]) {
				tokens[i].Tag = "NNP"
			}
		}
	}
	for i := len(tokens) - 2; i > 0; i-- {
		if tag := mistagged(tokens, i); tag != "" {
			tokens[i].Tag = tag
		}
	}
	for i := 1; i+1 < len(tokens); i++ {
		if tag := neverVerbs[tokens[i].Norm]; tag != "" && isVerb(tokens[i].Tag) {
			tokens[i].Tag = tag
		}
		if tokens[i].Norm == "set" && fires[tokens[i+1].Norm] && (nominal(tokens[i-1].Tag) || tokens[i-1].Norm == ",") {
			tokens[i].Tag = "VBD"
		}
		before := tokens[i-1]
		if i > 1 && before.Norm == "\"" {
			before = tokens[i-2]
		}
		if tokens[i].Tag == "VBN" && nominal(before.Tag) && (opensObject(tokens[i+1]) || intransitive[tokens[i].Norm]) {
			tokens[i].Tag = "VBD"
		}
	}
	return Parse(tokens)
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

// At returns the index of the group that token i belongs to.
func (s *Syntax) At(i int) int { return s.at[i] }

// Span returns the bytes of tokens [from, to).
func (s *Syntax) Span(from, to int) text.Span {
	if from >= to {
		return text.Span{}
	}
	return text.Span{Start: s.Tokens[from].Start, End: s.Tokens[to-1].End}
}

// Norm returns the norm of token i, "" beyond either end of the sentence.
func (s *Syntax) Norm(i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return ""
	}
	return s.Tokens[i].Norm
}

// kind returns the kind of group k, "" beyond either end.
func (s *Syntax) kind(k int) Kind {
	if k < 0 || k >= len(s.Groups) {
		return ""
	}
	return s.Groups[k].Kind
}

// word returns the norm of group k where it is a single token.
func (s *Syntax) word(k int) string {
	if k < 0 || k >= len(s.Groups) || s.Groups[k].To-s.Groups[k].From != 1 {
		return ""
	}
	return s.Tokens[s.Groups[k].From].Norm
}

// finite says whether group k is a verb group that carries a clause.
func (s *Syntax) finite(k int) bool { return s.kind(k) == VP && s.Groups[k].Form == Finite }

// relative says whether group k is a word that opens a relative clause.
func (s *Syntax) relative(k int) bool {
	switch s.word(k) {
	case "who", "whom", "which", "whose":
		return true
	case "that":
		return s.kind(k-1) == NP && s.kind(k+1) == VP
	}
	return false
}

// Temporal says whether group k is a bare time adverbial: "Friday", "late Sunday night", "last week".
func (s *Syntax) Temporal(k int) bool { return s.temporal(k) }

// temporal says whether group k is a bare time adverbial: "Friday", "late Sunday night", "last week".
func (s *Syntax) temporal(k int) bool {
	if s.kind(k) != NP {
		return false
	}
	g := s.Groups[k]
	return (timeWords[s.Tokens[g.Head].Norm] || s.dated(g)) && s.Tokens[g.From].Tag != "PRP$"
}

// dated says whether g is a day of the calendar: "25 January", "March 3".
func (s *Syntax) dated(g Group) bool {
	month := false
	for i := g.From; i < g.To; i++ {
		switch n := s.Tokens[i].Norm; {
		case months[n]:
			month = true
		case s.Tokens[i].Tag != "CD":
			return false
		}
	}
	return month && g.To-g.From > 1
}

var timeWords = set("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning " +
	"afternoon evening night week month year weekend noon midnight mon. tue. wed. thu. fri. sat. sun.")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for i := 0; i < len(words); {
		j := i
		for j < len(words) && words[j] != ' ' {
			j++
		}
		m[words[i:j]] = true
		i = j + 1
	}
	return m
}

// Subject returns the tokens of the subject of verb group v, with all that hangs on it ("Ali Khan, 46, a teacher,"); 0, 0
// where none is found. The verbs of "and"-ed, infinitive and participle groups have the subject of the verb they follow.
func (s *Syntax) Subject(v int) (from, to int) {
	if s.Groups[v].Form != Finite {
		return s.governed(v)
	}
	k := s.skipAdverbials(v - 1)
	switch {
	case k < 0:
		return 0, 0
	case s.relative(k):
		return s.Groups[k].From, s.Groups[k].To
	case s.kind(k) == NP:
		return s.Groups[s.NounStart(k)].From, s.Groups[k].To
	case s.word(k) == ")" || s.word(k) == "]":
		return s.parenthesized(k)
	case s.word(k) == ",", s.word(k) == "-":
		if from, to := s.apposed(k); from < to {
			return from, to
		}
		if s.word(k) == "," && k == v-1 && s.joinedLater(v) {
			return s.governed(v) // "ran up, fired a dozen rounds and got away"
		}
	case s.word(k) == "\"":
		return s.beforeQuote(k)
	case s.kind(k) == Conj:
		return s.governed(v)
	}
	return 0, 0
}

// joinedLater says whether an "and" joins another finite verb to the one at group v.
func (s *Syntax) joinedLater(v int) bool {
	for k := v + 1; k+1 < len(s.Groups) && s.kind(k) != Sub && s.word(k) != "."; k++ {
		if s.word(k) == "and" && s.finite(k+1) {
			return true
		}
	}
	return false
}

// beforeQuote returns the noun phrase whose participle governs the quotation that closes at group k: "a man shouting …".
func (s *Syntax) beforeQuote(k int) (from, to int) {
	if s.kind(k-1) == NP {
		if start := s.NounStart(k - 1); s.word(start-1) == "\"" {
			return s.Groups[start].From, s.Groups[k-1].To // the "Free Brigade" said
		}
	}
	for k--; k > 1; k-- {
		if s.word(k) == "\"" {
			break
		}
	}
	if k > 1 && s.kind(k-1) == VP && s.Groups[k-1].Form == Gerund && s.kind(k-2) == NP {
		return s.Groups[s.NounStart(k-2)].From, s.Groups[k-2].To
	}
	return 0, 0
}

// WholeSubject is Subject with the clauses inside it: "the question of whether they knew", "the claim that twelve died".
func (s *Syntax) WholeSubject(v int) (from, to int) {
	from, to = s.Subject(v)
	last := s.skipAdverbials(v - 1)
	if last < 0 || s.kind(last) != NP && !s.finite(last) {
		return from, to
	}
	open := 0 // verbs that still lack the word that opens their clause
	for k := last; k >= 0 && !s.parts(k) && s.word(k) != ","; k-- {
		switch {
		case s.finite(k):
			open++
		case s.kind(k) == Sub && open > 0:
			if open--; open == 0 && s.opensSubject(k) {
				return s.Groups[s.subjectStart(k)].From, s.Groups[last].To
			}
		}
	}
	return from, to
}

// opensSubject says whether the subordinator at group k opens a clause that is part of a subject, or is one.
func (s *Syntax) opensSubject(k int) bool {
	return k == 0 || s.kind(k-1) == NP || s.kind(k-1) == Prep || s.parts(k-1)
}

// subjectStart returns the group at which the noun phrase begins whose clause the subordinator at group k opens.
func (s *Syntax) subjectStart(k int) int {
	for s.kind(k-1) == Prep {
		k--
	}
	if s.kind(k-1) == NP {
		return s.NounStart(k - 1)
	}
	return k
}

// skipAdverbials walks left from group k over adverbs and times that stand between subject and verb.
func (s *Syntax) skipAdverbials(k int) int {
	for {
		switch {
		case s.kind(k) == Adv && !s.relative(k):
			k--
		case s.temporal(k) && (s.kind(k-1) == NP || s.kind(k-1) == Adv || s.relative(k-1)):
			k--
		case s.word(k) == "turn" && s.word(k-1) == "in":
			k -= 2
		case s.temporal(k) && s.word(k-1) == "on" && (s.kind(k-2) == NP || s.relative(k-2)):
			k -= 2
		default:
			return k
		}
	}
}

// governed returns the subject of the verb group that v depends on: the nearest finite one to the left whose subject is
// not a relative pronoun.
func (s *Syntax) governed(v int) (from, to int) {
	for u := v - 1; u >= 0; u-- {
		if s.word(u) == ";" || s.word(u) == ":" {
			return 0, 0
		}
		if !s.finite(u) || s.relative(s.skipAdverbials(u-1)) {
			continue
		}
		return s.Subject(u)
	}
	return 0, 0
}

// parenthesized returns the noun phrase whose parenthesis closes at group k, the parenthesis included.
func (s *Syntax) parenthesized(k int) (from, to int) {
	j := s.opening(k)
	if j > 1 && s.word(j-1) == "\"" {
		j--
	}
	if j > 0 && s.kind(j-1) == NP {
		return s.Groups[s.NounStart(j-1)].From, s.Groups[k].To
	}
	return 0, 0
}

// opening returns the group where the parenthesis that closes at group k opens, or -1.
func (s *Syntax) opening(k int) int {
	for j := k - 1; j >= 0; j-- {
		if s.word(j) == "(" || s.word(j) == "[" {
			return j
		}
	}
	return -1
}

// apposed returns the noun phrase before the apposition or relative clause that closes at the comma k, with both.
func (s *Syntax) apposed(k int) (from, to int) {
	for j := k; j > 0; {
		p := s.previousComma(j)
		if p <= 0 || !s.appositive(p+1, j) || s.kind(p-1) != NP && s.word(p-1) != ")" && s.word(p-1) != "]" {
			return 0, 0
		}
		if s.kind(p-1) != NP {
			from, _ := s.parenthesized(p - 1)
			return from, s.Groups[k].To
		}
		start := s.NounStart(p - 1)
		if s.adverbial(p+1, k) {
			return s.Groups[start].From, s.Groups[p-1].To
		}
		if s.word(start-1) == "," && s.indefinite(start) || s.kind(start-1) == Prep && s.word(start-2) == "," {
			j = p
			continue
		}
		return s.Groups[start].From, s.Groups[k].To
	}
	return 0, 0
}

// adverbial says whether groups [a, b) say when, where or however something was said, and not who the speaker is: they
// are adverbs or begin with a preposition other than of and from.
func (s *Syntax) adverbial(a, b int) bool {
	if s.kind(a) == Prep {
		return s.word(a) != "of" && s.word(a) != "from"
	}
	for k := a; k < b; k++ {
		if s.kind(k) != Adv {
			return false
		}
	}
	return true
}

// indefinite says whether group k looks like an apposition itself: an age, or "a lawyer".
func (s *Syntax) indefinite(k int) bool {
	g := s.Groups[k]
	first := s.Tokens[g.From]
	return first.Tag == "CD" || first.Norm == "a" || first.Norm == "an"
}

func (s *Syntax) previousComma(j int) int {
	for p := j - 1; p >= 0; p-- {
		switch s.word(p) {
		case ",", "-":
			return p
		case ";", ":", "\"", "``", "''":
			return -1
		}
	}
	return -1
}

// appositive says whether groups [a, b) may explain the noun before them.
func (s *Syntax) appositive(a, b int) bool {
	if a >= b {
		return false
	}
	if s.relative(a) || s.word(a) == "as" && s.kind(a+1) == NP {
		return true // "the Tatmadaw, as the army is known,"
	}
	for k := a; k < b; k++ {
		if s.finite(k) && !s.insideRelative(a, k) {
			return false
		}
	}
	return (s.kind(a) != Conj || s.word(a) == "or") && s.kind(a) != Sub // "the Cooperative, or CODECO,"
}

func (s *Syntax) insideRelative(a, k int) bool {
	for j := a; j < k; j++ {
		if s.relative(j) {
			return true
		}
	}
	return false
}

// NounStart walks left from the noun phrase k over what it hangs on, and returns the group at which the whole begins:
// from "the matter" in "officials briefed on the matter" to "officials".
func (s *Syntax) NounStart(k int) int {
	for {
		next := s.hangsOn(k)
		if next < 0 {
			return k
		}
		k = next
	}
}

// hangsOn returns the noun phrase that the one at group k is part of, or -1.
func (s *Syntax) hangsOn(k int) int {
	switch {
	case s.pronounSubject(k), timing[s.word(k-1)]:
		return -1
	case s.kind(k-1) == Prep && s.kind(k-2) == NP:
		if s.temporal(k-2) || s.word(k-1) != "of" && s.kind(k-3) == VP && s.finite(k-3) && !s.relative(k-4) {
			return -1
		}
		return k - 2
	case s.kind(k-1) == Prep && (s.word(k-2) == ")" || s.word(k-2) == "]"):
		if j := s.opening(k - 2); j > 0 && s.kind(j-1) == NP {
			return j - 1 // "the Army (EPS) of Nicaragua"
		}
		return -1
	case s.kind(k-1) == Prep && s.kind(k-2) == Adj && s.kind(k-3) == NP && tied[s.word(k-2)]:
		return k - 3 // "militants loyal to the group"
	case s.word(k-1) == "and" && s.kind(k-2) == NP, s.word(k-1) == "or" && s.kind(k-2) == NP:
		start := s.NounStart(k - 2)
		if s.kind(start-1) == VP && !saying[s.Tokens[s.Groups[start-1].Head].Norm] || s.kind(start-1) == Prep {
			return -1
		}
		return k - 2
	case s.word(k-1) == "whose":
		return k - 1
	case s.word(k-1) == "/" && s.kind(k-2) == NP:
		return k - 2
	case s.word(k-1) == ")" || s.word(k-1) == "]":
		if j := s.opening(k - 1); j > 0 && s.kind(j-1) == NP {
			return j - 1
		}
		return -1
	}
	return s.reduced(k)
}

// timing are the prepositions that hang on no noun, or open a clause.
var timing = set("after before since until")

// pronounSubject says whether group k is a pronoun that can be nothing but a subject: "they", and "it" after a verb of speech.
func (s *Syntax) pronounSubject(k int) bool {
	switch s.word(k) {
	case "he", "she", "they", "we", "i":
		return true
	case "it":
		return s.kind(k-1) == VP && saying[s.Tokens[s.Groups[k-1].Head].Norm]
	}
	return false
}

// tied are the adjectives that tie a noun to the one after them.
var tied = set("loyal close hostile sympathetic opposed faithful answerable")

// saying are the verbs after which a noun phrase is mostly a subject: "said troops and militiamen".
var saying = set("said says say saying claimed claims alleged alleges believes believe reported reports confirmed")

// reduced returns the noun phrase before the participle or relative clause that ends in group k, or -1.
func (s *Syntax) reduced(k int) int {
	finite, verb := false, false
	for j := k - 1; j > 0; j-- {
		switch s.kind(j) {
		case VP:
			verb = true
			form := s.Groups[j].Form
			if (form == Participle || form == Gerund) && s.kind(j-1) == NP && !finite {
				return j - 1
			}
			finite = finite || form == Finite
		case NP:
			if s.pronounSubject(j) {
				return -1 // a clause of its own
			}
		case Prep, Adv, Adj:
		case Sub:
			if s.word(j) == "as" {
				continue // "disguised as officers"
			}
			if s.relative(j) && s.kind(j-1) == NP && verb { // without a verb between, k is its subject: "a theory which we share"
				return j - 1
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// NounEnd returns the token at which the noun phrase that begins at group k ends, with what hangs on it: prepositional
// phrases, relative and participle clauses, appositions, a parenthesis.
func (s *Syntax) NounEnd(k int) int {
	for {
		next := s.extends(k)
		if next <= k {
			return s.Groups[k].To
		}
		k = next
	}
}

// extends returns the group up to which the noun phrase that has reached group k goes on, or k.
func (s *Syntax) extends(k int) int {
	switch {
	case s.kind(k+1) == Prep && s.kind(k+2) == NP && !s.temporal(k+2) && !s.occasion(k+1):
		return k + 2
	case s.word(k+1) == "/" && s.kind(k+2) == NP:
		return k + 2
	case s.word(k+1) == "(" || s.word(k+1) == "[":
		return s.closing(k + 1)
	case s.kind(k+1) == VP && (s.Groups[k+1].Form == Participle || s.Groups[k+1].Form == Gerund), s.relative(k + 1):
		return s.modifierStop(k+1) - 1
	case s.word(k+1) == "," && s.relative(k+2):
		return s.clauseStop(k+2) - 1
	case s.word(k+1) == "," && s.kind(k+2) == NP && s.closesApposition(k+2):
		return k + 2
	case s.kind(k+1) == Conj && s.kind(k+2) == NP && s.word(k-1) == "," && s.closesApposition(k):
		return k + 2
	case (s.word(k+1) == "and" || s.word(k+1) == "or") && s.kind(k+2) == NP && !s.finite(s.at[s.simpleEnd(k+2)-1]+1):
		return k + 2
	}
	return k
}

// occasion says whether the prepositional phrase at group k tells where something was said ("in a statement", "during an
// interview") and so belongs to the verb and not to the noun before it.
func (s *Syntax) occasion(k int) bool {
	return s.word(k) != "of" && occasions[s.Tokens[s.Groups[k+1].Head].Norm]
}

var occasions = set("statement statements interview interviews message speech telegram twitter facebook video email e-mail letter " +
	"communique tweet post conference briefing telephone phone call radio television release report hearing debate rally")

func (s *Syntax) closing(open int) int {
	for j := open + 1; j < len(s.Groups) && j < open+12; j++ {
		if s.word(j) == ")" || s.word(j) == "]" {
			return j
		}
	}
	return open - 1
}

// simpleEnd is NounEnd with prepositional phrases only.
func (s *Syntax) simpleEnd(k int) int {
	for s.kind(k+1) == Prep && s.kind(k+2) == NP {
		k += 2
	}
	return s.Groups[k].To
}

// closesApposition says whether the noun phrase at k, after a comma, ends at a mark: "X, head of Y," and not "X, Y said".
func (s *Syntax) closesApposition(k int) bool {
	end := s.simpleEnd(k)
	if j := s.groupAfter(end); s.kind(j) == Conj && s.kind(j+1) == NP {
		end = s.simpleEnd(j + 1) // "the president and publisher of"
	}
	if end >= len(s.Tokens) {
		return true
	}
	next := s.at[end]
	return s.kind(next) == Punct || s.relative(next) || s.kind(next) == VP && s.Groups[next].Form != Finite && !s.verbBeforeMark(next)
}

// verbBeforeMark says whether a finite verb stands between group k and the next mark: what precedes it is its subject then.
func (s *Syntax) verbBeforeMark(k int) bool {
	for ; k < len(s.Groups) && s.kind(k) != Punct; k++ {
		if s.finite(k) {
			return true
		}
	}
	return false
}

// clauseStop returns the group before which the clause that begins at group k ends: the next comma, closing mark, or the
// end of the sentence.
func (s *Syntax) clauseStop(k int) int {
	for j := k + 1; j < len(s.Groups); j++ {
		switch s.word(j) {
		case ",", ";", ":", ".", "-", ")", "!", "?", "\"", "''", "``":
			return j
		}
	}
	return len(s.Groups)
}

// modifierStop is clauseStop for a relative or participle clause that begins at group k: it ends before a verb that is not
// its own ("footage posted by rescuers | showed bodies").
func (s *Syntax) modifierStop(k int) int {
	stop, own := s.clauseStop(k), 0
	for j := k; j < stop; j++ {
		switch {
		case s.kind(j) == Sub || s.relative(j):
			own++
		case !s.finite(j), s.kind(j-1) == Conj, s.finite(j - 1):
		case own == 0:
			return j
		default:
			own--
		}
	}
	return stop
}

// Clause returns the tokens of the clause that token i stands in: between subordinators, relative pronouns, conjunctions
// that join clauses, and the marks that part them.
func (s *Syntax) Clause(i int) (from, to int) {
	k := s.at[i]
	return s.clauseFrom(k), s.ComplementEnd(i)
}

func (s *Syntax) clauseFrom(k int) int {
	verb := s.finite(k) || s.finite(k+1) || s.finite(k+2)
	for j := k - 1; j >= 0; j-- {
		switch {
		case s.finite(j) && verb && s.relative(j-1):
			j-- // the verb of a relative clause inside our subject
		case s.finite(j) && verb && s.kind(j+1) == Conj:
			verb = true
		case s.finite(j) && verb:
			return s.Groups[j].To // the verb that our clause is the object of
		case s.parts(j), s.kind(j) == Sub && s.kind(j+1) != "", s.kind(j) == Conj && s.joinsClauses(j):
			return s.Groups[j].To
		case s.word(j) == "," && verb && s.anyFinite(j):
			return s.Groups[j].To
		case s.finite(j):
			verb = true
		}
	}
	return 0
}

// parts says whether group j is a mark that always parts clauses.
func (s *Syntax) parts(j int) bool {
	switch s.word(j) {
	case ";", ":", "\"", "``", "''":
		return true
	}
	return false
}

// joinsClauses says whether the conjunction at group j is followed by a verb, or by a subject and its verb.
func (s *Syntax) joinsClauses(j int) bool {
	k := j + 1
	for s.kind(k) == Adv {
		k++
	}
	if s.kind(k) == VP && s.Groups[k].Form != Gerund {
		return true
	}
	return s.kind(k) == NP && s.finite(s.groupAfter(s.simpleEnd(k)))
}

func (s *Syntax) groupAfter(token int) int {
	if token >= len(s.Tokens) {
		return len(s.Groups)
	}
	return s.at[token]
}

func (s *Syntax) anyFinite(before int) bool {
	for j := 0; j < before; j++ {
		if s.finite(j) {
			return true
		}
	}
	return false
}

// ComplementEnd returns the token before which the clause that goes on at token i ends. What "and" joins to it before it has
// a verb is its subject still.
func (s *Syntax) ComplementEnd(i int) int {
	verb := s.kind(s.at[i]) == VP
	for j := s.at[i] + 1; j < len(s.Groups); j++ {
		switch {
		case s.parts(j), s.word(j) == "." && j >= len(s.Groups)-2:
			return s.Groups[j].From
		case s.kind(j) == Conj && s.joinsClauses(j) && (verb || s.kind(j+1) != NP):
			return s.Groups[j].From
		case s.word(j) == "," && s.breaks(j+1):
			return s.Groups[j].From
		case s.kind(j) == VP:
			verb = true
		}
	}
	return len(s.Tokens)
}

// PredicateEnd is ComplementEnd for what a verb governs itself: relative clauses and clauses of reason or time that hang on
// it are outside.
func (s *Syntax) PredicateEnd(i int) int {
	end := s.ComplementEnd(i)
	for k := s.at[i] + 1; k < len(s.Groups) && s.Groups[k].From < end; k++ {
		if s.relative(k) || adverbialSubs[s.word(k)] || s.word(k) == "as" && s.joinsClauses(k) {
			return s.Groups[k].From
		}
	}
	return end
}

var adverbialSubs = set("because although though while whereas since unless if when before after until")

// ClauseEnd is ComplementEnd without what hangs on the clause: clauses of reason, time or condition ("fled when the police
// came"), and who says so (", said the mayor").
func (s *Syntax) ClauseEnd(i int) int {
	end := s.ComplementEnd(i)
	for k := s.at[i] + 1; k < len(s.Groups) && s.Groups[k].From < end; k++ {
		if s.subordinate(k) || s.reports(k) {
			return s.Groups[k].From
		}
	}
	return end
}

// RelativeEnd returns the token before which the relative clause that token i opens ends.
func (s *Syntax) RelativeEnd(i int) int {
	stop := s.modifierStop(s.at[i])
	if stop >= len(s.Groups) {
		return len(s.Tokens)
	}
	return s.Groups[stop].From
}

// reports says whether group k is the comma before who says so.
func (s *Syntax) reports(k int) bool {
	if s.word(k) != "," || k+1 >= len(s.Groups) {
		return false
	}
	return s.word(k+1) == "according" || s.finite(k+1) && reporting[s.Tokens[s.Groups[k+1].Head].Norm]
}

var reporting = set("said says told added announced reported wrote warned argued explained")

// subordinate says whether group k opens an adverbial clause. "before" and its like may open a phrase instead.
func (s *Syntax) subordinate(k int) bool {
	switch s.word(k) {
	case "as", "before", "after", "until", "since", "when":
		return s.joinsClauses(k)
	}
	return adverbialSubs[s.word(k)]
}

// breaks says whether what begins at group k, after a comma, is another clause.
func (s *Syntax) breaks(k int) bool {
	switch {
	case s.kind(k) == Conj:
		return s.joinsClauses(k)
	case s.kind(k) == VP:
		return s.Groups[k].Form == Gerund
	case s.kind(k) == NP:
		next := s.groupAfter(s.simpleEnd(k))
		return s.finite(next) || s.indefinite(k) && (s.kind(next) == Sub || s.kind(next) == NP) // "..., a charge (that) he denies"
	}
	return s.kind(k) == Sub
}

// NounPhrase returns the tokens of the base noun phrase that token i stands in or that follows it, with what hangs on it.
func (s *Syntax) NounPhrase(i int) (from, to int, ok bool) {
	for k := s.at[i]; k < len(s.Groups) && k <= s.at[i]+2; k++ {
		if s.kind(k) == NP {
			return min(i, s.Groups[k].From), s.NounEnd(k), true
		}
		if s.kind(k) == Punct && s.word(k) != "\"" && s.word(k) != "``" {
			break
		}
	}
	return 0, 0, false
}
