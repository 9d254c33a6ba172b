package extracttest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/extractors/text"
)

func TestParse(t *testing.T) {
	const file = `A comment on the file.
# first
Published: 2025-06-11
Country: PAK

A bomb [[killed two|killed=2]] near [[Bannu|GPE]].

Police said so.
= said | report | Police
# second
No mark here: none at all.
`
	cases, err := Parse("x.gold", file)
	if err != nil {
		t.Fatal(err)
	}
	want := []Case{
		{
			Name: "first", Header: map[string]string{"Published": "2025-06-11", "Country": "PAK"}, Line: 2, File: "x.gold",
			Text:  "A bomb killed two near Bannu.\n\nPolice said so.",
			Marks: []Mark{{text.Span{Start: 7, End: 17}, "killed=2"}, {text.Span{Start: 23, End: 28}, "GPE"}},
			Rows:  [][]string{{"said", "report", "Police"}},
		},
		{Name: "second", Header: map[string]string{}, Line: 10, File: "x.gold", Text: "No mark here: none at all."},
	}
	if diff := cmp.Diff(want, cases); diff != "" {
		t.Errorf("Parse (-want +got):\n%s", diff)
	}
}

func TestParseRefusesAMarkWithoutEnd(t *testing.T) {
	for _, bad := range []string{"# a\n[[killed two", "# a\n[[killed two]]", "# a\n[[two]] and | more"} {
		if cases, err := Parse("x.gold", bad); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", bad, cases)
		}
	}
}
