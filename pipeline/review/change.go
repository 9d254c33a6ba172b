package review

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// What a figure may be corrected to.
var (
	Measures   = []string{"killed", "injured", "missing", "abducted", "casualties"}
	Qualifiers = []string{"exact", "at_least", "more_than", "at_most", "less_than", "nearly", "about", "range", "vague", "none_reported"}
	Standings  = []string{"stated", "attributed", "unverified", "disputed", "denied"}
	Statuses   = []string{"unknown", "civilian", "security_force", "combatant", "official", "perpetrator", "mixed"}
)

// A field is one thing of a figure that can be corrected.
type field struct {
	name string
	of   func(*Row) any
	set  func(*Row, []byte) error
}

var fields = []field{
	{"measure", func(r *Row) any { return r.Measure }, into(func(r *Row) *string { return &r.Measure })},
	{"low", func(r *Row) any { return r.Low }, into(func(r *Row) **int { return &r.Low })},
	{"best", func(r *Row) any { return r.Best }, into(func(r *Row) **int { return &r.Best })},
	{"high", func(r *Row) any { return r.High }, into(func(r *Row) **int { return &r.High })},
	{"qualifier", func(r *Row) any { return r.Qualifier }, into(func(r *Row) *string { return &r.Qualifier })},
	{"victims", func(r *Row) any { return known(r.Who) }, into(func(r *Row) *string { return &r.Who })},
	{"status", func(r *Row) any { return known(r.Status) }, into(func(r *Row) *string { return &r.Status })},
	{"date", func(r *Row) any { return known(r.When) }, into(func(r *Row) *string { return &r.When })},
	{"place", func(r *Row) any { return known(r.Where) }, into(func(r *Row) *string { return &r.Where })},
	{"standing", func(r *Row) any { return r.Standing }, into(func(r *Row) *string { return &r.Standing })},
	{"span", func(r *Row) any { return r.Span }, into(func(r *Row) *record.Span { return &r.Span })},
}

// into reads a value into the place where a row has it; null becomes its zero.
func into[T any](place func(*Row) *T) func(*Row, []byte) error {
	return func(r *Row, raw []byte) error {
		var v T
		if err := json.Unmarshal(raw, &v); err != nil {
			return err
		}
		*place(r) = v
		return nil
	}
}

func known(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// corrections returns a decision for each field of row that is otherwise in what was asked for.
func corrections(row, asked *Row) ([]Decision, error) {
	var out []Decision
	for _, f := range fields {
		was, err1 := json.Marshal(f.of(row))
		now, err2 := json.Marshal(f.of(asked))
		if err := cmp.Or(err1, err2); err != nil {
			return nil, err
		}
		if !bytes.Equal(was, now) {
			out = append(out, Decision{Key: row.Key, Field: f.name, Old: was, New: now, Verdict: Correct})
		}
	}
	return out, nil
}

// ask writes what a form says of a figure into row; what the form does not name, or shows as it was, stays.
func ask(r *record.Record, row *Row, form url.Values) error {
	for _, c := range []struct {
		name    string
		to      *string
		allowed []string
	}{{"measure", &row.Measure, Measures}, {"status", &row.Status, Statuses}, {"standing", &row.Standing, Standings}} {
		value := form.Get(c.name)
		if value == "" {
			continue
		}
		if !slices.Contains(c.allowed, value) {
			return fmt.Errorf("%s: %q is none of %s", c.name, value, strings.Join(c.allowed, " "))
		}
		*c.to = value
	}
	return cmp.Or(askNumber(row, form), askDate(row, form), askVictims(r, row, form), askPlace(row, form), askWords(r, row, form))
}

// askNumber reads a number and its qualifier; by the table of the annotation conventions they are the bounds.
func askNumber(row *Row, form url.Values) error {
	number, qualifier := strings.TrimSpace(form.Get("number")), form.Get("qualifier")
	if !form.Has("number") || number == row.Number() && qualifier == row.Qualifier {
		return nil
	}
	if !slices.Contains(Qualifiers, qualifier) {
		return fmt.Errorf("qualifier: %q is none of %s", qualifier, strings.Join(Qualifiers, " "))
	}
	from, to, isRange := strings.Cut(strings.ReplaceAll(number, "–", "-"), "-")
	low, err := people(from)
	if err != nil {
		return err
	}
	if isRange {
		high, err := people(to)
		if err != nil || high < low {
			return fmt.Errorf("number: %q is no range: want 10-15", number)
		}
		row.Low, row.Best, row.High, row.Qualifier = &low, nil, &high, "range"
		return nil
	}
	row.Low, row.Best, row.High, row.Qualifier = nil, nil, nil, qualifier
	switch qualifier {
	case "range":
		return fmt.Errorf("number: %q is no range: want 10-15", number)
	case "none_reported":
		zero := 0
		row.Low, row.Best, row.High = &zero, &zero, &zero
	case "vague":
		row.Low = &low
	case "at_least", "more_than":
		row.Low, row.Best = &low, &low
	case "at_most", "less_than", "nearly":
		row.Best, row.High = &low, &low
	default:
		row.Low, row.Best, row.High = &low, &low, &low
	}
	return nil
}

// mostPeople is more than any figure can be of.
const mostPeople = 10_000_000_000

func people(s string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 || n > mostPeople {
		return 0, fmt.Errorf("number: %q is no number of people: want 14, or 10-15", s)
	}
	return n, nil
}

func askDate(row *Row, form url.Values) error {
	value := strings.TrimSpace(form.Get("date"))
	if !form.Has("date") || value == row.When {
		return nil
	}
	from, to, isRange := strings.Cut(value, "/")
	first, err := time.Parse(time.DateOnly, from)
	if isRange && err == nil {
		var last time.Time
		if last, err = time.Parse(time.DateOnly, to); err == nil && last.Before(first) {
			err = fmt.Errorf("ends before it begins")
		}
	}
	if err != nil && value != "" {
		return fmt.Errorf("date: %q is no day: want 2026-01-31, or 2026-01-01/2026-01-31", value)
	}
	row.When = value
	return nil
}

// askVictims takes words of the article only: a record's victims are a span of its text.
func askVictims(r *record.Record, row *Row, form url.Values) error {
	value := strings.TrimSpace(form.Get("victims"))
	if !form.Has("victims") || value == row.Who {
		return nil
	}
	if value != "" && !strings.Contains(r.Text, value) {
		return fmt.Errorf("victims: the words %q do not stand in the article", value)
	}
	row.Who = value
	return nil
}

func askPlace(row *Row, form url.Values) error {
	if form.Has("place") {
		row.Where = strings.TrimSpace(form.Get("place"))
	}
	return nil
}

// askWords takes the words that are selected in the text for what the form says they are.
func askWords(r *record.Record, row *Row, form url.Values) error {
	use := form.Get("use")
	if use == "" {
		return nil
	}
	span, err := selection(r, form.Get("piece"), form.Get("before"), form.Get("selected"))
	switch {
	case err != nil:
		return err
	case use == "victims":
		row.Who = span.Text
	case use == "place":
		row.Where = span.Text
	default:
		row.Span = span
	}
	return nil
}

// selection finds the words that were selected in the browser: those that follow before in the piece that begins at code
// point piece. Words that were typed, with no piece, must stand in the article once. Code points are counted here and
// nowhere else.
func selection(r *record.Record, piece, before, selected string) (record.Span, error) {
	words := strings.TrimSpace(selected) // a double click takes the blank after a word too
	if words == "" {
		return record.Span{}, errors.New("select words of the article first, or type them")
	}
	if piece == "" {
		return typed(r.Text, words)
	}
	at, err := strconv.Atoi(piece)
	runes := []rune(r.Text)
	blanks := len([]rune(selected)) - len([]rune(strings.TrimLeft(selected, " \t\n")))
	start := at + len([]rune(before)) + blanks
	end := start + len([]rune(words))
	if err != nil || at < 0 || end > len(runes) || string(runes[start:end]) != words {
		return record.Span{}, errors.New("the selected words do not stand in the article so: select within one paragraph")
	}
	return record.Span{Start: start, End: end, Text: words}, nil
}

func typed(text, words string) (record.Span, error) {
	n := strings.Count(text, words)
	if n == 0 {
		return record.Span{}, fmt.Errorf("the words %q do not stand in the article so", words)
	}
	if n > 1 {
		return record.Span{}, fmt.Errorf("the words %q stand in the article %d times: give more of them, or select them", words, n)
	}
	span, _ := nearest(text, words, 0)
	return span, nil
}

// An Addition is a figure that the extractors missed.
type Addition struct {
	record.Span
	Measure   string  `json:"measure"`
	Low       *int    `json:"low"`
	Best      *int    `json:"best"`
	High      *int    `json:"high"`
	Qualifier string  `json:"qualifier"`
	Standing  string  `json:"standing"`
	Status    string  `json:"status"`
	Date      *string `json:"date"`
	Place     *string `json:"place"`
}

// byReviewer is the rule that made an added figure.
const byReviewer = "reviewer"

// row is the added figure as the others are shown.
func (a *Addition) row(key, id string) Row {
	return Row{
		Casualty: record.Casualty{Span: a.Span, ID: id, Key: key, Measure: a.Measure, Low: a.Low, Best: a.Best, High: a.High, Qualifier: a.Qualifier,
			Scope: "incident", Standing: a.Standing, Hedges: []string{}, Rule: byReviewer},
		Status: a.Status, When: deref(a.Date), Where: deref(a.Place), Verdict: Add,
	}
}

// addition reads the form of a missed figure.
func addition(r *record.Record, form url.Values) (Decision, error) {
	form.Set("use", "span")
	row := Row{Casualty: record.Casualty{Qualifier: "exact", Standing: "stated"}, Status: "unknown"}
	if err := ask(r, &row, form); err != nil {
		return Decision{}, err
	}
	if row.Measure == "" || row.Number() == "" {
		return Decision{}, fmt.Errorf("give the measure and the number")
	}
	value, err := json.Marshal(Addition{row.Span, row.Measure, row.Low, row.Best, row.High, row.Qualifier, row.Standing, row.Status, some(row.When), some(row.Where)})
	return Decision{Key: addedKey(r.ID, row.Measure, row.Span), New: value, Verdict: Add}, err
}

func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// addedKey is the key of an added figure: two reviewers who add the same one add one.
func addedKey(article, measure string, s record.Span) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00added %s\x00%d:%d", article, measure, s.Start, s.End))
	return hex.EncodeToString(sum[:10])
}
