package review

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
)

// A wordIndex tells which documents hold a word. Documents have numbers, given in order; of each word the steps from one
// document to the next are kept, which are mostly a byte.
type wordIndex map[string]*posting

type posting struct {
	last  uint32
	steps []byte
}

// add notes that document n, higher than all before, holds words.
func (x wordIndex) add(n uint32, words []string) {
	for _, w := range words {
		p := x[w]
		if p == nil {
			p = &posting{}
			x[strings.Clone(w)] = p
		}
		p.steps = binary.AppendUvarint(p.steps, uint64(n-p.last))
		p.last = n
	}
}

// A docSet is a set of documents.
type docSet []uint64

func (s docSet) has(n uint32) bool { return int(n/64) < len(s) && s[n/64]>>(n%64)&1 == 1 }

// find returns which of n documents hold all words of a query, each as a word or a part of one.
func (x wordIndex) find(query string, n uint32) docSet {
	all := slices.Repeat(docSet{^uint64(0)}, int(n/64)+1)
	for _, w := range wordsOf(query) {
		any := make(docSet, len(all))
		for known, p := range x {
			if strings.Contains(known, w) {
				p.addTo(any)
			}
		}
		for i := range all {
			all[i] &= any[i]
		}
	}
	return all
}

func (p *posting) addTo(s docSet) {
	n := uint32(0)
	for rest := p.steps; len(rest) > 0; {
		step, size := binary.Uvarint(rest)
		n, rest = n+uint32(step), rest[size:]
		s[n/64] |= 1 << (n % 64)
	}
}

// wordsOf are the different words of texts, in lower case: runs of letters, marks and digits.
func wordsOf(texts ...string) []string {
	var words []string
	for _, text := range texts {
		words = append(words, strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		})...)
	}
	slices.Sort(words)
	return slices.Compact(words)
}
