package date

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
)

var wednesday = time.Date(2026, 2, 18, 9, 0, 0, 0, time.UTC)

var builder = nlp.NewBuilder()

func document(s string, published time.Time) *text.Document {
	return builder.Document(nlp.Input{Text: s, Published: published, Lang: "en"})
}

// show writes the expressions of s the way the examples in rules.txt are written.
func show(s string, dates []Date) string {
	var b strings.Builder
	at := 0
	var values []string
	for _, d := range dates {
		b.WriteString(s[at:d.Start] + "[" + d.In(s) + "]")
		at = d.End
		values = append(values, strings.TrimSpace(d.Type+" "+d.Value+" "+d.Mod))
	}
	b.WriteString(s[at:])
	if len(values) == 0 {
		return b.String()
	}
	return b.String() + " = " + strings.Join(values, "; ")
}

// TestRules reads the examples that stand with the rules.
func TestRules(t *testing.T) {
	for _, r := range language().rules {
		for _, want := range r.examples {
			plain, _, _ := strings.Cut(want, " = ")
			plain = strings.NewReplacer("[", "", "]", "").Replace(plain)
			if got := show(plain, Find(document(plain, wednesday))); got != want {
				t.Errorf("rules.txt:%d: %s: Find(%q) = %s, want %s", r.line, r.name, plain, got, want)
			}
		}
	}
}

// TestGrammarIsSound: every rule has an example that it finds, or forbids; classes, actions and guards are such as there are.
func TestGrammarIsSound(t *testing.T) {
	g := language()
	found := map[string]bool{}
	for _, r := range g.rules {
		for _, e := range r.examples {
			plain, _, _ := strings.Cut(e, " = ")
			for _, d := range Find(document(strings.NewReplacer("[", "", "]", "").Replace(plain), wednesday)) {
				found[d.Rule] = true
			}
		}
	}
	lexed := map[string]bool{}
	for _, c := range lexerClasses {
		lexed[c] = true
	}
	for _, w := range g.words {
		for _, s := range w.senses {
			lexed[g.names[s.class]] = true
		}
	}
	for _, r := range g.rules {
		if !found[r.name] && r.action != "none" {
			t.Errorf("rules.txt:%d: %s has no example that it finds", r.line, r.name)
		}
	}
	for _, name := range g.names {
		if !lexed[name] {
			t.Errorf("no word is of class %s", name)
		}
	}
}

func TestWithoutAnchorNoValue(t *testing.T) {
	for _, s := range []string{"He spoke on Sunday.", "It began last month.", "She fled two years ago.", "It is set for March 3."} {
		dates := Find(document(s, time.Time{}))
		if len(dates) != 1 || dates[0].Value != "" || dates[0].Anchor != "none" || !dates[0].From.IsZero() {
			t.Errorf("Find(%q) = %+v, want one date without a value", s, dates)
		}
	}
}

func TestInterval(t *testing.T) {
	for _, c := range []struct{ value, mod, want string }{
		{"2026-01-19", "", "2026-01-19/2026-01-19"},
		{"2026-01-19TNI", "", "2026-01-19/2026-01-19"},
		{"2024-02", "", "2024-02-01/2024-02-29"},
		{"2024-02", "END", "2024-02-21/2024-02-29"},
		{"2023", "START", "2023-01-01/2023-04-30"},
		{"2023", "MID", "2023-05-01/2023-08-31"},
		{"196X", "", "1960-01-01/1969-12-31"},
		{"196X", "MID", "1964-01-01/1966-12-31"},
		{"2025-Q4", "", "2025-10-01/2025-12-31"},
		{"2026-W08", "", "2026-02-16/2026-02-22"},
		{"2026-W08-WE", "", "2026-02-21/2026-02-22"},
		{"2025-WI", "", "2025-12-01/2026-02-28"},
		{"18XX", "", "1800-01-01/1899-12-31"},
		{"P3Y", "", "none"},
		{"PAST_REF", "", "none"},
		{"2026-13", "", "none"},
	} {
		got := "none"
		if from, to, ok := Interval(c.value, c.mod); ok {
			got = fmt.Sprintf("%s/%s", from.Format("2006-01-02"), to.Format("2006-01-02"))
		}
		if got != c.want {
			t.Errorf("Interval(%q, %q) = %s, want %s", c.value, c.mod, got, c.want)
		}
	}
}
