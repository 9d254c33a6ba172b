package lexicon

import (
	"slices"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/text"
)

func tokens(s string) []text.Token {
	var all []text.Token
	for _, w := range strings.Fields(s) {
		all = append(all, text.Token{Text: w, Norm: strings.ToLower(w)})
	}
	return all
}

const small = `# comment
{gun} down  | killed | passive

<fatality>  | killed
claim       | said
claim responsibility for | claimed
No one      | none
not ?yet known/clear ?now | unknown
{gun}/<shot> at | fired
`

func TestLongest(t *testing.T) {
	l := Must("small.txt", small)
	for _, c := range []struct {
		in, phrase string
		width      int
	}{
		{"gunned down", "{gun} down", 2},
		{"Gunning DOWN two", "{gun} down", 2},
		{"gunned", "", 0},
		{"fatalities", "<fatality>", 1},
		{"claim responsibility for it", "claim responsibility for", 3},
		{"claim responsibility", "claim", 1},
		{"no one", "No one", 2},
		{"claimed", "", 0},
		{"down", "", 0},
		{"not yet clear", "not ?yet known/clear ?now", 3},
		{"not known", "not ?yet known/clear ?now", 2},
		{"not clear now", "not ?yet known/clear ?now", 3},
		{"not yet", "", 0},
		{"shots at", "{gun}/<shot> at", 2},
		{"gunned at", "{gun}/<shot> at", 2},
	} {
		e, width := l.Longest(tokens(c.in), 0)
		phrase := ""
		if e != nil {
			phrase = e.Phrase
		}
		if phrase != c.phrase || width != c.width {
			t.Errorf("Longest(%q) = %q, %d, want %q, %d", c.in, phrase, width, c.phrase, c.width)
		}
	}
}

func TestLongestBeyondTheEdges(t *testing.T) {
	l, words := Must("small.txt", small), tokens("gunned down")
	for _, i := range []int{-1, len(words), len(words) + 1} {
		if e, width := l.Longest(words, i); e != nil || width != 0 {
			t.Errorf("Longest at %d of %d = %v, %d, want nothing", i, len(words), e, width)
		}
	}
}

func TestFields(t *testing.T) {
	e := Must("small.txt", small).Entries[0]
	if e.Field(0) != "killed" || e.Field(1) != "passive" || e.Field(2) != "" || e.Line != 2 {
		t.Errorf("entry = %+v", e)
	}
}

func TestFind(t *testing.T) {
	l := Must("small.txt", small)
	if e := l.Find("claim"); e == nil || e.Phrase != "claim" {
		t.Errorf("Find(claim) = %v", e)
	}
	if e := l.Find("gunned"); e != nil {
		t.Errorf("Find(gunned) = %q, want nothing: the phrase has two words", e.Phrase)
	}
}

func TestParseRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"a\nb\na":        "x.txt:3: \"a\" stands at line 1 already",
		"Kill | x\nkill": "x.txt:2: \"kill\" stands at line 1 already",
		"a  b\na b":      "x.txt:2: \"a b\" stands at line 1 already",
		" | killed":      "x.txt:1: an entry without a phrase",
		"a//b | y":       "x.txt:1: an empty word in \"a//b\": write a word on either side of \"/\" and behind \"?\"",
		"not ? clear":    "x.txt:1: an empty word in \"not ? clear\": write a word on either side of \"/\" and behind \"?\"",
	} {
		if _, err := Parse("x.txt", in); err == nil || err.Error() != want {
			t.Errorf("Parse(%q) = %v, want %s", in, err, want)
		}
	}
}

func TestVerbForms(t *testing.T) {
	for _, want := range []string{
		"kill kills killed killing", "die dies died dying", "injure injures injured injuring", "deny denies denied denying",
		"destroy destroys destroyed destroying", "clash clashes clashed clashing", "flee flees fled fleeing",
		"agree agrees agreed agreeing", "stab stabs stabbed stabbing", "ban bans banned banning", "hit hits hitting",
		"shoot shoots shot shooting", "take takes took taken taking", "bury buries buried burying", "be is was being",
		"go goes went gone going", "echo echoes echoed echoing", "veto vetoes vetoed vetoing", "hang hangs hanged hung hanging",
	} {
		words := strings.Fields(want)
		forms := VerbForms(words[0])
		for _, w := range words {
			if !slices.Contains(forms, w) {
				t.Errorf("VerbForms(%q) = %q, want %s in it", words[0], forms, w)
			}
		}
	}
	if forms := VerbForms("kill"); len(forms) != 4 {
		t.Errorf("VerbForms(kill) = %q, want four forms", forms)
	}
}

func TestIrregularVerbsBeginWithTheirBase(t *testing.T) {
	for base, forms := range irregular {
		if forms[0] != base {
			t.Errorf("the forms of %q begin with %q", base, forms[0])
		}
		if s := slices.Sorted(slices.Values(forms)); len(slices.Compact(s)) != len(forms) {
			t.Errorf("a form of %q stands twice", base)
		}
	}
}

func TestNounForms(t *testing.T) {
	for base, plural := range map[string]string{
		"fatality": "fatalities", "blast": "blasts", "bus": "buses", "man": "men", "policewoman": "policewomen", "gunman": "gunmen",
		"child": "children", "person": "people", "attorney": "attorneys", "wife": "wives", "hero": "heroes", "casualty": "casualties",
		"wolf": "wolves", "corps": "corps", "fisherman": "fishermen", "human": "humans", "german": "germans",
	} {
		if forms := NounForms(base); !slices.Contains(forms, plural) || forms[0] != base {
			t.Errorf("NounForms(%q) = %q, want %s in it", base, forms, plural)
		}
	}
}

// FuzzParse holds that any text is a lexicon or an error, and that what is read can be found.
func FuzzParse(f *testing.F) {
	for _, s := range []string{small, "{} | x", "<>", "{", "a | b | c |", "{gun}{down}", "| |", "é  è"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := Parse("x", s)
		if err != nil {
			return
		}
		for _, e := range l.Entries {
			if e.Phrase == "" || e.Line < 1 {
				t.Fatalf("entry %+v of %q", e, s)
			}
			l.Longest(tokens(e.Phrase), 0)
		}
	})
}
