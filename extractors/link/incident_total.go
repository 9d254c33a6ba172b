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
	whole, parts, found := casualty.Amount{}, casualty.Amount{}, false
	room := map[*Figure]int{} // those of a group told by its role who are not told of one by one yet
	var roles []*Figure
	for _, c := range t.crowds {
		f := &a.Figures[c.figure]
		if f.Measure != measure || (f.Victims.Status == "perpetrator") != perpetrators {
			continue
		}
		found = true
		if generic(f) && !c.extra {
			if f.Amount.Floor() > whole.Floor() || f.revised {
				whole = f.Amount
			}
			continue
		}
		parts = plus(parts, f.Amount)
		roles, room[f] = append(roles, f), f.Amount.Floor()
	}
	for _, v := range t.people {
		i, ok := v.figures[measure]
		if !ok || (v.Status == "perpetrator") != perpetrators || v.part || member(roles, room, v) {
			continue
		}
		parts, found = plus(parts, a.Figures[i].Amount), true
	}
	if measure == "killed" && !perpetrators {
		whole = a.withoutPerpetrators(t, whole, parts)
	}
	switch {
	case !found:
		return a.none(in, measure, perpetrators)
	case !a.summary(in, t, measure, whole, perpetrators) && parts.Floor() > whole.Floor():
		return &parts
	}
	if whole.Best == casualty.None {
		whole.Best = whole.Low
	}
	return &whole
}

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

// member says whether v is one of a group already counted by its role: he has that role, or a name alone.
func member(groups []*Figure, room map[*Figure]int, v *victim) bool {
	for _, g := range groups {
		if room[g] > 0 && !g.Victims.Other && (g.Victims.Role == v.Role || v.Role == "" && v.named() || v.oneOf(g.Victims)) {
			room[g]--
			return true
		}
	}
	return false
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

// none is zero where the text says that nobody was harmed so, else nil.
func (a *Annotations) none(in *Incident, measure string, perpetrators bool) *casualty.Amount {
	for _, i := range in.Figures {
		if f := &a.Figures[i]; f.Measure == measure && f.Qualifier == "none_reported" && !perpetrators {
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
