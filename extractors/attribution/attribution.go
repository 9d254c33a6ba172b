// Package attribution finds who says what.
package attribution

import (
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// An Attribution is a source, the cue that shows it speaking, and what it says.
type Attribution struct {
	Kind     string    // statement accusation denial claim_of_responsibility report
	Source   text.Span // empty where nobody is named ("reportedly")
	Entity   int       // index of the source's entity, or -1
	Cue      text.Span
	Content  text.Span // empty where none is given
	Denies   int       // index of the attribution that this one answers, or -1
	Sentence int       // of the cue
	Rule     string
}

// Find returns the attributions in doc, in order of their cues.
func Find(doc *text.Document, ents []entity.Entity) []Attribution { return nil }
