package place

import (
	"math"
	"strconv"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A candidate is one place that a name may mean.
type candidate struct {
	gazetteer.Place
	prior float64 // how well known the place is, in powers of ten of people
	part  bool    // it stands for a part of the name only
	score float64
}

// A name is one place name of the article with all its mentions.
type name struct {
	key        string
	mentions   []int // indices of the entities
	candidates []candidate
	best       *candidate
}

// An article is what is known of a document's places while they are decided.
type article struct {
	doc    *text.Document
	ents   []entity.Entity
	names  []*name
	nameOf []*name // of each entity, nil where it is no place
}

func gather(doc *text.Document, ents []entity.Entity) *article {
	a := &article{doc: doc, ents: ents, nameOf: make([]*name, len(ents))}
	byKey := map[string]*name{}
	for i := range ents {
		e := &ents[i]
		if e.Type != entity.GPE && e.Type != entity.Loc && e.Type != entity.Fac {
			continue
		}
		kind := kindAfter(doc, e)
		n := byKey[e.Name+kind]
		if n == nil {
			n = &name{key: e.Name, candidates: candidates(e)}
			n.prefer(kind)
			byKey[e.Name+kind] = n
			a.names = append(a.names, n)
		}
		n.mentions = append(n.mentions, i)
		a.nameOf[i] = n
	}
	for _, n := range a.names {
		a.whole(n, byKey)
	}
	return a
}

// kinds are the words after a name that say what sort of place is meant: "Ghazni province", and the city of the same name.
var kinds = map[string]string{"province": "ADM1", "state": "ADM1", "region": "ADM1", "governorate": "ADM1", "district": "ADM2",
	"county": "ADM2", "city": "PPL", "town": "PPL", "village": "PPL"}

// kindAfter returns the feature that the word after e asks for, or "".
func kindAfter(doc *text.Document, e *entity.Entity) string {
	rest := doc.Text[e.End:min(len(doc.Text), e.End+14)]
	if !strings.HasPrefix(rest, " ") {
		return ""
	}
	end := strings.IndexFunc(rest[1:], func(r rune) bool { return r < 'a' || r > 'z' })
	if end < 0 {
		end = len(rest) - 1
	}
	return kinds[rest[1:1+end]]
}

// prefer raises the candidates of a feature.
func (n *name) prefer(feature string) {
	for i := range n.candidates {
		if c := &n.candidates[i]; feature != "" && strings.HasPrefix(c.Feature, feature) {
			c.prior += asked
		}
	}
}

// whole lets a short name stand for the division that the article names in full: "Avoyelles" for "Avoyelles Parish".
func (a *article) whole(n *name, byKey map[string]*name) {
	for _, kind := range []string{" County", " Parish", " District", " Province"} {
		if full := byKey[n.key+kind]; full != nil && len(full.candidates) > 0 {
			for _, c := range full.candidates {
				c.prior = max(c.prior-1, 1)
				n.candidates = append(n.candidates, c)
			}
			return
		}
	}
}

// vague are words that some hamlet is called by and that mean no place of their own.
var vague = map[string]bool{"west": true, "east": true, "north": true, "south": true, "western": true, "eastern": true, "northern": true,
	"southern": true, "valley": true, "central": true, "capitol": true, "downtown": true, "grand": true, "state": true, "city": true}

// candidates returns what the name of e may mean. A name that no list has is read by its parts: "Northeast Texas" is
// Texas, and "Long Beach Airport" is near Long Beach.
func candidates(e *entity.Entity) []candidate {
	if vague[strings.ToLower(e.Name)] {
		return nil
	}
	out := senses(e.Name, e.Type)
	if len(out) > 0 {
		return out
	}
	words := strings.Fields(strings.TrimSuffix(e.Name, "."))
	if len(words) == 0 {
		return nil
	}
	// The street or river that a town's name is in may be anywhere; that of a county is there.
	anywhere := gazetteer.PlaceHead(strings.ToLower(words[len(words)-1])) != ""
	for n := len(words) - 1; n > 0; n-- {
		if rest := strings.Join(words[len(words)-n:], " "); directions[strings.ToLower(words[0])] && n == len(words)-1 {
			if out = known(senses(rest, entity.GPE)); len(out) > 0 {
				return out
			}
		}
		if first := strings.TrimSuffix(strings.Join(words[:n], " "), "'s"); !vague[strings.ToLower(first)] && !directions[strings.ToLower(first)] {
			if out = partial(senses(first, entity.GPE), anywhere); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// known keeps the places that more than a few people know.
func known(cs []candidate) []candidate {
	var out []candidate
	for _, c := range cs {
		if c.prior >= 5 {
			out = append(out, c)
		}
	}
	return out
}

var directions = map[string]bool{"north": true, "south": true, "east": true, "west": true, "northeast": true, "northwest": true, "southeast": true,
	"southwest": true, "northern": true, "southern": true, "eastern": true, "western": true, "central": true, "downtown": true, "upstate": true, "greater": true, "metro": true}

// partial keeps the divisions and, unless it may be anywhere, the towns among the senses of a part of a name, and says
// that they are only near.
func partial(cs []candidate, anywhere bool) []candidate {
	var out []candidate
	for _, c := range cs {
		town := strings.HasPrefix(c.Feature, "PPL") && c.prior >= 4.5 && !anywhere
		if town || strings.HasPrefix(c.Feature, "ADM") && c.prior >= 3 {
			c.part = true
			out = append(out, c)
		}
	}
	return out
}

// senses returns what the lists have under a name.
func senses(name string, typ entity.Type) []candidate {
	var out []candidate
	if c, ok := gazetteer.Country(name); ok {
		p := gazetteer.Place{Name: c.Name, Feature: "PCLI", Lat: c.Lat, Lon: c.Lon, Country: c.Alpha3}
		out = append(out, candidate{Place: p, prior: 8.5})
	}
	for _, p := range gazetteer.Overlay(name) {
		c := candidate{Place: *p, prior: overlayPrior(p.Feature)}
		if p.Country == "" {
			c.prior = 9 // what lies in several countries is known by that name
		}
		out = append(out, c)
	}
	if typ == entity.Fac && len(out) == 0 {
		return nil // a town is not the building that has its name
	}
	if len(out) == 0 || out[0].Feature != "PCLI" || name == "Georgia" {
		for _, p := range gazetteer.Towns(strings.TrimPrefix(name, "the ")) {
			if !listed(out, p) {
				out = append(out, candidate{Place: p, prior: prior(p)})
			}
		}
	}
	seatFirst(out)
	return out
}

// seatFirst puts a division behind the town it is named after: "Herat" alone is the town.
func seatFirst(cs []candidate) {
	for i := range cs {
		for k := range cs {
			d, seat := &cs[i], &cs[k]
			if d.Feature == "ADM1" && d.Country == seat.Country && (seat.Population > 50000 || seat.Population == 0) && strings.HasPrefix(seat.Feature, "PPLA") && sameDivision(d.Name, seat.Admin1) {
				d.prior, seat.prior = min(d.prior, seat.prior), max(d.prior, seat.prior)
			}
		}
	}
}

// listed says whether the hand-made places hold p already: the same place by another hand.
func listed(cs []candidate, p gazetteer.Place) bool {
	for i := range cs {
		c := &cs[i]
		if c.Country == p.Country && c.Feature == "ADM1" && p.Feature == "ADM1" {
			return true
		}
		if c.Country == p.Country && distance(c.Lat, c.Lon, p.Lat, p.Lon) < 30 && strings.HasPrefix(c.Feature, "PPL") == strings.HasPrefix(p.Feature, "PPL") {
			if c.GeonameID == 0 {
				c.GeonameID, c.Population, c.Admin2 = p.GeonameID, p.Population, p.Admin2
			}
			return true
		}
	}
	return false
}

// overlayPrior takes a hand-made place for a well-known one: that is why somebody wrote it down.
func overlayPrior(feature string) float64 {
	switch {
	case feature == "PPLC":
		return 7.5
	case feature == "ADM1", feature == "CONT":
		return 7
	case strings.HasPrefix(feature, "PPLA"):
		return 6.5
	}
	return 6
}

func prior(p gazetteer.Place) float64 {
	v := math.Log10(float64(p.Population) + 100)
	switch p.Feature {
	case "PPLC":
		v += 1
	case "PPLA":
		v += 0.3
	case "ADM1":
		v -= 0.5
	case "ADM2":
		v -= 1
	case "PPLX":
		v -= 1
	}
	return v
}

func geonames(id int) string { return "geonames:" + strconv.Itoa(id) }

// distance returns kilometres between two points, on a sphere; good enough and quick.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	dx := (lon2 - lon1) * math.Cos((lat1+lat2)/2*rad)
	if dx > 180 {
		dx -= 360
	}
	if dx < -180 {
		dx += 360
	}
	dy := lat2 - lat1
	return 111.2 * math.Sqrt(dx*dx+dy*dy)
}
