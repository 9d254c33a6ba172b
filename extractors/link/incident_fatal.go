package link

import (
	_ "embed"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed incident_fatal.txt
var fatalText string

var fatalWords = lexicon.Must("incident_fatal.txt", fatalText)

// presumeDead takes the one person who was only said to be hit for dead where no death is told of in so many words, but
// the headline tells it, or the article calls what happened a fatal shooting or a homicide.
func (a *Annotations) presumeDead(doc *text.Document, counts []tally) {
	if len(counts) != 1 || len(counts[0].people) != 1 || len(counts[0].crowds) > 0 {
		return
	}
	v := counts[0].people[0]
	i, hurt := v.figures["injured"]
	if !hurt || v.dead() {
		return
	}
	if f := &a.Figures[i]; !(f.Hit && fatal(doc)) && !((f.Hit || woundOf(f)) && v.mournedIn(doc)) {
		return
	}
	a.Figures[i].Measure, a.Figures[i].Rule = "killed", a.Figures[i].Rule+"+fatal"
	v.figures["killed"] = i
	delete(v.figures, "injured")
}

// woundOf says whether f tells of a wound, or a condition, and not how it ended.
func woundOf(f *Figure) bool { return f.Rule == "wound" || f.Rule == "condition" }

// mournedIn says whether the headline has one person killed who may be v: "Woman shot, killed".
func (v *victim) mournedIn(doc *text.Document) bool {
	dead := 0
	for _, f := range casualty.Headline(doc) {
		if f.Measure != "killed" || f.Victims == nil {
			continue
		}
		if f.Amount != casualty.Exactly(1) || f.Victims.Sex != 0 && v.Sex != 0 && f.Victims.Sex != v.Sex {
			return false
		}
		dead++
	}
	return dead == 1
}

// fatal says whether doc calls what happened fatal, and nobody a survivor of it.
func fatal(doc *text.Document) bool {
	found := false
	for k := range doc.Sentences {
		tokens := doc.Sentences[k].Tokens
		for i := range tokens {
			e, _ := fatalWords.Longest(tokens, i)
			if e != nil && e.Field(0) == "survived" {
				return false
			}
			found = found || e != nil && e.Field(0) == "fatal"
		}
	}
	return found
}
