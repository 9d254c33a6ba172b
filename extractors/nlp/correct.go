package nlp

import (
	_ "embed"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed verbs.txt
var verbData string

var verbs = readVerbs(lexicon.Must("verbs.txt", verbData))

// A verbClass is one of the classes of verbs.txt.
type verbClass string

func readVerbs(l *lexicon.Lexicon) map[string]verbClass {
	all := map[string]verbClass{}
	for _, e := range l.Entries {
		for _, form := range lexicon.Forms(e.Phrase) {
			if _, ok := all[form]; !ok {
				all[form] = verbClass(e.Field(0))
			}
		}
	}
	return all
}

// A correction is a rule after Brill: it looks at the tags around token i and returns a better one for it, or "".
type correction func(tokens []text.Token, i int) string

// corrections are tried in order; the first that answers wins.
var corrections = []correction{
	islamicState, braveMen, preposition, alwaysThis, costLives, opinionPassive, doubtVerb, manyPeople, harmVerb, ageAlone, toDeath, reportedMissing, suffered, surname, arabicName,
	leftSomebody, stillHarmed, fightersNoun, joinedPast, shot, numberWord, possessive, adjectivalNoun, injuredPeople,
	eventNoun, madeAdjective, pastTense, pastAfterSubject, pastWithObject,
	reducedPassive, headlineVerb, headlineBase, soughtOrFound, reportedLast,
}

// correct mends the tags of a sentence where the weights, learned from business news, are known to err in ours.
func correct(tokens []text.Token) {
	for i := range tokens {
		if !inDoubt(tokens[i].Tag) && tokens[i].Norm != "since" && tokens[i].Norm != "bore" {
			continue
		}
		for _, c := range corrections {
			if tag := c(tokens, i); tag != "" {
				tokens[i].Tag = tag
				break
			}
		}
	}
}

// inDoubt says whether any correction looks at tokens with this tag.
func inDoubt(tag string) bool {
	if len(tag) < 2 {
		return tag == "$"
	}
	switch tag[:2] {
	case "NN", "JJ", "VB", "RB", "RP", "PR", "FW":
		return true
	}
	return false
}

func tagAt(tokens []text.Token, i int) string {
	if i < 0 || i >= len(tokens) {
		return ""
	}
	return tokens[i].Tag
}

func normAt(tokens []text.Token, i int) string {
	if i < 0 || i >= len(tokens) {
		return ""
	}
	return tokens[i].Norm
}

func noun(tag string) bool { return len(tag) >= 2 && tag[:2] == "NN" }

// finite says whether tag is of a verb that has a tense, or of a modal.
func finite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" }
