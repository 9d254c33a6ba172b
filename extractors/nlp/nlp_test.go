package nlp

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/extractors/text"
)

var builder = NewBuilder()

func words(tokens []text.Token) string {
	var all []string
	for _, t := range tokens {
		all = append(all, t.Text)
	}
	return strings.Join(all, "|")
}

func TestTokenize(t *testing.T) {
	for in, want := range map[string]string{
		"Police said 12 people died.":                "Police|said|12|people|died|.",
		"Kabul’s mayor didn't say":                   "Kabul|’s|mayor|did|n't|say",
		"They can’t, won't, I'm, we'll, you've":      "They|ca|n’t|,|wo|n't|,|I|'m|,|we|'ll|,|you|'ve",
		"O'Malley and D’souza of Ma'soum":            "O'Malley|and|D’souza|of|Ma'soum",
		"a 25-year, 26-Jan-2026 suicide-bomber":      "a|25-year|,|26-Jan-2026|suicide-bomber",
		"Dasu—part of it – 2024–2025":                "Dasu|—|part|of|it|–|2024|–|2025",
		"U.S. Army Gen. J. R. Khan at 5 p.m. Monday": "U.S.|Army|Gen.|J.|R.|Khan|at|5|p.m.|Monday",
		"the U.S.-led force":                         "the|U.S.-led|force",
		"1,200 of 1.5 million at 8:30 (1,00,000)":    "1,200|of|1.5|million|at|8:30|(|1,00,000|)",
		"Kabul,Herat and 2024,2025":                  "Kabul|,|Herat|and|2024|,|2025",
		"fell.The end":                               "fell|.|The|end",
		"see https://example.org/a?b=1, or me@x.org": "see|https://example.org/a?b=1|,|or|me@x.org",
		"“He said, ‘no’.”":                           "“|He|said|,|‘|no|’|.|”",
		"the '90s and 1990's":                        "the|'90s|and|1990|'s",
		"No. 2 said no.":                             "No.|2|said|no|.",
		"$100m and 40%":                              "$|100m|and|40|%",
		"wait... what?!":                             "wait|...|what|?|!",
		"AT&T and/or Q&A":                            "AT&T|and|/|or|Q&A",
		"@user #tag skai.gr":                         "@user|#tag|skai.gr",
		"***** -----":                                "*****|-----",
		"Ph.D. of Inc. in Jan. 5":                    "Ph.D.|of|Inc.|in|Jan.|5",
		"a\u200bb \ufeffc":                           "a|b|c",
		"\xff\xfea \xc8":                             "\xff\xfe|a|\xc8",
	} {
		if got := words(tokenize(in, text.Span{End: len(in)}, nil)); got != want {
			t.Errorf("tokenize(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestNorm(t *testing.T) {
	in := "“Kabul’s” — U.S. ca. Ÿ…  so\u00adft"
	tokens := tokenize(in, text.Span{End: len(in)}, nil)
	normalise(tokens)
	var got []string
	for _, tok := range tokens {
		got = append(got, tok.Norm)
	}
	want := []string{"\"", "kabul", "'s", "\"", "-", "u.s.", "ca", ".", "ÿ", "...", "soft"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSentences(t *testing.T) {
	for _, want := range [][]string{
		{"Gen. Mark Noor said so.", "He left at 5 p.m. Monday."},
		{"It is 5 p.m.", "The mayor left the U.S.", "He was in the U.S. Army."},
		{"They met Lt. Col. Karim on Jan. 5 in St. Louis.", "Nobody spoke."},
		{"“We lost everything.”", "Rahimi said it twice."},
		{"“Where are they?” Rahimi asked.", "No answer came."},
		{"He said: “We are fine.", "We are safe.”", "He left."},
		{"Brig. Hamid, Maulvi Yaqub and Sen. Ali met.", "No. 2 was absent."},
		{"Was it an accident?", "Was it not?", "Yes!"},
		{"The bank (it is new.)", "It burned."},
		{"3.5 million left... and 2 stayed."},
		{"J. K. Omar died.", "A. Zaki lived."},
		{"They took tents, stoves, etc. but no food.", "They took rice, etc.", "Nobody minded."},
	} {
		in := strings.Join(want, " ")
		d := builder.Document(Input{Text: in})
		var got []string
		for _, s := range d.Sentences {
			got = append(got, s.In(in))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("sentences of %q: %s", in, diff)
		}
	}
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"He said “we know” and “they don’t”.", "“we know”|“they don’t”"},
		{"He said \"we know\" and left.", "\"we know\""},
		{"A 6\" gun was found in Kabul’s streets.", ""},
		{"“One ‘two’ three,” he said.", "“One ‘two’ three,”"},
		{"It is a ‘so-called’ plan of the soldiers’ families.", "‘so-called’"},
		{"'We will not go,' he said. It's the '90s.", "'We will not go,'"},
		{"He said this first.\n\n“We know.\n\n“We do not care,” he said.", "“We know.\n\n“We do not care,”"},
		{"He said “we know.\n\nNobody heard him say it.", "“we know."},
		{"``Yes,'' he said.", "``Yes,''"},
		{"`` Yes , '' he said .", "`` Yes , ''"},
	} {
		var got []string
		for _, q := range builder.Document(Input{Text: c.in}).Quotes {
			got = append(got, q.In(c.in))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("quotes of %q = %q, want %q", c.in, g, c.want)
		}
	}
}

func TestOtherLanguagesHaveNoSentences(t *testing.T) {
	d := builder.Document(Input{Text: "Drei Menschen starben.", Lang: "de"})
	if len(d.Sentences) != 0 || len(d.Sections) != 1 {
		t.Errorf("%d sentences, %d sections, want 0 and 1", len(d.Sentences), len(d.Sections))
	}
}

func TestCaps(t *testing.T) {
	for in, want := range map[string]string{
		"HE DIED. THE GUERRILLAS ATTACKED THE FARM. NOBODY KNEW WHY.": "caps caps caps",
		"He died. BREAKING NEWS FROM KABUL. Nobody knew.":             "- caps -",
		"NATO said no. UN. It left.":                                  "- - -",
	} {
		var got []string
		for _, s := range builder.Document(Input{Text: in}).Sentences {
			if s.Caps {
				got = append(got, "caps")
			} else {
				got = append(got, "-")
			}
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("capitals of %q = %s, want %s", in, g, want)
		}
	}
}

func TestTagsInCapitals(t *testing.T) {
	in := "THE GUERRILLAS KILLED COL ZELAYA AND TWO OTHERS IN TEGUCIGALPA."
	var got []string
	for _, tok := range builder.Document(Input{Text: in}).Tagged(0) {
		got = append(got, tok.Tag)
	}
	if g, want := strings.Join(got, " "), "DT NNS VBD NNP NNP CC CD NNS IN NNP ."; g != want {
		t.Errorf("tags = %s, want %s", g, want)
	}
}

func TestBuilderServesManyAtOnce(t *testing.T) {
	in := Input{Text: strings.Repeat("Gunmen killed at least 12 people in Herat on Sunday. THE ARMY SAID NOTHING AT ALL.\n\n", 20)}
	read := func(b *Builder) string {
		var all strings.Builder
		d := b.Document(in)
		for i := range d.Sentences {
			for _, tok := range d.Tagged(i) {
				all.WriteString(tok.Norm + "/" + tok.Tag + " ")
			}
		}
		return all.String()
	}
	fresh := NewBuilder()
	got := make([]string, 4)
	var group sync.WaitGroup
	for i := range got {
		group.Go(func() { got[i] = read(fresh) })
	}
	group.Wait()
	for i := range got {
		if got[i] != got[0] {
			t.Errorf("reader %d found other tags than reader 0", i)
		}
	}
}
