package casualty

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// figures makes the figures of what was found for cue c: one a noun phrase with a number, and their total.
func (s *sentence) figures(c cue, f finding) []Figure {
	if f.reason != "" {
		return nil
	}
	var out []Figure
	for i := range f.parties {
		p := &f.parties[i]
		if !p.known || p.thing || p.age || s.norm(p.from-1) == "but" && s.norm(p.from-2) == "all" {
			continue
		}
		if !p.person && c.of != "surely" && (c.hit && !s.countsPeople(c, f, p) || p.number.Len() == 0 || article(p.number.In(s.doc.Text))) || p.weak && c.hit {
			continue
		}
		if !s.speaksOf(c, p) {
			continue
		}
		victims := p.victims
		if i+1 < len(f.parties) && p.plural && p.number.Len() > 0 && p.to == f.parties[i+1].from-1 {
			victims.join(f.parties[i+1])
		}
		span := victims.Span.Union(s.span(c.from, c.to))
		if p.self {
			s.own(c, &victims)
		} else if victims.Other && (f.rule == "active" || f.rule == "nominal") && s.besideAgent(p) {
			victims.Other = false
		} else if s.also(c) {
			victims.Other = victims.Other || !victims.Given || s.norm(p.from) != "the" && victims.Role != ""
		}
		fig := Figure{Span: span, Sentence: s.index, Measure: c.measure, Amount: p.amount, Qualifier: p.qualifier, Victims: &victims,
			PartOf: -1, Known: s.known(c, p), Scope: "incident", Cue: s.span(c.from, c.to), Hit: c.hit, Rule: f.rule, Number: p.number.In(s.doc.Text)}
		if scope := s.agentScope(c); scope != "" && (f.rule == "active" || f.rule == "lives" || f.rule == "nominal") && p.amount.Floor() > 1 {
			fig.Scope = scope
		}
		victims.Other = victims.Other || p.amount == Exactly(1) && victims.Role == "" && len(victims.Names) == 0 && s.row(c)
		if p.none && victims.Status == "unknown" {
			fig.Victims = nil
		}
		out = append(out, fig)
	}
	return total(out)
}

// row says whether c stands in a row of a table, behind the label of one: "Kenya: 1 dead". Each row tells of others.
func (s *sentence) row(c cue) bool {
	const label = 4
	for i := 1; i < c.from && i < label; i++ {
		if s.norm(i) == ":" {
			return true
		}
	}
	return false
}

// speaksOf says whether cue c may speak of p. Files go missing too, contracts expire and a remark hurts a candidate: words
// that are said of much else than people want a word for people beside them, or a number alone.
func (s *sentence) speaksOf(c cue, p *party) bool {
	switch c.of {
	case "people":
		return p.person || s.numberAlone(p)
	case "told":
		return p.victims.Role != "" || p.victims.Given || p.victims.Age > 0 || p.none || s.numberAlone(p)
	}
	return true
}

// countsPeople says whether a bare number can be nothing but people beside cue c: "2 shot at a fair", "shot one in the
// neck". A golfer shoots 65, and one shot may be fired.
func (s *sentence) countsPeople(c cue, f finding, p *party) bool {
	if g := s.of[p.from]; f.rule == "reduced" && (s.kind(g-1) == phrase.VP || s.kind(g-1) == phrase.Prep) {
		return false
	}
	return c.of == "any" && s.numberAlone(p) && (f.rule == "passive" || f.rule == "reduced" || p.amount == Exactly(1))
}

// numberAlone says whether p is a number without a noun that it counts: "48 were hurt", "ten others".
func (s *sentence) numberAlone(p *party) bool {
	for i := p.from; i < p.to; i++ {
		if tag := s.tokens[i].Tag; (tag == "NNS" || tag == "NN" && !ordinalWord(s.norm(i)) && !holdsCue(s.tokens[i:i+1])) && s.norm(i) != "others" && s.tokens[i].Start >= p.number.End {
			return false
		}
	}
	return p.number.Len() > 0
}

// shareStatus gives those of whom nothing is said but their number what is said of those told of before them in the
// sentence: "six devotees were killed and ten others injured". A part has the status of its whole.
func shareStatus(figures []Figure) {
	for i := range figures {
		f := &figures[i]
		if f.Victims == nil || f.Victims.Status != "unknown" {
			continue
		}
		if f.PartOf >= 0 && figures[f.PartOf].Victims != nil && inherited(figures[f.PartOf].Victims.Status) {
			f.Victims.Status = figures[f.PartOf].Victims.Status
			continue
		}
		if !sharing(f.Victims.Role) || len(f.Victims.Names) > 0 || f.Victims.Given || f.Derived || f.Rule == "count" {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			if g := &figures[k]; g.Victims != nil && !g.Derived && g.PartOf < 0 {
				if inherited(g.Victims.Status) && f.Scope == g.Scope {
					f.Victims.Status = g.Victims.Status
				}
				break
			}
		}
	}
}

// sharing says whether those of a role may be of the kind told of before them: "fifteen neighbours were hurt; one man lost
// both legs". "People" are told apart from them.
func sharing(role string) bool {
	return role == "" || role == "other" || role == "man"
}

// inherited says whether those counted beside people of this status are likely to share it.
func inherited(status string) bool {
	return status == "civilian" || status == "security_force" || status == "combatant"
}

// join takes q into v where one number counts both: "100 soldiers and civilians".
func (v *Victims) join(q party) {
	if q.known || !q.plural || !q.person || q.victims.Given {
		return
	}
	v.Span = v.Span.Union(q.victims.Span)
	if v.Status != q.victims.Status {
		v.Status, v.Role = "mixed", ""
	}
}

// known says whether p and c together name people whose fate the reader is taken to know: "the 17 people killed in".
func (s *sentence) known(c cue, p *party) bool {
	if !p.victims.Given || p.number.Len() == 0 || p.victims.Them {
		return false
	}
	next := s.of[p.to-1] + 1
	if relative(s.word(next)) {
		return true
	}
	return next < len(s.groups) && next == s.of[c.from] && s.groups[next].Kind == phrase.VP && s.groups[next].Form == phrase.Participle
}

// own says of "himself" who he is: the subject of the verb. He is the perpetrator of his own death, and only a victim of
// his own wound.
func (s *sentence) own(c cue, v *Victims) {
	if c.measure != "killed" {
		v.Status = "unknown"
	}
	if s.kind(s.of[c.from]) != phrase.VP {
		return
	}
	if subject := s.subject(s.of[c.from]); len(subject) == 1 {
		p := s.party(subject[0])
		v.Names, v.Age, v.Role = p.victims.Names, p.victims.Age, p.victims.Role
		if p.victims.Sex != 0 {
			v.Sex = p.victims.Sex
		}
	}
}

// besideAgent says whether "another man" only sets the victim apart from him who did it, or another who is no victim:
// "a man shot another man".
func (s *sentence) besideAgent(p *party) bool {
	if s.norm(p.from) != "another" {
		return false
	}
	for i := 0; i < p.from; i++ {
		n := s.norm(i)
		if n == "he" || n == "she" || n == "who" || p.victims.Role != "" && n == p.victims.Role {
			return true
		}
	}
	return false
}

// also says whether the verb of c tells of people beside those told of before: "was also killed".
func (s *sentence) also(c cue) bool {
	for i := c.from - 1; i >= 0 && i >= c.from-3; i-- {
		if s.norm(i) == "also" {
			return true
		}
	}
	return s.norm(c.to) == "also"
}

// total adds the sum of a list to its members, where all of them have a floor and none is a perpetrator's own death.
func total(list []Figure) []Figure {
	if len(list) > 1 && summed(list) {
		for i := range list[1:] {
			list[i+1].PartOf = 0
		}
		return list
	}
	sum, members, qualifier := 0, 0, "exact"
	for _, f := range list {
		if f.Amount.Best == None || f.Amount.Low != f.Amount.Best || f.Victims == nil || f.Qualifier == "about" {
			return list
		}
		if f.Victims.Status == "perpetrator" {
			continue
		}
		sum += f.Amount.Best
		members++
		if f.Amount.High == None {
			qualifier = "at_least"
		}
	}
	if members < 2 {
		return list
	}
	t := list[0]
	t.Derived, t.Amount, t.Qualifier, t.Number = true, bounded(qualifier, sum, sum), qualifier, ""
	victims := Victims{Span: list[0].Victims.Span, Status: list[0].Victims.Status}
	for _, f := range list {
		t.Span, victims.Span = t.Span.Union(f.Span), victims.Span.Union(f.Victims.Span)
		victims.Names = append(victims.Names, f.Victims.Names...)
		if f.Victims.Status != victims.Status {
			victims.Status = "mixed"
		}
		victims.Given = victims.Given || f.Victims.Given
	}
	t.Victims = &victims
	out := []Figure{t}
	for _, f := range list {
		if f.Victims.Status != "perpetrator" {
			f.PartOf = 0
		}
		out = append(out, f)
	}
	return out
}

// summed says whether the first of list is the number of the rest: "two reporters, X and Y", "three civilians, two women
// and a man", "the couple, X and Y", or of itself and the rest: "the couple X and Y".
func summed(list []Figure) bool {
	whole, sum := list[0].Amount.Floor(), 0
	for _, f := range list[1:] {
		sum += f.Amount.Floor()
	}
	if whole > 1 && sum == whole-1 && len(list) == whole && list[0].Victims != nil && list[0].Victims.Role == "couple" {
		return len(list[0].Victims.Names) > 0
	}
	return len(list) > 2 && whole > 1 && sum == whole
}

// parts adds the numbers after "including" and "among them" to the figures of s.
func (s *sentence) parts(figures []Figure) []Figure {
	for i := 1; i+1 < len(s.tokens); i++ {
		n := 0
		switch {
		case s.norm(i) == "including" || s.norm(i) == "notably":
			n = 1
		case s.norm(i) == "among" && (s.norm(i+1) == "them" || s.norm(i+1) == "whom" || s.norm(i+1) == "those"):
			n = 2
		case s.norm(i) == "of" && s.norm(i+1) == "whom":
			n = 2
		}
		switch {
		case n > 0 && s.toldBeforeAmong(i):
			figures = s.partsAt(figures, s.groups[s.of[i]-1].From)
		case n > 0 && i+n < len(s.tokens):
			figures = s.partsAt(figures, i+n)
		}
	}
	return figures
}

// toldBeforeAmong says whether those counted out stand before "among them", at token i: "died, with two boys among them".
func (s *sentence) toldBeforeAmong(i int) bool {
	g := s.of[i] - 1
	if s.norm(i) != "among" || s.kind(g) != phrase.NP || !s.numbered(g) && !s.plainPeople(g) {
		return false
	}
	before := s.norm(s.groups[g].From - 1)
	return before == "," || before == "with" || before == "and" && s.people(g-2)
}

// amongThem adds those who are told to be among a figure of s: "a soldier and his wife were among five people killed".
func (s *sentence) amongThem(figures []Figure) []Figure {
	for whole := range figures {
		v := figures[whole].Victims
		if v == nil || figures[whole].PartOf >= 0 {
			continue
		}
		for i := 2; i < len(s.tokens) && s.tokens[i].Start <= v.Start; i++ {
			if s.tokens[i].Start != v.Start || s.norm(i-1) != "among" || s.kind(s.of[i]-2) != phrase.VP || !be(s.norm(s.groups[s.of[i]-2].Head)) {
				continue
			}
			for _, p := range s.partiesOf(s.subject(s.of[i] - 2)) {
				if p.known && p.person && !p.thing && !overlaps(figures, p.victims.Span) {
					figures = append(figures, part(s.doc, figures[whole], whole, p))
				}
			}
		}
	}
	return figures
}

// part is the figure of p, counted out of f, whose index is whole.
func part(doc *text.Document, f Figure, whole int, p party) Figure {
	victims := p.victims
	f.Span, f.Amount, f.Qualifier, f.Number = victims.Span, p.amount, p.qualifier, p.number.In(doc.Text)
	f.Victims, f.PartOf, f.Derived, f.Rule = &victims, whole, false, "part"
	return f
}

// companions adds those who share the fate of a figure of s: "was killed along with two guards", "died, as did
// three others".
func (s *sentence) companions(figures, earlier []Figure) []Figure {
	for i := 0; i+2 < len(s.tokens); i++ {
		n := s.companionship(i)
		if n == 0 || i+n >= len(s.tokens) {
			continue
		}
		g := s.of[i+n]
		whole, ok := s.fateShared(i, figures, earlier)
		if !ok || s.kind(g) != phrase.NP {
			continue
		}
		for _, p := range s.partiesOf(s.coordinated(g, len(s.groups))) {
			if !p.known || !p.person || p.thing || overlaps(figures, p.victims.Span) {
				continue
			}
			victims := p.victims
			victims.Other = true
			f := whole
			f.Span, f.Amount, f.Qualifier, f.Number = victims.Span, p.amount, p.qualifier, p.number.In(s.doc.Text)
			f.Victims, f.Derived, f.Rule = &victims, false, "companion"
			if f.Sentence != s.index {
				f.Sentence, f.Cue, f.Scope = s.index, s.span(i, i+n), "incident"
			}
			figures = append(figures, f)
		}
	}
	return figures
}

// companionship is the number of tokens at i that say that those who follow shared the fate of those told of before.
func (s *sentence) companionship(i int) int {
	switch s.norm(i) + " " + s.norm(i+1) {
	case "along with", "together with", "as did", "as was", "as were", "so did", "so was", "so were":
		return 2
	case "as well":
		if s.norm(i+2) == "as" {
			return 3
		}
	case "in addition":
		if s.norm(i+2) == "to" {
			return 3
		}
	}
	if s.norm(i) == "besides" || s.norm(i) == "alongside" {
		return 1
	}
	return 0
}

// fateShared is the last figure before token i whose fate others share: of the sentence, or of the one before where this
// begins with the word that says so.
func (s *sentence) fateShared(i int, figures, earlier []Figure) (Figure, bool) {
	if n := len(earlier); i == 0 && n > 0 && earlier[n-1].Sentence == s.index-1 && earlier[n-1].Victims != nil {
		f := earlier[n-1]
		f.PartOf = -1
		return f, true
	}
	for k := len(figures) - 1; k >= 0; k-- {
		if f := figures[k]; f.Cue.End <= s.tokens[i].Start && f.Victims != nil && f.Rule != "part" && f.PartOf < 0 {
			return f, true
		}
	}
	return Figure{}, false
}

// partsAt adds the noun phrases that begin at token i as parts of the nearest figure before them.
func (s *sentence) partsAt(figures []Figure, i int) []Figure {
	whole := -1
	for k, f := range figures {
		if f.Victims != nil && f.Victims.End <= s.tokens[i].Start && (whole < 0 || f.Victims.Start > figures[whole].Victims.Start) && f.PartOf < 0 {
			whole = k
		}
	}
	g := s.of[i]
	if whole < 0 || s.kind(g) != phrase.NP {
		return figures
	}
	var kept []Figure
	for _, p := range s.partiesOf(s.coordinated(g, len(s.groups))) {
		if k := told(figures, p.victims.Span); k >= 0 {
			if figures[k].Measure == figures[whole].Measure && k != whole {
				figures[k].PartOf = whole // "13 were hurt, including an officer who was hit in the arm"
			}
			continue
		}
		if !p.known || p.thing || p.age || !p.person && (p.number.Len() == 0 || p.amount == Exactly(1)) {
			continue
		}
		kept = append(kept, part(s.doc, figures[whole], whole, p))
	}
	return append(figures, kept...)
}

func overlaps(figures []Figure, span text.Span) bool { return told(figures, span) >= 0 }

// told is the first of figures whose people stand in span, or -1.
func told(figures []Figure, span text.Span) int {
	for k, f := range figures {
		if f.Victims != nil && f.Victims.Overlaps(span) {
			return k
		}
	}
	return -1
}
