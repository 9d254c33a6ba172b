package gazetteer

import (
	"regexp"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

var refID = regexp.MustCompile(`^org:[a-z0-9]+(-[a-z0-9]+)*$`)

// sources are what the headers of registry.txt and overlay.txt explain.
var sources = map[string]bool{"unsc": true, "fto": true, "ucdp": true, "acled": true, "site": true, "un": true, "law": true,
	"gn": true, "cia": true, "pcode": true, "map": true, "news": true}

// Every body has a stable id of its own, a home that is a country, a source, and no name that is another's.
func TestRegistryIsWhole(t *testing.T) {
	ids, names := map[string]string{}, map[string]string{}
	for _, e := range lexicon.Must("registry.txt", registryData).Entries {
		id, subtype, country := e.Field(0), e.Field(1), e.Field(2)
		if !refID.MatchString(id) || ids[id] != "" {
			t.Errorf("registry.txt:%d: id %q is malformed or %q's", e.Line, id, ids[id])
		}
		ids[id] = e.Phrase
		if _, ok := ByCode(country); country != "" && !ok {
			t.Errorf("registry.txt:%d: no country %q", e.Line, country)
		}
		if subtype == "" || !sources[e.Field(4)] {
			t.Errorf("registry.txt:%d: subtype %q, source %q", e.Line, subtype, e.Field(4))
		}
		for _, n := range append([]string{e.Phrase}, list(e.Field(3))...) {
			if before, ok := names[n]; ok && before != id {
				t.Errorf("registry.txt:%d: %q is a name of %s already", e.Line, n, before)
			}
			names[n] = id
		}
	}
}

// The registry claims these countries: each is the home of bodies of the kinds that its news speaks of.
func TestRegistryCovers(t *testing.T) {
	have := map[string]int{}
	for _, b := range Bodies() {
		have[b.Country]++
	}
	for country, least := range map[string]int{"AFG": 25, "PAK": 45, "IND": 15, "IRN": 8, "IRQ": 10, "SYR": 12, "ISR": 6, "PSE": 9,
		"LBN": 4, "YEM": 3, "TUR": 4, "NGA": 8, "MLI": 6, "SDN": 6, "SOM": 3, "ETH": 4, "COD": 6, "TJK": 2, "CHN": 6, "RUS": 8} {
		if have[country] < least {
			t.Errorf("%s has %d bodies, want %d or more", country, have[country], least)
		}
	}
}

func TestOverlayIsWhole(t *testing.T) {
	for _, e := range lexicon.Must("overlay.txt", overlayData).Entries {
		if _, ok := ByCode(e.Field(2)); e.Field(2) != "" && !ok {
			t.Errorf("overlay.txt:%d: no country %q", e.Line, e.Field(2))
		}
		if e.Field(0) == "" || !sources[e.Field(5)] || len(e.Fields) != 6 {
			t.Errorf("overlay.txt:%d: feature %q, source %q, %d fields", e.Line, e.Field(0), e.Field(5), len(e.Fields))
		}
	}
	for _, p := range loadNames().places {
		if p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
			t.Errorf("%s lies off the globe at %v %v", p.Name, p.Lat, p.Lon)
		}
	}
}

func TestPeoplesHaveCountries(t *testing.T) {
	for _, e := range lexicon.Must("peoples.txt", peoplesData).Entries {
		if _, ok := ByCode(e.Field(1)); e.Field(1) != "" && !ok || e.Field(0) == "" {
			t.Errorf("peoples.txt:%d: subtype %q, country %q", e.Line, e.Field(0), e.Field(1))
		}
	}
}

func words(s string) []text.Token {
	var out []text.Token
	for _, w := range strings.Fields(s) {
		out = append(out, text.Token{Text: w, Norm: strings.ToLower(w)})
	}
	return out
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		in    string
		ref   string
		width int
	}{
		{"ISIS-K fighters", "org:iskp", 1},
		{"Islamic State 's Khorasan Province", "org:iskp", 5},
		{"TTP", "org:ttp", 1},
		{"Ttp", "", 0},
		{"the Taliban", "", 0},
		{"TALIBAN ATTACK", "org:taliban", 1},
		{"Inter-Services Public Relations", "org:ispr", 3},
		{"who said", "", 0},
	} {
		h, n := Match(words(tt.in), 0)
		ref := ""
		if h.Body != nil {
			ref = h.Body.ID
		}
		if ref != tt.ref || n != tt.width {
			t.Errorf("Match(%q) = %q, %d, want %q, %d", tt.in, ref, n, tt.ref, tt.width)
		}
	}
}

func TestTowns(t *testing.T) {
	if got := Towns("PARIS"); len(got) < 5 || got[0].Country != "FRA" {
		t.Errorf("Towns(PARIS) = %d, first %+v", len(got), got)
	}
	town, n := TownAt(words("Port-au-Prince , Haiti"), 0)
	if n != 1 || town.Population < 500000 {
		t.Errorf("TownAt(Port-au-Prince) = %+v, %d", town, n)
	}
	if _, n := TownAt(words("Xyzzyville is nowhere"), 0); n != 0 {
		t.Errorf("TownAt(Xyzzyville) covers %d tokens", n)
	}
}

func BenchmarkTownAt(b *testing.B) {
	tokens := words("Police in San Francisco and New Orleans met Maria Gonzalez of Santa Fe")
	for b.Loop() {
		for i := range tokens {
			TownAt(tokens, i)
		}
	}
}
