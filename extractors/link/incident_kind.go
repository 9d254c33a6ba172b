package link

import (
	_ "embed"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed incident_events.txt
var eventText string

//go:embed incident_background.txt
var backgroundText string

var (
	eventWords      = lexicon.Must("incident_events.txt", eventText)
	backgroundWords = lexicon.Must("incident_background.txt", backgroundText)
)

// classify names in's type of event and weapon from the words nearest to its figures: in the figure's own sentence,
// else in the one before it.
func (a *Annotations) classify(doc *text.Document, in *Incident) {
	for _, back := range []int{0, 1} {
		for _, i := range in.Figures {
			s := a.Figures[i].Sentence - back
			if s < 0 {
				continue
			}
			in.name(doc.Sentences[s].Tokens)
			if in.EventType != "" {
				return
			}
		}
	}
}

// name takes the first type of event and the first weapon among tokens.
func (in *Incident) name(tokens []text.Token) {
	rank := 0
	for i := 0; i < len(tokens); i++ {
		e, n := eventWords.Longest(tokens, i)
		if e == nil {
			continue
		}
		if kind := e.Field(0); kind != "" && len(e.Field(2)) >= rank && (in.EventType == "" || len(e.Field(2)) > rank) {
			in.EventType, rank = kind, len(e.Field(2))
		}
		if in.Weapon == "" {
			in.Weapon = e.Field(1)
		}
		i += n - 1
	}
}

// setsApart says whether sentence s opens an incident of its own: "in a separate attack".
func setsApart(doc *text.Document, s int) bool { return marked(doc, s, "apart") }

// background says whether sentence s tells of what happened before the events reported: "the 2014 massacre", "last year".
func background(doc *text.Document, s int) bool { return marked(doc, s, "background") }

func marked(doc *text.Document, s int, mark string) bool {
	tokens := doc.Sentences[s].Tokens
	for i := range tokens {
		if e, _ := backgroundWords.Longest(tokens, i); e != nil && e.Field(0) == mark {
			return true
		}
	}
	return false
}
