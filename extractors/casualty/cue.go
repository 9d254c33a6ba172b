package casualty

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed cues.txt
var cuesText string

//go:embed traps.txt
var trapsText string

//go:embed contexts.txt
var contextsText string

//go:embed people.txt
var peopleText string

//go:embed quantity.txt
var quantityText string

//go:embed things.txt
var thingsText string

var (
	cueWords    = lexicon.Must("cues.txt", cuesText)
	trapPhrases = lexicon.Must("traps.txt", trapsText)
	contexts    = lexicon.Must("contexts.txt", contextsText)
	peopleNouns = lexicon.Must("people.txt", peopleText)
	quantities  = lexicon.Must("quantity.txt", quantityText)
	thingNouns  = lexicon.Must("things.txt", thingsText)
)

// MeansPeople says whether the noun norm is one for people: "architect", "nurses".
func MeansPeople(norm string) bool { return peopleNouns.Find(norm) != nil }

// A cue is a place in a sentence where harm may be stated.
type cue struct {
	from, to int // tokens
	measure  string
	hit      bool // the lesser reading of the verb: "shot"
	frame    string
	of       string // whom it speaks of only; see figures
	trap     string // why it is none
}

// findCues returns the cues among tokens, in order, the longest at each place.
func findCues(tokens []text.Token) []cue {
	var cues []cue
	cues = append(cues, opening(tokens)...)
	cues = append(cues, clauseOpenings(tokens)...)
	for i := 0; i < len(tokens); {
		if e, n := trapPhrases.Longest(tokens, i); e != nil && holdsCue(tokens[i:i+n]) {
			cues = append(cues, cue{from: i, to: i + n, trap: e.Field(0)})
			i += n
			continue
		}
		e, n := cueWords.Longest(tokens, i)
		if e == nil {
			i++
			continue
		}
		measure, hit := strings.CutSuffix(e.Field(0), "?")
		if f := e.Field(1); f == "lost" || f == "maim" {
			if maims(tokens, i+n) {
				cues = append(cues, cue{from: i, to: i + n, measure: "injured", frame: "die", of: "people"})
			}
			if f == "maim" || maims(tokens, i+n) {
				i += n
				continue
			}
		}
		cues = append(cues, cue{from: i, to: i + n, measure: measure, hit: hit, frame: e.Field(1), of: e.Field(2)})
		i += n
	}
	slices.SortStableFunc(cues, func(a, b cue) int { return a.from - b.from })
	return cues
}

// opening returns the cue that the first words of a sentence are where they count people out of a number before: "Twelve
// were Americans", "At least three victims were", "Of the eight, two were", "Among them were", "They included".
func opening(tokens []text.Token) []cue {
	i := 0
	if e, n := quantities.Longest(tokens, 0); e != nil && e.Field(0) != "none" && e.Field(0) != "vague" {
		i = n
	}
	_, n := number.At(tokens, i)
	if k := i + n; n > 0 && k < len(tokens) {
		if k+1 < len(tokens) && victimNouns[tokens[k].Norm] {
			k++
		}
		if w := tokens[k].Norm; w == "were" || w == "are" {
			return []cue{{from: k, to: k + 1, frame: "subset"}}
		}
	}
	if len(tokens) < 3 {
		return nil
	}
	switch first, second := tokens[0].Norm, tokens[1].Norm; {
	case first == "among" && second == "them":
		return []cue{{from: 0, to: 2, frame: "among"}}
	case first == "the" && tokens[2].Norm == "were" && len(tokens) > 5 && (tokens[3].Norm == "identified" || tokens[3].Norm == "named") && tokens[4].Norm == "as" && peopleNouns.Find(second) != nil:
		return []cue{{from: 1, to: 2, frame: "victims"}} // "The students were identified as"
	case (first == "they" || first == "these") && (second == "included" || second == "include"):
		return []cue{{from: 0, to: 1, frame: "among"}}
	case first == "of" && (second == "those" || second == "these") && tokens[2].Norm == ",":
		return []cue{{from: 0, to: 2, frame: "subset"}}
	case first == "of" && second == "the":
		if _, n := number.At(tokens, 2); n > 0 {
			if to := countedOut(tokens, 2+n); to > 0 {
				return []cue{{from: 0, to: to, frame: "subset"}}
			}
		}
	}
	return nil
}

// countedOut is the comma behind the people, whose number ends at token i, that others are counted out of, or 0: "Of the
// eight |, two were", "Of the 30 who died |, nine were".
func countedOut(tokens []text.Token, i int) int {
	const near = 6
	for k := i; k < len(tokens) && k <= i+near; k++ {
		if tokens[k].Norm != "," {
			continue
		}
		if _, n := number.At(tokens, k+1); k == i || n > 0 && k+n+1 < len(tokens) && tokens[k+n+1].Norm == "were" && holdsCue(tokens[i:k]) {
			return k
		}
		return 0
	}
	return 0
}

// clauseOpenings returns the cues that count people out at the head of a later clause: "…; six were children", "… and one
// was a girl".
func clauseOpenings(tokens []text.Token) []cue {
	var cues []cue
	for i := 2; i+2 < len(tokens); i++ {
		if before := tokens[i-1].Norm; before != ";" && before != "and" {
			continue
		}
		if _, n := number.At(tokens, i); n > 0 && i+n+1 < len(tokens) {
			switch tokens[i+n].Norm {
			case "were", "was", "are":
				cues = append(cues, cue{from: i + n, to: i + n + 1, frame: "subset"})
			}
		}
	}
	return cues
}

// victimNouns are words for those told of before behind a number: "three victims were children".
var victimNouns = map[string]bool{"victims": true, "dead": true, "fatalities": true, "casualties": true}

// maims says whether a limb of one's own begins at token i: "(lost) both his feet", "(broke) a leg".
func maims(tokens []text.Token, i int) bool {
	const near = 4
	for k := i; k < i+near && k < len(tokens); k++ {
		if limbs[tokens[k].Norm] {
			return true
		}
		switch tokens[k].Norm {
		case "a", "an", "his", "her", "their", "both", "one", "two", "three", "several", "the", "left", "right", "of":
		default:
			return false
		}
	}
	return false
}

var limbs = map[string]bool{
	"arm": true, "arms": true, "leg": true, "legs": true, "hand": true, "hands": true, "foot": true, "feet": true, "eye": true, "eyes": true, "sight": true, "eyesight": true,
	"finger": true, "fingers": true, "toe": true, "toes": true, "limb": true, "limbs": true, "rib": true, "ribs": true, "bone": true, "bones": true, "hip": true, "ankle": true,
	"wrist": true, "wrists": true, "collarbone": true, "pelvis": true, "jaw": true, "nose": true, "shoulder": true, "back": true, "neck": true, "skull": true, "knee": true, "thumb": true, "hearing": true,
}

// ofBefore are the frames that speak of figures told before.
var ofBefore = map[string]bool{"subset": true, "victims": true, "among": true, "tally": true}

// traps says whether none of cues is a real one: then the sentence need not be tagged. Parts are real only where figures
// stand before them.
func traps(cues []cue, figures bool) bool {
	for _, c := range cues {
		if c.trap == "" && (figures || !ofBefore[c.frame]) {
			return false
		}
	}
	return true
}

func holdsCue(tokens []text.Token) bool {
	for i := range tokens {
		if e, _ := cueWords.Longest(tokens, i); e != nil {
			return true
		}
	}
	return false
}
