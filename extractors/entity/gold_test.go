package entity_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/nlp"
)

// The gold articles are marked by hand: [[words|TYPE]], with a registry id or a country after the type where one is known.
var marked = regexp.MustCompile(`\[\[([^|\]]+)\|([A-Z]+)(?: ([^\]]+))?\]\]`)

// A mark is one name of a gold article.
type mark struct {
	start, end int
	typ, known string // known: registry id, or ISO alpha-3 of a country
}

func unmark(s string) (string, []mark) {
	var b strings.Builder
	var marks []mark
	last := 0
	for _, m := range marked.FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(s[last:m[0]])
		g := mark{start: b.Len(), typ: s[m[4]:m[5]]}
		b.WriteString(s[m[2]:m[3]])
		g.end = b.Len()
		if m[6] >= 0 {
			g.known = s[m[6]:m[7]]
		}
		marks = append(marks, g)
		last = m[1]
	}
	b.WriteString(s[last:])
	return b.String(), marks
}

// TestGold scores the gold articles; the score and every error are a golden file, so that a change of quality is a line in
// the diff. UPDATE=1 rewrites it.
func TestGold(t *testing.T) {
	files, err := filepath.Glob("testdata/gold/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold: %v", err)
	}
	var report strings.Builder
	right, found, gold, known, knownRight := 0, 0, 0, 0, 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		words, marks := unmark(string(data))
		doc := builder.Document(nlp.Input{Text: words, Lang: "en"})
		at := map[string]entity.Entity{}
		ents := entity.Find(doc)
		for _, e := range ents {
			if e.Within < 0 {
				found++
				at[fmt.Sprint(e.Start, e.End, kind(string(e.Type)))] = e
			}
		}
		gold += len(marks)
		for _, m := range marks {
			e, ok := at[fmt.Sprint(m.start, m.end, kind(m.typ))]
			if !ok {
				fmt.Fprintf(&report, "%s missed %q %s\n", filepath.Base(f), words[m.start:m.end], m.typ)
				continue
			}
			right++
			delete(at, fmt.Sprint(m.start, m.end, kind(m.typ)))
			if m.typ == "ORG" && m.known != "" || m.typ == "NORP" {
				known++
				if e.Ref == m.known || e.Country == m.known {
					knownRight++
				} else {
					fmt.Fprintf(&report, "%s %q is %q %q, not %s\n", filepath.Base(f), words[m.start:m.end], e.Ref, e.Country, m.known)
				}
			}
		}
		for _, e := range ents {
			if _, left := at[fmt.Sprint(e.Start, e.End, kind(string(e.Type)))]; left && e.Within < 0 {
				fmt.Fprintf(&report, "%s spurious %q %s by %s\n", filepath.Base(f), e.In(words), e.Type, e.Rule)
			}
		}
	}
	p, r := float64(right)/float64(found), float64(right)/float64(gold)
	got := fmt.Sprintf("%d names: P %.3f R %.3f F %.3f; %d of %d with the right ref or country\n%s", gold, p, r, 2*p*r/(p+r), knownRight, known, report.String())
	const golden = "testdata/gold.golden"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("gold (-want +got):\n%s", diff)
	}
}

// kind makes one of GPE, LOC and FAC: the gold asks for the place, not for its sort.
func kind(typ string) string {
	if typ == "LOC" || typ == "FAC" {
		return "GPE"
	}
	return typ
}
