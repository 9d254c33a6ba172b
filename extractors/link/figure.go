package link

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/date"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// placeFigures takes figures into a and attaches to each the date and the place that its own sentence gives it.
func (a *Annotations) placeFigures(doc *text.Document, figures []casualty.Figure) {
	for _, f := range a.withoutPlaces(doc, figures) {
		a.Figures = append(a.Figures, Figure{Figure: f, Date: -1, Place: -1, Incident: -1, Attribution: -1, Standing: "stated", Same: -1})
	}
	for i := range a.Figures {
		f := &a.Figures[i]
		f.byPolice, f.ownHand = byPolice(doc, f), single(f) && ownHand.MatchString(f.In(doc.Text))
		f.survived = f.Measure == "injured" && survived.MatchString(f.In(doc.Text))
		before := doc.Text[doc.Sentences[f.Sentence].Start:f.Start]
		f.revised = f.Rule == "count" && revision.MatchString(doc.Sentences[f.Sentence].In(doc.Text))
		f.outdated = outdated.MatchString(before)
		f.rival, f.ofSome = rivals(doc, f), f.Qualifier == "none_reported" && ofSome(doc, f)
		f.Date, f.site = a.dateBy(doc, f.Sentence, f.Cue), a.siteBy(doc, f.Sentence, f.Cue)
		if f.site.known() && lingers(f.Rule) && a.inHospital(doc, f.Sentence, f.site.entity) {
			f.site = none
		}
		if f.setting = a.setting(doc, f.Sentence); f.site.bond > hinted {
			f.Place = f.site.entity
		}
		if f.Date < 0 && doc.Sentences[f.Sentence].Kind == text.List {
			f.Date = a.dateOfItem(doc, f.Figure)
		}
	}
}

// ownHand matches words that say that somebody did it to himself.
var ownHand = regexp.MustCompile(`(?i)\b(himself|herself|suicide|own life|self-inflicted)\b`)

// revision matches words that say that a toll was too high.
var revision = regexp.MustCompile(`(?i)\b(lowered|revised|reduced|corrected|downgraded|down (to|from))\b`)

// outdated matches words before a toll that was told and is held no more: "earlier reports had put", "had at first announced".
var outdated = regexp.MustCompile(`(?i)\b(earlier|initially|at first|originally|previously|initial|previous)\b.*\b(had|put|gave|given|announced|admitted|reported|spoke of|spoken of|toll of)\b`)

// others matches words for nobody beside those told of.
var others = regexp.MustCompile(`(?i)\b(else|others?|further|additional|more|civilian)\b`)

// ofSome says whether f has nobody harmed of a kind of people, or beside others.
func ofSome(doc *text.Document, f *Figure) bool {
	words := strings.ToLower(f.In(doc.Text))
	return others.MatchString(words) || strings.HasPrefix(words, "no") && f.Victims != nil && !anyone(f.Victims.Role)
}

// survived matches wounds that people live with: who has one is not the one who died.
var survived = regexp.MustCompile(`(?i)\b(broken|broke|fractur\w+|concussion|bruis\w+|sprain\w*|minor|slight\w*|lightly|superficial|amputated|` +
	`los(t|es|ing) (a|an|his|her|both|one) (leg|arm|hand|foot|feet|eye|finger|legs|arms|hands|sight)s?)\b`)

var policeWords = words("police officer officers deputy deputies trooper troopers agent agents marshal marshals policeman policemen patrolman")

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

// follows says whether a figure of the rule may tell of people after what was done to them: that they died, were found, were
// counted.
func follows(rule string) bool {
	switch rule {
	case "count", "nominal", "bodies", "identified":
		return true
	}
	return lingers(rule)
}

// inHospital says whether place p is a hospital, or the town of one named beside it: "at St. Luke's Hospital in Bexley", "at a
// Toledo hospital".
func (a *Annotations) inHospital(doc *text.Document, s, p int) bool {
	const before, behind = 6, 2 // tokens
	tokens := doc.Sentences[s].Tokens
	first := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= a.Entities[p].Start })
	next := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= a.Entities[p].End })
	return slices.ContainsFunc(tokens[max(0, first-before):min(len(tokens), next+behind)], func(t text.Token) bool { return hospitals[t.Norm] })
}

var hospitals = words("hospital hospitals clinic infirmary morgue mortuary medical trauma infirmaries")

// dateBy is the date of the event told at span of sentence s that is nearest to it, or -1.
func (a *Annotations) dateBy(doc *text.Document, s int, span text.Span) int {
	best, least := -1, 0
	for i, d := range a.Dates {
		if !doc.Sentences[s].Span.Contains(d.Span) || !calendar(d) || dayless(doc, d) || a.aside(doc, s, d.Span) || modifies(doc, s, d) {
			continue
		}
		away := distance(span, d.Span)
		if ofEvent(doc, s, d) {
			away = 0
		}
		if d.Rule == "holiday" { // "a New Year party late on Sunday"
			away += len(doc.Text)
		}
		if best < 0 || away < least {
			best, least = i, away
		}
	}
	return a.morning(doc, best)
}

// nightFrom matches the words before the first day of a night that two days share.
var nightFrom = regexp.MustCompile(`(?i)\bnight (of|from|between)( the)? ?$`)

// morning is the second day of a night of two, "the night from Friday to Saturday", for the first.
func (a *Annotations) morning(doc *text.Document, d int) int {
	if d < 0 || d+1 >= len(a.Dates) || !calendar(a.Dates[d+1]) {
		return d
	}
	e, next := a.Dates[d], a.Dates[d+1]
	words := e.In(doc.Text)
	if !nightFrom.MatchString(doc.Text[max(0, e.Start-len("the night between the ")):e.Start]) && !strings.Contains(strings.ToLower(words), "night of ") {
		return d
	}
	switch strings.Trim(between(doc, e.Span, next.Span), " ") {
	case "to", "and", "-", "–", "into":
		if gapDays(e.From, e.To, next) == 1 {
			return d + 1
		}
	}
	return d
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
