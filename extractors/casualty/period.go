package casualty

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// accumulates says whether the number of f can only have come about over time, though no word of scope.txt says so: a
// year's deaths on the roads, what an office has counted in May, what a war has cost.
func (s *sentence) accumulates(f *Figure) bool {
	const some, many, thousands = 30, 1000, 10_000
	n := f.Amount.Floor()
	switch {
	case s.recorded() && s.ofPeriod(f) && !s.anchored():
		return true
	case n >= some && s.ofYear(f) && !s.anchored():
		return true
	case n >= many && s.troubled() && !s.anchored():
		return true
	}
	return n >= thousands && s.perfect() && !s.anchored()
}

// ofYear says whether a year is all the time that the clause of f tells: "last year", "in 2023", "in all of 2023".
func (s *sentence) ofYear(f *Figure) bool {
	for i := range s.tokens {
		if !s.oneClause(s.tokens[i].Start, f.Cue.Start) {
			continue
		}
		switch s.norm(i) {
		case "year":
			if before := s.norm(i - 1); (before == "last" || before == "previous") && !s.datesOne(i-1) && !month[s.norm(i-2)] && s.norm(i-2) != "late" && s.norm(i-2) != "early" {
				return true
			}
			if s.norm(i+1) == "before" && s.norm(i-1) == "the" {
				return true
			}
		case "in", "during", "throughout", "of":
			k := i + 1
			if s.norm(k) == "all" && s.norm(k+1) == "of" {
				k += 2
			}
			if s.yearSpan(s.norm(k)) && (s.norm(i) != "of" || s.norm(i-1) == "season" || s.norm(i-1) == "all") {
				return true
			}
		}
	}
	return false
}

// yearSpan says whether norm is a year, or two as seasons and budgets have them: "2023", "2023-24".
func (s *sentence) yearSpan(norm string) bool {
	year, rest, _ := strings.Cut(norm, "-")
	return len(year) == 4 && (strings.HasPrefix(year, "19") || strings.HasPrefix(year, "20")) && len(rest) <= 4 && strings.Trim(year+rest, "0123456789") == ""
}

// ofPeriod says whether s tells of a month, a year or the end of a period: "in May", "by the end of a quarter".
func (s *sentence) ofPeriod(f *Figure) bool {
	for i := range s.tokens {
		if s.norm(i) == "in" && month[s.norm(i+1)] || s.norm(i) == "end" && s.norm(i+1) == "of" && s.spanAt(i+2) ||
			s.norm(i) == "first" && (s.spanAt(i+1) || s.spanAt(i+2)) || month[s.norm(i)] && s.norm(i+1) == "saw" {
			return true
		}
	}
	return s.ofYear(f)
}

// spanAt says whether a week, a month or more is named at token i, or behind "the".
func (s *sentence) spanAt(i int) bool {
	if s.norm(i) == "the" {
		i++
	}
	switch s.norm(i) {
	case "week", "month", "months", "quarter", "year", "half", "weeks":
		return true
	}
	return month[s.norm(i)]
}

// recorded says whether s is of an office that keeps count.
func (s *sentence) recorded() bool {
	for i := range s.tokens {
		switch s.norm(i) {
		case "saw", "records", "covers", "recorded", "registered", "documented", "counted", "tallied", "logged", "verified":
			return true
		}
	}
	return false
}

// troubled says whether s names what kills over time.
func (s *sentence) troubled() bool {
	for i := range s.tokens {
		if n := s.norm(i); wars[n] || troubles[n] && n != "attacks" {
			return true
		}
	}
	return false
}

// perfect says whether s has a present perfect.
func (s *sentence) perfect() bool {
	for i := range s.tokens {
		if n := s.norm(i); (n == "has" || n == "have") && i+1 < len(s.tokens) && s.tokens[i+1].Tag[0] == 'V' {
			return true
		}
	}
	return false
}

// anchored says whether s tells of one event: it names one, or a clause or a place tells how or where it came about.
func (s *sentence) anchored() bool {
	for i := range s.tokens {
		switch n := s.norm(i); {
		case oneEvent[n] && s.norm(i+1) != "rifle" && s.norm(i+1) != "rifles", n == "single" && s.norm(i+1) == "day", n == "when", n == "way" && s.norm(i-1) == "same", s.atOnePlace(i):
			return true
		}
	}
	return false
}

// atOnePlace says whether a place told for the first time stands at token i: "at a temple", "from a school". What somebody
// says in a statement is none.
func (s *sentence) atOnePlace(i int) bool {
	switch s.norm(i) {
	case "at", "from", "in", "near", "outside", "aboard":
	default:
		return false
	}
	g := i + 1
	if g+1 >= len(s.tokens) || !article(s.norm(g)) || s.kind(s.of[g]) != phrase.NP {
		return false
	}
	head := s.norm(s.groups[s.of[g]].Head)
	return !temporalWords[head] && !unplaced[head] && !wars[head] && !troubles[head]
}

// unplaced are nouns behind "in a" that are no place: in which something is said, or that only count or describe.
var unplaced = map[string]bool{
	"statement": true, "report": true, "interview": true, "briefing": true, "post": true, "tweet": true, "letter": true, "message": true, "speech": true, "bid": true,
	"row": true, "country": true, "generation": true, "series": true, "bulletin": true, "study": true, "rate": true, "total": true, "cost": true, "pace": true, "decade": true,
}

// oneEvent are nouns of events that kill at once, in the singular.
var oneEvent = map[string]bool{
	"accident": true, "ambush": true, "assault": true, "attack": true, "avalanche": true, "blast": true, "blaze": true, "bombing": true, "clash": true, "collapse": true,
	"collision": true, "crash": true, "crush": true, "cyclone": true, "derailment": true, "disaster": true, "earthquake": true, "eruption": true, "explosion": true,
	"fire": true, "flood": true, "hurricane": true, "inferno": true, "landslide": true, "leak": true, "massacre": true, "mudslide": true, "plunge": true, "quake": true,
	"raid": true, "robbery": true, "shooting": true, "siege": true, "sinking": true, "slaughter": true, "stabbing": true, "stampede": true, "storm": true, "strike": true,
	"airstrike": true, "tornado": true, "tragedy": true, "tsunami": true, "typhoon": true, "wildfire": true, "wreck": true, "shipwreck": true, "genocide": true,
	"floods": true, "fires": true, "wildfires": true, "rains": true, "rain": true, "earthquakes": true, "tremors": true,
}

// scattered says whether token i is of events in the plural that s has in several places: "shootings across the city", "air
// raids … across the south", "39 villages".
func (s *sentence) scattered(i int) bool {
	switch n := s.norm(i); {
	case (n == "protests" || n == "demonstrations" || n == "riots") && s.norm(i-1) == "in", n == "quakes", n == "earthquakes":
		return true
	case mishaps[n] && (s.norm(i-1) == "in" || s.norm(i-1) == "by"):
		return true
	case n == "shootings" || n == "drownings":
		return !counts(s.tokens, i-1) || s.norm(i-1) == "the"
	case month[n] && s.norm(i+1) == "and" && s.norm(i-1) == "in":
		return month[s.norm(i+2)]
	case manyEvents[n]:
		return s.says(across)
	case across[n]:
		return s.says(forces)
	case places[n]:
		return s.severalPlaces(i) && (s.says(onslaughts) || s.says(forces))
	}
	return false
}

// mishaps in the plural come about one by one, each with its own dead: "died in avalanches".
var mishaps = map[string]bool{"avalanches": true, "ambushes": true, "crashes": true, "accidents": true, "stabbings": true, "lynchings": true}

// overTime says whether s tells of a month or more, or of weeks, or of a toll over time: what came about then in many places came about over time.
func (s *sentence) overTime() bool {
	for i := range s.tokens {
		if e, _ := scopeWords.Longest(s.tokens, i); e != nil && e.Field(0) == "cumulative" {
			return true
		}
		if s.period(i) || s.norm(i) == "in" && (month[s.norm(i+1)] && s.norm(i+2) != "and" || cardinal(s.norm(i+1)) && s.norm(i+2) == "weeks") {
			return true
		}
	}
	return false
}

// says whether one of words stands in s.
func (s *sentence) says(words map[string]bool) bool {
	for i := range s.tokens {
		if words[s.norm(i)] {
			return true
		}
	}
	return false
}

var (
	forces = map[string]bool{"army": true, "military": true, "forces": true, "troops": true, "warplanes": true, "jets": true, "settlers": true, "police": true}
	across = map[string]bool{"across": true, "throughout": true}
	// onslaughts, and the words for what they do, come to one place after the other, where a flood is in all at once
	onslaughts = map[string]bool{"drones": true, "missiles": true, "troops": true, "attacks": true, "strikes": true, "gunmen": true, "shelling": true,
		"militants": true, "bandits": true, "protesters": true, "protests": true, "bombers": true, "executed": true, "massacred": true, "shot": true, "put": true}
)

// severalPlaces says whether a number above one counts the places at token i: "three southern regions".
func (s *sentence) severalPlaces(i int) bool {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if v, n := number.At(s.tokens, k); n > 0 {
			return v > 1 && v < 1000
		}
	}
	return false
}

var places = map[string]bool{"villages": true, "regions": true, "provinces": true, "counties": true, "governorates": true, "departments": true, "zones": true, "churches": true, "hotels": true, "districts": true, "towns": true, "cities": true, "settlements": true, "states": true, "communities": true}

// manyEvents are attacks in the plural, which may still be one: "strikes on a market".
var manyEvents = map[string]bool{
	"attacks": true, "strikes": true, "airstrikes": true, "raids": true, "bombardments": true, "bombings": true, "clashes": true, "drones": true, "missiles": true, "assaults": true, "storms": true, "tornadoes": true,
}
