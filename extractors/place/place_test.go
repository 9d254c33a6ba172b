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
		{"The blast hit Shahr-e-Naw in Kabul, Afghanistan.", "Shahr-e-Naw 35 69 AFG exact; Kabul 35 69 AFG exact; Afghanistan 33 66 AFG country"},
		{"Police in Khyber Pakhtunkhwa gave no name.", "Khyber Pakhtunkhwa 34 72 PAK adm1"},
		{"The clash in Tank, Khyber Pakhtunkhwa, ended.", "Tank 32 70 PAK adm2; Khyber Pakhtunkhwa 34 72 PAK adm1"},
		{"He was born in Paris, Texas.", "Paris 34 -96 USA exact; Texas 31 -99 USA adm1"},
		{"Police in Ghazni province gave no name; Ghazni is quiet.", "Ghazni 33 68 AFG adm1; Ghazni 34 68 AFG exact"},
		{"Talks were held in Paris.", "Paris 49 2 FRA exact"},
		{"Georgia and Armenia reopened the crossing at Sadakhlo.", "Georgia 42 44 GEO country; Armenia 40 45 ARM country; Sadakhlo 41 45 GEO exact"},
		{"Police in Atlanta, Georgia, arrested a man from Macon.", "Atlanta 34 -84 USA exact; Georgia 33 -84 USA adm1; Macon 33 -84 USA exact"},
		{"A bomb went off near Mazar-e-Sharif.", "Mazar-e-Sharif 37 67 AFG near"},
		{"The wounded reached Nasser Hospital in Khan Younis.", "Nasser Hospital 31 34 PSE near; Khan Younis 31 34 PSE exact"},
		{"The dead lay in Xyzzyville, Logar.", "Xyzzyville 34 69 AFG adm1; Logar 34 69 AFG adm1"},
		{"Nobody knows where Xyzzyville lies.", ""},
	} {
		if diff := cmp.Diff(tt.want, resolved(nlp.Input{Text: tt.in, Lang: "en"})); diff != "" {
			t.Errorf("Resolve(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}
