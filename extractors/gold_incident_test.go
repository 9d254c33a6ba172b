package extractors_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/extracttest"
	"github.com/hedgerow/hedgerow/extractors/link"
	"github.com/hedgerow/hedgerow/extractors/nlp"
)

// incident is what a row of gold says of an incident, or what was found of one, in the words of the gold:
//
//	= incident | main | bombing | 2025-06-11 | Bannu | killed=23 injured>=40 perpetrators=1
type incident struct {
	main              bool
	event, day, place string
	totals            map[string]casualty.Amount
}

// incidentMeasures are the totals of an incident, by the keys of the gold.
var incidentMeasures = []string{"killed", "injured", "missing", "abducted", "perpetrators"}

func parseIncident(t *testing.T, c extracttest.Case, row []string) incident {
	t.Helper()
	if len(row) != 6 || row[0] != "incident" || row[1] != "main" && row[1] != "background" {
		t.Fatalf("case %q: row %q is not incident | main or background | type | date | place | totals", c.Name, row)
	}
	in := incident{main: row[1] == "main", event: unlessDash(row[2]), day: unlessDash(row[3]), place: unlessDash(row[4]), totals: map[string]casualty.Amount{}}
	for _, word := range strings.Fields(unlessDash(row[5])) {
		measure, _, amount := parseAmount(t, word)
		in.totals[measure] = summed(amount)
	}
	return in
}

func unlessDash(cell string) string {
	if cell == "-" {
		return ""
	}
	return cell
}

// summed is the amount as a sum gives it: best is the low bound where the text gives none.
func summed(a casualty.Amount) casualty.Amount {
	if a.Best == casualty.None {
		a.Best = a.Floor()
	}
	return a
}

// foundIncident tells incident in of a in the words of the gold.
func foundIncident(a extractors.Annotations, in link.Incident) incident {
	found := incident{main: in.Main, event: in.EventType, totals: map[string]casualty.Amount{}}
	if in.Date >= 0 {
		found.day = days(in.From, in.To)
	}
	if in.Place >= 0 {
		found.place = a.Entities[in.Place].Name
	}
	for k, amount := range []*casualty.Amount{in.Killed, in.Injured, in.Missing, in.Abducted, in.PerpetratorsKilled} {
		if amount != nil {
			found.totals[incidentMeasures[k]] = summed(*amount)
		}
	}
	return found
}

// days writes a day, a month, a year or a span of days in the shortest way.
func days(from, to time.Time) string {
	a, b := from.Format(time.DateOnly), to.Format(time.DateOnly)
	switch {
	case a == b:
		return a
	case from.AddDate(0, 1, -1).Format(time.DateOnly) == b:
		return a[:len("2006-01")]
	case from.AddDate(1, 0, -1).Format(time.DateOnly) == b:
		return a[:len("2006")]
	}
	return a + "/" + b
}

// alikeness counts what two incidents have in common; 0 means that they are not the same one.
func (in incident) alikeness(o incident) int {
	n := 0
	for m, amount := range in.totals {
		if other, ok := o.totals[m]; ok && other == amount {
			n += 2
		}
	}
	n += b2i(in.day != "" && in.day == o.day) + b2i(in.place != "" && samePlace(in.place, o.place))
	if n > 0 {
		n = 4*n + 2*b2i(in.main == o.main) + b2i(in.event == o.event)
	}
	return n
}

// samePlace says whether one of two names is the other, or the other with more words.
func samePlace(a, b string) bool {
	a, b = " "+strings.ToLower(a)+" ", " "+strings.ToLower(b)+" "
	return strings.TrimSpace(a) != "" && strings.TrimSpace(b) != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// pair gives each incident of the gold the one found that is most like it, -1 for none; the closest pairs first.
func pair(want, got []incident) []int {
	partner, used := make([]int, len(want)), make([]bool, len(got))
	for i := range partner {
		partner[i] = -1
	}
	for {
		best, bi, bk := 0, 0, 0
		for i := range want {
			for k := range got {
				if n := want[i].alikeness(got[k]); partner[i] < 0 && !used[k] && n > best {
					best, bi, bk = n, i, k
				}
			}
		}
		if best == 0 {
			return partner
		}
		partner[bi], used[bk] = bk, true
	}
}

// incidentScores are the scores of incidents: that there is one, and each thing said of it.
type incidentScores struct {
	incident, main, event, day, place, killed, injured, others extracttest.Score
}

func (s *incidentScores) total(measure string) *extracttest.Score {
	switch measure {
	case "killed":
		return &s.killed
	case "injured":
		return &s.injured
	}
	return &s.others
}

// add scores one article.
func (s *incidentScores) add(want, got []incident) {
	s.incident.Found += len(got)
	for _, in := range got {
		for m := range in.totals {
			s.total(m).Found++
		}
	}
	for i, k := range pair(want, got) {
		found := incident{}
		if k >= 0 {
			found = got[k]
		}
		s.addOne(want[i], found, k >= 0)
	}
}

func (s *incidentScores) addOne(want, found incident, paired bool) {
	s.incident.Gold++
	s.incident.Right += b2i(paired)
	s.main.Add(extracttest.Score{Right: b2i(paired && want.main == found.main), Found: b2i(paired), Gold: 1})
	s.event.Add(valued(want.event, found.event, want.event == found.event))
	s.day.Add(valued(want.day, found.day, want.day == found.day))
	s.place.Add(valued(want.place, found.place, samePlace(want.place, found.place)))
	for m, amount := range want.totals {
		other, ok := found.totals[m]
		s.total(m).Gold++
		s.total(m).Right += b2i(ok && other == amount)
	}
}

// tellIncidents tells each incident missed, too many or read otherwise than the gold has it.
func tellIncidents(t *testing.T, c extracttest.Case, want, got []incident) {
	partner, used := pair(want, got), make([]bool, len(got))
	for i, k := range partner {
		if k < 0 {
			c.Mistake(t, "incident missed: %v", want[i])
			continue
		}
		used[k] = true
		if g := got[k]; want[i].main != g.main || want[i].event != g.event || want[i].day != g.day || !alikePlaces(want[i].place, g.place) || !maps.Equal(want[i].totals, g.totals) {
			c.Mistake(t, "incident: want %v\n\tgot  %v", want[i], g)
		}
	}
	for k, in := range got {
		if !used[k] {
			c.Mistake(t, "incident too much: %v", in)
		}
	}
}

func alikePlaces(a, b string) bool { return a == "" && b == "" || samePlace(a, b) }

// String writes in as a row of the gold.
func (in incident) String() string {
	kind := "background"
	if in.main {
		kind = "main"
	}
	return fmt.Sprintf("%s | %s | %s | %s | %v", kind, in.event, in.day, in.place, in.totals)
}

// valued scores a value that may be missing on either side.
func valued(want, found string, same bool) extracttest.Score {
	return extracttest.Score{Right: b2i(want != "" && same), Found: b2i(found != ""), Gold: b2i(want != "")}
}

// incidents scores the cases that have rows of incidents, "" where none has.
func incidents(t *testing.T, cases []extracttest.Case, b *nlp.Builder) string {
	var s incidentScores
	for _, c := range cases {
		if len(c.Rows) == 0 {
			continue
		}
		var want, got []incident
		for _, row := range c.Rows {
			want = append(want, parseIncident(t, c, row))
		}
		a := extractors.Extract(c.Document(t, b))
		for _, in := range a.Incidents {
			got = append(got, foundIncident(a, in))
		}
		s.add(want, got)
		tellIncidents(t, c, want, got)
	}
	if s.incident.Gold == 0 {
		return ""
	}
	return fmt.Sprintf("  incidents   %v\n  main or not %v\n  event type  %v\n  date        %v\n  place       %v\n  killed      %v\n  injured     %v\n  other totals %v\n",
		s.incident, s.main, s.event, s.day, s.place, s.killed, s.injured, s.others)
}
