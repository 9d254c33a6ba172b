package place_test

import (
	"testing"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/place"
)

// FuzzResolve: no text panics, coordinates lie on the globe, and two runs agree.
func FuzzResolve(f *testing.F) {
	f.Add("Paris, Texas, and Springfield, Ill., near Washington, D.C.; Georgia and Tank, in Khyber Pakhtunkhwa.")
	f.Fuzz(func(t *testing.T, s string) {
		doc := builder.Document(nlp.Input{Text: s, Lang: "en"})
		a, b := entity.Find(doc), entity.Find(doc)
		place.Resolve(doc, a)
		place.Resolve(doc, b)
		for i := range a {
			g, h := a[i].Geo, b[i].Geo
			if (g == nil) != (h == nil) || g != nil && *g != *h {
				t.Fatalf("Resolve(%q)[%d]: %+v, then %+v", s, i, g, h)
			}
			if g != nil && (g.Lat < -90 || g.Lat > 90 || g.Lon < -180 || g.Lon > 180 || g.Precision == "") {
				t.Fatalf("Resolve(%q)[%d] = %+v", s, i, g)
			}
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	const s = "Police in Springfield, Ill., and in Paris, Texas, looked for a man from Alexandria. He was seen in Kabul, in Tank and in Peshawar."
	doc := builder.Document(nlp.Input{Text: s, Lang: "en"})
	ents := entity.Find(doc)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		place.Resolve(doc, ents)
	}
}
