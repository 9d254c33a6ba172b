package strip

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Pages of our own writing in the manner of the systems that news sites run on, each with its traps; the comment at the
// head is the address. UPDATE=1 rewrites what is made of them: read the diff.
func TestPages(t *testing.T) {
	names, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(page), " -->")
		p, err := Strip(page, Options{URL: strings.TrimPrefix(head, "<!-- ")})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		checkGolden(t, strings.TrimSuffix(name, ".html")+".golden", outline(p))
	}
}

func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\n got %s\nwant %s", name, got, want)
	}
}

// outline is a page as a reader checks it: what it says of itself, then the beginning of each block behind its kind.
func outline(p *Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title      %s\nauthors    %s\npublished  %s %s\nmodified   %s\npublisher  %s\ngenre      %s\nproblems   %s\n\n",
		p.Title, strings.Join(p.Authors, "; "), p.Published, p.PublishedFrom, p.Modified, p.Publisher, p.Genre, strings.Join(p.Problems, " "))
	for _, block := range p.Blocks {
		text := []rune(strings.ReplaceAll(p.Text[block.Start:block.End], "\n", " / "))
		if len(text) > 90 {
			text = append(text[:90], '…')
		}
		fmt.Fprintf(&b, "%-12s%s\n", block.Kind, string(text))
	}
	return strings.ReplaceAll(b.String(), " \n", "\n")
}
