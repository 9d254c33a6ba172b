package phrase_test

import (
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

var builder = nlp.NewBuilder()

// show writes the groups of a sentence: noun phrases in brackets with their head marked, verb groups in braces with what
// is known of them, all else bare.
func show(tokens []text.Token, groups []phrase.Group) string {
	var parts []string
	for _, g := range groups {
		words := make([]string, 0, 4)
		for i := g.From; i < g.To; i++ {
			w := tokens[i].Text
			if i == g.Head && g.To-g.From > 1 {
				w = "*" + w
			}
			words = append(words, w)
		}
		s := strings.Join(words, " ")
		switch g.Kind {
		case phrase.NP:
			s = "[" + s + "]"
		case phrase.VP:
			s = "{" + s + marks(g) + "}"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

func marks(g phrase.Group) string {
	s := ""
	if g.Form != phrase.Finite {
		s += " " + string(g.Form)
	}
	for _, m := range []struct {
		on   bool
		name string
	}{{g.Passive, "passive"}, {g.Past, "past"}, {g.Future, "future"}, {g.Negated, "not"}} {
		if m.on {
			s += " " + m.name
		}
	}
	if s == "" {
		return ""
	}
	return " :" + s
}

func TestChunk(t *testing.T) {
	for in, want := range map[string]string{
		// voice and tense
		"Gunmen killed three guards.":                "[Gunmen] {killed : past} [three *guards] .",
		"Three guards were killed.":                  "[Three *guards] {were *killed : passive past} .",
		"Three guards have been killed.":             "[Three *guards] {have been *killed : passive past} .",
		"Three guards are being treated.":            "[Three *guards] {are being *treated : passive} .",
		"They will leave.":                           "[They] {will *leave : future} .",
		"He had been shot.":                          "[He] {had been *shot : passive past} .",
		"He got shot.":                               "[He] {got *shot : passive past} .",
		"The boat capsized.":                         "[The *boat] {capsized : past} .",
		"He has gone.":                               "[He] {has *gone : past} .",
		"It is burning.":                             "[It] {is *burning} .",
		"He may have been killed.":                   "[He] {may have been *killed : passive past} .",
		"Rescuers are going to search.":              "[Rescuers] {are *going : future} {to *search : infinitive} .",
		"Nobody was reportedly being held.":          "[Nobody] {was reportedly being *held : passive past} .",
		"They seized the road, killing two soldiers": "[They] {seized : past} [the *road] , {killing : gerund} [two *soldiers]",
		"Gunmen shot dead two men.":                  "[Gunmen] {shot : past} dead [two *men] .",
		"They blew up a bridge.":                     "[They] {*blew up : past} [a *bridge] .",
		// negation
		"The group did not claim it.":          "[The *group] {did not *claim : past not} [it] .",
		"It couldn't be verified.":             "[It] {could n't be *verified : passive not} .",
		"It was not the army.":                 "[It] {was : past not} not [the *army] .",
		"He never said so.":                    "[He] {never *said : past not} so .",
		"It was not independently verified.":   "[It] {was not independently *verified : passive past not} .",
		"The toll has not yet been confirmed.": "[The *toll] {has not yet been *confirmed : passive past not} .",
		// reduced passives and relative clauses
		"People killed in the attack were guards.": "[People] {killed : participle passive} in [the *attack] {were : past} [guards] .",
		"A man accused of theft fled.":             "[A *man] {accused : participle passive} of [theft] {fled : past} .",
		"The men who died were guards.":            "[The *men] who {died : past} {were : past} [guards] .",
		"The bomb that killed him was small.":      "[The *bomb] that {killed : past} [him] {was : past} small .",
		"Two dead, six injured in Herat blast":     "[*Two dead] , [six] {injured : participle passive} in [Herat *blast]",
		// quantities
		"At least 12 armed men died.":            "[At least 12 armed *men] {died : past} .",
		"As many as 40 people died.":             "[As many as 40 *people] {died : past} .",
		"No fewer than 60 people died.":          "[No fewer than 60 *people] {died : past} .",
		"Between 10 and 15 rebels died.":         "[Between 10 and 15 *rebels] {died : past} .",
		"The blast killed 18 to 20 soldiers.":    "[The *blast] {killed : past} [18 to 20 *soldiers] .",
		"More than a dozen houses burned.":       "[More than a dozen *houses] {burned : past} .",
		"Around 1,200 people fled.":              "[Around 1,200 *people] {fled : past} .",
		"Some 2,000 people died.":                "[Some 2,000 *people] {died : past} .",
		"Two to three men died.":                 "[Two to three *men] {died : past} .",
		"It wounded dozens more.":                "[It] {wounded : past} [*dozens more] .",
		"Six others died and 20 more were hurt.": "[Six *others] {died : past} and [*20 more] {were *hurt : passive past} .",
		"Dozens of people died.":                 "[Dozens] of [people] {died : past} .",
		"Two of the wounded died.":               "[Two] of [the *wounded] {died : past} .",
		"The dead and wounded were women.":       "[The dead and *wounded] {were : past} [women] .",
		"The five dead were women.":              "[The five *dead] {were : past} [women] .",
		"All 24 passengers died.":                "[All 24 *passengers] {died : past} .",
		// nouns
		"Kabul's police chief resigned.":                    "[Kabul 's police *chief] {resigned : past} .",
		"The minister's two young sons died.":               "[The minister 's two young *sons] {died : past} .",
		"Gen. Karim Noor spoke on Friday.":                  "[Gen. Karim *Noor] {spoke : past} on [Friday] .",
		"He met five engineers and their driver in Herat.":  "[He] {met : past} [five *engineers] and [their *driver] in [Herat] .",
		"Gunmen killed two soldiers Friday.":                "[Gunmen] {killed : past} [two *soldiers] [Friday] .",
		"On Sunday three soldiers died.":                    "On [Sunday] [three *soldiers] {died : past} .",
		"In Herat 12 people died.":                          "In [Herat] [12 *people] {died : past} .",
		"The Feb. 10 attacks shook it.":                     "[The Feb. 10 *attacks] {shook : past} [it] .",
		"Police found two men at 9 p.m. Sunday.":            "[Police] {found : past} [two *men] at [9 p.m. *Sunday] .",
		"The Rescue 1122 spokesman spoke.":                  "[The Rescue 1122 *spokesman] {spoke : past} .",
		"On 5 March 2024 a bomb exploded.":                  "On [5 March *2024] [a *bomb] {exploded : past} .",
		"Four people, including a child, died.":             "[Four *people] , including [a *child] , {died : past} .",
		"The fire, according to police, killed a civilian.": "[The *fire] , according to [police] , {killed : past} [a *civilian] .",
		"A very old man died.":                              "[A very old *man] {died : past} .",
		"The 3-year-old girl survived.":                     "[The 3-year-old *girl] {survived : past} .",
		"That was the plan.":                                "[That] {was : past} [the *plan] .",
		"A small and dark house burned.":                    "[A small and dark *house] {burned : past} .",
		"They carried their wounded and dead comrades.":     "[They] {carried : past} [their wounded and dead *comrades] .",
		"The northern and eastern provinces are calm.":      "[The northern and eastern *provinces] {are} calm .",
		"The “people's tribunal” members fled.":             "[The “ people 's tribunal ” *members] {fled : past} .",
		"He blamed a “foreign hand”.":                       "[He] {blamed : past} [a “ foreign *hand ”] .",
		"He is old and sick.":                               "[He] {is} old and sick .",
		"The New York-based group said so.":                 "[The New York-based *group] {said : past} so .",
		"There were no survivors.":                          "[There] {were : past} [no *survivors] .",
	} {
		d := builder.Document(nlp.Input{Text: in})
		tokens := d.Tagged(0)
		if got := show(tokens, phrase.Chunk(tokens)); got != want {
			var tags []string
			for _, tok := range tokens {
				tags = append(tags, tok.Tag)
			}
			t.Errorf("chunks of %q\n got %s\nwant %s\ntags %s", in, got, want, strings.Join(tags, " "))
		}
	}
}

// FuzzChunk states the law of groups: every token belongs to exactly one, in order, and the head stands inside.
func FuzzChunk(f *testing.F) {
	for _, s := range []string{"At least 12 people were killed.", "to to to not n't the the of of", "between 10 and", "as many as", "'s 's \xff —"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := builder.Document(nlp.Input{Text: s})
		for i := range d.Sentences {
			tokens := d.Tagged(i)
			at := 0
			for _, g := range phrase.Chunk(tokens) {
				if g.From != at || g.To <= g.From || g.Head < g.From || g.Head >= g.To {
					t.Fatalf("group %+v after token %d of %q", g, at, s)
				}
				at = g.To
			}
			if at != len(tokens) {
				t.Fatalf("%d of %d tokens in groups of %q", at, len(tokens), s)
			}
		}
	})
}

func BenchmarkChunk(b *testing.B) {
	s := "At least 12 armed men were killed and between 10 and 15 others wounded when a bomb went off near Kabul's old market on Friday, the ministry said."
	d := builder.Document(nlp.Input{Text: s})
	tokens := d.Tagged(0)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		phrase.Chunk(tokens)
	}
}
