// Package casualty finds figures of people killed, injured, missing and abducted.
package casualty

import "github.com/hedgerow/hedgerow/extractors/text"

// None stands for a bound that is not known.
const None = -1

// An Amount is a number with its bounds, as UCDP GED has them; None where unknown.
type Amount struct{ Low, Best, High int }

// Victims are the people of a figure.
type Victims struct {
	text.Span
	Nationality []string // ISO 3166-1 alpha-3
	Role        string   // engineer, worshipper, police, …; "" where none is said
	Status      string   // civilian security_force combatant official perpetrator mixed unknown
	Names       []string
}

// A Figure is one statement of harm to people.
type Figure struct {
	text.Span
	Sentence  int    // index in doc.Sentences
	Measure   string // killed injured missing abducted casualties
	Amount    Amount
	Qualifier string // exact at_least more_than at_most less_than nearly about range vague none_reported
	Number    string // the words of the number, as written; "" where implied
	Victims   *Victims
	PartOf    int // index of the total, or -1
	Derived   bool
	Scope     string    // incident multi_incident cumulative
	Cue       text.Span // the word that says what happened: "killed"
	Rule      string
}

// Find returns the figures of doc, in order of text.
func Find(doc *text.Document) []Figure { return nil }
