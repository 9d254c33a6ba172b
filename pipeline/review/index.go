package review

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// An Index knows where every record stands and what the queue and the charts need of it. Texts stay on the disk.
type Index struct {
	mu      sync.RWMutex
	files   []*os.File
	entries []*Entry
	byID    map[string]*Entry
	words   map[string]string // each string once
	done    bool
	err     error
}

// An Entry is what the index knows of an article's last revision.
type Entry struct {
	ID, Title, Source, Genre string
	Published                string // day, "" where unknown
	Revision                 int
	Changed                  bool // its figures differ from those of the revision before
	DuplicateOf              string
	Figures                  []Figure
	Actors, Hedges           []string
	Score                    int // how much it is worth a look

	file   int
	offset int64
	length int
}

// A Figure is what the index knows of a figure.
type Figure struct {
	Key, Measure, Standing, Qualifier, Scope, Status string
	Low, Best, High                                  *int
	Day, Place, Country                              string
	Lat, Lon                                         float64 // of the place
	Located                                          bool
	Part, Derived                                    bool
	Text, Says                                       string
}

// Open makes an index of files of records. It returns at once; Load reads them.
func Open(files []string) (*Index, error) {
	x := &Index{byID: map[string]*Entry{}, words: map[string]string{}}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("open records: %w", err)
		}
		x.files = append(x.files, f)
	}
	return x, nil
}

// Close closes the files.
func (x *Index) Close() error {
	var err error
	for _, f := range x.files {
		err = cmp.Or(err, f.Close())
	}
	return err
}

// Load reads all files. Meanwhile the index serves what it has already.
func (x *Index) Load() error {
	var err error
	for i, f := range x.files {
		if err = x.load(i, f); err != nil {
			err = fmt.Errorf("read %s: %w", f.Name(), err)
			break
		}
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.done, x.err = true, err
	return err
}

func (x *Index) load(file int, f *os.File) error {
	r := bufio.NewReaderSize(f, 1<<20)
	for n, offset := 1, int64(0); ; n++ {
		line, err := r.ReadBytes('\n')
		if len(line) > 1 {
			if err := x.add(file, offset, line); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
		}
		offset += int64(len(line))
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// slim is what of a record goes into the index.
type slim struct {
	Record         string                  `json:"record"`
	ID             string                  `json:"id"`
	Revision       int                     `json:"revision"`
	Source         string                  `json:"source"`
	Title          string                  `json:"title"`
	Published      string                  `json:"published"`
	Genre          string                  `json:"genre"`
	DuplicateOf    string                  `json:"duplicate_of"`
	Entities       []record.Entity         `json:"entities"`
	Dates          []record.Date           `json:"dates"`
	Casualties     []record.Casualty       `json:"casualties"`
	Attributions   []record.Attribution    `json:"attributions"`
	Responsibility []record.Responsibility `json:"responsibility"`
	Hedges         []record.Hedge          `json:"hedges"`
}

func (x *Index) add(file int, offset int64, line []byte) error {
	var r slim
	if err := json.Unmarshal(line, &r); err != nil {
		return err
	}
	if r.Record != "article" || r.ID == "" {
		return fmt.Errorf("no article record")
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	e := x.entry(&r)
	e.file, e.offset, e.length = file, offset, len(line)
	before, seen := x.byID[e.ID]
	if seen && before.Revision > e.Revision {
		return nil
	}
	e.Changed = seen && (before.Changed || !sameFigures(before.Figures, e.Figures))
	e.Score = score(e)
	if seen {
		*before = *e
		return nil
	}
	x.byID[e.ID] = e
	x.entries = append(x.entries, e)
	return nil
}

func (x *Index) entry(r *slim) *Entry {
	e := &Entry{
		ID: r.ID, Title: r.Title, Source: x.word(r.Source), Genre: x.word(r.Genre), Published: x.word(day(r.Published)),
		Revision: r.Revision, DuplicateOf: r.DuplicateOf,
	}
	places := map[string]*record.Entity{}
	for i := range r.Entities {
		places[r.Entities[i].ID] = &r.Entities[i]
	}
	dates := map[string]string{}
	for _, d := range r.Dates {
		dates[d.ID] = deref(d.From)
	}
	says := map[string]string{}
	for _, a := range r.Attributions {
		if a.Source != nil {
			says[a.ID] = a.Source.Text
		}
	}
	for _, c := range r.Casualties {
		e.Figures = append(e.Figures, x.figure(&c, places, dates, says))
	}
	for _, a := range r.Responsibility {
		if a.Actor != nil {
			e.Actors = append(e.Actors, x.word(nameOf(a.Actor, places)))
		}
	}
	for _, h := range r.Hedges {
		e.Hedges = append(e.Hedges, x.word(h.Class))
	}
	e.Actors, e.Hedges = distinct(e.Actors), distinct(e.Hedges)
	return e
}

func (x *Index) figure(c *record.Casualty, places map[string]*record.Entity, dates, says map[string]string) Figure {
	f := Figure{
		Key: c.Key, Measure: x.word(c.Measure), Standing: x.word(c.Standing), Qualifier: x.word(c.Qualifier), Scope: x.word(c.Scope),
		Low: c.Low, Best: c.Best, High: c.High, Day: x.word(dates[deref(c.Date)]), Part: c.PartOf != nil, Derived: c.Derived,
		Text: c.Text, Says: says[deref(c.Attribution)],
	}
	if c.Victims != nil {
		f.Status = x.word(c.Victims.Status)
	}
	if p := places[deref(c.Place)]; p != nil {
		f.Place = x.word(p.Name)
		if p.Geo != nil {
			f.Country, f.Lat, f.Lon, f.Located = x.word(deref(p.Geo.Country)), p.Geo.Lat, p.Geo.Lon, true
		}
	}
	return f
}

func nameOf(p *record.Party, entities map[string]*record.Entity) string {
	if e := entities[deref(p.Entity)]; e != nil {
		return e.Name
	}
	return p.Text
}

// word returns s as the index holds it already, so that names that come back a thousand times are kept once.
func (x *Index) word(s string) string {
	if known, ok := x.words[s]; ok {
		return known
	}
	x.words[s] = s
	return s
}

func sameFigures(a, b []Figure) bool {
	return slices.EqualFunc(a, b, func(a, b Figure) bool {
		return a.Measure == b.Measure && a.Standing == b.Standing && equal(a.Low, b.Low) && equal(a.Best, b.Best) && equal(a.High, b.High)
	})
}

func equal(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

// score says how much an article is worth a look: doubt and change first, then what the extractors had little to go by.
func score(e *Entry) int {
	n := 0
	if e.Changed {
		n += 4
	}
	if e.Genre == "opinion" && len(e.Figures) > 0 {
		n += 2
	}
	if e.DuplicateOf != "" {
		n++
	}
	for _, f := range e.Figures {
		switch f.Standing {
		case "disputed", "denied":
			n += 4
		case "unverified":
			n += 3
		}
		if f.Derived || f.Qualifier == "vague" || f.Day == "" || f.Place == "" {
			n++
		}
	}
	return n
}

// Status is how far loading is.
func (x *Index) Status() (records int, done bool, err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.entries), x.done, x.err
}

// Record reads the last revision of the article called id.
func (x *Index) Record(id string) (*record.Record, error) {
	x.mu.RLock()
	e, ok := x.byID[id]
	var at Entry
	if ok {
		at = *e
	}
	x.mu.RUnlock()
	if !ok {
		return nil, fmt.Errorf("no article %q", id)
	}
	line, err := x.line(&at)
	if err != nil {
		return nil, err
	}
	var r record.Record
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, fmt.Errorf("read record %s: %w", id, err)
	}
	return &r, nil
}

func (x *Index) line(e *Entry) ([]byte, error) {
	line := make([]byte, e.length)
	if _, err := x.files[e.file].ReadAt(line, e.offset); err != nil {
		return nil, fmt.Errorf("read record %s: %w", e.ID, err)
	}
	return line, nil
}

// snapshot returns the entries there are now.
func (x *Index) snapshot() []Entry {
	x.mu.RLock()
	defer x.mu.RUnlock()
	out := make([]Entry, len(x.entries))
	for i, e := range x.entries {
		out[i] = *e
	}
	return out
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
	var out []string
	seen := map[string]bool{"": true}
	for _, e := range x.entries {
		if !seen[e.Source] {
			seen[e.Source] = true
			out = append(out, e.Source)
		}
	}
	slices.Sort(out)
	return out
}
