package genre_test

import (
	"testing"

	"github.com/hedgerow/hedgerow/extractors/genre"
	"github.com/hedgerow/hedgerow/extractors/nlp"
)

// Elections and wars share words with sport; only words of sport itself tell.
func TestSport(t *testing.T) {
	for text, want := range map[string]bool{
		"The striker scored twice in the second half, and the team won the match.":                        true,
		"Results of the league: Bexley 2, Orme 1. The coach praised both teams.":                          true,
		"The party's victory in the county gives it a win that its captain called a defeat for the rest.": false,
		"The match that lit the fire was found by a player of the lute.":                                  false,
		"A gunman shot three people at a football stadium on Friday.":                                     false,
	} {
		doc := nlp.NewBuilder().Document(nlp.Input{Text: text, Lang: "en"})
		if got := genre.Sport(doc); got != want {
			t.Errorf("Sport(%q) = %v", text, got)
		}
	}
}

// A story that nobody lived is told by words of its trade; who was hurt where one was made is news.
func TestFiction(t *testing.T) {
	for text, want := range map[string]bool{
		"In the second chapter of her novel the heroine shoots a banker. The plot creaks, but readers will turn the pages.":                  true,
		"The sequel keeps its gameplay: players stab guards by the dozen, and the storyline hardly matters.":                                 true,
		"A stuntman died on the set of a film on Friday, police said. The director and the actor were taken to hospital, a spokesman added.": false,
		"Two extras were hurt when a stage collapsed at a festival.":                                                                         false,
	} {
		doc := nlp.NewBuilder().Document(nlp.Input{Text: text, Lang: "en"})
		if got := genre.Fiction(doc); got != want {
			t.Errorf("Fiction(%q) = %v", text, got)
		}
	}
}
