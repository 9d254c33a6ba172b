package casualty

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// subsets adds the parts that a sentence tells of a number: "nine of them seriously", "six of whom were women", "three of
// the victims were children", "of the dead, 30 were children". Those that have a verb of harm of their own are read by it.
// The whole may stand in a sentence before, among earlier.
func (s *sentence) subsets(cues []cue, figures, earlier []Figure) []Figure {
	for _, c := range cues {
		if c.frame != "subset" || c.trap != "" {
			continue
		}
		f, ok := s.subset(c)
		if !ok || overlaps(figures, f.Victims.Span) {
			continue
		}
		if whole := nearestWhole(figures, f); whole >= 0 {
			f.PartOf, f.Scope, f.Measure = whole, figures[whole].Scope, partMeasure(figures[whole], f)
		} else if whole := nearestWhole(earlier, f); whole >= 0 {
			f.Victims.Them, f.Scope, f.Measure = true, earlier[whole].Scope, partMeasure(earlier[whole], f)
		} else {
			continue
		}
		figures = append(figures, f)
	}
	return figures
}

// subset reads the number beside c, "of them" or "of the dead", and what it tells of those counted out.
func (s *sentence) subset(c cue) (Figure, bool) {
	number, rest := s.of[c.from]-1, c.to
	if s.kind(number) != phrase.NP || s.party(number).number.Len() == 0 {
		number = s.of[c.to-1] + 2
		if s.word(number-1) != "," || s.kind(number) != phrase.NP {
			return Figure{}, false
		}
		rest = s.groups[number].To // "of the dead, 30 were children"
	}
	p := s.partyTo(number, s.groups[number].To)
	if !p.known || p.none || p.thing || p.number.Len() == 0 || s.word(number-1) == "in" && s.kind(number-2) == phrase.NP && s.onlyNumber(number-2) {
		return Figure{}, false // "four in ten of them" are no ten
	}
	f := Figure{Sentence: s.index, Measure: c.measure, Amount: p.amount, Qualifier: p.qualifier, Number: p.number.In(s.doc.Text), PartOf: -1,
		Scope: "incident", Cue: s.span(c.from, c.to), Rule: "subset"}
	victims := p.victims
	victims.Span = s.span(s.groups[number].From, max(c.to, s.groups[number].To))
	victims.Them = false
	f.Victims = &victims
	told := s.toldApart(&f, rest)
	f.Span = f.Victims.Span
	return f, told
}

// toldApart reads from token i on who those of f are, or how badly they fared; it says whether there is either.
func (s *sentence) toldApart(f *Figure, i int) bool {
	g := s.groupAt(i)
	if s.norm(i-1) == "whom" && s.kind(g) == phrase.VP {
		return true // "20 were hurt, five of whom are still in hospital"
	}
	if s.kind(g) == phrase.VP && be(s.norm(s.groups[g].Head)) {
		g++
	}
	if g >= len(s.groups) {
		return false
	}
	switch severity := s.norm(s.groups[g].From); {
	case severity == "fatally":
		f.Measure = "killed"
		return true
	case severe[severity]:
		f.Measure = "injured"
		return true
	case s.kind(g) != phrase.NP:
		return false
	}
	q := s.party(g)
	if q.known && q.number.Len() > 0 || !q.person || q.thing || !q.plural && f.Amount.Floor() > 1 {
		return false
	}
	f.Victims.Role, f.Victims.Status, f.Victims.Nationality = q.victims.Role, q.victims.Status, q.victims.Nationality
	f.Victims.Span = f.Victims.Span.Union(q.victims.Span)
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
		if f.Measure == "" || g.Measure == f.Measure || g.Measure == "injured" && f.Measure == "killed" {
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
