package record

import (
	"fmt"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// stride is how many bytes lie between two entries of an offset table: lookups count at most so many, and the table of a
// long text stays small.
const stride = 128

// offsets turns byte offsets of one text into code points: one pass over the text, then a short count a lookup.
type offsets struct {
	text  string
	runes []int // code points before byte i*stride; nil where every byte is one
}

func newOffsets(s string) *offsets {
	o := &offsets{text: s}
	if utf8.RuneCountInString(s) == len(s) {
		return o
	}
	o.runes = make([]int, len(s)/stride+1)
	n := 0
	for i := range len(s) {
		if i%stride == 0 {
			o.runes[i/stride] = n
		}
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	if len(s)%stride == 0 {
		o.runes[len(s)/stride] = n
	}
	return o
}

// at returns how many code points begin before byte i.
func (o *offsets) at(i int) int {
	if o.runes == nil {
		return i
	}
	n := o.runes[i/stride]
	for j := i - i%stride; j < i; j++ {
		if utf8.RuneStart(o.text[j]) {
			n++
		}
	}
	return n
}

// span returns s in code points with its text. A span outside the text or inside a code point is a mistake of the
// extractor that reported it, and panics.
func (o *offsets) span(s text.Span) Span {
	if s.Start < 0 || s.End < s.Start || s.End > len(o.text) || !o.boundary(s.Start) || !o.boundary(s.End) {
		panic(fmt.Sprintf("record: span %d:%d does not lie on code points of a text of %d bytes", s.Start, s.End, len(o.text)))
	}
	return Span{Start: o.at(s.Start), End: o.at(s.End), Text: o.text[s.Start:s.End]}
}

func (o *offsets) boundary(i int) bool { return i == len(o.text) || utf8.RuneStart(o.text[i]) }
