package casualty

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// stative reads "left 12 dead", "was found dead", "remain missing".
func (s *sentence) stative(c cue) finding {
	if s.inside(c) {
		return s.adjectival(c)
	}
	if s.norm(c.from) == "fatally" && verbForm(s.norm(c.to)) {
		return s.transitive(cue{from: c.from, to: c.to + 1, measure: c.measure, frame: "kill"}) // "fatally beaten"
	}
	if s.norm(c.from) == "missing" && s.tokens[c.from].Tag == "VBG" && s.kind(s.of[c.from]+1) == phrase.NP && !s.temporal(s.of[c.from]+1) {
		return finding{rule: "stative", reason: "a miss"}
	}
	if v := s.of[c.from]; s.kind(v) == phrase.VP && s.groups[v].From < c.from && (s.voice(v, c) == "passive" || s.norm(c.from) == "missing" && be(s.norm(s.groups[v].From))) {
		return finding{rule: "stative", parties: s.partiesOf(s.subject(v))}
	}
	g := s.of[c.from] - 1
	for g >= 0 && s.kind(g) == phrase.Adv {
		g--
	}
	if g < 0 {
		return s.inverted(c)
	}
	if s.word(g) == "as" && s.kind(g-1) == phrase.VP {
		g-- // "are listed | as missing"
	}
	if s.word(g) == "," && s.kind(g-1) == phrase.NP && s.party(g-1).age && s.kind(g-3) == phrase.NP {
		g -= 3 // "found Jane Roe, 38, dead"
	}
	switch s.kind(g) {
	case phrase.NP:
		return finding{rule: "stative", parties: s.partiesOf(s.reducedSubject(g))}
	case phrase.VP:
		if s.groups[g].Form == phrase.Participle && s.kind(g-1) == phrase.NP && s.harmable(g-1) {
			return finding{rule: "stative", parties: s.partiesOf(s.reducedSubject(g - 1)), verb: g}
		}
		return finding{rule: "stative", parties: s.partiesOf(s.subject(g)), verb: g}
	}
	if s.kind(s.of[c.from]) == phrase.VP {
		return finding{rule: "stative", parties: s.partiesOf(s.subject(s.of[c.from]))}
	}
	if v := s.verbBefore(c.from); v >= 0 {
		return finding{rule: "stative", parties: s.partiesOf(s.subject(v)), verb: v}
	}
	return finding{rule: "stative", reason: "no people beside the word"}
}

// result reads "shot two men to death" and "was bashed to death": what came of a verb, whatever it is, unless it is one that
// kills nobody, "bored to death". Lives are what a thing costs: "cost six workers their lives".
func (s *sentence) result(c cue) finding {
	v := s.verbBefore(c.from)
	if v < 0 {
		v = s.of[c.from] - 1 // "a man bashed to death"
	}
	if s.kind(v) != phrase.VP {
		return finding{rule: "result", reason: "no violence before the word"}
	}
	head := s.tokens[s.groups[v].Head]
	if s.norm(c.from) != "to" && !costs[head.Norm] {
		return finding{rule: "result", reason: "no harm stated"}
	}
	if e, n := trapPhrases.Longest([]text.Token{head, s.tokens[c.from], s.tokens[c.from+1]}, 0); e != nil && n > 1 || trapPhrases.Find(head.Norm) != nil {
		return finding{rule: "result", reason: "no violence before the word"}
	}
	if g := s.of[c.to-1] + 1; s.groups[v].Form != phrase.Participle && !s.groups[v].Passive && s.kind(g) == phrase.NP && s.harmable(g) && !s.temporal(g) {
		return finding{rule: "result", parties: s.partiesOf(s.coordinated(g, s.endOfObject(g))), verb: v} // "clubbed to death two guards"
	}
	switch between := s.of[c.from] - 1; {
	case between == v && s.groups[v].Form == phrase.Participle:
		return finding{rule: "result", parties: s.partiesOf(s.reducedSubject(v - 1)), verb: v}
	case between == v:
		return finding{rule: "result", parties: s.partiesOf(s.subject(v)), verb: v}
	case s.kind(between) == phrase.NP:
		return finding{rule: "result", parties: s.partiesOf(s.object(v)), verb: v}
	}
	return finding{rule: "result", reason: "no violence before the word"}
}

var costs = map[string]bool{"cost": true, "costs": true, "costing": true}

// verbBefore is the nearest finite verb group before token i in its clause, or -1.
func (s *sentence) verbBefore(i int) int {
	for g := s.of[i] - 1; g >= 0; g-- {
		switch {
		case s.kind(g) == phrase.VP && s.groups[g].Form == phrase.Finite:
			return g
		case s.kind(g) == phrase.Sub, s.word(g) == ";":
			return -1
		}
	}
	return -1
}

// wound reads who "suffered a gunshot wound", who was found "with wounds", and "no injuries".
func (s *sentence) wound(c cue) finding {
	f := finding{rule: "wound"}
	g := s.of[c.from]
	if s.kind(g) != phrase.NP {
		f.reason = "the noun stands alone"
		return f
	}
	p := s.party(g)
	if p.none {
		p.person, p.thing = true, false
		f.parties = []party{p}
		return f
	}
	if p.known && p.number.Len() > 0 && !article(p.number.In(s.doc.Text)) && s.norm(c.to-1) == "injuries" && !suffers(s, g-1) {
		p.person, p.thing = true, false
		f.parties = []party{p}
		return f
	}
	if s.word(g-1) == "of" && s.kind(g-2) == phrase.NP && strings.HasPrefix(s.norm(s.groups[g-2].Head), "degree") {
		g -= 2 // "with varying degrees of burns"
	}
	switch v := g - 1; {
	case s.treated(g):
		f.verb = s.verbBefore(s.groups[g].From)
		f.parties = s.partiesOf(s.subject(f.verb))
		return f
	case s.word(v) == "with", s.word(v) == "from" && suffers(s, v-1):
		return s.stateOf(v, f)
	case s.kind(v) == phrase.VP && suffers(s, v):
		f.parties, f.verb = s.partiesOf(s.subject(v)), v
		return f
	}
	f.reason = "nobody suffers them"
	return f
}

// treated says whether noun phrase g, of wounds, is what somebody is treated for: "was treated for injuries", "was taken to
// hospital for treatment of an injury".
func (s *sentence) treated(g int) bool {
	v := s.verbBefore(s.groups[g].From)
	if v < 0 || !s.groups[v].Passive && !be(s.norm(s.groups[v].From)) {
		return false
	}
	switch before := s.norm(s.groups[g].From - 1); before {
	case "for", "of":
		return before == "for" && care[s.norm(s.groups[v].Head)] || s.norm(s.groups[g].From-2) == "treatment"
	}
	return false
}

var care = map[string]bool{"treated": true, "hospitalized": true, "hospitalised": true, "admitted": true, "treating": true}

func suffers(s *sentence, v int) bool {
	if s.kind(v) != phrase.VP {
		return false
	}
	return suffering[s.norm(s.groups[v].Head)]
}

// suffering verbs have a wound for their object.
var suffering = map[string]bool{
	"suffered": true, "suffering": true, "suffer": true, "sustained": true, "sustaining": true, "sustain": true, "received": true,
	"receiving": true, "had": true, "has": true, "have": true,
}

// condition reads an adverbial of state: "was in critical condition", "left a man in serious condition".
func (s *sentence) condition(c cue) finding {
	return s.stateOf(s.of[c.from], finding{rule: "condition"})
}

// stateOf finds who is in the state that begins at group g: the noun phrase right before it, if it tells of people, or
// the subject (of a passive or intransitive verb) or object (of an active one) before it.
func (s *sentence) stateOf(g int, f finding) finding {
	if s.kind(g-1) == phrase.VP && s.groups[g-1].Form == phrase.Gerund {
		g-- // "four of them | fighting for their lives", "a woman | suffering from wounds"
	}
	if s.word(g-1) == "," && s.kind(g-2) == phrase.NP && s.party(g-2).age {
		g -= 3 // "the woman, 29, with wounds"
	}
	if s.kind(g-1) == phrase.NP && s.harmable(g-1) && (!s.placeLike(g-1) || s.countedOut(g-1) >= 0) {
		f.parties = s.partiesOf(s.reducedSubject(g - 1))
		return f
	}
	v := g - 1
	for v >= 0 && s.kind(v) != phrase.VP {
		if s.kind(v) == phrase.Sub || s.word(v) == ";" {
			v = 0
		}
		v--
	}
	if v < 0 {
		f.reason = "nobody is in the state"
		return f
	}
	if object := s.object(v); len(object) > 0 && s.harmable(object[0]) {
		f.parties = s.partiesOf(object)
		return f
	}
	f.parties, f.verb = s.partiesOf(s.subject(v)), v
	return f
}

// placeLike says whether noun phrase g hangs on a preposition of place: "at a hospital in stable condition".
func (s *sentence) placeLike(g int) bool {
	switch s.norm(s.groups[g].From - 1) {
	case "at", "in", "to", "near", "from", "on", "by", "of":
		return true
	}
	return false
}

// hostages reads "holding 12 hostages" and "took 40 passengers hostage".
func (s *sentence) hostages(c cue) finding {
	f := finding{rule: "hostages"}
	if !s.inside(c) {
		f.reason = "the noun stands alone"
		return f
	}
	g := s.of[c.from]
	p := s.party(g)
	if c.from > s.groups[g].From {
		if before := s.partyTo(g, c.from); before.person {
			p = before // "40 passengers hostage"
		}
	}
	v := g - 1
	for v >= 0 && s.kind(v) != phrase.VP {
		v--
	}
	if v >= 0 && (s.word(g-1) == "as" || s.word(g-1) == ",") && s.held(s.groups[v].To) {
		return finding{rule: "hostages", parties: s.partiesOf(s.object(v))} // "took several civilians as hostages"
	}
	switch {
	case !p.known || p.number.Len() == 0 && !p.person || c.to < s.groups[g].To:
		f.reason = "no number of people"
	case !s.held(s.groups[g].From):
		f.reason = "nobody holds them"
	default:
		p.victims.Span, p.to = s.span(p.from, c.to), c.to
		f.parties = []party{p}
	}
	return f
}

// held says whether a verb of holding, or of letting go, stands right before token i.
func (s *sentence) held(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch s.norm(k) {
		case "took", "take", "takes", "taking", "taken", "hold", "holds", "holding", "held", "seized", "seizing", "free", "freed", "freeing",
			"release", "released", "releasing", "rescued", "rescuing":
			return true
		}
	}
	return false
}
