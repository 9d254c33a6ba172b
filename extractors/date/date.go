// Package date finds expressions of time and gives them TIMEX3 values and calendar intervals.
package date

import (
	"time"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Date is one expression of time.
type Date struct {
	text.Span
	Type      string    // TIMEX3: DATE TIME DURATION SET
	Value     string    // TIMEX3 value, "" where the anchor is missing
	Mod       string    // TIMEX3 mod: START MID END APPROX BEFORE …, or ""
	From, To  time.Time // first and last calendar day, UTC midnight; zero where there is none
	Precision string    // minute hour part_of_day day days week month quarter season year decade none
	Anchor    string    // explicit published document none
	Rule      string
}

// Find returns the expressions of time in doc, in order of text.
func Find(doc *text.Document) []Date { return nil }

// Dateline returns the date that the document's dateline states, and whether there is one.
func Dateline(doc *text.Document) (time.Time, bool) { return time.Time{}, false }
