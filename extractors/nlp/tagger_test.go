package nlp

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// Sentences of words that prose's own tokenizer leaves alone and that do not repeat (its cache gives repeated words one
// tag): on these our run of its weights must find exactly its tags.
var plainSentences = []string{
	"At least twelve people were killed when a bomb went off near an old market",
	"Officials said that the army had not confirmed those reports about rebels",
	"Gunmen stormed the hotel before dawn and shot five guards",
	"She reportedly told reporters nobody knew how many villagers drowned there",
	"Zebulon Quxley shall deny having fled towards Qandahar yesterday",
	"Three soldiers wounded in Sunday clashes later died at a military hospital",
}

func TestTagsAreThoseOfProse(t *testing.T) {
	for _, s := range plainSentences {
		doc, err := prose.NewDocument(s, prose.WithExtraction(false), prose.WithSegmentation(false))
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, tok := range doc.Tokens() {
			want = append(want, tok.Tag)
		}
		tokens := tokenize(s, text.Span{End: len(s)}, nil)
		normalise(tokens)
		builder.tagger.ready.Wait()
		builder.tagger.tagger.tag(tokens)
		var got []string
		for _, tok := range tokens {
			got = append(got, tok.Tag)
		}
		if g, w := strings.Join(got, " "), strings.Join(want, " "); g != w {
			t.Errorf("tags of %q = %s, want %s", s, g, w)
		}
	}
}

func BenchmarkLoadTagger(b *testing.B) {
	for b.Loop() {
		newTagger()
	}
}
