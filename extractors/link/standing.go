package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// How a figure or a statement of responsibility stands.
const (
	Stated     = "stated"     // by the article itself
	Attributed = "attributed" // to whom it quotes, or to hearsay
	Unverified = "unverified" // said to be unconfirmed, or no more than supposed
	Disputed   = "disputed"   // by somebody else than its source
	DeniedBy   = "denied"     // told only to be denied; of responsibility, by whom it accuses
)

// stand gives figures and statements of responsibility their standing, from who says them and what doubt governs them. A
// doubt of something else in the sentence (who did it, why) leaves them alone.
func stand(doc *text.Document, a *Annotations) {
	for i := range a.Figures {
		f := &a.Figures[i]
		f.Attribution = voucher(doc, a, f)
		f.Standing = Stated
		if f.Attribution >= 0 {
			f.Standing = Attributed
		}
		for _, h := range f.Hedges {
			f.Standing = weaker(f.Standing, doubted(doc, &a.Hedges[h], f))
		}
	}
	for i := range a.Responsibility {
		r := &a.Responsibility[i]
		r.Standing = responsibilityStanding(a, r)
	}
}

// voucher returns the innermost attribution that quotes somebody for the figure, or -1. Who denies a statement does not
// vouch for its figure, nor who speaks of "the attack that killed 46".
func voucher(doc *text.Document, a *Annotations, f *Figure) int {
	i := holderOf(a.Attributions, f.Cue)
	if i < 0 || a.Attributions[i].Kind == attribution.Denial || relativeBefore(doc, f.Cue.Start) && a.Attributions[i].Content.Start < f.Cue.Start-12 {
		return -1
	}
	return i
}

// relativeBefore says whether the word before byte at is a relative pronoun.
func relativeBefore(doc *text.Document, at int) bool {
	w := strings.Fields(doc.Text[max(0, at-12):at])
	if len(w) == 0 {
		return false
	}
	switch w[len(w)-1] {
	case "that", "which", "who":
		return true
	}
	return false
}

// weaker returns the one of two standings that says less for the figure.
func weaker(a, b string) string {
	for _, s := range []string{DeniedBy, Disputed, Unverified, Attributed} {
		if a == s || b == s {
			return s
		}
	}
	return Stated
}

// doubted is the standing that hedge h gives to figure f.
func doubted(doc *text.Document, h *Hedge, f *Figure) string {
	direct := h.Scope.Contains(f.Cue)
	if direct && aside(doc, h.Scope, f.Start) {
		return Stated
	}
	switch h.Class {
	case "unverified", "speculation", "suspicion", "evidence_gap":
		return Unverified
	case "hearsay":
		return Attributed
	case "contested":
		return Disputed
	case "denial":
		if !direct {
			return Disputed
		}
		return denied(doc.Text[h.Scope.Start:max(h.Scope.Start, f.Start)])
	}
	return Stated
}

// aside says whether the figure at byte at stands in a relative clause of the scope: what is doubted of "the man who killed
// four" is not that four were killed.
func aside(doc *text.Document, scope text.Span, at int) bool {
	if at <= scope.Start {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(doc.Text[scope.Start:at])) {
		if w == "who" || w == "which" || w == "whose" {
			return true
		}
	}
	return false
}

// denied is the standing of a figure in what is denied, lead being the words before it there: a statement that is denied
// takes its figure with it, a figure that is rejected stands against another, and denying a part in the deed touches none.
func denied(lead string) string {
	for _, w := range strings.Fields(strings.ToLower(lead)) {
		switch {
		case figureNouns[w]:
			return Disputed
		case w == "involvement" || w == "responsibility" || w == "attack" || w == "role":
			return Stated
		case w == "that" || w == "report" || w == "reports" || w == "claims" || w == "claim":
			return DeniedBy
		}
	}
	return Stated
}

// responsibilityStanding is the standing of a statement of who did it: denied by its actor here, disputed where the same
// actor denies it elsewhere.
func responsibilityStanding(a *Annotations, r *Responsibility) string {
	if r.Confidence == Denied {
		return DeniedBy
	}
	result := Stated
	if r.Attribution >= 0 {
		result = Attributed
	}
	for _, h := range r.Hedges {
		switch a.Hedges[h].Class {
		case "unverified":
			result = weaker(result, Unverified)
		case "contested":
			result = weaker(result, Disputed)
		}
	}
	for i := range a.Responsibility {
		if o := &a.Responsibility[i]; o.Confidence == Denied && sameActor(a, o, r) && r.Confidence != Claimed {
			result = weaker(result, Disputed)
		}
	}
	return result
}

func sameActor(a *Annotations, x, y *Responsibility) bool {
	return x.ActorEntity >= 0 && y.ActorEntity >= 0 && a.Entities[x.ActorEntity].Name == a.Entities[y.ActorEntity].Name
}
