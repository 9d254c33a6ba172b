// Package charset turns bytes that somebody served into UTF-8, whatever they were said to be.
//
// A byte order mark decides. Otherwise bytes that are valid UTF-8 and use it are UTF-8, for no legacy text of any length is
// so by accident; then the HTTP header, the document's own declaration and, last, the look of the bytes are believed, in
// that order (RFC 7303 section 3, but for publishers as they are).
package charset

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Decode gives data as valid UTF-8, and the name of the encoding it was in when that is not the one declared (utf-8 where
// none is); name is "" where nothing had to be mended. contentType is the HTTP header's, declared the document's own word.
func Decode(data []byte, contentType, declared string) (out []byte, name string) {
	if enc, n, skip := byMark(data); skip > 0 {
		return mended(data[skip:], enc, n, declared)
	}
	if enc, n := byPattern(data); enc != nil {
		return mended(data, enc, n, declared)
	}
	declared = canonical(declared)
	if utf8.Valid(data) && !sevenBit(declared) {
		if declared != "" && declared != "utf-8" && !ascii(data) {
			return data, "utf-8"
		}
		return data, ""
	}
	for _, n := range []string{headerCharset(contentType), declared} {
		if n = canonical(n); n == "" || n == "utf-8" {
			continue
		}
		if out, ok := as(data, n); ok {
			if n == declared {
				return out, ""
			}
			return out, n
		}
	}
	return guess(data)
}

// mended decodes data; its name is told unless the document declared the same family.
func mended(data []byte, enc encoding.Encoding, name, declared string) ([]byte, string) {
	if enc == nil {
		out, bad := lenientUTF8(data)
		if bad {
			return out, "windows-1252"
		}
		return out, ""
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		out = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	if strings.HasPrefix(canonical(declared), name[:6]) {
		return out, ""
	}
	return out, name
}

// byMark reads a byte order mark; enc is nil for UTF-8's.
func byMark(b []byte) (enc encoding.Encoding, name string, length int) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return nil, "utf-8", 3
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", 4
	case bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", 4
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", 2
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", 2
	}
	return nil, "", 0
}

// byPattern knows UTF-16 and UTF-32 without a mark by where the NULs stand around the first two characters, which in markup
// and JSON are ASCII.
func byPattern(b []byte) (encoding.Encoding, string) {
	if len(b) < 8 {
		return nil, ""
	}
	var zeros [4]bool
	for i := range zeros {
		zeros[i] = b[i] == 0 && b[i+4] == 0
	}
	switch zeros {
	case [4]bool{true, true, true, false}:
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be"
	case [4]bool{false, true, true, true}:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le"
	case [4]bool{true, false, true, false}:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"
	case [4]bool{false, true, false, true}:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"
	}
	return nil, ""
}

// as decodes by name, and declines where the name means nothing or the bytes do not fit it.
func as(data []byte, name string) ([]byte, bool) {
	enc := lookup(name)
	if enc == nil {
		return nil, false
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || misfit(out) {
		return nil, false
	}
	return out, true
}

func lookup(name string) encoding.Encoding {
	if enc, n := charset.Lookup(name); enc != nil && n != "replacement" {
		return enc
	}
	if enc, err := ianaindex.IANA.Encoding(name); err == nil {
		return enc
	}
	return nil
}

// misfit reports text that has more than one replacement character in a hundred letters: the name was wrong.
func misfit(b []byte) bool {
	bad := bytes.Count(b, []byte("\uFFFD"))
	return bad > 0 && bad*100 > utf8.RuneCount(b)
}

// guess is for bytes that are not what anyone said. Mostly valid UTF-8 with stray bytes is UTF-8 with Windows-1252 pasted
// in; anything else is what the detector makes of it.
func guess(data []byte) ([]byte, string) {
	if good, bad := countUTF8(data); good > bad {
		out, _ := lenientUTF8(data)
		return out, "windows-1252"
	}
	r := chardet.Detect(data[:min(len(data), 64<<10)])
	if n := canonical(r.Encoding); r.Confidence > .5 && n != "utf-8" && n != "ascii" {
		if out, ok := as(data, n); ok {
			return out, n
		}
	}
	out, _ := lenientUTF8(data)
	return out, "windows-1252"
}

// countUTF8 counts multi-byte sequences and bytes that belong to none.
func countUTF8(b []byte) (good, bad int) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good, bad
}

// lenientUTF8 reads each byte that is no UTF-8 as Windows-1252.
func lenientUTF8(b []byte) (out []byte, bad bool) {
	if utf8.Valid(b) {
		return b, false
	}
	out = make([]byte, 0, len(b)+len(b)/8)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(b[0])
		}
		out = utf8.AppendRune(out, r)
		b = b[n:]
	}
	return out, true
}

func headerCharset(contentType string) string {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	return params["charset"]
}

// canonical is the name in lower case, as HTML's standard calls the encoding where it knows it.
func canonical(name string) string {
	name = strings.ToLower(strings.Trim(name, " \t\r\n\"'"))
	if _, n := charset.Lookup(name); n != "" && n != "replacement" {
		return n
	}
	return name
}

// sevenBit names encodings whose bytes are all ASCII and mean something else.
func sevenBit(name string) bool {
	return name == "utf-7" || strings.HasPrefix(name, "iso-2022-") || strings.HasPrefix(name, "hz-")
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
