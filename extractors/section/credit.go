package section

import (
	"regexp"
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// markHead marks the lines near the top, and at the end, that tell who wrote the article and when it appeared. The day of
// publication serves as a dateline.
func markHead(ps []paragraph) {
	const top, last = 6, 4 // paragraphs among which such lines stand
	for i := max(0, len(ps)-last); i < len(ps); i++ {
		if p := &ps[i]; p.kind == text.Body && publishedIn(p) {
			p.kind = text.Dateline
		}
	}
	for i := range ps[:min(top, len(ps))] {
		p := &ps[i]
		switch {
		case p.kind != text.Body:
		case bylineLike(p.words):
			p.kind = text.SourceLine
		case dateLine(p.folded, "published", "posted", "date:", "issued", "publication date"):
			p.kind = text.Dateline
		case dateLine(p.folded, "updated", "last updated", "last modified", "modified"):
			p.kind = text.Other
		case signedDate(p.words):
			p.kind = text.Dateline
		}
	}
}

// dateLine says whether s is one of the words and a date.
func dateLine(s string, words ...string) bool {
	const longest = 70
	if len(s) > longest || !hasDigit(s) || endsSentence(s) {
		return false
	}
	for _, w := range words {
		if rest, ok := strings.CutPrefix(s, w); ok {
			rest = strings.TrimLeft(rest, ": \u00a0")
			rest = strings.TrimPrefix(rest, "on ")
			first, _, _ := strings.Cut(strings.Trim(rest, ","), " ")
			return first != "" && (hasDigit(first) || month(strings.Trim(first, ".,")) || weekday(first))
		}
	}
	return false
}

// publishedIn says whether p is a newspaper's last line: "Published in Dawn, January 10th, 2025".
func publishedIn(p *paragraph) bool {
	const longest = 90
	return len(p.words) <= longest && strings.HasPrefix(p.folded, "published in ") && (wholeDate(p.words) || strings.Contains(p.folded, "print edition"))
}

// signedDate says whether s is nothing but a date and the names of whoever signs with it: "By Khaama Press - February 11,
// 2025", "Lina Omar | 11 Feb 2025 14:05 GMT".
func signedDate(s string) bool {
	const longest = 90
	if len(s) > longest || !wholeDate(s) {
		return false
	}
	for _, w := range strings.FieldsFunc(s, separates) {
		if !capitalised(w) && !month(w) && !joinsHead[strings.ToLower(strings.Trim(w, ".,"))] {
			return false
		}
	}
	return true
}

func separates(r rune) bool { return strings.ContainsRune(" \u00a0|·•/–—-,()", r) }

// joinsHead are the words in lower case that a line of names and a date may hold.
var joinsHead = map[string]bool{
	"by": true, "and": true, "for": true, "on": true, "at": true, "in": true, "of": true, "the": true, "am": true, "pm": true, "a.m": true, "p.m": true, "al": true,
	"published": true, "posted": true, "st": true, "nd": true, "rd": true, "th": true,
}

// wholeDate says whether s states a day with its year: in figures, or with the name of a month.
func wholeDate(s string) bool {
	if dateInFigures.MatchString(s) {
		return true
	}
	named := slices.ContainsFunc(strings.FieldsFunc(s, separates), func(w string) bool { return month(strings.Trim(w, ".")) })
	return named && yearInFigures.MatchString(s)
}

var (
	dateInFigures = regexp.MustCompile(`\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b`)
	yearInFigures = regexp.MustCompile(`\b(19|20)\d\d\b`)
)

func weekday(w string) bool {
	return strings.HasSuffix(strings.TrimRight(w, ","), "day") || len(w) >= 3 && strings.Contains(" mon tue wed thu fri sat sun ", " "+strings.Trim(w, ".,")+" ")
}

// bylineLike says whether s is "By" and names: "By Karim Noor and Lina Omar in Herat".
func bylineLike(s string) bool {
	const longest = 12 // words
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > longest || words[0] != "By" && words[0] != "BY" || endsSentence(s) {
		return false
	}
	names := 0
	for _, w := range words[1:] {
		switch {
		case capitalised(w):
			names++
		case w != "and" && w != "in" && w != "for" && w != "of" && w != "the" && w != "&" && w != "al" && w != "|":
			return false
		}
	}
	return names >= 2
}

// bioWords are met in notes on authors. A note also names somebody first, in the present tense.
var bioWords = []string{
	"journalist", "writer", "author of", "columnist", "analyst", "correspondent", "reporter", "editor", "professor", "lecturer",
	"fellow", "researcher", "scholar", "teaches", "writes", "covers", "contributor", "freelance", "commentator", "tweets",
}

// markBio marks a paragraph after the article that tells who its author is: it begins with a name that stands in the
// byline, or it is followed by a disclaimer.
func markBio(ps []paragraph) {
	byline := ""
	for _, p := range ps {
		if p.kind == text.SourceLine {
			byline += p.words + "\n"
		}
	}
	for i := len(ps) - 1; i > 0 && !ps[i].kind.Article(); i-- {
		if ps[i].kind == text.Disclaimer && i > 1 {
			markBioAt(&ps[i-1], "")
		}
	}
	last := len(ps) - 1
	for last > 0 && !ps[last].kind.Article() {
		last--
	}
	if last > 0 && byline != "" {
		markBioAt(&ps[last], byline)
	}
}

// markBioAt marks p where it reads like a note on the author whom the byline, if any, names.
func markBioAt(p *paragraph, byline string) {
	name, rest := leadingName(p.words)
	if p.kind != text.Body || name == "" || byline != "" && !strings.Contains(byline, name) || len(p.words) > bothLength {
		return
	}
	verb, _, _ := strings.Cut(rest, " ")
	switch verb {
	case "is", "teaches", "writes", "works", "covers", "lives", "serves", "reports":
	default:
		return
	}
	for _, w := range bioWords {
		if strings.Contains(rest, w) {
			p.kind = text.AuthorBio
			return
		}
	}
}

// leadingName returns the two to four capitalised words that s begins with, and the text after them; "" where there are
// none.
func leadingName(s string) (name, rest string) {
	rest = strings.TrimLeft(s, "*_— ")
	start := rest
	for n := 0; ; n++ {
		word, after, ok := strings.Cut(rest, " ")
		if !ok || n > 4 {
			return "", ""
		}
		if !capitalised(word) || hasDigit(word) {
			if n < 2 {
				return "", ""
			}
			return strings.TrimSpace(start[:len(start)-len(rest)]), rest
		}
		rest = after
	}
}

// markAbout marks what a press release says of the company that issued it: paragraphs after a line "About NAME" in the
// second half, and before the source or the contact.
func markAbout(ps []paragraph) {
	for i := range ps {
		if ps[i].Start*2 < ps[len(ps)-1].End || ps[i].kind != text.Body && ps[i].kind != text.Heading || !aboutNames(ps[i].words) {
			continue
		}
		end := i + 1
		for end < len(ps) && ps[end].kind.Article() {
			end++
		}
		if end == len(ps) || ps[end].kind != text.SourceLine && ps[end].kind != text.Other && ps[end].kind != text.Disclaimer {
			return
		}
		for k := i; k < end; k++ {
			ps[k].kind = text.Other
		}
		return
	}
}

// aboutNames says whether s begins with "About" and a name, alone in its line or before the sentences on it.
func aboutNames(s string) bool {
	rest, ok := strings.CutPrefix(s, "About ")
	if !ok {
		return false
	}
	rest = strings.TrimPrefix(rest, "the ")
	name, after := leadingName(rest + " . ")
	if name == "" {
		word, tail, _ := strings.Cut(rest, " ")
		return capitalised(word) && !hasDigit(word) && tail == ""
	}
	return after == ". " || strings.Count(s, strings.Fields(name)[0]) > 1
}
