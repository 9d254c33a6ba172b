package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A word is what the features need to know of a token; it is worked out once a sentence.
type word struct {
	norm, shape            uint32
	pre3, suf2, suf3, suf4 uint32
	gaz                    uint32 // what the gazetteer has, and whether the word begins or goes on a name of it
	lex                    uint32 // bits: what lists have the word
	doc                    uint32 // bits: what the rest of the article says of it
	runFrom, runTo         int    // the run of capitalised words that it stands in
	active                 bool   // may be part of a name
}

// The bits of word.lex.
const (
	isGiven = 1 << iota
	isTitle
	isOrgHead
	isBuilding
	isCalendar
	isFunction
	isCommon
	isParticle
	isInitial
)

// The bits of word.doc.
const (
	seenLower    = 1 << iota // in lower case
	seenCapital  = 1 << iota // with a capital inside a sentence
	seenGiven                // after a given name
	seenTitle                // after a title
	seenLocative             // after a preposition of place
	seenSaid                 // before or after a verb of saying
)

// A reader reads one article.
type reader struct {
	common    string
	sentences []Sentence
	evidence  map[string]uint32 // bits of word.doc, by norm
	current   reading
}

// A reading is a sentence with its words; its buffers serve one sentence after the other.
type reading struct {
	tokens []text.Token
	words  []word
	caps   bool
	emit   [][labels]float32
	back   [][labels]uint8
	buf    []uint32
}

func newReader(common string, sentences []Sentence) *reader {
	r := &reader{common: common, sentences: sentences, evidence: map[string]uint32{}}
	for _, s := range sentences {
		if !s.Caps {
			r.gather(s.Tokens)
		}
	}
	for _, s := range sentences {
		if !s.Caps {
			r.lower(s.Tokens)
		}
	}
	return r
}

// gather notes what stands around the capitalised words of a sentence.
func (r *reader) gather(tokens []text.Token) {
	for i := 1; i < len(tokens); i++ {
		t := &tokens[i]
		if !capital(t.Text) || !afterWord(tokens, i) {
			continue
		}
		bits := uint32(seenCapital)
		before := &tokens[i-1]
		switch {
		case capital(before.Text) && gazetteer.Given(before.Norm):
			bits |= seenGiven
		case locative[before.Norm]:
			bits |= seenLocative
		default:
			if n, sure := gazetteer.Title(tokens, i-1); n == 1 && sure {
				bits |= seenTitle
			}
		}
		if saying[before.Norm] || i+1 < len(tokens) && saying[tokens[i+1].Norm] {
			bits |= seenSaid
		}
		r.evidence[t.Norm] |= bits
	}
}

// lower notes which of the capitalised words stand in lower case too.
func (r *reader) lower(tokens []text.Token) {
	for i := range tokens {
		t := &tokens[i]
		if len(t.Text) > 2 && t.Text == t.Norm && t.Text[0] >= 'a' {
			if bits, ok := r.evidence[t.Norm]; ok {
				r.evidence[t.Norm] = bits | seenLower
			} else {
				r.evidence[t.Norm] = seenLower
			}
		}
	}
}

// afterWord says whether the token before i is a word in lower case, a name or a comma: whether i's capital means a name.
func afterWord(tokens []text.Token, i int) bool {
	before := tokens[i-1].Text
	r, _ := utf8.DecodeRuneInString(before)
	return unicode.IsLetter(r) || before == ","
}

var (
	locative  = set("in at near from outside around to through across")
	saying    = set("said says told added adds stated claimed announced denied confirmed reported argued insisted asked replied wrote")
	particles = set("al el ul ur ud bin ibn bint abu van von der den de da di du dos la le del della ben y e ter ten zu")
	joiners   = set("of for and the & 's ' de la del da do von van al - in on to . , ul e i")
	calendar  = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july " +
		"august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. gmt " +
		"mon tue wed thu fri sat sun")
	function = set("the a an this that these those he she it they we i you his her its their our your my him them us and or but " +
		"if when while where who what which how why as at by for from in into of off on onto out over per since than then " +
		"there to under until up upon with without within after before during about against among between through not no " +
		"yes is was are were be been being has have had do does did will would can could may might must shall should also " +
		"all any both each few more most other some such only own same so too very just because although though despite " +
		"however meanwhile moreover according here now once again still yet even ever never one two three four five six " +
		"seven eight nine ten said says")
)

// sentence works out the words of sentence i.
func (r *reader) sentence(i int) *reading {
	s := &r.current
	s.tokens, s.caps = r.sentences[i].Tokens, r.sentences[i].Caps
	if cap(s.words) < len(s.tokens) {
		s.words = make([]word, len(s.tokens)+32)
	}
	s.words = s.words[:len(s.tokens)]
	for k := range s.words {
		t := &s.tokens[k]
		s.words[k] = word{active: s.caps && isWord(t.Norm) || hasUpper(t.Text)}
	}
	for k := range s.words {
		if s.nearActive(k) {
			r.fill(s, k)
		}
	}
	s.gazetteer()
	s.runs()
	return s
}

// nearActive says whether any feature looks at word k: whether a word within two of it is active.
func (s *reading) nearActive(k int) bool {
	for i := max(0, k-2); i < min(len(s.words), k+3); i++ {
		if s.words[i].active {
			return true
		}
	}
	return false
}

// fill works out word k.
func (r *reader) fill(s *reading, k int) {
	t, w := &s.tokens[k], &s.words[k]
	w.norm, w.lex = hash(t.Norm), lists(r, t)
	if !w.active {
		return
	}
	w.shape = shape(t.Text)
	if s.caps {
		w.shape = 1
	}
	n := t.Norm
	w.pre3 = hash(n[:min(3, len(n))])
	w.suf2, w.suf3, w.suf4 = hash(n[max(0, len(n)-2):]), hash(n[max(0, len(n)-3):]), hash(n[max(0, len(n)-4):])
	if !s.caps {
		w.doc = r.evidence[n]
	}
}

func lists(r *reader, t *text.Token) uint32 {
	var bits uint32
	for _, l := range []struct {
		has bool
		bit uint32
	}{
		{function[t.Norm], isFunction}, {particles[t.Norm], isParticle}, {calendar[t.Norm], isCalendar}, {gazetteer.Given(t.Norm), isGiven},
		{isCommonWord(r.common, t.Norm), isCommon}, {len(t.Text) == 2 && t.Text[1] == '.' && capital(t.Text), isInitial},
	} {
		if l.has {
			bits |= l.bit
		}
	}
	if h, ok := gazetteer.HeadNoun(t.Norm); ok {
		bits |= isOrgHead
		if h.Building {
			bits |= isBuilding
		}
	}
	return bits
}

// What the gazetteer may have, in word.gaz; doubled, and one more for words after the first.
const (
	gazBody = 1 + iota
	gazNation
	gazRegion
	gazFeature
	gazPeople
	gazCity
	gazTown
	gazVillage
)

// gazetteer marks the words of the longest names that the gazetteer has, and the last words of titles.
func (s *reading) gazetteer() {
	marked := 0
	for i := range s.tokens {
		if n, _ := gazetteer.Title(s.tokens, i); n > 0 {
			s.words[i+n-1].lex |= isTitle
		}
		if i < marked || !s.words[i].active {
			continue
		}
		if kind, n := s.kind(i); n > 0 {
			s.words[i].gaz = 2 * kind
			for k := i + 1; k < i+n; k++ {
				s.words[k].gaz = 2*kind + 1
			}
			marked = i + n
		}
	}
}

// kind returns what the gazetteer has at i, and how many tokens it covers.
func (s *reading) kind(i int) (uint32, int) {
	h, n := gazetteer.Match(s.tokens, i)
	town, width := gazetteer.TownAt(s.tokens, i)
	if width > n {
		switch {
		case town.Population > 200000:
			return gazCity, width
		case town.Population > 15000:
			return gazTown, width
		}
		return gazVillage, width
	}
	switch {
	case n == 0:
		return 0, 0
	case h.Body != nil && !h.Weak:
		return gazBody, n
	case h.Nation != nil:
		return gazNation, n
	case len(h.Places) > 0 && !h.AfterComma:
		if f := h.Places[0].Feature; strings.HasPrefix(f, "PPL") || strings.HasPrefix(f, "ADM") {
			return gazRegion, n
		}
		return gazFeature, n
	case h.People != nil:
		return gazPeople, n
	}
	return 0, 0
}

// runs finds the runs of capitalised words; a function word that begins the sentence is in none.
func (s *reading) runs() {
	in := func(i int) bool { return s.words[i].active && s.words[i].lex&(isFunction|isCalendar) == 0 }
	for i := 0; i < len(s.words); {
		if !in(i) {
			s.words[i].runFrom, s.words[i].runTo = i, i
			i++
			continue
		}
		j := i
		for j < len(s.words) && in(j) {
			j++
		}
		for k := i; k < j; k++ {
			s.words[k].runFrom, s.words[k].runTo = i, j
		}
		i = j
	}
}

// stretch returns the end of the stretch to decode that begins at from: words that may be names, and what joins them.
func (s *reading) stretch(from int) int {
	to := from
	for i := from; i < len(s.words); i++ {
		switch {
		case s.words[i].active:
			to = i + 1
		case to > from && i-to < 3 && joiners[s.tokens[i].Norm]:
		default:
			return to
		}
	}
	return to
}

// grow makes room for a stretch of n words.
func (s *reading) grow(n int) {
	if cap(s.emit) < n {
		s.emit, s.back = make([][labels]float32, n+16), make([][labels]uint8, n+16)
	}
	s.emit, s.back = s.emit[:cap(s.emit)], s.back[:cap(s.back)]
}

// at returns word i, or the edge of the sentence.
func (s *reading) at(i int) *word {
	switch {
	case i < 0:
		return &beginning
	case i >= len(s.words):
		return &ending
	}
	return &s.words[i]
}

var beginning, ending = word{norm: 0xB0B0, shape: 0xB0B0}, word{norm: 0xE0E0, shape: 0xE0E0}

// features returns the features of word i; they are valid until the next call.
func (s *reading) features(i int) []uint32 {
	b := s.buf[:0]
	w, p, n := s.at(i), s.at(i-1), s.at(i+1)
	pp, nn := s.at(i-2), s.at(i+2)
	b = append(b,
		mix(1, w.norm, 0), mix(2, p.norm, 0), mix(3, n.norm, 0), mix(4, pp.norm, 0), mix(5, nn.norm, 0),
		mix(6, p.norm, w.norm), mix(7, w.norm, n.norm), mix(8, p.norm, n.norm),
		mix(9, w.shape, 0), mix(10, p.shape, w.shape), mix(11, w.shape, n.shape), mix(12, mix(0, p.shape, w.shape), n.shape),
		mix(13, w.pre3, 0), mix(14, w.suf2, 0), mix(15, w.suf3, 0), mix(16, w.suf4, 0),
		mix(17, w.gaz, 0), mix(18, p.gaz, w.gaz), mix(19, w.gaz, n.gaz), mix(20, w.gaz, w.shape), mix(21, w.gaz, w.lex),
		mix(22, w.lex, 0), mix(23, p.lex, w.lex), mix(24, w.lex, n.lex), mix(25, w.lex, w.shape),
		mix(26, w.doc, w.lex), mix(27, w.doc, w.gaz), mix(28, w.doc, edge(i)),
		mix(29, pp.lex, p.lex), mix(30, p.norm, w.gaz), mix(31, n.norm, w.gaz), mix(32, p.norm, w.shape),
	)
	b = s.runFeatures(b, i)
	s.buf = b
	return b
}

// runFeatures adds what the whole run of capitalised words says of word i.
func (s *reading) runFeatures(b []uint32, i int) []uint32 {
	w := s.at(i)
	if w.runTo == w.runFrom {
		return append(b, mix(40, w.lex, w.gaz))
	}
	first, last := s.at(w.runFrom), s.at(w.runTo-1)
	before, after := s.at(w.runFrom-1), s.at(w.runTo)
	where := position(i, w.runFrom, w.runTo)
	size := uint32(min(w.runTo-w.runFrom, 5))
	return append(b,
		mix(41, where, size), mix(42, before.norm, where), mix(43, after.norm, where), mix(44, last.norm, where), mix(45, first.norm, where),
		mix(46, last.lex, where), mix(47, first.lex, where), mix(48, first.gaz, mix(0, last.gaz, where)),
		mix(49, before.lex, mix(0, where, w.gaz)), mix(50, after.lex, mix(0, where, w.gaz)),
		mix(51, edge(w.runFrom), mix(0, where, size)), mix(52, first.lex, mix(0, last.lex, size)),
		mix(53, before.norm, after.norm), mix(54, last.suf3, where), mix(55, first.lex, mix(0, last.doc, where)),
	)
}

func edge(i int) uint32 {
	if i == 0 {
		return 1
	}
	return 2
}

func position(i, from, to int) uint32 {
	switch {
	case to-from == 1:
		return 1
	case i == from:
		return 2
	case i == to-1:
		return 3
	}
	return 4
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// mix hashes the id of a template and its values; its high bits choose the row.
func mix(id, a, b uint32) uint32 {
	h := id*0x9E3779B1 ^ a
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h += b
	h ^= h >> 15
	h *= 0xC2B2AE35
	return h ^ h>>16
}

// shape is a hash of how a word is written, runs of one kind as one: "Xx", "X.X.", "d-x".
func shape(s string) uint32 {
	h, last, n := uint32(2166136261), byte(0), 0
	for _, r := range s {
		c := byte(r)
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case r >= utf8.RuneSelf:
			c = 'u'
		}
		if c == last {
			n++
			if n == 2 && c == 'X' { // XX is not X
				h = (h ^ 'Y') * 16777619
			}
			continue
		}
		h, last, n = (h^uint32(c))*16777619, c, 1
	}
	return h
}

func hasUpper(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

func isWord(s string) bool { return s != "" && s[0] >= 'a' }

// commonSize is the bytes of the set of common words: a Bloom filter with two hashes.
const commonSize = 1 << 15

func commonBits(norm string) (a, b uint32) {
	h := hash(norm)
	return mix(60, h, 0) % (8 * commonSize), mix(61, h, 0) % (8 * commonSize)
}

func isCommonWord(set, norm string) bool {
	if set == "" {
		return false
	}
	a, b := commonBits(norm)
	return set[a/8]>>(a%8)&1 == 1 && set[b/8]>>(b%8)&1 == 1
}
