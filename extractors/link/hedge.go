package link

// hold gives every hedge its holder: whoever is quoted for the words that it stands in.
func hold(a *Annotations) {
	for i := range a.Hedges {
		h := &a.Hedges[i]
		if j := holderOf(a.Attributions, h.Span); j >= 0 {
			h.Holder, h.HolderEntity = a.Attributions[j].Source, a.Attributions[j].Entity
		}
	}
}

// apply links every hedge with the figures, statements of responsibility and attributions that stand in its scope.
func apply(a *Annotations) {
	for i := range a.Hedges {
		h := &a.Hedges[i]
		for j := range a.Figures {
			if h.Scope.Contains(a.Figures[j].Cue) && h.Scope.Overlaps(a.Figures[j].Span) {
				h.Figures = append(h.Figures, j)
				a.Figures[j].Hedges = append(a.Figures[j].Hedges, i)
			}
		}
		for j := range a.Responsibility {
			if h.Scope.Contains(a.Responsibility[j].Span) {
				h.Responsibility = append(h.Responsibility, j)
				a.Responsibility[j].Hedges = append(a.Responsibility[j].Hedges, i)
			}
		}
		for j := range a.Attributions {
			if h.Scope.Contains(a.Attributions[j].Cue) {
				h.Attributions = append(h.Attributions, j)
			}
		}
	}
}
