package rows

import (
	_ "embed"
	"strings"
)

//go:embed views.sql
var viewsSQL string

// A View is a statement that makes a view, and what there is to know before using it.
type View struct {
	Name    string
	SQL     string
	Comment string
}

// Views returns the views over the tables, in an order in which they can be made. Their SQL is what every database reads.
// A comment line "-- acled: …" belongs to the view acled.
func Views() []View {
	comments := map[string][]string{}
	var body strings.Builder
	for line := range strings.Lines(viewsSQL) {
		text, comment := strings.CutPrefix(line, "-- ")
		if !comment {
			body.WriteString(line)
			continue
		}
		if name, words, ok := strings.Cut(strings.TrimSpace(text), ": "); ok && !strings.Contains(name, " ") {
			comments[name] = append(comments[name], words)
		}
	}
	var out []View
	for stmt := range strings.SplitSeq(body.String(), ";\n") {
		if stmt = strings.TrimSpace(stmt); stmt == "" {
			continue
		}
		name := strings.Fields(stmt)[2] // CREATE VIEW name AS
		out = append(out, View{Name: name, SQL: stmt, Comment: strings.Join(comments[name], " ")})
	}
	return out
}
