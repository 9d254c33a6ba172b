package phrase

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// approximators may stand before a number inside a noun phrase, by their first word; the longest is tried first.
var approximators = map[string][][]string{
	"an": {{"estimated"}}, "a": {{"total", "of"}, {"minimum", "of"}, {"maximum", "of"}}, "upwards": {{"of"}}, "about": {{}}, "almost": {{}}, "approximately": {{}}, "around": {{}}, "as": {{"many", "as"}}, "at": {{"least"}, {"most"}},
	"between": {{}}, "close": {{"to"}}, "fewer": {{"than"}}, "just": {{}}, "less": {{"than"}}, "more": {{"than"}}, "nearly": {{}},
	"no": {{"fewer", "than"}, {"less", "than"}, {"more", "than"}}, "not": {{"less", "than"}, {"more", "than"}}, "only": {{}},
	"over": {{}}, "roughly": {{}}, "some": {{}}, "under": {{}}, "up": {{"to"}}, "well": {{"over"}},
}

// approximator returns the width of the approximator that stands at i before a number, or 0.
func approximator(tokens []text.Token, i int) int {
	for _, rest := range approximators[tokens[i].Norm] {
		if n := 1 + len(rest); i+n < len(tokens) && quantity(tokens[i+n]) && follow(tokens[i+1:], rest) {
			return n
		}
	}
	return 0
}

func follow(tokens []text.Token, words []string) bool {
	for k, w := range words {
		if tokens[k].Norm != w {
			return false
		}
	}
	return true
}

func quantity(t text.Token) bool {
	if t.Tag == "CD" {
		return true
	}
	switch t.Norm {
	case "a", "dozens", "scores", "hundreds", "thousands", "tens", "several", "half":
		return true
	}
	return false
}

// A noun is a noun phrase while it is read.
type noun struct {
	tokens []text.Token
	from   int
	head   int  // -1 until there is one
	quoted bool // a quotation mark stands open inside: the "armed men"
	whole  bool
}

// nounPhrase reads the base noun phrase that begins at token i.
func nounPhrase(tokens []text.Token, i int) (Group, bool) {
	n := noun{tokens: tokens, from: i, head: -1}
	j := i + approximator(tokens, i)
	for j < len(tokens) && !n.whole {
		width := n.take(j)
		if width == 0 {
			break
		}
		j += width
	}
	if n.head < 0 || j <= i {
		return Group{}, false
	}
	return Group{Kind: NP, From: i, To: j, Head: n.head}, true
}

// take adds token j, and those that go with it, to the phrase. It returns their number, 0 where the phrase ends before j.
func (n *noun) take(j int) int {
	switch tag := n.tokens[j].Tag; {
	case nominal(tag):
		return n.nominal(j)
	case tag == "CD", tag == "$":
		return n.number(j)
	case tag == "PRP", tag == "EX":
		return n.pronoun(j)
	case tag == "DT", tag == "PDT", tag == "PRP$":
		return n.determiner(j)
	case tag == "POS" && n.head >= 0:
		n.head = -1
		return 1
	case n.head >= 0 && quantity(n.tokens[n.head]) && n.tokens[j].Norm == "more" && !premodifies(n.tokens, j+1):
		return 1 // "dozens more"
	case tag == "CC" && j > n.from && n.insideNumber(j):
		return 1 // "two hundred and six"
	case tag == "CC" && j > n.from && isAdjective(n.tokens[j-1].Tag):
		return n.conjunction(j)
	case tag == "``" || tag == "''":
		return n.quotation(j)
	case isAdjective(tag), tag == "VBN", tag == "VBG" && j > n.from:
		return n.modifier(j)
	case tag == "RB", tag == "RBR", tag == "RBS":
		return n.adverb(j)
	}
	return 0
}

// nominal takes a noun. A time that follows the head is a phrase of its own: "killed two soldiers Friday".
func (n *noun) nominal(j int) int {
	if n.headed() && (n.time(j) || n.newSubject(j) || n.manyAfterTime(j)) {
		return 0
	}
	n.head = j
	return 1
}

// newSubject says whether the name at j is the subject of a clause that hangs on the noun before it: "an allegation Kabul
// denies". A noun with "a" takes no name after it.
func (n *noun) newSubject(j int) bool {
	if a := n.tokens[n.from].Norm; a != "a" && a != "an" || n.tokens[n.head].Tag != "NN" || n.tokens[j].Tag != "NNP" {
		return false
	}
	for j < len(n.tokens) && n.tokens[j].Tag == "NNP" {
		j++
	}
	return verbFollows(n.tokens, j)
}

// manyAfterTime says whether a vague number begins at j, after a time: "last spring scores of spectators".
func (n *noun) manyAfterTime(j int) bool {
	head := n.tokens[n.head].Norm
	return (units[head] || days[head] || months[head]) && quantity(n.tokens[j]) && j+1 < len(n.tokens) && n.tokens[j+1].Norm == "of"
}

// headed says whether the last token taken is a noun that heads the phrase so far.
func (n *noun) headed() bool { return n.head >= 0 && nominal(n.tokens[n.head].Tag) }

// time says whether the noun at j begins a time: a day ("Sunday", "Sunday night"), or a month before a day's number.
func (n *noun) time(j int) bool {
	next := j + 1
	if before := n.tokens[n.head].Norm; beforeDay[before] || days[before] {
		return false
	}
	switch norm := n.tokens[j].Norm; {
	case days[norm]:
		return next == len(n.tokens) || !nominal(n.tokens[next].Tag) || partsOfDay[n.tokens[next].Norm]
	case months[norm]:
		return next < len(n.tokens) && n.tokens[next].Tag == "CD" && n.tokens[n.from].Tag != "DT"
	}
	return false
}

var (
	days       = set("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight")
	partsOfDay = set("morning afternoon evening night")
	beforeDay  = set("good black bloody palm easter a.m. p.m. am pm noon midnight morning afternoon evening night early late mid")
	months     = set("january february march april may june july august september october november december jan. feb. aug. sept. oct. nov. dec.")
)

// number takes a number with what makes it a range. After a noun a number mostly begins a phrase of its own ("on Sunday
// three soldiers", "in Herat 12 people"), unless it is part of a name or date.
func (n *noun) number(j int) int {
	if n.headed() && n.another(j) {
		return 0
	}
	n.head = j
	if width := rangeWidth(n.tokens, j); width > 0 {
		n.head = j + width
		return 1 + width
	}
	return 1
}

// insideNumber says whether the "and" at j stands inside a number in words.
func (n *noun) insideNumber(j int) bool {
	if n.tokens[j].Norm != "and" || j+1 == len(n.tokens) || n.tokens[j+1].Tag != "CD" || n.tokens[j+1].Text[0] <= '9' {
		return false
	}
	switch n.tokens[j-1].Norm {
	case "hundred", "thousand", "million":
		return n.tokens[j-1].Tag == "CD"
	}
	return false
}

// another says whether the number at j, after a noun, counts the noun after it.
func (n *noun) another(j int) bool {
	if j+1 >= len(n.tokens) || !premodifies(n.tokens, j+1) {
		return false
	}
	before := n.tokens[n.head].Norm
	switch {
	case days[before], units[before] && deictic[n.tokens[n.from].Norm]:
		return true // "this winter nine climbers"
	case months[before]:
		return n.head == n.from && n.from > 0 && beforeMonth[n.tokens[n.from-1].Norm] && n.pluralFrom(j+1)
	case n.tokens[n.from].Tag == "DT" || n.tokens[j].Text[0] > '9' && capital(n.tokens[j]):
		return false
	}
	return n.tokens[j].Text[0] > '9' || n.tokens[j+1].Tag == "NNS" && n.head == n.from
}

var deictic = set("this last")

var beforeMonth = set("in since until by")

// pluralFrom says whether a plural follows at j, with at most two words that qualify it before: "U.S. soldiers".
func (n *noun) pluralFrom(j int) bool {
	for end := min(j+3, len(n.tokens)); j < end; j++ {
		switch tag := n.tokens[j].Tag; {
		case tag == "NNS" || tag == "NNPS":
			return true
		case tag != "JJ" && tag != "NN" && tag != "NNP":
			return false
		}
	}
	return false
}

func capital(t text.Token) bool { return t.Text[0] >= 'A' && t.Text[0] <= 'Z' }

// pronoun takes "they" or "there", which are phrases alone.
func (n *noun) pronoun(j int) int {
	if j > n.from {
		return 0
	}
	n.head, n.whole = j, true
	return 1
}

// determiner takes an article or possessive, which begins a phrase. "that" is one only before a noun.
func (n *noun) determiner(j int) int {
	if n.head >= 0 || n.tokens[j].Norm == "that" && !premodifies(n.tokens, j+1) && !verbFollows(n.tokens, j+1) {
		return 0
	}
	if pronounDT(n.tokens, j) && !(n.tokens[j].Tag == "PRP$" && j+2 < len(n.tokens) && n.tokens[j+1].Norm == "\"" && nominal(n.tokens[j+2].Tag)) {
		n.head = j // and not in: its "soldiers"
	}
	return 1
}

// modifier takes an adjective or participle before a noun; or at the end after "the", where it is the head: "the wounded".
func (n *noun) modifier(j int) int {
	tag := n.tokens[j].Tag
	goesOn := premodifies(n.tokens, j+1) || n.coordinated(j+1)
	switch {
	case n.head >= 0 && beginsTime(n.tokens, j):
		return 0
	case tag == "VBN" && j == n.from && j+1 < len(n.tokens) && n.tokens[j+1].Tag == "CD" && n.tokens[j].Norm != "estimated":
		return 0 // "have so far exhumed 40 bodies"
	case n.tokens[j].Norm == "dead" && j == n.from, !isAdjective(tag) && !goesOn:
		return 0 // "shot dead two men", and participles that govern
	case tag == "VBN" && j+1 < len(n.tokens) && n.tokens[j+1].Norm == "dead":
		return 0 // "a man found dead"
	case n.headed() && goesOn && capital(n.tokens[j]) && strings.Contains(n.tokens[j].Text, "-") && n.head == j-1 && n.tokens[n.head].Tag == "NNP":
		n.head = -1 // "the New York-based group"
	case n.headed() && goesOn && n.head == j-1 && (n.ofBody(j) || n.tokens[j].Norm == "armed" && n.tokens[j+1].Norm == "forces"):
		n.head = -1 // "five senior Taliban military commanders"
	case n.head >= 0 && n.tokens[n.head].Tag != "CD":
		return 0
	case goesOn:
	case determined(n.tokens, n.from, j):
		n.head = j
	case n.head < 0:
		return 0
	}
	return 1
}

// ofBody says whether the adjective at j says what part of the body named before it: its military, its political wing.
func (n *noun) ofBody(j int) bool {
	if n.tokens[n.head].Tag != "NNP" || n.from > 0 && n.tokens[n.from-1].Tag == "IN" {
		return false
	}
	switch n.tokens[j].Norm {
	case "military", "political", "medical", "humanitarian", "naval", "civilian", "senior", "regional", "provincial", "diplomatic":
		return true
	}
	return false
}

// conjunction takes "and" between two adjectives: before a noun ("wounded and dead comrades"), or where they are the head
// themselves ("the dead and wounded").
func (n *noun) conjunction(j int) int {
	switch {
	case n.headed() || n.tokens[j-1].Norm == "other":
		return 0
	case n.coordinated(j):
		n.head = -1
		return 2
	case n.head >= 0 && isAdjective(n.tokens[n.head].Tag) && bareAdjective(n.tokens, j+1):
		n.head = j + 1
		return 2
	}
	return 0
}

// coordinated says whether a conjunction at j, another adjective and a noun follow.
func (n *noun) coordinated(j int) bool {
	return j+1 < len(n.tokens) && n.tokens[j].Tag == "CC" && isAdjective(n.tokens[j+1].Tag) && premodifies(n.tokens, j+2)
}

// quotation takes a quotation mark before the noun and the one that closes it, after which only nouns may follow.
func (n *noun) quotation(j int) int {
	switch {
	case !n.quoted && n.head < 0 && j > n.from && premodifies(n.tokens, j+1):
		n.quoted = true
		return 1
	case n.quoted && n.head >= 0:
		n.quoted = false
		n.whole = j+1 == len(n.tokens) || !nominal(n.tokens[j+1].Tag)
		return 1
	}
	return 0
}

// adverb takes an adverb before an adjective before a noun: "a very old man".
func (n *noun) adverb(j int) int {
	if n.head < 0 && j+1 < len(n.tokens) && isAdjective(n.tokens[j+1].Tag) && premodifies(n.tokens, j+2) {
		return 1
	}
	return 0
}

func nominal(tag string) bool {
	switch tag {
	case "NN", "NNS", "NNP", "NNPS":
		return true
	}
	return false
}

func isAdjective(tag string) bool { return tag == "JJ" || tag == "JJR" || tag == "JJS" }

// premodifies says whether what stands at i may follow a modifier inside a noun phrase.
func premodifies(tokens []text.Token, i int) bool {
	if i >= len(tokens) {
		return false
	}
	if beginsTime(tokens, i) {
		return false
	}
	tag := tokens[i].Tag
	return nominal(tag) || isAdjective(tag) || tag == "CD" || (tag == "VBG" || tag == "VBN") && i+1 < len(tokens) && nominal(tokens[i+1].Tag)
}

// beginsTime says whether a time begins at i that hangs on no noun: "left fifteen dead last month".
func beginsTime(tokens []text.Token, i int) bool {
	if i == 0 {
		return false
	}
	if days[tokens[i].Norm] {
		return tokens[i-1].Norm == "dead" || tokens[i-1].Tag == "VBN"
	}
	if i+1 >= len(tokens) {
		return false
	}
	switch tokens[i].Norm {
	case "last", "next", "earlier", "late":
	default:
		return false
	}
	if before := tokens[i-1].Tag; before == "DT" || before == "PRP$" || before == "IN" {
		return false // "the last year", "in late June"
	}
	next := tokens[i+1].Norm
	return units[next] || days[next] || months[next] || tokens[i].Norm == "earlier" && next == "this"
}

var units = set("year month week night weekend summer winter spring autumn fall century decade")

// bareAdjective says whether an adjective stands at i that no noun follows.
func bareAdjective(tokens []text.Token, i int) bool {
	return i < len(tokens) && isAdjective(tokens[i].Tag) && !premodifies(tokens, i+1)
}

func determined(tokens []text.Token, i, j int) bool {
	return j > i && (tokens[i].Tag == "DT" || tokens[i].Tag == "PRP$") && tokens[i].Norm != "a" && tokens[i].Norm != "an"
}

// pronounDT says whether a determiner stands alone: "some of them", "others", "those killed".
func pronounDT(tokens []text.Token, j int) bool {
	switch tokens[j].Norm {
	case "the", "a", "an", "no", "every":
		return false
	}
	return !premodifies(tokens, j+1) && (j+1 >= len(tokens) || tokens[j+1].Tag != "PRP$" && tokens[j+1].Tag != "DT")
}

// rangeWidth returns how many tokens after the number at j make it a range: "to 15" and "and 15" after "between".
func rangeWidth(tokens []text.Token, j int) int {
	if j+2 >= len(tokens) || tokens[j+2].Tag != "CD" {
		return 0
	}
	switch tokens[j+1].Norm {
	case "to", "-":
		return 2
	case "and":
		if j > 0 && tokens[j-1].Norm == "between" {
			return 2
		}
	}
	return 0
}
