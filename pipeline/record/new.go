package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/date"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/link"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// An Article is what is known of an article beside what its text says. An empty string is an unknown value.
type Article struct {
	ID            string // as given with the input; "" derives it from the canonical URL, or from the text
	Source        string // name in the catalogue
	URL           string
	CanonicalURL  string
	Publisher     string
	Title         string
	Authors       []string
	Section       string
	Tags          []string
	Lang          string
	Published     string // RFC 3339 date or date-time
	Modified      string
	PublishedFrom string
	Fetched       string
	Build         Build
	Genre         string
	DuplicateOf   string
	Problems      []string
}

// Identity returns a's id: the one given, else the digest of its address, else of its text.
func (a *Article) Identity(body string) string {
	switch {
	case a.ID != "":
		return a.ID
	case a.CanonicalURL != "":
		return Digest(a.CanonicalURL)
	case a.URL != "":
		return Digest(a.URL)
	}
	return Digest(body)
}

// New returns the first revision of the record of an article: doc's text and sections, and what was found in it. All
// annotations are put into the order of the text, whatever the order they come in.
func New(a Article, doc *text.Document, found extractors.Annotations) *Record {
	r := &Record{
		Record: "article", SchemaVersion: SchemaVersion, ID: a.Identity(doc.Text), Revision: 1, Reason: "new",
		Source: opt(a.Source), URL: opt(a.URL), CanonicalURL: opt(a.CanonicalURL), Publisher: opt(a.Publisher), Title: opt(a.Title),
		Authors: list(a.Authors), Section: opt(a.Section), Tags: list(a.Tags), Lang: opt(a.Lang),
		Published: opt(a.Published), Modified: opt(a.Modified), PublishedFrom: opt(a.PublishedFrom), Fetched: opt(a.Fetched),
		Build: a.Build, Genre: cmp.Or(a.Genre, "news"), Text: doc.Text, TextSHA256: hexDigest(doc.Text),
		DuplicateOf: opt(a.DuplicateOf), Problems: unique(a.Problems),
	}
	b := newBuilder(r.ID, doc.Text, found)
	r.Sections = b.sections(doc.Sections)
	r.Entities = build(b.entities, found.Entities, b.entity)
	r.Dates = build(b.dates, found.Dates, b.date)
	r.Casualties = build(b.figures, found.Figures, b.casualty)
	r.Attributions = build(b.attributions, found.Attributions, b.attribution)
	r.Responsibility = build(b.responsibility, found.Responsibility, b.responsible)
	r.Hedges = build(b.hedges, found.Hedges, b.hedge)
	r.Incidents = build(b.incidents, found.Incidents, b.incident)
	r.Flags = flags(r, found)
	return r
}

// An order is how the annotations of one kind stand in the record: which comes at each place, and the id of each.
type order struct {
	index []int    // of the annotation at place i
	ids   []string // of annotation i
}

// orderOf sorts n annotations by their spans.
func orderOf(prefix string, n int, span func(i int) text.Span) order {
	o := order{index: make([]int, n), ids: make([]string, n)}
	for i := range o.index {
		o.index[i] = i
	}
	slices.SortStableFunc(o.index, func(i, j int) int {
		a, b := span(i), span(j)
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	for place, i := range o.index {
		o.ids[i] = prefix + strconv.Itoa(place+1)
	}
	return o
}

// id returns the id of annotation i, nil where there is none.
func (o order) id(i int) *string {
	if i < 0 || i >= len(o.ids) {
		return nil
	}
	return &o.ids[i]
}

// list returns the ids of some annotations, in order of text.
func (o order) list(some []int) []string {
	places := slices.Clone(some)
	slices.SortFunc(places, func(i, j int) int {
		return cmp.Or(cmp.Compare(len(o.ids[i]), len(o.ids[j])), cmp.Compare(o.ids[i], o.ids[j]))
	})
	ids := make([]string, 0, len(places))
	for _, i := range slices.Compact(places) {
		ids = append(ids, o.ids[i])
	}
	return ids
}

// build makes the items of one kind in o's order.
func build[From, To any](o order, from []From, item func(id string, f *From) To) []To {
	items := make([]To, 0, len(from))
	for _, i := range o.index {
		items = append(items, item(o.ids[i], &from[i]))
	}
	return items
}

// A builder knows the offsets, keys and ids of one article.
type builder struct {
	*offsets
	keys *keyer

	entities, dates, figures, attributions, responsibility, hedges, incidents order
}

func newBuilder(id, body string, a extractors.Annotations) *builder {
	o := newOffsets(body)
	return &builder{
		offsets:        o,
		keys:           newKeyer(id, o),
		entities:       orderOf("e", len(a.Entities), func(i int) text.Span { return a.Entities[i].Span }),
		dates:          orderOf("d", len(a.Dates), func(i int) text.Span { return a.Dates[i].Span }),
		figures:        orderOf("c", len(a.Figures), func(i int) text.Span { return a.Figures[i].Span }),
		attributions:   orderOf("a", len(a.Attributions), func(i int) text.Span { return a.Attributions[i].Cue }),
		responsibility: orderOf("r", len(a.Responsibility), func(i int) text.Span { return a.Responsibility[i].Span }),
		hedges:         orderOf("h", len(a.Hedges), func(i int) text.Span { return a.Hedges[i].Span }),
		incidents:      orderOf("i", len(a.Incidents), func(i int) text.Span { return a.Incidents[i].Anchor }),
	}
}

// sections returns the sections of the text: they cover it but for the white space between them, which belongs to none,
// so that what a reader drops with a footer is the footer and nothing else.
func (b *builder) sections(from []text.Section) []Section {
	sections := make([]Section, 0, len(from)+1)
	if len(from) == 0 && strings.TrimFunc(b.text, text.Blank) != "" {
		from = []text.Section{{Span: text.Span{End: len(b.text)}, Kind: text.Body}}
	}
	for _, s := range from {
		if s.Span = trimmed(b.text, s.Span); s.Empty() {
			continue
		}
		span := b.span(s.Span)
		sections = append(sections, Section{Kind: string(s.Kind), Start: span.Start, End: span.End})
	}
	return sections
}

// trimmed is s without the white space at its ends.
func trimmed(t string, s text.Span) text.Span {
	left := strings.TrimLeftFunc(s.In(t), text.Blank)
	s.Start = s.End - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, text.Blank))
	return s
}

func (b *builder) entity(id string, e *entity.Entity) Entity {
	return Entity{
		Span: b.span(e.Span), ID: id, Key: b.keys.key("entity", e.Span), Type: string(e.Type), Subtype: opt(e.Subtype),
		Name: cmp.Or(e.Name, e.In(b.text)), Ref: opt(e.Ref), Within: b.entities.id(e.Within), Geo: geo(e.Geo), Rule: e.Rule,
	}
}

func geo(g *entity.Geo) *Geo {
	if g == nil {
		return nil
	}
	out := &Geo{Lat: g.Lat, Lon: g.Lon, Country: opt(g.Country), Admin1: opt(g.Admin1), Admin2: opt(g.Admin2), Precision: string(g.Precision)}
	if g.GeonameID != 0 {
		out.GeonameID = &g.GeonameID
	}
	return out
}

func (b *builder) date(id string, d *date.Date) Date {
	return Date{
		Span: b.span(d.Span), ID: id, Key: b.keys.key("date", d.Span), Type: d.Type, Value: opt(d.Value), Mod: opt(d.Mod),
		From: day(d.From), To: day(d.To), Precision: d.Precision, Anchor: d.Anchor, Rule: d.Rule,
	}
}

func (b *builder) casualty(id string, f *link.Figure) Casualty {
	return Casualty{
		Span: b.span(f.Span), ID: id, Key: b.keys.key("casualty", f.Span), Measure: f.Measure,
		Low: number(f.Amount.Low), Best: number(f.Amount.Best), High: number(f.Amount.High),
		Qualifier: f.Qualifier, NumberText: opt(f.Number), Victims: b.victims(f), PartOf: b.figures.id(f.PartOf), Derived: f.Derived,
		Scope: f.Scope, Incident: b.incidents.id(f.Incident), Date: b.dates.id(f.Date), Place: b.entities.id(f.Place),
		Attribution: b.attributions.id(f.Attribution), Standing: f.Standing, Hedges: b.hedges.list(f.Hedges), Rule: f.Rule,
	}
}

// victims of a figure that names them in no words of their own stand, empty, where the figure begins.
func (b *builder) victims(f *link.Figure) *Victims {
	v := f.Victims
	if v == nil {
		return nil
	}
	where := v.Span
	if where.Empty() {
		where = text.Span{Start: f.Start, End: f.Start}
	}
	return &Victims{Span: b.span(where), Nationality: list(v.Nationality), Role: opt(v.Role), Status: cmp.Or(v.Status, "unknown"), Names: list(v.Names)}
}

func (b *builder) attribution(id string, a *attribution.Attribution) Attribution {
	return Attribution{
		ID: id, Key: b.keys.key("attribution", a.Cue), Kind: a.Kind, Source: b.party(a.Source, a.Entity), Cue: b.span(a.Cue),
		Content: b.optSpan(a.Content), Denies: b.attributions.id(a.Denies), Rule: a.Rule,
	}
}

func (b *builder) responsible(id string, r *link.Responsibility) Responsibility {
	return Responsibility{
		Span: b.span(r.Span), ID: id, Key: b.keys.key("responsibility", r.Span), Actor: b.party(r.Actor, r.ActorEntity),
		Confidence: r.Confidence, Holder: b.party(r.Holder, r.HolderEntity), Attribution: b.attributions.id(r.Attribution),
		Incident: b.incidents.id(r.Incident), Rule: r.Rule,
	}
}

func (b *builder) hedge(id string, h *link.Hedge) Hedge {
	applies := slices.Concat(b.figures.list(h.Figures), b.responsibility.list(h.Responsibility), b.attributions.list(h.Attributions))
	return Hedge{
		Span: b.span(h.Span), ID: id, Key: b.keys.key("hedge", h.Span), Class: h.Class, Scope: b.optSpan(h.Scope),
		Holder: b.party(h.Holder, h.HolderEntity), AppliesTo: list(applies), Rule: h.Rule,
	}
}

func (b *builder) incident(id string, in *link.Incident) Incident {
	return Incident{
		ID: id, Key: b.keys.key("incident", in.Anchor), Main: in.Main, EventType: opt(in.EventType), Weapon: opt(in.Weapon),
		Casualties: b.figures.list(in.Figures), Responsibility: b.responsibility.list(in.Responsibility),
		Date: b.dates.id(in.Date), From: day(in.From), To: day(in.To), Place: b.entities.id(in.Place),
		Killed: amount(in.Killed), Injured: amount(in.Injured), Missing: amount(in.Missing), Abducted: amount(in.Abducted),
		CasualtiesTotal: amount(in.Casualties), PerpetratorsKilled: amount(in.PerpetratorsKilled), Rule: in.Rule,
	}
}

func (b *builder) party(s text.Span, ent int) *Party {
	if s.Empty() {
		return nil
	}
	return &Party{Span: b.span(s), Entity: b.entities.id(ent)}
}

func (b *builder) optSpan(s text.Span) *Span {
	if s.Empty() {
		return nil
	}
	out := b.span(s)
	return &out
}

// flags names, for filters, what is true of anything in the record.
func flags(r *Record, found extractors.Annotations) []string {
	var out []string
	stands := func(standing string) {
		switch standing {
		case "unverified", "disputed", "denied":
			out = append(out, standing)
		}
	}
	for _, f := range found.Figures {
		stands(f.Standing)
	}
	for _, x := range found.Responsibility {
		stands(x.Standing)
		stands(x.Confidence)
	}
	if r.Genre == "opinion" {
		out = append(out, "opinion")
	}
	if r.DuplicateOf != nil {
		out = append(out, "duplicate")
	}
	return unique(out)
}

func amount(a *casualty.Amount) *Amount {
	if a == nil {
		return nil
	}
	return &Amount{Low: number(a.Low), Best: number(a.Best), High: number(a.High)}
}

func number(n int) *int {
	if n == casualty.None {
		return nil
	}
	return &n
}

func day(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return opt(t.Format(time.DateOnly))
}

func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// unique returns s sorted, each once.
func unique(s []string) []string {
	return list(slices.Compact(slices.Sorted(slices.Values(s))))
}
