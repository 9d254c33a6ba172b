package section

import (
	"strings"
	"unicode"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// datelineLength bounds, in bytes, where the dash after a dateline is looked for.
const datelineLength = 140

// cutDateline makes the first dateline of an article a paragraph of its own; what stands before it in one paragraph is
// the title or the byline.
func cutDateline(s string, ps []paragraph) []paragraph {
	const top = 6 // paragraphs among which the article begins
	for i := range ps[:min(top, len(ps))] {
		p := &ps[i]
		if p.kind != text.Body && p.kind != text.Summary {
			continue
		}
		from, to := dateline(p.words)
		if to == 0 || to < len(p.words) && capitals(p.words) && !allCapitals(ps) {
			continue // a title in capitals may have a dash too
		}
		ps, _ = pieces(s, ps, i, from, to)
		if from > 0 {
			i++
		}
		ps[i].kind = text.Dateline
		return ps
	}
	return ps
}

func allCapitals(ps []paragraph) bool {
	for _, p := range ps[:min(len(ps), 8)] {
		if !capitals(p.words) {
			return false
		}
	}
	return true
}

// dateline returns where the dateline in the beginning of s stands, its dash included, or two zeros. These are datelines:
//
//	KABUL, Afghanistan (AP) —
//	(OP-ED) ATHENS, 26-Jan-2026 — /EuropaWire/ —
//	LIMA, 12 MAR 88 (EFE) -- [TEXT]
//	Islamabad (Reuters) -
//	QUETTA: Two brothers
//	DUSHANBE 2026-01-19
//
// A place in capitals, or one with an agency in brackets or a date, must stand before the dash; before the colon of South
// Asian papers stands a place in capitals and nothing else; the last form has a paragraph of its own.
func dateline(s string) (from, to int) {
	head := s[:min(len(s), datelineLength)]
	if to := placeColon(head); to > 0 {
		return 0, to
	}
	end := dash(head, 0)
	if end == 0 && len(s) < 60 && datelineDate(s) {
		end = len(s)
	}
	if end == 0 {
		return 0, 0
	}
	from = placeBegins(head[:end])
	if !datelineWords(head[from:end]) {
		return 0, 0
	}
	return from, end + datelineTail(s[end:])
}

// placeColon returns the offset after the colon behind one to three words in capitals that begin head, or 0.
func placeColon(head string) int {
	i := strings.Index(head, ": ")
	if i < 3 || strings.Count(head[:i], " ") > 2 || !capitals(head[:i]) || capitals(head) || !capitalised(head[i+2:]) {
		return 0
	}
	for _, w := range strings.Fields(head[:i]) {
		if labels[w] || strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-'./") != "" {
			return 0
		}
	}
	return i + 1
}

// labels are words in capitals before a colon that are no place.
var labels = map[string]bool{
	"BREAKING": true, "UPDATE": true, "UPDATED": true, "LIVE": true, "WATCH": true, "VIDEO": true, "PHOTOS": true, "EXCLUSIVE": true, "OPINION": true, "ANALYSIS": true,
	"EXPLAINER": true, "FACTBOX": true, "NOTE": true, "CORRECTION": true, "SUMMARY": true, "SOURCE": true, "CONTACT": true, "READ": true, "ALSO": true, "IN": true, "KEY": true,
}

// datelineDate says whether s ends with a date in figures, as a dateline alone in its line does.
func datelineDate(s string) bool {
	i := strings.LastIndexAny(s, " ,")
	return i > 0 && len(s)-i-1 >= 8 && strings.Trim(s[i+1:], "0123456789-/.") == ""
}

// placeBegins returns where the dateline begins in head: at its start, or after the last sentence that ends before a word
// in capitals ("Three shot in market. HERAT -").
func placeBegins(head string) int {
	for i := len(head) - 3; i > 0; i-- {
		if head[i] != '.' || head[i+1] != ' ' {
			continue
		}
		word, _, _ := strings.Cut(head[i+2:], " ")
		before := head[strings.LastIndexByte(head[:i], ' ')+1 : i]
		if len(word) > 2 && shout(word) && hasLower(before) && len(before) > 4 {
			return i + 2
		}
	}
	return 0
}

// datelineTail returns the length of what may follow the dash: "/Agency/ —" and "[TEXT]".
func datelineTail(s string) int {
	end := 0
	if k := slashed(s); k > 0 {
		end = k
		if d := dash(s[:min(len(s), k+6)], k); d > 0 {
			end = d
		}
	}
	if k := strings.Index(s[end:min(len(s), end+10)], "[TEXT]"); k >= 0 {
		end += k + len("[TEXT]")
	}
	return end
}

// dash returns the offset after the first dash with white space around it at or after from and outside brackets, or 0.
func dash(s string, from int) int {
	depth := 0
	for i := from; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth > 0 {
			continue
		}
		if n := dashAt(s, i); n > 0 {
			return i + n
		}
	}
	return 0
}

// dashAt returns the width of the dash at i, where it parts words and does not join them; else 0.
func dashAt(s string, i int) int {
	for _, d := range []string{"—", "–", "--", "-"} {
		if !strings.HasPrefix(s[i:], d) {
			continue
		}
		wide := d == "—" || d == "--"
		before := wide || i == 0 || strings.IndexByte(" )/.", s[i-1]) >= 0
		rest := s[i+len(d):]
		after := rest == "" || rest[0] == ' ' || rest[0] == '\n' || d == "—" || strings.HasPrefix(rest, "\u00a0")
		if before && after {
			return len(d)
		}
		return 0
	}
	return 0
}

// slashed returns the length of "/Agency/" at the beginning of s, white space included, or 0.
func slashed(s string) int {
	t := strings.TrimLeft(s, " \u00a0")
	if !strings.HasPrefix(t, "/") {
		return 0
	}
	k := strings.IndexByte(t[1:min(len(t), 40)], '/')
	if k < 1 {
		return 0
	}
	return len(s) - len(t) + k + 2
}

// datelineWords says whether head, up to its dash, is made of what datelines are made of: the names of a place, then
// perhaps a date and an agency.
func datelineWords(head string) bool {
	place, evidence := 0, false
	bracket := false
	for k, w := range strings.Fields(strings.TrimRight(head, "-–— ")) {
		if strings.ContainsAny(w[:1], "(/[") {
			bracket = true
			evidence = evidence || k > 0
		}
		bare := strings.Trim(w, "()[]/,.:")
		switch {
		case bracket, bare == "", lowerInPlace(bare):
		case hasDigit(bare) || month(bare):
			evidence = evidence || place > 0 && (month(bare) || len(bare) >= 4)
		case shout(bare):
			place++
			evidence = evidence || len(bare) > 2
		case capitalised(bare):
			place++
		default:
			return false
		}
		if strings.ContainsAny(w[len(w)-1:], ")]/,:") {
			bracket = false
		}
	}
	return evidence && place > 0 && place <= 6
}

// month says whether w is the name of a month or its beginning.
func month(w string) bool {
	if len(w) < 3 {
		return false
	}
	w = strings.ToLower(w)
	for _, m := range []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		if strings.HasPrefix(m, w) || w == "sept" {
			return true
		}
	}
	return false
}

func hasLower(s string) bool { return strings.IndexFunc(s, unicode.IsLower) >= 0 }

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// shout says whether s is a word in capitals.
func shout(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return s != ""
}

// lowerInPlace says whether a word in lower case may stand in the name of a place or the date of a dateline.
func lowerInPlace(s string) bool {
	switch s {
	case "and", "of", "de", "la", "el", "al", "the", "on", "near", "in", "del", "du", "st", "th", "nd", "rd":
		return true
	}
	return false
}
