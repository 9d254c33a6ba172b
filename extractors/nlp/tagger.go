package nlp

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A tagger runs prose's averaged perceptron over our own tokens. The weights are prose's, taken from the files in its
// module, and so are the features; what differs is how they are held: prose makes fourteen strings and three maps a token,
// here each feature is a row of small integers. Given the same tokens both find the same tags.
//
// See https://github.com/sloria/textblob-aptagger for the features.
type tagger struct {
	tags  []string          // by class
	class map[string]int    // the other way
	known map[string]string // words that have one tag only, as written

	bias     row
	suffix   map[string]row // last three bytes of the word, as written
	first    [256]row       // its first byte
	before1  []row          // tag before, by class
	before2  []row          // tag before that
	before12 map[int]row    // both
	words    map[string]*word
	suffixes map[string]*affix // of the neighbours
}

// A row holds the weights of one feature. They are prose's times a thousand, to which it rounds them: sums of integers
// come out the same in whatever order.
type row []weight

type weight struct {
	class int32
	value int32
}

// A word holds the rows of the features in which a word takes part.
type word struct {
	at, before1, before2, after1, after2 row
	withTag                              map[int]row // with the tag before it
}

// An affix holds the rows of the last three bytes of the words before and after.
type affix struct{ before, after row }

// start and start2 stand for the tags before a sentence.
const (
	startTag  = "-START-"
	start2Tag = "-START2-"
)

// lazyTagger is a tagger that is being read.
type lazyTagger struct {
	ready sync.WaitGroup
	*tagger
}

func loadTagger() *lazyTagger {
	l := &lazyTagger{}
	l.ready.Go(func() { l.tagger = newTagger() })
	return l
}

func (l *lazyTagger) tag(tokens []text.Token) {
	l.ready.Wait()
	l.tagger.tag(tokens)
}

// newTagger reads prose's weights. That they cannot be read is a fault of the build, not of any input.
func newTagger() *tagger {
	var weights map[string]map[string]float64
	t := &tagger{
		class: map[string]int{}, before12: map[int]row{}, suffix: map[string]row{},
		words: map[string]*word{}, suffixes: map[string]*affix{},
	}
	mustDecode("classes.gob", &t.tags)
	mustDecode("tags.gob", &t.known)
	mustDecode("weights.gob", &weights)
	t.tags = append(t.tags, startTag, start2Tag)
	for i, tag := range t.tags {
		t.class[tag] = i
	}
	t.before1, t.before2 = make([]row, len(t.tags)), make([]row, len(t.tags))
	for feature, w := range weights {
		t.add(feature, t.row(w))
	}
	return t
}

func mustDecode(name string, into any) {
	b, err := prose.Asset("model/AveragedPerceptron/" + name)
	if err == nil {
		err = gob.NewDecoder(bytes.NewReader(b)).Decode(into)
	}
	if err != nil {
		panic(fmt.Errorf("read prose's %s: %w", name, err))
	}
}

func (t *tagger) row(w map[string]float64) row {
	r := make(row, 0, len(w))
	for class, tag := range t.tags {
		if v, ok := w[tag]; ok && v != 0 {
			r = append(r, weight{int32(class), int32(round(v * 1000))})
		}
	}
	return r
}

func round(v float64) float64 {
	if v < 0 {
		return v - 0.5
	}
	return v + 0.5
}

// add puts the row of a feature, named as prose names it, where tagging looks for it.
func (t *tagger) add(feature string, r row) {
	kind, value, _ := cutFeature(feature)
	switch kind {
	case "bias":
		t.bias = r
	case "i suffix":
		t.suffix[value] = r
	case "i pref1":
		for _, c := range value {
			if c < 256 {
				t.first[c] = r
			}
		}
	case "i-1 tag", "i-2 tag":
		if class, ok := t.class[value]; ok && kind == "i-1 tag" {
			t.before1[class] = r
		} else if ok {
			t.before2[class] = r
		}
	case "i tag+i-2 tag":
		one, two, _ := strings.Cut(value, " ")
		c1, ok1 := t.class[one]
		c2, ok2 := t.class[two]
		if ok1 && ok2 {
			t.before12[t.pair(c1, c2)] = r
		}
	case "i-1 tag+i word":
		tag, w, _ := strings.Cut(value, " ")
		if class, ok := t.class[tag]; ok {
			t.word(w).withTag[class] = r
		}
	case "i word":
		t.word(value).at = r
	case "i-1 word":
		t.word(value).before1 = r
	case "i-2 word":
		t.word(value).before2 = r
	case "i+1 word":
		t.word(value).after1 = r
	case "i+2 word":
		t.word(value).after2 = r
	case "i-1 suffix":
		t.affix(value).before = r
	case "i+1 suffix":
		t.affix(value).after = r
	}
}

// featureKinds are the names of features, longer before shorter that begin alike.
var featureKinds = []string{
	"i-1 tag+i word", "i tag+i-2 tag", "i-1 suffix", "i+1 suffix", "i suffix", "i pref1", "i-1 tag", "i-2 tag", "i-1 word",
	"i-2 word", "i+1 word", "i+2 word", "i word",
}

func cutFeature(feature string) (kind, value string, ok bool) {
	for _, k := range featureKinds {
		if strings.HasPrefix(feature, k+" ") {
			return k, feature[len(k)+1:], true
		}
	}
	return feature, "", feature == "bias"
}

func (t *tagger) pair(one, two int) int { return one*len(t.tags) + two }

func (t *tagger) word(w string) *word {
	x := t.words[w]
	if x == nil {
		x = &word{withTag: map[int]row{}}
		t.words[w] = x
	}
	return x
}

func (t *tagger) affix(s string) *affix {
	x := t.suffixes[s]
	if x == nil {
		x = &affix{}
		t.suffixes[s] = x
	}
	return x
}
