package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

// explain tells why words of harm in r's text became no figure: they do not state one, or they only repeat another.
func explain(out io.Writer, b *nlp.Builder, r *record.Record) error {
	doc := b.Document(documentOf(r))
	_, passedOver := casualty.Explain(doc)
	for _, d := range extractors.Extract(doc).Dropped {
		passedOver = append(passedOver, casualty.Rejection{Span: d.Span, Sentence: d.Sentence, Rule: d.Rule, Reason: d.Reason})
	}
	if len(passedOver) == 0 {
		_, err := fmt.Fprintln(out, "No word of harm was passed over.")
		return err
	}
	slices.SortStableFunc(passedOver, func(x, y casualty.Rejection) int { return cmp.Compare(x.Start, y.Start) })
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "PASSED OVER\tRULE\tWHY\tIN")
	for _, x := range passedOver {
		sentence := doc.Sentences[x.Sentence].In(doc.Text)
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", clip(x.In(doc.Text), 30), x.Rule, x.Reason, clip(sentence, 60))
	}
	return w.Flush()
}

// documentOf is what r's document was made of, as far as a record tells: its sections stand for the page's markup.
func documentOf(r *record.Record) nlp.Input {
	in := nlp.Input{Text: r.Text, Title: str(r.Title), URL: str(r.URL), Lang: str(r.Lang)}
	if t, err := time.Parse(time.DateOnly, clipDay(str(r.Published))); err == nil {
		in.Published = t
	}
	at := byteOffsets(r.Text)
	for _, s := range r.Sections {
		in.Blocks = append(in.Blocks, nlp.Block{Span: text.Span{Start: at[s.Start], End: at[s.End]}, Kind: text.Kind(s.Kind)})
	}
	return in
}

// clipDay is the day of an RFC 3339 date or date-time.
func clipDay(s string) string { return s[:min(len(s), len(time.DateOnly))] }

// byteOffsets tells where each code point of s begins, and where s ends.
func byteOffsets(s string) []int {
	at := make([]int, 0, len(s)+1)
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}
