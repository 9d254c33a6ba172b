package gazetteer

import (
	_ "embed"
	"sync"

	"github.com/hedgerow/hedgerow/extractors/gazetteer/table"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed places.bin
var placesData string

var openPlaces = sync.OnceValue(func() table.Table {
	t, err := table.Open(placesData)
	if err != nil {
		panic(err) // made by build and tested: a mistake of ours
	}
	return t
})

// maxWords is how many tokens the name of a town may have.
const maxWords = 4

// A Town says what the table of places knows under a name, without reading all of its places.
type Town struct {
	Places     int // how many have the name
	Population int // of the largest; 0 where none is known
}

// TownAt returns the longest name of the table that begins at token i, and how many tokens it covers; 0 where there is
// none. Case is ignored: the caller knows what capitals are worth where it stands.
func TownAt(tokens []text.Token, i int) (Town, int) {
	var buf [96]byte
	key := buf[:0]
	t := openPlaces()
	found, width := Town{}, 0
	for n := 1; n <= maxWords && i+n <= len(tokens); n++ {
		if n > 1 {
			key = append(key, ' ')
		}
		was := len(key)
		key = table.Fold(key, tokens[i+n-1].Text)
		if len(key) <= was || len(key) > len(buf)-32 {
			break
		}
		k, ok := t.Find(key)
		if ok {
			found, width = Town{t.Count(k), t.Population(k)}, n
		}
		if !t.Begins(k, key) {
			break
		}
	}
	return found, width
}

// maxTowns is how many places of one name are told apart; the rest are hamlets.
const maxTowns = 60

// Towns returns the places of the table that go by name, the most populous first.
func Towns(name string) []Place {
	t := openPlaces()
	k, ok := t.Find(table.Fold(nil, name))
	if !ok {
		return nil
	}
	out := make([]Place, 0, min(t.Count(k), maxTowns))
	for i := range cap(out) {
		p := t.At(k, i)
		q := Place{Name: name, Feature: p.Feature, Lat: p.Lat, Lon: p.Lon, Admin1: p.Admin1, Admin2: p.Admin2, GeonameID: p.ID, Population: p.Population}
		if c, ok := ByCode(p.Country); ok {
			q.Country = c.Alpha3
		}
		out = append(out, q)
	}
	return out
}

// SameName says whether two names are one but for case, accents, hyphens and a kind of division at the end.
func SameName(a, b string) bool {
	var x, y [96]byte
	return string(stem(table.Fold(x[:0], a))) == string(stem(table.Fold(y[:0], b)))
}

// stem drops the kind of division from a folded name.
func stem(name []byte) []byte {
	for _, kind := range []string{" province", " region", " oblast", " governorate", " district", " state", " department", " county", " parish"} {
		if n := len(name) - len(kind); n > 0 && string(name[n:]) == kind {
			return name[:n]
		}
	}
	return name
}
