package review

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// Why an article makes no gold.
var (
	ErrIncomplete = errors.New("not every figure is decided, and nobody said that the article is done")
	ErrUnmarkable = errors.New("the text holds what a gold file means otherwise")
)

// Gold returns an article, wholly reviewed, as a case of a gold file of casualty figures: its text with what reviewers
// let stand marked in it, so that it is read as the extractors' own gold is. What was rejected is unmarked, and so a trap;
// what nobody has decided in an article that is done may be found or not.
func Gold(r *record.Record, decisions []Decision) (string, error) {
	rows := rowsOf(r, lastWords(decisions))
	if !complete(rows, decisions) {
		return "", ErrIncomplete
	}
	g := goldText{text: []rune(r.Text)}
	if err := g.mark(rows); err != nil {
		return "", err
	}
	body := g.body(r.Sections)
	if !plainBody(body, len(g.marks)) {
		return "", ErrUnmarkable
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", oneLine(cmp.Or(deref(r.Title), r.ID)))
	if r.Published != nil {
		fmt.Fprintf(&b, "Published: %s\n", day(*r.Published))
	}
	if r.Title != nil {
		fmt.Fprintf(&b, "Title: %s\n", oneLine(*r.Title))
	}
	fmt.Fprintf(&b, "\n%s\n", body)
	return b.String(), nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// plainBody says whether a text with n marks holds nothing else that reads as a mark, a case, a row or a header.
func plainBody(body string, n int) bool {
	if strings.Count(body, "[[") != n || strings.Count(body, "]]") != n {
		return false
	}
	for i, line := range strings.Split(body, "\n") {
		key, _, isHeader := strings.Cut(line, ": ")
		if strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "= ") || i == 0 && isHeader && slices.Contains([]string{"Published", "Country", "Title", "Lang"}, key) {
			return false
		}
	}
	return true
}

// A goldText is a text with marks that do not cross.
type goldText struct {
	text  []rune
	marks []goldMark
}

type goldMark struct {
	start, end int
	label      string
}

// mark marks the figures that stand. Marks cannot stand in one another: of two that overlap the later begins where the
// earlier ends, and one that holds another ends where that begins.
func (g *goldText) mark(rows []Row) error {
	for _, row := range rows {
		if row.Verdict == Reject || row.Derived {
			continue
		}
		label, err := goldLabel(row)
		if err != nil {
			return err
		}
		m := goldMark{row.Start, row.End, label}
		if n := len(g.marks); n > 0 && m.start < g.marks[n-1].end {
			last := &g.marks[n-1]
			if m.end > last.end {
				m.start = last.end
			} else if m.start > last.start {
				last.end = m.start
			} else {
				return fmt.Errorf("%w: %s and another figure have the same words", ErrUnmarkable, row.ID)
			}
		}
		g.marks = append(g.marks, g.trimmed(m))
	}
	return nil
}

// trimmed is m without the blanks at its ends.
func (g *goldText) trimmed(m goldMark) goldMark {
	for m.start < m.end && g.text[m.start] == ' ' {
		m.start++
	}
	for m.end > m.start && g.text[m.end-1] == ' ' {
		m.end--
	}
	return m
}

// body is what of the text is the article, title aside, with its marks.
func (g *goldText) body(sections []record.Section) string {
	var parts []string
	kept := 0
	for _, s := range sections {
		if s.Kind == "title" || folded(s.Kind) {
			continue
		}
		var b strings.Builder
		at := s.Start
		for _, m := range g.marks {
			if m.start < s.Start || m.end > s.End {
				continue
			}
			kept++
			fmt.Fprintf(&b, "%s[[%s|%s]]", string(g.text[at:m.start]), string(g.text[m.start:m.end]), m.label)
			at = m.end
		}
		b.WriteString(string(g.text[at:s.End]))
		parts = append(parts, strings.TrimSpace(b.String()))
	}
	g.marks = g.marks[:kept] // those in a title stand in the header, unmarked
	return strings.Join(parts, "\n\n")
}

var goldSigns = map[string]string{"exact": "=", "at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "nearly": "^", "about": "~", "range": "="}

// goldWords are the vague numbers that a label can name, by their floors.
var goldWords = map[int]string{2: "couple", 3: "several", 4: "many", 10: "tens", 12: "dozens", 40: "scores", 100: "hundreds", 1000: "thousands"}

// goldLabel says of a figure what the gold of casualty figures says.
func goldLabel(row Row) (string, error) {
	number, sign := row.Number(), goldSigns[row.Qualifier]
	switch row.Qualifier {
	case "none_reported":
		number, sign = "none", "="
	case "vague":
		number, sign = "", "="
		if row.Low != nil {
			number = goldWords[*row.Low]
		}
	}
	if number == "" || sign == "" {
		return "", fmt.Errorf("%w: no label says %s %s of %s", ErrUnmarkable, row.Qualifier, row.Amount(), row.ID)
	}
	words := []string{row.Measure + sign + number}
	if row.Status != "" && row.Status != "unknown" {
		words = append(words, "status="+row.Status)
	}
	if row.Scope != "incident" {
		words = append(words, "scope="+row.Scope)
	}
	if row.PartOf != nil {
		words = append(words, "part")
	}
	if row.Verdict == "" {
		words = append(words, "?")
	}
	return strings.Join(words, " "), nil
}
