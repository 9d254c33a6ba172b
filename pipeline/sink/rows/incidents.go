package rows

import "github.com/hedgerow/hedgerow/pipeline/record"

// An incident's row repeats its place, the precision of its date and who is said to have done it, so that the views of
// other codebooks need no joins.
var incidentColumns = []Column{
	{"key", Text}, {"main", Bool}, {"event_type", Text}, {"weapon", Text}, {"date", Text}, {"date_precision", Text},
	{"from_day", Day}, {"to_day", Day}, {"place", Text}, {"place_name", Text}, {"lat", Float}, {"lon", Float}, {"country", Text},
	{"admin1", Text}, {"admin2", Text}, {"geo_precision", Text},
	{"actor", Text}, {"actor_type", Text}, {"confidence", Text}, {"denied", Bool}, {"civilians_hit", Bool}, {"doubted", Bool}, {"sources", Int},
	{"killed_low", Int}, {"killed_best", Int}, {"killed_high", Int},
	{"injured_low", Int}, {"injured_best", Int}, {"injured_high", Int},
	{"missing_low", Int}, {"missing_best", Int}, {"missing_high", Int},
	{"abducted_low", Int}, {"abducted_best", Int}, {"abducted_high", Int},
	{"casualties_low", Int}, {"casualties_best", Int}, {"casualties_high", Int},
	{"perpetrators_killed_low", Int}, {"perpetrators_killed_best", Int}, {"perpetrators_killed_high", Int},
	{"rule", Text},
}

func incident(r *record.Record, in *record.Incident) []any {
	var precision any
	if d := record.Find(r.Dates, in.Date); d != nil {
		precision = d.Precision
	}
	out := []any{in.Key, in.Main, opt(in.EventType), opt(in.Weapon), dateKey(r, in.Date), precision, opt(in.From), opt(in.To)}
	out = append(out, place(r, in.Place)...)
	out = append(out, actor(r, in)...)
	out = append(out, denied(r, in), civiliansHit(r, in), doubted(r, in), sources(r, in))
	for _, a := range []*record.Amount{in.Killed, in.Injured, in.Missing, in.Abducted, in.CasualtiesTotal, in.PerpetratorsKilled} {
		out = append(out, amount(a)...)
	}
	return append(out, in.Rule)
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

// sources counts those who are quoted for the incident's figures, each once.
func sources(r *record.Record, in *record.Incident) int {
	seen := map[string]bool{}
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
		seen[name] = true
	}
	return len(seen)
}

func amount(a *record.Amount) []any {
	if a == nil {
		return []any{nil, nil, nil}
	}
	return []any{opt(a.Low), opt(a.Best), opt(a.High)}
}
