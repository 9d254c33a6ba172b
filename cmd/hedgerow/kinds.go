package main

import (
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// A kind of thing that records hold, and how to leave it out: its list becomes empty and what others say of it null, so
// that the record still keeps the contract.
type kind struct {
	name string
	drop func(*record.Record)
}

var allKinds = []kind{
	{"entities", dropEntities},
	{"dates", dropDates},
	{"casualties", dropCasualties},
	{"attributions", dropAttributions},
	{"responsibility", dropResponsibility},
	{"hedges", dropHedges},
	{"incidents", dropIncidents},
}

func kinds() string {
	var names []string
	for _, k := range allKinds {
		names = append(names, k.name)
	}
	return strings.Join(names, ",")
}

func checkKinds(only []string) error {
	for _, name := range only {
		if !slices.ContainsFunc(allKinds, func(k kind) bool { return k.name == name }) {
			return usagef("unknown kind %q: --only takes %s", name, kinds())
		}
	}
	return nil
}

// keep leaves in r only the kinds named; all of them where none is.
func keep(r *record.Record, only []string) {
	for _, k := range allKinds {
		if len(only) > 0 && !slices.Contains(only, k.name) {
			k.drop(r)
		}
	}
}

func dropEntities(r *record.Record) {
	r.Entities = []record.Entity{}
	for i := range r.Casualties {
		r.Casualties[i].Place = nil
	}
	for i := range r.Attributions {
		forget(r.Attributions[i].Source)
	}
	for i := range r.Responsibility {
		forget(r.Responsibility[i].Actor)
		forget(r.Responsibility[i].Holder)
	}
	for i := range r.Hedges {
		forget(r.Hedges[i].Holder)
	}
	for i := range r.Incidents {
		r.Incidents[i].Place = nil
	}
}

func forget(p *record.Party) {
	if p != nil {
		p.Entity = nil
	}
}

func dropDates(r *record.Record) {
	r.Dates = []record.Date{}
	for i := range r.Casualties {
		r.Casualties[i].Date = nil
	}
	for i := range r.Incidents {
		r.Incidents[i].Date = nil
	}
}

func dropCasualties(r *record.Record) {
	dropped := ids(r.Casualties, func(c record.Casualty) string { return c.ID })
	r.Casualties = []record.Casualty{}
	unhold(r, dropped)
	for i := range r.Incidents {
		r.Incidents[i].Casualties = []string{}
	}
}

func dropAttributions(r *record.Record) {
	dropped := ids(r.Attributions, func(a record.Attribution) string { return a.ID })
	r.Attributions = []record.Attribution{}
	unhold(r, dropped)
	for i := range r.Casualties {
		r.Casualties[i].Attribution = nil
	}
	for i := range r.Responsibility {
		r.Responsibility[i].Attribution = nil
	}
}

func dropResponsibility(r *record.Record) {
	dropped := ids(r.Responsibility, func(x record.Responsibility) string { return x.ID })
	r.Responsibility = []record.Responsibility{}
	unhold(r, dropped)
	for i := range r.Incidents {
		r.Incidents[i].Responsibility = []string{}
	}
}

func dropHedges(r *record.Record) {
	r.Hedges = []record.Hedge{}
	for i := range r.Casualties {
		r.Casualties[i].Hedges = []string{}
	}
}

func dropIncidents(r *record.Record) {
	r.Incidents = []record.Incident{}
	for i := range r.Casualties {
		r.Casualties[i].Incident = nil
	}
	for i := range r.Responsibility {
		r.Responsibility[i].Incident = nil
	}
}

// unhold takes the ids dropped from what the hedges apply to.
func unhold(r *record.Record, dropped []string) {
	for i := range r.Hedges {
		r.Hedges[i].AppliesTo = slices.DeleteFunc(r.Hedges[i].AppliesTo, func(id string) bool { return slices.Contains(dropped, id) })
	}
}

func ids[T any](items []T, id func(T) string) []string {
	var out []string
	for _, item := range items {
		out = append(out, id(item))
	}
	return out
}
