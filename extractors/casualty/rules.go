package casualty

import (
	"sort"

	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// A finding is what one cue led to: the noun phrases of the people, or the reason why there are none.
type finding struct {
	rule    string
	parties []party
	reason  string
	verb    int // the verb group that governs them, 0 where it is the cue's own
}

// read turns the cues of s into figures.
// The figures of the sentences before it, earlier, may hold the whole of its parts.
func (s *sentence) read(cues []cue, earlier []Figure) (figures []Figure, rejected []Rejection) {
	unreal := s.unreal()
	for _, c := range cues {
		if c.frame == "subset" {
			if c.measure == "" || !countNouns[s.norm(c.from-1)] {
				continue
			}
			c.from, c.frame = c.from+1, "count" // "its count | of those who died"
		}
		switch c.frame {
		case "victims":
			c.measure = victimsOf(earlier)
		case "tally", "among":
			c.measure = s.lastMeasure(figures, earlier)
		}
		f := s.try(c)
		if unreal != "" && c.trap == "" {
			f.reason = unreal
		}
		if f.reason == "" {
			f.reason = s.doubtful(c, &f)
		}
		kept := s.figures(c, f)
		if c.frame == "care" && len(kept) > 0 && overlaps(figures, kept[0].Victims.Span) {
			f.reason, kept = "told to be hurt or dead", nil
		}
		if f.reason == "" && len(kept) == 0 {
			f.reason = "no number of people"
		}
		if f.reason != "" {
			rejected = append(rejected, Rejection{Span: s.span(c.from, c.to), Sentence: s.index, Rule: f.rule, Reason: f.reason})
			continue
		}
		figures = appendFigures(figures, kept)
	}
	figures = s.namedAfter(figures)
	figures = s.gapped(s.companions(s.amongThem(s.insets(s.parts(figures))), earlier))
	if unreal == "" {
		figures = s.insets(s.subsets(cues, figures, earlier))
	}
	figures = s.listedBehind(figures)
	s.setScope(figures)
	s.inheritScope(cues, figures, earlier)
	sortFigures(figures)
	shareStatus(figures)
	return figures, rejected
}

// victimsOf is what befell the several victims told of before: the dead where there are some, for the wounded are victims
// only where nobody died. "" where none are told of.
func victimsOf(earlier []Figure) string {
	measure := ""
	for k := len(earlier) - 1; k >= 0; k-- {
		if f := &earlier[k]; f.Amount.Floor() > 1 && f.PartOf < 0 && f.Victims != nil {
			if f.Measure == "killed" {
				return f.Measure
			}
			measure = f.Measure
		}
	}
	return measure
}

// lastMeasure is what a number speaks of that is given for the same as the last figure, "" where none stands near.
func (s *sentence) lastMeasure(figures, earlier []Figure) string {
	const near = 2 // sentences
	if len(figures) > 0 {
		return figures[len(figures)-1].Measure
	}
	if n := len(earlier); n > 0 && earlier[n-1].Sentence >= s.index-near {
		return earlier[n-1].Measure
	}
	return ""
}

// appendFigures adds kept, whose PartOf counts from its own beginning, leaving out what another cue already gave.
func appendFigures(figures, kept []Figure) []Figure {
	figures = withoutHit(figures, kept)
	base := len(figures)
	for _, f := range kept {
		for _, g := range figures[:base] {
			if (g.Measure == f.Measure || f.Hit && g.Measure == "killed") && g.Victims != nil && f.Victims != nil && g.Victims.Span == f.Victims.Span {
				return figures // "was shot dead and killed": the same people of the same cue
			}
		}
	}
	for _, f := range kept {
		if f.PartOf >= 0 {
			f.PartOf += base
		}
		figures = append(figures, f)
	}
	return figures
}

// withoutHit leaves out the figures of people who were only said to be hit, where they are the dead of kept: "shot his wife
// and two children dead".
func withoutHit(figures, kept []Figure) []Figure {
	if len(kept) == 0 || kept[0].Measure != "killed" || kept[0].Victims == nil {
		return figures
	}
	for i, f := range figures {
		if f.Hit && f.Victims != nil && f.Victims.Span == kept[0].Victims.Span {
			return figures[:i:i]
		}
	}
	return figures
}

// sortFigures puts figures in order of text and carries PartOf along.
func sortFigures(figures []Figure) {
	order := make([]int, len(figures))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return figures[order[a]].Start < figures[order[b]].Start })
	to := make([]int, len(figures))
	sorted := make([]Figure, len(figures))
	for now, before := range order {
		to[before], sorted[now] = now, figures[before]
	}
	for i := range sorted {
		if sorted[i].PartOf >= 0 {
			sorted[i].PartOf = to[sorted[i].PartOf]
		}
	}
	copy(figures, sorted)
}

// try reads cue c by its frame.
func (s *sentence) try(c cue) finding {
	if c.trap != "" {
		return finding{rule: "trap", reason: c.trap}
	}
	if s.titled(c) {
		return finding{rule: c.frame, reason: "a title"}
	}
	if g := s.labelled(c); g >= 0 {
		return finding{rule: "count", parties: []party{s.toll(c, g)}}
	}
	if s.numberOf(c) {
		if g := s.tollAfter(c); g >= 0 {
			return finding{rule: "count", parties: []party{s.toll(c, g)}}
		}
	}
	switch c.frame {
	case "kill":
		return s.transitive(c)
	case "die":
		return s.intransitive(c)
	case "dead":
		return s.stative(c)
	case "of":
		return s.nominal(c)
	case "lives":
		return s.counted(c, "lives")
	case "count":
		return s.counted(c, "count")
	case "body":
		return s.bodies(c)
	case "wound":
		return s.wound(c)
	case "state":
		return s.condition(c)
	case "result":
		return s.result(c)
	case "among":
		if v := s.of[c.to-1] + 1; c.measure != "" && s.kind(v) == phrase.VP && tellsWho(s.norm(s.groups[v].Head)) && s.kind(v+1) == phrase.NP {
			return s.partsOf(s.coordinated(v+1, s.endOfObject(v+1)))
		}
		return finding{rule: "identified", reason: "nobody is told apart"}
	case "tally":
		if n := s.tollAfter(c); n >= 0 && c.measure != "" {
			return finding{rule: "count", parties: []party{s.toll(c, n)}}
		}
		return finding{rule: "count", reason: "of nothing told before"}
	case "victims":
		if groups := s.identified(c); len(groups) > 0 && c.measure != "" {
			return s.partsOf(groups)
		}
		return finding{rule: "identified", reason: "no harm stated"}
	case "hostage":
		return s.hostages(c)
	case "lost":
		return s.lost(c)
	case "none":
		p := s.partyTo(s.of[c.from], s.groups[s.of[c.from]].To)
		p.known, p.none, p.person, p.thing, p.amount, p.qualifier = true, true, true, false, Exactly(0), "none_reported"
		return finding{rule: "none", parties: []party{p}}
	case "detonate":
		return s.detonates(c)
	case "care":
		return s.caredFor(c)
	}
	return finding{rule: c.frame, reason: "unknown frame"}
}

func (s *sentence) partiesOf(groups []int) []party {
	var out []party
	for _, g := range groups {
		p := s.quoted(s.ofBand(g), g)
		if h := s.appositionOf(g); h >= 0 {
			p.victims.Names = s.party(h).victims.Names
		}
		s.apposition(&p, g)
		s.membership(&p, g)
		s.they(&p, g)
		if v := &p.victims; len(out) > 0 && out[len(out)-1].shared && v.Role == "" && len(v.Names) > 0 {
			before := out[len(out)-1].victims
			v.Role, v.Status, p.shared = before.Role, before.Status, true // "a man and his brothers Jim and Tom Poe"
		}
		out = append(out, p)
	}
	return out
}

// quoted adds to a bare number the people that a quotation mark parts from it: 302 | " | extremists.
func (s *sentence) quoted(p party, g int) party {
	if h := g + 2; p.known && !p.person && p.number.Len() > 0 && s.kind(h) == phrase.NP && quotes(s.tokens[s.groups[h].From-1]) && s.groups[h].From-1 == s.groups[g].To {
		if q := s.party(h); q.person && q.plural && !q.known {
			p.victims.Role, p.victims.Status, p.person = q.victims.Role, q.victims.Status, true
			p.to = s.groups[h].To
			p.victims.Span = s.span(p.from, p.to)
		}
	}
	return p
}

// ofBand reads noun phrase g, or the people of the band that it tells of: "a group | of nine hikers", "a squad | of thirteen",
// "a group | of workers, 19 in all".
func (s *sentence) ofBand(g int) party {
	p := s.party(g)
	head := s.norm(s.groups[g].Head)
	if s.word(g+1) != "of" || s.kind(g+2) != phrase.NP || !bands[head] && collectives[head] == 0 {
		return p
	}
	q := s.party(g + 2)
	switch n := g + 4; {
	case collectives[head] > 0:
		p.victims.Role, p.victims.Status = q.victims.Role, q.victims.Status // "a pair of officers"
		return p
	case q.known && q.number.Len() > 0:
	case s.word(n-1) == "," && s.kind(n) == phrase.NP && s.numbered(n) && s.word(n+1) == "in" && s.word(n+2) == "all":
		r := s.party(n)
		q.known, q.amount, q.qualifier, q.number, q.plural = true, r.amount, r.qualifier, r.number, true
	default:
		return p
	}
	if q.person = true; q.victims.Status == "unknown" && memberships[head] != "" {
		q.victims.Status = memberships[head]
	}
	return q
}

// bands are nouns for several people together, whose number "of" gives.
var bands = map[string]bool{"group": true, "squad": true, "crew": true, "party": true, "team": true, "band": true, "patrol": true, "platoon": true, "unit": true,
	"gang": true, "column": true, "convoy": true, "busload": true, "boatload": true, "crowd": true, "contingent": true, "delegation": true}

// they gives "they" the number of the people whom the sentence told of before.
func (s *sentence) they(p *party, g int) {
	if word := s.word(g); p.known || word != "they" && word != "them" {
		return
	}
	for k := g - 1; k >= 0; k-- {
		if s.kind(k) != phrase.NP || s.holdsCue(k) {
			continue
		}
		if q := s.party(k); q.known && q.plural && q.person && !q.thing && !q.self {
			p.known, p.amount, p.qualifier = true, q.amount, q.qualifier
			p.victims.Role, p.victims.Status = q.victims.Role, q.victims.Status
			return
		}
	}
}

// anybody says whether p is one person of whom nothing is said but that: "a tenth person", "one", "another".
func (s *sentence) anybody(p *party) bool {
	return p.amount == Exactly(1) && len(p.victims.Names) == 0 && p.victims.Status == "unknown" &&
		(p.victims.Role == "" || p.victims.Role == "person" || p.victims.Role == "man")
}

// nameOf says whether noun phrase g, between commas right behind the one of group h, is the name of one person told by a
// role there: "an employee, Ali Khan, 24, was".
func (s *sentence) nameOf(h, g int) bool {
	if g != h+2 || s.word(h+1) != "," || s.kind(g) != phrase.NP || s.word(g+1) != "," {
		return false
	}
	p, q := s.party(h), s.party(g)
	return p.amount == Exactly(1) && p.victims.Role != "" && len(p.victims.Names) == 0 && len(q.victims.Names) > 0 &&
		(q.victims.Role == "" || kin(p.victims.Role)) && !q.thing && s.tokens[q.from].Tag != "DT"
}

// kin says whether role is a relation, which leaves open what else somebody is.
func kin(role string) bool {
	e := peopleNouns.Find(role)
	return e != nil && e.Field(2) == "kin"
}

// apposition adds to a named victim what stands between commas after the name: an age, "a shopkeeper".
func (s *sentence) apposition(p *party, g int) {
	if s.nameOf(g, g+2) {
		q := s.party(g + 2)
		p.victims.Names, p.victims.Age = q.victims.Names, max(p.victims.Age, q.victims.Age)
		if q.victims.Role != "" && q.victims.Status != "unknown" {
			p.victims.Role, p.victims.Status = q.victims.Role, q.victims.Status // "his partner, Deputy Ann Roe, 29,"
		}
		g += 2
	}
	h := g + 2
	if s.word(h) == "also" {
		h++
	}
	if s.anybody(p) && s.word(g+1) == "," && s.kind(h) == phrase.NP && s.word(h+1) == "," && s.word(h+2) != "and" {
		if q := s.party(h); article(s.norm(q.from)) && q.amount == Exactly(1) && q.victims.Status != "unknown" {
			p.victims.Role, p.victims.Status = q.victims.Role, q.victims.Status // "a tenth person, a police officer, died"
		}
		return
	}
	for s.word(g+1) == "," && s.kind(g+2) == phrase.NP && len(p.victims.Names) > 0 {
		q := s.party(g + 2)
		switch {
		case q.age:
			p.victims.Age = q.amount.Best
		case q.victims.Role != "" && p.victims.Role == "" && !q.plural && article(s.norm(q.from)):
			p.victims.Role, p.victims.Status, p.victims.Age = q.victims.Role, q.victims.Status, max(p.victims.Age, q.victims.Age)
			if p.victims.Sex == 0 {
				p.victims.Sex = q.victims.Sex
			}
			return
		default:
			return
		}
		g += 2
	}
}

// membership gives members their status by what they are members of: "three members of the Basij militia", "of a family".
func (s *sentence) membership(p *party, g int) {
	if p.victims.Role != "member" && p.victims.Role != "leader" && p.victims.Role != "commander" || p.victims.Status != "unknown" || s.word(g+1) != "of" || s.kind(g+2) != phrase.NP {
		return
	}
	group := s.groups[g+2]
	for i := group.From; i < group.To; i++ {
		if status := s.body(i); status != "" {
			p.victims.Status = status
			return
		}
	}
	if r, n := s.role(group.Head); n > 0 {
		p.victims.Status = r.status
		return
	}
	p.victims.Status = memberships[s.norm(group.Head)]
	if p.victims.Status == "" {
		p.victims.Status = "unknown"
	}
}

// memberships are the groups whose members have a status, by the head noun.
var memberships = map[string]string{
	"base": "security_force", "garrison": "security_force", "outpost": "security_force", "barracks": "security_force", "precinct": "security_force",
	"checkpoint": "security_force", "troops": "security_force", "squad": "security_force", "platoon": "security_force", "convoy": "security_force",
	"contingent": "security_force", "detachment": "security_force", "police": "security_force", "team": "civilian", "party": "civilian",
	"battalion": "security_force", "brigade": "security_force", "army": "security_force", "forces": "security_force", "force": "security_force",
	"navy": "security_force", "regiment": "security_force", "patrol": "security_force", "unit": "security_force", "corps": "security_force",
	"guard": "security_force", "guards": "security_force", "militia": "combatant", "gang": "combatant", "cartel": "combatant",
	"household": "civilian", "crew": "civilian", "congregation": "civilian", "union": "civilian", "community": "civilian", "staff": "civilian",
	"parliament": "official", "council": "official", "congress": "official", "assembly": "official", "senate": "official", "government": "official", "cabinet": "official",
}

// appositionOf is the named noun phrase that the one of group g, right after it and a comma, tells more of, or -1: "Roe, a
// shopkeeper who was shot".
func (s *sentence) appositionOf(g int) int {
	h := g - 2
	if s.word(g-1) == "," && s.kind(h) == phrase.NP && relative(s.word(g+1)) && s.apposed(h, g) {
		return h
	}
	return -1
}

// inside says whether cue c stands inside a noun phrase, as in "three wounded soldiers" and "5 dead".
func (s *sentence) inside(c cue) bool { return s.kind(s.of[c.from]) == phrase.NP }
