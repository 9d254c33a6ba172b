package extractors_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/extracttest"
	"github.com/hedgerow/hedgerow/extractors/link"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// responsibilities scores who is said to have done it. A statement that the text makes twice counts once.
func responsibilities(t *testing.T, cases []extracttest.Case, b *nlp.Builder) string {
	var actors, sure, holders, names extracttest.Score
	for _, c := range cases {
		a := extractors.Extract(c.Document(t, b))
		got := statements(a, c.Text)
		used := make([]bool, len(got))
		actors.Found += len(got)
		for _, row := range c.Rows {
			if len(row) != 3 && len(row) != 4 {
				t.Fatalf("case %q: row %q has not three or four cells", c.Name, row)
			}
			find(t, c, row[0])
			actors.Gold++
			k := statementOf(a, c.Text, got, used, row)
			if k < 0 {
				c.Mistake(t, "missed %q", row)
				continue
			}
			used[k] = true
			actors.Right++
			sure.Add(extracttest.Score{Right: b2i(got[k].Confidence == row[1]), Found: 1, Gold: 1})
			held := row[2] == "" && got[k].Holder.Empty() || row[2] != "" && stands(c.Text, row[2], got[k].Holder)
			if !held || got[k].Confidence != row[1] {
				c.Mistake(t, "not whole %q: %s", row, said(c.Text, got[k]))
			}
			holders.Add(extracttest.Score{Right: b2i(held), Found: 1, Gold: 1})
			if len(row) == 4 {
				names.Add(extracttest.Score{Right: b2i(named(a, c.Text, got[k].ActorEntity, row[3])), Found: b2i(got[k].ActorEntity >= 0), Gold: 1})
			}
		}
		for k, r := range got {
			if !used[k] {
				c.Mistake(t, "too much: %s", said(c.Text, r))
			}
		}
	}
	return fmt.Sprintf("  actor      %v\n  confidence %v\n  holder     %v\n  name       %v\n", actors, sure, holders, names)
}

// said writes r as a row has it, with the rule that found it.
func said(words string, r link.Responsibility) string {
	return fmt.Sprintf("%q %s %q (%s)", r.Actor.In(words), r.Confidence, r.Holder.In(words), r.Rule)
}

// statements are the different statements of a: by actor, confidence and holder.
func statements(a extractors.Annotations, words string) []link.Responsibility {
	seen := map[string]bool{}
	var out []link.Responsibility
	for _, r := range a.Responsibility {
		key := called(a, words, r.Actor, r.ActorEntity) + "|" + r.Confidence + "|" + called(a, words, r.Holder, r.HolderEntity)
		if !seen[key] {
			out = append(out, r)
		}
		seen[key] = true
	}
	return out
}

func called(a extractors.Annotations, words string, s text.Span, entity int) string {
	if entity >= 0 {
		return a.Entities[entity].Name
	}
	return strings.ToLower(s.In(words))
}

// statementOf is the unused statement of the row's actor: one that is right in all, else in its confidence, else the first.
func statementOf(a extractors.Annotations, words string, got []link.Responsibility, used []bool, row []string) int {
	best, most := -1, 0
	for k, r := range got {
		if used[k] || !stands(words, row[0], r.Actor) && !named(a, words, r.ActorEntity, row[0]) {
			continue
		}
		score := 1 + 2*b2i(r.Confidence == row[1]) + b2i(row[2] != "" && stands(words, row[2], r.Holder))
		if score > most {
			best, most = k, score
		}
	}
	return best
}

// stands says whether s overlaps any place where phrase stands in words.
func stands(words, phrase string, s text.Span) bool {
	for i := 0; ; {
		j := strings.Index(words[i:], phrase)
		if j < 0 {
			return false
		}
		i += j + len(phrase)
		if s.Overlaps(text.Span{Start: i - len(phrase), End: i}) {
			return true
		}
	}
}

// named says whether entity i is one that phrase names.
func named(a extractors.Annotations, words string, i int, phrase string) bool {
	for j := range a.Entities {
		if i >= 0 && a.Entities[j].Name == a.Entities[i].Name && stands(words, phrase, a.Entities[j].Span) {
			return true
		}
	}
	return false
}
