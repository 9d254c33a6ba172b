package review

import (
	"encoding/json"
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
	name  string
	of    func(Row) any
	parse func(string) (any, error)
}

var fields = []field{
	{"measure", func(r Row) any { return r.Measure }, oneOf(Measures)},
	{"low", func(r Row) any { return r.Low }, number},
	{"best", func(r Row) any { return r.Best }, number},
	{"high", func(r Row) any { return r.High }, number},
	{"qualifier", func(r Row) any { return r.Qualifier }, oneOf(Qualifiers)},
	{"victims", func(r Row) any { return words(r.Who()) }, text},
	{"status", func(r Row) any { return words(r.Status()) }, oneOf(Statuses)},
	{"date", func(r Row) any { return words(r.When) }, calendarDay},
	{"place", func(r Row) any { return words(r.Where) }, text},
	{"standing", func(r Row) any { return r.Standing }, oneOf(Standings)},
}

func words(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func text(s string) (any, error) { return words(strings.TrimSpace(s)), nil }

func number(s string) (any, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return nil, fmt.Errorf("%q is no number of people", s)
	}
	return n, nil
}

func oneOf(allowed []string) func(string) (any, error) {
	return func(s string) (any, error) {
		if !slices.Contains(allowed, s) {
			return nil, fmt.Errorf("%q is none of %s", s, strings.Join(allowed, " "))
		}
		return s, nil
	}
}

func calendarDay(s string) (any, error) {
	if s = strings.TrimSpace(s); s == "" {
		return nil, nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return nil, fmt.Errorf("%q is no day: want 2026-01-31", s)
	}
	return s, nil
}

// corrections returns a decision for each field of row that the form has otherwise.
func corrections(row Row, form url.Values) ([]Decision, error) {
	var out []Decision
	for _, f := range fields {
		if !form.Has(f.name) {
			continue
		}
		was, err := json.Marshal(f.of(row))
		if err != nil {
			return nil, err
		}
		if raw := form.Get(f.name); raw == plainOld(was) {
			continue // left as it was
		}
		value, err := f.parse(form.Get(f.name))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		now, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		if string(was) != string(now) {
			out = append(out, Decision{Key: row.Key, Field: f.name, Old: was, New: now, Verdict: Correct})
		}
	}
	return out, nil
}

// plainOld is a value as the form shows it.
func plainOld(raw []byte) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if string(raw) == "null" {
		return ""
	}
	return string(raw)
}

// selection finds the words that were selected in the browser: those that follow before in the piece that begins at code
// point piece. Code points are counted here and nowhere else.
func selection(r *record.Record, piece, before, selected string) (record.Span, error) {
	at, err := strconv.Atoi(piece)
	if err != nil {
		return record.Span{}, fmt.Errorf("select words of the article first")
	}
	runes := []rune(r.Text)
	start := at + len([]rune(before))
	end := start + len([]rune(selected))
	if at < 0 || start >= end || end > len(runes) || string(runes[start:end]) != selected {
		return record.Span{}, fmt.Errorf("the selected words do not stand in the article so: select within one paragraph")
	}
	return record.Span{Start: start, End: end, Text: selected}, nil
}

// An Addition is a figure that the extractors missed.
type Addition struct {
	record.Span
	Measure   string `json:"measure"`
	Low       *int   `json:"low"`
	Best      *int   `json:"best"`
	High      *int   `json:"high"`
	Qualifier string `json:"qualifier"`
	Standing  string `json:"standing"`
	Status    string `json:"status"`
}

// addition reads the form of a missed figure.
func addition(r *record.Record, form url.Values) (Addition, error) {
	span, err := selection(r, form.Get("piece"), form.Get("before"), form.Get("selected"))
	if err != nil {
		return Addition{}, err
	}
	a := Addition{Span: span, Measure: form.Get("measure"), Qualifier: form.Get("qualifier"), Standing: form.Get("standing"), Status: form.Get("status")}
	for _, c := range []struct {
		value   string
		allowed []string
	}{{a.Measure, Measures}, {a.Qualifier, Qualifiers}, {a.Standing, Standings}, {a.Status, Statuses}} {
		if _, err := oneOf(c.allowed)(c.value); err != nil {
			return a, err
		}
	}
	for _, n := range []struct {
		name string
		to   **int
	}{{"low", &a.Low}, {"best", &a.Best}, {"high", &a.High}} {
		v, err := number(form.Get(n.name))
		if err != nil {
			return a, fmt.Errorf("%s: %w", n.name, err)
		}
		if i, ok := v.(int); ok {
			*n.to = &i
		}
	}
	if a.Low == nil && a.Best == nil && a.High == nil {
		return a, fmt.Errorf("give at least one number")
	}
	return a, nil
}
