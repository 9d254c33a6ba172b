package attribution

import (
	"testing"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// sample is a page of news in the manner of an agency, for the benchmark.
const sample = `Police in Herat said on Monday that four guards had been killed when gunmen attacked a customs post. “We heard shots for an hour,” said Karim Noori, a driver who lives nearby. “Then it was quiet.”

The provincial governor blamed the attack on smugglers, according to a statement. He urged people to stay at home and promised to rebuild the post. A spokesman for the ministry, Abdul Qani, denied reports that 12 people had died.

The road was closed until noon. Shops opened again in the afternoon, and buses ran as usual. The post stands on the main route to the border, where lorries wait for days to be checked.

`

func BenchmarkFind(b *testing.B) {
	doc := builder.Document(nlp.Input{Text: sample, Lang: "en"})
	ents := entity.Find(doc)
	for i := range doc.Sentences {
		doc.Tagged(i) // the tagger has a benchmark of its own
	}
	b.SetBytes(int64(len(sample)))
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		Find(doc, ents)
	}
}

// FuzzFind states the laws: no input panics, spans lie inside the text, cues are ordered and never empty, links point back.
func FuzzFind(f *testing.F) {
	for _, s := range []string{sample, "", "“", "said said said", "“A,” he said. “B.”", "X, who said Y, said Z, (said", "According to"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc := builder.Document(nlp.Input{Text: s, Lang: "en"})
		found := Find(doc, nil)
		for i, a := range found {
			for _, span := range []text.Span{a.Source, a.Cue, a.Content} {
				if span.Start < 0 || span.End > len(doc.Text) || span.Start > span.End {
					t.Fatalf("span %v outside %d bytes in %+v", span, len(doc.Text), a)
				}
			}
			if a.Cue.Empty() || i > 0 && a.Cue.Start < found[i-1].Cue.Start || a.Denies >= len(found) {
				t.Fatalf("cue empty or out of order, or a false link: %+v", a)
			}
		}
	})
}
