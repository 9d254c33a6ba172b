// Package genre tells kinds of articles apart whose words mean other things than in news of harm and conflict.
package genre

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// sportWords are words of sport, true where no other kind of report is full of them: elections have winners too, and wars
// games.
var sportWords = both(
	"goal goals season seed seeded match matches game games scored scorers team teams played points division victory "+
		"defeat win captain player players v results",
	"league soccer cricket rugby baseball basketball football tennis hockey innings wicket wickets coach midfielder striker "+
		"goalkeeper cup championship championships tournament semifinal quarterfinal semifinals semi-final quarter-final playoff playoffs "+
		"inning homer quarterback touchdown batsman bowler halftime half-time squash golf boxing cycling swimming athletics nba nfl fifa uefa "+
		"grand-prix defender winger fixture fixtures qualifier standings")

// Sport says whether doc reports sport: there clubs bear the names of towns, and players get hurt, lose and are eliminated.
// It takes three different words of sport, one of them of sport only.
func Sport(doc *text.Document) bool {
	seen, sure := map[string]bool{}, false
	for i := range doc.Sentences {
		for _, t := range doc.Sentences[i].Tokens {
			if only, ok := sportWords[t.Norm]; ok {
				seen[t.Norm], sure = true, sure || only
			}
		}
	}
	return sure && len(seen) >= 3
}

// fictionWords are words of reviews and of the trade in invented stories.
var fictionWords = set("novel novels novelist film films movie movies actor actress director plot chapter chapters reader readers sequel prequel " +
	"episode episodes gamer gamers gameplay playable players character characters screen screenplay cinema cinemas box-office festival review reviewer publisher " +
	"thriller whodunit heroine hero narrator protagonist villain starring storyline trilogy audience premiere edition console studio " +
	"cast jury screening performances performance directed directs starred ★★★ ★★★★ ★★★★★ drama comedy paperback hardback pages scene scenes feature certificate subtitles video-game multiplayer game games " +
	"playwright stage theatre opera sitcom streaming")

// reportWords are words of reports of harm that did happen: those who say so and those who come.
var reportWords = set("police hospital hospitals authorities spokesman spokeswoman spokesperson coroner sheriff ambulance ambulances paramedics " +
	"firefighters rescuers officials ministry suspect arrested investigators detectives prosecutors mayor governor injured wounded")

// Fiction says whether doc tells of an invented story, in a book, on a screen or on a board: four different words of such
// stories, and not a fourth as many of reports.
func Fiction(doc *text.Document) bool {
	const least, times = 4, 4
	told, reported := map[string]bool{}, map[string]bool{}
	for i := range doc.Sentences {
		for _, t := range doc.Sentences[i].Tokens {
			switch {
			case fictionWords[t.Norm]:
				told[t.Norm] = true
			case reportWords[t.Norm]:
				reported[t.Norm] = true
			}
		}
	}
	return len(told) >= least && len(told) >= times*len(reported)
}

// both are the words of sport, some shared with other reports and some sport's own.
func both(shared, own string) map[string]bool {
	m := map[string]bool{}
	for w := range set(shared) {
		m[w] = false
	}
	for w := range set(own) {
		m[w] = true
	}
	return m
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
