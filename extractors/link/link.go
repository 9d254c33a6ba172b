// Package link makes what needs two kinds of thing: victims to entities, figures to dates and places, hedges to what they
// hold, responsibility, standing, incidents. Links run one way here; the record shows them both ways.
package link

import (
	"time"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/date"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/hedge"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// Annotations are all that was found in one document. Every slice is in order of text; links are indices into them, -1
// for none.
type Annotations struct {
	Entities       []entity.Entity
	Dates          []date.Date
	Figures        []Figure
	Attributions   []attribution.Attribution
	Responsibility []Responsibility
	Hedges         []Hedge
	Incidents      []Incident
	Dropped        []Dropped // figures that only repeat another

	latest time.Time // the latest day that Dates names
}

// A Figure is a casualty figure with its place among the other annotations.
type Figure struct {
	casualty.Figure
	Date, Place int // indices of Dates and Entities
	Incident    int
	Attribution int
	Standing    string // stated attributed unverified disputed denied
	Hedges      []int
	Same        int    // index of the figure that tells of the same people before, or -1
	Repeats     string // why the figure is dropped for it, or ""

	site     site // Place, and how plainly the words put it there
	setting  int  // index of the entity whose place the figure's sentence stands under, or -1
	byPolice bool // the text has police do it
	survived bool // a wound that people live with
	ownHand  bool // their own doing: "killed himself", "committed suicide"
	revised  bool // a toll that takes the place of a higher one
	outdated bool // a toll that the article gives as having been told before
	ofSome   bool // none of some: "no one else", "no officers"
	rival    bool // the count of one that the article sets against that of another
}

// A Responsibility is a statement of who did it.
type Responsibility struct {
	text.Span
	Actor        text.Span
	ActorEntity  int
	Confidence   string // claimed accused suspected denied asserted
	Holder       text.Span
	HolderEntity int
	Attribution  int
	Incident     int
	Hedges       []int
	Standing     string // as a figure's
	Rule         string
}

// A Hedge is a hedge with the annotations that stand in its scope.
type Hedge struct {
	hedge.Hedge
	HolderEntity   int
	Figures        []int
	Responsibility []int
	Attributions   []int
}

// An Incident is one thing that happened, however often the article tells it.
type Incident struct {
	Main                                           bool
	EventType                                      string // bombing suicide_bombing …, or ""
	Weapon                                         string
	Figures, Responsibility                        []int
	Date                                           int // index of Dates, or -1
	From, To                                       time.Time
	Place                                          int // index of Entities, or -1
	placed                                         bond
	lateDay                                        bool // Date may be the day of what followed, a death or a count
	Killed, Injured, Missing, Abducted, Casualties *casualty.Amount
	PerpetratorsKilled                             *casualty.Amount
	Anchor                                         text.Span // the first words that tell of it; its place in the text's order
	Rule                                           string
}

// All links what the extractors found.
func All(doc *text.Document, ents []entity.Entity, dates []date.Date, figures []casualty.Figure,
	said []attribution.Attribution, doubts []hedge.Hedge) Annotations {
	a := Annotations{Entities: ents, Dates: dates, Attributions: said, latest: latestDay(dates)}
	a.Responsibility = responsible(doc, &a)
	a.placeFigures(doc, a.dropNatural(doc, figures))
	a.groupIncidents(doc)
	for _, h := range doubts {
		a.Hedges = append(a.Hedges, Hedge{Hedge: h, HolderEntity: -1})
	}
	a.joinResponsibility(doc)
	hold(doc, &a)
	apply(doc, &a)
	stand(doc, &a)
	return a
}
