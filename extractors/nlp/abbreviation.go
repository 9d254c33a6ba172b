package nlp

import (
	_ "embed"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
)

//go:embed abbreviations.txt
var abbreviationData string

//go:embed starters.txt
var starterData string

// An abbreviation says how a word that keeps its full stop behaves.
type abbreviation struct {
	title   bool // a name follows: the stop never ends a sentence
	number  bool // an abbreviation only where a digit follows
	capital bool // must be written with a capital
}

// maxAbbreviation bounds the bytes that are looked up.
const maxAbbreviation = 12

var abbreviations = readAbbreviations(lexicon.Must("abbreviations.txt", abbreviationData))

func readAbbreviations(l *lexicon.Lexicon) map[string]abbreviation {
	all := make(map[string]abbreviation, len(l.Entries))
	for _, e := range l.Entries {
		kind := e.Field(0)
		all[e.Phrase] = abbreviation{title: kind == "title", number: kind == "number", capital: kind != "low"}
	}
	return all
}

// starters are words that, capitalised after an abbreviation, begin a new sentence rather than go on with a name.
var starters = lexicon.Must("starters.txt", starterData)
