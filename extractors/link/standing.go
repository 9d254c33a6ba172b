package link

// How a figure or a statement of responsibility stands.
const (
	Stated     = "stated"     // by the article itself
	Attributed = "attributed" // to whom it quotes
	Unverified = "unverified"
	Disputed   = "disputed" // by somebody else than its source
	DeniedBy   = "denied"   // by whom it accuses
)

// stand gives figures and statements of responsibility their standing, from who says them and what hedges hold them.
func stand(a *Annotations) {
	for i := range a.Figures {
		f := &a.Figures[i]
		f.Attribution = holderOf(a.Attributions, f.Cue)
		f.Standing = standing(a, f.Hedges, f.Attribution)
	}
	for i := range a.Responsibility {
		r := &a.Responsibility[i]
		r.Standing = standing(a, r.Hedges, r.Attribution)
		if r.Confidence == Denied {
			r.Standing = DeniedBy
		}
	}
}

func standing(a *Annotations, hedges []int, said int) string {
	result := Stated
	if said >= 0 {
		result = Attributed
	}
	for _, h := range hedges {
		switch a.Hedges[h].Class {
		case "contested", "denial":
			return Disputed
		case "unverified":
			result = Unverified
		}
	}
	return result
}
