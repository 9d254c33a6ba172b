package gazetteer

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed titles.txt
var titlesData string

//go:embed heads.txt
var headsData string

//go:embed given.txt
var givenData string

var (
	loadTitles = sync.OnceValue(func() *lexicon.Lexicon { return lexicon.Must("titles.txt", titlesData) })
	loadHeads  = sync.OnceValue(func() *lexicon.Lexicon { return lexicon.Must("heads.txt", headsData) })
	loadGiven  = sync.OnceValue(func() map[string]bool { return wordSet(givenData) })
)

// wordSet reads a list of many words to a line, with comments.
func wordSet(data string) map[string]bool {
	m := map[string]bool{}
	for _, line := range strings.Split(data, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			m[w] = true
		}
	}
	return m
}

// Title returns how many tokens the title covers that begins at token i ("Prime Minister"), 0 where there is none, and
// whether a single word after it is a name too: "Mr. Khan", but not "driver Khan".
func Title(tokens []text.Token, i int) (width int, sure bool) {
	e, n := loadTitles().Longest(tokens, i)
	return n, n > 0 && e.Field(0) == "sure"
}

// Given says whether norm is a given name.
func Given(norm string) bool { return loadGiven()[norm] }

// A Head is a head noun of names of organizations ("ministry") or buildings ("hospital").
type Head struct {
	Building bool
	Subtype  string
}

// HeadNoun returns the head that norm is, and whether it is one.
func HeadNoun(norm string) (Head, bool) {
	e := loadHeads().Find(norm)
	if e == nil {
		return Head{}, false
	}
	return Head{e.Field(0) == "FAC", e.Field(1)}, true
}

//go:embed geoheads.txt
var geoHeadsData string

//go:embed local.txt
var localData string

var (
	loadGeoHeads = sync.OnceValue(func() *lexicon.Lexicon { return lexicon.Must("geoheads.txt", geoHeadsData) })
	loadLocal    = sync.OnceValue(func() *lexicon.Lexicon { return lexicon.Must("local.txt", localData) })
)

// PlaceHead returns GPE, LOC or FAC where norm is the last word of such names ("county", "river", "street"), else "".
func PlaceHead(norm string) string {
	e := loadGeoHeads().Find(norm)
	if e == nil {
		return ""
	}
	return e.Field(0)
}

// Local returns the country (ISO alpha-3) whose local news has the words at token i, and how many they are; 0 where none.
func Local(tokens []text.Token, i int) (string, int) {
	e, n := loadLocal().Longest(tokens, i)
	if n == 0 {
		return "", 0
	}
	return e.Field(0), n
}
