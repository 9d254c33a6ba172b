package gazetteer

import "testing"

func TestNationality(t *testing.T) {
	for norm, want := range map[string]string{
		"chinese": "CHN", "afghans": "AFG", "afghan": "AFG", "pakistanis": "PAK", "frenchmen": "FRA", "swiss": "CHE",
		"congolese": "COD", "kurdish": "", "kabul": "", "s": "", "": "",
	} {
		got, ok := Nationality(norm)
		if got != want || ok != (want != "") {
			t.Errorf("Nationality(%q) = %q, %v, want %q", norm, got, ok, want)
		}
	}
}

func TestCountry(t *testing.T) {
	for name, want := range map[string]string{
		"Afghanistan": "AFG", "UK": "GBR", "Burma": "MMR", "United States of America": "USA", "DR Congo": "COD", "Türkiye": "TUR",
		"Atlantis": "",
	} {
		c, ok := Country(name)
		if ok != (want != "") || ok && c.Alpha3 != want {
			t.Errorf("Country(%q) = %+v, %v, want %q", name, c, ok, want)
		}
	}
}

func TestCountriesAreWhole(t *testing.T) {
	codes := map[string]string{}
	names := map[string]string{}
	for _, c := range Nations() {
		if len(c.Alpha3) != 3 || len(c.Alpha2) != 2 || c.Capital == "" {
			t.Errorf("%s: alpha-3 %q, alpha-2 %q, capital %q", c.Name, c.Alpha3, c.Alpha2, c.Capital)
		}
		if c.Lat < -90 || c.Lat > 90 || c.Lon < -180 || c.Lon > 180 {
			t.Errorf("%s: off the globe at %v %v", c.Name, c.Lat, c.Lon)
		}
		for _, code := range []string{c.Alpha2, c.Alpha3} {
			if before, ok := codes[code]; ok {
				t.Errorf("code %s is %s's and %s's", code, before, c.Name)
			}
			codes[code] = c.Name
		}
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			if before, ok := names[n]; ok {
				t.Errorf("the name %s is %s's and %s's", n, before, c.Name)
			}
			names[n] = c.Name
		}
	}
}
