package place

import (
	"math"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// The weights of the evidence, in powers of ten of people: a town with ten times the people of another needs one more
// point against it.
const (
	within      = 6.0 // "Paris, Texas"
	containing  = 0.5 // "Atlanta, Georgia" speaks for the Georgia that has an Atlanta, by the size of the town
	asked       = 4.0 // "Ghazni province" asks for the province
	sameCountry = 1.0 // of a country that the article names
	sameAdmin1  = 2.4 // of a first-level division that the article names
	homeCountry = 0.8 // the source's country
	localNews   = 4.0 // the country whose local news the article reads like
	nearby      = 5.0 // close to another place of the article
	reach       = 200 // km at which nearness has lost most of its weight
)

// decide gives each name its best candidate. Nearness needs the others' places, so it is asked twice.
func (a *article) decide() {
	contained := a.containers()
	parts := map[*name][]*name{}
	for _, n := range a.names {
		if where := contained[n]; where != nil {
			parts[where] = append(parts[where], n)
		}
	}
	local := a.local()
	for range 2 {
		r, anchors := a.regions(), a.anchors()
		for _, n := range a.names {
			own := r.of(n)
			for i := range n.candidates {
				c := &n.candidates[i]
				c.score = c.prior + localNews*local[c.Country] + nearby*nearness(anchors, n, c) +
					sameCountry*share(r.countries, own, c.Country) + sameAdmin1*share(r.divisions, own, c.division())
				if c.Country == a.doc.Country && c.Country != "" {
					c.score += homeCountry
				}
				if where := contained[n]; where != nil && holds(where, c) {
					c.score += within
				}
				for _, part := range parts[n] {
					c.score += containing * part.heldBy(c)
				}
			}
		}
		for _, n := range a.names {
			n.best = top(n.candidates)
		}
	}
	a.dropStray(contained, local)
	for _, n := range a.names {
		if where := contained[n]; n.best == nil && where != nil {
			n.best = somewhereIn(where.best)
		}
	}
}

// dropStray leaves open where a small place is whose only readings lie in countries of which the article says nothing else,
// while it speaks of others: a hamlet of Logar is not the one in Congo that has a name like it.
func (a *article) dropStray(contained map[*name]*name, local map[string]float64) {
	const known, spoken = 5.0, 2.0 // powers of ten of people; mentions
	r, anchors := a.regions(), a.anchors()
	var strays []*name
	for _, n := range a.names {
		c := n.best
		if c == nil || c.prior >= known || c.Country == "" || c.Country == a.doc.Country || local[c.Country] > 0 || contained[n] != nil && holds(contained[n], c) {
			continue
		}
		others, own := 0.0, r.of(n)
		for country, count := range r.countries {
			if country != c.Country {
				others = max(others, count)
			}
		}
		if others >= spoken && r.countries[c.Country] <= own[c.Country] && nearness(anchors, n, c) < 0.05 {
			strays = append(strays, n)
		}
	}
	for _, n := range strays {
		n.best = nil
	}
}

// somewhereIn returns a candidate for a place that no list has and that the article puts inside c: "Nasser Hospital in Khan
// Younis" is near Khan Younis, and the precision says so.
func somewhereIn(c *candidate) *candidate {
	if c == nil || c.part || c.Country == "" {
		return nil
	}
	in := *c
	in.part = true
	return &in
}

func top(cs []candidate) *candidate {
	var best *candidate
	for i := range cs {
		if best == nil || cs[i].score > best.score {
			best = &cs[i]
		}
	}
	return best
}

// regions counts how often the countries and the first-level divisions of an article are named.
type regions struct{ countries, divisions map[string]float64 }

func (a *article) regions() regions {
	r := regions{map[string]float64{}, map[string]float64{}}
	for _, n := range a.names {
		for where, count := range r.of(n) {
			if len(where) > 3 {
				r.divisions[where] += count
			} else {
				r.countries[where] += count
			}
		}
	}
	for i := range a.ents {
		if e := &a.ents[i]; (e.Type == entity.Norp || e.Type == entity.Org) && e.Country != "" {
			r.countries[e.Country] += 0.5
		}
	}
	return r
}

// of returns what n adds to the regions: its country and its division, by what it is held for so far, or by its only
// well-known sense. No name speaks for itself, so this is taken off again where n is judged.
func (r regions) of(n *name) map[string]float64 {
	c := n.best
	if c == nil && len(n.candidates) > 0 && n.candidates[0].prior >= 6.5 {
		c = &n.candidates[0]
	}
	if c == nil || c.Country == "" {
		return nil
	}
	out := map[string]float64{c.Country: float64(len(n.mentions))}
	if d := c.division(); d != "" {
		out[d] = float64(len(n.mentions))
	}
	return out
}

// share turns the count of a region, without own, into a weight that rises fast and stays below 1.
func share(counts, own map[string]float64, where string) float64 {
	v := max(0, counts[where]-own[where])
	return v / (v + 1)
}

// division is the key of the first-level division that c is or lies in, "" where there is none.
func (c *candidate) division() string {
	switch {
	case c.Feature == "ADM1":
		return c.Country + " " + c.Name
	case c.Admin1 != "":
		return c.Country + " " + c.Admin1
	}
	return ""
}

// local weighs the countries whose local news the words of the article are, between 0 and 1.
func (a *article) local() map[string]float64 {
	seen := map[string]float64{}
	for _, s := range a.doc.Sentences {
		for i := range s.Tokens {
			if country, n := gazetteer.Local(s.Tokens, i); n > 0 {
				seen[country]++
			}
		}
	}
	for i := range a.ents {
		if name := a.ents[i].Name; strings.HasSuffix(name, " County") || strings.HasSuffix(name, " Township") {
			seen["USA"]++
		}
	}
	squash(seen)
	return seen
}

// squash turns counts into weights that rise fast and stay below 1.
func squash(m map[string]float64) {
	for k, v := range m {
		m[k] = v / (v + 1)
	}
}

// maxAnchors is how many places of an article the others are measured against: the first ones, which news puts first
// because they matter, and few enough that a list of ten thousand towns takes no longer than it must.
const maxAnchors = 64

// anchors are the names whose places are known closely enough to be near to.
func (a *article) anchors() []*name {
	var out []*name
	for _, n := range a.names {
		if n.best != nil && !wide(n.best.Feature) && len(out) < maxAnchors {
			out = append(out, n)
		}
	}
	return out
}

// nearness says how close c, a reading of n, lies to the anchors, between 0 and 1.
func nearness(anchors []*name, n *name, c *candidate) float64 {
	sum := 0.0
	for _, o := range anchors {
		if o != n {
			sum += math.Exp(-distance(c.Lat, c.Lon, o.best.Lat, o.best.Lon) / reach)
		}
	}
	return sum / (sum + 0.7)
}

func wide(feature string) bool {
	switch feature {
	case "PCLI", "CONT", "OCN", "RGN", "TERR", "SEA", "STM", "MTS":
		return true
	}
	return false
}

// containers returns, for each name, the place that an article says it lies in: the next mention after a comma, or after
// "in", "district of", "province of".
func (a *article) containers() map[*name]*name {
	out := map[*name]*name{}
	last := -1
	for i := range a.ents {
		if a.nameOf[i] == nil || a.ents[i].Within >= 0 {
			continue
		}
		if last >= 0 && a.nameOf[last] != a.nameOf[i] {
			part, whole := a.nameOf[last], a.nameOf[i]
			if owns(a.doc.Text, a.ents[last].Span, a.ents[i].Span) {
				part, whole = whole, part
			} else if !contains(a.doc.Text, a.ents[last].Span, a.ents[i].Span) {
				part = nil
			}
			if part != nil && out[part] == nil {
				out[part] = whole
			}
		}
		last = i
	}
	return out
}

// owns says whether a possessive alone stands between two mentions: "Seoul's Jamsil Stadium".
func owns(s string, a, b text.Span) bool {
	if b.Start <= a.End || b.Start-a.End > 8 {
		return false
	}
	between := strings.TrimSpace(s[a.End:b.Start])
	return between == "'s" || between == "’s"
}

// contains says whether the words between two mentions say that the second holds the first.
func contains(s string, a, b text.Span) bool {
	if b.Start <= a.End || b.Start-a.End > 40 {
		return false
	}
	between := strings.TrimSpace(strings.ToLower(s[a.End:b.Start]))
	switch between {
	case ",", "in", ", in", "of", "(", ", in the":
		return true
	}
	for _, kind := range []string{"district", "county", "province", "region", "area", "state", "city", "town", "village"} {
		if rest, ok := strings.CutPrefix(between, kind); ok {
			rest = strings.TrimSpace(rest)
			return rest == "of" || rest == "in" || rest == "," || rest == ", in"
		}
	}
	return false
}

// holds says whether any reading of where contains c.
func holds(where *name, c *candidate) bool {
	for i := range where.candidates {
		if where.candidates[i].holds(c) {
			return true
		}
	}
	return false
}

// heldBy returns how well known the best reading of n is that w holds, 0 where it holds none.
func (n *name) heldBy(w *candidate) float64 {
	best := 0.0
	for i := range n.candidates {
		if c := &n.candidates[i]; c.prior > best && w.holds(c) {
			best = c.prior
		}
	}
	return best
}

// holds says whether w contains c, by the divisions that the sources give.
func (w *candidate) holds(c *candidate) bool {
	if w.Country != c.Country || w.Country == "" {
		return false
	}
	switch w.Feature {
	case "PCLI":
		return c.Feature != "PCLI"
	case "ADM1":
		return sameDivision(w.Name, c.Admin1) || c.Admin1 == "" && c.Feature != "PCLI" && c.Feature != "ADM1" && distance(w.Lat, w.Lon, c.Lat, c.Lon) < 300
	case "ADM2":
		return sameDivision(w.Name, c.Admin2)
	}
	return strings.HasPrefix(w.Feature, "PPL") && inTown(c.Feature) && distance(w.Lat, w.Lon, c.Lat, c.Lon) < 40
}

// inTown says whether places of a feature lie in towns.
func inTown(feature string) bool {
	return feature == "PPLX" || feature == "BLDG" || feature == "AIRP" || feature == "SQR" || feature == "ST"
}

// sameDivision compares names of divisions, which the sources spell with and without the kind of division.
func sameDivision(a, b string) bool {
	if a == b {
		return true
	}
	return b != "" && gazetteer.SameName(a, b)
}
