package hedge

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/nlp"
)

var builder = nlp.NewBuilder()

// render shows the hedges of a text, one a line: cue | class | scope.
func render(in string) string {
	doc := builder.Document(nlp.Input{Text: in, Lang: "en"})
	var out []string
	for _, h := range Find(doc) {
		out = append(out, fmt.Sprintf("%s | %s | %s", h.In(in), h.Class, h.Scope.In(in)))
	}
	return strings.Join(out, "\n")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"The gunman reportedly fled.", "reportedly | hearsay | The gunman reportedly fled"},
		{"The claim could not be independently verified.", "could not be independently verified | unverified | The claim could not be independently verified"},
		{"Neither account could be independently verified.", "Neither account could be independently verified | unverified | Neither account could be independently verified"},
		{"The toll could be independently verified.", ""},
		{"He counted 15 bodies, most of them of soldiers.", ""},
		{"The toll remains contested.", "remains contested | contested | The toll"},
		{"Unverified videos circulated online.", "Unverified | unverified | Unverified videos"},
		{"He was killed in May.", ""},
		{"The minister could not be reached.", ""},
		{"The guilt of the driver is undeniable.", ""},
		{"The seat was uncontested.", ""},
		{"Some residents fled.", ""},
		{"Troops found some rifles in the truck.", ""},
		{"In certain circles he is admired.", "certain circles | weasel | certain circles"},
		{"Some critics said the law was unfair.", "Some critics | weasel | Some critics said the law was unfair"},
		{"The question of whether they knew of it remains contested.", "remains contested | contested | The question of whether they knew of it"},
		{"In spite of the truce, the rebels may have attacked.", "may have attacked | speculation | the rebels may have attacked"},
		{"He left for Europe, apparently to seek help.", "apparently | speculation | apparently to seek help"},
		{"An apparently armed man was arrested.", "apparently | speculation | apparently armed man"},
		{"The blast may have been an accident because gas leaked.", "may have been | speculation | The blast may have been an accident"},
		{"The trial opened on Monday, as expected.", ""},
		{"No one at the quay could agree on who had fired first.", "No one at the quay could agree on | contested | who had fired first"},
		{"The origin of the letter could not be established.", "could not be established | evidence_gap | The origin of the letter could not be established"},
		{"The truth of the letter could not be established.", "could not be established | unverified | The truth of the letter could not be established"},
		{"Her guilt could be neither proved nor excluded.", "could be neither proved nor excluded | unverified | Her guilt could be neither proved nor excluded"},
		{"He claims the widow, who lived abroad, sold the farm.", "claims | hearsay | the widow, who lived abroad, sold the farm"},
		{"It is a tale for which there is no proof.", "no proof | evidence_gap | a tale for which there is no proof"},
		{"He feared the might of the guild.", "feared | suspicion | the might of the guild"},
		{"Nobody may leave the hall.", ""},
		{"Analysts at Hollis said the price was fair.", ""},
	} {
		if got := render(c.in); got != c.want {
			t.Errorf("hedges of %q =\n%s\nwant\n%s", c.in, got, c.want)
		}
	}
}

func TestLexicon(t *testing.T) {
	classes := words("certain unverified contested denial accusation hearsay suspicion speculation weasel evidence_gap conditional distancing")
	for i, e := range cues.Entries {
		if i > 0 && e.Phrase < cues.Entries[i-1].Phrase {
			t.Errorf("cues.txt:%d: %q is out of order", e.Line, e.Phrase)
		}
		if !classes[e.Field(0)] {
			t.Errorf("cues.txt:%d: %q has the class %q", e.Line, e.Phrase, e.Field(0))
		}
	}
}

// Every phrase of the lexicon may stand alone, begin a sentence or end one: no rule looks beyond the edges.
func TestEdges(t *testing.T) {
	for _, e := range cues.Entries {
		for _, form := range []string{"%s", "%s.", "%s the town.", "The mayor %s.", "It was %s,"} {
			render(fmt.Sprintf(form, spoken(e.Phrase)))
		}
	}
}

// spoken returns the first of the phrases that an entry stands for.
func spoken(phrase string) string {
	var words []string
	for _, w := range strings.Fields(phrase) {
		first, _, _ := strings.Cut(strings.TrimPrefix(w, "?"), "/")
		words = append(words, strings.Trim(first, "{}<>"))
	}
	return strings.Join(words, " ")
}
