package review

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// A Row is a figure as it stands after some decisions, with what a record says of it by links in words of its own.
type Row struct {
	record.Casualty
	Who, Status string // the victims
	When        string // a day, or two with a slash between
	Where       string
	Says        string // who says so
	Actor       string // who did it
	Verdict     string // "" while nobody has decided
	Changes     []Change
	Notes       []string
}

// A Change is a field that was corrected.
type Change struct{ Field, Old, New string }

// rowsOf returns the figures of r as they stand after decisions, added ones among them, in the order of the text. What
// was decided of a figure that is no longer there is left out.
func rowsOf(r *record.Record, decisions []Decision) []Row {
	rows := make([]Row, 0, len(r.Casualties))
	at := map[string]int{}
	for i := range r.Casualties {
		at[r.Casualties[i].Key] = len(rows)
		rows = append(rows, rowOf(r, &r.Casualties[i]))
	}
	for _, d := range decisions {
		i, known := at[d.Key]
		switch {
		case known:
			rows[i].decide(d)
		case d.Verdict == Add:
			var a Addition
			if json.Unmarshal(d.New, &a) == nil {
				at[d.Key] = len(rows)
				rows = append(rows, a.row(d.Key, fmt.Sprintf("c%d", len(rows)+1)))
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(a.Start, b.Start) })
	return rows
}

// rowOf resolves the links of one of r's figures.
func rowOf(r *record.Record, c *record.Casualty) Row {
	row := Row{Casualty: *c}
	if c.Victims != nil {
		row.Who, row.Status = cmp.Or(c.Victims.Text, c.Victims.Status), c.Victims.Status
	}
	if d := record.Find(r.Dates, c.Date); d != nil {
		row.When = cmp.Or(days(d), d.Text)
	}
	if e := record.Find(r.Entities, c.Place); e != nil {
		row.Where = e.Name
	}
	if a := record.Find(r.Attributions, c.Attribution); a != nil {
		row.Says = a.Cue.Text
		if a.Source != nil {
			row.Says = a.Source.Text
		}
	}
	if in := record.Find(r.Incidents, c.Incident); in != nil {
		row.Actor, _ = record.Actor(r, in)
	}
	return row
}

// days are the days of d: one, or the first and the last.
func days(d *record.Date) string {
	from, to := deref(d.From), deref(d.To)
	if to == "" || from == to {
		return from
	}
	return from + "/" + to
}

// after is what a verdict becomes by the next one: who accepts what he has corrected or added accepts it so.
func after(verdict, next string) string {
	switch {
	case next == Accept && (verdict == Correct || verdict == Add), next == Correct && verdict == Add:
		return verdict
	}
	return next
}

// decide takes a decision on the figure into account.
func (row *Row) decide(d Decision) {
	if d.Verdict == Note {
		row.Notes = append(row.Notes, plain(d.New))
		return
	}
	row.Verdict = after(row.Verdict, d.Verdict)
	if d.Verdict == Correct {
		row.correct(d)
	}
}

// correct gives a field its new value.
func (row *Row) correct(d Decision) {
	i := slices.IndexFunc(fields, func(f field) bool { return f.name == d.Field })
	if i < 0 || fields[i].set(row, d.New) != nil {
		return // a field that this build does not know
	}
	k := slices.IndexFunc(row.Changes, func(c Change) bool { return c.Field == d.Field })
	if k < 0 {
		row.Changes = append(row.Changes, Change{d.Field, plain(d.Old), plain(d.New)})
		return
	}
	row.Changes[k].New = plain(d.New)
}

// Amount is the figure's number with its bounds: 7, 19+, ≤8, 10–15.
func (row Row) Amount() string { return record.Bounds(row.Low, row.Best, row.High) }

// Number is the figure's number as it is typed: 7, or 10-15.
func (row Row) Number() string {
	if row.Qualifier == "range" && row.Low != nil && row.High != nil {
		return fmt.Sprintf("%d-%d", *row.Low, *row.High)
	}
	for _, n := range []*int{row.Best, row.Low, row.High} {
		if n != nil {
			return fmt.Sprint(*n)
		}
	}
	return ""
}

// Doubtful says whether the figure's standing is worth a second look.
func (row Row) Doubtful() bool { return doubtful(row.Standing) }

func doubtful(standing string) bool { return standing != "stated" && standing != "attributed" }

// plain shows a value to people: a string without its quotes, of a span its words.
func plain(raw []byte) string {
	var s string
	var words record.Span
	switch {
	case json.Unmarshal(raw, &s) == nil && s != "":
		return s
	case json.Unmarshal(raw, &words) == nil && words.Text != "":
		return words.Text
	case len(raw) == 0 || string(raw) == "null" || string(raw) == `""`:
		return "–"
	}
	return strings.Trim(string(raw), `"`)
}
