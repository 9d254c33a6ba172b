package main

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/entity/tagger"
	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// classes maps the labels of all sets; what is not in it is no name of ours.
var classes = map[string]tagger.Class{
	"PER": tagger.Person, "person": tagger.Person, "politician": tagger.Person,
	"ORG": tagger.Org, "organization": tagger.Org, "organisation": tagger.Org, "politicalparty": tagger.Org,
	"corporation": tagger.Org, "group": tagger.Org,
	"LOC": tagger.Place, "location": tagger.Place, "country": tagger.Place, "place": tagger.Place,
	"MISC": tagger.Misc, "misc": tagger.Misc, "event": tagger.Misc, "election": tagger.Misc, "creative-work": tagger.Misc,
	"product": tagger.Misc,
}

// marksMisc are the sets that mark nationalities and other names; in the rest a nationality may be one unmarked.
var marksMisc = map[string]bool{"wikigold": true, "crossner_politics": true}

// example lays the annotation of r over the words of doc.
func example(r row, doc *text.Document) tagger.Example {
	var e tagger.Example
	names := spans(r)
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		tokens := tagger.Part(s.Tokens)
		allowed := make([]uint16, len(tokens))
		for k := range allowed {
			allowed[k] = tagger.Outside
			if !marksMisc[r.Set] && isPeople(tokens, k) {
				allowed[k] |= tagger.Begin(tagger.Misc)
			}
		}
		for _, n := range names {
			mark(allowed, tokens, n, strings.HasPrefix(r.Set, "gum"))
		}
		e.Sentences = append(e.Sentences, tagger.Sentence{Tokens: tokens, Caps: s.Caps})
		e.Allowed = append(e.Allowed, allowed)
	}
	return e
}

func isPeople(tokens []text.Token, k int) bool {
	h, n := gazetteer.Match(tokens, k)
	return n > 0 && h.People != nil
}

// A name is an annotated name in bytes; unknown where the label says nothing of ours.
type name struct {
	text.Span
	class   tagger.Class
	unknown bool
}

// spans returns the names of r in bytes, longest first.
func spans(r row) []name {
	at := make([]int, 0, len(r.Text)+1)
	for i := range r.Text {
		at = append(at, i)
	}
	at = append(at, len(r.Text))
	var out []name
	for _, g := range r.Gold {
		if g.End >= len(at) || g.Start < 0 || g.End <= g.Start {
			continue
		}
		c, ok := classes[g.Type]
		out = append(out, name{text.Span{Start: at[g.Start], End: at[g.End]}, c, !ok})
	}
	sort.SliceStable(out, func(i, k int) bool { return out[i].Len() > out[k].Len() })
	return out
}

// all are all labels: the annotation does not say.
const all = ^uint16(0)

// mark writes n into allowed. GUM annotates phrases, not names: "Major general Fuad Basya", "group of teenagers". Of these
// the name at the end counts, and phrases without one say nothing.
func mark(allowed []uint16, tokens []text.Token, n name, phrase bool) {
	from, to := within(tokens, n.Span)
	if from == to {
		return
	}
	class := n.class
	if phrase {
		from = trim(tokens, from, to)
	}
	if n.unknown || phrase && (from == to || commas(tokens[from:to])) || tokens[from].Text[0] == '@' {
		for k := from; k < to; k++ {
			if allowed[k] == tagger.Outside && capital(tokens[k].Text) {
				allowed[k] = all
			}
		}
		return
	}
	for k := from; k < to; k++ {
		if allowed[k] != tagger.Outside && allowed[k] != tagger.Outside|tagger.Begin(tagger.Misc) && allowed[k] != all {
			return // inside a longer name
		}
	}
	allowed[from] = tagger.Begin(class)
	for k := from + 1; k < to; k++ {
		allowed[k] = tagger.Inside(class)
	}
}

func within(tokens []text.Token, s text.Span) (from, to int) {
	from = sort.Search(len(tokens), func(i int) bool { return tokens[i].End > s.Start })
	to = sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= s.End })
	return from, max(from, to)
}

// trim drops what stands before the name in a phrase; it returns to where the phrase ends in no name.
func trim(tokens []text.Token, from, to int) int {
	if !capital(tokens[to-1].Text) {
		return to
	}
	for k := from; k < to; k++ {
		if n, _ := gazetteer.Title(tokens, k); n > 0 && k+n < to {
			from = k + n
		} else if !capital(tokens[k].Text) && !inName[tokens[k].Norm] {
			from = k + 1
		}
	}
	return from
}

var inName = map[string]bool{"of": true, "for": true, "and": true, "the": true, "'s": true, "&": true, "de": true, "al": true, "von": true, "van": true, ".": true, ",": true}

func commas(tokens []text.Token) bool {
	for _, t := range tokens {
		if t.Text == "," {
			return true
		}
	}
	return false
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
