// Package phrase groups tagged tokens into noun phrases and verb groups, and these into clauses: the shallow syntax that
// figures, speech and doubt are read from. It looks at parts of speech only; it is right where they are.
package phrase

import "github.com/hedgerow/hedgerow/extractors/text"

// A Kind says what a group is.
type Kind string

// The kinds of group. Every token belongs to exactly one.
const (
	NP    Kind = "NP"    // a base noun phrase, its determiner, number and approximator ("at least 12 armed men") with it
	VP    Kind = "VP"    // a verb group: auxiliaries, negation, adverbs between, main verb, particle
	Prep  Kind = "PREP"  // a preposition, or a subordinator that is tagged as one
	Sub   Kind = "SUB"   // that, which, who, whether, if, because: opens a clause
	Conj  Kind = "CONJ"  // and, or, but
	Punct Kind = "PUNCT" // a mark
	Adv   Kind = "ADV"   // adverbs and all else
	Adj   Kind = "ADJ"   // a predicate adjective: "was dead"
)

// A Form says how a verb group stands in its clause.
type Form string

// The forms of verb groups.
const (
	Finite     Form = "finite"     // has a tense: it carries a clause
	Infinitive Form = "infinitive" // to kill
	Gerund     Form = "gerund"     // killing
	Participle Form = "participle" // killed, without an auxiliary: a reduced passive ("people killed in the blast")
)

// A Group is tokens [From, To) of a sentence.
type Group struct {
	Kind     Kind
	From, To int
	Head     int // the main noun or verb

	// of a VP:
	Form    Form
	Passive bool
	Past    bool // past tense or present perfect
	Future  bool // will, shall, going to
	Modal   string
	Negated bool
}

// Span is the bytes that g covers.
func (g Group) Span(tokens []text.Token) text.Span {
	return text.Span{Start: tokens[g.From].Start, End: tokens[g.To-1].End}
}

// Chunk groups the tokens of one tagged sentence, in order, without gaps.
func Chunk(tokens []text.Token) []Group {
	var groups []Group
	for i := 0; i < len(tokens); {
		g := next(tokens, i)
		groups = append(groups, g)
		i = g.To
	}
	return groups
}

func next(tokens []text.Token, i int) Group {
	if g, ok := nounPhrase(tokens, i); ok {
		return g
	}
	if g, ok := verbGroup(tokens, i); ok {
		return g
	}
	g := Group{From: i, To: i + 1, Head: i, Kind: Adv}
	switch tag := tokens[i].Tag; {
	case tag == "IN" && subordinators[tokens[i].Norm], tag == "WDT", tag == "WP", tag == "WRB":
		g.Kind = Sub
	case tag == "IN", tag == "TO", tag == "VBG" && participlePrepositions[tokens[i].Norm]:
		g.Kind = Prep
	case tag == "CC":
		g.Kind = Conj
	case isPunct(tag):
		g.Kind = Punct
	case tag == "JJ", tag == "JJR", tag == "JJS":
		g.Kind = Adj
	}
	return g
}

var subordinators = map[string]bool{
	"that": true, "whether": true, "if": true, "because": true, "although": true, "though": true, "while": true,
	"since": true, "unless": true, "until": true, "whereas": true, "as": true,
}

// participlePrepositions look like participles and govern like prepositions.
var participlePrepositions = map[string]bool{
	"including": true, "excluding": true, "according": true, "following": true, "regarding": true, "concerning": true,
}

func isPunct(tag string) bool {
	switch tag {
	case ",", ".", ":", "(", ")", "``", "''", "\"", "-LRB-", "-RRB-", "#", "SYM":
		return true
	}
	return false
}

// approximators may stand before a number inside a noun phrase; the longest is tried first.
var approximators = [][]string{
	{"as", "many", "as"}, {"no", "fewer", "than"}, {"no", "less", "than"}, {"not", "less", "than"}, {"no", "more", "than"},
	{"at", "least"}, {"at", "most"}, {"more", "than"}, {"fewer", "than"}, {"less", "than"}, {"up", "to"}, {"close", "to"},
	{"well", "over"}, {"about"}, {"around"}, {"some"}, {"nearly"}, {"almost"}, {"over"}, {"under"}, {"approximately"},
	{"roughly"}, {"only"}, {"just"}, {"between"},
}

// approximator returns the width of the approximator that stands at i before a number, or 0.
func approximator(tokens []text.Token, i int) int {
	for _, words := range approximators {
		n := len(words)
		if i+n >= len(tokens) || !quantity(tokens[i+n]) {
			continue
		}
		all := true
		for k, w := range words {
			all = all && tokens[i+k].Norm == w
		}
		if all {
			return n
		}
	}
	return 0
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

func nounPhrase(tokens []text.Token, i int) (Group, bool) {
	j := i + approximator(tokens, i)
	head := -1
	for ; j < len(tokens); j++ {
		tag := tokens[j].Tag
		switch {
		case nominal(tag):
			head = j
		case tag == "CD", tag == "PRP", tag == "EX", tag == "$":
			if tag == "PRP" && j > i {
				return closeNP(tokens, i, j, head)
			}
			head = j
			if tag == "PRP" || tag == "EX" {
				return closeNP(tokens, i, j+1, head)
			}
			// "18 to 20 people", "between 10 and 15 people"
			if n := rangeWidth(tokens, j); n > 0 {
				j += n
				head = j
			}
		case tag == "DT" && tokens[j].Norm != "that", tag == "PDT", tag == "PRP$", tag == "DT" && j+1 < len(tokens) && premodifies(tokens, j+1):
			if head >= 0 {
				return closeNP(tokens, i, j, head)
			}
			if pronounDT(tokens, j) {
				head = j
			}
		case tag == "POS" && head >= 0:
			head = -1
		case head >= 0 && quantity(tokens[head]) && tokens[j].Norm == "more" && !premodifies(tokens, j+1):
		case tag == "CC" && head >= 0 && isAdjective(tokens[head].Tag) && bareAdjective(tokens, j+1):
			j++ // "the dead and wounded"
			head = j
		case tokens[j].Norm == "dead" && j == i:
			return Group{}, false // "shot dead two men"
		case isAdjective(tag), tag == "VBN" && premodifies(tokens, j+1), tag == "VBG" && premodifies(tokens, j+1) && j > i:
			if head >= 0 && tokens[head].Tag != "CD" {
				return closeNP(tokens, i, j, head)
			}
			if head < 0 && !premodifies(tokens, j+1) && tag != "VBN" && tag != "VBG" && !determined(tokens, i, j) {
				return closeNP(tokens, i, j, head)
			}
			if determined(tokens, i, j) && !premodifies(tokens, j+1) {
				head = j // "the wounded", "the dead"
			}
		case (tag == "RB" || tag == "RBR" || tag == "RBS") && j+1 < len(tokens) && isAdjective(tokens[j+1].Tag) && premodifies(tokens, j+2) && head < 0:
		default:
			return closeNP(tokens, i, j, head)
		}
	}
	return closeNP(tokens, i, j, head)
}

func closeNP(tokens []text.Token, from, to, head int) (Group, bool) {
	if head < 0 || to <= from {
		return Group{}, false
	}
	return Group{Kind: NP, From: from, To: to, Head: head}, true
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
	tag := tokens[i].Tag
	return nominal(tag) || isAdjective(tag) || tag == "CD" || (tag == "VBG" || tag == "VBN") && i+1 < len(tokens) && nominal(tokens[i+1].Tag)
}

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

func verbGroup(tokens []text.Token, i int) (Group, bool) {
	if tokens[i].Tag == "VBG" && participlePrepositions[tokens[i].Norm] {
		return Group{}, false
	}
	g := Group{Kind: VP, From: i, Head: -1, Form: Finite}
	j := i
	be, first := false, true
	for ; j < len(tokens); j++ {
		tag, norm := tokens[j].Tag, tokens[j].Norm
		switch {
		case tag == "TO" && g.Head < 0 && infinitiveFollows(tokens, j+1):
			g.Form = Infinitive
		case tag == "MD":
			if g.Head >= 0 {
				return closeVP(g, j)
			}
			g.Modal = norm
			g.Future = norm == "will" || norm == "shall" || norm == "'ll"
			first = false
		case (tag == "RB" || tag == "RBR") && (g.Head >= 0 || !first || verbFollows(tokens, j+1)):
			if norm == "not" || norm == "n't" || norm == "never" || norm == "no" {
				g.Negated = true
			}
			if g.Head >= 0 && !verbFollows(tokens, j+1) {
				return closeVP(g, j)
			}
		case len(tag) >= 2 && tag[:2] == "VB":
			if g.Head >= 0 && !auxiliary(tokens[g.Head].Norm) {
				return closeVP(g, j)
			}
			if g.Head < 0 {
				switch {
				case g.Form == Infinitive || g.Modal != "":
				case tag == "VBG":
					g.Form = Gerund
				case tag == "VBN":
					g.Form = Participle
				}
				g.Past = tag == "VBD"
			} else if tag == "VBN" || tag == "VBD" {
				if be {
					g.Passive = true
				} else {
					g.Past = true // has killed
				}
			}
			be = isBe(norm)
			g.Head = j
			first = false
		case tag == "RP" && g.Head >= 0:
			return closeVP(g, j+1)
		default:
			return closeVP(g, j)
		}
	}
	return closeVP(g, j)
}

func closeVP(g Group, to int) (Group, bool) {
	if g.Head < 0 && g.Modal == "" {
		return Group{}, false
	}
	g.To = to
	if g.Head < 0 {
		g.Head = to - 1
	}
	if g.Form == Participle {
		g.Passive = true
	}
	return g, to > g.From
}

func infinitiveFollows(tokens []text.Token, i int) bool {
	for i < len(tokens) && tokens[i].Tag == "RB" {
		i++
	}
	return i < len(tokens) && (tokens[i].Tag == "VB" || tokens[i].Tag == "VBP")
}

func verbFollows(tokens []text.Token, i int) bool {
	for i < len(tokens) && (tokens[i].Tag == "RB" || tokens[i].Tag == "RBR") {
		i++
	}
	return i < len(tokens) && len(tokens[i].Tag) >= 2 && (tokens[i].Tag[:2] == "VB" || tokens[i].Tag == "MD")
}

func isBe(norm string) bool {
	switch norm {
	case "be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "get", "got", "gets", "getting":
		return true
	}
	return false
}

func auxiliary(norm string) bool {
	switch norm {
	case "have", "has", "had", "having", "'ve", "'d", "do", "does", "did":
		return true
	}
	return isBe(norm)
}
