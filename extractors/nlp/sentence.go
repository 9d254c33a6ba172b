package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// maxSentence bounds the tokens of one sentence, so that what reads sentences need not fear a text without full stops.
// What is longer is cut, preferably at a mark; nothing is lost.
const maxSentence = 400

// sentences cuts the tokens of one section into sentences and returns where each ends.
func sentences(tokens []text.Token) []int {
	var ends []int
	from := 0
	for i := 0; i < len(tokens); i++ {
		end := sentenceEnd(tokens, from, i)
		if end == 0 && i+1-from >= maxSentence {
			end = i + 1
		}
		if end > 0 {
			ends = append(ends, end)
			from, i = end, end-1
		}
	}
	if from < len(tokens) {
		ends = append(ends, len(tokens))
	}
	return ends
}

// sentenceEnd returns the token after the sentence that began at from and ends with token i and the closing marks after
// it, or 0 where no sentence ends there.
func sentenceEnd(tokens []text.Token, from, i int) int {
	if !terminates(tokens[i].Norm) {
		return 0
	}
	end := i + 1
	for end < len(tokens) && closes(tokens, end) {
		end++
	}
	if end == len(tokens) {
		return end
	}
	abbr := len(tokens[i].Norm) > 1 && wordStart(tokens[i].Norm)
	if abbr && end == i+1 && !onX(tokens, i) && !breaksAfter(tokens[i], tokens[end]) || !abbr && !begins(tokens, i, end) {
		return 0
	}
	if enumerator(tokens, from, i) {
		return 0
	}
	return end
}

// terminates says whether a token can end a sentence: full stop, question and exclamation marks, an ellipsis, or an
// abbreviation with its stop.
func terminates(norm string) bool {
	switch norm[len(norm)-1] {
	case '.', '!', '?':
		return true
	}
	return strings.HasPrefix(norm, "。") || strings.HasPrefix(norm, "؟") || strings.HasPrefix(norm, "۔")
}

func wordStart(norm string) bool {
	r, _ := utf8.DecodeRuneInString(norm)
	return wordRune(r)
}

// closes says whether token i closes what the sentence before it opened: a bracket, or a quotation mark with white space
// after it, or none before.
func closes(tokens []text.Token, i int) bool {
	t := tokens[i]
	switch t.Text {
	case ")", "]", "}", "”", "»", "’", "''":
		return true
	case "!", "?", ".":
		return tokens[i-1].End == t.Start
	case "\"", "'":
		return tokens[i-1].End == t.Start
	}
	return false
}

// breaksAfter says whether a sentence ends with the abbreviation a, given the token after it.
func breaksAfter(a, next text.Token) bool {
	abbr := abbreviations[a.Norm]
	if abbr.title || abbr.number || !capitalised(next.Text) && !opensQuote(next) {
		return false
	}
	if oneLetter(a.Norm) { // an initial
		return false
	}
	if a.Norm == "a.m." || a.Norm == "p.m." {
		return !timeWord(next.Norm)
	}
	return a.Norm == "etc." || opensQuote(next) || starters.Find(next.Norm) != nil
}

// onX says whether token i is no initial but the network of that name: "he said on X. The".
func onX(tokens []text.Token, i int) bool {
	return tokens[i].Text == "X." && i > 0 && (tokens[i-1].Norm == "on" || tokens[i-1].Norm == "platform")
}

func oneLetter(norm string) bool { return utf8.RuneCountInString(norm) == 2 }

// timeWord says whether a word may follow "5 p.m." in one sentence although it begins with a capital.
func timeWord(norm string) bool {
	switch norm {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "gmt", "utc", "est", "edt", "pst",
		"pdt", "cst", "cdt", "bst", "ist", "pkt", "et", "pt", "january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december", "eastern", "pacific", "kabul", "jan.", "feb.", "aug.",
		"sept.", "oct.", "nov.", "dec.":
		return true
	}
	return false
}

// begins says whether a new sentence begins at token i after the plain terminator at token t.
func begins(tokens []text.Token, t, i int) bool {
	next := tokens[i]
	r, _ := utf8.DecodeRuneInString(next.Text)
	switch {
	case unicode.IsLower(r), strings.ContainsRune(",;:)-–—", r):
		return false
	case !unicode.IsUpper(r):
		return true
	}
	return !(i > t+1 && tokens[t].Norm != "." && saysSoon(tokens, i))
}

// saysSoon says whether the words at i tell who asked or called out what was just quoted: "…?” Rahimi asked".
func saysSoon(tokens []text.Token, i int) bool {
	for k := i; k < len(tokens) && k < i+4; k++ {
		switch tokens[k].Norm {
		case "said", "says", "asked", "asks", "shouted", "told", "wrote", "cried", "yelled", "added":
			return k > i && tokens[k-1].Norm != "who"
		case ".", ",", "!", "?":
			return false
		}
	}
	return false
}

// enumerator says whether the stop at i only ends a number that counts a paragraph: "1. Armed groups".
func enumerator(tokens []text.Token, from, i int) bool {
	if i != from+1 || tokens[i].Norm != "." || len(tokens[from].Norm) > 3 || tokens[from].End != tokens[i].Start {
		return false
	}
	return asciiDigit(tokens[from].Norm[0])
}

func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func opensQuote(t text.Token) bool {
	switch t.Text {
	case "“", "\"", "‘", "«", "„", "``":
		return true
	}
	return false
}
