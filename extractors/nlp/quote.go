package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A quoter finds direct quotations in the sections of one article. A quotation that runs over several paragraphs opens
// each of them with a mark and closes only the last, as newspapers do.
type quoter struct {
	text   string
	found  []text.Span
	open   int // where the open quotation begins, -1 for none
	single int // where an open quotation in single marks begins, -1 for none
}

// quotes returns the direct quotations of d, outermost only, in order of text.
func quotes(d *text.Document) []text.Span {
	q := quoter{text: d.Text, open: -1, single: -1}
	last := 0
	for i, s := range d.Sections {
		if !s.Kind.Named() {
			continue
		}
		if q.open >= 0 && (!q.reopens(s.Start) || d.Sections[i-1].Kind != s.Kind) {
			q.abandon(last)
		}
		q.section(s.Span)
		last = s.End
	}
	if q.open >= 0 {
		q.abandon(last)
	}
	return q.found
}

// reopens says whether a paragraph that begins at i goes on with a quotation.
func (q *quoter) reopens(i int) bool {
	r, _ := utf8.DecodeRuneInString(q.text[i:])
	return r == '“' || r == '"' || r == '«' || r == '„'
}

// abandon ends a quotation whose closing mark is missing with the paragraph it began in, where it is the only sign of
// damage; a straight mark without a partner may be anything, inches too, and is dropped.
func (q *quoter) abandon(end int) {
	open, _ := utf8.DecodeRuneInString(q.text[q.open:])
	if open != '"' {
		if k := strings.IndexByte(q.text[q.open:end], '\n'); k > 0 {
			end = q.open + len(strings.TrimRightFunc(q.text[q.open:q.open+k], unicode.IsSpace))
		}
		q.found = append(q.found, text.Span{Start: q.open, End: end})
	}
	q.open = -1
}

// section reads the marks of one section.
func (q *quoter) section(s text.Span) {
	q.single = -1
	for i := s.Start; i < s.End; {
		k := strings.IndexAny(q.text[i:s.End], "\"“”„«»‘’'`")
		if k < 0 {
			return
		}
		i += k
		r, size := utf8.DecodeRuneInString(q.text[i:])
		if (r == '\'' || r == '`') && i+1 < s.End && q.text[i+1] == q.text[i] {
			r, size = q.doubled(r), 2
		}
		q.mark(s, i, r, size)
		i += size
	}
}

// doubled returns the mark that two single ones stand for, as in text that was tokenised or typed: “ opens, ” closes
// what is open and else opens.
func (q *quoter) doubled(r rune) rune {
	switch {
	case r == '`' || q.open < 0:
		return '“'
	default:
		return '”'
	}
}

// mark reads the mark r at i.
func (q *quoter) mark(s text.Span, i int, r rune, size int) {
	switch r {
	case '“', '„', '«':
		if q.open < 0 {
			q.open, q.single = i, -1
		} else if r == '“' && strings.HasPrefix(q.text[q.open:], "„") && i > s.Start {
			q.close(i + size)
		}
	case '”', '»':
		if q.open >= 0 {
			q.close(i + size)
		}
	case '"':
		if q.open < 0 && q.opens(s, i, size) {
			q.open, q.single = i, -1
		} else if q.open >= 0 && i > s.Start {
			q.close(i + size)
		}
	case '‘', '\'', '’':
		q.singleMark(s, i, r, size)
	}
}

func (q *quoter) close(end int) {
	q.found = append(q.found, text.Span{Start: q.open, End: end})
	q.open = -1
}

// singleMark reads a single mark outside double ones, where it may quote as in British papers, or be an apostrophe.
func (q *quoter) singleMark(s text.Span, i int, r rune, size int) {
	switch {
	case q.open >= 0:
	case r == '‘' || r == '\'' && q.single < 0 && q.opens(s, i, size) && q.partner(s, i+size):
		if q.single < 0 && q.letter(i+size) {
			q.single = i
		}
	case q.single >= 0 && !q.letter(i+size) && i > q.single+1 && !q.space(i-1) && !q.plural(s, i, size):
		q.found = append(q.found, text.Span{Start: q.single, End: i + size})
		q.single = -1
	}
}

// opens says whether a mark at i that looks the same on both sides opens: nothing, a space or a bracket before it, and
// no space after.
func (q *quoter) opens(s text.Span, i, size int) bool {
	if i+size >= s.End || q.space(i+size) {
		return false
	}
	if i == s.Start {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(q.text[:i])
	return unicode.IsSpace(r) || strings.ContainsRune("([{—–-/‘'", r)
}

// partner says whether a straight single mark closes what one at i would open: it stands after a letter or a mark, and
// before a space or punctuation. '90s and 'em have none.
func (q *quoter) partner(s text.Span, i int) bool {
	if !q.letter(i) {
		return false
	}
	const far = 600
	for j := i + 1; j < min(s.End, i+far); j++ {
		if q.text[j] == '\'' && !q.letter(j+1) && !q.space(j-1) && q.text[j-1] != 's' {
			return true
		}
	}
	return false
}

// plural says whether the mark at i is the apostrophe of a plural possessive ("the soldiers’ families") rather than the
// end of the open quotation: a word in lower case follows, and another mark closes later.
func (q *quoter) plural(s text.Span, i, size int) bool {
	if q.text[i-1] != 's' || i+size+1 >= s.End || q.text[i+size] != ' ' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(q.text[i+size+1:])
	rest := q.text[i+size : min(s.End, i+600)]
	return unicode.IsLower(r) && (strings.Contains(rest, ",’") || strings.Contains(rest, ".’") || strings.Contains(rest, ",'") || strings.Contains(rest, ".'"))
}

func (q *quoter) letter(i int) bool {
	r, _ := utf8.DecodeRuneInString(q.text[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func (q *quoter) space(i int) bool {
	r, _ := utf8.DecodeRuneInString(q.text[i:])
	return unicode.IsSpace(r)
}
