// Package hedge finds the words that say how sure anyone is, and what they govern.
package hedge

import "github.com/hedgerow/hedgerow/extractors/text"

// A Hedge is a cue of doubt and its scope.
type Hedge struct {
	text.Span           // the cue
	Class     string    // unverified contested denial accusation hearsay suspicion speculation weasel evidence_gap conditional distancing
	Scope     text.Span // the clause or noun phrase that the cue governs
	Holder    text.Span // whose doubt it is; empty: the article's own
	Sentence  int
	Rule      string
}

// Find returns the hedges in doc, in order of text.
func Find(doc *text.Document) []Hedge { return nil }
