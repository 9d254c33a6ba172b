package review

import (
	"github.com/hedgerow/hedgerow/pipeline/record"
)

// A Match counts what was found against what reviewers let stand.
type Match struct {
	Right int `json:"right"`
	Found int `json:"found"`
	Gold  int `json:"gold"`
}

// Rates are m's precision, recall and F1; null where nothing was found, or nothing is there.
func (m Match) Rates() (p, r, f *float64) {
	p, r = share(m.Right, m.Found), share(m.Right, m.Gold)
	return p, r, share(2*m.Right, m.Found+m.Gold)
}

// A Rescore is how a build reads articles that were wholly reviewed.
type Rescore struct {
	Articles int   `json:"articles"`
	Figures  Match `json:"figures"` // of the right measure at the right place
	Whole    Match `json:"whole"`   // and right in number, qualifier, scope and the victims' status
}

// Add compares the figures that a build finds in an article with those that reviewers let stand. Sums of ours are left
// out: they state nothing.
func (s *Rescore) Add(found, stands []record.Casualty) {
	s.Articles++
	used := make([]bool, len(found))
	for i := range stands {
		if stands[i].Derived {
			continue
		}
		s.Figures.Gold++
		s.Whole.Gold++
		k := best(found, used, &stands[i])
		if k < 0 {
			continue
		}
		used[k] = true
		s.Figures.Right++
		if sameFigure(&found[k], &stands[i]) {
			s.Whole.Right++
		}
	}
	for k := range found {
		if !found[k].Derived {
			s.Figures.Found++
			s.Whole.Found++
		}
	}
}

// best is the unused figure of the wanted measure that overlaps it: one that is wholly right, else the first.
func best(found []record.Casualty, used []bool, want *record.Casualty) int {
	first := -1
	for k := range found {
		c := &found[k]
		if used[k] || c.Derived || c.Measure != want.Measure || c.Start >= want.End || want.Start >= c.End {
			continue
		}
		if sameFigure(c, want) {
			return k
		}
		if first < 0 {
			first = k
		}
	}
	return first
}

func sameFigure(a, b *record.Casualty) bool {
	return equal(a.Low, b.Low) && equal(a.Best, b.Best) && equal(a.High, b.High) && a.Qualifier == b.Qualifier && a.Scope == b.Scope && statusOf(a) == statusOf(b)
}

func statusOf(c *record.Casualty) string {
	if c.Victims == nil {
		return "unknown"
	}
	return c.Victims.Status
}

func equal(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }
