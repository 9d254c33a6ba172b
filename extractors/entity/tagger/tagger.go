// Package tagger labels the words of an article as parts of names of persons, organizations, places and other things. It
// is a linear-chain model with hashed features, trained as an averaged structured perceptron (Collins 2002) by
// extractors/entity/train; the weights are bytes in the binary and are read where they lie.
//
// It uses no parts of speech: tagging them is the slowest stage of the program, and capitals, the gazetteer and what the
// rest of the article says of a word carry as much. Only stretches with a capital are decoded, all else is outside.
package tagger

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Class is what sort of thing a name names, by the four classes of CoNLL-2003.
type Class uint8

// The classes.
const (
	Person Class = iota
	Org
	Place
	Misc // nationalities, events, works
	classes
)

// Labels are O and, for each class, begin and inside.
const labels = 1 + 2*int(classes)

func begin(c Class) int  { return 1 + 2*int(c) }
func inside(c Class) int { return 2 + 2*int(c) }

// follows says whether label b may stand after label a: inside only after its own class.
func follows(a, b int) bool { return b == 0 || b%2 == 1 || a == b || a == b-1 }

// A Sentence is tokens, parted by Part, and whether they are written in capitals.
type Sentence struct {
	Tokens []text.Token
	Caps   bool
}

// A Span is tokens [From, To) of a sentence, read as a name.
type Span struct {
	From, To int
	Class    Class
}

// A Model holds weights.
type Model struct {
	bits    int    // the table has 1<<bits rows of one byte a label
	table   string // int8 weights
	common  string // bits of words that are written in lower case elsewhere
	passing [labels][labels]float32
}

//go:embed weights.bin
var weightsData string

var loadModel = sync.OnceValue(func() *Model {
	m, err := Open(weightsData)
	if err != nil {
		panic(err) // made by train and tested: a mistake of ours
	}
	return m
})

// Tag returns the names in the sentences of one article.
func Tag(sentences []Sentence) [][]Span { return loadModel().Tag(sentences) }

// Common says whether norm is a word that is often written in lower case.
func Common(norm string) bool { return isCommonWord(loadModel().common, norm) }

const magic = "hedgerow tagger 1\n"

var errFormat = errors.New("not weights of the tagger")

// Open reads the head of data; the table stays where it is.
func Open(data string) (*Model, error) {
	head := len(magic) + 4 + 4*labels*labels
	if len(data) < head || !strings.HasPrefix(data, magic) {
		return nil, errFormat
	}
	b := []byte(data[len(magic):head])
	m := &Model{bits: int(binary.LittleEndian.Uint32(b))}
	for i := range labels * labels {
		m.passing[i/labels][i%labels] = math.Float32frombits(binary.LittleEndian.Uint32(b[4+4*i:]))
	}
	if m.bits > 30 || len(data)-head != commonSize+labels<<m.bits {
		return nil, fmt.Errorf("%w: %d bytes for %d bits", errFormat, len(data)-head, m.bits)
	}
	m.common, m.table = data[head:head+commonSize], data[head+commonSize:]
	return m, nil
}

// Tag returns the names in the sentences of one article.
func (m *Model) Tag(sentences []Sentence) [][]Span {
	r := newReader(m.common, sentences)
	out := make([][]Span, len(sentences))
	var path []int
	for i := range sentences {
		s := r.sentence(i)
		for from := 0; from < len(s.words); {
			to := s.stretch(from)
			if to == from {
				from++
				continue
			}
			path = m.decode(s, from, to, path)
			out[i] = spans(out[i], path, from)
			from = to
		}
	}
	return out
}

// decode finds the best labels of words [from, to) by Viterbi's algorithm; the words around them are outside.
func (m *Model) decode(s *reading, from, to int, path []int) []int {
	n := to - from
	s.grow(n)
	for i := range n {
		s.emit[i] = [labels]float32{}
		for _, f := range s.features(from + i) {
			m.add(&s.emit[i], f)
		}
	}
	return viterbi(s.emit[:n], s.back[:n], &m.passing, nil, path)
}

// add adds the weights of feature f.
func (m *Model) add(sum *[labels]float32, f uint32) {
	row := m.table[int(f>>(32-m.bits))*labels:][:labels]
	for l := range labels {
		sum[l] += float32(int8(row[l]))
	}
}

// viterbi returns the best path through emissions; allowed, where it is not nil, says which labels word i may have.
func viterbi(emit [][labels]float32, back [][labels]uint8, passing *[labels][labels]float32, allowed func(i, label int) bool, path []int) []int {
	const never = -1e9
	var score [labels]float32
	for l := range labels {
		score[l] = never
		if follows(0, l) && (allowed == nil || allowed(0, l)) {
			score[l] = emit[0][l] + passing[0][l]
		}
	}
	for i := 1; i < len(emit); i++ {
		var next [labels]float32
		for l := range labels {
			next[l] = never
			if allowed != nil && !allowed(i, l) {
				continue
			}
			for p := range labels {
				if v := score[p] + passing[p][l]; follows(p, l) && v > next[l] {
					next[l], back[i][l] = v, uint8(p)
				}
			}
			next[l] += emit[i][l]
		}
		score = next
	}
	best := 0
	for l := range labels {
		if score[l] > score[best] {
			best = l
		}
	}
	path = append(path[:0], make([]int, len(emit))...)
	for i := len(emit) - 1; i >= 0; i-- {
		path[i] = best
		best = int(back[i][best])
	}
	return path
}

// spans appends the names of a path that begins at word from.
func spans(dst []Span, path []int, from int) []Span {
	for i := 0; i < len(path); {
		if path[i] == 0 {
			i++
			continue
		}
		class := Class((path[i] - 1) / 2)
		j := i + 1
		for j < len(path) && path[j] == inside(class) {
			j++
		}
		dst = append(dst, Span{from + i, from + j, class})
		i = j
	}
	return dst
}
