package casualty

import "github.com/hedgerow/hedgerow/extractors/phrase"

func dash(word string) bool { return word == "-" || word == "--" || word == "–" || word == "—" }

// insetStart is the group of the dash that opens the inset closed by the one at g, "three people — two of them women —",
// or -1: no verb of its own stands inside, and a noun phrase before it.
func (s *sentence) insetStart(g int) int {
	for k := g - 1; k > 0; k-- {
		switch {
		case dash(s.word(k)) && s.kind(k-1) == phrase.NP:
			return k
		case s.kind(k) == phrase.VP && s.groups[k].Form == phrase.Finite, s.word(k) == ";":
			return -1
		}
	}
	return -1
}

// insetEnd is the group of the dash that closes the inset opened by the one at g, or -1.
func (s *sentence) insetEnd(g int) int {
	for k := g + 1; k+1 < len(s.groups); k++ {
		switch {
		case dash(s.word(k)):
			return k
		case s.kind(k) == phrase.VP && s.groups[k].Form == phrase.Finite, s.word(k) == ";":
			return -1
		}
	}
	return -1
}

// insets adds the parts that a bracket, a dash or a colon right behind the people of a figure counts out, where they come to
// its number: "five people (three men and two boys)", "three reporters: X, Y and Z".
func (s *sentence) insets(figures []Figure) []Figure {
	for i := 1; i+1 < len(s.tokens); i++ {
		if mark := s.norm(i); mark != "(" && mark != ":" && !dash(mark) {
			continue
		}
		for whole := range figures {
			f := &figures[whole]
			if f.Victims == nil || f.Victims.End != s.tokens[i-1].End && f.End != s.tokens[i-1].End || f.PartOf >= 0 && f.Rule != "subset" || s.kind(s.of[i+1]) != phrase.NP {
				continue
			}
			figures = append(figures, s.partsSumming(figures, whole, s.of[i+1])...)
			break
		}
	}
	return figures
}

// partsSumming are the parts of figure whole that the list from group g on tells, nil where they do not come to its number.
func (s *sentence) partsSumming(figures []Figure, whole, g int) []Figure {
	var parts []Figure
	sum := 0
	for _, p := range s.partiesOf(s.coordinated(g, s.endOfInset(g))) {
		if !p.known || p.thing || p.age || !p.person && p.number.Len() == 0 || overlaps(figures, p.victims.Span) {
			return nil
		}
		sum += p.amount.Best
		parts = append(parts, part(s.doc, figures[whole], whole, p))
	}
	if len(parts) < 2 || sum != figures[whole].Amount.Floor() {
		return nil
	}
	return parts
}

// endOfInset is the group that closes the inset in which group g stands.
func (s *sentence) endOfInset(g int) int {
	for k := g; k < len(s.groups); k++ {
		if w := s.word(k); w == ")" || dash(w) {
			return k
		}
	}
	return len(s.groups)
}

// listedBehind adds the parts that a list behind a colon tells by place, where they come to the number of a figure of s: "three
// were killed and nine hurt, he said: one man in Izium and two in Sumy".
func (s *sentence) listedBehind(figures []Figure) []Figure {
	for i := 1; i+1 < len(s.tokens); i++ {
		if s.norm(i) != ":" {
			continue
		}
		var items []party
		sum := 0
		for g := s.of[i] + 1; g < len(s.groups); g++ {
			if s.kind(g) != phrase.NP || !s.separated(g) || !s.numbered(g) && s.norm(s.groups[g].From) != "one" {
				continue
			}
			if p := s.party(g); s.local(g+1) && s.noVerbAfter(g+2) && !overlaps(figures, p.victims.Span) {
				items = append(items, p)
				sum += p.amount.Floor()
			}
		}
		for w := range figures {
			if f := &figures[w]; len(items) > 1 && f.PartOf < 0 && f.Victims != nil && f.Amount.Floor() == sum && f.End <= s.tokens[i].Start {
				for _, p := range items {
					figures = append(figures, part(s.doc, figures[w], w, p))
				}
				return figures
			}
		}
	}
	return figures
}
