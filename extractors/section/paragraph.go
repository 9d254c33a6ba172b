package section

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// paragraphs cuts s at the borders of blocks, at blank lines and, unless its lines are wrapped, at the end of each line.
func paragraphs(s string, blocks []Block) []paragraph {
	wrapped := hardWrapped(s)
	var ps []paragraph
	at := 0
	for _, b := range blocks {
		if b.Start < at || b.End > len(s) || b.Empty() || !onRune(s, b.Start) || !onRune(s, b.End) {
			continue // a hint that is no span of this text is worth nothing
		}
		ps = appendLines(ps, s, text.Span{Start: at, End: b.Start}, "", wrapped)
		ps = appendLines(ps, s, b.Span, b.Kind, wrapped)
		at = b.End
	}
	return appendLines(ps, s, text.Span{Start: at, End: len(s)}, "", wrapped)
}

func onRune(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// appendLines adds the paragraphs of one stretch, all of which get its hint.
func appendLines(ps []paragraph, s string, sp text.Span, hint text.Kind, wrapped bool) []paragraph {
	from := sp.Start
	for from < sp.End {
		end := from
		for end < sp.End {
			next := lineEnd(s, end, sp.End)
			end = next
			if !wrapped || blankLine(s, next, sp.End) || listLine(s[next:sp.End]) {
				break
			}
		}
		if p := trim(s, text.Span{Start: from, End: end}); !p.Empty() {
			ps = append(ps, newParagraph(s, p, hint))
		}
		from = end
	}
	return ps
}

// lineEnd returns the offset after the line break that ends the line at i.
func lineEnd(s string, i, end int) int {
	if k := strings.IndexByte(s[i:end], '\n'); k >= 0 {
		return i + k + 1
	}
	return end
}

// blankLine says whether the line at i holds only white space.
func blankLine(s string, i, end int) bool {
	for _, r := range s[i:lineEnd(s, i, end)] {
		if !blank(r) {
			return false
		}
	}
	return true
}

func listLine(s string) bool { return marker(strings.TrimLeft(s[:min(len(s), 40)], " \t")) > 0 }

func newParagraph(s string, sp text.Span, hint text.Kind) paragraph {
	p := paragraph{Span: sp, words: sp.In(s), kind: text.Body}
	p.folded = fold(p.words)
	p.item = marker(p.words) > 0
	if hint != "" {
		p.kind = hint
	}
	return p
}

// hardWrapped says whether the lines of s are broken to fit a width, as in mails and old newswire: then a line break is no
// border. The test is the typesetter's own: nearly no line would have had room for the first word of the next.
func hardWrapped(s string) bool {
	const sample, widest = 200, 120
	breaks, full := 0, 0
	lines := strings.SplitN(s[:min(len(s), 64<<10)], "\n", sample)
	if len(lines) == sample {
		lines = lines[:sample-1]
	}
	width := 0
	for _, l := range lines {
		width = max(width, len(strings.TrimRight(l, " \r\t")))
	}
	if width > widest {
		return false
	}
	for i := 0; i+1 < len(lines); i++ {
		line, next := strings.TrimRight(lines[i], " \r\t"), strings.TrimSpace(lines[i+1])
		if line == "" || next == "" {
			continue
		}
		breaks++
		word, _, _ := strings.Cut(next, " ")
		if (len(line)+1+len(word))*7 > width*6 { // paragraphs of one text may be set to somewhat different widths
			full++
		}
	}
	return breaks >= 3 && full*10 >= breaks*8
}

// blank says whether r is white space or has no width.
func blank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

// foldLength bounds the folded beginning of a paragraph: what tells its kind stands in it.
const foldLength = 600

// fold returns the beginning of s in lower case with plain apostrophes, without the marks of lists and emphasis before it.
func fold(s string) string {
	s = s[marker(s):]
	if len(s) > foldLength {
		s = s[:foldLength]
	}
	s = strings.TrimLeft(s, "*_#>~|[ \t\u00a0")
	return plainMarks.Replace(strings.ToLower(s))
}

var plainMarks = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "\u00a0", " ", "\n", " ")

// letters returns the letters and digits of s in lower case: what is left when two titles are compared.
func letters(s string) string {
	if len(s) > 4*foldLength {
		s = s[:4*foldLength]
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// marker returns the width of the mark of a list that s begins with, "- ", "• ", "1. ", "2) ", and the space after it, or 0.
func marker(s string) int {
	for _, bullet := range []string{"-", "*", "•", "‣", "▪", "◦", "·", "●", "–"} {
		if strings.HasPrefix(s, bullet+" ") {
			return len(bullet) + 1
		}
	}
	i := 0
	for i < len(s) && i < 3 && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	if i > 0 && i < 3 && i+1 < len(s) && (s[i] == '.' || s[i] == ')') && s[i+1] == ' ' {
		return i + 2
	}
	return 0
}

func numbered(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// endsSentence says whether s ends the way sentences do, closing marks aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"”’')]» *_")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, ";") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ":")
}

func capitalised(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r) || !unicode.IsLower(r)
		}
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// capitals says whether all letters of the beginning of s are capitals, and there are some.
func capitals(s string) bool {
	n := 0
	for _, r := range s[:min(len(s), foldLength)] {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 3
}
