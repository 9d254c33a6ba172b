package link_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/link"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
)

var builder = nlp.NewBuilder()

func read(in string) (*text.Document, link.Annotations) {
	doc := builder.Document(nlp.Input{Text: in, Lang: "en"})
	return doc, extractors.Extract(doc)
}

func TestFigureStanding(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Five people were killed in the blast.", link.Stated},
		{"Five people were killed in the blast, police said.", link.Attributed},
		{"Five people were reportedly killed in the blast.", link.Attributed},
		{"Kabul said 46 people were killed. The figure could not be independently verified.", link.Unverified},
		{"Kabul said 46 people were killed. Neither account could be independently verified.", link.Unverified},
		{"Unconfirmed reports said five people were killed in the blast.", link.Unverified},
		{"Kabul said 46 people were killed. Islamabad rejected the figure.", link.Disputed},
		{"Kabul said 46 people were killed. The toll remains contested.", link.Disputed},
		{"The army denied reports that five people were killed.", link.DeniedBy},
		{"Islamabad denied involvement in the attack that killed 46 people.", link.Stated},
		{"Five people were killed. Allegations about the motive are unverified.", link.Stated},
	} {
		_, a := read(c.in)
		if len(a.Figures) == 0 {
			t.Errorf("no figure in %q", c.in)
			continue
		}
		if got := a.Figures[0].Standing; got != c.want {
			t.Errorf("standing of the figure in %q = %q, want %q", c.in, got, c.want)
		}
	}
}

// statements shows who did it: confidence actor (holder), and how it stands where that is not plain.
func statements(in string) string {
	doc, a := read(in)
	var out []string
	for _, r := range a.Responsibility {
		s := fmt.Sprintf("%s %s", r.Confidence, r.Actor.In(doc.Text))
		if !r.Holder.Empty() && r.Holder != r.Actor {
			s += fmt.Sprintf(" (%s)", r.Holder.In(doc.Text))
		}
		if r.Standing == link.Disputed {
			s += " disputed"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestResponsibility(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"The Islamic State claimed responsibility for the bombing.", "claimed The Islamic State"},
		{"The bombing was claimed by the Islamic State.", "claimed the Islamic State"},
		{"No group has claimed responsibility for the bombing.", ""},
		{"Police blamed the Taliban for the attack.", "accused Taliban (Police)"},
		{"The attack was carried out by the Taliban.", "asserted the Taliban"},
		{"Taliban fighters attacked a checkpoint in Ghazni.", "asserted Taliban fighters"},
		{"Police said Taliban fighters attacked a checkpoint.", "accused Taliban fighters (Police)"},
		{"Suspected Taliban fighters attacked a checkpoint.", "suspected Suspected Taliban fighters"},
		{"Kabul accused Pakistan of sheltering fighters of the Islamic State.", ""},
		{"The Taliban could attack the checkpoint.", ""},
		{"The Taliban did not attack the checkpoint.", ""},
		{"Police blamed the Taliban for the attack. The Taliban denied involvement.",
			"accused Taliban (Police) disputed; denied The Taliban"},
	} {
		if got := statements(c.in); got != c.want {
			t.Errorf("responsibility in %q = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestDenialAnswersItsAccusation(t *testing.T) {
	_, a := read("Kabul accused Pakistan of shelling the village. Pakistan denied the accusation.")
	denials := 0
	for _, said := range a.Attributions {
		if said.Kind != "denial" {
			continue
		}
		denials++
		if said.Denies < 0 || a.Attributions[said.Denies].Kind != "accusation" {
			t.Errorf("denial answers %d, want the accusation", said.Denies)
		}
	}
	if denials == 0 {
		t.Error("found no denial")
	}
}
