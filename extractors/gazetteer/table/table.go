// Package table is the packed file of places that build writes and the gazetteer reads where it lies: sorted keys, found
// by binary search, each with its places, the most populous first.
//
// All numbers are little-endian. The layout, after the magic:
//
//	counts: keys, places, key bytes, strings, string bytes (uint32 each)
//	key offsets (uint32, one more than keys), first place of each key (uint32, one more), key bytes
//	places (24 bytes each)
//	string offsets (uint32, one more than strings), string bytes: names of countries (alpha-2), features and divisions
package table

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const magic = "hedgerow places 1\n"

// placeSize is the bytes of one place: latitude, longitude, id, population (4 each), country, feature, first and second
// division (2 each, numbers of strings).
const placeSize = 24

// A Place is one place of a name.
type Place struct {
	Lat, Lon       float64 // degrees, good to 1e-5
	ID             int     // GeoNames id, 0 where unknown
	Population     int
	Country        string // ISO 3166-1 alpha-2
	Feature        string // GeoNames feature code
	Admin1, Admin2 string // names
}

// A Table is a packed file. The zero Table holds nothing.
type Table struct {
	keyAt, firstAt, keys, places, stringAt, strings string
	n                                               int
}

// ErrFormat says that the bytes are no table.
var ErrFormat = errors.New("not a table of places")

// Open reads the layout of data and nothing else of it.
func Open(data string) (Table, error) {
	var t Table
	if !strings.HasPrefix(data, magic) || len(data) < len(magic)+20 {
		return t, ErrFormat
	}
	rest := data[len(magic):]
	var counts [5]int
	for i := range counts {
		counts[i] = int(u32(rest, i))
	}
	rest = rest[20:]
	t.n = counts[0]
	for _, part := range []struct {
		to   *string
		size int
	}{
		{&t.keyAt, 4 * (counts[0] + 1)}, {&t.firstAt, 4 * (counts[0] + 1)}, {&t.keys, counts[2]},
		{&t.places, placeSize * counts[1]}, {&t.stringAt, 4 * (counts[3] + 1)}, {&t.strings, counts[4]},
	} {
		if part.size < 0 || part.size > len(rest) {
			return Table{}, ErrFormat
		}
		*part.to, rest = rest[:part.size], rest[part.size:]
	}
	return t, nil
}

func u32(s string, i int) uint32 {
	_ = s[4*i+3]
	return uint32(s[4*i]) | uint32(s[4*i+1])<<8 | uint32(s[4*i+2])<<16 | uint32(s[4*i+3])<<24
}

// Len is the number of keys.
func (t Table) Len() int { return t.n }

func (t Table) key(i int) string { return t.keys[u32(t.keyAt, i):u32(t.keyAt, i+1)] }

// Find returns the index of a folded key, and whether there is one.
func (t Table) Find(key []byte) (int, bool) {
	lo, hi := 0, t.n
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if t.key(mid) < string(key) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < t.n && t.key(lo) == string(key)
}

// Begins says whether key k, or the next where key is not among them, begins with key: whether a longer name may follow.
// k is what Find returned for key.
func (t Table) Begins(k int, key []byte) bool {
	for ; k < t.n; k++ {
		switch name := t.key(k); {
		case name == string(key):
		case strings.HasPrefix(name, string(key)):
			return true
		default:
			return false
		}
	}
	return false
}

// Count is how many places key i has.
func (t Table) Count(i int) int { return int(u32(t.firstAt, i+1) - u32(t.firstAt, i)) }

// Population is that of the most populous place of key i.
func (t Table) Population(i int) int {
	at := int(u32(t.firstAt, i)) * placeSize
	return int(u32(t.places[at+12:], 0))
}

// At returns place k of key i.
func (t Table) At(i, k int) Place {
	b := t.places[(int(u32(t.firstAt, i))+k)*placeSize:][:placeSize]
	return Place{
		Lat: float64(int32(u32(b, 0))) / 1e5, Lon: float64(int32(u32(b, 1))) / 1e5,
		ID: int(u32(b, 2)), Population: int(u32(b, 3)),
		Country: t.string(b[16:]), Feature: t.string(b[18:]), Admin1: t.string(b[20:]), Admin2: t.string(b[22:]),
	}
}

// string returns the string whose number b begins with.
func (t Table) string(b string) string {
	i := int(b[0]) | int(b[1])<<8
	return t.strings[u32(t.stringAt, i):u32(t.stringAt, i+1)]
}

// An Entry is a place under a name, as written.
type Entry struct {
	Name string
	Place
}

// Pack writes the table of entries. The same entries in any order give the same bytes.
func Pack(entries []Entry) ([]byte, error) {
	byKey := map[string][]Place{}
	for _, e := range entries {
		if k := string(Fold(nil, e.Name)); k != "" {
			byKey[k] = append(byKey[k], e.Place)
		}
	}
	keys := make([]string, 0, len(byKey))
	for k := range byKey {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	p := packer{index: map[string]int{}}
	p.number("")
	for _, k := range keys {
		p.add(k, byKey[k])
	}
	if len(p.strings) > math.MaxUint16 {
		return nil, fmt.Errorf("pack places: %d names of divisions do not fit 16 bits", len(p.strings))
	}
	return p.bytes(), nil
}

type packer struct {
	keyAt, firstAt []uint32
	keys, places   []byte
	strings        []string
	index          map[string]int
	n              int
}

// number returns the number of a string.
func (p *packer) number(s string) int {
	i, ok := p.index[s]
	if !ok {
		i = len(p.strings)
		p.strings = append(p.strings, s)
		p.index[s] = i
	}
	return i
}

func (p *packer) add(key string, places []Place) {
	sort.Slice(places, func(a, b int) bool {
		x, y := places[a], places[b]
		switch {
		case x.Population != y.Population:
			return x.Population > y.Population
		case x.Country != y.Country:
			return x.Country < y.Country
		case x.Lat != y.Lat:
			return x.Lat < y.Lat
		case x.Lon != y.Lon:
			return x.Lon < y.Lon
		}
		return x.ID < y.ID
	})
	p.keyAt = append(p.keyAt, uint32(len(p.keys)))
	p.firstAt = append(p.firstAt, uint32(p.n))
	p.keys = append(p.keys, key...)
	for _, pl := range places {
		for _, v := range []uint32{uint32(int32(math.Round(pl.Lat * 1e5))), uint32(int32(math.Round(pl.Lon * 1e5))), uint32(pl.ID), uint32(pl.Population)} {
			p.places = binary.LittleEndian.AppendUint32(p.places, v)
		}
		for _, s := range []string{pl.Country, pl.Feature, pl.Admin1, pl.Admin2} {
			p.places = binary.LittleEndian.AppendUint16(p.places, uint16(p.number(s)))
		}
		p.n++
	}
}

func (p *packer) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(magic)
	put := func(vs ...uint32) {
		for _, v := range vs {
			b.Write(binary.LittleEndian.AppendUint32(nil, v))
		}
	}
	var at []uint32
	size := 0
	for _, s := range p.strings {
		at = append(at, uint32(size))
		size += len(s)
	}
	put(uint32(len(p.keyAt)), uint32(p.n), uint32(len(p.keys)), uint32(len(p.strings)), uint32(size))
	put(append(p.keyAt, uint32(len(p.keys)))...)
	put(append(p.firstAt, uint32(p.n))...)
	b.Write(p.keys)
	b.Write(p.places)
	put(append(at, uint32(size))...)
	for _, s := range p.strings {
		b.WriteString(s)
	}
	return b.Bytes()
}

// Fold appends the key of a name to dst: lower case without accents, apostrophes and full stops, hyphens as spaces,
// "saint" and "st." as "st". "Mazār-e Sharīf" and "Mazar-e-Sharif" have one key.
func Fold(dst []byte, name string) []byte {
	start := len(dst)
	if !ascii(name) {
		name = unaccented(name)
	}
	for _, r := range name {
		switch {
		case r == '-' || r == ' ' || r == '/' || r == '\u00a0':
			dst = space(dst, start)
		case r == '.' || r == '\'' || r == '’' || r == '‘' || r == 'ʻ' || r == 'ʼ' || r == '`' || r == ',':
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
		if end := len(dst); end-start == 6 && string(dst[start:]) == "saint " {
			dst = append(dst[:start], "st "...)
		}
	}
	return bytes.TrimRight(dst, " ")
}

// space appends one space, but never two and none at the start.
func space(dst []byte, start int) []byte {
	if len(dst) == start || dst[len(dst)-1] == ' ' {
		return dst
	}
	return append(dst, ' ')
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plain are the letters that no decomposition makes plain.
var plain = strings.NewReplacer("ø", "o", "Ø", "o", "ł", "l", "Ł", "l", "đ", "d", "Đ", "d", "ı", "i", "ß", "ss", "æ", "ae", "Æ", "ae", "œ", "oe", "þ", "th", "ð", "d", "ə", "a")

func unaccented(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(plain.Replace(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
