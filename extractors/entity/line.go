package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/entity/tagger"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// An article is a document while its mentions are gathered.
type article struct {
	doc   *text.Document
	lines []*line
}

// A line is one sentence. Its tokens are the document's, but compounds of names are parted: "US-led", "anti-Taliban",
// "Pakistan-Afghanistan" hold names that are mentions.
type line struct {
	tokens   []text.Token
	caps     bool // written in capitals, where capitals say nothing
	dateline bool
	mentions []mention
}

// A mention is tokens [from, to) of a line, read as something.
type mention struct {
	from, to int
	weight   float64 // how much speaks for it; they compete
	Entity
}

func newLine(s *text.Sentence) *line {
	return &line{tokens: tagger.Part(s.Tokens), caps: s.Caps, dateline: s.Kind == text.Dateline}
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// nameLike says whether t may be part of a name: a word with a capital that is not written wholly in capitals, or an
// initial ("J.").
func (l *line) nameLike(i int) bool {
	if i < 0 || i >= len(l.tokens) {
		return false
	}
	t := &l.tokens[i]
	return capital(t.Text) && !calendar[t.Norm] && !function[t.Norm]
}

var (
	calendar = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july " +
		"august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. gmt " +
		"mon tue wed thu fri sat sun")
	function = set("the a an this that these those he she it they we i you his her its their our your my him them us and or but " +
		"if when while where who what which how why as at by for from in into of off on onto out over per since than then " +
		"there to under until up upon with without within after before during about against among between through not no " +
		"yes is was are were be been being has have had do does did will would can could may might must shall should also " +
		"all any both each few more most other some such only own same so too very just because although though despite " +
		"however meanwhile moreover according here now once again still yet even ever never one two three four five six " +
		"seven eight nine ten said says")
)
