package casualty

import (
	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// nameList reads the people of a list of names that begins at token i, each with what papers put behind a name, an age, a
// place, a trade: "Ana Roe, 58, a bus driver; Ian Poe, 33, of Bexley; and Poe's cousin, Tom Poe".
func (s *sentence) nameList(i int) []party {
	var list []party
	for i < len(s.tokens) {
		p, next := s.listed(i)
		if next == i {
			break
		}
		list = append(list, p)
		if i = s.nextListed(next); i < 0 {
			break
		}
	}
	return list
}

// listed reads one person of a list of names at token i and returns the token behind the name and what belongs to it, i
// where there is none.
func (s *sentence) listed(i int) (party, int) {
	p := party{from: i, known: true, person: true, amount: Exactly(1), qualifier: "exact"}
	p.victims.Status = "unknown"
	start := s.beforeName(&p, i)
	end := s.nameEnd(start)
	if end == start {
		return p, i
	}
	p.group = s.of[start]
	p.victims.Names = []string{s.span(start, end).In(s.doc.Text)}
	p.to = end
	p.victims.Span = s.span(i, end)
	end = s.ageBehind(&p, end)
	if r, n := s.roleBehindName(end); r != nil {
		if p.victims.Role == "" || kin(p.victims.Role) {
			p.victims.Role, p.victims.Status = r.role, r.status
		}
		end = n
	}
	return p, end
}

// beforeName takes the relation or the role before a name into p: "his wife, Joanne", "Poe's cousin, Tom Poe", "driver Ali
// Khan". It returns the token at which the name begins.
func (s *sentence) beforeName(p *party, i int) int {
	k := i
	if t := s.tokens[k]; t.Tag == "PRP$" || t.Tag == "DT" {
		k++
	} else if end := s.nameEnd(k); end > k && (s.norm(end) == "'s" || s.norm(end) == "’s") {
		k = end + 1
	}
	for k < len(s.tokens) {
		r, n := s.role(k)
		if n == 0 || isName(s.tokens[k]) && r.surname {
			break
		}
		if !r.title {
			p.victims.Role, p.victims.Status, p.victims.Sex = r.role, r.status, r.sex
		}
		k += n
		if s.norm(k) == "," && k+1 < len(s.tokens) && isName(s.tokens[k+1]) {
			k++
		}
	}
	if k > i && (k >= len(s.tokens) || p.victims.Role == "" && s.tokens[i].Tag != "NNP") {
		return i
	}
	return k
}

// nameEnd is the token behind the name that begins at token i, i where none does.
func (s *sentence) nameEnd(i int) int {
	end := i
	for k := i; k < len(s.tokens); k++ {
		t := s.tokens[k]
		switch {
		case nameLike(t) || isName(t) || len(t.Text) == 2 && t.Text[1] == '.' && t.Text != t.Norm:
			end = k + 1
		case particles[t.Norm] && end > i, quotes(t) && end > i && k+2 < len(s.tokens):
		default:
			return end
		}
	}
	return end
}

var particles = map[string]bool{"de": true, "del": true, "la": true, "al": true, "bin": true, "bint": true, "van": true, "der": true, "von": true, "da": true, "dos": true, "y": true, "ul": true}

// ageBehind takes an age behind a name into p and returns the token behind it: ", 58", "(33)", "aged 7".
func (s *sentence) ageBehind(p *party, i int) int {
	k := i
	switch s.norm(k) {
	case ",", "(", "aged":
		k++
	}
	if s.norm(k) == "aged" {
		k++
	}
	v, n := number.At(s.tokens, k)
	if n != 1 || v > 120 || k == i {
		return i
	}
	p.victims.Age = v
	if k++; s.norm(k) == ")" {
		k++
	}
	return k
}

// roleBehindName is the word for people in the apposition at token i, behind a name or an age, and the token behind it.
func (s *sentence) roleBehindName(i int) (*roleWord, int) {
	if s.norm(i) != "," || !article(s.norm(i+1)) && s.norm(i+1) != "the" {
		return nil, i
	}
	const near = 6
	for k := i + 2; k < i+near && k < len(s.tokens); k++ {
		if r, n := s.role(k); n > 0 && !r.title && !r.plural {
			return r, k + n
		}
		if s.kind(s.of[k]) != phrase.NP {
			break
		}
	}
	return nil, i
}

// nextListed is the token at which the next person of a list of names begins, behind what is told of the one before, or -1.
func (s *sentence) nextListed(i int) int {
	for k := i; k < len(s.tokens); k++ {
		switch w := s.norm(k); {
		case w == ";" || w == "," || w == "and":
			next := k + 1
			for s.norm(next) == "and" || s.norm(next) == "," {
				next++
			}
			if next < len(s.tokens) && s.beginsPerson(next) && !s.placeBehind(k) {
				return next
			}
		case w == ".":
			return -1
		case s.kind(s.of[k]) == phrase.VP && s.groups[s.of[k]].Form == phrase.Finite && !s.relativeVerb(s.of[k]):
			return -1
		}
	}
	return -1
}

// beginsPerson says whether a person of a list begins at token i: a name, or a relation with one.
func (s *sentence) beginsPerson(i int) bool {
	if s.tokens[i].Tag == "PRP$" || s.tokens[i].Tag == "DT" {
		r, n := s.role(i + 1)
		return n > 0 && r.kin && s.norm(i+1+n) == ","
	}
	end := s.nameEnd(i)
	return end > i+1 || end == i+1 && s.norm(end) == "," && cardinal(s.norm(end+1)) || end > i && s.norm(end) == "'s"
}

// placeBehind says whether what follows the comma at token k only says more closely where the place before it is: "of
// Bexley, Ohio".
func (s *sentence) placeBehind(k int) bool {
	for i := k - 1; i > 0 && i > k-5; i-- {
		if w := s.norm(i); w == "of" || w == "from" || w == "in" {
			return s.norm(k) == "," && s.nameEnd(k+1) == k+2
		}
	}
	return false
}

// listedAs says whether group g, behind a verb of naming or a mark, begins a list of names.
func (s *sentence) listedAs(g int) bool {
	if s.kind(g) != phrase.NP {
		return false
	}
	i := s.groups[g].From
	return s.nameEnd(i) > i+1 || s.beginsPerson(i)
}

// namedAfter adds the people whose names follow a colon where somebody identifies the dead or wounded: "identified three of the
// dead on Tuesday: Ana Roe, 58, …".
func (s *sentence) namedAfter(figures []Figure) []Figure {
	for i := 2; i+1 < len(s.tokens); i++ {
		if s.norm(i) != ":" && s.norm(i) != "as" || !s.says(naming) || s.of[i+1] == s.of[i] || !s.listedAs(s.of[i+1]) {
			continue
		}
		for k := len(figures) - 1; k >= 0; k-- {
			if f := &figures[k]; f.Victims != nil && f.End <= s.tokens[i].Start && (s.norm(i) == ":" || s.namedBefore(f)) {
				return s.appendNamed(figures, k, s.nameList(i+1))
			}
		}
	}
	return figures
}

// namedBefore says whether a verb of naming stands before the people of f: "identified the two men killed on Sunday as".
func (s *sentence) namedBefore(f *Figure) bool {
	for i := range s.tokens {
		if s.tokens[i].Start >= f.Victims.Start {
			return false
		}
		if naming[s.norm(i)] {
			return true
		}
	}
	return false
}

var naming = map[string]bool{"identified": true, "named": true, "names": true}

// appendNamed adds list to figures as parts of figure whole.
func (s *sentence) appendNamed(figures []Figure, whole int, list []party) []Figure {
	for _, p := range list {
		if !overlaps(figures, p.victims.Span) {
			f := part(s.doc, figures[whole], whole, p)
			if f.Scope = "incident"; figures[whole].PartOf >= 0 {
				f.PartOf = figures[whole].PartOf
			}
			figures = append(figures, f)
		}
	}
	return figures
}

// cardinal says whether norm is a number.
func cardinal(norm string) bool { _, ok := number.Word(norm); return ok }
