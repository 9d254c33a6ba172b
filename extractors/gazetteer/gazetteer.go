// Package gazetteer knows names: countries and their peoples, places with coordinates, and the groups, forces, agencies
// and media that the news of the region speaks of. It looks names up; what a mention is in its context is decided in
// entity, and which place of a name is meant in place.
//
// All of it is data beside the code. countries.txt, overlay.txt and registry.txt are made by hand, one entry a line, and
// are there to be extended. places.bin is made by "make gazetteer" (see build) from GeoNames-derived packages and is read
// where it lies: nothing of it is decoded at start.
package gazetteer

import (
	_ "embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
)

// A Nation is a country or dependent territory.
type Nation struct {
	Name     string // short English name
	Alpha3   string // ISO 3166-1; XKX for Kosovo
	Alpha2   string
	Lat, Lon float64
	Capital  string
	Aliases  []string // other names, as written
	Demonyms []string // adjectives and nouns of its people, singular unless they have none
}

//go:embed countries.txt
var countriesData string

// nations indexes countries.txt; it is small and read when first asked for.
type nations struct {
	all      []*Nation
	byName   map[string]*Nation // lower case, with aliases
	byPeople map[string]*Nation // lower case
	byCode   map[string]*Nation // alpha-2 and alpha-3
	capitals map[string]*Nation // as written
}

var loadNations = sync.OnceValue(func() *nations {
	n := &nations{byName: map[string]*Nation{}, byPeople: map[string]*Nation{}, byCode: map[string]*Nation{}, capitals: map[string]*Nation{}}
	for _, e := range lexicon.Must("countries.txt", countriesData).Entries {
		n.add(nation(e))
	}
	return n
})

func nation(e *lexicon.Entry) *Nation {
	c := &Nation{Name: e.Phrase, Alpha3: e.Field(0), Alpha2: e.Field(1), Capital: e.Field(3)}
	c.Lat, c.Lon = coordinates("countries.txt", e.Line, e.Field(2))
	c.Demonyms, c.Aliases = list(e.Field(4)), list(e.Field(5))
	return c
}

// coordinates reads "34.5 69.2". What does not read so is a mistake of ours in a list of ours.
func coordinates(file string, line int, field string) (lat, lon float64) {
	first, second, _ := strings.Cut(field, " ")
	lat, err1 := strconv.ParseFloat(first, 64)
	lon, err2 := strconv.ParseFloat(second, 64)
	if err := errors.Join(err1, err2); err != nil {
		panic(fmt.Errorf("%s:%d: read coordinates %q: %w", file, line, field, err))
	}
	return lat, lon
}

func (n *nations) add(c *Nation) {
	n.all = append(n.all, c)
	n.byCode[c.Alpha2], n.byCode[c.Alpha3] = c, c
	n.capitals[c.Capital] = c
	for _, name := range append([]string{c.Name}, c.Aliases...) {
		n.byName[strings.ToLower(name)] = c
	}
	for _, d := range c.Demonyms {
		n.byPeople[strings.ToLower(d)] = c
	}
}

// list reads "one; two".
func list(field string) []string {
	var out []string
	for _, s := range strings.Split(field, ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Nationality returns the ISO alpha-3 code of the country whose people or adjective norm is, in lower case: "chinese" and
// "afghans" have one, "kurdish" has none.
func Nationality(norm string) (alpha3 string, ok bool) {
	n := loadNations()
	c := n.byPeople[norm]
	if c == nil && strings.HasSuffix(norm, "s") {
		c = n.byPeople[norm[:len(norm)-1]]
	}
	if c == nil {
		return "", false
	}
	return c.Alpha3, true
}

// Country returns the country of that name or other name ("UK", "Burma"), whatever its case. That "us" is a country here
// is for the caller to judge: it knows how the word was written.
func Country(name string) (*Nation, bool) {
	c, ok := loadNations().byName[strings.ToLower(name)]
	return c, ok
}

// Capital returns the ISO alpha-3 code of the country whose capital is written so.
func Capital(name string) (alpha3 string, ok bool) {
	c, ok := loadNations().capitals[name]
	if !ok {
		return "", false
	}
	return c.Alpha3, true
}

// ByCode returns the country of an ISO alpha-2 or alpha-3 code in capitals.
func ByCode(code string) (*Nation, bool) {
	c, ok := loadNations().byCode[code]
	return c, ok
}

// Nations returns all countries, by name.
func Nations() []*Nation { return loadNations().all }
