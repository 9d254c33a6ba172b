package entity_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
)

var builder = nlp.NewBuilder()

func find(s string) (*text.Document, []entity.Entity) {
	doc := builder.Document(nlp.Input{Text: s, Lang: "en"})
	return doc, entity.Find(doc)
}

// brief writes an entity as "words TYPE", with the name and the country where they say more.
func brief(doc *text.Document, e entity.Entity) string {
	words := e.In(doc.Text)
	s := fmt.Sprintf("%s %s", words, e.Type)
	if e.Ref != "" {
		s += " " + e.Ref
	} else if e.Name != words {
		s += " = " + e.Name
	}
	if e.Country != "" {
		s += " " + e.Country
	}
	if e.Within >= 0 {
		s += " within"
	}
	return s
}

func TestFind(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Five Chinese engineers were killed near Besham.", "Chinese NORP CHN; Besham GPE PAK"},
		{"The Afghans fled to Iran and the Iraqis stayed.", "Afghans NORP = Afghan AFG; Iran GPE IRN; Iraqis NORP = Iraqi IRQ"},
		{"Islamic State Khorasan Province (ISKP) claimed it, and ISIS-K praised it.",
			"Islamic State Khorasan Province ORG org:iskp AFG; ISKP ORG org:iskp AFG; ISIS-K ORG org:iskp AFG"},
		{"They told us that the US would help.", "US GPE = United States USA"},
		{"Police spokesman Khalid Zadran said so. Zadran gave no more.", "Khalid Zadran PERSON; Zadran PERSON = Khalid Zadran"},
		{"Khyber Pakhtunkhwa Police arrested two men.", "Khyber Pakhtunkhwa Police ORG org:police-kp PAK; Khyber Pakhtunkhwa GPE PAK within"},
		{"The Sistan Women's Relief Network (SWRN) left. SWRN will return.",
			"Sistan Women's Relief Network ORG; SWRN ORG = Sistan Women's Relief Network; SWRN ORG = Sistan Women's Relief Network"},
		{"Pakistan-Afghanistan trade stopped; a US-led force and anti-Taliban fighters watched.",
			"Pakistan GPE PAK; Afghanistan GPE AFG; US GPE = United States USA; Taliban ORG org:taliban AFG"},
		{"Gunmen raided a school in Kebbi State. Troops left Helmand Province.", "Kebbi State GPE; Helmand Province GPE AFG"},
		{"Inspector Abdul Ghani Baloch told Dawn that nobody was hurt.", "Abdul Ghani Baloch PERSON; Dawn ORG org:dawn PAK"},
		{"Shells fell on the Abu Hassan and Tel Rumeila camps.", "Abu Hassan GPE; Tel Rumeila GPE"},
		{"A boat sank on Lake Kivu near Mount Hermon.", "Lake Kivu LOC; Mount Hermon LOC"},
		{"He was taken to King Abdullah Teaching Hospital.", "King Abdullah Teaching Hospital FAC"},
		{"The Secretary-General condemned it; the General Staff did not.", ""},
		{"Morvex Plon, a French maker of armour, said it hired 40 people. The charity Beresk Helps left Toman, a village in Herat.",
			"Morvex Plon ORG; French NORP FRA; Beresk Helps ORG; Toman GPE; Herat GPE AFG"},
		{"Brussels gave EUR 15 million.", "Brussels GPE"},
		{"Voters in Hollins, Greene and Tarver counties met near Elm and Ash streets.", "Hollins GPE; Greene GPE; Tarver GPE; Elm FAC; Ash FAC"},
		{"An Ardmoor man met Ardmoor police.", "Ardmoor GPE; Ardmoor GPE"},
		{"A truck burned in Kutuvo. Another lay between Herat and Gulmeer.", "Kutuvo GPE; Herat GPE AFG; Gulmeer GPE"},
		{"Troops left Sarband, some 40 kilometres north of Herat, for the Kelagai valley and the Doshi mine.",
			"Sarband GPE; Herat GPE AFG; Kelagai LOC; Doshi FAC"},
		{"The hamlet of Plan de Ayuta lies in the department of Vaupe.", "Plan de Ayuta GPE; Vaupe GPE"},
		{"Ann Park, 52, paid 25 US dollars.", "Ann Park PERSON"},
		{"SPRING HOLLOW, Ohio — A man left.", "SPRING HOLLOW GPE; Ohio GPE USA"},
	} {
		doc, ents := find(tt.in)
		var got []string
		for _, e := range ents {
			got = append(got, brief(doc, e))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("Find(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}
