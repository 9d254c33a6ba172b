package nlp

import (
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/section"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// article is text for benchmarks, in the manner of an agency's report.
var article = strings.Repeat(`HERAT, Afghanistan (Reuters) - At least 12 people were killed and 30 others wounded on Sunday when a bomb went off near a market in the western city of Herat, officials said.

“We heard a loud blast and then there was smoke everywhere,” said Abdul Rahimi, a 46-year-old shopkeeper who was treated at the regional hospital. “My brother’s two sons are still missing.”

No group has claimed responsibility for the attack, which police described as one of the deadliest in the province since August 2021. A spokesman for the governor, Gen. Karim Noor, said the number of dead could rise because several of the wounded were in critical condition.

The interior ministry had reported earlier that 8 civilians, among them three children and a U.S. citizen, died at the scene. Two suspects were later arrested in Islam Qala, about 120 kilometres (75 miles) west of the city, according to a statement that could not be independently verified.

`, 20)

func BenchmarkDocument(b *testing.B) {
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		builder.Document(Input{Text: article})
	}
}

func BenchmarkSections(b *testing.B) {
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		section.Split(article, "", nil)
	}
}

func BenchmarkTokenize(b *testing.B) {
	b.SetBytes(int64(len(article)))
	tokens := make([]text.Token, 0, len(article)/4)
	for b.Loop() {
		normalise(tokenize(article, text.Span{End: len(article)}, tokens[:0]))
	}
}

func BenchmarkSentences(b *testing.B) {
	b.SetBytes(int64(len(article)))
	tokens := tokenize(article, text.Span{End: len(article)}, nil)
	normalise(tokens)
	for b.Loop() {
		sentences(tokens)
	}
}

func BenchmarkTag(b *testing.B) {
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	d := builder.Document(Input{Text: article})
	for b.Loop() {
		for i := range d.Sentences {
			d.TagSentence(d.Sentences[i].Tokens)
		}
	}
}
