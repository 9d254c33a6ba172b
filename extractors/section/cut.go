package section

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// cutTitle makes the title a paragraph of its own where the text opens with it and goes on without a break, as texts do
// that were taken off a page by machine: "Two hurt in crash | The ObserverMILLTOWN, N.H. - ...".
func cutTitle(s string, ps []paragraph, title string) []paragraph {
	const least = 20 // bytes, under which a title may be the first words of the article
	if len(ps) == 0 || len(title) < least || !strings.HasPrefix(ps[0].words, title) || endsSentence(title) {
		return ps
	}
	ps, _ = pieces(s, ps, 0, len(title))
	return ps
}

// notices are the words of sentences that state rights; they stand before or after the news in one paragraph.
var notices = []string{"all rights reserved", "copyright 19", "copyright 20", "copyright ©", "copyright (c)", "© 19", "© 20", "may not be published, broadcast"}

// cutNotices makes statements of rights at the edges of a paragraph paragraphs of their own, so that the news beside them
// stays body.
func cutNotices(s string, ps []paragraph) []paragraph {
	for i := 0; i < len(ps); {
		if !hasNotice(ps[i].words) {
			i++
			continue
		}
		words := ps[i].words
		from, to := 0, len(words)
		for from < to {
			end := from + sentenceLength(words[from:to])
			if end-from > noticeLength || !hasNotice(words[from:end]) {
				break
			}
			from = end
		}
		for from < to {
			start := from + lastSentence(words[from:to])
			if to-start > noticeLength || !hasNotice(words[start:to]) {
				break
			}
			to = start
		}
		ps, i = pieces(s, ps, i, from, to)
	}
	return ps
}

// noticeLength bounds, in bytes, one sentence that states rights. A longer one says something else as well.
const noticeLength = 260

// noticeSigns are parts of the notices as they are written: most paragraphs hold none of them and need no second look.
var noticeSigns = []string{"opyright", "OPYRIGHT", "©", "eserved", "ESERVED", "be published", "BE PUBLISHED"}

func hasNotice(s string) bool {
	if !containsAny(s, noticeSigns) {
		return false
	}
	s = strings.ToLower(s)
	if strings.ContainsAny(s, "“\"") {
		return false // somebody's words
	}
	return containsAny(s, notices)
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// sentenceLength returns the length of the first sentence of s and the white space after it. Abbreviations of companies
// do not end it.
func sentenceLength(s string) int {
	for i := 0; i+2 < len(s); i++ {
		if end := sentenceEnds(s, i); end > 0 {
			return end
		}
	}
	return len(s)
}

// lastSentence returns where the last sentence of s begins.
func lastSentence(s string) int {
	for i := len(s) - 3; i > 0; i-- {
		if end := sentenceEnds(s, i); end > 0 && end < len(s) {
			return end
		}
	}
	return 0
}

// sentenceEnds returns the offset after the full stop at i, closing marks and a space; 0 where no sentence ends there.
func sentenceEnds(s string, i int) int {
	if s[i] != '.' || abbreviated(s[:i]) {
		return 0
	}
	rest := strings.TrimLeft(s[i+1:], "\"”’')]")
	if rest == "" || rest[0] != ' ' && rest[0] != '\n' {
		return 0
	}
	return len(s) - len(rest) + 1
}

func abbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	switch word {
	case "Inc", "Ltd", "Co", "Corp", "Jr", "Mr", "Mrs", "Dr", "St", "No":
		return true
	}
	return len(word) == 1
}

// footerLength bounds, in bytes, how far before the end of a paragraph a footer of the feed may begin.
const footerLength = 500

// cutFooters makes a feed's footer that was run together with the last paragraph a paragraph of its own.
func cutFooters(s string, ps []paragraph) []paragraph {
	const last = 8 // paragraphs among which a footer stands
	for i := max(0, len(ps)-last); i < len(ps); {
		at := footer(ps[i].words)
		if at == 0 {
			i++
			continue
		}
		ps, i = pieces(s, ps, i, at)
	}
	return ps
}

// footer returns where in s a footer begins that goes on to its end, or 0.
func footer(s string) int {
	base := max(0, len(s)-footerLength)
	tail := s[base:]
	for _, m := range marks.inside {
		if m.kind != text.FeedFooter {
			continue
		}
		then := strings.LastIndex(tail, m.then)
		if then < 0 || len(tail)-then > len(m.then)+100 {
			continue
		}
		if at := lastFold(tail[:then], m.first); at > 0 && strings.IndexByte(" \n\t.", tail[at-1]) >= 0 {
			return base + at
		}
	}
	return 0
}

// lastFold is strings.LastIndex without regard to the case of the first letter.
func lastFold(s, phrase string) int {
	return max(strings.LastIndex(s, phrase), strings.LastIndex(s, strings.ToUpper(phrase[:1])+phrase[1:]))
}

// notice says whether p states rights and nothing else: each of its sentences does.
func notice(p *paragraph) bool {
	for rest := p.words; rest != ""; {
		n := sentenceLength(rest)
		if n > noticeLength || !hasNotice(rest[:n]) {
			return false
		}
		rest = rest[n:]
	}
	return true
}
