package pipeline

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
)

//go:embed languages.txt
var languagesTxt string

var languages = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	for _, e := range lexicon.Must("languages.txt", languagesTxt).Entries {
		words[e.Phrase] = e.Field(0)
	}
	return words
})

// How much of a text is looked at, and how much evidence it takes to contradict what the publisher declares.
const (
	languageSample = 20_000 // bytes
	enoughLetters  = 40
	enoughWords    = 5
)

// language returns the two-letter code of the language of body: what its script and its short words show, where they
// show it; else what was declared; else English, for a short text gives no evidence. A text in another script whose
// language is not declared is "und".
func language(body, declared string) string {
	declared = primary(declared)
	sample := strings.ToValidUTF8(body[:min(len(body), languageSample)], "")
	if !latin(sample) {
		if declared == "" || declared == "en" {
			return "und"
		}
		return declared
	}
	english, other, most := shortWords(sample)
	switch {
	case other >= enoughWords && other > 2*english:
		return most
	case english >= enoughWords && english > 2*other, declared == "":
		return "en"
	}
	return declared
}

// primary returns the language of a tag like "en-GB".
func primary(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	if tag == "eng" || tag == "english" {
		return "en"
	}
	return tag
}

// latin says whether s is written in Latin letters for the most part, or too short to tell.
func latin(s string) bool {
	yes, no := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Latin, r):
			yes++
		case unicode.IsLetter(r):
			no++
		}
	}
	return yes+no < enoughLetters || yes >= no
}

// shortWords counts the words of s that mark English and those that mark another language, and names the one of these
// that has the most.
func shortWords(s string) (english, other int, most string) {
	words := languages()
	counts := map[string]int{}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		lang := words[strings.ToLower(w)]
		switch lang {
		case "":
			continue
		case "en":
			english++
			continue
		}
		other++
		counts[lang]++
		if n := counts[lang]; n > counts[most] || n == counts[most] && lang < most {
			most = lang
		}
	}
	return english, other, most
}
