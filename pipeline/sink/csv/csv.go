// Package csv keeps figures as rows for a spreadsheet: one row for each figure of each revision, with who was counted,
// where, when, who says so and how sure anyone is.
package csv

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
)

// Columns are the names in the first row.
var Columns = []string{
	"article", "revision", "key", "published", "source", "url", "title", "genre", "duplicate_of",
	"measure", "low", "best", "high", "qualifier", "text", "victims", "status", "role", "nationality", "names",
	"scope", "part_of", "derived", "standing", "hedges", "says", "cue",
	"incident", "main", "event_type", "weapon", "actor", "confidence",
	"from", "to", "date_text", "place", "lat", "lon", "country", "admin1", "admin2", "geo_precision",
}

// byteOrderMark tells spreadsheets that the file is UTF-8.
const byteOrderMark = "\ufeff"

// New returns the sink that keeps figures in the one file at path.
func New(path string, fsys file.FS, l file.Ledger) *file.Single {
	header := byteOrderMark + strings.Join(Columns, ",") + "\r\n"
	return file.NewSingle("csv:"+path, path, fsys, l, header, encode)
}

func encode(w io.Writer, e record.Entry) error {
	var r record.Record
	if err := json.Unmarshal(e.Line, &r); err != nil {
		return fmt.Errorf("read record: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for i := range r.Casualties {
		if err := out.Write(row(&r, &r.Casualties[i])); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func row(r *record.Record, c *record.Casualty) []string {
	cells := []string{
		r.ID, strconv.Itoa(r.Revision), c.Key, str(r.Published), str(r.Source), str(r.URL), str(r.Title), r.Genre, str(r.DuplicateOf),
		c.Measure, num(c.Low), num(c.Best), num(c.High), c.Qualifier, c.Text,
	}
	cells = append(cells, victims(c.Victims)...)
	cells = append(cells, c.Scope, total(r, c), strconv.FormatBool(c.Derived), c.Standing, hedges(r, c))
	cells = append(cells, says(r, c)...)
	cells = append(cells, incident(r, c)...)
	cells = append(cells, when(r, c)...)
	cells = append(cells, where(r, c)...)
	for i := range cells {
		cells[i] = harmless(cells[i])
	}
	return cells
}

func victims(v *record.Victims) []string {
	if v == nil {
		return make([]string, 5)
	}
	return []string{v.Text, v.Status, str(v.Role), strings.Join(v.Nationality, ";"), strings.Join(v.Names, ";")}
}

func hedges(r *record.Record, c *record.Casualty) string {
	var cues []string
	for _, id := range c.Hedges {
		if h := record.Find(r.Hedges, &id); h != nil {
			cues = append(cues, h.Text)
		}
	}
	return strings.Join(cues, ";")
}

// total is the key of the figure that c is part of.
func total(r *record.Record, c *record.Casualty) string {
	if of := record.Find(r.Casualties, c.PartOf); of != nil {
		return of.Key
	}
	return ""
}

func says(r *record.Record, c *record.Casualty) []string {
	a := record.Find(r.Attributions, c.Attribution)
	if a == nil {
		return make([]string, 2)
	}
	source := ""
	if a.Source != nil {
		source = a.Source.Text
	}
	return []string{source, a.Cue.Text}
}

func incident(r *record.Record, c *record.Casualty) []string {
	in := record.Find(r.Incidents, c.Incident)
	if in == nil {
		return make([]string, 6)
	}
	actor, confidence := record.Actor(r, in)
	return []string{in.Key, strconv.FormatBool(in.Main), str(in.EventType), str(in.Weapon), actor, confidence}
}

func when(r *record.Record, c *record.Casualty) []string {
	d := record.Find(r.Dates, c.Date)
	if d == nil {
		return make([]string, 3)
	}
	return []string{str(d.From), str(d.To), d.Text}
}

func where(r *record.Record, c *record.Casualty) []string {
	e := record.Find(r.Entities, c.Place)
	if e == nil {
		return make([]string, 7)
	}
	g := e.Geo
	if g == nil {
		return append([]string{e.Name}, make([]string, 6)...)
	}
	return []string{e.Name, degrees(g.Lat), degrees(g.Lon), str(g.Country), str(g.Admin1), str(g.Admin2), g.Precision}
}

// harmless keeps a spreadsheet from taking text for a formula.
func harmless(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}

func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func num(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
