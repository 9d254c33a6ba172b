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
	word    *word  // nil for a word the weights do not know
	affix   *affix // nil likewise
}

var nothing word
var noAffix affix

// tag fills in the tags of one sentence.
func (t *tagger) tag(tokens []text.Token) {
	if len(tokens) == 0 {
		return
	}
	items := t.items(tokens)
	scores := make([]int32, len(t.tags))
	c1, c2 := t.class[startTag], t.class[start2Tag]
	for i := range tokens {
		tag, ok := t.fixed(&tokens[i], items[i+2].written)
		if !ok {
			tag = t.predict(scores, items[i:i+5], c1, c2)
		}
		tokens[i].Tag = tag
		c2, c1 = c1, t.classOf(tag)
	}
}

// classOf returns the class of tag; a tag that the weights do not know counts as the beginning, of which no feature with
// a following word is known.
func (t *tagger) classOf(tag string) int {
	if c, ok := t.class[tag]; ok {
		return c
	}
	return t.class[start2Tag]
}

// items returns the tokens as the features see them, with two beyond each end.
func (t *tagger) items(tokens []text.Token) []item {
	lower := capitals(tokens)
	items := make([]item, len(tokens)+4)
	items[0], items[1] = t.item("", startTag), t.item("", start2Tag)
	for i := range tokens {
		w := written(&tokens[i], lower)
		items[i+2] = t.item(w, context(w))
	}
	items[len(tokens)+2], items[len(tokens)+3] = t.item("", "-END-"), t.item("", "-END2-")
	return items
}

func (t *tagger) item(w, context string) item {
	it := item{written: w, word: t.words[context], affix: t.suffixes[suffix(context)]}
	if it.word == nil {
		it.word = &nothing
	}
	if it.affix == nil {
		it.affix = &noAffix
	}
	return it
}

func suffix(s string) string { return s[len(s)-min(len(s), 3):] }

// written returns the word as the tagger is to see it: ASCII marks for others, bounded, and in lower case where all is
// written in capitals.
func written(tok *text.Token, lower bool) string {
	w := tok.Text
	switch {
	case len(w) > maxWord:
		w = w[:maxWord]
	case !wordStart(w) || strings.Contains(w, "’"):
		return tok.Norm
	}
	if lower {
		return tok.Norm
	}
	return w
}

// context returns the word as its neighbours' features name it.
func context(w string) string {
	switch {
	case strings.Contains(w, "-") && w[0] != '-':
		return "!HYPHEN"
	case len(w) == 4 && digits(w):
		return "!YEAR"
	case asciiDigit(w[0]):
		return "!DIGITS"
	}
	return strings.ToLower(w)
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !asciiDigit(s[i]) {
			return false
		}
	}
	return true
}

// predict returns the best tag of the middle one of five items, given the classes of the two tags before it.
func (t *tagger) predict(scores []int32, near []item, c1, c2 int) string {
	clear(scores)
	w := near[2].written
	for _, r := range [...]row{
		t.bias, t.suffix[suffix(w)], t.first[w[0]], t.before1[c1], t.before2[c2], t.before12[t.pair(c1, c2)],
		near[2].word.at, near[2].word.after(c1), near[1].word.before1, near[1].affix.before, near[0].word.before2,
		near[3].word.after1, near[3].affix.after, near[4].word.after2,
	} {
		for _, x := range r {
			scores[x.class] += x.value
		}
	}
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return t.tags[best]
}

// fixed returns the tag of tokens that need no weighing: marks, numbers, and words that have one tag only.
func (t *tagger) fixed(tok *text.Token, w string) (string, bool) {
	r, _ := utf8.DecodeRuneInString(tok.Text)
	switch {
	case !wordRune(r):
		return markTag(tok)
	case asciiDigit(tok.Text[0]) && numeral(tok.Text):
		return "CD", true
	}
	tag, ok := t.known[w]
	return tag, ok
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
