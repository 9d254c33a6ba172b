package section

import (
	_ "embed"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed marks.txt
var markData string

// A mark is a line of marks.txt.
type mark struct {
	first, then string // then is the second phrase of "both"
	kind        text.Kind
	where       string
}

var marks = readMarks(lexicon.Must("marks.txt", markData))

// markSet is marks.txt, by where a mark can be looked for.
type markSet struct {
	beginning map[byte][]mark // those that a paragraph begins with, by their first byte
	inside    []mark          // those of two phrases
}

func readMarks(l *lexicon.Lexicon) markSet {
	all := markSet{beginning: map[byte][]mark{}}
	for _, e := range l.Entries {
		first, then, _ := strings.Cut(e.Phrase, " ... ")
		m := mark{first, then, text.Kind(e.Field(0)), e.Field(1)}
		if m.where == "both" {
			all.inside = append(all.inside, m)
		} else {
			all.beginning[first[0]] = append(all.beginning[first[0]], m)
		}
	}
	return all
}

// How long a paragraph may be, in bytes, and still be what its mark says.
const (
	lineLength   = 28 // beyond the phrase
	startsLength = 420
	bothLength   = 700
	bothBegins   = 80 // where the first of two phrases begins at the latest
)

// matches says whether m marks the paragraph p.
func (m mark) matches(p *paragraph) bool {
	switch m.where {
	case "line", "opens":
		return strings.HasPrefix(p.folded, m.first) && len(p.words) <= len(m.first)+lineLength && !wordGoesOn(p.folded, len(m.first)) &&
			!sentenceGoesOn(p.folded[len(m.first):])
	case "starts":
		return len(p.words) <= startsLength && strings.HasPrefix(p.folded, m.first)
	case "both":
		i := strings.Index(p.folded[:min(len(p.folded), bothBegins+len(m.first))], m.first)
		return i >= 0 && strings.Contains(p.folded[i+len(m.first):], m.then)
	}
	return false
}

func wordGoesOn(s string, i int) bool {
	return i < len(s) && i > 0 && 'a' <= s[i] && s[i] <= 'z' && 'a' <= s[i-1] && s[i-1] <= 'z'
}

// sentenceGoesOn says whether words follow and a full stop ends them: then the phrase only began a sentence.
func sentenceGoesOn(rest string) bool {
	rest = strings.TrimSpace(rest)
	return strings.Contains(rest, " ") && strings.HasSuffix(rest, ".")
}

// markPhrases marks the paragraphs that the phrases of marks.txt show to be no body, and what they open.
func markPhrases(ps []paragraph) {
	var open text.Kind
	for i := range ps {
		p := &ps[i]
		if p.kind == text.Title {
			continue
		}
		m, ok := findMark(p)
		switch {
		case ok:
			p.kind, open = m.kind, ""
			if m.where == "opens" {
				open = m.kind
			}
		case open != "" && follows(open, p):
			p.kind = open
		default:
			open = ""
		}
	}
}

func findMark(p *paragraph) (mark, bool) {
	if len(p.words) <= bothLength && notice(p) {
		return mark{kind: text.Disclaimer}, true
	}
	if p.folded == "" {
		return mark{}, false
	}
	for _, m := range marks.beginning[p.folded[0]] {
		if m.matches(p) || m.kind == text.Summary && strings.HasPrefix(p.folded, m.first) {
			return m, true
		}
	}
	if len(p.words) > bothLength {
		return mark{}, false
	}
	for _, m := range marks.inside {
		if m.matches(p) {
			return m, true
		}
	}
	return mark{}, false
}

// follows says whether p goes on with what a line before it opened: a note on the author takes whole paragraphs, a list
// of related pieces only lines that are no sentences.
func follows(open text.Kind, p *paragraph) bool {
	if open == text.AuthorBio {
		return p.kind == text.Body && endsSentence(p.words)
	}
	return !endsSentence(p.words) || p.item || len(p.words) < 40
}
