package vague

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"strings"
)

// A Sentence is what is learned from: whether readers found it weasel-worded, and the features of each word of it that may be
// why. Which word it was, nobody has marked.
type Sentence struct {
	Words   [][]string
	Hedging bool
}

// Options are the settings of learning.
type Options struct {
	Rounds int     // passes over the sentences
	Least  int     // how often a feature must occur
	Rate   float64 // the first step
	Decay  float64 // pull of the weights to zero
}

// Learn fits a model by noisy-or: a sentence hedges if at least one of its words does.
func Learn(sentences []Sentence, o Options) *Model {
	m := &Model{bias: -2, weights: frequent(sentences, o.Least)}
	moved := map[string]float64{} // squared gradients: a weight moves less the more it has moved
	order := rand.New(rand.NewPCG(1, 1))
	for range o.Rounds {
		for _, i := range order.Perm(len(sentences)) {
			m.step(sentences[i], moved, o)
		}
	}
	return m
}

// frequent returns the features that occur in enough sentences, with weight zero.
func frequent(sentences []Sentence, least int) map[string]float64 {
	count := map[string]int{}
	for _, s := range sentences {
		seen := map[string]bool{}
		for _, features := range s.Words {
			for _, f := range features {
				if !seen[f] {
					seen[f] = true
					count[f]++
				}
			}
		}
	}
	weights := map[string]float64{}
	for f, n := range count {
		if n >= least {
			weights[f] = 0
		}
	}
	return weights
}

// step moves the weights of one sentence's features towards its label.
func (m *Model) step(s Sentence, moved map[string]float64, o Options) {
	p, none := make([]float64, len(s.Words)), 1.0
	for i, features := range s.Words {
		p[i] = m.Hedges(features)
		none *= 1 - p[i]
	}
	for i, features := range s.Words {
		gradient := -p[i]
		if s.Hedging {
			gradient = p[i] * none / math.Max(1-none, 1e-9)
		}
		m.bias += 0.01 * gradient
		for _, f := range features {
			w, ok := m.weights[f]
			if !ok {
				continue
			}
			d := gradient - o.Decay*w
			moved[f] += d * d
			m.weights[f] = w + o.Rate*d/math.Sqrt(moved[f]+1e-3)
		}
	}
}

// String writes the model as Parse reads it, without what says nearly nothing and without the features that keep refuses.
func (m *Model) String(keep func(feature string) bool) string {
	const nothing = 0.02
	var lines []string
	for f, w := range m.weights {
		if math.Abs(w) >= nothing && keep(f) {
			lines = append(lines, fmt.Sprintf("%s\t%.2f", f, w))
		}
	}
	sort.Strings(lines)
	return fmt.Sprintf("%s\t%.2f\n%s\n", bias, m.bias, strings.Join(lines, "\n"))
}
