package review

import (
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

var csvHead = []string{"article", "source", "title", "published", "url", "key", "measure", "low", "best", "high", "qualifier", "victims", "status", "date", "place", "country", "lat", "lon", "actor", "says", "standing", "part_of", "derived", "scope", "rule", "text", "verdict"}

// csv serves the figures that the filter asks for, a row each, as they stand for the reviewer.
func (d *Desk) csv(w http.ResponseWriter, r *http.Request) {
	f := filterOf(r.URL.Query())
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", "attachment; filename=figures.csv")
	out := csv.NewWriter(w)
	_ = out.Write(csvHead)
	for _, e := range d.find(f) {
		if r.Context().Err() != nil {
			return // the browser has gone away
		}
		asked := map[string]bool{}
		for i := range e.Figures {
			asked[e.Figures[i].Key] = f.figure(&e.Figures[i])
		}
		rec, err := d.index.Record(e)
		if err != nil {
			continue
		}
		for _, row := range rowsOf(rec, d.mine(e)) {
			if asked[row.Key] || row.Rule == byReviewer {
				_ = out.Write(csvRow(rec, row))
			}
		}
	}
	out.Flush()
}

func csvRow(r *record.Record, row Row) []string {
	country, lat, lon := "", "", ""
	if e := record.Find(r.Entities, row.Place); e != nil && e.Geo != nil && e.Name == row.Where {
		country, lat, lon = deref(e.Geo.Country), strconv.FormatFloat(e.Geo.Lat, 'f', -1, 64), strconv.FormatFloat(e.Geo.Lon, 'f', -1, 64)
	}
	cells := []string{r.ID, deref(r.Source), deref(r.Title), deref(r.Published), deref(r.URL), row.Key, row.Measure, digits(row.Low), digits(row.Best), digits(row.High), row.Qualifier, row.Who, row.Status, row.When, row.Where, country, lat, lon, row.Actor, row.Says, row.Standing, deref(row.PartOf), strconv.FormatBool(row.Derived), row.Scope, row.Rule, row.Text, row.Verdict}
	for i, cell := range cells {
		if cell != "" && strings.ContainsRune("=+@\t\r-", rune(cell[0])) && cell != lat && cell != lon {
			cells[i] = "'" + cell // a spreadsheet must not take an article's words for a formula
		}
	}
	return cells
}

func digits(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
