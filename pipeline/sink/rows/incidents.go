package rows

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// An incident's row repeats its place, the precision of its date and who is said to have done it, so that the views of
// other codebooks need no joins.
var incidentColumns = []Column{
	{"key", Text}, {"main", Bool}, {"event_type", Text}, {"weapon", Text}, {"date", Text}, {"date_precision", Text},
	{"from_day", Day}, {"to_day", Day}, {"days", Int}, {"place", Text}, {"place_name", Text}, {"lat", Float}, {"lon", Float}, {"country", Text},
	{"admin1", Text}, {"admin2", Text}, {"geo_precision", Text},
	{"actor", Text}, {"actor_type", Text}, {"confidence", Text}, {"denied", Bool}, {"civilians_hit", Bool}, {"doubted", Bool}, {"sources", Int}, {"says", Text},
	{"killed_low", Int}, {"killed_best", Int}, {"killed_high", Int},
	{"injured_low", Int}, {"injured_best", Int}, {"injured_high", Int},
	{"missing_low", Int}, {"missing_best", Int}, {"missing_high", Int},
	{"abducted_low", Int}, {"abducted_best", Int}, {"abducted_high", Int},
	{"casualties_low", Int}, {"casualties_best", Int}, {"casualties_high", Int},
	{"perpetrators_killed_low", Int}, {"perpetrators_killed_best", Int}, {"perpetrators_killed_high", Int},
	{"civilians_killed", Int}, {"rule", Text},
}

func incident(r *record.Record, in *record.Incident) []any {
	var precision any
	if d := record.Find(r.Dates, in.Date); d != nil {
		precision = d.Precision
	}
	out := []any{in.Key, in.Main, opt(in.EventType), opt(in.Weapon), dateKey(r, in.Date), precision, opt(in.From), opt(in.To), days(in.From, in.To)}
	out = append(out, place(r, in.Place)...)
	out = append(out, actor(r, in)...)
	quoted := sources(r, in)
	out = append(out, denied(r, in), civiliansHit(r, in), doubted(r, in), len(quoted), said(quoted))
	for _, a := range []*record.Amount{in.Killed, in.Injured, in.Missing, in.Abducted, in.CasualtiesTotal, in.PerpetratorsKilled} {
		out = append(out, amount(a)...)
	}
	return append(out, civiliansKilled(r, in), in.Rule)
}

// days counts the calendar days from the first to the last, both included; nil where one is unknown or no day.
func days(from, to *string) any {
	if from == nil || to == nil {
		return nil
	}
	first, err1 := time.Parse(time.DateOnly, *from)
	last, err2 := time.Parse(time.DateOnly, *to)
	if err1 != nil || err2 != nil {
		return nil
	}
	return int(last.Sub(first).Hours()/24) + 1
}

func place(r *record.Record, id *string) []any {
	e := record.Find(r.Entities, id)
	if e == nil {
		return make([]any, 8)
	}
	if e.Geo == nil {
		return append([]any{e.Key, e.Name}, make([]any, 6)...)
	}
	return []any{e.Key, e.Name, e.Geo.Lat, e.Geo.Lon, opt(e.Geo.Country), opt(e.Geo.Admin1), opt(e.Geo.Admin2), e.Geo.Precision}
}

// actor is who is said most surely to have done it, what sort of thing that is, and how surely it is said.
func actor(r *record.Record, in *record.Incident) []any {
	name, confidence := record.Actor(r, in)
	if name == "" {
		return []any{nil, nil, nil}
	}
	var kind any
	for _, e := range r.Entities {
		if e.Name == name && e.Subtype != nil {
			kind = *e.Subtype
			break
		}
	}
	return []any{name, kind, confidence}
}

func denied(r *record.Record, in *record.Incident) bool {
	for _, id := range in.Responsibility {
		if x := record.Find(r.Responsibility, &id); x != nil && x.Confidence == "denied" {
			return true
		}
	}
	return false
}

// civiliansHit says whether any figure of the incident counts civilians.
func civiliansHit(r *record.Record, in *record.Incident) bool {
	for _, id := range in.Casualties {
		if c := record.Find(r.Casualties, &id); c != nil && c.Victims != nil && c.Victims.Status == "civilian" && !none(c) {
			return true
		}
	}
	return false
}

func none(c *record.Casualty) bool { return c.Qualifier == "none_reported" }

// doubted says whether any figure of the incident is unverified, disputed or denied.
func doubted(r *record.Record, in *record.Incident) bool {
	for _, id := range in.Casualties {
		c := record.Find(r.Casualties, &id)
		if c == nil {
			continue
		}
		switch c.Standing {
		case "unverified", "disputed", "denied":
			return true
		}
	}
	return false
}

// civiliansKilled sums the figures of the incident that count killed civilians, without those that are part of another of
// them; nil where there is none.
func civiliansKilled(r *record.Record, in *record.Incident) any {
	total, known := 0, false
	for _, id := range in.Casualties {
		c := record.Find(r.Casualties, &id)
		if c == nil || !killedCivilians(c) || c.Scope != "incident" {
			continue
		}
		if of := record.Find(r.Casualties, c.PartOf); of != nil && killedCivilians(of) {
			continue
		}
		if n := cmp.Or(c.Best, c.Low); n != nil {
			total, known = total+*n, true
		}
	}
	if !known {
		return nil
	}
	return total
}

func killedCivilians(c *record.Casualty) bool {
	return c.Measure == "killed" && c.Victims != nil && c.Victims.Status == "civilian"
}

func said(names []string) any {
	if len(names) == 0 {
		return nil
	}
	return strings.Join(names, "; ")
}

// sources names those who are quoted for the incident's figures, each once.
func sources(r *record.Record, in *record.Incident) []string {
	var names []string
	for _, id := range in.Casualties {
		c := record.Find(r.Casualties, &id)
		if c == nil {
			continue
		}
		a := record.Find(r.Attributions, c.Attribution)
		if a == nil || a.Source == nil {
			continue
		}
		name := a.Source.Text
		if e := record.Find(r.Entities, a.Source.Entity); e != nil {
			name = e.Name
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func amount(a *record.Amount) []any {
	if a == nil {
		return []any{nil, nil, nil}
	}
	return []any{opt(a.Low), opt(a.Best), opt(a.High)}
}
