// Package place resolves the places among the entities to coordinates.
//
// A name has one sense in an article. Its candidates are the country, the hand-made places and the places of the table
// that go by it; which one is meant is decided for all names of the article together, by population, by what contains it
// ("Tank, Khyber Pakhtunkhwa"), by the countries and divisions that the article and its source speak of, and by nearness to
// the other places. Leidner (2007) has the two heuristics that carry most: one sense a discourse, and the smallest
// region that holds all. What no candidate stands for has no coordinates.
package place

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// Resolve fills the Geo of the places in ents, and the Ref and Country of those that have an id and a country.
func Resolve(doc *text.Document, ents []entity.Entity) {
	a := gather(doc, ents)
	a.decide()
	for i := range ents {
		if n := a.nameOf[i]; n != nil && n.best != nil {
			fill(&ents[i], n.best, near(doc, &ents[i]))
		}
	}
}

func fill(e *entity.Entity, c *candidate, near bool) {
	if c.part {
		c.GeonameID = 0 // that is another place's
	}
	g := &entity.Geo{Lat: c.Lat, Lon: c.Lon, Country: c.Country, Admin1: c.Admin1, Admin2: c.Admin2, GeonameID: c.GeonameID, Precision: precision(c.Feature)}
	switch c.Feature {
	case "ADM1":
		g.Admin1 = c.Name
	case "ADM2":
		g.Admin2 = c.Name
	}
	if (near || c.part) && g.Precision == entity.Exact {
		g.Precision = entity.Near
	}
	e.Geo = g
	if e.Country == "" {
		e.Country = c.Country
	}
	if e.Ref == "" && c.GeonameID != 0 && !c.part {
		e.Ref = geonames(c.GeonameID)
	}
}

// precision says how closely a place of a GeoNames feature is known.
func precision(feature string) entity.Precision {
	switch feature {
	case "PCLI":
		return entity.CountryWide
	case "ADM1":
		return entity.ADM1
	case "ADM2":
		return entity.ADM2
	case "CONT", "OCN":
		return entity.International
	case "RGN", "TERR", "SEA", "STM", "MTS", "ISL", "GULF", "DSRT", "PEN", "STRT", "BAY", "CHN", "DLTA", "VAL", "FRST", "LK", "PRK":
		return entity.Region
	}
	return entity.Exact
}

// near says whether the words before e keep their distance: "near Besham", "on the outskirts of Kabul".
func near(doc *text.Document, e *entity.Entity) bool {
	before := strings.ToLower(doc.Text[max(0, e.Start-24):e.Start])
	for _, cue := range []string{"near ", "outside ", "around ", "outskirts of ", "vicinity of ", "close to ", "south of ", "north of ", "east of ", "west of "} {
		if strings.HasSuffix(before, cue) {
			return true
		}
	}
	return false
}
