package casualty

import "github.com/hedgerow/hedgerow/extractors/phrase"

// numbered says whether noun phrase g is a number of people, or a bare one.
func (s *sentence) numbered(g int) bool {
	p := s.party(g)
	return p.known && p.number.Len() > 0 && !article(p.number.In(s.doc.Text)) && !p.thing && !s.temporal(g)
}

// labelled is the number of a table or a list that c is the label of: "Killed: 14". -1 where c is none.
func (s *sentence) labelled(c cue) int {
	g := s.of[c.to-1] + 2
	if s.norm(c.to) != ":" || s.kind(g) != phrase.NP || !s.numbered(g) || s.groups[g].To < len(s.tokens) && s.kind(g+1) != phrase.Punct {
		return -1
	}
	if c.from > 0 && s.kind(s.of[c.from]-1) != phrase.Punct && s.groups[s.of[c.from]].From == c.from {
		return -1
	}
	return g
}

// numberBeside is the number told right behind "the dead" or "the injured" of c, in an aside or by a verb of standing: "the
// injured, at least 30, were", "the dead stood at 40". -1 where there is none.
func (s *sentence) numberBeside(c cue) int {
	g := s.of[c.from]
	if s.norm(s.groups[g].From) != "the" || c.to < s.groups[g].To || eventNoun(s.norm(c.to-1)) {
		return -1
	}
	if n := s.reached(c); n >= 0 {
		return n
	}
	k := g + 2
	if s.word(g+1) != "," {
		return -1
	}
	if s.kind(k) == phrase.VP && s.norm(s.groups[k].Head) == "numbering" {
		k++
	}
	if s.kind(k) != phrase.NP || !s.numbered(k) || !s.asideNumber(k) {
		return -1
	}
	return k
}

// asideNumber says whether noun phrase g, a number without a noun, stands between marks: ", at least 30,", ", eleven in
// number,".
func (s *sentence) asideNumber(g int) bool {
	p := s.party(g)
	if !s.numberAlone(&p) || p.age {
		return false
	}
	return s.kind(g+1) == phrase.Punct || s.word(g+1) == "in" && s.word(g+2) == "number"
}

// reached is the noun phrase with the number at which the noun of c stands by the verb that says so, however far off: "the
// number of those killed when the roof of a market fell in has risen to 31". -1 where there is none.
func (s *sentence) reached(c cue) int {
	relatives := 0
	for v := s.of[c.to-1] + 1; v < len(s.groups); v++ {
		switch {
		case s.word(v) == ";":
			return -1
		case s.kind(v) == phrase.Sub && relative(s.word(v)):
			relatives++
		case s.kind(v) != phrase.VP, relatives > 0 && s.norm(s.groups[v].From) == "had": // "the toll, which had stood at 31, rose to 33"
		case !reachingVerbs[s.norm(s.groups[v].Head)] || s.groups[v].Modal != "" || s.groups[v].Form == phrase.Infinitive:
			if s.groups[v].Form == phrase.Finite && relatives == 0 && s.rightOf(c, v) {
				return -1 // "the toll worried them; it rose to 40"
			}
		default:
			if n := s.numberReached(v); n >= 0 {
				return n
			}
		}
	}
	return -1
}

// rightOf says whether verb group v stands right behind the noun of c: it is its verb, and no other.
func (s *sentence) rightOf(c cue, v int) bool { return v == s.of[c.to-1]+1 }

// numberReached is the noun phrase with the number right behind the reaching verb v, or -1.
func (s *sentence) numberReached(v int) int {
	for g := v + 1; g < len(s.groups) && g <= v+4; g++ {
		switch s.kind(g) {
		case phrase.NP:
			if s.numbered(g) {
				return g
			}
			if s.norm(s.groups[g].Head) != "total" && s.groups[g].To-s.groups[g].From > 2 {
				return -1
			}
		case phrase.Prep:
			switch s.word(g) {
			case "to", "at", "past", "above", "beyond", "over", "up", "of", "more", "about", "around":
			default:
				return -1 // "rose by ten"
			}
		case phrase.Adv, phrase.Adj:
		default:
			return -1
		}
	}
	return -1
}

// reachingVerbs say where a number stands.
var reachingVerbs = map[string]bool{
	"rose": true, "risen": true, "rises": true, "rising": true, "climbed": true, "climbs": true, "climbing": true, "reached": true, "reaches": true, "stood": true,
	"stands": true, "jumped": true, "grew": true, "grown": true, "increased": true, "passed": true, "topped": true, "exceeded": true, "gone": true, "went": true,
	"mounted": true, "soared": true, "surged": true, "surpassed": true, "crossed": true, "hit": true, "put": true, "fell": true, "fallen": true, "dropped": true,
	"revised": true, "lowered": true, "raised": true, "brought": true, "doubled": true, "tripled": true, "remained": true, "remains": true, "totalled": true,
	"totaled": true, "numbered": true, "leapt": true, "leaped": true, "swelled": true, "swollen": true, "edged": true, "ticked": true, "spiked": true,
	"shot": true, "standing": true, "estimated": true,
}
