package place_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/place"
)

var builder = nlp.NewBuilder()

func resolved(in nlp.Input) string {
	doc := builder.Document(in)
	ents := entity.Find(doc)
	place.Resolve(doc, ents)
	var got []string
	for _, e := range ents {
		if g := e.Geo; g != nil {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %.0f %.0f %s %s", e.In(doc.Text), g.Lat, g.Lon, g.Country, g.Precision)))
		}
	}
	return strings.Join(got, "; ")
}

func TestResolve(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"The blast hit Shahr-e-Naw in Kabul, Afghanistan.", "Shahr-e-Naw 35 69 AFG exact; Kabul 34 69 AFG adm1; Afghanistan 33 66 AFG country"},
		{"Police in Khyber Pakhtunkhwa gave no name.", "Khyber Pakhtunkhwa 34 72 PAK adm1"},
	} {
		if diff := cmp.Diff(tt.want, resolved(nlp.Input{Text: tt.in, Lang: "en"})); diff != "" {
			t.Errorf("Resolve(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}
