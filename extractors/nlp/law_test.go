package nlp

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// check states the law that everything rests on: sections, sentences, tokens and quotations lie inside the text, in
// order, and a token is the bytes that it covers.
func check(t *testing.T, d *text.Document) {
	t.Helper()
	at, valid := 0, utf8.ValidString(d.Text)
	for i, s := range d.Sentences {
		sec := d.Sections[s.Section]
		if s.Start < at || !sec.Contains(s.Span) || s.Kind != sec.Kind || !s.Kind.Named() || len(s.Tokens) == 0 {
			t.Fatalf("sentence %d %v of section %v, after %d", i, s.Span, sec, at)
		}
		if s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End || len(s.Tokens) > maxSentence+8 {
			t.Fatalf("sentence %d %v does not fit its %d tokens", i, s.Span, len(s.Tokens))
		}
		for _, tok := range s.Tokens {
			if tok.Start < at || tok.Empty() || tok.In(d.Text) != tok.Text || tok.Norm == "" {
				t.Fatalf("token %v %q %q after %d", tok.Span, tok.Text, tok.Norm, at)
			}
			if valid && !utf8.ValidString(tok.Text) {
				t.Fatalf("token %v cuts a rune", tok.Span)
			}
			at = tok.End
		}
	}
	at = 0
	for _, q := range d.Quotes {
		if q.Start < at || q.Empty() || q.End > len(d.Text) {
			t.Fatalf("quotation %v after %d in %d bytes", q, at, len(d.Text))
		}
		at = q.End
	}
}

// checkCovered says whether every letter and digit of the sections that are read is in a token.
func checkCovered(t *testing.T, d *text.Document) {
	t.Helper()
	covered := make([]bool, len(d.Text))
	for _, s := range d.Sentences {
		for _, tok := range s.Tokens {
			for i := tok.Start; i < tok.End; i++ {
				covered[i] = true
			}
		}
	}
	for _, sec := range d.Sections {
		for i, r := range sec.In(d.Text) {
			if sec.Kind.Named() && !covered[sec.Start+i] && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				t.Fatalf("%q at %d is in no token", r, sec.Start+i)
			}
		}
	}
}

func FuzzDocument(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := builder.Document(Input{Text: s})
		check(t, d)
		checkCovered(t, d)
		for i := range d.Sentences {
			for _, tok := range d.Tagged(i) {
				if tok.Tag == "" {
					t.Fatalf("%q has no tag", tok.Text)
				}
			}
		}
	})
}

// hostile are inputs that break tokenizers: those that make prose panic or lose text are among them.
var hostile = []string{
	"", " ", "\x00", "\xff\xfe\xfd", "ȺȺȺ's", "İİİ's Ⱥ", "'", "''s's's", "’s’s’t", "a'b'c'd", "n't", "x'",
	"U.S.A.B.C.D.", "...", "?!?!", "a.b.c.d", "1,2,3,4", "1,000,00,000", "- - -", "— – … /", "“”‘’«»", "\u200b\ufeff",
	"He said “yes.\n\n“No,” she said.", "http://", "www.", "@", "#", "@@a##b", "Gen.", "No.", "No. 2 no.", "\u00ad", "a\u00adb \u00ad",
	"e\u0301\u0301", "\u0301", "1:2:3", "12:34:56", "A&B&C&", "Mr.Mr.Mr.", "x\r\ny\r\n\r\nz", "TITLE\n\nKABUL (AP) -- THEY SAID NOTHING.",
}

func TestHostileInput(t *testing.T) {
	for _, s := range hostile {
		for _, in := range []string{s, s + " " + s, strings.Repeat(s, 50), "Gunmen said " + s + " and left. " + s} {
			d := builder.Document(Input{Text: in})
			check(t, d)
			checkCovered(t, d)
			for i := range d.Sentences {
				d.Tagged(i)
			}
		}
	}
}

// TestLargeInput holds that time and memory grow with the text and no faster: it would not end otherwise.
func TestLargeInput(t *testing.T) {
	if testing.Short() {
		t.Skip("large texts")
	}
	const mega = 1 << 18
	for name, s := range map[string]string{
		"one word":             strings.Repeat("a", 200*mega),
		"no space":             strings.Repeat("a.b,c'd-e", mega/4),
		"stops":                strings.Repeat(".", mega/2),
		"strokes":              strings.Repeat("/", mega/2),
		"quotes":               strings.Repeat("“", mega/2),
		"single quotes":        strings.Repeat(" 'a", mega/2),
		"closing single":       strings.Repeat("‘a s’ ", mega/2),
		"apostrophes":          strings.Repeat("a'", mega/2),
		"no stops":             strings.Repeat("word ", mega/2),
		"lines":                strings.Repeat("a\n", mega/2),
		"list":                 strings.Repeat("- a\n", mega/2),
		"addresses":            strings.Repeat("www.a.", mega/2),
		"abbreviations":        strings.Repeat("Gen. ", mega/2),
		"rights":               strings.Repeat("Copyright 2020. ", mega/4),
		"rights without space": strings.Repeat("Copyright 2020.", mega/2),
		"footers":              strings.Repeat("The post x appeared first on y. ", mega/8),
		"brackets":             strings.Repeat("(", mega/2),
		"datelines":            strings.Repeat("KABUL (AP) - ", mega/4),
	} {
		t.Run(name, func(t *testing.T) { check(t, builder.Document(Input{Text: s})) })
	}
}
