package extractors_test

import (
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/extracttest"
	"github.com/hedgerow/hedgerow/extractors/hedge"
	"github.com/hedgerow/hedgerow/extractors/link"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
)

var spanType = reflect.TypeFor[text.Span]()

// spans calls f with every span at any depth of v, so that a new field cannot escape the law.
func spans(v reflect.Value, f func(text.Span)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			spans(v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			spans(v.Index(i), f)
		}
	case reflect.Struct:
		if v.Type() == spanType {
			f(v.Interface().(text.Span))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				spans(v.Field(i), f)
			}
		}
	}
}

// checkLinks holds that every index that links two annotations leads to one, or is -1.
func checkLinks(t *testing.T, a extractors.Annotations) {
	t.Helper()
	link := func(what string, i, n int) {
		if i < -1 || i >= n {
			t.Fatalf("%s leads to %d of %d", what, i, n)
		}
	}
	for _, f := range a.Figures {
		link("figure's date", f.Date, len(a.Dates))
		link("figure's place", f.Place, len(a.Entities))
		link("figure's incident", f.Incident, len(a.Incidents))
		link("figure's attribution", f.Attribution, len(a.Attributions))
		link("figure's total", f.PartOf, len(a.Figures))
		if low, high := f.Amount.Low, f.Amount.High; high >= 0 && low > high {
			t.Fatalf("figure of %d to %d", low, high)
		}
	}
	for _, r := range a.Responsibility {
		link("actor", r.ActorEntity, len(a.Entities))
		link("holder", r.HolderEntity, len(a.Entities))
	}
	for _, d := range a.Dates {
		if d.From.After(d.To) {
			t.Fatalf("date from %v to %v", d.From, d.To)
		}
	}
}

// FuzzExtract states the two laws for the whole of extraction: whatever the text, nothing panics, and every span that is
// reported lies inside it.
func FuzzExtract(f *testing.F) {
	for _, c := range extracttest.Read(f, "testdata/*.gold") {
		f.Add(c.Text)
	}
	for _, s := range []string{"", "\x00", "\xff\xfe", "ȺȺȺ's dead", "killed killed 5 5", "“12 dead", "19-20 January 9999 at least between"} {
		f.Add(s)
	}
	builder := nlp.NewBuilder()
	f.Fuzz(func(t *testing.T, s string) { checkLaws(t, builder, strings.ToValidUTF8(s, "\uFFFD")) })
}

// TestFragments holds the laws for what is left of real sentences: every beginning, every end, and every sentence that
// lacks a word. Rules that look to a neighbour meet the edge of the sentence here.
func TestFragments(t *testing.T) {
	builder := nlp.NewBuilder()
	for _, c := range extracttest.Read(t, "testdata/*-dev.gold") {
		words := strings.Fields(c.Text)
		if len(words) > 60 {
			continue // an article: its sentences have the same edges, and the time grows with the square
		}
		for i := range words {
			for _, part := range [][]string{words[i:], words[:i], slices.Concat(words[:i], words[i+1:])} {
				checkLaws(t, builder, strings.Join(part, " "))
			}
		}
	}
}

// checkLaws reads s and holds that every span lies inside it and every link leads somewhere.
func checkLaws(t *testing.T, builder *nlp.Builder, s string) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%q: %v\n%s", s, r, debug.Stack())
		}
	}()
	doc := builder.Document(nlp.Input{Text: s, Published: time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC), Lang: "en"})
	a := extractors.Extract(doc)
	spans(reflect.ValueOf(a), func(s text.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(doc.Text) {
			t.Fatalf("span %v in %d bytes", s, len(doc.Text))
		}
	})
	checkLinks(t, a)
}

// TestExtractIsDeterministic reads every gold text twice, with builders that have read the others in another order: what
// one document leaves behind in a cache must not show in the next.
func TestExtractIsDeterministic(t *testing.T) {
	cases := extracttest.Read(t, "testdata/*.gold")
	forth, back := nlp.NewBuilder(), nlp.NewBuilder()
	for i := range cases {
		extractors.Extract(cases[len(cases)-1-i].Document(t, back))
	}
	for _, c := range cases {
		first := extractors.Extract(c.Document(t, forth))
		if again := extractors.Extract(c.Document(t, back)); !reflect.DeepEqual(first, again) {
			t.Errorf("case %q differs from run to run:\n%+v\n%+v", c.Name, first, again)
		}
	}
}

// BenchmarkExtract is the whole path from text to annotations, tags included.
func BenchmarkExtract(b *testing.B) {
	builder := nlp.NewBuilder()
	var texts []string
	for _, c := range extracttest.Read(b, "testdata/*.gold") {
		texts = append(texts, c.Text)
	}
	article := strings.Join(texts, "\n\n")
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		extractors.Extract(builder.Document(nlp.Input{Text: article, Lang: "en"}))
	}
}

// BenchmarkIncidents is the finding of figures and all linking, on articles whose tags, names and dates are known.
func BenchmarkIncidents(b *testing.B) {
	type article struct {
		doc   *text.Document
		found link.Annotations
	}
	builder, bytes := nlp.NewBuilder(), 0
	var articles []article
	for _, c := range extracttest.Read(b, "testdata/*-dev*.gold") {
		doc := c.Document(b, builder)
		articles = append(articles, article{doc, extractors.Extract(doc)})
		bytes += len(doc.Text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			doubts := make([]hedge.Hedge, len(a.found.Hedges))
			for i := range doubts {
				doubts[i] = a.found.Hedges[i].Hedge
			}
			link.All(a.doc, a.found.Entities, a.found.Dates, casualty.Find(a.doc), a.found.Attributions, doubts)
		}
	}
}
