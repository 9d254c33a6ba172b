package entity

import (
	"testing"

	"github.com/hedgerow/hedgerow/extractors/nlp"
)

func TestOwnNames(t *testing.T) {
	in := "The TTP denied it. Tehreek-e-Taliban Pakistan (TTP) has done so before."
	doc := nlp.NewBuilder().Document(nlp.Input{Text: in, Lang: "en"})
	named := 0
	for _, e := range Find(doc) {
		if e.Ref != "org:ttp" {
			continue
		}
		named++
		if want := "Tehreek-e-Taliban Pakistan"; e.Name != want {
			t.Errorf("name of %q = %q, want %q", e.In(in), e.Name, want)
		}
	}
	if named < 2 {
		t.Errorf("found %d mentions of the TTP, want at least 2", named)
	}
}
