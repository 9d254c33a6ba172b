// Package casualty finds figures of people killed, injured, missing and abducted.
//
// A figure begins with a cue, a word of the lexicon cues.txt that states harm. The cue's frame says where in its clause
// the people stand (the subject of "died", the object of "killing"), the noun phrase found there is read into an amount, a
// qualifier and the people, and whatever only looks like harm (attempts, threats, films, houses) is refused with a
// reason. What belongs together across sentences is decided where dates and places are known, in package link.
package casualty

import (
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/genre"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// None stands for a bound that is not known.
const None = -1

// An Amount is a number with its bounds, as UCDP GED has them; None where unknown.
type Amount struct{ Low, Best, High int }

// Floor is what a sum adds for a: best, else low, else high, else nothing.
func (a Amount) Floor() int {
	for _, n := range []int{a.Best, a.Low, a.High} {
		if n != None {
			return n
		}
	}
	return 0
}

// Exactly is the amount of a number without a qualifier.
func Exactly(n int) Amount { return Amount{n, n, n} }

// Victims are the people of a figure.
type Victims struct {
	text.Span
	Nationality []string // ISO 3166-1 alpha-3
	Role        string   // engineer, worshipper, police, …; "" where none is said
	Status      string   // civilian security_force combatant official perpetrator mixed unknown
	Names       []string

	Sex   byte // 'm', 'f', or 0
	Age   int  // in years, 0 where none is said
	Given bool // they were told of before: "the victim", "both men", "he"
	Other bool // people beside those told of before: "two others", "another man"
	Nth   int  // the place in the count of those told of, where it is said: 4 for "a fourth victim"
	Whose bool // told by whose they are: "his driver"
	Kin   bool // told by whose kin they are: "her husband"
	Them  bool // counted out of those told of before: "five of them", "one of the men"
}

// A Figure is one statement of harm to people.
type Figure struct {
	text.Span
	Sentence  int    // index in doc.Sentences
	Measure   string // killed injured missing abducted casualties
	Amount    Amount
	Qualifier string // exact at_least more_than at_most less_than nearly about range vague none_reported
	Number    string // the words of the number, as written; "" where implied
	Victims   *Victims
	PartOf    int // index of the total, or -1
	Derived   bool
	Scope     string    // incident multi_incident cumulative
	Cue       text.Span // the word that says what happened: "killed"
	Hit       bool      // the cue says only that they were hit ("shot"): injured, unless the text has them die
	Known     bool      // told as known to the reader: "the 17 people killed in the school"
	Rule      string

	share share // of a whole still to be found
}

// A Rejection is a cue that became no figure, and why.
type Rejection struct {
	text.Span
	Sentence int
	Rule     string // the frame that was tried
	Reason   string
}

// Find returns the figures of doc, in order of text. A person told of twice is found twice: link puts them together.
func Find(doc *text.Document) []Figure {
	figures, _ := Explain(doc)
	return figures
}

// Explain is Find that also tells which cues became no figure, and why.
func Explain(doc *text.Document) ([]Figure, []Rejection) {
	var figures []Figure
	var rejected []Rejection
	sport, fiction := genre.Sport(doc), genre.Fiction(doc)
	var head heading
	for i := range doc.Sentences {
		if !doc.Sentences[i].Kind.Article() {
			continue
		}
		cues := findCues(doc.Sentences[i].Tokens)
		listed := doc.Sentences[i].Kind == text.List
		if items := head.item(doc, figures, i, cues); listed && len(items) > 0 {
			figures = appendPartsOf(figures, items, head.figure)
			continue
		}
		if traps(cues, len(figures) > 0) {
			if !listed {
				head.pass(doc, figures, i)
			}
			rejected = append(rejected, refuse(doc, i, cues)...)
			continue
		}
		s := newSentence(doc, i, cues)
		s.sport, s.fiction, s.deadly = sport, fiction, slices.ContainsFunc(figures, func(f Figure) bool { return f.Measure == "killed" })
		found, refused := s.read(cues, figures)
		for k := range found {
			if found[k].PartOf >= 0 {
				found[k].PartOf += len(figures)
			}
		}
		figures = append(figures, found...)
		rejected = append(rejected, refused...)
		if !listed {
			head.pass(doc, figures, i)
		}
	}
	figures = withoutIdle(doc, figures)
	introduce(doc, figures)
	blame(figures, perpetrators(doc))
	attachParts(doc, figures)
	addUp(doc, figures)
	alikeScope(doc, figures)
	breakDown(figures)
	inheritStatus(doc, figures)
	return figures, rejected
}

// Headline returns the figures of doc's title. They are no figures of the article, but tell what it is about.
func Headline(doc *text.Document) []Figure {
	var figures []Figure
	for i := range doc.Sentences {
		if doc.Sentences[i].Kind != text.Title {
			continue
		}
		cues := findCues(doc.Sentences[i].Tokens)
		found, _ := newSentence(doc, i, cues).read(cues, nil)
		figures = append(figures, found...)
	}
	return figures
}

// withoutIdle drops "nobody was hurt" where the text tells of nothing that could have hurt anybody.
func withoutIdle(doc *text.Document, figures []Figure) []Figure {
	const brief = 4 // sentences, which may leave out what happened
	if len(doc.Sentences) < brief {
		return figures
	}
	for _, f := range figures {
		if f.Qualifier != "none_reported" {
			return figures
		}
	}
	for i := range doc.Sentences {
		for _, t := range doc.Sentences[i].Tokens {
			if norm := strings.TrimSuffix(t.Norm, "s"); oneEvent[norm] || perils[norm] {
				return figures
			}
		}
	}
	return nil
}

// perils are what hurts people, beside the events of oneEvent.
var perils = map[string]bool{
	"bomb": true, "drone": true, "missile": true, "rocket": true, "shot": true, "gunman": true, "gunmen": true, "gunfire": true, "shelling": true, "police": true,
	"mine": true, "grenade": true, "knife": true, "smoke": true, "flame": true, "gale": true, "wind": true, "rioter": true, "riot": true, "gun": true, "vehicle": true,
	"car": true, "truck": true, "bus": true, "train": true, "plane": true, "aircraft": true, "boat": true, "ship": true, "ferry": true, "device": true, "shell": true, "rebel": true,
	"soldier": true, "protester": true, "rockfall": true, "evacuation": true, "evacuated": true, "damage": true, "damaged": true, "rescue": true,
	"burned": true, "burnt": true, "burning": true, "collapsed": true, "exploded": true, "capsized": true, "derailed": true, "crashed": true, "overturned": true,
	"erupted": true, "attacked": true, "stormed": true, "fell": true, "sank": true, "struck": true, "hit": true, "roof": true, "tremor": true, "wave": true,
}

// refuse tells why cues, all of them traps, became no figure.
func refuse(doc *text.Document, sentence int, cues []cue) []Rejection {
	var rejected []Rejection
	for _, c := range cues {
		if c.trap == "" {
			continue
		}
		tokens := doc.Sentences[sentence].Tokens[c.from:c.to]
		span := tokens[0].Span.Union(tokens[len(tokens)-1].Span)
		rejected = append(rejected, Rejection{Span: span, Sentence: sentence, Rule: "trap", Reason: c.trap})
	}
	return rejected
}

// attachParts makes "five of them" and "640 of the deaths" part of the figure before that they are counted out of: the
// nearest one, not smaller, of the same measure, or of the injured for those who died of them.
func attachParts(doc *text.Document, figures []Figure) {
	for i := range figures {
		f := &figures[i]
		if f.Victims == nil || !f.Victims.Them || f.PartOf >= 0 {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			g := &figures[k]
			if f.Sentence-g.Sentence > 1 && pronoun(doc, f) && (g.Scope == "cumulative" || f.Sentence-g.Sentence > reach) {
				break
			}
			if ofWounded(doc, f) && g.Measure != "injured" || ofDead(doc, f) && g.Measure != f.Measure {
				continue // "the dead include two brothers" counts them out of no wounded
			}
			if g.Amount.Floor() > f.Amount.Floor() && g.PartOf < 0 && (g.Measure == f.Measure || g.Measure == "injured" && f.Measure == "killed") {
				if f.PartOf = k; g.Scope == "cumulative" {
					f.Scope = g.Scope
				}
				break
			}
		}
	}
}

// ofDead says whether f is counted out of people whom the words call dead: "among the dead were", "of the dead, seven".
func ofDead(doc *text.Document, f *Figure) bool {
	cue := strings.ToLower(f.Cue.In(doc.Text))
	return f.Rule == "identified" || f.Rule == "subset" && f.Measure == "killed" && strings.HasPrefix(cue, "of ") && cue != "of them" && cue != "of whom"
}

// reach is how many sentences "of them" may stand behind the number it counts out of; from a toll of years, it is the next.
const reach = 3

// pronoun says whether f is counted out of people called by a pronoun: "five of them".
func pronoun(doc *text.Document, f *Figure) bool {
	words := strings.ToLower(f.Victims.In(doc.Text))
	return strings.HasSuffix(words, " them") || strings.HasSuffix(words, " whom")
}

// ofWounded says whether the people of f are counted out of the wounded: "two of the injured have died".
func ofWounded(doc *text.Document, f *Figure) bool {
	words := strings.ToLower(f.Victims.In(doc.Text))
	return strings.HasSuffix(words, "of the wounded") || strings.HasSuffix(words, "of the injured") || strings.HasSuffix(words, "of those wounded") || strings.HasSuffix(words, "of those injured")
}
