package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/gazetteer"
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
	mentions []mention
}

// A mention is tokens [from, to) of a line, read as something.
type mention struct {
	from, to int
	weight   float64 // how much speaks for it; they compete
	Entity
}

func newLine(s *text.Sentence) *line {
	return &line{tokens: part(s.Tokens), caps: s.Caps}
}

// part returns tokens with compounds of names parted; the same slice where there are none.
func part(tokens []text.Token) []text.Token {
	var out []text.Token
	for i, t := range tokens {
		if at := joint(t); at > 0 {
			if out == nil {
				out = append(make([]text.Token, 0, len(tokens)+4), tokens[:i]...)
			}
			out = append(out, piece(t, 0, at), piece(t, at, at+1), piece(t, at+1, len(t.Text)))
		} else if out != nil {
			out = append(out, t)
		}
	}
	if out == nil {
		return tokens
	}
	return out
}

func piece(t text.Token, from, to int) text.Token {
	p := text.Token{Span: text.Span{Start: t.Start + from, End: t.Start + to}, Text: t.Text[from:to]}
	p.Norm = strings.ToLower(p.Text)
	return p
}

// bound are the words that make a compound of a name before them, or after them ("anti-").
var (
	boundAfter = set("based backed led born controlled held occupied run affiliated linked administered aligned allied " +
		"owned ruled funded sponsored made trained dominated majority wide area bound friendly inspired style supported " +
		"imposed brokered mediated speaking populated registered flagged besieged governed mandated native to and only")
	boundBefore = set("anti pro non ex pre post neo inter trans mid south north east west central then")
)

// joint returns where in t the hyphen stands that parts a compound of names, or 0.
func joint(t text.Token) int {
	at := strings.IndexByte(t.Text, '-')
	if at <= 0 || at == len(t.Text)-1 || len(t.Norm) != len(t.Text) {
		return 0
	}
	before, after := t.Norm[:at], t.Norm[at+1:]
	switch {
	case boundBefore[before] && capital(t.Text[at+1:]) && !known(t):
		return at
	case capital(t.Text) && boundAfter[after]:
		return at
	case capital(t.Text) && capital(t.Text[at+1:]) && known(piece(t, 0, at)) && known(piece(t, at+1, len(t.Text))) && !known(t):
		return at
	}
	return 0
}

// known says whether the hand-made lists have t.
func known(t text.Token) bool {
	_, n := gazetteer.Match([]text.Token{t}, 0)
	return n == 1
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
