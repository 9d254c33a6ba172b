// Package nlp builds documents: sections, sentences and tokens with true offsets, and tags on demand. It is the only
// importer of prose.
package nlp

import (
	"time"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Block is a hint of the kind of a stretch of text, from the markup that the text was taken from.
type Block struct {
	text.Span
	Kind text.Kind
}

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
type Builder struct{}

// NewBuilder returns a builder.
func NewBuilder() *Builder { return &Builder{} }

// Document builds the document of in.
func (b *Builder) Document(in Input) *text.Document {
	return &text.Document{Text: in.Text, Title: in.Title, Published: in.Published, URL: in.URL, Lang: in.Lang, Country: in.Country}
}
