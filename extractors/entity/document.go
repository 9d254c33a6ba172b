package entity

import (
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/entity/tagger"
	"github.com/hedgerow/hedgerow/extractors/gazetteer"
)

// said is how many readings of the tagger it outweighs that the article itself says what a name is of.
const said = 5

// agree gives every name that only the tagger has read the type that it has most often in the article. Of two that are
// as frequent the earlier stays.
func (a *article) agree() {
	votes := map[string]map[Type]int{}
	most := map[string]Type{}
	a.each(func(l *line, m *mention) {
		if !l.caps && m.Type != Norp && m.Type != Event {
			words := l.words(m.from, m.to)
			if votes[words] == nil {
				votes[words] = map[Type]int{}
			}
			votes[words][m.Type]++
			if m.Rule == "described" {
				votes[words][m.Type] += said
			}
			if t, ok := most[words]; !ok || votes[words][m.Type] > votes[words][t] {
				most[words] = m.Type
			}
		}
	})
	a.each(func(l *line, m *mention) {
		if t, ok := most[l.words(m.from, m.to)]; ok && m.Rule == "tagger" {
			m.Type = t
		}
	})
}

// stays takes for a place what the tagger took for a person where all its mentions stand as no person's do: "in Kutulo",
// "between Wargadud and Kutulo". What is part of a longer name stays a person's.
func (a *article) stays() {
	still, moves := map[string]bool{}, map[string]bool{}
	a.each(func(l *line, m *mention) {
		switch {
		case m.Type != Person && (m.Type != Org || m.Rule != "tagger" || l.shouts(m.from)):
		case m.Type == Org && !l.lodged(m):
			moves[l.tokens[m.from].Norm] = true
		case l.standsIn(m):
			still[l.words(m.from, m.to)] = true
		default:
			for i := m.from; i < m.to; i++ {
				moves[l.tokens[i].Norm] = true
			}
		}
	})
	a.each(func(l *line, m *mention) {
		if (m.Type == Person || m.Type == Org && m.Rule == "tagger") && still[l.words(m.from, m.to)] && !moves[l.norm(m.from)] && !moves[l.norm(m.to-1)] {
			m.Entity = Entity{Type: GPE, Rule: "stays"}
		}
	})
}

// lodged says whether m, which the tagger took for a body, stands where none does: "off Zuwara", "at Nanduli, in the north".
func (l *line) lodged(m *mention) bool {
	switch l.norm(m.from - 1) {
	case "off", "outside", "near", "entered":
		return l.headType(m.to-1) == ""
	case "at", "in":
		return l.norm(m.to) == "," && (l.norm(m.to+1) == "in" || l.norm(m.to+1) == "on") && l.headType(m.to-1) == ""
	}
	return false
}

// trusts are words after which "in" puts nothing at a place: "confidence in".
var trusts = set("confidence trust trusted trusts faith interest interested belief believe believes believed believing confide confided disappointed " +
	"role star starring starred cameo")

// standsIn says whether m, a name that only the tagger or its given name make a person's, stands where a place does.
func (l *line) standsIn(m *mention) bool {
	if m.Rule != "tagger" && m.Rule != "given_name" || l.norm(m.to) == "'s" || l.nameLike(m.to) && !l.caps {
		return false
	}
	switch l.norm(m.from - 1) {
	case "off", "at":
		return !gazetteer.Given(l.norm(m.from))
	case "in", "near", "outside":
		return !trusts[l.norm(m.from-2)]
	case "entered", "into":
		return true
	case ",":
		return gazetteer.PlaceHead(l.norm(m.from-2)) == string(Fac)
	case "and", "between":
		return l.between(m)
	}
	return l.norm(m.to) == "lies"
}

// between says whether m is one of two that something lies between, the other of which is a place.
func (l *line) between(m *mention) bool {
	for _, o := range l.mentions {
		if o.Type == GPE && (o.to == m.from-1 && l.norm(o.from-1) == "between" || o.from == m.to+1 && l.norm(m.to) == "and" && l.norm(m.from-1) == "between") {
			return true
		}
	}
	return false
}

// shortNames gives the people of the article their surnames back: after "Zabihullah Mujahid", "Mujahid" is a person too.
func (a *article) shortNames() {
	full := map[string]string{} // surname → full name
	a.each(func(l *line, m *mention) {
		if m.Type != Person {
			return
		}
		if m.Name == "" {
			m.Name = l.words(m.from, m.to)
		}
		if m.to-m.from >= 2 {
			if last := l.tokens[m.to-1].Norm; full[last] == "" {
				full[last] = m.Name
			}
		}
	})
	for _, l := range a.lines {
		l.people(full)
		l.surnames(full)
	}
	a.each(func(l *line, m *mention) {
		if name := full[l.tokens[m.to-1].Norm]; m.Type == Person && m.to-m.from == 1 && name != "" {
			m.Name = name
		}
	})
}

// people takes a place whose name is a person's surname in this article for the person: after "Neil Jordan", Jordan is he,
// unless a preposition of place says otherwise.
func (l *line) people(full map[string]string) {
	for i := range l.mentions {
		m := &l.mentions[i]
		name := full[l.tokens[m.from].Norm]
		if name != "" && m.to-m.from == 1 && (m.Type == GPE || m.Type == Loc) && !locative[l.norm(m.from-1)] && l.norm(m.from-1) != "," && l.norm(m.from-1) != "of" {
			m.Entity = Entity{Type: Person, Name: name, Rule: "surname"}
		}
	}
}

// surnames adds the mentions of l that are a surname alone.
func (l *line) surnames(full map[string]string) {
	taken := make([]bool, len(l.tokens))
	for _, m := range l.mentions {
		for i := m.from; i < m.to; i++ {
			taken[i] = true
		}
	}
	added := false
	for i := range l.tokens {
		name := full[l.tokens[i].Norm]
		if name == "" || taken[i] || !l.nameLike(i) {
			continue
		}
		l.mentions = append(l.mentions, mention{from: i, to: i + 1, Entity: Entity{Type: Person, Name: name, Rule: "surname"}})
		added = true
	}
	if added {
		l.sort()
	}
}

// acronyms reads "Afghan Women's News Agency (AWNA)" and "AWNA (Afghan Women's News Agency)", and gives every AWNA of the
// article the full name.
func (a *article) acronyms() {
	defined := map[string]Entity{}
	for _, l := range a.lines {
		for i := range l.mentions {
			short, full := l.definition(i)
			if short == "" || defined[short].Name != "" {
				continue
			}
			e := full.Entity
			if e.Name == "" {
				e.Name = l.words(full.from, full.to)
			}
			e.Rule = "acronym"
			defined[short] = e
		}
	}
	if len(defined) == 0 {
		return
	}
	for _, l := range a.lines {
		l.defined(defined)
	}
}

// definition returns the acronym that brackets around or after mention i define, and the mention with the full name.
func (l *line) definition(i int) (string, mention) {
	m := l.mentions[i]
	if m.Type != Org || m.to+2 >= len(l.tokens) || l.tokens[m.to].Text != "(" && l.tokens[m.to].Text != "[" {
		return "", m
	}
	closing := map[string]string{"(": ")", "[": "]"}[l.tokens[m.to].Text]
	if l.tokens[m.to+2].Text == closing && m.to-m.from > 1 && l.shouts(m.to+1) {
		return l.tokens[m.to+1].Text, m
	}
	if m.to-m.from == 1 && l.shouts(m.from) && m.Ref == "" && i+1 < len(l.mentions) {
		full := l.mentions[i+1]
		if full.Type == Org && full.from == m.to+1 && full.to < len(l.tokens) && l.tokens[full.to].Text == closing && full.to-full.from > 1 {
			return l.tokens[m.from].Text, full
		}
	}
	return "", m
}

func (l *line) defined(names map[string]Entity) {
	kept := l.mentions
	for i := range l.tokens {
		e, ok := names[l.tokens[i].Text]
		if !ok {
			continue
		}
		var inside bool
		kept, inside = without(kept, i)
		if !inside {
			kept = append(kept, mention{from: i, to: i + 1, Entity: e})
		}
	}
	l.mentions = kept
	l.sort()
}

// sort puts the mentions of l in order of text.
func (l *line) sort() {
	sort.SliceStable(l.mentions, func(x, y int) bool { return l.mentions[x].from < l.mentions[y].from })
}

// without drops the mention that is token i alone, and says whether a longer one holds it.
func without(ms []mention, i int) ([]mention, bool) {
	for k, m := range ms {
		if m.from <= i && i < m.to {
			if m.to-m.from > 1 {
				return ms, true
			}
			return append(append([]mention(nil), ms[:k]...), ms[k+1:]...), false
		}
	}
	return ms, false
}

// weak adds the bodies that are called by a common word after they have been called by their name: "Dawn" after "Dawn.com".
func (a *article) weak() {
	seen := map[string]bool{}
	a.each(func(_ *line, m *mention) { seen[m.Ref] = seen[m.Ref] || m.Rule == "registry" })
	for _, l := range a.lines {
		for i := range l.tokens {
			h, n := gazetteer.Match(l.tokens, i)
			if n == 0 || !h.Weak || h.Body == nil || !seen[h.Body.ID] || l.taken(i, i+n) {
				continue
			}
			e := Entity{Type: Org, Subtype: h.Body.Subtype, Name: h.Body.Name, Ref: h.Body.ID, Country: h.Body.Country, Rule: "registry"}
			l.mentions = append(l.mentions, mention{from: i, to: i + n, Entity: e})
			l.sort()
		}
	}
}

func (l *line) taken(from, to int) bool {
	for _, m := range l.mentions {
		if m.from < to && from < m.to {
			return true
		}
	}
	return false
}

// governments marks the countries and capitals that act as their governments do: "Islamabad denies".
func (a *article) governments() {
	a.each(func(l *line, m *mention) {
		if before := l.norm(m.from - 1); m.Type != GPE || !acts[l.norm(m.to)] || locative[before] || before == "of" || before == "for" {
			return
		}
		if c, ok := gazetteer.Capital(l.words(m.from, m.to)); ok {
			m.Subtype, m.Country = "government", c
		} else if m.Subtype == "country" {
			m.Subtype = "government"
		}
	})
}

// acts are what governments do and places do not.
var acts = set("accused accuses denied denies said says rejected rejects condemned condemns urged urges blamed blames warned warns " +
	"insisted insists demanded demands claimed claims wants wanted agreed agrees summoned summons protested protests vowed vows " +
	"refused refuses announced announces called calls asked asks told pledged pledges offered offers expressed expresses " +
	"dismissed dismisses maintains maintained alleged alleges confirmed confirms imposed imposes recognised recognized")

// entities returns the mentions of the article with their spans, names, and the places inside the names of bodies.
func (a *article) entities() []Entity {
	var out []Entity
	for _, l := range a.lines {
		for _, m := range l.mentions {
			e := m.Entity
			e.Span, e.Within = l.span(m.from, m.to), -1
			if e.Name == "" {
				e.Name = l.words(m.from, m.to)
			}
			at := len(out)
			out = append(out, e)
			if (e.Type == Org || e.Type == Fac && gazetteer.PlaceHead(l.norm(m.to-1)) == "") && !brands[e.Subtype] {
				out = append(out, l.inside(m, at)...)
			}
		}
	}
	return out
}

// brands are bodies whose names hold places as signs, not as where they are: "Chicago Bulls", "New York Times".
var brands = set("team company sport media")

// inside returns the places in the name of a body whose index is at.
func (l *line) inside(m mention, at int) []Entity {
	var out []Entity
	for i := m.from; i < m.to && m.to-m.from > 1; i++ {
		end := m.to
		if i == m.from {
			end-- // not the whole name
		}
		p, n := l.nested(i, end, i == m.from || l.norm(i-1) == "of" || l.norm(i-1) == "in")
		if n == 0 {
			continue
		}
		p.Span, p.Within = l.span(i, i+n), at
		out = append(out, p)
		i += n - 1
	}
	return out
}

// nested returns the place whose name begins at i and ends before end. Names that only the table of places has count
// where a place is likely: first in the name, or after "of".
func (l *line) nested(i, end int, likely bool) (Entity, int) {
	h, n := gazetteer.Match(l.tokens[:end], i)
	if n > 0 {
		if p, ok := l.listed(h, i, i+n); ok && (p.Type == GPE || p.Type == Loc) {
			return p.Entity, n
		}
		return Entity{}, 0
	}
	if t, n := gazetteer.TownAt(l.tokens[:end], i); n > 0 && likely && l.nameLike(i) && (n > 1 || t.Population > 5000 && !tagger.Common(l.norm(i))) {
		return Entity{Type: GPE, Name: l.words(i, i+n), Rule: "town"}, n
	}
	return Entity{}, 0
}

func (a *article) each(f func(*line, *mention)) {
	for _, l := range a.lines {
		for i := range l.mentions {
			f(l, &l.mentions[i])
		}
	}
}

// words joins tokens [from, to) as they are written, with single spaces where the text has white space.
func (l *line) words(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from && l.tokens[i].Start > l.tokens[i-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(l.tokens[i].Text)
	}
	return b.String()
}
