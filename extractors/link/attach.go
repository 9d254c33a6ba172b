package link

import (
	_ "embed"
	"regexp"
	"sort"
	"strings"
	"unicode"

	"github.com/hedgerow/hedgerow/extractors/date"
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed attach.txt
var attachText string

// attachWords are words for what is said and done once an event is over: a day or a place by them is not the event's.
var attachWords = lexicon.Must("attach.txt", attachText)

// later are the kinds of words that stand by another day and place than the event's.
var later = words("saying after taken")

// aside says whether the day or place at span of sentence s belongs to who speaks or to what came later: the nearest
// telling word before it is one of saying or of aftermath, and not of the event: "died, police said on Friday". At the head
// of a sentence the next telling word says so: "In Miami, a rebel spokesman denied".
func (a *Annotations) aside(doc *text.Document, s int, span text.Span) bool {
	const far, opening = 10, 4 // words
	tokens := doc.Sentences[s].Tokens
	at := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= span.Start })
	for i := at - 1; i >= 0 && i >= at-far; i-- {
		if a.cueAt(s, tokens[i].Span) || eventAt(tokens, i) {
			return false
		}
		if e, n := attachWords.Longest(tokens, i); e != nil && later[e.Field(0)] && i+n <= at && !target(tokens, i) || relative[tokens[i].Norm] && at-i > 2 {
			return !(relative[tokens[i].Norm] && i > 1 && (eventAt(tokens, i-1) || tokens[i-1].Norm == "," && eventAt(tokens, i-2)))
		}
	}
	for i := at; at <= opening && i < len(tokens) && i < at+far; i++ {
		if a.cueAt(s, tokens[i].Span) || eventAt(tokens, i) || relative[tokens[i].Norm] {
			return false
		}
		if e, _ := attachWords.Longest(tokens, i); e != nil && later[e.Field(0)] {
			return true
		}
	}
	return false
}

// target says whether the word at i is what an event struck: "the attack on a funeral".
func target(tokens []text.Token, i int) bool {
	const near = 3 // tokens
	for k := i - 1; k > 0 && k >= i-near; k-- {
		if n := tokens[k].Norm; n == "on" || n == "at" || n == "against" {
			return eventAt(tokens, k-1)
		}
	}
	return false
}

// relative are the words that open a clause about somebody or something: a day inside it is not the event's, unless the
// event is what it tells of.
var relative = words("who whom whose which where")

// modifies says whether d only names a thing that is no event: "ousted in the 2021 coup", "the 8 June vote".
func modifies(doc *text.Document, s int, d date.Date) bool {
	tokens := doc.Tagged(s)
	at := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= d.Start })
	next := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= d.End })
	if at == 0 || next == len(tokens) || ofEvent(doc, s, d) || next+1 < len(tokens) && eventAt(tokens, next+1) {
		return false
	}
	before := tokens[at-1].Norm
	if strings.HasPrefix(d.In(doc.Text), "the ") || strings.HasPrefix(d.In(doc.Text), "THE ") {
		before = "the"
	}
	switch before {
	case "the", "a", "an", "its", "their", "his", "her", "'s":
		return d.Precision == "year" && unicode.IsLetter(rune(tokens[next].Norm[0])) || d.Precision == "day" && strings.HasPrefix(tokens[next].Tag, "NN")
	}
	return false
}

// ofEvent says whether d only says which event is meant: "Tuesday's attack", "the March 3 bombing".
func ofEvent(doc *text.Document, s int, d date.Date) bool {
	const far = 5 // tokens
	tokens := doc.Tagged(s)
	next := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= d.End })
	for i := next; i < len(tokens) && i < next+far; i++ {
		switch t := tokens[i]; {
		case eventAt(tokens, i) && strings.HasPrefix(t.Tag, "NN"):
			return true
		case t.Tag != "POS" && t.Norm != "'s" && t.Tag != "CD" && !strings.HasPrefix(t.Tag, "NN") && !strings.HasPrefix(t.Tag, "JJ"):
			return false
		}
	}
	return false
}

// cueAt says whether a figure of sentence s has its cue at span.
func (a *Annotations) cueAt(s int, span text.Span) bool {
	for i := sort.Search(len(a.Figures), func(i int) bool { return a.Figures[i].Sentence >= s }); i < len(a.Figures) && a.Figures[i].Sentence == s; i++ {
		if a.Figures[i].Cue.Overlaps(span) {
			return true
		}
	}
	return false
}

// eventAt says whether a word at token i names an event.
func eventAt(tokens []text.Token, i int) bool {
	if e, _ := eventWords.Longest(tokens, i); e != nil {
		return e.Field(0) != "none"
	}
	if e, _ := attachWords.Longest(tokens, i); e != nil && e.Field(0) == "event" {
		return true
	}
	e, _ := attacks.Longest(tokens, i)
	return e != nil && e.Field(0) != "weapon"
}

// dayWord matches what makes a clock time one of a certain day.
var dayWord = regexp.MustCompile(`(?i)\b(to|yester|(mon|tues|wednes|thurs|fri|satur|sun))day\b|same day|\b(to)?night\b|morning|evening|afternoon|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`)

// laterOn matches what only goes on from what was told before: "half an hour later".
var laterOn = regexp.MustCompile(`(?i)\b(hours?|minutes?|moments?|seconds?) (later|earlier|afterwards?)$`)

// dayless says whether d tells an hour and no day ("about 8 p.m."), or a day that only what went before makes plain ("that
// morning", "an hour later").
func dayless(doc *text.Document, d date.Date) bool {
	words := d.In(doc.Text)
	return d.Precision == "minute" && !dayWord.MatchString(words) || laterOn.MatchString(words) || strings.HasPrefix(words, "that ") || strings.HasPrefix(words, "That ")
}
