// Package lexicon reads the word lists that stand beside the extractors and matches them against tokens.
//
// A lexicon is a text file, one entry a line, sorted, that a journalist can extend:
//
//	# what killed people, in the passive
//	{gun} down   | killed
//	<fatality>   | killed
//
// The phrase comes first, its fields follow, each after a bar. Words are matched without regard to case. {gun} stands for
// every form of the verb (gun guns gunned gunning), <fatality> for the noun's singular and plural, this/that for either
// word, and a word after ? may be left out. A line that begins with # is a comment.
package lexicon

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// An Entry is one line of a lexicon.
type Entry struct {
	Phrase string   // as written
	Fields []string // after the phrase, trimmed
	Line   int
}

// Field returns field i of e, "" where the line has fewer.
func (e *Entry) Field(i int) string {
	if i < len(e.Fields) {
		return e.Fields[i]
	}
	return ""
}

// A Lexicon finds its phrases in tokens.
type Lexicon struct {
	Entries []*Entry
	byFirst map[string][]pattern // longest first
	shapes  [256]uint64          // by the first byte of a first word: the lengths that occur, one bit each
}

// from returns the patterns that begin with the word norm. Nearly all words begin none, and most of these have a length
// that no first word with their first letter has: then there is no need to look.
func (l *Lexicon) from(norm string) []pattern {
	if norm == "" || l.shapes[norm[0]]&shape(norm) == 0 {
		return nil
	}
	return l.byFirst[norm]
}

// shape is the bit of a word's length.
func shape(word string) uint64 { return 1 << min(len(word), 63) }

type pattern struct {
	words []wordSet
	entry *Entry
}

// A wordSet holds the forms that one word of a phrase may take; a single form is the common case.
type wordSet []string

func (w wordSet) has(norm string) bool {
	for _, form := range w {
		if form == norm {
			return true
		}
	}
	return false
}

// Parse reads the lexicon in data; name is the file's, for errors. Two lines with the same phrase are an error.
func Parse(name, data string) (*Lexicon, error) {
	l := &Lexicon{byFirst: map[string][]pattern{}}
	seen := map[string]int{}
	for i, line := range strings.Split(data, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "|")
		for j := range fields {
			fields[j] = strings.TrimSpace(fields[j])
		}
		if fields[0] == "" {
			return nil, fmt.Errorf("%s:%d: an entry without a phrase", name, i+1)
		}
		if strings.Contains(fields[0], "{}") || strings.Contains(fields[0], "<>") {
			return nil, fmt.Errorf("%s:%d: no word in the brackets of %q", name, i+1, fields[0])
		}
		if emptyWord(fields[0]) {
			return nil, fmt.Errorf("%s:%d: an empty word in %q: write a word on either side of \"/\" and behind \"?\"", name, i+1, fields[0])
		}
		key := strings.ToLower(strings.Join(strings.Fields(fields[0]), " "))
		if before, ok := seen[key]; ok {
			return nil, fmt.Errorf("%s:%d: %q stands at line %d already", name, i+1, key, before)
		}
		seen[key] = i + 1
		l.add(&Entry{Phrase: fields[0], Fields: fields[1:], Line: i + 1})
	}
	for _, ps := range l.byFirst {
		sort.SliceStable(ps, func(a, b int) bool { return len(ps[a].words) > len(ps[b].words) })
	}
	return l, nil
}

// emptyWord says whether an alternative or an optional word of phrase has no letters: "a//b", "?".
func emptyWord(phrase string) bool {
	for _, w := range strings.Fields(phrase) {
		w = strings.TrimPrefix(w, "?")
		if w == "" || len(w) > 1 && slices.Contains(strings.Split(w, "/"), "") {
			return true
		}
	}
	return false
}

// Must is Parse for a lexicon that is embedded in the program, where an error is a mistake of ours.
func Must(name, data string) *Lexicon {
	l, err := Parse(name, data)
	if err != nil {
		panic(err)
	}
	return l
}

func (l *Lexicon) add(e *Entry) {
	l.Entries = append(l.Entries, e)
	for _, words := range spelled(strings.Fields(e.Phrase)) {
		if len(words) == 0 {
			continue // all of it was optional
		}
		for _, first := range words[0] {
			l.byFirst[first] = append(l.byFirst[first], pattern{words, e})
			l.shapes[first[0]] |= shape(first)
		}
	}
}

// spelled returns the sequences of words that a phrase stands for: with each optional word, and without it.
func spelled(phrase []string) [][]wordSet {
	if len(phrase) == 0 {
		return [][]wordSet{nil}
	}
	word, optional := strings.CutPrefix(phrase[0], "?")
	var all [][]wordSet
	for _, rest := range spelled(phrase[1:]) {
		all = append(all, append([]wordSet{forms(word)}, rest...))
		if optional {
			all = append(all, rest)
		}
	}
	return all
}

// Forms returns the words that a word of a phrase stands for, in lower case: "{gun}" for gun, guns, gunned, gunning.
func Forms(word string) []string { return forms(word) }

func forms(w string) wordSet {
	if len(w) > 1 && strings.Contains(w, "/") {
		var all wordSet
		for _, one := range strings.Split(w, "/") {
			all = append(all, forms(one)...)
		}
		return all
	}
	switch {
	case strings.HasPrefix(w, "{") && strings.HasSuffix(w, "}"):
		return VerbForms(strings.ToLower(w[1 : len(w)-1]))
	case strings.HasPrefix(w, "<") && strings.HasSuffix(w, ">"):
		return NounForms(strings.ToLower(w[1 : len(w)-1]))
	}
	return wordSet{strings.ToLower(w)}
}

// Longest returns the longest entry that begins at token i and the number of tokens it covers, or nil and 0. Of two
// entries of one length the earlier line wins. Nothing begins beyond the edges, so that a rule may ask for its neighbour.
func (l *Lexicon) Longest(tokens []text.Token, i int) (*Entry, int) {
	return l.LongestThat(tokens, i, func(*Entry, int) bool { return true })
}

// LongestThat is Longest among the entries that fit says yes to, given how many tokens each covers: a word may be a noun in
// one entry and a verb in another.
func (l *Lexicon) LongestThat(tokens []text.Token, i int, fit func(*Entry, int) bool) (*Entry, int) {
	if i < 0 || i >= len(tokens) {
		return nil, 0
	}
	for _, p := range l.from(tokens[i].Norm) {
		if p.matches(tokens[i:]) && fit(p.entry, len(p.words)) {
			return p.entry, len(p.words)
		}
	}
	return nil, 0
}

// Find returns the entry whose phrase is the single word norm, or nil.
func (l *Lexicon) Find(norm string) *Entry {
	for _, p := range l.from(norm) {
		if len(p.words) == 1 {
			return p.entry
		}
	}
	return nil
}

// matches says whether p's words begin tokens; the first was looked up already.
func (p pattern) matches(tokens []text.Token) bool {
	if len(tokens) < len(p.words) {
		return false
	}
	for k := 1; k < len(p.words); k++ {
		if !p.words[k].has(tokens[k].Norm) {
			return false
		}
	}
	return true
}
