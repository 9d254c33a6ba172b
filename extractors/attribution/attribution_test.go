package attribution

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/nlp"
)

var builder = nlp.NewBuilder()

// render shows the attributions of a text, one a line: source | cue | content.
func render(in string) []string {
	doc := builder.Document(nlp.Input{Text: in, Lang: "en"})
	var out []string
	for _, a := range Find(doc, nil) {
		out = append(out, fmt.Sprintf("%s | %s | %s", a.Source.In(in), a.Cue.In(in), a.Content.In(in)))
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Police said five people died.", "Police | said | five people died"},
		{"Five people died, police said.", "police | said | Five people died"},
		{"Five people died, according to the governor.", "the governor | according to | Five people died"},
		{"According to the governor, five people died.", "the governor | According to | five people died"},
		{"“We heard the blast,” said Karim Noori, a shopkeeper.", "Karim Noori, a shopkeeper | said | “We heard the blast,”"},
		{"Karim Noori, a shopkeeper, said the street was closed.", "Karim Noori, a shopkeeper, | said | the street was closed"},
		{"Farmers accused the ministry of hiding the dead.", "Farmers | accused | the ministry of hiding the dead"},
		{"After he denounced the pact, the minister left for Rome.", "he | denounced | the pact"},
		{"While the union says the mine is safe, it has closed two shafts.", "the union | says | the mine is safe"},
		{"Those who opposed the dam, have sold their land.", "who | opposed | the dam"},
		{"Deputies criticized the budget before the vote was taken.", "Deputies | criticized | the budget"},
		{"The mayor rejected the charge by pointing to the minutes.", "The mayor | rejected | the charge\nThe mayor | pointing to | the minutes"},
		{"The firm praised the ruling — a rare word from a loser.", "The firm | praised | the ruling"},
		{"Police: three dead in crash near Bexley", "Police | : | three dead in crash near Bexley"},
		{"Note: the figures are provisional.", ""},
		{"QUETTA: Nine people were killed on Friday.", ""},
		{"“It is possible,” she said when asked about the toll.", "she | said | “It is possible,”\n | asked about | the toll"},
		{"“It is possible,” she said when asked about the toll", "she | said | “It is possible,”\n | asked about | the toll"},
		{"“It is possible,” she said when asked about.", "she | said | “It is possible,”"},
		{"“The road is mined,” Karim Noori notes.", "Karim Noori | notes | “The road is mined,”"},
		{"The trees are green.", ""},
	} {
		if got := strings.Join(render(c.in), "\n"); got != c.want {
			t.Errorf("attributions of %q =\n%s\nwant\n%s", c.in, got, c.want)
		}
	}
}

func TestLexicons(t *testing.T) {
	kinds := map[string]bool{Statement: true, Accusation: true, Denial: true, ClaimOfResponsibility: true, Report: true}
	for name, l := range map[string]*lexicon.Lexicon{"verbs": verbs, "nouns": nouns, "adjectives": adjectives, "prepositions": prepositions} {
		for i, e := range l.Entries {
			if i > 0 && e.Phrase < l.Entries[i-1].Phrase {
				t.Errorf("%s.txt:%d: %q is out of order", name, e.Line, e.Phrase)
			}
			if !kinds[e.Field(0)] {
				t.Errorf("%s.txt:%d: %q has the kind %q", name, e.Line, e.Phrase, e.Field(0))
			}
		}
	}
}
