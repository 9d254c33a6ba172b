package link

import (
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/hedge"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
)

var builder = nlp.NewBuilder()

// read builds a document and all of its annotations but figures, which are given by their words.
func read(in, figure, cue string) (*text.Document, Annotations) {
	doc := builder.Document(nlp.Input{Text: in, Lang: "en", Published: time.Date(2026, 1, 20, 0, 0, 0, 0, time.UTC)})
	var figures []casualty.Figure
	if figure != "" {
		figures = append(figures, casualty.Figure{Span: find(in, figure), Cue: find(in, cue), Measure: "killed"})
	}
	return doc, All(doc, nil, nil, figures, attribution.Find(doc, nil), hedge.Find(doc))
}

func find(s, sub string) text.Span {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			return text.Span{Start: i, End: i + len(sub)}
		}
	}
	return text.Span{}
}

func TestStanding(t *testing.T) {
	for _, c := range []struct{ in, figure, cue, want string }{
		{"Five people were killed in the blast.", "Five people", "killed", Stated},
		{"Five people were killed in the blast, police said.", "Five people", "killed", Attributed},
		{"Police said five people were killed in the blast.", "five people", "killed", Attributed},
	} {
		_, a := read(c.in, c.figure, c.cue)
		if got := a.Figures[0].Standing; got != c.want {
			t.Errorf("standing of %q in %q = %q, want %q", c.figure, c.in, got, c.want)
		}
	}
}
