package casualty

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// inheritStatus gives victims of whom only their number is said the status of those they are counted out of or beside,
// sentences before: "Nine masons … five of them died", "One of the raiders was shot. The second …", "his comrades".
func inheritStatus(doc *text.Document, figures []Figure) {
	for i := range figures {
		v := figures[i].Victims
		if v == nil || figures[i].Derived {
			continue
		}
		switch before := lastKnown(figures[:i], figures[i].Sentence); {
		case beside[v.Role] && fights(before) && (v.Whose || ofOwn(doc, v)):
			v.Status = before // "his comrade", of a soldier
		case v.Role == "commander" && ofForce(doc, figures[i]):
			v.Status = "security_force"
		case v.Status != "unknown":
		case figures[i].PartOf >= 0 && figures[figures[i].PartOf].Victims != nil && passedOn(figures[figures[i].PartOf].Victims.Status):
			v.Status = figures[figures[i].PartOf].Victims.Status
		case v.Them && !ofHarmed(doc, v) || countedOn(doc, v) || everyOne(doc, figures[i]):
			if v.Status = peopleBefore(doc, figures[i]); v.Status == "unknown" && passedOn(before) && countedOn(doc, v) {
				v.Status = before
			}
		case v.Other && (v.Role == "" || v.Role == "other") && len(v.Names) == 0 && inherited(lastKnown(figures[:i], figures[i].Sentence+1)):
			v.Status = lastKnown(figures[:i], figures[i].Sentence+1) // "Nineteen more were hurt"
		case ofOwn(doc, v) && (v.Role == "man" || v.Role == ""):
			v.Status = ownersBefore(doc, figures[i])
		}
	}
}

// beside are roles that tell people only by those they were with.
var beside = map[string]bool{"comrade": true, "colleague": true, "companion": true, "partner": true, "teammate": true, "co-worker": true}

// passedOn says whether the parts of people of a status have it too.
func passedOn(status string) bool {
	return inherited(status) || status == "perpetrator" || status == "official"
}

// lastKnown is the status of the last of figures that has one, where it stands within two sentences of sentence.
func lastKnown(figures []Figure, sentence int) string {
	const near = 2
	for k := len(figures) - 1; k >= 0 && figures[k].Sentence >= sentence-near; k-- {
		if v := figures[k].Victims; v != nil && v.Status != "unknown" && v.Status != "mixed" {
			return v.Status
		}
	}
	return ""
}

// countedOn says whether v is told by an ordinal alone, after others: "a tenth", "the second".
func countedOn(doc *text.Document, v *Victims) bool {
	words := strings.Fields(strings.ToLower(v.In(doc.Text)))
	return v.Role == "" && len(v.Names) == 0 && len(words) == 2 && ordinalNorm(words[1])
}

// everyOne says whether those of f are told by a small number alone as all of those told of before: "all four".
func everyOne(doc *text.Document, f Figure) bool {
	const several = 20
	v := f.Victims
	words := strings.Fields(strings.ToLower(v.In(doc.Text)))
	return f.Amount.Floor() < several && v.Role == "" && len(v.Names) == 0 && len(words) == 2 && (words[0] == "all" || words[0] == "the")
}

// ofHarmed says whether v are counted out of the dead or wounded, of whom nothing else is said.
func ofHarmed(doc *text.Document, v *Victims) bool {
	words := strings.Fields(strings.ToLower(v.In(doc.Text)))
	switch words[len(words)-1] {
	case "dead", "deceased", "wounded", "injured", "killed", "deaths", "fatalities", "victims":
		return true
	}
	return false
}

// ofForce says whether the sentence of f tells of an army or the police before its people, of whom a commander is then one:
// "overran an army post, killing the commander".
func ofForce(doc *text.Document, f Figure) bool {
	for _, t := range doc.Sentences[f.Sentence].Tokens {
		if t.Start >= f.Victims.Start {
			return false
		}
		switch t.Norm {
		case "army", "police", "garrison", "barracks", "navy", "outpost", "battalion", "brigade":
			return true
		}
	}
	return false
}

// ofOwn says whether v are somebody's own people: "six of its men", "four of his comrades".
func ofOwn(doc *text.Document, v *Victims) bool {
	words := strings.Fields(strings.ToLower(v.In(doc.Text)))
	for _, w := range words {
		switch w {
		case "its", "their", "our", "his", "her":
			return true
		}
	}
	return false
}

// peopleBefore is the status of the several people told of last before f, in its sentence or one of the two before it.
func peopleBefore(doc *text.Document, f Figure) string {
	const near = 2
	for k := f.Sentence; k >= 0 && k >= f.Sentence-near; k-- {
		s := sentence{doc: doc, tokens: doc.Sentences[k].Tokens}
		for i := len(s.tokens) - 1; i >= 0; i-- {
			if s.tokens[i].End > f.Victims.Start {
				continue
			}
			if r, n := s.role(i); n > 0 && r.plural && passedOn(r.status) && s.tokens[i+n-1].End <= f.Victims.Start && !speaks[s.norm(i+n)] {
				return r.status
			}
		}
	}
	return "unknown"
}

// speaks are verbs whose subject is a source and no victim: "officials said".
var speaks = map[string]bool{"said": true, "say": true, "told": true, "reported": true, "confirmed": true, "added": true, "believe": true}

// ownersBefore is the status of those who belong to the body told of last before f.
func ownersBefore(doc *text.Document, f Figure) string {
	const near = 1
	for k := f.Sentence; k >= 0 && k >= f.Sentence-near; k-- {
		s := sentence{doc: doc, tokens: doc.Sentences[k].Tokens}
		for i := len(s.tokens) - 1; i >= 0; i-- {
			if s.tokens[i].Start >= f.Victims.Start {
				continue
			}
			if status := s.body(i); status != "" {
				return status
			}
			if status := memberships[s.norm(i)]; fights(status) {
				return status
			}
			if r, n := s.role(i); n > 0 && r.plural && fights(r.status) {
				return r.status
			}
		}
	}
	return "unknown"
}

// alikeScope gives a number that rivals or repeats an accumulated one its scope: "at least 10 were killed in 17 counties …
// police put the toll at 11".
func alikeScope(doc *text.Document, figures []Figure) {
	const least = 5
	for i := range figures {
		f := &figures[i]
		if f.Scope != "incident" || f.Amount.Floor() < least || f.PartOf >= 0 || f.Derived {
			continue
		}
		s := sentence{doc: doc, index: f.Sentence, tokens: doc.Sentences[f.Sentence].Tokens}
		if s.dated() {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			if g := &figures[k]; g.Measure == f.Measure && g.Scope != "incident" && g.Sentence < f.Sentence && alike(f.Amount.Floor(), g.Amount.Floor()) {
				f.Scope = g.Scope
				break
			}
		}
	}
}

// alike says whether two numbers are near enough for two counts of one thing.
func alike(a, b int) bool { return 2*a < 3*b && 2*b < 3*a }

// breakDown gives the dead and the wounded that a number of casualties is made up of its status and scope: "casualties:
// 41 killed and 92 wounded".
func breakDown(figures []Figure) {
	const near = 1
	for i := range figures {
		whole := &figures[i]
		if whole.Measure != "casualties" || whole.Victims == nil || whole.Amount.Floor() < 2 {
			continue
		}
		for k := i + 1; k+1 < len(figures) && figures[k+1].Sentence <= whole.Sentence+near; k++ {
			a, b := &figures[k], &figures[k+1]
			if a.Measure == b.Measure || a.Amount.Floor()+b.Amount.Floor() != whole.Amount.Floor() {
				continue
			}
			for _, f := range []*Figure{a, b} {
				if f.Scope = whole.Scope; f.Victims != nil && f.Victims.Status == "unknown" {
					f.Victims.Status = whole.Victims.Status
				}
			}
		}
	}
}

// dated says whether s has an event or a time of its own.
func (s *sentence) dated() bool {
	for i := range s.tokens {
		n := s.norm(i)
		if oneEvent[n] || weekday[n] && n != "today" || month[n] && n != "may" || n == "when" || n == "ago" || yearLike(n) {
			return true
		}
	}
	return false
}
