// Package section parts an article's text by kind: title, dateline, summary, headings, body, lists, and what is no part
// of the article: tables of contents, disclaimers, notes on authors, source lines, footers of feeds, related pieces.
//
// It works on plain text and takes the blocks of a page's markup as hints. When in doubt a paragraph is body: a footer
// that is read costs little, a paragraph of news that is not read is lost.
package section

import (
	"strings"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Block is a hint of the kind of a stretch of text, from the markup that the text was taken from.
type Block struct {
	text.Span
	Kind text.Kind
}

// A paragraph is a unit of the text on its way to a section.
type paragraph struct {
	text.Span
	words  string // the text it covers
	folded string // its beginning for comparison: lower case, plain quotation marks; see fold
	kind   text.Kind
	hinted bool // the kind comes from the markup
	item   bool // begins with the mark of a list
}

// Split returns the sections of s: one for each paragraph, heading, list item and dateline, in order, covering s but for
// white space. title is the article's where it is known apart from the text; blocks may be empty.
func Split(s, title string, blocks []Block) []text.Section {
	ps := paragraphs(s, blocks)
	markTitle(ps, title)
	markPhrases(ps)
	markLists(ps)
	markHeadings(ps)
	markContents(ps)
	return sections(s, ps)
}

// sections turns the paragraphs into sections; a dateline becomes one of its own before the rest of its paragraph.
func sections(s string, ps []paragraph) []text.Section {
	out := make([]text.Section, 0, len(ps)+1)
	dated := false
	for _, p := range ps {
		if !dated && (p.kind == text.Body || p.kind == text.Summary) {
			if end := dateline(p.words); end > 0 {
				dated = true
				out = append(out, text.Section{Span: trim(s, text.Span{Start: p.Start, End: p.Start + end}), Kind: text.Dateline})
				p.Span = trim(s, text.Span{Start: p.Start + end, End: p.End})
			}
		}
		if !p.Empty() {
			out = append(out, text.Section{Span: p.Span, Kind: p.kind})
		}
	}
	return out
}

func trim(s string, sp text.Span) text.Span {
	for sp.Start < sp.End {
		r, n := utf8.DecodeRuneInString(s[sp.Start:sp.End])
		if !text.Blank(r) {
			break
		}
		sp.Start += n
	}
	for sp.Start < sp.End {
		r, n := utf8.DecodeLastRuneInString(s[sp.Start:sp.End])
		if !text.Blank(r) {
			break
		}
		sp.End -= n
	}
	return sp
}

// markTitle marks the first paragraphs that are the title: those that repeat the one known from elsewhere, or a first
// line that reads like one, and its repetitions near the top.
func markTitle(ps []paragraph, title string) {
	const top = 6 // paragraphs among which a title and its repetition stand
	want := letters(title)
	if want == "" && len(ps) > 0 && ps[0].kind == text.Title {
		want = letters(ps[0].words)
	}
	if want == "" && titleLike(ps) {
		want = letters(ps[0].words)
	}
	if want == "" {
		return
	}
	for i := range ps[:min(top, len(ps))] {
		if len(ps[i].words) < 4*len(want)+40 && sameTitle(letters(ps[i].words), want) {
			ps[i].kind = text.Title
		}
	}
}

// sameTitle compares two titles by their letters; one may be cut or carry the name of the site at its end.
func sameTitle(a, b string) bool {
	if a == b {
		return true
	}
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(short) >= 20 && len(short)*3 >= len(long)*2 && strings.HasPrefix(long, short)
}

// titleLike says whether the first paragraph of a text without a known title is its title: short, without a full stop,
// and before a paragraph that is longer; or right before a paragraph with a dateline.
func titleLike(ps []paragraph) bool {
	if len(ps) < 2 || ps[0].kind != text.Body || ps[0].item || len(ps[0].words) > 220 {
		return false
	}
	first, next := ps[0].words, ps[1].words
	if dateline(first) > 0 {
		return false
	}
	for _, p := range ps[1:min(3, len(ps))] {
		if dateline(p.words) > 0 {
			return true
		}
	}
	if capitals(first) && !capitals(next) {
		return true
	}
	if letters(first) == letters(next) {
		return true
	}
	return !endsSentence(first) && len(next) > len(first) && capitalised(first)
}
