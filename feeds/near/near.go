// Package near finds articles that copy each other: syndicated stories, cut, given a new lead, or with later figures.
//
// A text is its set of word 5-grams. A later text copies an earlier one where most of it stands in the earlier one: how much
// of it does is its containment, |A∩B| / |A|, estimated from MinHash sketches of the sets (Broder 1997). It is measured of
// the later text, for a wire story cut to a third is a copy of the whole, though it resembles it but little, and a round-up
// that takes in an earlier brief is none, though the brief stands in it whole. Candidates are found by shared buckets of the
// sketch, so that a text is compared with few others.
//
// The sketch keeps the smallest hashes of the set (a bottom-k sketch), a fair sample of it; a text of fewer than k 5-grams is
// kept whole and compared exactly.
package near

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
)

const (
	gram = 5   // words that make one feature
	keep = 256 // hashes of a sketch: the error of an estimate is about 1/√256 = .06
	// Copies lie near 1; shared boilerplate reaches a containment of .27 between different articles, a quoted wire .30, the
	// background that a follow-up repeats about .4.
	leastContainment = .57
	leastGrams       = 20 // shorter texts are too alike to be told apart
)

// A Sketch stands for a text. It is small (2 KiB), and the same for the same words on every machine.
type Sketch struct {
	hashes []uint64 // the smallest, ascending
	grams  int      // distinct 5-grams of the text
}

// Of sketches a text by its words; case, punctuation and white space do not count.
func Of(text string) Sketch {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	set := map[uint64]struct{}{}
	for i := 0; i+gram <= len(words); i++ {
		set[hash(words[i:i+gram])] = struct{}{}
	}
	all := make([]uint64, 0, len(set))
	for h := range set {
		all = append(all, h)
	}
	slices.Sort(all)
	return Sketch{hashes: slices.Clip(all[:min(len(all), keep)]), grams: len(all)}
}

// hash is FNV-1a with a final mix (that of MurmurHash3), so that the smallest values are a fair sample.
func hash(words []string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := 0; i < len(w); i++ {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// Keys are the hashes to store a text under, for those who keep their index in a database: a text that shares none of them
// with another's hashes is no copy of it. Find copies by all of Hashes.
func (s Sketch) Keys() []uint64 { return s.hashes[:min(len(s.hashes), indexed)] }

// Hashes are all hashes of the sketch, ascending.
func (s Sketch) Hashes() []uint64 { return s.hashes }

// MarshalBinary writes the sketch for storing.
func (s Sketch) MarshalBinary() ([]byte, error) {
	b := binary.LittleEndian.AppendUint32(nil, uint32(s.grams))
	for _, h := range s.hashes {
		b = binary.LittleEndian.AppendUint64(b, h)
	}
	return b, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (s *Sketch) UnmarshalBinary(b []byte) error {
	if len(b) < 4 || len(b)%8 != 4 || len(b) > 4+8*keep {
		return fmt.Errorf("read sketch: %d bytes are none", len(b))
	}
	s.grams, s.hashes = int(binary.LittleEndian.Uint32(b)), nil
	for b = b[4:]; len(b) > 0; b = b[8:] {
		s.hashes = append(s.hashes, binary.LittleEndian.Uint64(b))
	}
	return nil
}

// Containment estimates how much of a text stands in another, from 0 to 1: of its hashes so small that the sketch of the
// other would hold them, the share that it does hold.
func Containment(of, in Sketch) float64 {
	limit := min(of.limit(), in.limit())
	seen, common := 0, 0
	for _, h := range of.hashes {
		if h > limit {
			break
		}
		seen++
		if _, held := slices.BinarySearch(in.hashes, h); held {
			common++
		}
	}
	return float64(common) / float64(max(1, seen))
}

// limit is the hash up to which a sketch holds all of its text's.
func (s Sketch) limit() uint64 {
	if s.grams > len(s.hashes) {
		return s.hashes[len(s.hashes)-1]
	}
	return math.MaxUint64
}

// Copies reports that a later text copies an earlier one: cut, under a new lead, or with other figures.
func Copies(later, earlier Sketch) bool {
	return min(later.grams, earlier.grams) >= leastGrams && Containment(later, earlier) >= leastContainment
}

// An Index finds the earlier copy of a text. It is not safe for concurrent use.
type Index struct {
	sketches []Sketch
	ids      []string
	buckets  map[uint64][]int32 // texts by each of their smallest hashes
}

// indexed is how many of its hashes a text is found by. Copies share most of their smallest hashes; a third of a story shares
// a third of them.
const indexed = 64

// crowded buckets hold boilerplate that hundreds of texts share; they tell nothing.
const crowded = 200

// Add puts a text into the index and returns the id of the earliest text it copies, "" where it copies none.
func (x *Index) Add(id string, s Sketch) string {
	original := x.Find(s)
	if x.buckets == nil {
		x.buckets = map[uint64][]int32{}
	}
	n := int32(len(x.ids))
	x.ids, x.sketches = append(x.ids, id), append(x.sketches, s)
	for _, h := range s.Keys() {
		if len(x.buckets[h]) < crowded {
			x.buckets[h] = append(x.buckets[h], n)
		}
	}
	return original
}

// Find is the id of the earliest text in the index that s copies, "" where there is none.
func (x *Index) Find(s Sketch) string {
	first := int32(-1)
	tried := map[int32]bool{}
	for _, h := range s.hashes {
		for _, n := range x.buckets[h] {
			if first >= 0 && n >= first || tried[n] {
				continue
			}
			tried[n] = true
			if Copies(s, x.sketches[n]) {
				first = n
			}
		}
	}
	if first < 0 {
		return ""
	}
	return x.ids[first]
}
