package link

import "github.com/hedgerow/hedgerow/extractors/casualty"

// total fills the sums of in from those harmed in it.
func (a *Annotations) total(in *Incident, t tally) {
	in.Killed = a.sum(in, t, "killed", false)
	in.Injured = a.sum(in, t, "injured", false)
	in.Missing = a.sum(in, t, "missing", false)
	in.Abducted = a.sum(in, t, "abducted", false)
	in.Casualties = a.sum(in, t, "casualties", false)
	in.PerpetratorsKilled = a.sum(in, t, "killed", true)
	a.takeDead(in, t)
}

// takeDead lowers the injured by those who were only said to be hit and are counted among the killed: "three people were
// shot, one fatally".
func (a *Annotations) takeDead(in *Incident, t tally) {
	if in.Injured == nil || in.Killed == nil {
		return
	}
	for _, c := range t.crowds {
		if f := &a.Figures[c.figure]; c.hit && !f.Victims.Other && f.Amount == *in.Injured && in.Killed.Floor() <= in.Injured.Floor() {
			n := in.Injured.Floor() - in.Killed.Floor()
			exact := casualty.Exactly(n)
			if in.Injured = &exact; n == 0 {
				in.Injured = nil
			}
			return
		}
	}
}

// sum is the amount of one measure: the whole that the text gives, or the people and groups told of one by one,
// whichever is more. Nil where nothing is stated.
func (a *Annotations) sum(in *Incident, t tally, measure string, perpetrators bool) *casualty.Amount {
	var sum account
	for _, c := range t.crowds {
		if f := &a.Figures[c.figure]; f.Measure == measure && (f.Victims.Status == "perpetrator") == perpetrators {
			sum.addCrowd(f, c.extra)
		}
	}
	for _, v := range t.people {
		if i, ok := v.figures[measure]; ok && (v.Status == "perpetrator") == perpetrators {
			sum.addPerson(v, &a.Figures[i])
		}
	}
	if measure == "killed" && !perpetrators {
		sum.whole = a.withoutPerpetrators(t, sum.whole, sum.parts)
	}
	switch {
	case !sum.found:
		return a.none(in, measure, perpetrators)
	case sum.outdated && sum.parts.Floor() > 0, !a.summary(in, t, measure, sum.whole, perpetrators) && sum.parts.Floor() > sum.whole.Floor():
		all := sum.over(sum.parts)
		return &all
	}
	if sum.whole.Best == casualty.None {
		sum.whole.Best = sum.whole.Low
	}
	all := sum.over(sum.whole)
	return &all
}

// An account adds up one measure of an incident.
type account struct {
	whole, parts casualty.Amount // the number of all, whoever they are; those told of one by one
	groups       []*group        // groups told by what they are
	found        bool
	outdated     bool // the whole is a toll of before
	at           int  // the sentence that gives the whole
	spread            // of other counts
}

// A group is several people told by what they are, with room for those who are not told of one by one yet.
type group struct {
	*Figure
	room int
}

// addCrowd adds the people of f, counted beside the others where extra.
func (s *account) addCrowd(f *Figure, extra bool) {
	defer func() { s.found = true }()
	if !extra && s.against(f) {
		return
	}
	if generic(f) && !extra {
		if s.whole == (casualty.Amount{}) || f.revised || s.outdated || !f.outdated && f.Amount.Floor() > s.whole.Floor() {
			s.whole, s.outdated, s.at = f.Amount, f.outdated, f.Sentence
		}
		return
	}
	for _, g := range s.groups {
		if n := f.Amount.Floor(); !extra && !f.Victims.Other && g.holds(f) {
			g.room -= n
			return
		}
	}
	s.parts = plus(s.parts, f.Amount)
	s.groups = append(s.groups, &group{f, f.Amount.Floor()})
}

// addPerson adds v, of whom f tells.
func (s *account) addPerson(v *victim, f *Figure) {
	if v.part {
		return
	}
	if n := f.Victims.Nth; n > 2 && n == s.whole.Floor()+1 && s.whole.Low == s.whole.High {
		s.whole = casualty.Exactly(n) // "three died …. A fourth victim"
		return
	}
	for _, g := range s.groups {
		if g.room > 0 && !g.Victims.Other && (g.Victims.Role == v.Role || v.Role == "" && v.named() || v.oneOf(g.Victims)) {
			g.room--
			return
		}
	}
	s.parts, s.found = plus(s.parts, f.Amount), true
}

// holds says whether f, told further on, are some of g: fewer of the same kind ("the bodies of four miners", of 13), or told
// by their age or sex ("22 villagers died …. Four children").
func (g *group) holds(f *Figure) bool {
	if f.Sentence <= g.Sentence || f.Amount.Floor() > g.room || g.Victims.Other {
		return false
	}
	if f.Victims.Role == g.Victims.Role {
		return f.Amount.Floor() < g.Amount.Floor()
	}
	return ages[f.Victims.Role] && !ages[g.Victims.Role] && (f.Victims.Status == "civilian") == (g.Victims.Status == "civilian")
}

// ages are words for people by age and sex, whatever else they are.
var ages = words("child boy girl baby infant toddler newborn teenager teen minor youth woman man adult")

// withoutPerpetrators takes from the exact number of the dead the perpetrators that it counts, where the others told of one by
// one make up the rest: "three people are dead …. He shot his wife and her mother before he killed himself".
func (a *Annotations) withoutPerpetrators(t tally, whole, others casualty.Amount) casualty.Amount {
	dead := 0
	for _, v := range t.people {
		if i, ok := v.figures["killed"]; ok && v.Status == "perpetrator" && !a.Figures[i].Derived {
			dead++
		}
	}
	if dead == 0 || whole.Low != whole.High || whole.Best-dead != others.Best || others.Best <= 0 {
		return whole
	}
	return others
}

var youths = words("boy girl child teen teenager youth juvenile infant toddler baby student son daughter")

// oneOf says whether v is of the people whom a broad word for them, "women" or "children", may count.
func (v *victim) oneOf(group *casualty.Victims) bool {
	if v.Other || v.Status != "unknown" && v.Status != "civilian" {
		return false
	}
	switch group.Role {
	case "woman":
		return v.Sex != 'm'
	case "man":
		return v.Sex != 'f'
	case "child":
		return youths[v.Role]
	}
	return false
}

// none is zero where the text says that nobody was harmed so, else nil; that no others were, or nobody of some kind, says it not
// of all.
func (a *Annotations) none(in *Incident, measure string, perpetrators bool) *casualty.Amount {
	for _, i := range in.Figures {
		if f := &a.Figures[i]; f.Measure == measure && f.Qualifier == "none_reported" && !perpetrators && !f.ofSome {
			zero := f.Amount
			return &zero
		}
	}
	return nil
}

// plus adds amounts by RECORD.md: low the sum of the lows that are known, best of bests or else lows, high unknown if any
// is. The zero amount is nothing yet.
func plus(a, b casualty.Amount) casualty.Amount {
	if a == (casualty.Amount{}) {
		if b.Best == casualty.None {
			b.Best = b.Low
		}
		return b
	}
	sum := casualty.Amount{Low: casualty.None, Best: a.Floor() + b.Floor(), High: casualty.None}
	if a.Low != casualty.None || b.Low != casualty.None {
		sum.Low = max(a.Low, 0) + max(b.Low, 0)
	}
	if a.High != casualty.None && b.High != casualty.None {
		sum.High = a.High + b.High
	}
	return sum
}

// summary says whether whole is the exact number with which the article opens; the people told of one by one after it
// are then no more than that, however often their names change.
func (a *Annotations) summary(in *Incident, t tally, measure string, whole casualty.Amount, perpetrators bool) bool {
	if perpetrators || whole.Best <= 0 || whole.Low != whole.High {
		return false
	}
	for _, c := range t.crowds {
		if c.extra && a.Figures[c.figure].Measure == measure && !a.Figures[c.figure].Victims.Them {
			return false
		}
	}
	first := a.Figures[in.Figures[0]].Sentence
	for _, c := range t.crowds {
		if f := &a.Figures[c.figure]; f.Measure == measure && f.Amount == whole && f.Sentence <= first+2 {
			return true
		}
	}
	return false
}
