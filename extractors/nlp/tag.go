package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// maxWord bounds the bytes of a token that the tagger looks at; no word is longer.
const maxWord = 64

// An item is a token on its way through the tagger: as it is written for the features of its own, and as its neighbours
// see it.
type item struct {
	written string
	word    *word
	affix   *affix
	suffix  row
	known   int
}

var nothing word // a word that the weights do not know
var noAffix affix

// tag fills in the tags of one sentence.
func (t *tagger) tag(tokens []text.Token) {
	if len(tokens) == 0 {
		return
	}
	items := t.items(tokens)
	c1, c2 := t.class[startTag], t.class[start2Tag]
	for i := range tokens {
		class := t.fixed(&tokens[i], &items[i+2])
		if class < 0 {
			class = t.best(items[i:i+5], c1, c2)
		}
		tokens[i].Tag = t.tags[class]
		c2, c1 = c1, class
	}
}

// items returns the tokens as the features see them, with two beyond each end.
func (t *tagger) items(tokens []text.Token) []item {
	capitals := shouted(tokens)
	items := make([]item, len(tokens)+4)
	items[0], items[1] = t.item("", startTag), t.item("", start2Tag)
	for i := range tokens {
		w := written(&tokens[i])
		if capitals {
			w = t.trueCase(w, tokens[i].Norm)
		}
		items[i+2] = t.item(w, context(w, tokens[i].Norm))
	}
	items[len(tokens)+2], items[len(tokens)+3] = t.item("", "-END-"), t.item("", "-END2-")
	return items
}

// shouted says whether a sentence is in capitals as far as the tagger is concerned: two words and no letter in lower case.
func shouted(tokens []text.Token) bool {
	words := 0
	for i := range tokens {
		if t := tokens[i].Text; len(t) > 1 && asciiLetter(t[0]) {
			words++
		}
	}
	return words >= 2 && !anyLower(tokens)
}

// trueCase guesses how a word in capitals is written elsewhere: with a capital where the weights know it only so, or have
// never met it and it does not end like a common word; else in lower case.
func (t *tagger) trueCase(w, norm string) string {
	if len(w) == 1 || !asciiLetter(w[0]) || t.knownClass(norm) >= 0 {
		return norm
	}
	title := w[:1] + norm[1:]
	x := t.words[norm]
	if t.knownClass(title) >= 0 || x == nil && !commonEnd(norm) || x != nil && t.name(x) {
		return title
	}
	return norm
}

// name says whether the weights take a word for a name first of all.
func (t *tagger) name(w *word) bool {
	var s scores
	s.add(w.at)
	s.add(w.suffix)
	best := t.class["NNP"]
	for c := range s[:t.predict] {
		if s[c] > s[best] {
			best = c
		}
	}
	return t.tags[best] == "NNP" && s[best] > 0 && len(w.at) > 0
}

// commonEnd says whether a word ends as nouns, adjectives, adverbs and verbs are made, and names rarely are.
func commonEnd(norm string) bool {
	for _, end := range [...]string{"s", "ed", "ing", "ly", "ion", "ness", "ment", "ity", "ism", "ist", "able", "ible", "ful", "ous", "ive", "ance", "ence", "ship"} {
		if strings.HasSuffix(norm, end) {
			return true
		}
	}
	return false
}

// item looks up what is known of a word. Most are written as their context names them, and then one look is enough.
func (t *tagger) item(w, context string) item {
	it := item{written: w, word: t.words[context], known: -1}
	if it.word == nil {
		it.word, it.affix = &nothing, t.affixOf(context)
	} else {
		it.affix = it.word.affix
	}
	if w == context && it.word != &nothing {
		it.suffix, it.known = it.word.suffix, it.word.known
	} else if w != "" {
		it.suffix, it.known = t.suffix[suffix(w)], t.knownClass(w)
	}
	return it
}

func suffix(s string) string { return s[len(s)-min(len(s), 3):] }

// written returns the word as the tagger is to see it: ASCII marks for others, and bounded.
func written(tok *text.Token) string {
	w := tok.Text
	switch {
	case len(w) > maxWord:
		return w[:maxWord]
	case !wordStart(w) || strings.Contains(w, "’"):
		return tok.Norm
	}
	return w
}

// context returns the word as its neighbours' features name it, given its norm.
func context(w, norm string) string {
	switch {
	case strings.Contains(w, "-") && w[0] != '-':
		return "!HYPHEN"
	case len(w) == 4 && digits(w):
		return "!YEAR"
	case asciiDigit(w[0]):
		return "!DIGITS"
	}
	return norm
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !asciiDigit(s[i]) {
			return false
		}
	}
	return true
}

// best returns the best class for the middle one of five items, given the classes of the two tags before it.
func (t *tagger) best(near []item, c1, c2 int) int {
	s := t.history[t.pair(c1, c2)]
	it := &near[2]
	for _, r := range [...]row{
		it.suffix, t.first[it.written[0]], it.word.at, it.word.after(c1), near[1].word.before1, near[1].affix.before,
		near[0].word.before2, near[3].word.after1, near[3].affix.after, near[4].word.after2,
	} {
		s.add(r)
	}
	best := 0
	for c := 1; c < t.predict; c++ {
		if s[c] > s[best] {
			best = c
		}
	}
	return best
}

// fixed returns the class of tokens that need no weighing, marks, numbers, and words that have one tag only; else -1.
func (t *tagger) fixed(tok *text.Token, it *item) int {
	r, _ := utf8.DecodeRuneInString(tok.Text)
	if !wordRune(r) {
		if tag, ok := markTag(tok); ok {
			return t.class[tag]
		}
		return -1
	}
	if asciiDigit(tok.Text[0]) && numeral(tok.Text) {
		return t.class["CD"]
	}
	return it.known
}

// numeral says whether s, which begins with a digit, is a number and nothing else.
func numeral(s string) bool {
	for i := 0; i < len(s); i++ {
		if !asciiDigit(s[i]) && s[i] != ',' && s[i] != '.' && s[i] != ':' {
			return false
		}
	}
	return true
}

// markTag returns the Penn tag of a mark.
func markTag(tok *text.Token) (string, bool) {
	switch tok.Text {
	case "“", "„", "«", "``", "‘":
		return "``", true
	case "”", "»", "''":
		return "''", true
	case "(", "[", "{":
		return "-LRB-", true
	case ")", "]", "}":
		return "-RRB-", true
	case "$", "€", "£":
		return "$", true
	case "#":
		return "#", true
	case "%":
		return "NN", true
	case "&":
		return "CC", true
	case "\"":
		return "''", true
	}
	switch tok.Norm[0] {
	case ',':
		return ",", true
	case '.', '!', '?':
		if tok.Norm == "..." {
			return ":", true
		}
		return ".", true
	case ':', ';', '-':
		return ":", true
	case '\'':
		return "", false
	}
	if r, _ := utf8.DecodeRuneInString(tok.Text); unicode.IsPunct(r) || unicode.IsSymbol(r) {
		return "SYM", tok.Norm[0] != '@' && tok.Norm[0] != '#'
	}
	return "", false
}
