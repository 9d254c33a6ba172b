package link

import (
	_ "embed"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed incident_fatal.txt
var fatalText string

var fatalWords = lexicon.Must("incident_fatal.txt", fatalText)

// presumeDead takes the one person who was only said to be hit for dead where no death is told of in so many words, but
// the article calls what happened a fatal shooting or a homicide.
func (a *Annotations) presumeDead(doc *text.Document, counts []tally) {
	if len(counts) != 1 || len(counts[0].people) != 1 || len(counts[0].crowds) > 0 {
		return
	}
	v := counts[0].people[0]
	i, hurt := v.figures["injured"]
	if _, dead := v.figures["killed"]; dead || !hurt || !a.Figures[i].Hit || !fatal(doc) {
		return
	}
	a.Figures[i].Measure, a.Figures[i].Rule = "killed", a.Figures[i].Rule+"+fatal"
	v.figures["killed"] = i
	delete(v.figures, "injured")
}

// fatal says whether doc calls what happened fatal, and nobody a survivor of it.
func fatal(doc *text.Document) bool {
	found := false
	for k := range doc.Sentences {
		tokens := doc.Sentences[k].Tokens
		for i := range tokens {
			switch e, _ := fatalWords.Longest(tokens, i); {
			case e == nil:
			case e.Field(0) == "survived":
				return false
			default:
				found = true
			}
		}
	}
	return found
}
