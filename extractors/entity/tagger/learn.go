package tagger

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
)

// An Example is one article with what its words may be. Allowed holds, for each word of each sentence, a bit for each
// label that the annotation leaves possible: sets that do not mark nationalities leave open whether a word is one.
type Example struct {
	Sentences []Sentence
	Allowed   [][]uint16
}

// The bits of Example.Allowed.
const Outside uint16 = 1

// Begin and Inside are the bits of a word that begins, or goes on, a name of class c.
func Begin(c Class) uint16  { return 1 << begin(c) }
func Inside(c Class) uint16 { return 1 << inside(c) }

// Options are the settings of training.
type Options struct {
	Bits    int     // rows of the table, as a power of two
	Rounds  int     // passes over the examples
	Dropout float64 // share of the features that are hidden from a word while learning, so that none is leaned on alone
	Runs    int     // models whose weights are averaged, each with its own order and its own hidden features
	Seed    uint64
}

// Learn trains a model: for every stretch the best path overall is moved towards the best path that the annotation
// allows. The weights of all moments are averaged. The same examples and options give the same bytes.
func Learn(examples []Example, common []string, o Options) []byte {
	set := bloom(common)
	sum := &mean{table: make([]float64, labels<<o.Bits)}
	for run := range o.Runs {
		l := &learner{Options: o, common: set, rng: rand.New(rand.NewPCG(o.Seed, uint64(run)))}
		l.weights, l.sums = make([]float32, labels<<o.Bits), make([]float64, labels<<o.Bits)
		l.learn(examples)
		sum.add(l)
	}
	return sum.bytes(o.Bits, set)
}

func (l *learner) learn(examples []Example) {
	order := l.rng.Perm(len(examples))
	for range l.Rounds {
		l.rng.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			l.example(&examples[i])
		}
	}
}

type learner struct {
	Options
	common           string
	rng              *rand.Rand
	weights          []float32
	sums             []float64 // of each weight's changes times the moment they were made at
	passing, passSum [labels][labels]float64
	now              float64
}

func bloom(words []string) string {
	set := make([]byte, commonSize)
	for _, w := range words {
		a, b := commonBits(w)
		set[a/8] |= 1 << (a % 8)
		set[b/8] |= 1 << (b % 8)
	}
	return string(set)
}

func (l *learner) example(e *Example) {
	r := newReader(l.common, e.Sentences)
	for i := range e.Sentences {
		s := r.sentence(i)
		for from := 0; from < len(s.words); {
			to := s.stretch(from)
			if to == from {
				from++
				continue
			}
			l.stretch(s, from, to, e.Allowed[i][from:to])
			from = to
		}
	}
}

func (l *learner) stretch(s *reading, from, to int, allowed []uint16) {
	l.now++
	s.grow(to - from)
	feats := make([][]uint32, to-from)
	for i := range feats {
		for _, f := range s.features(from + i) {
			if l.rng.Float64() >= l.Dropout {
				feats[i] = append(feats[i], f>>(32-l.Bits))
			}
		}
		s.emit[i] = [labels]float32{}
		for _, f := range feats[i] {
			for y := range labels {
				s.emit[i][y] += l.weights[int(f)*labels+y]
			}
		}
	}
	var passing [labels][labels]float32
	for a := range labels {
		for b := range labels {
			passing[a][b] = float32(l.passing[a][b])
		}
	}
	emit, back := s.emit[:len(feats)], s.back[:len(feats)]
	got := viterbi(emit, back, &passing, nil, nil)
	if fits(got, allowed) {
		return
	}
	want := viterbi(emit, back, &passing, func(i, y int) bool { return allowed[i]>>y&1 == 1 }, nil)
	l.move(feats, want, 1)
	l.move(feats, got, -1)
}

func fits(path []int, allowed []uint16) bool {
	for i, y := range path {
		if allowed[i]>>y&1 == 0 {
			return false
		}
	}
	return true
}

func (l *learner) move(feats [][]uint32, path []int, by float32) {
	before := 0
	for i, y := range path {
		for _, f := range feats[i] {
			at := int(f)*labels + y
			l.weights[at] += by
			l.sums[at] += float64(by) * l.now
		}
		l.passing[before][y] += float64(by)
		l.passSum[before][y] += float64(by) * l.now
		before = y
	}
}

// A mean is the sum of averaged weights of several runs; the number of runs does not matter, weights have no scale.
type mean struct {
	table   []float64
	passing [labels][labels]float64
}

func (m *mean) add(l *learner) {
	for i, w := range l.weights {
		m.table[i] += float64(w) - l.sums[i]/l.now
	}
	for a := range labels {
		for b := range labels {
			m.passing[a][b] += l.passing[a][b] - l.passSum[a][b]/l.now
		}
	}
}

// bytes writes the weights as Open reads them, in units in which a byte holds six standard deviations; the few weights
// beyond are cut off.
func (m *mean) bytes(bits int, common string) []byte {
	sum, n := 0.0, 0.0
	for _, w := range m.table {
		if w != 0 {
			sum, n = sum+w*w, n+1
		}
	}
	unit := 6 * math.Sqrt(sum/max(n, 1)) / 127
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(bits))
	for a := range labels {
		for b := range labels {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(float32(m.passing[a][b]/unit)))
		}
	}
	out = append(out, common...)
	for _, w := range m.table {
		out = append(out, byte(int8(math.Round(max(-127, min(127, w/unit))))))
	}
	return out
}
