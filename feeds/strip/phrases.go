package strip

import (
	"bufio"
	_ "embed"
	"strings"
	"unicode"
)

//go:embed phrases.txt
var phrasesTxt string

// phrases are the lines that announce what they or the lines below them are.
var phrases = loadPhrases(phrasesTxt)

// A phraseBook looks a line up by its whole and by its opening words.
type phraseBook struct {
	openers, lines, labels lineKinds
}

type lineKinds struct {
	whole  map[string]string
	starts map[string][]lineStart // by first word
}

type lineStart struct {
	words, holds, kind string
}

func loadPhrases(text string) phraseBook {
	b := phraseBook{openers: newLineKinds(), lines: newLineKinds(), labels: newLineKinds()}
	parts := []lineKinds{b.openers, b.lines, b.labels}
	sc := bufio.NewScanner(strings.NewReader(text))
	for sc.Scan() {
		line := sc.Text()
		if line == "---" {
			parts = parts[1:]
		}
		if kind, phrase, ok := strings.Cut(line, ": "); ok && !strings.HasPrefix(line, "#") {
			parts[0].add(kind, phrase)
		}
	}
	return b
}

func newLineKinds() lineKinds {
	return lineKinds{whole: map[string]string{}, starts: map[string][]lineStart{}}
}

func (k lineKinds) add(kind, phrase string) {
	head, tail, open := strings.Cut(phrase, "…")
	head, tail = words(head), strings.TrimSpace(tail)
	if !open {
		k.whole[head] = kind
		return
	}
	first, _, _ := strings.Cut(head, " ")
	k.starts[first] = append(k.starts[first], lineStart{head, tail, kind})
}

// find is the kind that a line announces, "" where it announces none.
func (k lineKinds) find(line string) string {
	w := words(line)
	if kind, ok := k.whole[w]; ok {
		return kind
	}
	first, _, _ := strings.Cut(w, " ")
	for _, s := range k.starts[first] {
		if strings.HasPrefix(w, s.words) && (len(w) == len(s.words) || w[len(s.words)] == ' ') && strings.Contains(w, s.holds) {
			return s.kind
		}
	}
	return ""
}

// words is a line in lower case with all but letters, digits, @ and © as single spaces.
func words(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '@' || r == '©' {
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
			continue
		}
		space = true
	}
	return b.String()
}
