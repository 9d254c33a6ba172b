package review

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// An Index knows where every record stands and what the queue and the charts need of it. Texts stay where they are; of
// their words the index knows which articles have them.
type Index struct {
	store Store

	mu      sync.RWMutex
	entries []*Entry // in the order in which articles were first seen; an Entry is never changed, but replaced
	byID    map[string]*Entry
	lines   uint32 // how many were read
	words   wordIndex
	names   map[string]string // each string once
	manners map[Manner]*Manner
	spots   map[Spot]*Spot
	done    bool
	err     error
	faulty  []error // lines that are no records
}

// An Entry is what the index knows of an article's last revision.
type Entry struct {
	ID, Title, Source, Genre string
	Published                string // day, "" where unknown
	Revision                 int
	Since                    int  // the first revision that has its text, 0 where that is not known
	Changed                  bool // its figures differ from those of the revision before
	Differs                  bool // its figures differ from those of the article it copies, or that copies it
	DuplicateOf              string
	Figures                  []Figure
	Events                   []Event
	Actors, Hedges           []string
	Score                    int // how much it is worth a look

	at   Place
	text string // digest
	pos  int    // in entries
	line uint32 // that the words were noted under
}

// A Figure is what the index knows of a figure.
type Figure struct {
	*Manner
	*Spot
	Key             string
	Low, Best, High int32 // none where unknown
	Day             string
	Part, Derived   bool
}

// none stands for a number that is not known.
const none = -1

// Amount is the figure's number with its bounds.
func (f Figure) Amount() string {
	return record.Bounds(pointer(f.Low), pointer(f.Best), pointer(f.High))
}

func pointer(n int32) *int {
	if n == none {
		return nil
	}
	v := int(n)
	return &v
}

// A Manner is how figures are stated. Thousands of figures share one.
type Manner struct{ Measure, Standing, Qualifier, Scope, Status, Rule string }

// A Spot is where figures are placed.
type Spot struct {
	Place, Country string
	Lat, Lon       float64
	Located        bool
	Small          bool // smaller than a province
}

// An Event is an incident that an article reports.
type Event struct {
	*Spot
	Day             int // noDay where unknown
	Type            string
	Killed, Injured span32
}

// A span32 is the bounds of an amount, none where unknown.
type span32 struct{ low, best, high int32 }

// NewIndex makes an index of the records in a store. It returns at once; Load reads them.
func NewIndex(s Store) *Index {
	return &Index{store: s, byID: map[string]*Entry{}, words: wordIndex{}, names: map[string]string{}, manners: map[Manner]*Manner{}, spots: map[Spot]*Spot{}}
}

// parsed is a line that was read, or why not.
type parsed struct {
	at    Place
	slim  slim
	words []string
	err   error
}

// Load reads all records, a few at a time; lines that are none are left out and kept as Faults. Meanwhile the index serves
// what it has already.
func (x *Index) Load() error {
	pending := make(chan chan parsed, 2*runtime.GOMAXPROCS(0))
	var err error
	go func() {
		defer close(pending)
		err = x.store.Each(func(at Place, line []byte) error {
			out := make(chan parsed, 1)
			pending <- out
			go func() { out <- parse(at, line) }()
			return nil
		})
	}()
	for out := range pending {
		p := <-out
		x.add(&p)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.done, x.err = true, err
	return err
}

// slim is what of a record goes into the index.
type slim struct {
	Record      string `json:"record"`
	ID          string `json:"id"`
	Revision    int    `json:"revision"`
	Reason      string `json:"reason"`
	Source      string `json:"source"`
	Title       string `json:"title"`
	Published   string `json:"published"`
	Genre       string `json:"genre"`
	DuplicateOf string `json:"duplicate_of"`
	Text        string `json:"text"`
	TextSHA256  string `json:"text_sha256"`
	Entities    []struct {
		Name string      `json:"name"`
		Geo  *record.Geo `json:"geo"`
	} `json:"entities"`
	Dates []struct {
		From string `json:"from"`
	} `json:"dates"`
	Casualties     []slimFigure `json:"casualties"`
	Responsibility []struct {
		Actor *struct {
			Text   string `json:"text"`
			Entity string `json:"entity"`
		} `json:"actor"`
	} `json:"responsibility"`
	Hedges []struct {
		Class string `json:"class"`
	} `json:"hedges"`
	Incidents []slimIncident `json:"incidents"`
}

type slimFigure struct {
	Key       string `json:"key"`
	Measure   string `json:"measure"`
	Low       *int   `json:"low"`
	Best      *int   `json:"best"`
	High      *int   `json:"high"`
	Qualifier string `json:"qualifier"`
	Victims   *struct {
		Status string `json:"status"`
	} `json:"victims"`
	PartOf   *string `json:"part_of"`
	Derived  bool    `json:"derived"`
	Scope    string  `json:"scope"`
	Date     string  `json:"date"`
	Place    string  `json:"place"`
	Standing string  `json:"standing"`
	Rule     string  `json:"rule"`
}

type slimIncident struct {
	Main      bool           `json:"main"`
	EventType string         `json:"event_type"`
	From      string         `json:"from"`
	Place     string         `json:"place"`
	Killed    *record.Amount `json:"killed"`
	Injured   *record.Amount `json:"injured"`
}

func parse(at Place, line []byte) parsed {
	p := parsed{at: at}
	if p.err = json.Unmarshal(line, &p.slim); p.err != nil {
		return p
	}
	if p.slim.Record != "article" || p.slim.ID == "" {
		p.err = fmt.Errorf("no article record")
		return p
	}
	p.words = wordsOf(p.slim.Title, p.slim.Text)
	p.slim.Text = ""
	return p
}

// add takes a line into the index.
func (x *Index) add(p *parsed) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if p.err != nil {
		x.faulty = append(x.faulty, fmt.Errorf("%s: %w", x.store.Name(p.at), p.err))
		return
	}
	before := x.byID[p.slim.ID]
	line := x.lines
	x.lines++
	if before != nil && before.Revision > p.slim.Revision {
		return
	}
	x.words.add(line, p.words)
	e := x.entry(&p.slim)
	e.at, e.line, e.pos = p.at, line, len(x.entries)
	if before != nil {
		e.pos, e.Differs = before.pos, before.Differs
		e.Changed = before.Changed || !within(before.Figures, e.Figures) || !within(e.Figures, before.Figures)
		e.Since = before.Since
		if e.text != before.text {
			e.Since = e.Revision
		}
	}
	x.compare(e)
	x.put(e)
}

// put makes e the entry of its article.
func (x *Index) put(e *Entry) {
	e.Score = score(e)
	x.byID[e.ID] = e
	if e.pos == len(x.entries) {
		x.entries = append(x.entries, e)
		return
	}
	x.entries[e.pos] = e
}

// compare marks e and the article it copies where they tell different figures.
func (x *Index) compare(e *Entry) {
	original := x.byID[e.DuplicateOf]
	if original == nil || within(original.Figures, e.Figures) || within(e.Figures, original.Figures) {
		return // one may tell less than the other
	}
	e.Differs = true
	marked := *original
	marked.Differs = true
	x.put(&marked)
}

func (x *Index) entry(r *slim) *Entry {
	e := &Entry{
		ID: r.ID, Title: r.Title, Source: x.name(r.Source), Genre: x.name(r.Genre), Published: x.name(day(r.Published)),
		Revision: r.Revision, DuplicateOf: x.name(r.DuplicateOf), text: r.TextSHA256,
	}
	if r.Reason == "page" {
		e.Since = r.Revision
	}
	for i := range r.Casualties {
		e.Figures = append(e.Figures, x.figure(r, &r.Casualties[i]))
	}
	for _, a := range r.Responsibility {
		if a.Actor != nil {
			name := a.Actor.Text
			if i, ok := number(a.Actor.Entity); ok && i < len(r.Entities) {
				name = r.Entities[i].Name
			}
			e.Actors = append(e.Actors, x.name(name))
		}
	}
	for _, h := range r.Hedges {
		e.Hedges = append(e.Hedges, x.name(h.Class))
	}
	for _, in := range r.Incidents {
		if in.Main {
			e.Events = append(e.Events, Event{Spot: x.spot(r, in.Place), Day: dayNumber(cmp.Or(in.From, day(r.Published))), Type: x.name(in.EventType), Killed: boundsOf(in.Killed), Injured: boundsOf(in.Injured)})
		}
	}
	e.Actors, e.Hedges = distinct(e.Actors), distinct(e.Hedges)
	e.Figures, e.Events = slices.Clip(e.Figures), slices.Clip(e.Events)
	return e
}

func (x *Index) figure(r *slim, c *slimFigure) Figure {
	m := Manner{Measure: c.Measure, Standing: c.Standing, Qualifier: c.Qualifier, Scope: c.Scope, Rule: c.Rule}
	if c.Victims != nil {
		m.Status = c.Victims.Status
	}
	f := Figure{
		Manner: once(x.manners, m), Spot: x.spot(r, c.Place), Key: c.Key, Low: bound(c.Low), Best: bound(c.Best), High: bound(c.High),
		Part: c.PartOf != nil, Derived: c.Derived,
	}
	if i, ok := number(c.Date); ok && i < len(r.Dates) {
		f.Day = x.name(r.Dates[i].From)
	}
	return f
}

func (x *Index) spot(r *slim, id string) *Spot {
	var s Spot
	if i, ok := number(id); ok && i < len(r.Entities) {
		s.Place = r.Entities[i].Name
		if g := r.Entities[i].Geo; g != nil {
			s.Country, s.Lat, s.Lon, s.Located = deref(g.Country), g.Lat, g.Lon, true
			s.Small = g.Precision == "exact" || g.Precision == "near" || g.Precision == "adm2"
		}
	}
	return once(x.spots, s)
}

// number is the place in its list of the item with an id.
func number(id string) (int, bool) {
	n := 0
	for i := 1; i < len(id); i++ {
		n = n*10 + int(id[i]-'0')
	}
	return n - 1, n > 0
}

func bound(n *int) int32 {
	if n == nil || *n < 0 {
		return none
	}
	return int32(min(*n, 1<<31-1)) //nolint:gosec // it is bounded
}

func boundsOf(a *record.Amount) span32 {
	if a == nil {
		return span32{none, none, none}
	}
	return span32{bound(a.Low), bound(a.Best), bound(a.High)}
}

// name returns s as the index holds it already, so that names that come back a thousand times are kept once.
func (x *Index) name(s string) string {
	if known, ok := x.names[s]; ok {
		return known
	}
	s = strings.Clone(s)
	x.names[s] = s
	return s
}

// once returns the one pointer that a table has for a value.
func once[T comparable](table map[T]*T, v T) *T {
	p := table[v]
	if p == nil {
		p = &v
		table[v] = p
	}
	return p
}

// within says whether all of a few figures are among others.
func within(few, all []Figure) bool {
	return !slices.ContainsFunc(few, func(f Figure) bool {
		return !slices.ContainsFunc(all, func(g Figure) bool {
			return f.Measure == g.Measure && f.Standing == g.Standing && f.Low == g.Low && f.Best == g.Best && f.High == g.High
		})
	})
}

// Status is how far loading is.
func (x *Index) Status() (records int, done bool, err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.entries), x.done, x.err
}

// Faults are the lines, so far, that are no records.
func (x *Index) Faults() []error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.faulty
}

// Entry returns the entry of an article.
func (x *Index) Entry(id string) (*Entry, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	e, ok := x.byID[id]
	if !ok {
		return nil, fmt.Errorf("no article %q", id)
	}
	return e, nil
}

// Record reads an article's last revision.
func (x *Index) Record(e *Entry) (*record.Record, error) {
	line, err := x.store.Line(e.at)
	if err != nil {
		return nil, fmt.Errorf("read record %s: %w", e.ID, err)
	}
	var r record.Record
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, fmt.Errorf("read record %s: %w", e.ID, err)
	}
	return &r, nil
}

// snapshot returns the entries there are now.
func (x *Index) snapshot() []*Entry {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return slices.Clone(x.entries)
}

// having returns which lines have all words of a query in their title or text.
func (x *Index) having(query string) docSet {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.words.find(query, x.lines)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func day(s string) string { return s[:min(len(s), len("2006-01-02"))] }

func distinct(s []string) []string { return slices.Compact(slices.Sorted(slices.Values(s))) }

// sources are the names of all sources there are.
func (x *Index) sources() []string {
	x.mu.RLock()
	defer x.mu.RUnlock()
	seen := map[string]bool{}
	for _, e := range x.entries {
		seen[e.Source] = true
	}
	delete(seen, "")
	return slices.Sorted(maps.Keys(seen))
}
