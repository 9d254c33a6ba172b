package vague_test

import (
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/hedge/vague"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

func TestParseRefuses(t *testing.T) {
	for _, in := range []string{"w=some", "w=some\tmuch", "bias\t1\nw=some\t"} {
		if _, err := vague.Parse(in); err == nil || !strings.Contains(err.Error(), "weights:") {
			t.Errorf("Parse(%q) = %v, want an error that names the line", in, err)
		}
	}
}

// TestLearn states the law of learning: of the words in a marked sentence, the one that plain sentences lack takes the blame;
// what is written reads back as the same model.
func TestLearn(t *testing.T) {
	var s []vague.Sentence
	for range 20 {
		s = append(s, vague.Sentence{Words: [][]string{{"guilty"}, {"innocent"}}, Hedging: true}, vague.Sentence{Words: [][]string{{"innocent"}}})
	}
	m := vague.Learn(s, vague.Options{Rounds: 20, Least: 2, Rate: 0.15, Decay: 0.01})
	if g, i := m.Hedges([]string{"guilty"}), m.Hedges([]string{"innocent"}); g < 0.6 || i > 0.3 {
		t.Errorf("guilty %.2f, innocent %.2f", g, i)
	}
	text := m.String(func(string) bool { return true })
	again, err := vague.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.String(func(string) bool { return true }); got != text {
		t.Errorf("read back:\n%s\nwant\n%s", got, text)
	}
}

// TestLearned holds the model to what it is for.
func TestLearned(t *testing.T) {
	builder := nlp.NewBuilder()
	for in, want := range map[string]bool{
		"He was admired by some people and hated by many.": true,
		"Bring bread, oil and some salt to the camp.":      false,
	} {
		s := phrase.Parse(builder.Document(nlp.Input{Text: in, Lang: "en"}).Tagged(0))
		for i := range s.Tokens {
			if s.Norm(i) != "some" {
				continue
			}
			if p := vague.Learned.Hedges(vague.Features(s, i)); p >= vague.Enough != want {
				t.Errorf("%q: %.2f", in, p)
			}
		}
	}
}
