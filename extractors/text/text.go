// Package text holds the words that all extractors share: Document, Span, Sentence, Token, Section.
//
// A Document is one article ready for extraction. Its Text never changes; every offset anywhere below extractors counts
// bytes of it, half-open, and is turned into Unicode code points once, when the record is built. The law that everything
// rests on: for any Span s that an extractor reports, doc.Text[s.Start:s.End] is what it says it found.
package text

import (
	"sort"
	"time"
	"unicode"
)

// A Span is a half-open range of bytes of a document's text.
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty says whether s holds nothing; the zero Span is empty.
func (s Span) Empty() bool { return s.End <= s.Start }

// In returns the part of t that s covers.
func (s Span) In(t string) string { return t[s.Start:s.End] }

// Contains says whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps says whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Union is the smallest span that holds both s and o.
func (s Span) Union(o Span) Span {
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Blank says whether r is white space, or shows as nothing: a control character, a zero-width space, a byte order mark.
func Blank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

// A Kind says what part of an article a section is.
type Kind string

// The kinds of section, as the record has them.
const (
	Title      Kind = "title"
	Dateline   Kind = "dateline"
	Summary    Kind = "summary"
	Heading    Kind = "heading"
	Body       Kind = "body"
	List       Kind = "list"
	Caption    Kind = "caption"
	TOC        Kind = "toc"
	Disclaimer Kind = "disclaimer"
	AuthorBio  Kind = "author_bio"
	SourceLine Kind = "source_line"
	FeedFooter Kind = "feed_footer"
	Related    Kind = "related"
	Comments   Kind = "comments"
	Other      Kind = "other"
)

// Article says whether k is part of the article itself, which all extractors read.
func (k Kind) Article() bool {
	return k == Summary || k == Heading || k == Body || k == List
}

// Named says whether entities and dates are read from k: the article, its title and its dateline.
func (k Kind) Named() bool { return k.Article() || k == Title || k == Dateline }

// A Section is a stretch of the text of one kind: one paragraph, heading or list item each, so that neighbours may be of
// one kind. Sections are ordered, do not overlap, and cover the text but for white space between them.
type Section struct {
	Span
	Kind Kind
}

// A Token is a word, a number or a mark of punctuation.
type Token struct {
	Span
	Text string // the bytes of the document that Span covers
	Norm string // Text lower-cased, curly quotation marks and odd dashes made plain; what lexicons are matched against
	Tag  string // Penn Treebank part of speech; empty until the sentence is tagged
}

// A Sentence is a run of tokens of one section. Headings, titles, list items and datelines are sentences of their own.
type Sentence struct {
	Span
	Section int  // index in Document.Sections
	Kind    Kind // of that section
	Caps    bool // written all in capitals, as old newswire and shouting headlines are: case tells nothing here
	Tokens  []Token
}

// A Document is one article and what every extractor may know of it before it starts.
type Document struct {
	Text      string
	Title     string    // as published; it may or may not stand in Text too
	Published time.Time // in the zone of publication; zero where unknown
	URL       string
	Lang      string // two letters, "en"
	Country   string // of the source, ISO 3166-1 alpha-3; empty where unknown
	Sections  []Section
	Sentences []Sentence // of the Named kinds only, in order of text
	Quotes    []Span     // direct quotations with their marks, outermost only, in order of text

	// TagSentence fills the tags of a sentence's tokens. The builder of the document sets it; nil leaves tags empty.
	TagSentence func(tokens []Token)
}

// Tagged returns the tokens of sentence i with their parts of speech, which are found when first asked for: tagging is
// the slowest stage, and most sentences need none. It is not safe for concurrent use on one document.
func (d *Document) Tagged(i int) []Token {
	tokens := d.Sentences[i].Tokens
	if d.TagSentence != nil && len(tokens) > 0 && tokens[0].Tag == "" {
		d.TagSentence(tokens)
	}
	return tokens
}

// InQuote returns the direct quotation that holds s.
func (d *Document) InQuote(s Span) (Span, bool) {
	i := sort.Search(len(d.Quotes), func(i int) bool { return d.Quotes[i].End >= s.End })
	if i < len(d.Quotes) && d.Quotes[i].Contains(s) {
		return d.Quotes[i], true
	}
	return Span{}, false
}
