package casualty_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/nlp"
)

// short writes the figures of a text as "killed>=12".
func short(figures []casualty.Figure) string {
	var out []string
	for _, f := range figures {
		out = append(out, f.Measure+bounds(f))
	}
	return strings.Join(out, " ")
}

func bounds(f casualty.Figure) string {
	a := f.Amount
	switch {
	case a.Low == a.High:
		return fmt.Sprintf("=%d", a.Low)
	case a.High == casualty.None:
		return fmt.Sprintf(">=%d", a.Low)
	case a.Low == casualty.None:
		return fmt.Sprintf("<=%d", a.High)
	}
	return fmt.Sprintf("=%d-%d", a.Low, a.High)
}

func TestFind(t *testing.T) {
	b := nlp.NewBuilder()
	for _, tt := range []struct{ text, want string }{
		{"At least 12 people were killed and 18 injured in the market.", "killed>=12 injured=18"},
		{"Gunmen shot dead three policemen and wounded five others.", "killed=3 injured=5"},
		{"A Chinese engineer was killed while working in a mine.", "killed=1"},
		{"The blast left five dead and three wounded.", "killed=5 injured=3"},
		{"The death toll rose to 41 on Monday.", "killed=41"},
		{"No one was hurt in the fire.", "injured=0"},
		{"The raid (killing approximately 94 people) lasted a day.", "killed=94"},
		{"Between 10 and 15 villagers died.", "killed=10-15"},
		{"Up to 30 miners were missing.", "missing<=30"},
		{"The bomb killed five engineers and their driver.", "killed=6 killed=5 killed=1"},
		{"The country has suffered thousands of casualties.", "casualties>=1000"},
		{"The senators killed the bill.", ""},
		{"The group planned to kill 20 people.", ""},
		{"The flood damaged 18 houses.", ""},
	} {
		if got := short(casualty.Find(b.Document(nlp.Input{Text: tt.text, Lang: "en"}))); got != tt.want {
			t.Errorf("Find(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}
