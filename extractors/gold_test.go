package extractors_test

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/extracttest"
	"github.com/hedgerow/hedgerow/extractors/link"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// TestGold scores everything against the gold of our own. The scores are a golden file: a change of quality is a line
// in the diff, for better or worse, and whoever makes it decides with open eyes.
func TestGold(t *testing.T) {
	builder := nlp.NewBuilder()
	var b strings.Builder
	for _, g := range []struct {
		kind  string
		score func(*testing.T, []extracttest.Case, *nlp.Builder) string
	}{{"casualty", casualties}, {"entity", entities}, {"hedge", hedges}, {"incident", incidents},
		{"responsibility", responsibilities}} {
		files, err := filepath.Glob("testdata/" + g.kind + "-*.gold")
		if err != nil || len(files) == 0 {
			t.Fatalf("no gold of kind %s (%v)", g.kind, err)
		}
		for _, f := range files {
			cases := extracttest.Read(t, f)
			fmt.Fprintf(&b, "%s: %d cases\n%s", strings.TrimSuffix(filepath.Base(f), ".gold"), len(cases), g.score(t, cases, builder))
		}
	}
	extracttest.Golden(t, "testdata/scores.golden", b.String())
}

// figure is what a label says of a casualty figure.
type figure struct {
	measure, qualifier, status, scope string
	amount                            casualty.Amount
	optional, derived                 bool
}

var bounds = []struct{ sign, qualifier string }{
	{">=", "at_least"}, {"<=", "at_most"}, {">", "more_than"}, {"<", "less_than"}, {"~", "about"}, {"^", "nearly"}, {"=", "exact"},
}

func parseFigure(t *testing.T, label string) figure {
	t.Helper()
	f := figure{scope: "incident"}
	for _, word := range strings.Fields(label) {
		switch key, value, _ := strings.Cut(word, "="); {
		case word == "?":
			f.optional = true
		case word == "part":
		case word == "derived":
			f.derived = true
		case key == "status":
			f.status = value
		case key == "scope":
			f.scope = value
		case key == "nat":
		default:
			f.measure, f.qualifier, f.amount = parseAmount(t, word)
		}
	}
	return f
}

func parseAmount(t *testing.T, word string) (measure, qualifier string, a casualty.Amount) {
	t.Helper()
	for _, b := range bounds {
		measure, number, ok := strings.Cut(word, b.sign)
		if !ok {
			continue
		}
		if low, high, isRange := strings.Cut(number, "-"); isRange {
			return measure, "range", casualty.Amount{Low: atoi(t, low), Best: casualty.None, High: atoi(t, high)}
		}
		if floor, vague := vagueFloor[number]; vague {
			return measure, "vague", casualty.Amount{Low: floor, Best: casualty.None, High: casualty.None}
		}
		if number == "none" {
			return measure, "none_reported", casualty.Exactly(0)
		}
		return measure, b.qualifier, bounded(b.qualifier, atoi(t, number))
	}
	t.Fatalf("label %q has no amount", word)
	return
}

var vagueFloor = map[string]int{"couple": 2, "several": 3, "many": 4, "tens": 10, "dozens": 12, "scores": 40, "hundreds": 100, "thousands": 1000}

// bounded is the table of the annotation conventions.
func bounded(qualifier string, n int) casualty.Amount {
	switch qualifier {
	case "at_least", "more_than":
		return casualty.Amount{Low: n, Best: n, High: casualty.None}
	case "at_most", "less_than", "nearly":
		return casualty.Amount{Low: casualty.None, Best: n, High: n}
	}
	return casualty.Exactly(n)
}

func atoi(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("amount: %v", err)
	}
	return n
}

func casualties(t *testing.T, cases []extracttest.Case, b *nlp.Builder) string {
	var found, whole extracttest.Score
	for _, c := range cases {
		got := extractors.Extract(c.Document(t, b)).Figures
		used := make([]bool, len(got))
		for _, m := range c.Marks {
			want := parseFigure(t, m.Label)
			k := bestFigure(got, used, m.Span, want)
			if k >= 0 {
				used[k] = true
			}
			take(got, used, m.Span, want, k)
			if want.optional {
				continue
			}
			hit := extracttest.Score{Gold: 1}
			right := hit
			switch {
			case k < 0:
				c.Mistake(t, "missed %q %s", m.In(c.Text), m.Label)
			case same(got[k], want):
				right.Right = 1
			default:
				c.Mistake(t, "not whole %q %s: %s", m.In(c.Text), m.Label, brief(got[k]))
			}
			if k >= 0 {
				hit.Right, hit.Found, right.Found = 1, 1, 1
			}
			found.Add(hit)
			whole.Add(right)
		}
		for k, f := range got {
			if !used[k] && !f.Derived {
				c.Mistake(t, "too much %q: %s", f.In(c.Text), brief(f))
				found.Found++
				whole.Found++
			}
		}
	}
	return fmt.Sprintf("  found %v\n  whole %v\n", found, whole) + incidents(t, cases, b)
}

// take marks as used what else answers a mark than figure k: any figure of people within a mark that may be found or not
// ("?" over a list of names), and the members of a sum of ours whose total the mark gives.
func take(got []link.Figure, used []bool, span text.Span, want figure, k int) {
	for i, f := range got {
		within := f.Victims != nil && span.Contains(f.Victims.Span)
		if want.optional && within || k >= 0 && got[k].Derived && !want.derived && f.PartOf == k {
			used[i] = true
		}
	}
}

// brief writes f as a label has it.
func brief(f link.Figure) string {
	status := ""
	if f.Victims != nil {
		status = f.Victims.Status
	}
	return fmt.Sprintf("%s %s %d-%d-%d status=%s scope=%s (%s)", f.Measure, f.Qualifier, f.Amount.Low, f.Amount.Best, f.Amount.High, status, f.Scope, f.Rule)
}

// bestFigure is the unused figure of the wanted measure that overlaps span: one that is wholly right, else the first.
func bestFigure(got []link.Figure, used []bool, span text.Span, want figure) int {
	best := -1
	for k, f := range got {
		if used[k] || !f.Span.Overlaps(span) || !want.optional && f.Measure != want.measure {
			continue
		}
		if f.Derived != want.derived && (want.optional || !f.Derived || !same(f, want)) {
			continue // the total of a list may be marked as such or not
		}
		if same(f, want) {
			return k
		}
		if best < 0 {
			best = k
		}
	}
	return best
}

func same(f link.Figure, want figure) bool {
	status := ""
	if f.Victims != nil {
		status = f.Victims.Status
	}
	return f.Amount == want.amount && f.Qualifier == want.qualifier && f.Scope == want.scope &&
		(want.status == "" || want.status == status)
}

func entities(t *testing.T, cases []extracttest.Case, b *nlp.Builder) string {
	var spans, refs extracttest.Score
	for _, c := range cases {
		got := extractors.Extract(c.Document(t, b)).Entities
		for _, e := range got {
			spans.Found += b2i(e.Within < 0) // marks cannot stand inside marks
		}
		for _, m := range c.Marks {
			spans.Gold++
			kind, wanted, _ := strings.Cut(m.Label, ";")
			if wanted != "" {
				refs.Gold++
			}
			for _, e := range got {
				if e.Span != m.Span || string(e.Type) != kind {
					continue
				}
				spans.Right++
				if wanted != "" {
					refs.Found++
					refs.Right += b2i(identified(e, wanted))
				}
			}
		}
	}
	return fmt.Sprintf("  mention and type %v\n  ref or place     %v\n", spans, refs)
}

// identified says whether e has the registry id, or lies in the country, that wanted names.
func identified(e entity.Entity, wanted string) bool {
	if strings.HasPrefix(wanted, "org:") {
		return e.Ref == wanted
	}
	words := strings.Fields(wanted)
	country := words[len(words)-1]
	if len(country) != 3 || country != strings.ToUpper(country) {
		return e.Geo != nil && e.Geo.Precision == entity.CountryWide
	}
	return e.Geo != nil && e.Geo.Country == country
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func hedges(t *testing.T, cases []extracttest.Case, b *nlp.Builder) string {
	var cues, scopes, holders, applies extracttest.Score
	for _, c := range cases {
		doc := c.Document(t, b)
		a := extractors.Extract(doc)
		cues.Found += len(a.Hedges)
		used := make([]bool, len(a.Hedges))
		for _, row := range c.Rows {
			if len(row) != 5 {
				t.Fatalf("case %q: row %q has not five cells", c.Name, row)
			}
			cues.Gold++
			k := hedgeOf(t, c, a.Hedges, used, row)
			if k < 0 {
				c.Mistake(t, "missed %s %q", row[1], row[0])
				continue
			}
			used[k] = true
			h := a.Hedges[k]
			cues.Right++
			scope := alike(h.Scope, find(t, c, row[2]))
			scopes.Add(extracttest.Score{Right: b2i(scope), Found: 1, Gold: 1})
			if !scope {
				c.Mistake(t, "scope of %q (%s): want %q, got %q", row[0], h.Rule, row[2], h.Scope.In(c.Text))
			}
			if row[3] != "" {
				holder := h.Holder.Overlaps(find(t, c, row[3]))
				holders.Add(extracttest.Score{Right: b2i(holder), Found: b2i(!h.Holder.Empty()), Gold: 1})
				if !holder {
					c.Mistake(t, "holder of %q: want %q, got %q", row[0], row[3], h.Holder.In(c.Text))
				}
			}
			held := applied(t, c, a, h, row[4])
			applies.Add(held)
			if held.Right != held.Gold || held.Found != held.Gold {
				c.Mistake(t, "figures of %q: want %q, got %v", row[0], row[4], h.Figures)
			}
		}
		for k, h := range a.Hedges {
			if !used[k] {
				c.Mistake(t, "too much %q: %s (%s)", h.In(c.Text), h.Class, h.Rule)
			}
		}
	}
	return fmt.Sprintf("  cue and class %v\n  scope         %v\n  holder        %v\n  applies to    %v\n", cues, scopes, holders, applies)
}

// hedgeOf is the unused hedge whose cue overlaps the row's and whose class is the row's.
func hedgeOf(t *testing.T, c extracttest.Case, hedges []link.Hedge, used []bool, row []string) int {
	cue := find(t, c, row[0])
	for k, h := range hedges {
		if !used[k] && h.Span.Overlaps(cue) && h.Class == row[1] {
			return k
		}
	}
	return -1
}

// alike says whether each of two spans holds at least four fifths of the other.
func alike(a, b text.Span) bool {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	return 5*common >= 4*a.Len() && 5*common >= 4*b.Len()
}

// applied compares the figures that h holds with the one the row names, or with none.
func applied(t *testing.T, c extracttest.Case, a extractors.Annotations, h link.Hedge, words string) extracttest.Score {
	s := extracttest.Score{Found: len(h.Figures)}
	if words == "" {
		return s
	}
	s.Gold = 1
	want := find(t, c, words)
	for _, f := range h.Figures {
		if a.Figures[f].Span.Overlaps(want) {
			s.Right = 1
		}
	}
	return s
}

// find is where words stand in the text of c; gold that names words which are not there is a mistake.
func find(t *testing.T, c extracttest.Case, words string) text.Span {
	t.Helper()
	i := strings.Index(c.Text, words)
	if i < 0 || words == "" {
		t.Fatalf("case %q: %q does not stand in its text", c.Name, words)
	}
	return text.Span{Start: i, End: i + len(words)}
}
