package link_test

import (
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/nlp"
)

// TestResponsibilityJoinsItsIncident holds which incident each statement of who did it speaks of; -1 is none.
func TestResponsibilityJoinsItsIncident(t *testing.T) {
	builder := nlp.NewBuilder()
	published := time.Date(2026, 1, 26, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		text string
		want []int
	}{
		{"A bomb killed four policemen in Quetta on Sunday. The Balochistan Liberation Army claimed responsibility for the attack.", []int{0}},
		{"Boko Haram fighters killed nine farmers near Dikwa on Sunday.", []int{0}},
		{"Taliban fighters attacked a post in Ghazni on Sunday. Six soldiers were killed.", []int{0}},
		{"A bomb killed four policemen in Quetta on Sunday. The Islamic State claimed responsibility for the March 2022 attack on a mosque.", []int{-1}},
		{"The Balochistan Liberation Army claimed responsibility for an attack on a train.", []int{-1}},
	} {
		a := extractors.Extract(builder.Document(nlp.Input{Text: test.text, Published: published, Lang: "en"}))
		if len(a.Responsibility) < len(test.want) {
			t.Errorf("%q: %d statements of responsibility, want %d", test.text, len(a.Responsibility), len(test.want))
			continue
		}
		for i, want := range test.want {
			r := a.Responsibility[i]
			if r.Incident != want {
				t.Errorf("%q: %q joins incident %d, want %d", test.text, r.In(test.text), r.Incident, want)
			}
			if want >= 0 && len(a.Incidents[want].Responsibility) == 0 {
				t.Errorf("%q: incident %d does not know who did it", test.text, want)
			}
		}
	}
}
