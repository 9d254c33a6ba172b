package review

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// Apply returns r with what reviewers made of it, nil where nothing was decided of it. Where two reviewers differ, the
// last word holds and the figure is named as contested. What was decided of figures that are no longer there counts for
// nothing.
func Apply(r *record.Record, decisions []Decision) *record.ReviewedRecord {
	rows := rowsOf(r, lastWords(decisions))
	there := map[string]bool{"": true}
	for i := range rows {
		there[rows[i].Key] = true
	}
	decisions = slices.DeleteFunc(slices.Clone(decisions), func(d Decision) bool { return !there[d.Key] })
	if len(decisions) == 0 {
		return nil
	}
	out := &record.ReviewedRecord{Record: *r, Reviewed: record.Reviewed{Casualties: []record.Casualty{}}}
	out.SchemaVersion = record.ReviewedVersion
	v := &out.Reviewed
	v.Complete, v.Contested = complete(rows, decisions), contested(decisions)
	for _, d := range decisions {
		v.By = append(v.By, d.Reviewer)
		v.At = max(v.At, moment(d.Time))
		v.Decisions = append(v.Decisions, record.Decision{Key: some(d.Key), Field: some(d.Field), Old: d.Old, New: d.New, Verdict: d.Verdict, Reviewer: d.Reviewer, Time: moment(d.Time)})
	}
	v.By = distinct(v.By)
	v.Casualties = casualtiesOf(r, rows)
	return out
}

// lastWords are the decisions of those who spoke last, figure by figure, and all notes.
func lastWords(decisions []Decision) []Decision {
	last := map[string]string{}
	for _, d := range decisions {
		if d.Verdict != Note {
			last[d.Key] = d.Reviewer
		}
	}
	return slices.DeleteFunc(slices.Clone(decisions), func(d Decision) bool { return d.Verdict != Note && d.Reviewer != last[d.Key] })
}

func moment(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// complete says whether every figure is decided, or somebody has said that the article is done.
func complete(rows []Row, decisions []Decision) bool {
	done := slices.ContainsFunc(decisions, func(d Decision) bool { return d.Key == "" && d.Verdict == Accept })
	return done || len(rows) > 0 && !slices.ContainsFunc(rows, func(row Row) bool { return row.Verdict == "" })
}

// contested are the keys of the figures of which reviewers say different things.
func contested(decisions []Decision) []string {
	keys := []string{}
	for _, k := range Agreement(decisions) {
		for _, x := range k.Disagreements {
			keys = append(keys, x.Key)
		}
	}
	return append([]string{}, distinct(keys)...)
}

// casualtiesOf are the figures that stand. Those that were added get the ids that follow in the order of the text.
func casualtiesOf(r *record.Record, rows []Row) []record.Casualty {
	out, next, rejected := []record.Casualty{}, len(r.Casualties)+1, map[string]bool{}
	for _, row := range rows {
		if row.Verdict == Reject {
			rejected[row.ID] = true
			continue
		}
		c := casualtyOf(r, row)
		if row.Rule == byReviewer {
			c.ID = "c" + strconv.Itoa(next)
			next++
		}
		out = append(out, c)
	}
	for i, c := range out {
		if rejected[deref(c.PartOf)] {
			out[i].PartOf = nil
		}
	}
	return out
}

// casualtyOf puts a row's own words back into links: to the date, the place, the victims that the article names so. What
// the article does not name has no link; the decision still tells it.
func casualtyOf(r *record.Record, row Row) record.Casualty {
	c := row.Casualty
	for _, change := range row.changed() {
		switch change {
		case "date":
			c.Date = idOf(r.Dates, func(d record.Date) (string, bool) { return d.ID, row.When != "" && days(&d) == row.When })
		case "place":
			c.Place = idOf(r.Entities, func(e record.Entity) (string, bool) { return e.ID, strings.EqualFold(e.Name, row.Where) })
		case "victims", "status":
			c.Victims = victimsOf(r, row)
		}
	}
	return c
}

// changed are the names of the fields that are not as they were extracted; of an added figure, all.
func (row *Row) changed() []string {
	var out []string
	for _, c := range row.Changes {
		out = append(out, c.Field)
	}
	if row.Rule == byReviewer {
		out = append(out, "date", "place", "victims")
	}
	return out
}

func idOf[T any](all []T, is func(T) (id string, ok bool)) *string {
	for _, x := range all {
		if id, ok := is(x); ok {
			return &id
		}
	}
	return nil
}

// victimsOf are the words that name a row's victims, where they stand nearest to the figure; without words of their own
// they are the figure's.
func victimsOf(r *record.Record, row Row) *record.Victims {
	v := record.Victims{Span: row.Span, Status: cmp.Or(row.Status, "unknown"), Nationality: []string{}, Names: []string{}}
	if row.Who == "" && row.Status == "" {
		return nil
	}
	if row.Victims != nil && row.Victims.Text == row.Who {
		v = *row.Victims
		v.Status = cmp.Or(row.Status, v.Status)
		return &v
	}
	if span, ok := nearest(r.Text, row.Who, row.Start); ok {
		v.Span = span
	}
	return &v
}

// nearest finds the place of words in a text that is the nearest to code point at.
func nearest(text, words string, at int) (span record.Span, ok bool) {
	if words == "" {
		return span, false
	}
	runes, n := 0, len([]rune(words))
	for rest := text; ; {
		i := strings.Index(rest, words)
		if i < 0 {
			return span, ok
		}
		start := runes + len([]rune(rest[:i]))
		if !ok || abs(start-at) < abs(span.Start-at) {
			span, ok = record.Span{Start: start, End: start + n, Text: words}, true
		}
		runes, rest = start+n, rest[i+len(words):]
	}
}

func abs(n int) int { return max(n, -n) }

// A Reviewed is an article and what was decided of it.
type Reviewed struct {
	record    *record.Record
	decisions []Decision
}

// ID is the article's.
func (r Reviewed) ID() string { return r.record.ID }

// Record is the article's record as it was extracted.
func (r Reviewed) Record() *record.Record { return r.record }

// Line is the record with what reviewers made of it.
func (r Reviewed) Line() ([]byte, error) { return Apply(r.record, r.decisions).Line() }

// Gold is the article as a case of a gold file.
func (r Reviewed) Gold() ([]byte, error) {
	text, err := Gold(r.record, r.decisions)
	return []byte(text), err
}

// Figures are the figures that stand.
func (r Reviewed) Figures() []record.Casualty {
	return casualtiesOf(r.record, rowsOf(r.record, lastWords(r.decisions)))
}

// Complete says whether every figure is decided.
func (r Reviewed) Complete() bool {
	return complete(rowsOf(r.record, r.decisions), r.decisions)
}

// Reviewed calls do with every article of which something was decided, in the order of the records. It returns how many
// decisions are on articles, texts or figures that are not there.
func (x *Index) Reviewed(decisions []Decision, do func(Reviewed) error) (lost int, err error) {
	byID := map[string][]Decision{}
	for _, d := range decisions {
		byID[d.Record] = append(byID[d.Record], d)
	}
	lost = len(decisions)
	for _, e := range x.snapshot() {
		on := slices.DeleteFunc(byID[e.ID], func(d Decision) bool { return d.Revision < e.Since })
		if len(on) == 0 {
			continue
		}
		r, err := x.Record(e)
		if err != nil {
			return lost, err
		}
		applied := Apply(r, on)
		if applied == nil {
			continue
		}
		lost -= len(applied.Reviewed.Decisions)
		if err := do(Reviewed{r, on}); err != nil {
			return lost, err
		}
	}
	return lost, nil
}
