package number

import (
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/text"
)

func tokens(s string) []text.Token {
	var all []text.Token
	for _, w := range strings.Fields(s) {
		all = append(all, text.Token{Text: w, Norm: strings.ToLower(w)})
	}
	return all
}

func TestAt(t *testing.T) {
	for _, c := range []struct {
		in           string
		value, width int
	}{
		{"5 people", 5, 1},
		{"0 dead", 0, 1},
		{"1,200 people", 1200, 1},
		{"1,20,000 people", 120000, 1},
		{"12,34 people", 0, 0},
		{"1,2345", 0, 0},
		{"4.5 people", 0, 0},
		{"1.5 million people", 1500000, 2},
		{"2.3 million", 2300000, 2},
		{"2 lakh people", 200000, 2},
		{"3 crores", 30000000, 2},
		{"five", 5, 1},
		{"twenty-one men", 21, 1},
		{"twenty one men", 21, 2},
		{"twenty thirty", 20, 1},
		{"five six", 5, 1},
		{"two hundred and six others", 206, 4},
		{"two hundred six", 206, 3},
		{"two hundred and wounded", 200, 2},
		{"200 and six were hurt", 200, 1},
		{"one thousand two hundred and thirty-four", 1234, 6},
		{"thirty-five hundred", 3500, 2},
		{"three hundred thousand", 300000, 3},
		{"a dozen men", 12, 2},
		{"two dozen men", 24, 2},
		{"a score of men", 20, 2},
		{"thirtythree seamen", 33, 1},
		{"seventyish", 0, 0},
		{"half a dozen men", 6, 3},
		{"half a million", 500000, 3},
		{"half dozen", 6, 2},
		{"half the town", 0, 0},
		{"a hundred and one", 101, 4},
		{"a man", 0, 0},
		{"dozens of men", 0, 0},
		{"hundred", 0, 0},
		{"dozen", 0, 0},
		{"and five", 0, 0},
		{"10-15 men", 0, 0},
		{"5th man", 0, 0},
		{"ten million million", 10_000_000, 2},
		{"999999999999999 billion", 999999999999999, 1},
		{"zero hundred", 0, 1},
		{"9999999999999999999", 0, 0},
		{"", 0, 0},
	} {
		value, width := At(tokens(c.in), 0)
		if width != c.width || width > 0 && value != c.value {
			t.Errorf("At(%q) = %d, %d, want %d, %d", c.in, value, width, c.value, c.width)
		}
	}
}

func TestWord(t *testing.T) {
	for in, want := range map[string]int{"seven": 7, "ninety-nine": 99, "1,000": 1000, "12": 12, "twenty-ten": -1, "ten-five": -1, "a": -1, "-5": -1, "5-": -1, "": -1} {
		got, ok := Word(in)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("Word(%q) = %d, want %d", in, got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for in, want := range map[string]int{"second": 2, "tenth": 10, "thirteenth": 13, "21st": 21, "16th": 16, "thirty-third": 33, "fortieth": 40,
		"25-year-old": -1, "nine": -1, "north": -1, "st": -1, "40": -1, "th": -1, "1990s": -1, "20s": -1, "12h": -1, "twenty-tenth": -1, "": -1} {
		got, ok := Ordinal(in)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("Ordinal(%q) = %d, want %d", in, got, want)
		}
	}
}

func TestRange(t *testing.T) {
	for in, want := range map[string][2]int{"10-15": {10, 15}, "six-eight": {6, 8}, "15-10": {}, "10-10": {}, "10": {}, "ten-": {}, "-10": {}, "10-fold": {}, "": {}} {
		low, high, ok := Range(in)
		if got := [2]int{low, high}; ok != (want != [2]int{}) || ok && got != want {
			t.Errorf("Range(%q) = %v, %v, want %v", in, got, ok, want)
		}
	}
}

// FuzzAt states the law of numbers: none is negative or beyond the largest, and none covers more tokens than there are.
func FuzzAt(f *testing.F) {
	for _, s := range []string{"two hundred and six", "a million billion", "1.5 million", "half a dozen", "1,00,000 crore crore", "and and hundred"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		all := tokens(s)
		for i := range all {
			value, width := At(all, i)
			if value < 0 || value > largest || width < 0 || width > len(all)-i {
				t.Fatalf("At(%q, %d) = %d, %d", s, i, value, width)
			}
		}
	})
}

func BenchmarkAt(b *testing.B) {
	all := tokens("Officials said two hundred and six people and a dozen guards died when 1.5 million fled")
	for b.Loop() {
		for i := range all {
			At(all, i)
		}
	}
}
