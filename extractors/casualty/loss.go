package casualty

import "github.com/hedgerow/hedgerow/extractors/phrase"

// lost reads "the army lost 12 men", "lost two of its drivers": who loses people of his own has them dead. Fighters and
// men are a force's own; others are where a possessive says so.
func (s *sentence) lost(c cue) finding {
	f := finding{rule: "lost"}
	v := s.of[c.from]
	if s.kind(v) != phrase.VP || s.groups[v].Passive && s.voice(v, c) == "passive" {
		f.reason = "nobody loses them"
		return f
	}
	for _, p := range s.partiesOf(s.object(v)) {
		if p.known && kin(p.victims.Role) && (s.deadly || s.anchored()) && s.relations(&p) {
			p.person = true
			f.parties = append(f.parties, p) // "lost his wife and two sons in the attack"
			continue
		}
		if s.deadly && !s.sport && p.person && p.amount.Floor() > 1 && p.number.Len() > 0 && (p.victims.Role == "man" || p.victims.Status == "civilian" || s.ofFamily(&p)) {
			f.parties = append(f.parties, p) // "the fire station lost nine men", "one man lost 22 members of his family"
			continue
		}
		if own := s.owned(p.from, p.to); p.known && p.number.Len() > 0 && !article(p.number.In(s.doc.Text)) && (fights(p.victims.Status) || own || p.victims.Role == "man" && s.force(v)) {
			f.parties = append(f.parties, p)
		}
	}
	if len(f.parties) == 0 {
		f.reason = "no people of one's own"
	}
	return f
}

// relations says whether p are told as somebody's own, or in a number.
func (s *sentence) relations(p *party) bool {
	return s.tokens[p.from].Tag == "PRP$" || p.victims.Whose || p.number.Len() > 0 || s.owned(p.from, p.to)
}

// ofFamily says whether p are told as members of a family.
func (s *sentence) ofFamily(p *party) bool {
	return s.norm(p.to) == "of" && (s.norm(p.to+2) == "family" || s.norm(p.to+3) == "family")
}

// fights says whether people of a status are lost by dying.
func fights(status string) bool { return status == "security_force" || status == "combatant" }

// owned says whether a possessive stands between tokens: "40 of its men".
func (s *sentence) owned(from, to int) bool {
	for i := from + 1; i < to; i++ {
		switch s.norm(i) {
		case "its", "their", "our", "his", "her":
			return true
		}
	}
	return false
}

// force says whether the subject of v is a body of fighters: "the army", "the Kata'ib brigade".
func (s *sentence) force(v int) bool {
	for _, g := range s.subject(v) {
		for i := s.groups[g].From; i < s.groups[g].To; i++ {
			if fights(memberships[s.norm(i)]) || s.body(i) != "" {
				return true
			}
		}
	}
	return false
}

// detonates reads "detonated his vest", "set off the explosives strapped to her body": who does so dies by it.
func (s *sentence) detonates(c cue) finding {
	f := finding{rule: "detonated"}
	v := s.of[c.to-1]
	if s.kind(v) != phrase.VP {
		v = s.of[c.from]
	}
	g := v + 1
	if s.kind(v) != phrase.VP || s.kind(g) != phrase.NP || !s.worn(g) {
		f.reason = "no explosive on the body"
		return f
	}
	subject := s.subject(s.of[c.from])
	if len(subject) == 0 || s.word(subject[0]) == "they" {
		f.reason = "nobody is counted"
		return f
	}
	f.parties = s.partiesOf(subject)
	for i := range f.parties {
		p := &f.parties[i]
		p.victims.Status = "perpetrator"
		if one := s.norm(s.groups[g].From); one == "his" || one == "her" {
			p.known, p.person, p.thing, p.amount, p.qualifier = true, true, false, Exactly(1), "exact"
		}
	}
	return f
}

// worn says whether noun phrase g is an explosive that somebody has on him: "his vest", "the charges strapped to her waist".
func (s *sentence) worn(g int) bool {
	if !explosives[s.norm(s.groups[g].Head)] {
		return false
	}
	switch s.norm(s.groups[g].From) {
	case "his", "her", "their":
		return true
	}
	if head := s.norm(s.groups[g].Head); head == "vest" || head == "belt" || head == "vests" || head == "belts" {
		return true
	}
	switch s.norm(s.groups[g].To) {
	case "strapped", "tied", "taped", "attached", "hidden", "he", "she", "they":
		return true
	}
	return false
}

var explosives = map[string]bool{
	"vest": true, "vests": true, "belt": true, "belts": true, "jacket": true, "jackets": true, "explosives": true, "explosive": true,
	"bomb": true, "bombs": true, "charge": true, "charges": true, "device": true, "devices": true, "payload": true, "waistcoat": true, "backpack": true,
}

// caredFor reads "two of them are still in hospital", of people counted out of the wounded or told beside them: whoever is
// in a hospital need not be hurt.
func (s *sentence) caredFor(c cue) finding {
	f := s.stateOf(s.of[c.from], finding{rule: "care"})
	for i := range f.parties {
		if p := &f.parties[i]; p.number.Len() == 0 || !p.victims.Them && !p.victims.Other {
			return finding{rule: "care", reason: "not said to be hurt"}
		}
	}
	return f
}
