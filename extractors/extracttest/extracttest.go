// Package extracttest reads gold files: articles of our own writing with what ought to be found marked in the text
// itself, so that nobody ever types an offset.
//
//	# suicide bomber, apart from the victims
//	Published: 2023-11-17
//
//	A suicide bomber [[killed himself|killed=1 status=perpetrator]] and [[six worshippers|killed=6]] on Thursday.
//	= reportedly | hearsay | reportedly wounded six
//
// A line that begins with "# " names a case and opens it; "Key: value" lines that follow are its header; then comes the
// text, where [[words|label]] marks a span; lines that begin with "= " are rows for what does not fit in the text.
// What stands before the first case is a comment on the file.
package extracttest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Mark is a span of a case's text and what is expected of it.
type Mark struct {
	text.Span
	Label string
}

// A Case is one article of a gold file.
type Case struct {
	Name   string
	Header map[string]string
	Text   string // without marks
	Marks  []Mark // in order of text
	Rows   [][]string
	Line   int    // of the name
	File   string // that it stands in
}

// Mistake tells, under go test -v, what was found wrong in a case of a development half. Mistakes of test halves are never
// told: whoever knows them has no test any more.
func (c Case) Mistake(t testing.TB, format string, args ...any) {
	t.Helper()
	if testing.Verbose() && strings.Contains(c.File, "-dev") {
		t.Logf("%s:%d: %s: "+format, append([]any{c.File, c.Line, c.Name}, args...)...)
	}
}

// Parse reads the gold file in data; name is the file's, for errors.
func Parse(name, data string) ([]Case, error) {
	var cases []Case
	var body []string
	closeCase := func() error {
		if len(cases) == 0 {
			return nil
		}
		c := &cases[len(cases)-1]
		marked := strings.Trim(strings.Join(body, "\n"), "\n")
		body = nil
		var err error
		if c.Text, c.Marks, err = unmark(marked); err != nil {
			return fmt.Errorf("%s:%d: case %q: %w", name, c.Line, c.Name, err)
		}
		return nil
	}
	for i, line := range strings.Split(data, "\n") {
		switch {
		case strings.HasPrefix(line, "# "):
			if err := closeCase(); err != nil {
				return nil, err
			}
			cases = append(cases, Case{Name: strings.TrimSpace(line[2:]), Header: map[string]string{}, Line: i + 1, File: filepath.Base(name)})
		case len(cases) == 0:
		case strings.HasPrefix(line, "= "):
			c := &cases[len(cases)-1]
			c.Rows = append(c.Rows, cells(line[2:]))
		case len(body) == 0 && header(line, cases[len(cases)-1].Header):
		default:
			body = append(body, line)
		}
	}
	return cases, closeCase()
}

func cells(line string) []string {
	row := strings.Split(line, "|")
	for i := range row {
		row[i] = strings.TrimSpace(row[i])
	}
	return row
}

// header reads a "Key: value" line, whose key is a single capitalised word.
func header(line string, into map[string]string) bool {
	key, value, ok := strings.Cut(line, ": ")
	switch key {
	case "Published", "Country", "Title", "Lang":
		into[key] = strings.TrimSpace(value)
		return ok
	}
	return strings.TrimSpace(line) == ""
}

// unmark takes the marks out of a text.
func unmark(marked string) (string, []Mark, error) {
	var b strings.Builder
	var marks []Mark
	rest := marked
	for {
		open := strings.Index(rest, "[[")
		if open < 0 {
			b.WriteString(rest)
			return b.String(), marks, nil
		}
		length := strings.Index(rest[open:], "]]")
		bar := strings.Index(rest[open:], "|")
		if length < 0 || bar < 0 || bar > length {
			return "", nil, fmt.Errorf("mark %q has no end or no label", head(rest[open:]))
		}
		b.WriteString(rest[:open])
		start := b.Len()
		b.WriteString(rest[open+2 : open+bar])
		marks = append(marks, Mark{text.Span{Start: start, End: b.Len()}, rest[open+bar+1 : open+length]})
		rest = rest[open+length+2:]
	}
}

func head(s string) string {
	if len(s) > 40 {
		return s[:40] + "…"
	}
	return s
}

// Document builds the document of c. A bad date in its header fails the test.
func (c Case) Document(t testing.TB, b *nlp.Builder) *text.Document {
	t.Helper()
	var published time.Time
	if day := c.Header["Published"]; day != "" {
		var err error
		if published, err = time.Parse(time.DateOnly, day); err != nil {
			t.Fatalf("case %q: published: %v", c.Name, err)
		}
	}
	return b.Document(nlp.Input{
		Text: c.Text, Title: c.Header["Title"], Published: published, Country: c.Header["Country"], Lang: "en",
	})
}

// Read reads all the gold files that match pattern, in order of name. No file is a failure: a pattern that matches
// nothing would make a test that cannot fail.
func Read(t testing.TB, pattern string) []Case {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold files match %s (%v)", pattern, err)
	}
	var cases []Case
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		cs, err := Parse(f, string(data))
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, cs...)
	}
	return cases
}

// Golden compares got with the file, or writes the file where the environment has UPDATE=1.
func Golden(t testing.TB, file, got string) {
	t.Helper()
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("read golden: %v (UPDATE=1 writes it)", err)
	}
	if string(want) != got {
		t.Errorf("%s differs (UPDATE=1 rewrites it):\n got:\n%s\nwant:\n%s", file, got, want)
	}
}

// A Score counts what was found against what ought to be.
type Score struct{ Right, Found, Gold int }

// Add adds o to s.
func (s *Score) Add(o Score) { s.Right += o.Right; s.Found += o.Found; s.Gold += o.Gold }

// String gives precision, recall and F1 to three places.
func (s Score) String() string {
	p, r := ratio(s.Right, s.Found), ratio(s.Right, s.Gold)
	return fmt.Sprintf("P=%.3f R=%.3f F=%.3f (right %d, found %d, gold %d)", p, r, f1(p, r), s.Right, s.Found, s.Gold)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
