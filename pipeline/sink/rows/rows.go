// Package rows lays records out as the rows of tables, for the sinks that are relational databases.
//
// Each kind of annotation has a table, keyed by article, revision and the item's own key. Links between items are keys
// too, not the ids that count inside one record. The tables keep every revision; views show the last.
package rows

import (
	"encoding/json"
	"fmt"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// A Kind is the type of a column.
type Kind int

// The types of columns.
const (
	Text Kind = iota
	Int
	Float
	Bool
	Day  // YYYY-MM-DD
	List // of texts, as a JSON array
)

// A Column of a table.
type Column struct {
	Name string
	Kind Kind
}

// A Table is what one kind of thing in a record becomes.
type Table struct {
	Name    string
	Key     []string
	Columns []Column
	rows    func(r *record.Record) ([][]any, error)
}

// Rows returns the rows that r has in t, in the order of its columns. A value is a string, an int, a float64, a bool or
// nil.
func (t *Table) Rows(r *record.Record) ([][]any, error) {
	out, err := t.rows(r)
	if err != nil {
		return nil, fmt.Errorf("lay out %s of %s: %w", t.Name, r.ID, err)
	}
	return out, nil
}

// Read parses an entry's line.
func Read(e record.Entry) (*record.Record, error) {
	var r record.Record
	if err := json.Unmarshal(e.Line, &r); err != nil {
		return nil, fmt.Errorf("read entry %d: %w", e.Seq, err)
	}
	return &r, nil
}

// Articles is the table of revisions; the others hold what was found in them.
const Articles = "articles"

// Tables returns the tables, articles first.
func Tables() []*Table {
	return []*Table{
		table(Articles, []string{"id", "revision"}, articleColumns, articles),
		items("entities", entityColumns, func(r *record.Record) []record.Entity { return r.Entities }, entity),
		items("dates", dateColumns, func(r *record.Record) []record.Date { return r.Dates }, date),
		items("casualties", casualtyColumns, func(r *record.Record) []record.Casualty { return r.Casualties }, casualty),
		items("attributions", attributionColumns, func(r *record.Record) []record.Attribution { return r.Attributions }, attribution),
		items("responsibility", responsibilityColumns, func(r *record.Record) []record.Responsibility { return r.Responsibility }, responsible),
		items("hedges", hedgeColumns, func(r *record.Record) []record.Hedge { return r.Hedges }, hedge),
		items("incidents", incidentColumns, func(r *record.Record) []record.Incident { return r.Incidents }, incident),
	}
}

func table(name string, key []string, columns []Column, rows func(*record.Record) ([][]any, error)) *Table {
	return &Table{Name: name, Key: key, Columns: columns, rows: rows}
}

// items makes the table of one kind of annotation: article, revision and what row returns.
func items[T any](name string, columns []Column, list func(*record.Record) []T, row func(r *record.Record, item *T) []any) *Table {
	all := append([]Column{{"article", Text}, {"revision", Int}}, columns...)
	return table(name, []string{"article", "revision", "key"}, all, func(r *record.Record) ([][]any, error) {
		from := list(r)
		out := make([][]any, 0, len(from))
		for i := range from {
			out = append(out, append([]any{r.ID, r.Revision}, row(r, &from[i])...))
		}
		return out, nil
	})
}

// opt returns what p points to, or nil: a database's NULL.
func opt[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

// texts is a list as JSON, which every database can read.
func texts(s []string) any {
	if s == nil {
		s = []string{}
	}
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a list of strings can always be written
	}
	return string(b)
}

// Version is the number of the tables' and views' form.
const Version = 2

// CheckVersion says whether tables of that version can be written to.
func CheckVersion(version int) error {
	if version != Version {
		return fmt.Errorf("its tables have version %d, this build writes %d: export with --full, or to a new place", version, Version)
	}
	return nil
}
