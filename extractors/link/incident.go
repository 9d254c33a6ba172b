package link

import (
	"regexp"
	"sort"
	"strings"
	"time"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/date"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// Dropped is a figure that was found and is told no more: it repeats another.
type Dropped struct {
	casualty.Figure
	Reason string
}

// groupIncidents gathers a's figures into incidents, in order of text, puts together the victims that are told of more
// than once, and adds them up.
func (a *Annotations) groupIncidents(doc *text.Document) {
	for i := range a.Figures {
		f := &a.Figures[i]
		switch {
		case f.Scope != "incident":
		case f.PartOf >= 0 && a.Figures[f.PartOf].Incident >= 0:
			a.join(doc, a.Figures[f.PartOf].Incident, i)
		default:
			a.join(doc, a.incidentFor(doc, i), i)
		}
	}
	counts := make([]tally, len(a.Incidents))
	for i := range a.Incidents {
		counts[i] = a.resolve(a.Incidents[i].Figures)
	}
	a.presumeDead(doc, counts)
	for i := range a.Incidents {
		in := &a.Incidents[i]
		a.total(in, counts[i])
		a.setScene(doc, i)
		in.Main = a.main(doc, i)
	}
	a.dropRepeats()
}

// join puts figure i into incident n.
func (a *Annotations) join(doc *text.Document, n, i int) {
	in, f := &a.Incidents[n], &a.Figures[i]
	f.Incident = n
	in.Figures = append(in.Figures, i)
	if in.Date < 0 && f.Date >= 0 {
		d := a.Dates[f.Date]
		in.Date, in.From, in.To, in.lateDay = f.Date, d.From, d.To, follows(f.Rule) || len(in.Figures) > 1
	}
	first := len(in.Figures) == 1
	if first || in.placed != roughly || a.pinpoints(f.site, in.Place) {
		in.moveTo(f.site)
	}
	if first {
		a.locate(doc, n)
	}
}

// moveTo puts in at s where the words say so more plainly than of its place so far.
func (in *Incident) moveTo(s site) {
	if s.bond > in.placed {
		in.Place, in.placed = s.entity, s.bond
	}
}

// incidentFor is the incident that figure i tells of, or a new one.
func (a *Annotations) incidentFor(doc *text.Document, i int) int {
	f := &a.Figures[i]
	n := -1
	if setsApart(doc, f) || a.oneOfSeveral(doc, f) || f.Known && !a.counted(f) {
		n = a.sameSentence(f.Sentence)
	} else {
		n = a.threadOf(doc, f)
	}
	if n >= 0 {
		return n
	}
	n = len(a.Incidents)
	a.Incidents = append(a.Incidents, Incident{Date: -1, Place: -1, Anchor: f.Span, Rule: "figures"})
	return n
}

// sameSentence is the incident of a figure in sentence s already placed, or -1.
func (a *Annotations) sameSentence(s int) int {
	for _, f := range a.Figures {
		if f.Sentence == s && f.Incident >= 0 {
			return f.Incident
		}
	}
	return -1
}

// fits says whether f may belong to incident n: their dates do not lie apart.
func (a *Annotations) fits(doc *text.Document, n int, f *Figure) bool {
	in := &a.Incidents[n]
	if a.headedApart(doc, n, f) {
		return false
	}
	if (a.elsewhere(doc, n, f) || a.anotherEvent(doc, n, f)) && !a.tells(n, f) {
		return false
	}
	if f.Date >= 0 && in.Date < 0 {
		return !a.old(a.Dates[f.Date]) || n == 0 && inCourt(doc, a.Figures[in.Figures[0]].Sentence)
	}
	if f.Date < 0 {
		return true
	}
	d := a.Dates[f.Date]
	gap := gapDays(in.From, in.To, d)
	if gap == 0 {
		return true
	}
	return gap <= sameStory && !a.placesDiffer(in.Place, f.Place) && !a.opensDay(doc, n, f)
}

// opensDay says whether f's sentence opens with another day than incident n's and tells of people that n does not know:
// "On Wednesday, another man was found dead". Those who die of their wounds later are n's.
func (a *Annotations) opensDay(doc *text.Document, n int, f *Figure) bool {
	const opening = 2 // tokens
	tokens := doc.Sentences[f.Sentence].Tokens
	if a.Dates[f.Date].Start > tokens[min(opening, len(tokens)-1)].Start && !a.anotherDay(n, f) || single(f) && (f.Victims.Given || a.knows(n, f)) || a.tells(n, f) {
		return false
	}
	for i, t := range tokens {
		if i > 0 && (t.Norm == "wounds" || t.Norm == "injuries") && tokens[i-1].Norm != "gunshot" || strings.HasPrefix(t.Norm, "succumb") {
			return false
		}
	}
	return true
}

// anotherDay says whether f tells of others hurt on a day other than incident n's: "a woman was also shot on Friday". Of those who
// die later it says nothing.
func (a *Annotations) anotherDay(n int, f *Figure) bool {
	in, d := &a.Incidents[n], a.Dates[f.Date]
	return f.Victims != nil && f.Victims.Other && !lingers(f.Rule) && in.From.Equal(in.To) && d.From.Equal(d.To)
}

// oneOfSeveral says whether the text has just counted its event among others, "the second killing in the city this year", and f
// goes on to one of those: it tells of somebody else than the one named so far.
func (a *Annotations) oneOfSeveral(doc *text.Document, f *Figure) bool {
	const near = 2 // sentences
	if len(a.Incidents) == 0 || f.Victims == nil || f.Victims.Given || !f.named() || !a.namesAnother(f) {
		return false
	}
	first := a.Figures[a.Incidents[0].Figures[0]].Sentence
	for s := f.Sentence; s > first && s >= f.Sentence-near; s-- {
		if countsEvents(doc.Tagged(s)) {
			return true
		}
	}
	return false
}

// namesAnother says whether somebody is named among the victims before f, and nobody as f's.
func (a *Annotations) namesAnother(f *Figure) bool {
	another := false
	for i := 0; i < len(a.Figures) && &a.Figures[i] != f; i++ {
		if g := &a.Figures[i]; g.Victims != nil && g.named() {
			if another = true; sameName(g.Victims.Names[0], f.Victims.Names[0]) {
				return false
			}
		}
	}
	return another
}

// knows says whether one of incident n's figures names whom f names.
func (a *Annotations) knows(n int, f *Figure) bool {
	for _, i := range a.Incidents[n].Figures {
		if g := &a.Figures[i]; g.Victims != nil && g.named() && f.named() && sameName(g.Victims.Names[0], f.Victims.Names[0]) {
			return true
		}
	}
	return false
}

// inCourt says whether sentence s tells of what follows years after an event.
func inCourt(doc *text.Document, s int) bool {
	tokens := doc.Sentences[s].Tokens
	for i := range tokens {
		if e, _ := attachWords.Longest(tokens, i); e != nil && e.Field(1) == "court" {
			return true
		}
	}
	return false
}

// elsewhere says whether f tells of another place than incident n: several people of another country or province, or a
// sentence under the head of another place, "In Kharkiv, …".
func (a *Annotations) elsewhere(doc *text.Document, n int, f *Figure) bool {
	p := a.Incidents[n].Place
	if a.strikesWide(doc, f) || f.Victims != nil && (f.Victims.Given || f.Victims.Them) {
		return false
	}
	if q := f.setting; q >= 0 {
		if r := a.Figures[a.Incidents[n].Figures[0]].setting; r >= 0 {
			p = r
		}
		return a.apart(p, q)
	}
	return p >= 0 && f.Place >= 0 && !single(f) && a.placesDiffer(p, f.Place)
}

// headedApart says whether f and incident n stand in paragraphs under the heads of two places, as in news in brief.
func (a *Annotations) headedApart(doc *text.Document, n int, f *Figure) bool {
	s, t := doc.Sentences[a.Figures[a.Incidents[n].Figures[0]].Sentence].Section, doc.Sentences[f.Sentence].Section
	return s != t && a.apart(a.head(doc, s), a.head(doc, t))
}

// opensHead says whether f is the first figure of a paragraph under the head of a place: what a brief is about.
func (a *Annotations) opensHead(doc *text.Document, n int, f *Figure) bool {
	section := doc.Sentences[f.Sentence].Section
	if a.head(doc, section) < 0 {
		return false
	}
	first := a.Incidents[n].Figures[0]
	return first == 0 || doc.Sentences[a.Figures[first-1].Sentence].Section != section
}

// strikesWide says whether the article begins with a disaster, which strikes many places, and f's sentence tells of nothing else.
func (a *Annotations) strikesWide(doc *text.Document, f *Figure) bool {
	first := name(doc.Sentences[a.Figures[a.Incidents[0].Figures[0]].Sentence].Tokens)
	here := name(doc.Sentences[f.Sentence].Tokens)
	return first.event == "disaster" && (here.event == "" || here.event == "disaster" || here.event == "accident") // "drowned", "collapsed"
}

// setting is the place that sentence s stands under, its own first words or those of one before it in its paragraph: "In
// Kharkiv, two missiles hit one street. The second killed …". It is -1 where there is none.
func (a *Annotations) setting(doc *text.Document, s int) int {
	for k := s; k >= 0 && doc.Sentences[k].Section == doc.Sentences[s].Section; k-- {
		if p := a.fronted(doc, k); p >= 0 {
			return p
		}
	}
	return a.head(doc, doc.Sentences[s].Section)
}

// headed matches what stands between the name that heads a paragraph and its text: "HAITI: ", "**Peru.** ".
var headed = regexp.MustCompile(`^(:|\.?\*\*|\.)\s`)

// head is the place that heads section n, or -1.
func (a *Annotations) head(doc *text.Document, n int) int {
	const mark, least = 3, 60 // bytes: of "**" or "- " before the name, of a paragraph that tells something
	section := doc.Sections[n]
	if section.Len() < least {
		return -1
	}
	for i, e := range a.Entities {
		if section.Contains(e.Span) {
			if where(e) && e.Start-section.Start <= mark && headed.MatchString(doc.Text[e.End:min(len(doc.Text), e.End+6)]) && section.Kind.Article() {
				return i
			}
			return -1
		}
	}
	return -1
}

// fronted is the place that sentence s opens with, or -1.
func (a *Annotations) fronted(doc *text.Document, s int) int {
	const opening = 4 // tokens
	tokens := doc.Sentences[s].Tokens
	if n := tokens[0].Norm; n != "in" && n != "at" && n != "near" && n != "on" {
		return -1
	}
	end := min(opening, len(tokens)-1)
	for i := end; i < len(tokens) && i < 2*opening; i++ {
		if tokens[i].Norm == "," {
			end = i // "In the settlement of Orlivka, …"
			break
		}
	}
	span := text.Span{Start: tokens[0].Start, End: tokens[end].End}
	for i, e := range a.Entities {
		if span.Contains(e.Span) && a.bondOf(doc, s, e) == sited && !a.aside(doc, s, e.Span) {
			return i
		}
	}
	return -1
}

// counted says whether a figure before f gives its number.
func (a *Annotations) counted(f *Figure) bool {
	for i := range a.Figures {
		g := &a.Figures[i]
		if g.Incident >= 0 && g.Amount.Floor() == f.Amount.Floor() && g.Sentence < f.Sentence {
			return true
		}
	}
	return false
}

// toldOfOldTimes says whether the sentences right before f, in its paragraph, have gone back to days well before those of
// incident n: "In 2015, the same movement …. The bombing killed 42 people."
func (a *Annotations) toldOfOldTimes(doc *text.Document, n int, f *Figure) bool {
	const near = 2 // sentences
	if f.Date >= 0 || a.Incidents[n].Date < 0 || f.Victims != nil && (f.Victims.Given || f.Victims.Other || f.Victims.Whose || bare(f)) {
		return false
	}
	from := doc.Sentences[max(0, f.Sentence-near)].Start
	for i := sort.Search(len(a.Dates), func(i int) bool { return a.Dates[i].Start > f.Start }) - 1; i >= 0 && a.Dates[i].Start >= from; i-- {
		d := a.Dates[i]
		if d.End > f.Start || !calendar(d) || strings.Contains(doc.Text[d.End:f.Start], "\n") {
			continue
		}
		return a.old(d) && gapDays(a.Incidents[n].From, a.Incidents[n].To, d) > yesterday
	}
	return false
}

// bare says whether f is a mere number that goes on about people just told of: "Two died on the way".
func bare(f *Figure) bool {
	return lingers(f.Rule) && f.Victims.Role == "" && !f.named() && f.Number != ""
}

// old says whether d lies well before the latest day that the article names.
func (a *Annotations) old(d date.Date) bool {
	return int(a.latest.Sub(d.To).Hours()/24) > yesterday
}

// latestDay is the first day of the latest date among dates that is no mere year.
func latestDay(dates []date.Date) time.Time {
	var latest time.Time
	for _, d := range dates {
		if calendar(d) && d.Precision != "year" && d.From.After(latest) {
			latest = d.From
		}
	}
	return latest
}

// yesterday's news: an incident this many days before what the article reports is background to it.
const yesterday = 45

// sameStory is how many days may lie between the dates of one incident's figures: people die of their wounds, reports
// name the day of the arrest.
const sameStory = 10

// gapDays is the number of days between a span of days and d, 0 where they meet.
func gapDays(from, to time.Time, d date.Date) int {
	switch {
	case d.From.After(to):
		return int(d.From.Sub(to).Hours() / 24)
	case from.After(d.To):
		return int(from.Sub(d.To).Hours() / 24)
	}
	return 0
}

// placesDiffer says whether two places are known, and lie in different countries or first-level divisions.
func (a *Annotations) placesDiffer(p, q int) bool {
	if p < 0 || q < 0 || p == q || a.Entities[p].Name == a.Entities[q].Name {
		return false
	}
	g, h := a.Entities[p].Geo, a.Entities[q].Geo
	if g == nil || h == nil {
		return false
	}
	return g.Country != h.Country || g.Admin1 != "" && h.Admin1 != "" && g.Admin1 != h.Admin1
}

// lead is how many sentences after the first figure an article may begin to tell of another thing that it reports.
const lead = 3

// few is how many days apart the things lie that one article reports.
const few = 3

// main says whether incident n is what the article reports: the first one, those told of with it, and those that are said
// to have happened the same day.
func (a *Annotations) main(doc *text.Document, n int) bool {
	if n == 0 {
		return !a.inPassing(doc)
	}
	first, in := &a.Incidents[0], &a.Incidents[n]
	f := &a.Figures[in.Figures[0]]
	if a.inReview(doc, n) {
		return true
	}
	if f.Known && !a.opensHead(doc, n, f) || background(doc, f) || a.toldOfOldTimes(doc, 0, f) || a.outgrows(f) {
		return false
	}
	dated := in.Date >= 0 && first.Date >= 0
	gap := 0
	if dated {
		gap = gapDays(first.From, first.To, a.Dates[in.Date])
	}
	if a.oneOfSeveral(doc, f) {
		return dated && gap <= 1
	}
	if setsApart(doc, f) {
		return gap <= 1 && (in.Date < 0 || dated) // "in a separate attack last night"
	}
	if f.Sentence > a.Figures[first.Figures[0]].Sentence+lead {
		return dated && gap == 0 || gap <= few && f.setting >= 0 // "In Kharkiv, …"
	}
	return gap <= 1 || gap <= sameStory && (f.Date < 0 || !a.opensDay(doc, 0, f))
}

// inPassing says whether an article only comes to its first incident further down, and that was well before it was written: it
// reports something else.
func (a *Annotations) inPassing(doc *text.Document) bool {
	const down, year = 3, 365 // sentences, days
	in := &a.Incidents[0]
	if doc.Published.IsZero() || in.Date < 0 || doc.Published.Sub(in.To).Hours() < year*24 {
		return false
	}
	before := 0
	for s := 0; s < a.Figures[in.Figures[0]].Sentence; s++ {
		if doc.Sentences[s].Kind.Article() {
			before++
		}
		if inCourt(doc, s) || doc.Sentences[s].Contains(a.Dates[in.Date].Span) {
			return false
		}
	}
	return before >= down
}

// inReview says whether incident n falls into the time over which the article counts at its beginning: what "67 reporters
// were killed in 2022" goes on to tell one by one.
func (a *Annotations) inReview(doc *text.Document, n int) bool {
	in := &a.Incidents[n]
	for i := range a.Figures {
		f := &a.Figures[i]
		switch {
		case f.Incident >= 0 || f.Scope == "incident":
			return false
		case f.Date >= 0 && !precise(a.Dates[f.Date]):
			d := a.Dates[f.Date]
			return in.Date >= 0 && !in.From.Before(d.From) && !in.To.After(d.To)
		}
	}
	return false
}

// dropRepeats takes the figures that only repeat another out of a, and corrects what points at figures.
func (a *Annotations) dropRepeats() {
	to := make([]int, len(a.Figures))
	var kept []Figure
	for i, f := range a.Figures {
		to[i] = len(kept)
		if f.Repeats != "" {
			a.Dropped = append(a.Dropped, Dropped{f.Figure, f.Repeats})
			to[i] = -1
			continue
		}
		kept = append(kept, f)
	}
	for i := range kept {
		if kept[i].PartOf >= 0 {
			kept[i].PartOf = to[kept[i].PartOf]
		}
	}
	for n := range a.Incidents {
		in := &a.Incidents[n]
		figures := in.Figures[:0]
		for _, i := range in.Figures {
			if to[i] >= 0 {
				figures = append(figures, to[i])
			}
		}
		in.Figures = figures
	}
	a.Figures = kept
}
