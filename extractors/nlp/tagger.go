package nlp

import (
	"fmt"
	"math"
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
	tags    []string       // by class; the first predicted of them can be predicted, the others are given
	class   map[string]int // the other way
	known   map[string]int // words that have one tag only, as written
	predict int            // how many classes the weights know

	history  []scores       // by pair of classes: what the two tags before a word say of it, the bias included
	suffix   map[string]row // last three bytes of the word, as written
	first    [256]row       // its first byte
	words    map[string]*word
	suffixes map[string]*affix // of the neighbours

	// rows of history, while it is being read
	bias             row
	before1, before2 []row
	before12         []row // by pair
}

// A row holds the weights of one feature.
type row []weight

// A weight is a number of a class: the number times 256, plus the class. The numbers are prose's times a thousand, to which
// it rounds them: sums of integers come out the same in whatever order.
type weight int32

func newWeight(class int, v float64) weight {
	return weight(int32(math.Round(v*1000))<<8 | int32(class))
}

// maxClasses bounds the tags, so that scores are of one size.
const maxClasses = 64

// scores are sums of weights by class.
type scores [maxClasses]int32

func (s *scores) add(r row) {
	for _, w := range r {
		s[w&(maxClasses-1)] += int32(w >> 8)
	}
}

// A word holds the rows of the features in which a word takes part, and what its form alone tells.
type word struct {
	at, before1, before2, after1, after2 row
	withTag                              []taggedRow // with the tag before it
	affix                                *affix
	suffix                               row
	known                                int // its only tag, -1 where it has several
}

// A taggedRow is the row of a word after the tag of class.
type taggedRow struct {
	class int
	row   row
}

// after returns the row of w after the tag of class.
func (w *word) after(class int) row {
	for i := range w.withTag {
		if w.withTag[i].class == class {
			return w.withTag[i].row
		}
	}
	return nil
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
	correct(tokens)
}

// newTagger reads prose's weights. That they cannot be read is a fault of the build, not of any input.
func newTagger() *tagger {
	const features, affixes = 1 << 15, 1 << 12 // of the order met
	t := &tagger{
		class: map[string]int{}, known: map[string]int{}, suffix: make(map[string]row, affixes),
		words: make(map[string]*word, features), suffixes: make(map[string]*affix, affixes),
	}
	classes := asset("classes.gob")
	for n := classes.count(); n > 0; n-- {
		t.classOf(classes.text())
	}
	t.predict = len(t.tags)
	for _, tag := range []string{startTag, start2Tag, "``", "''", "-LRB-", "-RRB-"} {
		t.classOf(tag)
	}
	known := asset("tags.gob")
	for n := known.count(); n > 0; n-- {
		w := known.text()
		t.known[w] = t.classOf(known.text())
	}
	n := len(t.tags)
	t.before1, t.before2, t.before12 = make([]row, n), make([]row, n), make([]row, n*n)
	t.addAll(asset("weights.gob"))
	t.joinHistory()
	for w, x := range t.words {
		x.affix, x.suffix, x.known = t.affixOf(w), t.suffix[suffix(w)], t.knownClass(w)
	}
	return t
}

// classOf returns the class of tag, a new one where it has none yet.
func (t *tagger) classOf(tag string) int {
	c, ok := t.class[tag]
	if !ok {
		c = len(t.tags)
		t.class[tag] = c
		t.tags = append(t.tags, tag)
	}
	return c
}

// joinHistory adds up, for each pair of tags that may stand before a word, all that depends on them alone.
func (t *tagger) joinHistory() {
	t.history = make([]scores, len(t.before12))
	for one, r := range t.before1 {
		for two := range t.before2 {
			h := &t.history[t.pair(one, two)]
			h.add(t.bias)
			h.add(r)
			h.add(t.before2[two])
			h.add(t.before12[t.pair(one, two)])
		}
	}
	t.bias, t.before1, t.before2, t.before12 = nil, nil, nil, nil
}

// asset opens one of the files of prose's tagger.
func asset(name string) *gobReader {
	b, err := prose.Asset("model/AveragedPerceptron/" + name)
	if err != nil {
		panic(fmt.Errorf("read prose's %s: %w", name, err))
	}
	return newGobReader(b)
}

// addAll reads the features and their weights. All rows stand in one slice.
func (t *tagger) addAll(r *gobReader) {
	all := make([]weight, 0, 1<<18)
	for n := r.count(); n > 0; n-- {
		feature, from := r.text(), len(all)
		for k := r.count(); k > 0; k-- {
			class, ok := t.class[r.text()]
			if w := newWeight(class, r.float()); ok && w>>8 != 0 {
				all = append(all, w)
			}
		}
		t.add(feature, all[from:len(all):len(all)])
	}
}

// add puts the row of a feature, named as prose names it, where tagging looks for it.
func (t *tagger) add(feature string, r row) {
	kind, value := cutFeature(feature)
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
			x := t.word(w)
			x.withTag = append(x.withTag, taggedRow{class, r})
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

// featureKinds are the names of features, each with the space after it, longer before shorter that begin alike.
var featureKinds = []string{
	"i-1 tag+i word ", "i tag+i-2 tag ", "i-1 suffix ", "i+1 suffix ", "i suffix ", "i pref1 ", "i-1 tag ", "i-2 tag ",
	"i-1 word ", "i-2 word ", "i+1 word ", "i+2 word ", "i word ",
}

// cutFeature parts a feature's name into its kind and what it looks at.
func cutFeature(feature string) (kind, value string) {
	for _, k := range featureKinds {
		if strings.HasPrefix(feature, k) {
			return k[:len(k)-1], feature[len(k):]
		}
	}
	return feature, ""
}

func (t *tagger) pair(one, two int) int { return one*len(t.tags) + two }

func (t *tagger) word(w string) *word {
	x := t.words[w]
	if x == nil {
		x = &word{}
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

// affixOf returns the rows of the end of a word that neighbours look at.
func (t *tagger) affixOf(w string) *affix {
	if x := t.suffixes[suffix(w)]; x != nil {
		return x
	}
	return &noAffix
}

// knownClass returns the class of the only tag that w has, as it is written, or -1.
func (t *tagger) knownClass(w string) int {
	if c, ok := t.known[w]; ok {
		return c
	}
	return -1
}
