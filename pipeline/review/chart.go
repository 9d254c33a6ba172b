package review

import (
	"cmp"
	_ "embed"
	"encoding/csv"
	"fmt"
	"html"
	"html/template"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// worldFile is two SVG paths in degrees, x = longitude + 180 and y = 90 - latitude: the land, and the borders. They are
// Natural Earth's 1:110m countries (public domain), taken from the npm package world-atlas 2.0.2, rounded to a tenth.
//
//go:embed assets/world.txt
var worldFile string

// A spot is a figure of an article that the charts show.
type spot struct {
	Figure
	entry *Entry
}

// number is the figure's best single number, -1 where it has none.
func (s spot) number() int {
	for _, n := range []*int{s.Best, s.Low, s.High} {
		if n != nil {
			return *n
		}
	}
	return -1
}

// when is the day of the figure, else of the article.
func (s spot) when() string { return cmp.Or(s.Day, s.entry.Published) }

// spots are the figures that a filter asks for: whole ones of one incident, so that no one is counted in a part and in its
// total, nor in a tally of years.
func spots(entries []Entry, f Filter) []spot {
	var out []spot
	for i := range entries {
		for _, x := range entries[i].Figures {
			if f.figure(x) && !x.Part && !x.Derived && x.Scope == "incident" {
				out = append(out, spot{x, &entries[i]})
			}
		}
	}
	return out
}

type seePage struct {
	Title, Reviewer    string
	Filter             Filter
	Query              string
	Charts             []chartView
	Figures, Articles  int
	Sources, Hedges    []string
	Measures, Standing []string
}

type chartView struct {
	Name, Title string
	SVG         template.HTML
}

// charts are what the desk draws.
var charts = []struct {
	name, title string
	draw        func([]spot, Filter) string
}{
	{"map", "Where", drawMap},
	{"timeline", "When", drawTimeline},
	{"month", "Killed and injured by month", bars(func(s spot) []string { return []string{month(s.when())} }, true)},
	{"place", "Killed and injured by place", bars(func(s spot) []string { return []string{cmp.Or(s.Place, "no place")} }, false)},
	{"actor", "Killed and injured by actor named in the article", bars(actorsOf, false)},
	{"standing", "Killed and injured by standing", bars(func(s spot) []string { return []string{s.Standing} }, false)},
}

func actorsOf(s spot) []string {
	if len(s.entry.Actors) == 0 {
		return []string{"nobody named"}
	}
	return s.entry.Actors
}

func month(day string) string {
	if len(day) < 7 {
		return "no date"
	}
	return day[:7]
}

func (d *Desk) see(w http.ResponseWriter, r *http.Request) {
	f := filterOf(r.URL.Query())
	entries := d.find(f)
	shown := spots(entries, f)
	p := seePage{
		Title: "See", Reviewer: d.reviewer, Filter: f, Query: f.Values().Encode(), Figures: len(shown), Articles: len(entries),
		Sources: d.index.sources(), Hedges: hedgeClasses, Measures: Measures, Standing: Standings,
	}
	for _, c := range charts {
		p.Charts = append(p.Charts, chartView{c.name, c.title, template.HTML(c.draw(shown, f))}) //nolint:gosec // names are escaped where they are drawn
	}
	d.render(w, "see.html", p)
}

// chart serves one drawing as a file of SVG.
func (d *Desk) chart(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutSuffix(r.PathValue("name"), ".svg")
	i := slices.IndexFunc(charts, func(c struct {
		name, title string
		draw        func([]spot, Filter) string
	}) bool {
		return c.name == name
	})
	if !ok || i < 0 {
		http.NotFound(w, r)
		return
	}
	f := filterOf(r.URL.Query())
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Content-Disposition", "attachment; filename="+name+".svg")
	fmt.Fprint(w, charts[i].draw(spots(d.find(f), f), f))
}

// svg wraps a drawing. Colours are attributes, so that it looks the same when it is saved.
func svg(width, height int, title, body string) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="group" aria-label="%s" font-family="sans-serif" font-size="12"><title>%s</title><rect width="%d" height="%d" fill="#fff"/>%s</svg>`,
		width, height, width, height, html.EscapeString(title), html.EscapeString(title), width, height, body)
}

const (
	killedColour  = "#a4161a"
	injuredColour = "#b35c00"
	otherColour   = "#495057"
)

func colourOf(measure string) string {
	switch measure {
	case "killed":
		return killedColour
	case "injured":
		return injuredColour
	}
	return otherColour
}

// drawMap shows figures where they happened: the filled disc is the low number, the ring the high one.
func drawMap(all []spot, f Filter) string {
	land, borders, _ := strings.Cut(worldFile, "\n")
	located := slices.DeleteFunc(slices.Clone(all), func(s spot) bool { return !s.Located })
	slices.SortStableFunc(located, func(a, b spot) int { return cmp.Compare(b.number(), a.number()) })
	x, y, w, h := frame(located)
	scale := 960 / w
	var b strings.Builder
	fmt.Fprintf(&b, `<svg x="0" y="0" width="960" height="%.0f" viewBox="%.2f %.2f %.2f %.2f"><rect x="-180" y="0" width="720" height="180" fill="#dbe7f0"/>`, h*scale, x, y, w, h)
	fmt.Fprintf(&b, `<path d="%s" fill="#f4f1ea" fill-rule="evenodd"/><path d="%s" fill="none" stroke="#b5ad9e" stroke-width="%.3f"/>`, land, borders, 1/scale)
	for _, s := range located {
		low, high := radius(s.Low, s.number()), radius(s.High, s.number())
		px, py := s.Lon+180, 90-s.Lat
		fmt.Fprintf(&b, `<a href="%s"><title>%s</title><circle cx="%.3f" cy="%.3f" r="%.3f" fill="%s" fill-opacity=".55"/><circle cx="%.3f" cy="%.3f" r="%.3f" fill="none" stroke="%s" stroke-width="%.3f"/></a>`,
			html.EscapeString(link(s.entry.ID, f)), html.EscapeString(label(s)), px, py, low/scale, colourOf(s.Measure), px, py, max(high, low)/scale, colourOf(s.Measure), 1.2/scale)
	}
	b.WriteString(`</svg>`)
	title := fmt.Sprintf("Map of %d figures", len(located))
	return svg(960, int(h*scale)+1, title, b.String())
}

// frame is the part of the world that holds all spots, with some room, in degrees of the drawing.
func frame(located []spot) (x, y, w, h float64) {
	if len(located) == 0 {
		return 0, 5, 360, 145
	}
	x0, y0, x1, y1 := 360.0, 180.0, 0.0, 0.0
	for _, s := range located {
		x0, x1 = min(x0, s.Lon+180), max(x1, s.Lon+180)
		y0, y1 = min(y0, 90-s.Lat), max(y1, 90-s.Lat)
	}
	w, h = max(x1-x0, 20)*1.3, max(y1-y0, 12)*1.3
	w, h = max(w, h*2), max(h, w/2.4)
	return (x0+x1)/2 - w/2, (y0+y1)/2 - h/2, w, h
}

// radius of a number's disc, in pixels: areas are as the numbers are.
func radius(n *int, otherwise int) float64 {
	if n != nil {
		otherwise = *n
	}
	return min(4+2*math.Sqrt(float64(max(otherwise, 0))), 60)
}

func label(s spot) string {
	return fmt.Sprintf("%s %s, %s, %s: %s", s.Measure, amount(s.Low, s.Best, s.High), cmp.Or(s.Place, "no place"), cmp.Or(s.when(), "no date"), s.entry.Title)
}

// drawTimeline shows each figure at its day, the number upwards on a logarithmic scale, from low to high.
func drawTimeline(all []spot, f Filter) string {
	dated := slices.DeleteFunc(slices.Clone(all), func(s spot) bool { return dayNumber(s.when()) == noDay || s.number() < 0 })
	if len(dated) == 0 {
		return svg(960, 60, "Timeline", `<text x="12" y="34" fill="#343a40">No dated figures.</text>`)
	}
	slices.SortStableFunc(dated, func(a, b spot) int { return cmp.Compare(a.when(), b.when()) })
	first, last := dayNumber(dated[0].when()), dayNumber(dated[len(dated)-1].when())
	at := func(s spot) float64 {
		return 60 + 860*float64(dayNumber(s.when())-first)/float64(max(last-first, 1))
	}
	up := func(n int) float64 { return 230 - 60*math.Log10(float64(n)+1) }
	var b strings.Builder
	for _, n := range []int{0, 1, 10, 100, 1000} {
		fmt.Fprintf(&b, `<line x1="50" x2="940" y1="%.1f" y2="%.1f" stroke="#dee2e6"/><text x="44" y="%.1f" text-anchor="end" fill="#343a40">%d</text>`, up(n), up(n), up(n)+4, n)
	}
	fmt.Fprintf(&b, `<text x="60" y="256" fill="#343a40">%s</text><text x="940" y="256" text-anchor="end" fill="#343a40">%s</text>`,
		html.EscapeString(dated[0].when()), html.EscapeString(dated[len(dated)-1].when()))
	for _, s := range dated {
		low, high := bound(s.Low, s.number()), bound(s.High, s.number())
		fmt.Fprintf(&b, `<a href="%[1]s"><title>%[2]s</title><line x1="%.1[3]f" x2="%.1[3]f" y1="%.1[4]f" y2="%.1[5]f" stroke="%[6]s" stroke-width="3"/><circle cx="%.1[3]f" cy="%.1[7]f" r="4.5" fill="%[6]s"/></a>`,
			html.EscapeString(link(s.entry.ID, f)), html.EscapeString(label(s)), at(s), up(low), up(high), colourOf(s.Measure), up(s.number()))
	}
	return svg(960, 270, fmt.Sprintf("Timeline of %d figures", len(dated)), b.String())
}

func bound(n *int, otherwise int) int {
	if n != nil {
		return *n
	}
	return otherwise
}

// bars draws killed and injured by group: in order of name, or the largest first.
func bars(group func(spot) []string, byName bool) func([]spot, Filter) string {
	return func(all []spot, _ Filter) string {
		sums := map[string][2]int{}
		for _, s := range all {
			for _, name := range group(s) {
				sum := sums[name]
				switch s.Measure {
				case "killed":
					sum[0] += max(s.number(), 0)
				case "injured":
					sum[1] += max(s.number(), 0)
				}
				sums[name] = sum
			}
		}
		return drawBars(sums, byName)
	}
}

const mostBars = 24

func drawBars(sums map[string][2]int, byName bool) string {
	names := make([]string, 0, len(sums))
	largest := 1
	for name, s := range sums {
		if s != [2]int{} {
			names, largest = append(names, name), max(largest, s[0], s[1])
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		if byName {
			return cmp.Compare(a, b)
		}
		return cmp.Or(cmp.Compare(sums[b][0]+sums[b][1], sums[a][0]+sums[a][1]), cmp.Compare(a, b))
	})
	left := len(names)
	if byName {
		names = names[max(0, left-mostBars):]
	} else {
		names = names[:min(mostBars, left)]
	}
	var b strings.Builder
	y := 10
	for _, name := range names {
		fmt.Fprintf(&b, `<text x="230" y="%d" text-anchor="end" fill="#212529">%s</text>`, y+15, html.EscapeString(short(name)))
		for i, colour := range []string{killedColour, injuredColour} {
			n := sums[name][i]
			fmt.Fprintf(&b, `<rect x="240" y="%d" width="%.1f" height="9" fill="%s"/><text x="%.1f" y="%d" font-size="10" fill="#343a40">%d</text>`,
				y+2+i*10, 620*float64(n)/float64(largest), colour, 246+620*float64(n)/float64(largest), y+10+i*10, n)
		}
		y += 28
	}
	if left > len(names) {
		fmt.Fprintf(&b, `<text x="240" y="%d" fill="#343a40">and %d more</text>`, y+14, left-len(names))
		y += 22
	}
	fmt.Fprintf(&b, `<rect x="240" y="%d" width="10" height="10" fill="%s"/><text x="255" y="%d" fill="#343a40">killed</text><rect x="310" y="%d" width="10" height="10" fill="%s"/><text x="325" y="%d" fill="#343a40">injured</text>`,
		y+4, killedColour, y+13, y+4, injuredColour, y+13)
	return svg(960, y+24, fmt.Sprintf("Killed and injured in %d groups", left), b.String())
}

func short(s string) string {
	if r := []rune(s); len(r) > 34 {
		return string(r[:33]) + "…"
	}
	return s
}

// csv serves the figures that the filter asks for, a row each.
func (d *Desk) csv(w http.ResponseWriter, r *http.Request) {
	f := filterOf(r.URL.Query())
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", "attachment; filename=figures.csv")
	out := csv.NewWriter(w)
	_ = out.Write([]string{"article", "source", "title", "published", "key", "measure", "low", "best", "high", "qualifier", "status", "date", "place", "country", "lat", "lon", "says", "standing", "text"})
	for _, e := range d.find(f) {
		for _, x := range e.Figures {
			if f.figure(x) {
				_ = out.Write(csvRow(&e, x))
			}
		}
	}
	out.Flush() // a browser that has gone away needs no file
}

func csvRow(e *Entry, x Figure) []string {
	lat, lon := "", ""
	if x.Located {
		lat, lon = strconv.FormatFloat(x.Lat, 'f', -1, 64), strconv.FormatFloat(x.Lon, 'f', -1, 64)
	}
	row := []string{e.ID, e.Source, e.Title, e.Published, x.Key, x.Measure, digits(x.Low), digits(x.Best), digits(x.High), x.Qualifier, x.Status, x.Day, x.Place, x.Country, lat, lon, x.Says, x.Standing, x.Text}
	for i, cell := range row {
		if cell != "" && strings.ContainsRune("=+@\t\r", rune(cell[0])) || strings.HasPrefix(cell, "-") && lat != cell && lon != cell {
			row[i] = "'" + cell // a spreadsheet must not take an article's words for a formula
		}
	}
	return row
}

func digits(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
