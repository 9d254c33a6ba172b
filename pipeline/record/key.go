package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A keyer gives the annotations of one article their keys: digests of article, kind, span and ordinal, the last telling
// apart two of one kind on the same words. A key stays the same while the text does, however the rules change around it.
type keyer struct {
	article string
	offsets *offsets
	seen    map[string]int
}

func newKeyer(article string, o *offsets) *keyer {
	return &keyer{article: article, offsets: o, seen: map[string]int{}}
}

func (k *keyer) key(kind string, s text.Span) string {
	at := kind + "\x00" + strconv.Itoa(k.offsets.at(s.Start)) + ":" + strconv.Itoa(k.offsets.at(s.End))
	ordinal := k.seen[at]
	k.seen[at]++
	sum := sha256.Sum256([]byte(k.article + "\x00" + at + "\x00" + strconv.Itoa(ordinal)))
	return hex.EncodeToString(sum[:10])
}

// Digest returns the name of content: "sha256:" and 64 hexadecimal digits.
func Digest(content string) string {
	return "sha256:" + hexDigest(content)
}

func hexDigest(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}
