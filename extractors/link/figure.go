package link

import (
	"regexp"
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/date"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// placeFigures takes figures into a and attaches to each the date and the place that its own sentence gives it.
func (a *Annotations) placeFigures(doc *text.Document, figures []casualty.Figure) {
	for _, f := range figures {
		a.Figures = append(a.Figures, Figure{Figure: f, Date: -1, Place: -1, Incident: -1, Attribution: -1, Standing: "stated", Same: -1})
	}
	for i := range a.Figures {
		f := &a.Figures[i]
		f.byPolice, f.ownHand = byPolice(doc, f), single(f) && ownHand.MatchString(f.In(doc.Text))
		f.Date, f.Place = a.dateBy(doc, f.Sentence, f.Cue), a.placeBy(doc, f.Sentence, f.Cue)
		if f.Place >= 0 && lingers(f.Rule) && a.inHospital(doc, f.Sentence, f.Place) {
			f.Place = -1
		}
		if f.Date < 0 && doc.Sentences[f.Sentence].Kind == text.List {
			f.Date = a.dateOfItem(doc, f.Figure)
		}
	}
}

// ownHand matches words that say that somebody did it to himself.
var ownHand = regexp.MustCompile(`(?i)\b(himself|herself|suicide|own life|self-inflicted)\b`)

var policeWords = words("police officer officers deputy deputies trooper troopers agents marshals policeman policemen patrolman")

// byPolice says whether the text has police do to f's people what it tells: "officers shot and killed", "killed by a deputy".
func byPolice(doc *text.Document, f *Figure) bool {
	const near = 6 // tokens
	tokens := doc.Sentences[f.Sentence].Tokens
	at := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= f.Cue.Start })
	if f.Rule == "active" {
		for i := at - 1; i >= max(0, at-near); i-- {
			if policeWords[tokens[i].Norm] {
				return true
			}
		}
		return false
	}
	by := false
	for i := at; i < min(len(tokens), at+2*near); i++ {
		by = by || tokens[i].Norm == "by"
		if by && policeWords[tokens[i].Norm] {
			return true
		}
	}
	return false
}

// lingers says whether a figure of the rule tells how people are or end rather than what was done to them: it may do so
// at the place where they are cared for.
func lingers(rule string) bool {
	switch rule {
	case "stative", "intransitive", "condition", "wound", "companion", "part":
		return true
	}
	return false
}

// inHospital says whether place p is a hospital, or the town of one named before it: "at St. Luke's Hospital in Bexley".
func (a *Annotations) inHospital(doc *text.Document, s, p int) bool {
	const near = 6 // tokens
	tokens, end := doc.Sentences[s].Tokens, a.Entities[p].End
	for i, t := range tokens {
		if t.Start < end && hospitals[t.Norm] && (i+near >= len(tokens) || tokens[i+near].Start >= a.Entities[p].Start) {
			return true
		}
	}
	return false
}

var hospitals = words("hospital hospitals clinic infirmary morgue mortuary medical trauma infirmaries")

// dateBy is the date of the event told at span of sentence s that is nearest to it, or -1.
func (a *Annotations) dateBy(doc *text.Document, s int, span text.Span) int {
	best, least := -1, 0
	for i, d := range a.Dates {
		if !doc.Sentences[s].Span.Contains(d.Span) || !calendar(d) || dayless(doc, d) || a.aside(doc, s, d.Span) || modifies(doc, s, d) {
			continue
		}
		if away := distance(span, d.Span); best < 0 || away < least {
			best, least = i, away
		}
	}
	return best
}

// dateOfItem is the date that opens the list item of f: "- December 2022: Gunmen stormed …".
func (a *Annotations) dateOfItem(doc *text.Document, f casualty.Figure) int {
	item := doc.Sections[doc.Sentences[f.Sentence].Section].Span
	for i, d := range a.Dates {
		if item.Contains(d.Span) && d.End <= f.Start && calendar(d) {
			return i
		}
	}
	return -1
}

// calendar says whether d is a day or days of the calendar rather than a duration or a vague reference.
func calendar(d date.Date) bool {
	return (d.Type == "DATE" || d.Type == "TIME") && !d.From.IsZero() && d.Precision != "decade"
}

// placeBy is the place of the event told at span of sentence s that is nearest to it, those before it counting as twice
// as far, or -1.
func (a *Annotations) placeBy(doc *text.Document, s int, span text.Span) int {
	best, least := -1, 0
	for i, e := range a.Entities {
		if !doc.Sentences[s].Span.Contains(e.Span) || !where(e) || employer(doc, e) || leads(doc, s, e.Span) || a.aside(doc, s, e.Span) {
			continue
		}
		away := distance(span, e.Span)
		if e.Start < span.Start {
			away *= 2
		}
		if best < 0 || away < least {
			best, least = i, away
		}
	}
	return a.finer(doc, best)
}

// leads says whether the place at span of sentence s is where somebody comes from or goes to: "a bus from Nairobi to Mandera".
// What is "40 km from" a place lies by it.
func leads(doc *text.Document, s int, span text.Span) bool {
	tokens := doc.Sentences[s].Tokens
	at := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= span.Start })
	if strings.HasPrefix(doc.Text[span.End:], "-") {
		return true // "a Karachi-bound bus", "the London-based group"
	}
	if at > 0 && tokens[at-1].Norm == "the" {
		at--
	}
	if at < 2 {
		return false
	}
	before := tokens[at-2].Norm
	switch tokens[at-1].Norm {
	case "from":
		return !distances[before]
	case "to":
		return before != "close" && before != "next" && before != "near" && before != "adjacent" && before != "according"
	case "for":
		return before == "bound" || before == "left" || before == "headed"
	}
	return false
}

var distances = words("km kms kilometers kilometres miles mile meters metres away far north south east west")

// employer says whether e is whom a speaker speaks for: "a spokesman for the Lady Reading Hospital".
func employer(doc *text.Document, e entity.Entity) bool {
	const far = 24
	before := doc.Text[max(0, e.Start-far):e.Start]
	for _, title := range []string{"spokesman for", "spokesman of", "spokeswoman for", "spokesperson for", "director of", "doctor at", "official at", "head of", "chief of"} {
		if strings.Contains(before, title) {
			return true
		}
	}
	return false
}

// finer is the place beside p that says more closely where: "in Takhar, Afghanistan", "in Afghanistan's Takhar", "the
// Nuseirat camp in central Gaza".
func (a *Annotations) finer(doc *text.Document, p int) int {
	const near = 60 // bytes
	if p < 0 {
		return p
	}
	for i, e := range a.Entities {
		if i == p || !where(e) || wide(e) {
			continue
		}
		possessed := e.Start > a.Entities[p].End && possessive(doc.Text[a.Entities[p].End:e.Start])
		inside := distance(e.Span, a.Entities[p].Span) < near && a.within(i, p) && !strings.ContainsAny(between(doc, e.Span, a.Entities[p].Span), ".;")
		if possessed || inside || wide(a.Entities[p]) && onePhrase(doc.Text, e.Span, a.Entities[p].Span) {
			return i
		}
	}
	return p
}

// possessive says whether the words between two names make the first the owner of the second.
func possessive(words string) bool { return words == "'s " || words == "’s " }

func between(doc *text.Document, a, b text.Span) string {
	if from, to := min(a.End, b.End), max(a.Start, b.Start); from < to {
		return doc.Text[from:to]
	}
	return ""
}

// onePhrase says whether two names stand in one phrase: "Pakistan's northwestern city of Peshawar", "Takhar, Afghanistan".
func onePhrase(t string, a, b text.Span) bool {
	const longest = 40
	if distance(a, b) > longest {
		return false
	}
	between := t[min(a.End, b.End):max(a.Start, b.Start)]
	if between == ", " || between == " " {
		return true
	}
	return strings.HasPrefix(between, "’s ") || strings.HasPrefix(between, "'s ") && !strings.ContainsAny(between, ",.;:()")
}

// wide says whether e is a whole country.
func wide(e entity.Entity) bool {
	return e.Geo != nil && e.Geo.Precision == entity.CountryWide
}

// where says whether e tells where something is.
func where(e entity.Entity) bool {
	if e.Type != entity.GPE && e.Type != entity.Loc && e.Type != entity.Fac || e.Subtype == "government" || e.Within >= 0 {
		return false
	}
	return true
}

// distance is the number of bytes between two spans.
func distance(a, b text.Span) int {
	return max(0, a.Start-b.End, b.Start-a.End)
}
