// Package section parts an article's text by kind: title, dateline, summary, headings, body, lists, and what is no part
// of the article: tables of contents, disclaimers, notes on authors, source lines, footers of feeds, related pieces.
//
// It works on plain text and takes the blocks of a page's markup as hints. When in doubt a paragraph is body: a footer
// that is read costs little, a paragraph of news that is not read is lost.
package section

import (
	"slices"
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
	item   bool // begins with the mark of a list
}

// Split returns the sections of s: one for each paragraph, heading, list item and dateline, in order, covering s but for
// white space. title is the article's where it is known apart from the text; blocks may be empty.
func Split(s, title string, blocks []Block) []text.Section {
	ps := paragraphs(s, blocks)
	ps = cutTitle(s, ps, title)
	ps = cutNotices(s, ps)
	ps = cutFooters(s, ps)
	ps = cutDateline(s, ps)
	markHead(ps)
	markTitle(ps, title)
	markPhrases(ps)
	markLists(ps)
	markHeadings(ps)
	markContents(ps)
	markBio(ps)
	markAbout(ps)
	out := make([]text.Section, len(ps))
	for i, p := range ps {
		out[i] = text.Section{Span: p.Span, Kind: p.kind}
	}
	return out
}

// pieces replaces the paragraph ps[i] by its parts, cut at the offsets into its text given in at, and returns the list and
// the index after them. Parts without text vanish.
func pieces(s string, ps []paragraph, i int, at ...int) ([]paragraph, int) {
	p := ps[i]
	var parts []paragraph
	from := 0
	for _, to := range append(at, len(p.words)) {
		if sp := trim(s, text.Span{Start: p.Start + from, End: p.Start + to}); !sp.Empty() {
			parts = append(parts, newParagraph(s, sp, p.kind))
		}
		from = to
	}
	return slices.Replace(ps, i, i+1, parts...), i + len(parts)
}

func trim(s string, sp text.Span) text.Span {
	for sp.Start < sp.End {
		r, n := utf8.DecodeRuneInString(s[sp.Start:sp.End])
		if !blank(r) {
			break
		}
		sp.Start += n
	}
	for sp.Start < sp.End {
		r, n := utf8.DecodeLastRuneInString(s[sp.Start:sp.End])
		if !blank(r) {
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
	site := letters(withoutSite(title))
	for i := range ps[:min(top, len(ps))] {
		words := ps[i].words
		if ps[i].item || len(words) > 4*len(want)+40 {
			continue
		}
		if l := letters(words); l != "" && (len(l) <= len(want) || !endsSentence(words)) && (sameTitle(l, want) || sameTitle(letters(withoutSite(words)), want) || sameTitle(l, site)) {
			ps[i].kind = text.Title
		}
	}
}

// sameTitle compares two titles by their letters; one may be cut at its end.
func sameTitle(a, b string) bool {
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	return short == long || len(short) >= 20 && len(short)*3 >= len(long)*2 && strings.HasPrefix(long, short)
}

// withoutSite cuts the name of the site off the end of a title.
func withoutSite(title string) string {
	for _, mark := range []string{" | ", " – ", " — ", " - ", " « ", " » "} {
		if i := strings.LastIndex(title, mark); i > 0 {
			return title[:i]
		}
	}
	return title
}

// titleLike says whether the first paragraph of a text without a known title is its title: one short line without a full
// stop before a longer paragraph; or any short one right before the dateline, or in capitals before a text that is not.
func titleLike(ps []paragraph) bool {
	if len(ps) < 2 || ps[0].kind != text.Body || ps[0].item || len(ps[0].words) > 220 {
		return false
	}
	first, next := ps[0].words, firstBody(ps[1:])
	if len(ps) > 2 && ps[1].kind == text.Dateline || len(ps) > 3 && ps[2].kind == text.Dateline {
		return true
	}
	if capitals(first) && !capitals(next) || letters(first) == letters(next) {
		return true
	}
	return !endsSentence(first) && !strings.Contains(first, ". ") && len(next) > len(first) && capitalised(first)
}

// firstBody returns the text of the first paragraph that is body.
func firstBody(ps []paragraph) string {
	for _, p := range ps {
		if p.kind == text.Body {
			return p.words
		}
	}
	return ""
}
