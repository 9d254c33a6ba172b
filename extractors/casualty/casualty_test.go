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
		{"An Egyptian electrician was killed as he mended a pylon.", "killed=1"},
		{"The blast left five dead and three wounded.", "killed=5 injured=3"},
		{"The death toll rose to 41 on Monday.", "killed=41"},
		{"No one was hurt in the fire.", "injured=0"},
		{"The raid (killing approximately 94 people) lasted a day.", "killed=94"},
		{"Between 10 and 15 villagers died.", "killed=10-15"},
		{"Up to 30 miners were missing.", "missing<=30"},
		{"The bomb killed five engineers and their driver.", "killed=6 killed=5 killed=1"},
		{"The country has suffered thousands of casualties.", "casualties>=1000"},
		{"Deputies found a man with stab wounds to his lower body.", "injured=1"},
		{"A clerk got out of his van and shot into the crowd.", ""},
		{"One of the guards then shot into the air.", ""},
		{"3 Caption Close Rapper found dead.", ""},
		{"40118 A farmer was stabbed.", "injured=1"},
		{"He was booked on one charge of attempted second-degree murder of a guard.", ""},
		{"The rebel group blew up three bridges.", ""},
		{"One man is dead in Ostrava and another in custody.", "killed=1"},
		{"The dispute ended on Monday with a man dead and three guards on leave.", "killed=1"},
		{"A gunman killed six nurses at a clinic, then died in a gunfight.", "killed=1 killed=6"},
		{"One farmer was killed and another wounded Friday night in a brawl.", "killed=1 injured=1"},
		{"Nine sailors were killed and 14 injured early Tuesday in a blaze.", "killed=9 injured=14"},
		{"The senators killed the bill.", ""},
		{"The group planned to kill 20 people.", ""},
		{"The flood damaged 18 houses.", ""},
	} {
		if got := short(casualty.Find(b.Document(nlp.Input{Text: tt.text, Lang: "en"}))); got != tt.want {
			t.Errorf("Find(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestExplain(t *testing.T) {
	b := nlp.NewBuilder()
	for text, reason := range map[string]string{
		"The cell planned to kill 20 tourists.":       "infinitive: wanted, planned, ordered or tried",
		"The device could have killed hundreds.":      "hypothetical",
		"Two men shot at a patrol car.":               "attempt",
		"In the film, a hit man murders six men.":     "fiction",
		"Were five people really killed?":             "question",
		"The driver was not hurt.":                    "negated",
		"There is no evidence that he was shot.":      "said not to be so",
		"The toll was heavy.":                         "the noun stands alone",
		"If the dam fails, thousands of people die.":  "condition",
		"The army attacked without killing a farmer.": "did not come about",
	} {
		figures, rejected := casualty.Explain(b.Document(nlp.Input{Text: text, Lang: "en"}))
		if len(figures) > 0 {
			t.Errorf("Explain(%q) = %s, want none", text, short(figures))
		}
		found := false
		for _, r := range rejected {
			found = found || r.Reason == reason
		}
		if !found {
			t.Errorf("Explain(%q) rejected %+v, want the reason %q", text, rejected, reason)
		}
	}
}

func TestVictims(t *testing.T) {
	b := nlp.NewBuilder()
	for _, tt := range []struct{ text, role, status, nationality, names string }{
		{"Two Chinese engineers were killed.", "engineer", "civilian", "CHN", ""},
		{"Three policemen died in the raid.", "policeman", "security_force", "", ""},
		{"The army killed 14 militants.", "militant", "combatant", "", ""},
		{"Police shot dead two gunmen.", "gunman", "perpetrator", "", ""},
		{"Ahmad Wali, a teacher, was killed.", "teacher", "civilian", "", "Ahmad Wali"},
		{"MAYOR JUAN LOPEZ WAS MURDERED YESTERDAY.", "mayor", "official", "", "JUAN LOPEZ"},
	} {
		figures := casualty.Find(b.Document(nlp.Input{Text: tt.text, Lang: "en"}))
		if len(figures) != 1 || figures[0].Victims == nil {
			t.Errorf("Find(%q) = %s, want one figure with victims", tt.text, short(figures))
			continue
		}
		v := figures[0].Victims
		got := [4]string{v.Role, v.Status, strings.Join(v.Nationality, " "), strings.Join(v.Names, "; ")}
		if want := [4]string{tt.role, tt.status, tt.nationality, tt.names}; got != want {
			t.Errorf("victims of %q = %q, want %q", tt.text, got, want)
		}
	}
}

// FuzzFind holds the laws that every figure keeps, whatever the text: its spans lie in the text and in its sentence, its
// bounds are ordered, its links point at figures of the document.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"At least 12 people were killed and 18 hurt, including several Korean tourists.",
		"killed killed killed , and of whom including among them (killing 5", "NO ONE WAS HURT [EXCERPT] 6-", "He killed himself and six others’",
		"between 10 and", "a couple of", "the death toll rose to", "“Shot dead” — 3 men's deaths; one of them of the", "ȺȺȺ's death of 12",
	} {
		f.Add(seed)
	}
	b := nlp.NewBuilder()
	f.Fuzz(func(t *testing.T, s string) {
		doc := b.Document(nlp.Input{Text: strings.ToValidUTF8(s, "\uFFFD"), Lang: "en"})
		figures, rejected := casualty.Explain(doc)
		for _, g := range figures {
			if whole := doc.Sentences[g.Sentence].Span; !whole.Contains(g.Span) || !whole.Contains(g.Cue) {
				t.Errorf("figure %+v lies outside its sentence %v", g, whole)
			}
			if g.PartOf >= len(figures) {
				t.Errorf("figure %+v is part of figure %d of %d", g, g.PartOf, len(figures))
			}
			if a := g.Amount; a.Low != casualty.None && a.High != casualty.None && a.Low > a.High {
				t.Errorf("figure %+v has its bounds crossed", g)
			}
		}
		for _, r := range rejected {
			if r.Reason == "" || !doc.Sentences[r.Sentence].Span.Contains(r.Span) {
				t.Errorf("rejection %+v has no reason or lies outside its sentence", r)
			}
		}
	})
}

// BenchmarkFind measures the stage without tagging: the document is tagged before the clock starts.
func BenchmarkFind(b *testing.B) {
	report := "At least 12 people were killed and 18 injured when a bomb exploded in Kabul on Friday. The minister spoke to reporters about " +
		"the price of bread, the coming harvest and the new road through the valley. A Chinese engineer was shot dead by gunmen.\n\n"
	doc := nlp.NewBuilder().Document(nlp.Input{Text: strings.Repeat(report, 400), Lang: "en"})
	for i := range doc.Sentences {
		doc.Tagged(i)
	}
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		casualty.Find(doc)
	}
}
