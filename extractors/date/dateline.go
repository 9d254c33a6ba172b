package date

import (
	"time"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// Dateline returns the date that the document's dateline states, and whether there is one. A day without its year is
// completed from the day of publication, where that is known.
func Dateline(doc *text.Document) (time.Time, bool) {
	c := &context{doc: &text.Document{Text: doc.Text, Published: doc.Published, Country: doc.Country}}
	for _, s := range doc.Sentences {
		if s.Kind == text.Dateline {
			c.doc.Sentences = append(c.doc.Sentences, s)
		}
	}
	if !doc.Published.IsZero() {
		c.ref, c.anchor = dayOf(doc.Published), anchorPublished
	}
	for _, d := range c.find() {
		if d.Type == "DATE" && d.Precision == "day" {
			return d.From, true
		}
	}
	return time.Time{}, false
}
