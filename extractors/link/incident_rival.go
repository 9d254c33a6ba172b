package link

import (
	"regexp"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// another matches words by which a text sets the count of one against that of another.
var another = regexp.MustCompile(`(?i)\b((lower|higher|smaller|larger|different|another|other) (death )?(toll|figure|number|count|tally|version|account)s?` +
	`|(toll|figure|number|tally|count)s?( of [\w ]{3,20})? (is |was |were )?(much |far |slightly )?(lower|higher|smaller|larger)` +
	`|(put|puts|putting) (the|their|its) ([\w-]+ ){1,4}(at|higher|lower)|for (its|his|her|their) part|however|spoke of|maintain(s|ed)?|counted|` +
	`acknowledged|asserted|claimed|contradicted|disputed|contrary to)\b`)

// risen matches words by which a count goes on from one before rather than against it, or came before it.
var risen = regexp.MustCompile(`(?i)\b(risen|rose|rising|climbed|grown|grew|increased|brings?|bringing|brought the|had (earlier |first |initially )?(put|given|spoken|counted))\b`)

// rivals says whether the words around f set its number against another that the text gave of the same people: "the police put
// the toll at nine".
func rivals(doc *text.Document, f *Figure) bool {
	if f.PartOf >= 0 || f.Derived || f.revised || f.outdated || f.Victims == nil || f.Victims.Other || f.Victims.Them || f.Scope != "incident" {
		return false
	}
	const near = 400 // bytes to either side; a sentence of figures may be as long as a list
	here := doc.Sentences[f.Sentence]
	from := here.Start
	if s := f.Sentence - 1; s >= 0 && doc.Sentences[s].Section == here.Section {
		from = doc.Sentences[s].Start
	}
	from, end := max(from, f.Start-near), min(here.End, f.End+near)
	return another.MatchString(doc.Text[from:end]) && !risen.MatchString(doc.Text[max(from, here.Start):end])
}

// A spread is how far the counts of others lie below and above the one that an account goes by.
type spread struct{ below, above int }

// against takes f for another count of what s counts already, and says whether it is one.
func (s *account) against(f *Figure) bool {
	base, ok := s.baseFor(f)
	if !ok || !f.rival || base.High == casualty.None && base.Low == casualty.None {
		return false
	}
	apart := f.Amount.Floor() - base.Floor()
	s.spread = spread{min(s.spread.below, apart), max(s.spread.above, apart)}
	return true
}

// baseFor is the count of the same kind of people as f's that s has from somewhere before f.
func (s *account) baseFor(f *Figure) (casualty.Amount, bool) {
	for _, g := range s.groups {
		if g.Sentence < f.Sentence && g.Amount.Floor() > 1 && g.Victims.Role == f.Victims.Role {
			return g.Amount, true
		}
	}
	if s.whole != (casualty.Amount{}) {
		return s.whole, s.at < f.Sentence && (generic(f) || f.Victims.Status == "civilian")
	}
	for _, g := range s.groups {
		if g.Sentence < f.Sentence && g.Amount.Floor() > 1 && len(s.groups) == 1 && (generic(f) || f.Victims.Status == g.Victims.Status) {
			return g.Amount, true
		}
	}
	return casualty.Amount{}, false
}

// over is amount between the lowest and the highest count of it.
func (s spread) over(amount casualty.Amount) casualty.Amount {
	if s == (spread{}) {
		return amount
	}
	low := amount.Floor() + s.below
	return casualty.Amount{Low: low, Best: low, High: amount.Floor() + s.above}
}
