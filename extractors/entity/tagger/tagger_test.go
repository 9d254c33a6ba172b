package tagger

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/extractors/text"
)

func sentence(s string) Sentence {
	var tokens []text.Token
	for at, w := range strings.Fields(s) {
		tokens = append(tokens, text.Token{Span: text.Span{Start: at, End: at + 1}, Text: w, Norm: strings.ToLower(w)})
	}
	return Sentence{Tokens: tokens}
}

func TestTag(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Zabihullah Mujahid told reporters in Kabul on Friday .", "0-2 0; 5-6 2"},
		{"The University of Toronto hired Maria Gonzalez in March .", "1-4 1; 5-7 0"},
		{"nothing here has a name , and 12 people left .", ""},
	} {
		var got []string
		for _, s := range Tag([]Sentence{sentence(tt.in)})[0] {
			got = append(got, fmt.Sprintf("%d-%d %d", s.From, s.To, s.Class))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("Tag(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}

// What is learned twice from the same examples is the same to the byte, and tells what it was shown.
func TestLearn(t *testing.T) {
	s := sentence("Mr. Okonkwo went to Enugu yesterday")
	allowed := []uint16{Outside, Begin(Person), Outside, Outside, Begin(Place), Outside}
	examples := []Example{{Sentences: []Sentence{s}, Allowed: [][]uint16{allowed}}}
	o := Options{Bits: 12, Rounds: 5, Runs: 2, Seed: 7}
	a, b := Learn(examples, nil, o), Learn(examples, nil, o)
	if string(a) != string(b) {
		t.Error("two runs gave two models")
	}
	m, err := Open(string(a))
	if err != nil {
		t.Fatal(err)
	}
	want := []Span{{1, 2, Person}, {4, 5, Place}}
	if diff := cmp.Diff(want, m.Tag([]Sentence{s})[0]); diff != "" {
		t.Errorf("after learning (-want +got):\n%s", diff)
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, data := range []string{"", magic, "no weights at all", weightsData[:len(weightsData)-1]} {
		if _, err := Open(data); err == nil {
			t.Errorf("Open(%d bytes) gave no error", len(data))
		}
	}
}

// FuzzTag: no words panic, and names are ordered, do not overlap and lie inside their sentence.
func FuzzTag(f *testing.F) {
	f.Add("The U.S.-led force in Mazar-i-Sharif , Afghanistan", false)
	f.Add("TWELVE DIED IN SAN SALVADOR", true)
	f.Fuzz(func(t *testing.T, words string, caps bool) {
		s := sentence(words)
		s.Tokens, s.Caps = Part(s.Tokens), caps
		end := 0
		for _, sp := range Tag([]Sentence{s})[0] {
			if sp.From < end || sp.To <= sp.From || sp.To > len(s.Tokens) {
				t.Errorf("Tag(%q): span %v after %d", words, sp, end)
			}
			end = sp.To
		}
	})
}
