package date

import (
	"strconv"
	"strings"
)

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }
func isLetter(b byte) bool {
	return 'a' <= b|0x20 && b|0x20 <= 'z'
}
func itoa(n int) string { return strconv.Itoa(n) }

// atoi reads a number of at most nine digits and nothing else.
func atoi(s string) (int, bool) {
	if s == "" || len(s) > 9 || leadingDigits(s) != len(s) {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// leadingDigits is the number of digits that s begins with.
func leadingDigits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// trailingDigits is the number of digits that s ends with.
func trailingDigits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[len(s)-1-n]) {
		n++
	}
	return n
}

// decimal says whether s is digits, a point and digits.
func decimal(s string) bool {
	whole, frac, ok := strings.Cut(s, ".")
	return ok && whole != "" && frac != "" && leadingDigits(whole) == len(whole) && leadingDigits(frac) == len(frac)
}

// ends says whether a number may end before s: no digit, and no point, dash or slash that leads on to one.
func ends(s string) bool {
	if s == "" {
		return true
	}
	if isDigit(s[0]) {
		return false
	}
	return !(strings.IndexByte("-/.,:", s[0]) >= 0 && len(s) > 1 && isDigit(s[1]))
}

// scanDate returns the length of the numeric date that s begins with, 0 where there is none: 19/01/2026, 02-27-98,
// 19.1.2026, 2026-01-19. The separators are the same, and the year stands first (four digits) or last.
func scanDate(s string) int {
	a := leadingDigits(s)
	if a == 0 || a == 3 || a > 4 || a >= len(s) || strings.IndexByte("-/.", s[a]) < 0 {
		return 0
	}
	sep := s[a]
	b := leadingDigits(s[a+1:])
	at := a + 1 + b
	if b == 0 || b > 2 || at >= len(s) || s[at] != sep {
		return 0
	}
	c := leadingDigits(s[at+1:])
	if a == 4 && c > 2 || a <= 2 && c != 4 && c != 2 || c == 0 {
		return 0
	}
	n := at + 1 + c
	if a == 4 && sep == '-' && n < len(s) && s[n] == 'T' { // 2026-01-19T10:30:00Z
		return n
	}
	if !ends(s[n:]) || n < len(s) && isLetter(s[n]) || sep == '.' && c == 2 && a <= 2 && (a == 1 || b == 1) {
		return 0
	}
	return n
}

// scanClock returns the length of the clock time that s begins with: 9:30, 21:30:15.
func scanClock(s string) int {
	a := leadingDigits(s)
	if a == 0 || a > 2 || len(s) < a+3 || s[a] != ':' || leadingDigits(s[a+1:]) != 2 {
		return 0
	}
	h, _ := atoi(s[:a])
	n := a + 3
	if h > 24 || s[a+1] > '5' {
		return 0
	}
	if len(s) > n+2 && s[n] == ':' && leadingDigits(s[n+1:]) == 2 && s[n+1] < '6' {
		n += 3
	}
	if !ends(s[n:]) {
		return 0
	}
	return n
}

// scanMixed returns the length of the mixed number that s begins with: 2 1/2, 2-1/2, 2½.
func scanMixed(s string) int {
	n := leadingDigits(s)
	if n == 0 || n > 2 || n >= len(s) {
		return 0
	}
	if strings.HasPrefix(s[n:], "½") {
		return n + len("½")
	}
	if (s[n] == ' ' || s[n] == '-') && strings.HasPrefix(s[n+1:], "1/2") && ends(s[n+4:]) {
		return n + 4
	}
	return 0
}

// readMixed is the value of a mixed number, rounded down, and as a decimal.
func readMixed(s string) (int, string) {
	whole, _ := atoi(s[:leadingDigits(s)])
	return whole, itoa(whole) + ".5"
}
