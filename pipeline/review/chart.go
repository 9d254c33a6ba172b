package review

import (
	"cmp"
	_ "embed"
	"fmt"
	"html"
	"html/template"
	"maps"
	"math"
	"net/http"
	"slices"
	"strings"
)

// worldFile is two SVG paths in degrees, x = longitude + 180 and y = 90 - latitude: the land, and the borders. They are
// Natural Earth's 1:110m countries (public domain), taken from the npm package world-atlas 2.0.2, rounded to a tenth.
//
//go:embed assets/world.txt
var worldFile string

// A shown figure is one that the charts show.
type shown struct {
	*Figure
	entry *Entry
}

// number is the figure's best single number, none where it has none.
func (f *Figure) number() int {
	for _, n := range []int32{f.Best, f.Low, f.High} {
		if n != none {
			return int(n)
		}
	}
	return none
}

// when is the day of the figure, else of the article.
func (s shown) when() string { return cmp.Or(s.Day, s.entry.Published) }

// figuresOf are the figures that a filter asks for: whole ones of one incident, so that no one is counted in a part and in
// its total, nor in a tally of years; and not those of copies.
func figuresOf(entries []*Entry, f Filter) []shown {
	var out []shown
	for _, e := range entries {
		if e.DuplicateOf != "" {
			continue
		}
		for i := range e.Figures {
			if x := &e.Figures[i]; f.figure(x) && !x.Part && !x.Derived && x.Scope == "incident" {
				out = append(out, shown{x, e})
			}
		}
	}
	return out
}

// mostDrawn is how many figures a drawing shows one by one: more could not be told apart.
const mostDrawn = 800

// largest are the figures with the largest numbers, the largest first.
func largest(all []shown) []shown {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b shown) int { return cmp.Compare(b.number(), a.number()) })
	return all[:min(len(all), mostDrawn)]
}

type seePage struct {
	page
	filterForm
	Charts            []chartView
	Figures, Articles int
}

type chartView struct {
	Name, Title string
	SVG         template.HTML
}

// A chart is one drawing of the figures of a filter.
type chart struct {
	name, title string
	draw        func([]shown, Filter) string
}

// charts are what the desk draws.
var charts = []chart{
	{"map", "Where", drawMap},
	{"timeline", "When", drawTimeline},
	{"month", "By month", bars(func(s shown) []string { return []string{month(s.when())} }, true)},
	{"place", "By place", bars(func(s shown) []string { return []string{cmp.Or(s.Place, "no place")} }, false)},
	{"actor", "By actor named in the article", bars(actorsOf, false)},
	{"standing", "By standing", bars(func(s shown) []string { return []string{s.Standing} }, false)},
}

func actorsOf(s shown) []string {
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
	figures := figuresOf(entries, f)
	p := seePage{page: d.page("See", "/see"), filterForm: d.filterForm(f), Figures: len(figures), Articles: len(entries)}
	for _, c := range charts {
		p.Charts = append(p.Charts, chartView{c.name, c.title, template.HTML(c.draw(figures, f))}) //nolint:gosec // names are escaped where they are drawn
	}
	d.render(w, "see.html", p)
}

// chart serves one drawing as a file of SVG.
func (d *Desk) chart(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutSuffix(r.PathValue("name"), ".svg")
	i := slices.IndexFunc(charts, func(c chart) bool { return c.name == name })
	if !ok || i < 0 {
		http.NotFound(w, r)
		return
	}
	f := filterOf(r.URL.Query())
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Content-Disposition", "attachment; filename="+name+".svg")
	fmt.Fprint(w, charts[i].draw(figuresOf(d.find(f), f), f))
}

// svg wraps a drawing. Colours are attributes, so that it looks the same when it is saved; the page's style sheet changes
// them by class where it is dark.
func svg(width, height int, title, body string) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="group" aria-label="%s" font-family="sans-serif" font-size="12"><title>%s</title><rect class="paper" width="%d" height="%d" fill="#fff"/>%s</svg>`,
		width, height, width, height, html.EscapeString(title), html.EscapeString(title), width, height, body)
}

// nothing is drawn where there is nothing to draw.
func nothing(what string) string {
	return svg(960, 60, what, `<text class="soft" x="16" y="35" fill="#495057">`+html.EscapeString(what)+`</text>`)
}

// kinds are how measures are drawn: each has a colour and, for those who do not see it, a shape.
var kinds = []struct{ class, colour string }{{"killed", "#a4161a"}, {"injured", "#b35c00"}, {"other", "#495057"}}

func kindOf(measure string) int {
	switch measure {
	case "killed":
		return 0
	case "injured":
		return 1
	}
	return 2
}

// shape draws a measure's sign around a point: a disc, a diamond or a square, of the same area.
func shape(kind int, x, y, r float64, attributes string) string {
	switch kind {
	case 0:
		return fmt.Sprintf(`<circle cx="%.2f" cy="%.2f" r="%.2f" %s/>`, x, y, r, attributes)
	case 1:
		r *= 1.2533
		return fmt.Sprintf(`<path d="M%.2f %.2fl%.2f %.2fl%.2f %.2fl%.2f %.2fz" %s/>`, x, y-r, r, r, -r, r, -r, -r, attributes)
	}
	r *= .8862
	return fmt.Sprintf(`<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" %s/>`, x-r, y-r, 2*r, 2*r, attributes)
}

// key explains the first n shapes and colours.
func key(x, y float64, n int) string {
	var b strings.Builder
	for i, k := range kinds[:n] {
		fmt.Fprintf(&b, `%s<text class="ink" x="%.0f" y="%.0f" fill="#212529">%s</text>`, shape(i, x, y, 5, fmt.Sprintf(`class="%s" fill="%s"`, k.class, k.colour)), x+10, y+4, k.class)
		x += 75
	}
	return b.String()
}

// drawMap shows figures where they happened: what is filled is the low number, the outline the high one.
func drawMap(all []shown, f Filter) string {
	land, borders, _ := strings.Cut(worldFile, "\n")
	located := slices.DeleteFunc(slices.Clone(all), func(s shown) bool { return !s.Located })
	drawn := largest(located)
	m := frame(drawn)
	height := int(m.h*m.scale) + 1
	var b strings.Builder
	fmt.Fprintf(&b, `<svg width="960" height="%d" viewBox="%.2f %.2f %.2f %.2f"><rect class="sea" x="-180" y="0" width="720" height="180" fill="#dbe7f0"/>`, height, m.x, m.y, m.w, m.h)
	fmt.Fprintf(&b, `<path class="land" d="%s" fill="#f4f1ea" fill-rule="evenodd"/><path class="border" d="%s" fill="none" stroke="#b5ad9e" stroke-width="%.3f"/></svg>`, land, borders, 1/m.scale)
	for _, s := range drawn {
		kind := kindOf(s.Measure)
		x, y := m.at(s.Spot)
		low, high := radius(s.Low, s.number()), radius(s.High, s.number())
		look := fmt.Sprintf(`class="%s" fill="%s" stroke="%s"`, kinds[kind].class, kinds[kind].colour, kinds[kind].colour)
		fmt.Fprintf(&b, `<a href="%s"><title>%s</title>%s%s</a>`, html.EscapeString(link(s.entry.ID, f)), html.EscapeString(label(s)),
			shape(kind, x, y, low, look+` fill-opacity=".5" stroke="none"`), shape(kind, x, y, max(high, low), look+` fill-opacity="0" stroke-width="1.4"`))
	}
	b.WriteString(m.names(drawn))
	fmt.Fprintf(&b, `<rect class="paper" x="8" y="%d" width="232" height="24" rx="4" fill="#fff" fill-opacity=".85"/>%s`, height-32, key(22, float64(height-20), 3))
	return svg(960, height, counted("Map", len(drawn), len(located)), b.String())
}

func counted(what string, drawn, all int) string {
	if drawn < all {
		return fmt.Sprintf("%s of the %d largest of %d figures", what, drawn, all)
	}
	return fmt.Sprintf("%s of %d figures", what, all)
}

// A mapFrame is the part of the world that is drawn, in degrees from its upper left corner.
type mapFrame struct{ x, y, w, h, scale float64 }

// frame is the part of the world that holds all figures, with some room.
func frame(located []shown) mapFrame {
	m := mapFrame{0, 5, 360, 145, 960 / 360.0}
	if len(located) == 0 {
		return m
	}
	x0, y0, x1, y1 := 360.0, 180.0, 0.0, 0.0
	for _, s := range located {
		x0, x1 = min(x0, s.Lon+180), max(x1, s.Lon+180)
		y0, y1 = min(y0, 90-s.Lat), max(y1, 90-s.Lat)
	}
	w, h := max(x1-x0, 12)*1.3, max(y1-y0, 7)*1.3
	w, h = max(w, h*2), max(h, w/2.4)
	return mapFrame{(x0+x1)/2 - w/2, (y0+y1)/2 - h/2, w, h, 960 / w}
}

func (m mapFrame) at(s *Spot) (x, y float64) {
	return (s.Lon + 180 - m.x) * m.scale, (90 - s.Lat - m.y) * m.scale
}

// names writes the names of the places with the largest figures, where they do not cover one another.
func (m mapFrame) names(drawn []shown) string {
	var b strings.Builder
	var taken [][2]float64
	written := map[string]bool{}
	for _, s := range drawn {
		x, y := m.at(s.Spot)
		x, y = x+radius(max(s.High, s.Low), s.number())+4, y+4
		covers := func(o [2]float64) bool { return math.Abs(o[0]-x) < 110 && math.Abs(o[1]-y) < 15 }
		if written[s.Place] || len(taken) == 24 || slices.ContainsFunc(taken, covers) {
			continue
		}
		taken, written[s.Place] = append(taken, [2]float64{x, y}), true
		fmt.Fprintf(&b, `<text class="place" x="%.1f" y="%.1f" fill="#212529" stroke="#f4f1ea" stroke-width="3" paint-order="stroke">%s</text>`, x, y, html.EscapeString(short(s.Place)))
	}
	return b.String()
}

// radius of a number's disc, in pixels: areas are as the numbers are.
func radius(n int32, otherwise int) float64 {
	if n != none {
		otherwise = int(n)
	}
	return min(4+2*math.Sqrt(float64(max(otherwise, 0))), 60)
}

func label(s shown) string {
	return fmt.Sprintf("%s %s, %s, %s: %s", s.Measure, s.Amount(), cmp.Or(s.Place, "no place"), cmp.Or(s.when(), "no date"), s.entry.Title)
}

// drawTimeline shows each figure at its day, the number upwards on a logarithmic scale, from low to high.
func drawTimeline(all []shown, f Filter) string {
	dated := slices.DeleteFunc(slices.Clone(all), func(s shown) bool { return dayNumber(s.when()) == noDay || s.number() == none })
	if len(dated) == 0 {
		return nothing("No dated figures.")
	}
	slices.SortStableFunc(dated, func(a, b shown) int { return cmp.Compare(a.when(), b.when()) })
	drawn, before := recent(dated)
	first, last := dayNumber(drawn[0].when()), dayNumber(drawn[len(drawn)-1].when())
	drawn = largest(drawn)
	at := func(s shown) float64 {
		return 70 + 850*float64(dayNumber(s.when())-first)/float64(max(last-first, 1))
	}
	var b strings.Builder
	b.WriteString(scales(first, last, before))
	for _, s := range drawn {
		kind := kindOf(s.Measure)
		x, low, high := at(s), cmp.Or(max(s.Low, 0), int32(s.number())), cmp.Or(max(s.High, 0), int32(s.number())) //nolint:gosec // both come from an int32
		fmt.Fprintf(&b, `<a href="%s"><title>%s</title><line class="%s" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke="%s" stroke-width="2.5"/>%s</a>`,
			html.EscapeString(link(s.entry.ID, f)), html.EscapeString(label(s)), kinds[kind].class, x, x, up(int(low)), up(int(high)), kinds[kind].colour,
			shape(kind, x, up(s.number()), 4.5, fmt.Sprintf(`class="%s" fill="%s" fill-opacity=".8"`, kinds[kind].class, kinds[kind].colour)))
	}
	b.WriteString(key(70, 14, 3))
	return svg(960, 290, counted("Timeline", len(drawn), len(dated)), b.String())
}

// up is the height of a number on the timeline.
func up(n int) float64 { return 245 - 58*math.Log10(float64(n)+1) }

// recent leaves out the few figures that lie far before the others and would press these into a corner.
func recent(dated []shown) (drawn []shown, before int) {
	cut := len(dated) / 8
	for cut > 0 && lasting(dated[cut:])*5 > lasting(dated) {
		cut--
	}
	return dated[cut:], cut
}

// lasting is how many days figures in order lie apart.
func lasting(dated []shown) int {
	return dayNumber(dated[len(dated)-1].when()) - dayNumber(dated[0].when()) + 1
}

// scales draws the lines of the numbers and the days.
func scales(first, last, before int) string {
	var b strings.Builder
	for _, n := range []int{0, 1, 10, 100, 1000} {
		fmt.Fprintf(&b, `<line class="rule" x1="60" x2="940" y1="%.1f" y2="%.1f" stroke="#dee2e6"/><text class="soft" x="52" y="%.1f" text-anchor="end" fill="#495057">%d</text>`, up(n), up(n), up(n)+4, n)
	}
	const ticks = 5
	steps := min(ticks, max(last-first, 1))
	for i := range steps + 1 {
		d := first + (last-first)*i/steps
		x := 70 + 850*float64(d-first)/float64(max(last-first, 1))
		fmt.Fprintf(&b, `<line class="rule" x1="%.1f" x2="%.1f" y1="245" y2="251" stroke="#adb5bd"/><text class="soft" x="%.1f" y="266" text-anchor="middle" fill="#495057">%s</text>`, x, x, x, dayOf(d))
		if first == last {
			break
		}
	}
	if before > 0 {
		fmt.Fprintf(&b, `<text class="soft" x="70" y="283" fill="#495057">%d earlier figures are not drawn; set “From” to see them</text>`, before)
	}
	return b.String()
}

// bars draws killed and injured by group: in order of name, or the largest first.
func bars(group func(shown) []string, byName bool) func([]shown, Filter) string {
	return func(all []shown, _ Filter) string {
		sums := map[string][2]int{}
		for _, s := range all {
			kind := kindOf(s.Measure)
			if kind > 1 {
				continue
			}
			for _, name := range group(s) {
				sum := sums[name]
				sum[kind] += max(s.number(), 0)
				sums[name] = sum
			}
		}
		return drawBars(sums, byName)
	}
}

const mostBars = 24

func drawBars(sums map[string][2]int, byName bool) string {
	maps.DeleteFunc(sums, func(_ string, s [2]int) bool { return s == [2]int{} })
	if len(sums) == 0 {
		return nothing("Nobody killed or injured in these figures.")
	}
	names := slices.SortedFunc(maps.Keys(sums), func(a, b string) int {
		if byName {
			return cmp.Compare(a, b)
		}
		return cmp.Or(cmp.Compare(sums[b][0]+sums[b][1], sums[a][0]+sums[a][1]), cmp.Compare(a, b))
	})
	left, most := len(names), 1
	if byName {
		names = names[max(0, left-mostBars):]
	} else {
		names = names[:min(mostBars, left)]
	}
	for _, name := range names {
		most = max(most, sums[name][0], sums[name][1])
	}
	var b strings.Builder
	b.WriteString(key(186, 14, 2))
	y := 28
	for _, name := range names {
		fmt.Fprintf(&b, `<text class="ink" x="172" y="%d" text-anchor="end" fill="#212529">%s</text>`, y+15, html.EscapeString(short(name)))
		for i, n := range sums[name] {
			long := 370 * float64(n) / float64(most)
			fmt.Fprintf(&b, `<rect class="%s" x="180" y="%d" width="%.1f" height="9" rx="1.5" fill="%s"/><text class="soft" x="%.1f" y="%d" font-size="10" fill="#495057">%d</text>`,
				kinds[i].class, y+2+i*10, long, kinds[i].colour, 186+long, y+10+i*10, n)
		}
		y += 28
	}
	if left > len(names) {
		fmt.Fprintf(&b, `<text class="soft" x="180" y="%d" fill="#495057">and %d more</text>`, y+14, left-len(names))
		y += 22
	}
	return svg(600, y+8, fmt.Sprintf("Killed and injured in %d groups", left), b.String())
}

func short(s string) string {
	if r := []rune(s); len(r) > 26 {
		return string(r[:25]) + "…"
	}
	return s
}
