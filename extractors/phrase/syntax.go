package phrase

import (
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
