package date

import (
	"time"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// Dateline returns the date that the document's dateline states, and whether there is one. A day without its year is
// completed from the day of publication, where that is known. A line "Published: 12 March 2024" at the head of a plain text
// serves as one.
func Dateline(doc *text.Document) (time.Time, bool) {
	d, ok := dateline(doc)
	return d.From, ok
}

// head is how many sentences may stand before a line that states the date of publication.
const head = 6

func dateline(doc *text.Document) (Date, bool) {
	c := &context{doc: &text.Document{Text: doc.Text, Published: doc.Published, Country: doc.Country}}
	for i, s := range doc.Sentences {
		if s.Kind == text.Dateline || i < head && statesPublication(s.Tokens) {
			c.doc.Sentences = append(c.doc.Sentences, s)
		}
	}
	if !doc.Published.IsZero() {
		c.ref, c.anchor = dayOf(doc.Published), anchorPublished
	}
	for _, d := range c.find() {
		if d.Type == "DATE" && d.Precision == "day" {
			return d, true
		}
	}
	return Date{}, false
}

// statesPublication says whether a line is no more than the date of publication.
func statesPublication(line []text.Token) bool {
	if len(line) < 2 || len(line) > 14 {
		return false
	}
	switch line[0].Norm {
	case "published", "posted", "date", "dated", "issued", "publication":
		return line[1].Norm == ":" || line[1].Norm == "on" || line[1].Norm == "date"
	}
	return false
}
