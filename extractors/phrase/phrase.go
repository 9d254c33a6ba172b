// Package phrase groups tagged tokens into noun phrases and verb groups, and these into clauses: the shallow syntax that
// figures, speech and doubt are read from. It looks at parts of speech only; it is right where they are.
//
// Chunk, in this file, makes the groups; noun.go and verb.go read the two kinds that have parts. Syntax answers what a
// clause is asked: which verb is its own (finite.go), its subject (subject.go), where it ends and what hangs on a noun
// (extent.go).
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
	case tokens[i].Norm == "ago": // an adverb, whatever the tag
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
