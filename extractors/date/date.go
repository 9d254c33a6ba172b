// Package date finds expressions of time and gives them TIMEX3 values and calendar intervals.
//
// It reads as it is called: the lexer (lex.go) turns the tokens of a sentence into items with the senses that words.txt
// gives them; the matcher (match.go) runs the patterns of rules.txt over the items, all at once; the
// resolver (resolve.go, calendar.go, duration.go) works out what each match means, from the day of writing, or from a day
// that the text spoke of before. Where there is no such day there is no value.
package date

import (
	"strings"
	"time"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Date is one expression of time.
type Date struct {
	text.Span
	Type      string    // TIMEX3: DATE TIME DURATION SET
	Value     string    // TIMEX3 value, "" where the anchor is missing
	Mod       string    // TIMEX3 mod: START MID END APPROX LESS_THAN …, or ""
	From, To  time.Time // first and last calendar day, UTC midnight; zero where there is none
	Precision string    // minute hour part_of_day day days week month quarter season year decade none
	Anchor    string    // explicit published document none
	Rule      string
}

// Find returns the expressions of time in doc, in order of text.
func Find(doc *text.Document) []Date {
	c := &context{doc: doc}
	c.ref, c.anchor = writtenOn(doc)
	return c.find()
}

// lag is how many days after its dateline a report may be published: "today" is then the day of the dateline.
const lag = 3

// writtenOn is the day that doc was written, and where that is known from: the dateline, where it states its year or is a
// few days older than the day of publication, else the day of publication.
func writtenOn(doc *text.Document) (time.Time, string) {
	stated, ok := dateline(doc)
	if doc.Published.IsZero() {
		if ok {
			return stated.From, anchorDocument
		}
		return time.Time{}, anchorNone
	}
	published := dayOf(doc.Published)
	n := days(stated.From, published)
	if ok && n != 0 && (stated.Anchor == anchorExplicit || n > 0 && n <= lag) {
		return stated.From, anchorDocument
	}
	return published, anchorPublished
}

func (c *context) find() []Date {
	c.g = language()
	x := &lexer{g: c.g, text: c.doc.Text, country: c.doc.Country}
	y := &matcher{g: c.g}
	var dates []Date
	for i, s := range c.doc.Sentences {
		if x.lex(s); x.known == 0 {
			continue
		}
		c.sentence, c.items = i, x.items
		dates = c.choose(y.find(x.items), dates)
	}
	return dates
}

// choose adds the dates of those matches that do not overlap one before them and that mean something.
func (c *context) choose(found []match, dates []Date) []Date {
	last := 0
	for i := range found {
		m := &found[i]
		if m.Start < last {
			continue
		}
		if m.rule.action == "none" {
			last = m.End
			continue
		}
		t, ok := c.resolve(m)
		if !ok {
			continue
		}
		last = m.End
		if t.period.unit != "" {
			c.tell(m, t)
		}
		dates = append(dates, t.date(m))
	}
	return dates
}

// date is the Date of a timex found by m.
func (t timex) date(m *match) Date {
	d := Date{Span: m.Span, Type: t.typ, Value: t.value, Mod: t.mod, Anchor: t.anchor, Precision: "none", Rule: m.rule.name}
	if t.period.unit == "" {
		return d
	}
	if d.From, d.To = t.period.interval(t.mod); t.period.unit == "days" { // its value says where it ends
		d.From, d.To, _ = Interval(t.value, t.mod)
	}
	d.Precision = precisions[t.period.unit]
	if t.typ == "TIME" {
		d.Precision = "minute"
		if _, clock, _ := strings.Cut(t.value, "T"); clock != "" && isLetter(clock[0]) {
			d.Precision = "part_of_day"
		}
	}
	return d
}
