package pipeline

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/feeds/strip"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

// An Extractor turns articles into records. One serves the whole program and is safe for concurrent use.
type Extractor struct {
	builder *nlp.Builder
	build   record.Build
}

// NewExtractor returns an extractor whose records name build as their maker.
func NewExtractor(build record.Build) *Extractor {
	return &Extractor{builder: nlp.NewBuilder(), build: build}
}

// Extract returns the record of in. It always returns one: what could not be read is named in the record's problems.
func (x *Extractor) Extract(in Input) *record.Record {
	a := in.article()
	if in.HTML == "" {
		return x.record(a, nlp.Input{Text: in.Text})
	}
	page, err := stripPage([]byte(in.HTML), strip.Options{URL: in.URL, Unicode: true})
	if err != nil {
		a.Problems = append(a.Problems, "unreadable_page")
		page = &strip.Page{}
	}
	fromPage(&a, page)
	return x.record(a, nlp.Input{Text: page.Text, Blocks: blocks(page)})
}

// Article returns the record of an article that was read from a source.
func (x *Extractor) Article(s feeds.Source, in feeds.Article) *record.Record {
	a := record.Article{Source: in.Source, URL: in.URL}
	if !in.Raw.Fetched.IsZero() {
		a.Fetched = in.Raw.Fetched.UTC().Format(time.RFC3339)
	}
	fromPage(&a, &in.Page)
	return x.record(a, nlp.Input{Text: in.Text, Blocks: blocks(&in.Page), Country: s.Country})
}

// fromPage adds to a what its page says of itself; what is known already stands.
func fromPage(a *record.Article, p *strip.Page) {
	a.Title = cmp.Or(a.Title, p.Title)
	a.CanonicalURL = cmp.Or(a.CanonicalURL, canonical(a.URL, p.Canonical))
	a.Publisher = cmp.Or(a.Publisher, p.Publisher)
	a.Section = cmp.Or(a.Section, p.Section)
	a.Lang = cmp.Or(p.Lang, a.Lang)
	a.Genre = cmp.Or(p.Genre, a.Genre)
	a.Modified = cmp.Or(rfc3339(p.Modified), a.Modified)
	if published := rfc3339(p.Published); published != "" && a.Published == "" {
		a.Published, a.PublishedFrom = published, p.PublishedFrom
	}
	if len(a.Authors) == 0 {
		a.Authors = p.Authors
	}
	if len(a.Tags) == 0 {
		a.Tags = p.Tags
	}
	a.Problems = slices.Concat(a.Problems, p.Problems)
}

// canonical returns the address that a page declares as its own. A home page declared as the address of an article is a
// mistake of the site's, which would make one article of all.
func canonical(address, declared string) string {
	u, err := url.Parse(declared)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && declared != address {
		return ""
	}
	return declared
}

func rfc3339(s string) string {
	_, out, _ := ParseTime(s)
	return out
}

func blocks(p *strip.Page) []nlp.Block {
	out := make([]nlp.Block, 0, len(p.Blocks))
	for _, b := range p.Blocks {
		out = append(out, nlp.Block{Span: text.Span{Start: b.Start, End: b.End}, Kind: text.Kind(b.Kind)})
	}
	return out
}

// record reads the text of one article. in holds the text and its blocks; the rest of it comes from a.
func (x *Extractor) record(a record.Article, in nlp.Input) *record.Record {
	a.Build = x.build
	a.Lang = language(in.Text, a.Lang)
	in.Title, in.URL, in.Lang = a.Title, a.URL, a.Lang
	in.Published, _, _ = ParseTime(a.Published)
	if strings.TrimSpace(in.Text) == "" {
		a.Problems = append(a.Problems, "no_text")
	}
	r, err := x.annotated(a, in)
	if err != nil {
		a.Problems = append(a.Problems, "extraction_failed")
		r = record.New(a, &text.Document{Text: in.Text}, extractors.Annotations{})
	}
	return r
}

// annotated builds the document and runs the extractors. A panic of theirs is an error: one article's, not the run's.
func (x *Extractor) annotated(a record.Article, in nlp.Input) (r *record.Record, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("extract %s: %v", a.Identity(in.Text), p)
		}
	}()
	doc := x.builder.Document(in)
	var found extractors.Annotations
	if a.Lang == "en" {
		found = extractors.Extract(doc)
	} else {
		a.Problems = append(a.Problems, "unsupported_language")
	}
	if a.Published == "" && !doc.Published.IsZero() {
		a.Published, a.PublishedFrom = doc.Published.Format(time.DateOnly), "dateline"
	}
	if a.Published == "" {
		a.Problems = append(a.Problems, "no_published_date")
	}
	a.Genre = genre(a, doc)
	return record.New(a, doc, found), nil
}

// stripPage is strip.Strip, whose panics are errors.
func stripPage(html []byte, o strip.Options) (p *strip.Page, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("strip %s: %v", o.URL, r)
		}
	}()
	return strip.Strip(html, o)
}
