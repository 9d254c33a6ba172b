// Package place resolves the places among the entities to coordinates.
package place

import (
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// Resolve fills the Geo of the places in ents. What cannot be resolved has none.
func Resolve(doc *text.Document, ents []entity.Entity) {
	for i := range ents {
		switch e := &ents[i]; e.Type {
		case entity.GPE, entity.Loc, entity.Fac:
			e.Geo = resolve(e)
		}
	}
}

func resolve(e *entity.Entity) *entity.Geo {
	if n, ok := gazetteer.Country(e.Name); ok {
		return &entity.Geo{Lat: n.Lat, Lon: n.Lon, Country: n.Alpha3, Precision: entity.CountryWide}
	}
	places := gazetteer.Overlay(e.Name)
	if len(places) == 0 {
		return nil
	}
	p := places[0]
	return &entity.Geo{Lat: p.Lat, Lon: p.Lon, Country: p.Country, Admin1: p.Admin1, Precision: precision(p.Feature)}
}

// precision says how closely a place of a GeoNames feature is known.
func precision(feature string) entity.Precision {
	switch feature {
	case "ADM1":
		return entity.ADM1
	case "ADM2":
		return entity.ADM2
	case "CONT", "OCN":
		return entity.International
	case "RGN", "SEA", "STM", "MTS", "ISL", "GULF", "DSRT", "PEN", "STRT", "BAY", "CHN", "DLTA", "VAL", "FRST", "LK", "PRK":
		return entity.Region
	}
	return entity.Exact
}
