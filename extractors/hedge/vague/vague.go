// Package vague judges whether a word of vague quantity is a hedge where it stands: "some critics" and "certain circles"
// leave open who is meant, "many people fled" says how many did. What surrounds the word decides, and how much each
// neighbour says was learned from sentences that readers of an encyclopedia marked as weasel-worded (extractors/hedge/train).
package vague

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// Enough is the probability from which a word is held for a hedge; it was chosen by cross-validation.
const Enough = 0.3

// A Model holds what each feature says for a hedge.
type Model struct {
	bias    float64
	weights map[string]float64
}

//go:embed weights.txt
var weightsTxt string

// Learned is the model that ships.
var Learned = must(weightsTxt)

func must(data string) *Model {
	m, err := Parse(data)
	if err != nil {
		panic(err) // a file of ours that is broken
	}
	return m
}

// bias is the name of the line that holds the model's bias.
const bias = "bias"

// Parse reads a model: a feature and its weight a line, a tab between.
func Parse(data string) (*Model, error) {
	m := &Model{weights: map[string]float64{}}
	for i, line := range strings.Split(data, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, number, _ := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return nil, fmt.Errorf("weights:%d: want a feature, a tab and a number, not %q", i+1, line)
		}
		if name == bias {
			m.bias = w
			continue
		}
		m.weights[name] = w
	}
	return m, nil
}

// Hedges returns the probability that features are those of a hedge.
func (m *Model) Hedges(features []string) float64 {
	sum := m.bias
	for _, f := range features {
		sum += m.weights[f]
	}
	return 1 / (1 + math.Exp(-sum))
}

// Features are what the model sees of the vague word at token i: its neighbours, the noun that it counts, what follows that,
// and whether the next verb tells of the past.
func Features(s *phrase.Syntax, i int) []string {
	w, prev, next := s.Norm(i), s.Norm(i-1), s.Norm(i+1)
	g := s.Groups[s.At(i)]
	head, after := s.Norm(g.Head), s.Norm(g.To)
	verb, subject := nextVerb(s, s.At(i))
	return []string{
		"w=" + w, "p=" + prev, "n=" + next, "pt=" + tag(s, i-1), "nt=" + tag(s, i+1), "h=" + head, "a=" + after, "v=" + verb,
		w + " p=" + prev, w + " n=" + next, w + " pt=" + tag(s, i-1), w + " nt=" + tag(s, i+1), w + " h=" + head,
		w + " a=" + after, w + " v=" + verb, w + " s=" + subject,
	}
}

// nextVerb returns the form of the first verb group after group k, and whether it follows at once.
func nextVerb(s *phrase.Syntax, k int) (form, subject string) {
	for j := k + 1; j < len(s.Groups); j++ {
		if g := s.Groups[j]; g.Kind == phrase.VP {
			form = string(g.Form)
			if g.Past {
				form += " past"
			}
			if j == k+1 && g.Form == phrase.Finite {
				subject = "yes"
			}
			return form, subject
		}
	}
	return "none", ""
}

func tag(s *phrase.Syntax, i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return ""
	}
	return s.Tokens[i].Tag
}
