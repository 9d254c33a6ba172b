package pipeline

import (
	"strings"
	"unicode"

	"github.com/hedgerow/hedgerow/extractors/text"
	"github.com/hedgerow/hedgerow/feeds/near"
	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// leastLetters is how many bytes of letters and digits an article must have for its words to tell whether another copies it.
const leastLetters = 300

// wordsOf returns what tells copies of r: its sections that are the article itself, not what each site puts around it.
func wordsOf(r *record.Record) state.Words {
	var words, letters strings.Builder
	runes := []rune(r.Text)
	for _, s := range r.Sections {
		if !text.Kind(s.Kind).Article() {
			continue
		}
		for _, c := range runes[s.Start:s.End] {
			words.WriteRune(c)
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				letters.WriteRune(unicode.ToLower(c))
			}
		}
		words.WriteByte('\n')
	}
	if letters.Len() < leastLetters {
		return state.Words{}
	}
	return state.Words{Digest: record.Digest(letters.String()), Sketch: near.Of(words.String())}
}
