// Package number reads cardinal numbers from tokens: digits, words, and both together.
package number

import (
	"math"
	"strconv"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

var words = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
	"eighty": 80, "ninety": 90,
}

var scales = map[string]int{
	"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "lakh": 100_000, "lakhs": 100_000, "million": 1_000_000,
	"crore": 10_000_000, "crores": 10_000_000, "billion": 1_000_000_000,
}

// largest bounds what is read; a number beyond it counts nothing that news tells of.
const largest = 1_000_000_000_000_000

// At reads the cardinal number that begins at token i: "5", "1,200", "1.5 million", "twenty-one", "two hundred and six",
// "two dozen", "half a dozen". It returns its value and the number of tokens it covers, 0 where there is none. A bare "a"
// is no number; "a dozen", "a hundred" are. Vague plurals ("dozens") are not numbers, and neither is what is no whole
// number ("4.5").
func At(tokens []text.Token, i int) (value, width int) {
	if value, width := half(tokens, i); width > 0 {
		return value, width
	}
	if value, ok := fraction(norm(tokens, i), norm(tokens, i+1)); ok {
		return value, 2
	}
	total, current, j := 0, 0, i
	if article := norm(tokens, i) == "a" || norm(tokens, i) == "an"; article && scales[norm(tokens, i+1)] > 0 {
		current, j = 1, i+1
	} else if v, _, ok := simple(norm(tokens, i)); ok {
		current, j = v, i+1
	} else {
		return 0, 0
	}
	for ; j < len(tokens); j++ {
		if scale, ok := scales[tokens[j].Norm]; ok {
			t, c := scaled(total, current, scale)
			if current == 0 || t+c > largest {
				break
			}
			total, current = t, c
			continue
		}
		if joins(tokens, j) {
			continue
		}
		v, digits, ok := simple(tokens[j].Norm)
		if !ok || digits || v >= 100 || !roomFor(current, v) {
			break
		}
		current += v
	}
	return total + current, j - i
}

func norm(tokens []text.Token, i int) string {
	if i >= len(tokens) {
		return ""
	}
	return tokens[i].Norm
}

// joins says whether the "and" at j stands inside a number: after hundred, thousand or million and before a smaller word.
func joins(tokens []text.Token, j int) bool {
	if tokens[j].Norm != "and" || j == 0 {
		return false
	}
	before := scales[tokens[j-1].Norm]
	v, digits, ok := simple(norm(tokens, j+1))
	return before >= 100 && ok && !digits && v > 0 && v < 100
}

// half reads "half a dozen", "half a million".
func half(tokens []text.Token, i int) (value, width int) {
	if norm(tokens, i) != "half" {
		return 0, 0
	}
	j := i + 1
	if norm(tokens, j) == "a" || norm(tokens, j) == "an" {
		j++
	}
	if scale := scales[norm(tokens, j)]; scale > 0 {
		return scale / 2, j + 1 - i
	}
	return 0, 0
}

// scaled multiplies what was read so far: "two hundred" within the current group, "two hundred thousand" closing it.
func scaled(total, current, scale int) (int, int) {
	if scale >= 1000 {
		return total + current*scale, 0
	}
	return total, current * scale
}

// roomFor says whether v may follow current as its smaller part: six after two hundred, six after twenty.
func roomFor(current, v int) bool {
	if current == 0 {
		return true
	}
	return current%100 == 0 || (current%10 == 0 && current%100 >= 20 && v < 10)
}

// Word returns the value of a single token, and whether it is a number.
func Word(norm string) (int, bool) {
	v, _, ok := simple(norm)
	return v, ok
}

// Ordinal returns the value of a single token that is an ordinal number, and whether it is one: "second", "tenth", "21st".
func Ordinal(norm string) (int, bool) {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if stem, ok := strings.CutSuffix(norm, suffix); ok {
			if v, err := strconv.Atoi(stem); err == nil && v > 0 {
				return v, true
			}
		}
	}
	tens, unit, compound := strings.Cut(norm, "-")
	if v, ok := words[tens]; compound && ok && v >= 20 && v%10 == 0 {
		n, ok := ordinals[unit]
		return v + n, ok && n < 10 // twenty-first
	}
	if v, ok := ordinals[norm]; ok {
		return v, true
	}
	stem, tenth := strings.CutSuffix(norm, "th")
	if s, ok := strings.CutSuffix(stem, "ie"); ok {
		stem = s + "y" // fortieth
	}
	v, ok := words[stem]
	return v, tenth && ok && v > 12 && v < 100
}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
	"ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}

// Range reads a range written as one word: "10-15", "six-eight".
func Range(norm string) (low, high int, ok bool) {
	a, b, found := strings.Cut(norm, "-")
	if !found {
		return 0, 0, false
	}
	low, _, ok1 := simple(a)
	high, _, ok2 := simple(b)
	return low, high, ok1 && ok2 && low < high
}

// simple reads one token.
func simple(norm string) (v int, digits, ok bool) {
	if v, ok := words[norm]; ok {
		return v, false, true
	}
	if v, ok := compound(norm); ok {
		return v, false, true
	}
	if len(norm) == 0 || len(norm) > 15 || norm[0] < '0' || norm[0] > '9' || !grouped(norm) {
		return 0, false, false
	}
	v, err := strconv.Atoi(strings.ReplaceAll(norm, ",", ""))
	return v, true, err == nil
}

// compound reads "thirty-three", and "thirtythree" as the wires of old wrote it.
func compound(norm string) (int, bool) {
	k := strings.Index(norm, "ty")
	if k < 0 {
		return 0, false
	}
	tens := words[norm[:k+2]]
	unit := words[strings.TrimPrefix(norm[k+2:], "-")]
	return tens + unit, tens >= 20 && unit > 0 && unit < 10
}

// grouped says whether commas in s stand where thousands (or lakhs) are parted.
func grouped(s string) bool {
	parts := strings.Split(s, ",")
	for i, p := range parts {
		last := i == len(parts)-1
		switch {
		case i == 0 && (len(p) == 0 || len(parts) > 1 && len(p) > 3):
			return false
		case i > 0 && last && len(p) != 3, i > 0 && !last && len(p) != 3 && len(p) != 2:
			return false
		}
	}
	return true
}

// fraction reads "1.5 million".
func fraction(digits, next string) (int, bool) {
	scale, ok := scales[next]
	if !ok || len(digits) > 15 || !strings.Contains(digits, ".") || strings.Trim(digits, "0123456789.") != "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(digits, 64)
	v := math.Round(f * float64(scale))
	return int(v), err == nil && v <= largest
}
