package table

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPackFind(t *testing.T) {
	entries := []Entry{
		{"Paris", Place{Lat: 33.66094, Lon: -95.55551, ID: 4717560, Population: 24839, Country: "US", Feature: "PPLA2", Admin1: "Texas", Admin2: "Lamar County"}},
		{"Paris", Place{Lat: 48.85341, Lon: 2.3488, ID: 2988507, Population: 2138551, Country: "FR", Feature: "PPLC", Admin1: "Île-de-France"}},
		{"Mazār-e Sharīf", Place{Lat: 36.70904, Lon: 67.11087, Country: "AF", Feature: "PPLA"}},
	}
	packed, err := Pack(entries)
	if err != nil {
		t.Fatal(err)
	}
	tbl, err := Open(string(packed))
	if err != nil {
		t.Fatal(err)
	}
	i, ok := tbl.Find(Fold(nil, "PARIS"))
	if !ok || tbl.Count(i) != 2 || tbl.Population(i) != 2138551 {
		t.Fatalf("Find(PARIS) = %d, %v, %d places", i, ok, tbl.Count(i))
	}
	if diff := cmp.Diff(entries[1].Place, tbl.At(i, 0)); diff != "" {
		t.Errorf("the largest Paris (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(entries[0].Place, tbl.At(i, 1)); diff != "" {
		t.Errorf("the other Paris (-want +got):\n%s", diff)
	}
	if _, ok := tbl.Find([]byte("london")); ok {
		t.Error("found London, which is not there")
	}
	if k, _ := tbl.Find([]byte("mazar")); !tbl.Begins(k, []byte("mazar")) {
		t.Error("no name begins with mazar")
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Mazār-e Sharīf": "mazar e sharif", "Mazar-e-Sharif": "mazar e sharif", "Saint John's": "st johns", "St. John’s": "st johns",
		"Tórshavn": "torshavn", "Łódź": "lodz", "  - ": "", "": "", "N'Djamena": "ndjamena",
	} {
		if got := string(Fold(nil, in)); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzOpen: no bytes panic, and what opens can be searched.
func FuzzOpen(f *testing.F) {
	good, err := Pack([]Entry{{"Kabul", Place{Lat: 34.5, Lon: 69.2, Country: "AF"}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good, "Kabul")
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		if _, err := Open(string(data)); err != nil {
			return
		}
		key := Fold(nil, name)
		if len(Fold(nil, string(key))) > len(key)+len(key) {
			t.Errorf("Fold(%q) grows", key)
		}
	})
}
