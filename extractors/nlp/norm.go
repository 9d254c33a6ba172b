package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// normalise fills in the Norm of tokens. What is plain lower case already shares the text's bytes; all the rest goes
// into one string, so that a document costs one allocation and not one a word.
func normalise(tokens []text.Token) {
	var b strings.Builder
	var at []int // pairs: token, where its norm ends in b
	for i := range tokens {
		t := &tokens[i]
		if plain(t.Text) {
			t.Norm = t.Text
			continue
		}
		writeNorm(&b, t.Text)
		at = append(at, i, b.Len())
	}
	all, from := b.String(), 0
	for k := 0; k < len(at); k += 2 {
		tokens[at[k]].Norm = all[from:at[k+1]]
		from = at[k+1]
	}
}

// softMarks are the soft hyphen and the joiners: there or not, the word is the same.
const softMarks = "\u00ad\u200c\u200d"

// plain says whether s is its own norm.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '`' {
			return false
		}
	}
	return s != "--" && s != "---" && s != "''"
}

// writeNorm writes the norm of one token, which is never empty.
func writeNorm(b *strings.Builder, s string) {
	if strings.Trim(s, softMarks) == "" {
		b.WriteString(s)
		return
	}
	switch s {
	case "--", "---", "–", "—", "―", "−":
		b.WriteByte('-')
		return
	case "''", "``":
		b.WriteByte('"')
		return
	}
	for _, r := range s {
		switch r {
		case '“', '”', '„', '«', '»', '‟':
			b.WriteByte('"')
		case '‘', '’', 'ʼ', '`', '‛':
			b.WriteByte('\'')
		case '‐', '‑':
			b.WriteByte('-')
		case '…':
			b.WriteString("...")
		default:
			if !strings.ContainsRune(softMarks, r) {
				b.WriteRune(unicode.ToLower(r))
			}
		}
	}
}
