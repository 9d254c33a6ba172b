package date

import (
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/extracttest"
)

// BenchmarkFind measures this stage alone, over the microcorpus: sentences and tokens are made beforehand. The corpus is
// denser in dates than news is.
func BenchmarkFind(b *testing.B) {
	var texts []string
	for _, c := range extracttest.Read(b, "testdata/*.gold") {
		texts = append(texts, c.Text)
	}
	bench(b, strings.Join(texts, "\n\n"))
}

// BenchmarkFindPlain measures text with hardly a date in it.
func BenchmarkFindPlain(b *testing.B) {
	bench(b, strings.Repeat("The mayor of the port told reporters that guards had closed the gate after a row with drivers. ", 100))
}

// BenchmarkFindHostile measures what makes the matcher work hardest: nothing but words of time.
func BenchmarkFindHostile(b *testing.B) {
	bench(b, strings.Repeat("at least the past 5 to 6 or more May 7, 8 - 9 of the early next two hundred and one second last year or so, ", 100))
}

func bench(b *testing.B, s string) {
	doc := document(s, wednesday)
	Find(doc) // reads the grammar, tags what wants tags
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
}
