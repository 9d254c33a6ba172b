package review

import (
	"cmp"
	"math"
	"net/http"
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// A report is an article's main incident.
type report struct {
	*Entry
	event Event
}

// alike says whether two reports may be of one incident: the same kind of thing, within two days and 25 kilometres.
func (r report) alike(o report) bool {
	a, b := r.event, o.event
	return abs(a.Day-b.Day) <= 2 && (a.Type == b.Type || vagueType(a.Type) || vagueType(b.Type)) && a.Spot.near(b.Spot)
}

// vagueType says whether a type of incident fits all others.
func vagueType(t string) bool { return t == "" || t == "other" }

// near says whether two places, none of them as large as a country, are 25 kilometres apart at most.
func (s *Spot) near(o *Spot) bool {
	if s == o {
		return true
	}
	north, east := (s.Lat-o.Lat)*111, (s.Lon-o.Lon)*111*math.Cos(s.Lat*math.Pi/180)
	return north*north+east*east <= 25*25
}

// reportsOf are the incidents of entries that can be compared: with a day and a place, in order of days.
func reportsOf(entries []*Entry) []report {
	var out []report
	for _, e := range entries {
		for _, ev := range e.Events {
			if ev.Day != noDay && ev.Small {
				out = append(out, report{e, ev})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b report) int { return cmp.Compare(a.event.Day, b.event.Day) })
	return out
}

// A cell is a square of a quarter of a degree's side.
type cell struct{ x, y int }

func cellOf(s *Spot) cell {
	return cell{int(math.Floor(s.Lon * 4)), int(math.Floor(s.Lat * 4))}
}

// cases gathers reports of several articles on one incident. A report joins the case whose first report it is like.
func cases(reports []report) [][]report {
	type member struct {
		place int
		id    string
	}
	var all [][]report
	open, seen := map[cell][]int{}, map[member]bool{} // cases by where they are; who is in which
	for _, r := range reports {
		i := caseOf(all, open, r)
		if i < 0 {
			i = len(all)
			at := cellOf(r.event.Spot)
			open[at] = append(open[at], i)
			all = append(all, nil)
		}
		if !seen[member{i, r.ID}] {
			seen[member{i, r.ID}] = true
			all[i] = append(all[i], r)
		}
	}
	return slices.DeleteFunc(all, func(c []report) bool { return len(c) < 2 })
}

// caseOf finds the case that r belongs to, -1 where there is none. Reports come in order of days, so a case that is too
// old to take another is dropped.
func caseOf(all [][]report, open map[cell][]int, r report) int {
	at := cellOf(r.event.Spot)
	for x := at.x - 1; x <= at.x+1; x++ {
		for y := at.y - 1; y <= at.y+1; y++ {
			c := cell{x, y}
			fresh := slices.DeleteFunc(open[c], func(i int) bool { return all[i][0].event.Day < r.event.Day-2 })
			if len(fresh) > 0 || len(open[c]) > 0 {
				open[c] = fresh
			}
			for _, i := range fresh {
				if all[i][0].alike(r) {
					return i
				}
			}
		}
	}
	return -1
}

// apart is how far the reports of a case differ in the dead, then in the hurt; 0 where they agree.
func apart(c []report) int {
	gap := func(amount func(Event) span32) int {
		low, high := math.MaxInt, none
		for _, r := range c {
			if n := amount(r.event).number(); n != none {
				low, high = min(low, n), max(high, n)
			}
		}
		return max(high-low, 0)
	}
	return gap(func(e Event) span32 { return e.Killed })*1000 + gap(func(e Event) span32 { return e.Injured })
}

func (s span32) number() int { return (&Figure{Low: s.low, Best: s.best, High: s.high}).number() }

// A caseView is a case as a table: a column a source, a row a thing that they tell.
type caseView struct {
	Title   string
	Differ  bool
	Columns []caseColumn
	Rows    []caseRow
	More    int // reports that have no column
}

type caseColumn struct{ Source, Title, Published, Link string }

type caseRow struct {
	Name  string
	Cells []caseCell
}

// A caseCell is what one source says. It is odd where most say something else.
type caseCell struct {
	Value string
	Odd   bool
}

// mostColumns is how many sources are set side by side.
const mostColumns = 8

// told are the rows of a case.
var told = []struct {
	name string
	of   func(*record.Record, *record.Incident) string
}{
	{"killed", func(_ *record.Record, in *record.Incident) string { return bounds(in.Killed) }},
	{"injured", func(_ *record.Record, in *record.Incident) string { return bounds(in.Injured) }},
	{"missing", func(_ *record.Record, in *record.Incident) string { return bounds(in.Missing) }},
	{"abducted", func(_ *record.Record, in *record.Incident) string { return bounds(in.Abducted) }},
	{"attackers killed", func(_ *record.Record, in *record.Incident) string { return bounds(in.PerpetratorsKilled) }},
	{"standing", standingOf},
	{"who says", sayingOf},
	{"by whom", actorOf},
	{"what", func(_ *record.Record, in *record.Incident) string {
		return strings.ReplaceAll(deref(in.EventType), "_", " ")
	}},
	{"weapon", func(_ *record.Record, in *record.Incident) string { return deref(in.Weapon) }},
	{"when", func(_ *record.Record, in *record.Incident) string { return deref(in.From) }},
	{"where", whereOf},
}

func bounds(a *record.Amount) string {
	if a == nil {
		return ""
	}
	return record.Bounds(a.Low, a.Best, a.High)
}

func whereOf(r *record.Record, in *record.Incident) string {
	if e := record.Find(r.Entities, in.Place); e != nil {
		return e.Name
	}
	return ""
}

func actorOf(r *record.Record, in *record.Incident) string {
	name, confidence := record.Actor(r, in)
	if name == "" {
		return ""
	}
	return name + " (" + confidence + ")"
}

// standingOf and sayingOf are of the incident's figures, each once.
func standingOf(r *record.Record, in *record.Incident) string {
	return figuresSay(r, in, func(row Row) string { return row.Standing })
}

func sayingOf(r *record.Record, in *record.Incident) string {
	return figuresSay(r, in, func(row Row) string { return row.Says })
}

func figuresSay(r *record.Record, in *record.Incident, what func(Row) string) string {
	var out []string
	for _, id := range in.Casualties {
		if c := record.Find(r.Casualties, &id); c != nil && c.PartOf == nil {
			if s := what(rowOf(r, c)); s != "" && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return strings.Join(out, ", ")
}

// view reads the records of a case and sets them side by side.
func (d *Desk) view(c []report, f Filter) (caseView, error) {
	v := caseView{Differ: apart(c) > 0, More: max(0, len(c)-mostColumns)}
	v.Title = cmp.Or(c[0].event.Place, "no place") + ", " + dayOf(c[0].event.Day)
	v.Rows = make([]caseRow, len(told))
	for i, t := range told {
		v.Rows[i].Name = t.name
	}
	for _, r := range c[:len(c)-v.More] {
		rec, err := d.index.Record(r.Entry)
		if err != nil {
			return v, err
		}
		in := incidentOf(rec, r.event)
		v.Columns = append(v.Columns, caseColumn{r.Source, cmp.Or(r.Title, r.ID), r.Published, link(r.ID, f)})
		for i, t := range told {
			v.Rows[i].Cells = append(v.Rows[i].Cells, caseCell{Value: t.of(rec, in)})
		}
	}
	v.Rows = slices.DeleteFunc(v.Rows, func(row caseRow) bool {
		return !slices.ContainsFunc(row.Cells, func(c caseCell) bool { return c.Value != "" })
	})
	for i := range v.Rows {
		v.Rows[i].mark()
	}
	return v, nil
}

// incidentOf finds an event's incident in its record.
func incidentOf(r *record.Record, ev Event) *record.Incident {
	for i := range r.Incidents {
		in := &r.Incidents[i]
		if in.Main && dayNumber(cmp.Or(deref(in.From), day(deref(r.Published)))) == ev.Day && deref(in.EventType) == ev.Type {
			return in
		}
	}
	return &record.Incident{}
}

// mark says which cells are odd: those that differ from what most sources say, or all where no two agree. Who is silent
// does not differ.
func (row *caseRow) mark() {
	count, most := map[string]int{}, 0
	for _, c := range row.Cells {
		if c.Value != "" {
			count[c.Value]++
			most = max(most, count[c.Value])
		}
	}
	leaders := 0
	for _, n := range count {
		if n == most {
			leaders++
		}
	}
	for i, c := range row.Cells {
		row.Cells[i].Odd = c.Value != "" && len(count) > 1 && (leaders > 1 || count[c.Value] < most)
	}
}

type comparePage struct {
	page
	filterForm
	Cases            []caseView
	Found, Apart     int
	Page, Pages      int
	Article, Problem string
}

// casesPerPage is how many cases the page shows at a time.
const casesPerPage = 10

// compare shows what several sources say of one incident, those that differ most first: of all articles, or of one.
func (d *Desk) compare(w http.ResponseWriter, r *http.Request) {
	f := filterOf(r.URL.Query())
	p := comparePage{page: d.page("Compare", "/compare"), filterForm: d.filterForm(f), Article: r.URL.Query().Get("id")}
	all := d.casesOf(f, p.Article)
	for _, c := range all {
		if apart(c) > 0 {
			p.Apart++
		}
	}
	p.Found, p.Page = len(all), pageOf(r)
	p.Pages = max(1, (len(all)+casesPerPage-1)/casesPerPage)
	p.Page = min(max(p.Page, 1), p.Pages)
	for _, c := range all[(p.Page-1)*casesPerPage : min(p.Page*casesPerPage, len(all))] {
		v, err := d.view(c, f)
		if err != nil {
			p.Problem = err.Error()
			continue
		}
		p.Cases = append(p.Cases, v)
	}
	d.render(w, "compare.html", p)
}

// casesOf are the cases of the articles that a filter asks for, or those that one article belongs to.
func (d *Desk) casesOf(f Filter, id string) [][]report {
	if id == "" {
		all := cases(reportsOf(d.find(f)))
		slices.SortStableFunc(all, func(a, b []report) int {
			return cmp.Or(cmp.Compare(apart(b), apart(a)), cmp.Compare(b[0].event.Day, a[0].event.Day))
		})
		return all
	}
	e, err := d.index.Entry(id)
	if err != nil {
		return nil
	}
	var out [][]report
	for _, r := range reportsOf([]*Entry{e}) {
		if c := d.index.like(r); len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}

// like returns r and the reports of other articles that are like it.
func (x *Index) like(r report) []report {
	out, seen := []report{r}, map[string]bool{r.ID: true}
	for _, e := range x.snapshot() {
		for _, ev := range e.Events {
			o := report{e, ev}
			if ev.Day != noDay && ev.Small && !seen[e.ID] && r.alike(o) {
				seen[e.ID] = true
				out = append(out, o)
			}
		}
	}
	return out
}

// others is how many other articles report what e does.
func (d *Desk) others(e *Entry) int {
	n := 0
	for _, r := range reportsOf([]*Entry{e}) {
		n = max(n, len(d.index.like(r))-1)
	}
	return n
}
