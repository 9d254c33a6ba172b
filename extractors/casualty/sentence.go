package casualty

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A sentence is one sentence with a cue, tagged and grouped.
type sentence struct {
	doc     *text.Document
	index   int
	tokens  []text.Token
	groups  []phrase.Group
	of      []int // the group of each token
	lower   bool  // the sentence tells names by capitals
	sport   bool  // the article reports sport
	fiction bool  // the article tells of an invented story
	deadly  bool  // people were killed in the sentences before
}

func newSentence(doc *text.Document, index int, cues []cue) *sentence {
	s := &sentence{doc: doc, index: index, tokens: retag(doc.Tagged(index), cues)}
	s.groups = joinDoubled(s.tokens, split(s.tokens, phrase.Chunk(s.tokens)))
	s.of = make([]int, len(s.tokens))
	for g, group := range s.groups {
		for t := group.From; t < group.To; t++ {
			s.of[t] = g
		}
	}
	for _, t := range s.tokens {
		s.lower = s.lower || t.Text == t.Norm && len(t.Norm) > 3 && t.Norm[0] > '9'
	}
	return s
}

func (s *sentence) span(from, to int) text.Span {
	return text.Span{Start: s.tokens[from].Start, End: s.tokens[to-1].End}
}

func (s *sentence) norm(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].Norm
}

func (s *sentence) kind(g int) phrase.Kind {
	if g < 0 || g >= len(s.groups) {
		return ""
	}
	return s.groups[g].Kind
}

// word is the text of group g if it is a single token.
func (s *sentence) word(g int) string {
	if g < 0 || g >= len(s.groups) || s.groups[g].To-s.groups[g].From != 1 {
		return ""
	}
	return s.norm(s.groups[g].From)
}
