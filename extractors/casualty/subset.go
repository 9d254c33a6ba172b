package casualty

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// subsets adds the parts that a sentence tells of a number: "nine of them seriously", "six of whom were women", "three of
// the victims were children", "of the dead, 30 were children". Those that have a verb of harm of their own are read by it.
// The whole may stand in a sentence before, among earlier.
func (s *sentence) subsets(cues []cue, figures, earlier []Figure) []Figure {
	told := "" // the measure that the last of them gave
	for _, c := range cues {
		if c.frame != "subset" || c.trap != "" || s.aside(c) && len(figures) == 0 {
			continue
		}
		if c.measure == "" && !s.aside(c) {
			c.measure = told
		}
		told = c.measure
		if f, ok := s.subset(c); ok && !overlaps(figures, f.Victims.Span) && !s.ofOthers(c, figures) {
			figures = s.countOut(figures, earlier, f)
		}
	}
	for i := 1; i < len(s.tokens); i++ {
		if f, ok := s.severely(i); ok && len(figures) > 0 && !overlaps(figures, f.Victims.Span) {
			figures = s.countOut(figures, nil, f)
		}
	}
	return figures
}

// aside says whether "of them" of c stands within a sentence, where those they are counted out of stand before it.
func (s *sentence) aside(c cue) bool {
	w := s.norm(c.to - 1)
	if w != "them" && w != "whom" {
		return false
	}
	for g := 0; g < s.of[c.from]; g++ {
		if s.kind(g) == phrase.Punct || s.kind(g) == phrase.VP {
			return true
		}
	}
	return false
}

// ofOthers says whether "them" of c are people of whom figures do not speak: "300 people were on board, 90% of them traders".
func (s *sentence) ofOthers(c cue, figures []Figure) bool {
	if w := s.norm(c.to - 1); w != "them" && w != "whom" {
		return false
	}
	for g := s.of[c.from] - 2; g >= 0; g-- {
		if s.kind(g) != phrase.NP {
			continue
		}
		switch p := s.party(g); {
		case overlaps(figures, s.span(p.from, p.to)):
			return false
		case p.person && p.plural && !p.thing && len(p.victims.Names) == 0 && !s.holdsCue(g):
			return true
		}
	}
	return false
}

// countOut adds f to figures as a part of the nearest whole among them or those of the sentences before, if there is one.
func (s *sentence) countOut(figures, earlier []Figure, f Figure) []Figure {
	whole, inside := nearestWhole(figures, f), true
	from := figures
	if whole < 0 {
		whole, inside, from = nearestWhole(earlier, f), false, earlier
	}
	if whole < 0 || f.share.of != 0 && !f.share.take(&f, from[whole].Amount) {
		return figures
	}
	f.Scope, f.Measure = from[whole].Scope, partMeasure(from[whole], f)
	if f.Victims.Them = !inside; inside {
		f.PartOf = whole
	}
	return append(figures, f)
}

// severely reads ", one seriously" at token i: how badly some of those told of before in the sentence fared.
func (s *sentence) severely(i int) (Figure, bool) {
	_, n := number.At(s.tokens, i)
	if n == 0 || !severe[s.norm(i+n)] && s.norm(i+n) != "fatally" || s.norm(i-1) != "," && s.norm(i-1) != "(" && s.norm(i-1) != "and" || s.kind(s.of[i]) != phrase.NP {
		return Figure{}, false
	}
	if next := s.norm(i + n + 1); next != "" && next != "." && next != "," && next != ")" && next != "and" {
		return Figure{}, false // "two seriously wounded men"
	}
	p := s.partyTo(s.of[i], i+n)
	victims := p.victims
	f := Figure{Span: s.span(i, i+n+1), Sentence: s.index, Measure: "injured", Amount: p.amount, Qualifier: p.qualifier, Number: p.number.In(s.doc.Text),
		Victims: &victims, PartOf: -1, Scope: "incident", Cue: s.span(i+n, i+n+1), Rule: "subset"}
	if s.norm(i+n) == "fatally" {
		f.Measure = "killed"
	}
	return f, true
}

// A share is a number that is told by the whole that it is part of: "half of them", "all but nine of whom".
type share struct{ num, of, but int }

// take gives f its share of whole, and says whether that can be told.
func (h share) take(f *Figure, whole Amount) bool {
	const many = 100 // beyond it a share is no count
	n := whole.Best
	if n == None || whole.Low != n || n <= h.but {
		return false
	}
	part := (n - h.but) * h.num
	switch {
	case part%h.of == 0 && whole.High == None:
		f.Amount, f.Qualifier = bounded("at_least", part/h.of, part/h.of), "at_least"
	case part%h.of == 0:
		f.Amount, f.Qualifier = Exactly(part/h.of), "exact"
	default:
		f.Amount, f.Qualifier = Exactly((part+h.of/2)/h.of), "about"
		return n <= many && f.Amount.Best > 0
	}
	return true
}

// shareAt reads the share whose last word stands right before token i: "two thirds | of them". It returns its first token.
func (s *sentence) shareAt(i int) (share, int) {
	last := s.norm(i - 1)
	if v, ok := number.Word(last); ok && s.norm(i-2) == "but" && s.norm(i-3) == "all" {
		return share{1, 1, v}, i - 3
	}
	if of := fractions[strings.TrimSuffix(last, "s")]; of > 0 {
		from, num := i-1, 1
		if v, ok := number.Word(s.norm(i - 2)); ok && v < of {
			from, num = i-2, v
		} else if article(s.norm(i - 2)) {
			from = i - 2
		}
		return share{num: num, of: of}, from
	}
	switch {
	case last == "percent", last == "%":
		i--
	case last == "cent" && s.norm(i-2) == "per":
		i -= 2
	default:
		return share{}, 0
	}
	if v, ok := number.Word(s.norm(i - 1)); ok && v < 100 {
		return share{num: v, of: 100}, i - 1
	}
	return share{}, 0
}

var fractions = map[string]int{"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

// subset reads the number beside c, "of them" or "of the dead", and what it tells of those counted out.
func (s *sentence) subset(c cue) (Figure, bool) {
	n, rest := s.of[c.from]-1, c.to
	if h, from := s.shareAt(c.from); h.of > 0 && from >= 0 {
		return s.shared(c, h, from)
	}
	if s.kind(n) != phrase.NP || s.party(n).number.Len() == 0 {
		n = s.of[c.to-1] + 2
		if s.word(n-1) != "," || s.kind(n) != phrase.NP {
			return Figure{}, false
		}
		rest = s.groups[n].To // "of the dead, 30 were children"
	}
	p := s.partyTo(n, s.groups[n].To)
	if !p.known || p.none || p.thing || p.number.Len() == 0 || s.word(n-1) == "in" && s.kind(n-2) == phrase.NP && s.onlyNumber(n-2) {
		return Figure{}, false // "four in ten of them" are no ten
	}
	f := Figure{Sentence: s.index, Measure: c.measure, Amount: p.amount, Qualifier: p.qualifier, Number: p.number.In(s.doc.Text), PartOf: -1,
		Scope: "incident", Cue: s.span(c.from, c.to), Rule: "subset"}
	victims := p.victims
	victims.Span = s.span(s.groups[n].From, max(c.to, s.groups[n].To))
	victims.Them = false
	f.Victims = &victims
	told := s.toldApart(&f, rest) || s.kind(n-1) == phrase.VP && naming[s.norm(s.groups[n-1].Head)]
	f.Span = f.Victims.Span
	return f, told
}

// shared reads the share h, which begins at token from, of those of c.
func (s *sentence) shared(c cue, h share, from int) (Figure, bool) {
	victims := Victims{Span: s.span(from, c.to), Status: "unknown"}
	f := Figure{Sentence: s.index, Measure: c.measure, Qualifier: "exact", Number: s.span(from, c.from).In(s.doc.Text), PartOf: -1,
		Scope: "incident", Cue: s.span(c.from, c.to), Rule: "subset", Victims: &victims, share: h, Amount: Exactly(0)}
	told := s.toldApart(&f, c.to) || s.norm(c.to) == "by" || h.but > 0
	f.Span = f.Victims.Span
	return f, told
}

// toldApart reads from token i on who those of f are, or how badly they fared; it says whether there is either.
func (s *sentence) toldApart(f *Figure, i int) bool {
	g := s.groupAt(i)
	whom := s.norm(i-1) == "whom" && s.kind(g) == phrase.VP // "20 were hurt, five of whom are still in hospital"
	if s.kind(g) == phrase.VP && belongs[s.norm(s.groups[g].Head)] && s.kind(g+1) == phrase.Prep {
		for k := g + 2; k < len(s.groups) && s.kind(k) == phrase.NP && f.Victims.Status == "unknown"; k++ {
			f.Victims.Status = s.groupStatus(k)
		}
		return true // "six of the victims belonged to the police"
	}
	if s.kind(g) == phrase.VP && be(s.norm(s.groups[g].Head)) {
		g++
	}
	if s.kind(g) == phrase.Prep && (whom || s.kind(g-1) == phrase.VP && s.word(g) == "from") {
		return true // "two of them were from Malta"
	}
	if w := s.word(g); w == "so" || w == "very" || w == "only" || s.supposes(g) {
		g++
	}
	if g >= len(s.groups) {
		return whom
	}
	switch severity := s.norm(s.groups[g].From); {
	case severity == "fatally" || severity == "fatal":
		f.Measure = "killed"
		return true
	case severe[severity]:
		f.Measure = "injured"
		return true
	case s.kind(g) != phrase.NP:
		return whom || s.apart(f) && s.verbless(g)
	}
	if s.word(g) == "those" && s.word(g+1) == "of" && s.kind(g+2) == phrase.NP {
		g += 2 // "of the bodies, 31 were those of women"
	}
	q := s.party(g)
	if q.known && q.number.Len() > 0 && f.Amount.Floor() != 1 || !q.person || q.thing || !q.plural && f.Amount.Floor() > 1 {
		return whom
	}
	f.Victims.Role, f.Victims.Status, f.Victims.Nationality = q.victims.Role, q.victims.Status, q.victims.Nationality
	f.Victims.Span = f.Victims.Span.Union(q.victims.Span)
	return true
}

// supposes says whether group g is a participle that only doubts the noun behind it: "nine of them | suspected | smugglers".
func (s *sentence) supposes(g int) bool {
	if s.kind(g) != phrase.VP || s.kind(g+1) != phrase.NP {
		return false
	}
	switch s.word(g) {
	case "suspected", "alleged", "presumed", "wanted", "known", "accused":
		return true
	}
	return false
}

// belongs are verbs that tell whose or whence people are.
var belongs = map[string]bool{"belonged": true, "came": true, "hailed": true, "lived": true, "worked": true, "served": true}

// groupStatus is the status of those who belong to the body that noun phrase g names.
func (s *sentence) groupStatus(g int) string {
	for i := s.groups[g].From; i < s.groups[g].To; i++ {
		if status := s.body(i); status != "" {
			return status
		}
		if status := memberships[s.norm(i)]; status != "" {
			return status
		}
	}
	return "unknown"
}

// apart says whether f is told after a mark, as an aside is.
func (s *sentence) apart(f *Figure) bool {
	for i := 1; i < len(s.tokens); i++ {
		if s.tokens[i].Start == f.Victims.Start {
			for i--; i > 0 && s.kind(s.of[i]) != phrase.Punct && s.kind(s.of[i]) != phrase.Conj; i-- {
				if e, _ := quantities.Longest(s.tokens, i); e == nil {
					return false
				}
			}
			return true
		}
	}
	return false
}

// verbless says whether what follows from group g up to the next mark has no verb of its own, or only in a clause of time:
// "in the lower valley", "near the gate", "when they set off their vests".
func (s *sentence) verbless(g int) bool {
	if s.kind(g) != phrase.Prep && s.word(g) != "when" && s.word(g) != "as" && s.kind(g) != phrase.Adj && (s.kind(g) != phrase.VP || s.groups[g].Form != phrase.Participle) {
		return false
	}
	clause := s.kind(g) == phrase.Sub
	for k := g; k < len(s.groups); k++ {
		switch s.kind(k) {
		case phrase.Punct:
			return true
		case phrase.Sub:
			clause = true
		case phrase.Conj:
			clause = false
		case phrase.VP:
			if s.groups[k].Form == phrase.Finite && !clause {
				return s.word(k-1) == "and" || s.kind(k-2) == phrase.Conj
			}
		}
	}
	return true
}

// groupAt is the group of token i, or one past the last.
func (s *sentence) groupAt(i int) int {
	if i >= len(s.of) {
		return len(s.groups)
	}
	return s.of[i]
}

var severe = map[string]bool{"seriously": true, "critically": true, "severely": true, "badly": true, "gravely": true, "slightly": true, "lightly": true}

// nearestWhole is the latest of figures that f may be counted out of, or -1.
func nearestWhole(figures []Figure, f Figure) int {
	for k := len(figures) - 1; k >= 0; k-- {
		g := &figures[k]
		if g.PartOf >= 0 || g.Amount.Floor() <= f.Amount.Floor() || g.Sentence == f.Sentence && g.Start > f.Victims.Start {
			continue
		}
		if f.Measure == "" || g.Measure == f.Measure || f.Measure == "killed" && (g.Measure == "injured" || g.Measure == "casualties") {
			return k
		}
	}
	return -1
}

// partMeasure is what befell those of f, counted out of whole.
func partMeasure(whole, f Figure) string {
	if f.Measure != "" {
		return f.Measure
	}
	return whole.Measure
}
