package nlp

import (
	"math"
	"math/bits"
)

// A gobReader reads the values of a file written by encoding/gob, in order, as lists and maps of strings and floats. The
// package itself would build prose's five megabytes of weights as nested maps by reflection, which takes longer than all
// the rest of a short run; here they go straight to where they are used.
//
// See the package comment of encoding/gob for the format: messages with their length before them, definitions of types
// first (their ids are negative), then one value, which a zero byte precedes where it is no struct.
type gobReader struct {
	data string
	at   int
}

func newGobReader(b []byte) *gobReader {
	r := &gobReader{data: string(b)}
	for {
		length := r.uint()
		end := r.at + int(length)
		if id := r.uint(); id&1 == 0 { // not negative: the value
			r.at++
			return r
		}
		r.at = end
	}
}

// uint reads an unsigned number: a small one as it is, others as their bytes, highest first, after the negated count.
func (r *gobReader) uint() uint64 {
	c := r.data[r.at]
	r.at++
	if c < 0x80 {
		return uint64(c)
	}
	var v uint64
	for n := -int8(c); n > 0; n-- {
		v = v<<8 | uint64(r.data[r.at])
		r.at++
	}
	return v
}

// count reads the number of elements of a list or pairs of a map.
func (r *gobReader) count() int { return int(r.uint()) }

// text reads a string.
func (r *gobReader) text() string {
	n := int(r.uint())
	s := r.data[r.at : r.at+n]
	r.at += n
	return s
}

// float reads a number, whose bytes are written in reverse.
func (r *gobReader) float() float64 { return math.Float64frombits(bits.ReverseBytes64(r.uint())) }
