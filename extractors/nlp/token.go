package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A lexer cuts a stretch of text into tokens. It only ever moves forward over the untouched text, so that every token is
// the bytes it stands on, in order, by construction.
type lexer struct {
	text   string
	tokens []text.Token
}

// tokenize appends the tokens of s[span.Start:span.End] to dst. Their Text and Norm are filled in; tags are not.
func tokenize(s string, span text.Span, dst []text.Token) []text.Token {
	l := lexer{text: s[:span.End], tokens: dst}
	for i := span.Start; i < span.End; {
		r, size := l.rune(i)
		switch {
		case blank(r):
			i += size
		case wordRune(r):
			i = l.word(i)
		case apostrophe(r):
			i = l.apostrophe(i, size)
		case (r == '@' || r == '#') && l.wordAt(i+size):
			i = l.handle(i)
		default:
			i = l.mark(i, r, size)
		}
	}
	return l.tokens
}

func (l *lexer) rune(i int) (rune, int) {
	if i < len(l.text) && l.text[i] < utf8.RuneSelf {
		return rune(l.text[i]), 1
	}
	return utf8.DecodeRuneInString(l.text[i:])
}

func (l *lexer) emit(from, to int) int {
	if from < to {
		t := l.text[from:to]
		l.tokens = append(l.tokens, text.Token{Span: text.Span{Start: from, End: to}, Text: t})
	}
	return to
}

// blank says whether r parts tokens and belongs to none: white space, controls, the marks of width zero.
func blank(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

// wordRune says whether r can be part of a word or number anywhere in it.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return letterOrDigit(byte(r)) || r == '_'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '\u00ad' || r == '\u200d' || r == '\u200c')
}

func letterOrDigit(c byte) bool { return asciiLetter(c) || asciiDigit(c) }

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func asciiDigit(c byte) bool { return '0' <= c && c <= '9' }

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

func hyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func (l *lexer) wordAt(i int) bool {
	r, _ := l.rune(i)
	return i < len(l.text) && wordRune(r)
}

func (l *lexer) digitAt(i int) bool { return i >= 0 && i < len(l.text) && asciiDigit(l.text[i]) }

func (l *lexer) letterAt(i int) bool {
	r, _ := l.rune(i)
	return i < len(l.text) && unicode.IsLetter(r)
}

// word reads the word or number that begins at i.
func (l *lexer) word(i int) int {
	if end := l.address(i); end > i {
		return l.emit(i, end)
	}
	segment := i // where the part after the last inner stop begins
	last := i    // where the last rune began
	j := i
	for j < len(l.text) {
		r, size := l.rune(j)
		if wordRune(r) {
			last = j
			j += size
			continue
		}
		if r == '.' {
			end, inner := l.stop(i, segment, j)
			if end == j {
				break
			}
			j = end
			if inner {
				segment = j
				continue
			}
			if next, n := l.rune(j); !hyphen(next) || !l.wordAt(j+n) {
				break
			}
			continue
		}
		if !l.joins(last, j, r, size) {
			break
		}
		if hyphen(r) {
			segment = j + size
		}
		j += size
	}
	return l.clitic(i, j)
}

// joins says whether the mark r at j holds together the word before it, whose last rune begins at last, and what follows.
func (l *lexer) joins(last, j int, r rune, size int) bool {
	next := j + size
	if !l.wordAt(next) {
		return false
	}
	switch {
	case hyphen(r):
		return true
	case apostrophe(r) && r != '‘':
		return l.letterAt(next)
	case r == ',':
		return l.digitAt(last) && l.group(next)
	case r == ':':
		return l.digitAt(last) && l.digitAt(next) && l.digitAt(next+1) && !l.digitAt(next+2)
	case r == '&':
		return l.upperAt(last) && l.upperAt(next)
	case r == '@':
		return true
	}
	return false
}

func (l *lexer) upperAt(i int) bool {
	r, _ := l.rune(i)
	return i < len(l.text) && unicode.IsUpper(r)
}

// group says whether the digits at i are a group after a comma: three of them, or two and another comma (lakhs).
func (l *lexer) group(i int) bool {
	n := 0
	for n < 4 && l.digitAt(i+n) {
		n++
	}
	return n == 3 || n == 2 && i+2 < len(l.text) && l.text[i+2] == ',' && l.digitAt(i+3)
}

// stop decides on the full stop at j in the word that begins at i: it returns j where the stop ends a sentence or is
// none of the word's, else the offset after it, and whether the word goes on from there.
func (l *lexer) stop(i, segment, j int) (end int, inner bool) {
	single := l.oneLetter(segment, j)
	if l.wordAt(j + 1) {
		switch {
		case l.digitAt(j-1) && l.digitAt(j+1), single && l.letterAt(j+1):
			return j + 1, true
		case strings.HasPrefix(l.text[j+1:], "D.") || l.domain(j+1):
			return j + 1, true
		case l.abbreviation(i, j):
			return j + 1, false
		}
		return j, false
	}
	if single && segment > i || l.abbreviation(i, j) || l.initial(i, j) {
		return j + 1, false
	}
	return j, false
}

func (l *lexer) oneLetter(from, to int) bool {
	r, size := l.rune(from)
	return from+size == to && unicode.IsLetter(r)
}

// initial says whether text[i:j] is the initial of a name: a capital that stands alone, with a capitalised word after it.
// "I" is more often the pronoun.
func (l *lexer) initial(i, j int) bool {
	if !l.upperAt(i) || !l.oneLetter(i, j) || l.text[i:j] == "I" {
		return false
	}
	k := j + 1
	for k < len(l.text) && l.text[k] == ' ' {
		k++
	}
	return k > j+1 && k < j+4 && l.upperAt(k)
}

// abbreviation says whether text[i:j], which a stop follows, is one of the known abbreviations.
func (l *lexer) abbreviation(i, j int) bool {
	if j-i > maxAbbreviation {
		return false
	}
	a, ok := abbreviations[strings.ToLower(l.text[i:j+1])]
	if !ok {
		return false
	}
	if a.number {
		k := j + 1
		for k < len(l.text) && l.text[k] == ' ' {
			k++
		}
		return l.digitAt(k)
	}
	return !a.capital || l.upperAt(i)
}

// domain says whether the word at i ends an internet name: "gov.af", "example.com".
func (l *lexer) domain(i int) bool {
	j := i
	for j < len(l.text) && j < i+maxAbbreviation && asciiLetter(l.text[j]) {
		j++
	}
	return topDomains[l.text[i:j]] || j < len(l.text)-1 && l.text[j] == '.' && 'a' <= l.text[i] && l.text[i] <= 'z' && topDomains[l.lettersAt(j+1)]
}

func (l *lexer) lettersAt(i int) string {
	j := i
	for j < len(l.text) && j < i+maxAbbreviation && asciiLetter(l.text[j]) {
		j++
	}
	return l.text[i:j]
}

// topDomains are the ends of internet names that are met in news and are no English words in lower case.
var topDomains = map[string]bool{
	"com": true, "org": true, "net": true, "gov": true, "edu": true, "info": true, "int": true, "mil": true, "eu": true,
	"uk": true, "de": true, "fr": true, "es": true, "gr": true, "ru": true, "cn": true, "pk": true, "af": true, "ir": true,
	"tj": true, "uz": true, "tv": true, "io": true, "co": true, "ca": true, "au": true, "nl": true, "ch": true, "pl": true,
}

// address returns where the web address that begins at i ends, or i where there is none.
func (l *lexer) address(i int) int {
	rest := l.text[i:min(len(l.text), i+8)]
	if !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https://") && !strings.HasPrefix(rest, "www.") {
		return i
	}
	j := i
	for j < len(l.text) {
		r, size := l.rune(j)
		if blank(r) || strings.ContainsRune("\"<>“”()[]{}«»", r) {
			break
		}
		j += size
	}
	for j > i && strings.IndexByte(".,;:!?'", l.text[j-1]) >= 0 {
		j--
	}
	return j
}

// clitic emits text[i:j], with 's, n't and their like split off its end.
func (l *lexer) clitic(i, j int) int {
	cut := l.cliticAt(i, j)
	l.emit(i, cut)
	return l.emit(cut, j)
}

func (l *lexer) cliticAt(i, j int) int {
	from := max(i, j-6) // the longest is ’re in curly writing, five bytes
	tail := l.text[from:j]
	for _, mark := range []string{"'", "’", "ʼ"} {
		k := strings.LastIndex(tail, mark)
		if k < 0 {
			continue
		}
		at := from + k
		switch strings.ToLower(l.text[at+len(mark) : j]) {
		case "s", "m", "d", "re", "ve", "ll":
			return at
		case "t":
			if at-1 > i && l.text[at-1]|0x20 == 'n' {
				return at - 1
			}
		}
		return j
	}
	return j
}

// apostrophe reads a token that begins with an apostrophe or single quotation mark: 's apart from its word, '90s, the two
// marks that stand for a double one, or the mark alone.
func (l *lexer) apostrophe(i, size int) int {
	j := i + size
	for j < len(l.text) && l.wordAt(j) && j < i+size+4 {
		_, n := l.rune(j)
		j += n
	}
	tail := strings.ToLower(l.text[i+size : j])
	switch {
	case tail == "s", tail == "re", tail == "ve", tail == "ll", tail == "em":
		return l.emit(i, j)
	case len(tail) == 3 && l.digitAt(i+size) && l.digitAt(i+size+1) && tail[2] == 's', len(tail) == 2 && l.digitAt(i+size) && l.digitAt(i+size+1):
		return l.emit(i, j)
	case size == 1 && i+1 < len(l.text) && l.text[i+1] == '\'':
		return l.emit(i, i+2)
	}
	return l.emit(i, i+size)
}

// handle reads "@name" and "#topic".
func (l *lexer) handle(i int) int {
	j := i + 1
	for j < len(l.text) && l.wordAt(j) {
		_, n := l.rune(j)
		j += n
	}
	return l.emit(i, j)
}

// mark reads punctuation and symbols. A run of one mark is one token, so that rules drawn with stars or strokes cost one;
// brackets and quotation marks stand alone, as each of them opens or closes something.
func (l *lexer) mark(i int, r rune, size int) int {
	j := i + size
	if strings.ContainsRune("()[]{}\"“”„«»,;:/$%", r) {
		return l.emit(i, j)
	}
	for j < len(l.text) {
		next, n := l.rune(j)
		if next != r || n != size {
			break
		}
		j += n
	}
	return l.emit(i, j)
}
