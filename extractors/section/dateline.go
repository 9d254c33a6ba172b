package section

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// datelineLength bounds, in bytes, where the dash after a dateline is looked for.
const datelineLength = 140

// dateline returns the length of the dateline that s begins with, its dash included, or 0. These are datelines:
//
//	KABUL, Afghanistan (AP) —
//	(OP-ED) ATHENS, 26-Jan-2026 — /EuropaWire/ —
//	GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- [TEXT]
//	Islamabad (Reuters) -
//
// A place in capitals, an agency in brackets or strokes, or a date must stand before the dash.
func dateline(s string) int {
	head := s[:min(len(s), datelineLength)]
	end := dash(head, 0)
	if end == 0 || !datelineWords(head[:end]) {
		return 0
	}
	if k := slashed(s[end:]); k > 0 {
		end += k
		if d := dash(s[:min(len(s), end+6)], end); d > 0 {
			end = d
		}
	}
	if k := strings.Index(s[end:min(len(s), end+10)], "[TEXT]"); k >= 0 {
		end += k + len("[TEXT]")
	}
	return end
}

// dash returns the offset after the first dash with white space around it at or after from, or 0.
func dash(s string, from int) int {
	for i := from; i < len(s); i++ {
		if s[i] != '-' && s[i] < utf8.RuneSelf {
			continue
		}
		for _, d := range []string{"—", "–", "--", "-"} {
			if strings.HasPrefix(s[i:], d) {
				before := i == 0 || s[i-1] == ' ' || s[i-1] == ')' || s[i-1] == '/' || d == "—" || d == "--"
				after := i+len(d) >= len(s) || s[i+len(d)] == ' ' || d == "—" || strings.HasPrefix(s[i+len(d):], "\u00a0")
				if before && after {
					return i + len(d)
				}
				break
			}
		}
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

// datelineWords says whether head, up to its dash, is made of what datelines are made of.
func datelineWords(head string) bool {
	head = strings.TrimRight(head, "-–— ")
	place, evidence := 0, false
	inside := 0
	for k, w := range strings.Fields(head) {
		if strings.HasPrefix(w, "(") || strings.HasPrefix(w, "/") || strings.HasPrefix(w, "[") {
			inside++
			evidence = evidence || k > 0
		}
		bare := strings.Trim(w, "()[]/,.:")
		switch {
		case inside > 0:
		case bare == "":
		case hasDigit(bare):
			evidence = evidence || place > 0
		case shout(bare):
			place++
			evidence = evidence || len(bare) > 2
		case capitalised(bare):
			place++
		case lowerInPlace(bare):
		default:
			return false
		}
		if inside > 0 && strings.ContainsAny(w[len(w)-1:], ")]/,:") {
			inside = 0
		}
	}
	return evidence && place > 0 && place <= 8
}

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
