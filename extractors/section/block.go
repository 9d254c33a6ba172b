package section

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// markLists marks the items of lists: two or more in a row, or one that is bulleted. A lone number before a line that is
// no sentence counts a heading.
func markLists(ps []paragraph) {
	for i := range ps {
		p := &ps[i]
		if p.kind != text.Body || !p.item {
			continue
		}
		beside := i > 0 && ps[i-1].item || i+1 < len(ps) && ps[i+1].item
		if beside || !numbered(p.words) {
			p.kind = text.List
		}
	}
}

// The length of a heading, in bytes and in words.
const (
	headingLength = 130
	headingWords  = 16
)

// maxHeadings bounds how many headings may follow one another; longer runs of short lines are tables and schedules.
const maxHeadings = 3

// markHeadings marks short lines that are no sentences and stand before a longer paragraph.
func markHeadings(ps []paragraph) {
	run := 0
	for i := len(ps) - 2; i > 0; i-- {
		p, next := &ps[i], &ps[i+1]
		if p.kind != text.Body || !headingLike(p.words) {
			run = 0
			continue
		}
		switch run++; {
		case next.kind == text.Heading && run <= maxHeadings, next.kind == text.List && next.item, next.kind == text.Body && len(next.words) > len(p.words) && !headingLike(next.words):
			p.kind = text.Heading
		case next.kind == text.Heading:
			for k := i; k <= i+maxHeadings; k++ {
				ps[k].kind = text.List
			}
		case next.kind == text.List:
			p.kind = text.List
		}
	}
}

func headingLike(s string) bool {
	return len(s) <= headingLength && !endsSentence(s) && capitalised(s) && len(strings.Fields(s)) <= headingWords && !strings.ContainsAny(s, "\n@") &&
		!strings.ContainsAny(s[:1], "\"'([-") && !strings.HasPrefix(s, "“")
}

// markContents marks tables of contents: runs of list items most of which repeat a heading further down, or the title.
func markContents(ps []paragraph) {
	later := map[string]int{} // letters of a heading or title: where it stands last
	for i, p := range ps {
		if p.kind == text.Heading || p.kind == text.Title {
			later[letters(p.words[marker(p.words):])] = i
		}
	}
	for i := 0; i < len(ps); {
		j := i
		repeats, items := 0, 0
		for ; j < len(ps) && ps[j].item && (ps[j].kind != text.Heading); j++ {
			if ps[j].kind != text.List {
				continue
			}
			items++
			if at, ok := later[entry(ps[j].words)]; ok && (at > j || ps[at].kind == text.Title) {
				repeats++
			}
		}
		if repeats >= 3 && repeats*10 >= items*6 {
			for k := i; k < j; k++ {
				if ps[k].kind == text.List {
					ps[k].kind = text.TOC
				}
			}
		}
		i = max(j, i+1)
	}
}

// entry returns the letters of a line of contents without its bullet and number.
func entry(s string) string {
	s = s[marker(s):]
	return letters(s[marker(s):])
}
