package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// Part returns tokens with compounds of names parted; the same slice where there are none. "US-led", "anti-Taliban",
// "Pakistan-Afghanistan" hold names that are mentions, and tokens keep them whole.
func Part(tokens []text.Token) []text.Token {
	var out []text.Token
	for i, t := range tokens {
		if at := joint(t); at > 0 && !whole(tokens, i) {
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

// The words that make a compound of a name before them, or after them ("anti-").
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

// whole says whether a longer name begins with the compound at i: "Inter-Services Public Relations".
func whole(tokens []text.Token, i int) bool {
	_, n := gazetteer.Match(tokens, i)
	return n > 1
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
