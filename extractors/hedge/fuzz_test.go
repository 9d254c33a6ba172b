package hedge

import (
	"testing"

	"github.com/hedgerow/hedgerow/extractors/nlp"
)

// sample is a page of news in the manner of an agency, for the benchmark.
const sample = `At least nine people may have been killed in the collapse, officials said, but the toll could not be independently verified. The mine is believed to have been dug without a licence. Some analysts say the rules are hardly enforced.

The owner denied the allegations. It was not immediately clear how many men were under ground when the roof fell. If the rain goes on, the search will stop.

The road was closed until noon. Shops opened again in the afternoon, and buses ran as usual. The mine stands on the main route to the border, where lorries wait for days to be checked.

`

func BenchmarkFind(b *testing.B) {
	doc := builder.Document(nlp.Input{Text: sample, Lang: "en"})
	for i := range doc.Sentences {
		doc.Tagged(i) // the tagger has a benchmark of its own
	}
	b.SetBytes(int64(len(sample)))
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		Find(doc)
	}
}

// FuzzFind states the laws: no input panics, cues and scopes lie inside the text and are never empty, cues are ordered and
// do not overlap.
func FuzzFind(f *testing.F) {
	for _, s := range []string{sample, "", "may", "if if if", "not confirmed (", "some some of many", "unable to"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc := builder.Document(nlp.Input{Text: s, Lang: "en"})
		end := 0
		for _, h := range Find(doc) {
			if h.Empty() || h.Start < end || h.End > len(doc.Text) {
				t.Fatalf("cue %v in %d bytes after %d", h.Span, len(doc.Text), end)
			}
			if h.Scope.Empty() || h.Scope.Start < 0 || h.Scope.End > len(doc.Text) {
				t.Fatalf("scope %v in %d bytes", h.Scope, len(doc.Text))
			}
			end = h.End
		}
	})
}
