package review

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// reported gives r a main incident at its place.
func reported(r *record.Record, day string, killed int, lat float64) *record.Record {
	r.Entities[0].Geo.Lat = lat
	r.Incidents = []record.Incident{{ID: "i1", Main: true, EventType: ptr("armed_assault"), Casualties: []string{"c1"}, From: &day, Place: ptr("e1"), Killed: &record.Amount{Low: &killed, Best: &killed, High: &killed}}}
	r.Casualties[0].Incident = ptr("i1")
	return r
}

func TestCompare(t *testing.T) {
	d, _ := desk(t, "zahra",
		reported(raid("a", "ledger", "2026-01-02"), "2026-01-01", 4, 14), reported(raid("b", "dispatch", "2026-01-02"), "2026-01-02", 6, 14.1),
		reported(raid("c", "post", "2026-01-03"), "2026-01-02", 4, 14), reported(raid("late", "post", "2026-01-09"), "2026-01-09", 4, 14),
		reported(raid("far", "post", "2026-01-02"), "2026-01-02", 4, 20))
	page := get(d, "/compare").Body.String()
	for _, want := range []string{"<b>1</b> incident told by more than one article; in <b>1</b> the numbers differ", "ledger", "dispatch", "post", "numbers differ",
		`<td dir="auto" class="odd"><span class="sign" aria-hidden="true">≠</span><span class="hidden">differs: </span>6</td>`, `<td dir="auto">4</td>`, "the mayor"} {
		if !strings.Contains(page, want) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
	if strings.Contains(page, "Téra late") || strings.Contains(page, "Téra far") {
		t.Error("reports of other days or places are set beside these")
	}
	if page := get(d, "/compare?id=b").Body.String(); strings.Count(page, "<th scope=\"col\"><span class=\"source\">") != 3 {
		t.Error("an article's comparison should have a column for it and each of the two like it")
	}
	if page := get(d, "/article?id=b").Body.String(); !strings.Contains(page, "2 other reports of it: compare") {
		t.Error("the article does not lead to those that report the same")
	}
	if page := get(d, "/compare?source=ledger").Body.String(); !strings.Contains(page, "No two articles here") {
		t.Error("the filter of sources does not hold for comparisons")
	}
}

func TestMark(t *testing.T) {
	for _, c := range []struct{ cells, want string }{
		{"4 4 6", "..x"}, {"4 6", "xx"}, {"4 4", ".."}, {"4 - 4", "..."}, {"4 -", ".."}, {"4 4 6 6 -", "xxxx."}, {"- -", ".."},
	} {
		var row caseRow
		for _, v := range strings.Fields(c.cells) {
			row.Cells = append(row.Cells, caseCell{Value: strings.Trim(v, "-")})
		}
		row.mark()
		got := ""
		for _, cell := range row.Cells {
			got += map[bool]string{true: "x", false: "."}[cell.Odd]
		}
		if got != c.want {
			t.Errorf("mark(%s) = %s, want %s", c.cells, got, c.want)
		}
	}
}

func TestReasons(t *testing.T) {
	plain := func(edit func(*record.Record)) *record.Record {
		r := raid("a", "ledger", "2026-01-02")
		r.Casualties = r.Casualties[:1]
		edit(r)
		return r
	}
	for _, c := range []struct {
		want string
		edit func(*record.Record)
	}{
		{"", func(*record.Record) {}},
		{"disputed", func(r *record.Record) { r.Casualties[0].Standing = "disputed" }},
		{"unverified", func(r *record.Record) { r.Casualties[0].Standing = "unverified" }},
		{"opinion", func(r *record.Record) { r.Genre = "opinion" }},
		{"weak evidence", func(r *record.Record) { r.Casualties[0].Rule = "nominal" }},
		{"vague number", func(r *record.Record) { r.Casualties[0].Qualifier = "vague" }},
		{"no date or place", func(r *record.Record) { r.Casualties[0].Place = nil }},
		{"", func(r *record.Record) { r.Casualties = nil; r.Genre = "opinion" }},
	} {
		d, _ := desk(t, "zahra", plain(c.edit))
		e, err := d.index.Entry("a")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range e.Reasons() {
			got += r.Why
		}
		if got != c.want || (e.Score > 0) != (c.want != "") {
			t.Errorf("reasons %q, score %d; want %q", got, e.Score, c.want)
		}
	}
}

// A copy that tells other figures is worth a look, and so is its original; one that tells fewer is not.
func TestCopiesDiffer(t *testing.T) {
	copyOf := func(id string, killed int) *record.Record {
		r := raid(id, "dispatch", "2026-01-03")
		r.DuplicateOf, r.Casualties = ptr("a"), r.Casualties[:1]
		r.Casualties[0].Low, r.Casualties[0].Best, r.Casualties[0].High = &killed, &killed, &killed
		return r
	}
	for killed, want := range map[int]bool{4: false, 5: true} {
		d, _ := desk(t, "zahra", raid("a", "ledger", "2026-01-02"), copyOf("b", killed))
		for _, id := range []string{"a", "b"} {
			e, err := d.index.Entry(id)
			if err != nil {
				t.Fatal(err)
			}
			if e.Differs != want {
				t.Errorf("a copy with %d killed of an article with 4: %s differs %v, want %v", killed, id, e.Differs, want)
			}
		}
		if page := get(d, "/article?id=b").Body.String(); !strings.Contains(page, `copy of <a href="/article?id=a"`) {
			t.Error("a copy does not lead to its original")
		}
	}
}

// The index of words finds what reading every text would find.
func TestWordIndex(t *testing.T) {
	vocabulary := strings.Fields("herder herders Téra mayor 14 raid الغارة 😀 night-time")
	random := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // a test that can be repeated
	x := wordIndex{}
	var texts []string
	for i := range 300 {
		var words []string
		for range random.IntN(6) {
			words = append(words, vocabulary[random.IntN(len(vocabulary))])
		}
		text := strings.Join(words, " ")
		texts = append(texts, text)
		x.add(uint32(i), wordsOf(text))
	}
	for _, query := range []string{"", "herder", "HERD may", "téra", "غار", "time night", "submarine", "1 4", "😀"} {
		got := x.find(query, uint32(len(texts)))
		for i, text := range texts {
			want := true
			for _, w := range wordsOf(query) {
				want = want && strings.Contains(strings.ToLower(text), w)
			}
			if got.has(uint32(i)) != want {
				t.Errorf("find(%q) has %q: %v", query, text, !want)
			}
		}
	}
}

func TestDayNumber(t *testing.T) {
	for s, want := range map[string]int{"1970-01-01": 0, "1970-02-01": 31, "2026-01-02": 20455, "": noDay, "2026-13-01": noDay, "Friday": noDay, "2026-01-0x": noDay} {
		if got := dayNumber(s); got != want || want != noDay && dayOf(got) != s {
			t.Errorf("dayNumber(%q) = %d, want %d", s, got, want)
		}
	}
}

// With nothing to show, every page says so.
func TestEmpty(t *testing.T) {
	d, _ := desk(t, "zahra")
	for page, want := range map[string]string{"/": "There are no records", "/?q=x": "No article is like that", "/see": "No dated figures", "/compare": "No two articles here", "/agreement": "--reviewer NAME"} {
		if got := get(d, page).Body.String(); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
	if got := fmt.Sprint(get(d, "/article?id=x").Code); got != "404" {
		t.Errorf("an unknown article is %s", got)
	}
}
