// Package nlp builds documents: sections, sentences and tokens with true offsets, and tags on demand. It is the only
// importer of prose.
//
// Tokens are cut here and not by prose, whose tokens have no offsets, lose text and share tags. Rules that other packages
// may rely on: a token is the bytes it stands on; hyphenated words are one token ("25-year", "26-Jan-2026"); dashes,
// strokes, brackets and quotation marks are tokens of their own; 's and n't are split off; known abbreviations, initials
// and acronyms keep their full stop ("Gen.", "U.S."), the stop that ends a sentence is a token.
package nlp

import (
	"time"

	"github.com/hedgerow/hedgerow/extractors/section"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Block is a hint of the kind of a stretch of text, from the markup that the text was taken from.
type Block = section.Block

// Input is what is known of an article before its text is read.
type Input struct {
	Text      string // valid UTF-8
	Title     string
	Published time.Time
	URL       string
	Lang      string
	Country   string
	Blocks    []Block // may be empty: then sections are found from the text alone
}

// A Builder makes documents. One serves the whole program and is safe for concurrent use.
type Builder struct{ tagger *lazyTagger }

// NewBuilder returns a builder. The tagger's weights are read meanwhile; the first sentence that needs tags waits for them.
func NewBuilder() *Builder { return &Builder{tagger: loadTagger()} }

// Document builds the document of in. Text in a language other than English gets sections, but no sentences: nothing
// could be read from them.
func (b *Builder) Document(in Input) *text.Document {
	d := &text.Document{Text: in.Text, Title: in.Title, Published: in.Published, URL: in.URL, Lang: in.Lang, Country: in.Country}
	d.Sections = section.Split(in.Text, in.Title, in.Blocks)
	if in.Lang != "" && in.Lang != "en" {
		return d
	}
	d.TagSentence = b.tagger.tag
	tokens, ends := tokenizeSections(d)
	normalise(tokens)
	from := 0
	for i, end := range ends {
		d.Sentences = appendSentences(d.Sentences, d.Sections[i].Kind, i, tokens[from:end:end])
		from = end
	}
	markCapitals(d.Sentences)
	d.Quotes = quotes(d)
	return d
}

// markCapitals marks the short sentences of a text in capitals, which alone could be a heading or an abbreviation.
func markCapitals(sentences []text.Sentence) {
	caps := 0
	for i := range sentences {
		if sentences[i].Caps {
			caps++
		}
	}
	if caps*2 <= len(sentences) {
		return
	}
	for i := range sentences {
		sentences[i].Caps = sentences[i].Caps || !anyLower(sentences[i].Tokens)
	}
}

func anyLower(tokens []text.Token) bool {
	for i := range tokens {
		if hasLower(tokens[i].Text) {
			return true
		}
	}
	return false
}

// tokenizeSections returns the tokens of all sections that are read, and for each section where its tokens end.
func tokenizeSections(d *text.Document) (tokens []text.Token, ends []int) {
	tokens = make([]text.Token, 0, len(d.Text)/5+8)
	ends = make([]int, len(d.Sections))
	for i, s := range d.Sections {
		if s.Kind.Named() {
			tokens = tokenize(d.Text, s.Span, tokens)
		}
		ends[i] = len(tokens)
	}
	return tokens, ends
}

// appendSentences adds the sentences of section i. What is not running text is one sentence each.
func appendSentences(dst []text.Sentence, kind text.Kind, i int, tokens []text.Token) []text.Sentence {
	if len(tokens) == 0 {
		return dst
	}
	from := 0
	for _, end := range sentences(tokens) {
		run := tokens[from:end:end]
		dst = append(dst, text.Sentence{
			Span:    text.Span{Start: run[0].Start, End: run[len(run)-1].End},
			Section: i, Kind: kind, Caps: capitals(run), Tokens: run,
		})
		from = end
	}
	return dst
}

// capitals says whether a sentence is written in capitals: three words or more, and hardly a letter in lower case.
func capitals(tokens []text.Token) bool {
	words, lower := 0, 0
	for i := range tokens {
		t := tokens[i].Text
		switch {
		case !letterOrDigit(t[0]) || asciiDigit(t[0]) || len(t) < 2:
		case t == tokens[i].Norm || hasLower(t):
			lower++
		default:
			words++
		}
	}
	return words >= 3 && words >= 9*lower
}

func hasLower(s string) bool {
	for i := 0; i < len(s); i++ {
		if 'a' <= s[i] && s[i] <= 'z' {
			return true
		}
	}
	return false
}
