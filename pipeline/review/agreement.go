package review

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
)

// A Kappa is how far two reviewers agree on one field: Cohen's kappa (1960), which takes from the agreement seen what
// chance alone would give. N is the number of figures that both have decided.
type Kappa struct {
	A, B, Field   string
	N, Agreed     int
	Kappa         float64
	Undefined     bool // both have always said the same one thing: chance explains all of it
	Disagreements []Disagreement
}

// A Disagreement is a figure of which two reviewers say different things.
type Disagreement struct {
	Record, Key, A, B string
}

// unchanged stands for the extractors' own value, which a reviewer has let pass.
const unchanged = "as extracted"

// item is one figure of one article.
type item struct{ record, key string }

// opinions are what each reviewer says of a field of each figure decided.
type opinions map[string]map[item]string

// Agreement compares all pairs of reviewers, field by field.
func Agreement(decisions []Decision) []Kappa {
	verdicts := opinionsOn("", decisions)
	reviewers := slices.Sorted(maps.Keys(verdicts))
	names := []string{"verdict"}
	for _, f := range fields {
		names = append(names, f.name)
	}
	names = append(names, "span")
	var out []Kappa
	for i, a := range reviewers {
		for _, b := range reviewers[i+1:] {
			for k, name := range names {
				of := verdicts
				if k > 0 {
					of = valuesOf(name, decisions, verdicts)
				}
				if kappa := compare(of[a], of[b]); kappa.N > 0 {
					kappa.A, kappa.B, kappa.Field = a, b, name
					out = append(out, kappa)
				}
			}
		}
	}
	return out
}

// opinionsOn gathers verdicts: a corrected figure counts as correct, the last word as the one that holds.
func opinionsOn(field string, decisions []Decision) opinions {
	out := opinions{}
	for _, d := range decisions {
		if d.Key == "" || d.Verdict == Note || field != "" && d.Field != field {
			continue
		}
		if out[d.Reviewer] == nil {
			out[d.Reviewer] = map[item]string{}
		}
		value := d.Verdict
		if field != "" {
			value = plainJSON(d.New)
		}
		out[d.Reviewer][item{d.Record, d.Key}] = value
	}
	return out
}

// valuesOf are the values that reviewers give a field of the figures they let stand.
func valuesOf(field string, decisions []Decision, verdicts opinions) opinions {
	corrected, out := opinionsOn(field, decisions), opinions{}
	for reviewer, of := range verdicts {
		out[reviewer] = map[item]string{}
		for it, verdict := range of {
			if verdict != Reject {
				out[reviewer][it] = cmp.Or(corrected[reviewer][it], unchanged)
			}
		}
	}
	return out
}

// compare two reviewers' values of the items that both have decided.
func compare(a, b map[item]string) Kappa {
	var k Kappa
	countA, countB := map[string]int{}, map[string]int{}
	items := slices.SortedFunc(maps.Keys(a), func(x, y item) int { return cmp.Or(cmp.Compare(x.record, y.record), cmp.Compare(x.key, y.key)) })
	for _, it := range items {
		other, both := b[it]
		if !both {
			continue
		}
		k.N++
		countA[a[it]]++
		countB[other]++
		if a[it] == other {
			k.Agreed++
		} else {
			k.Disagreements = append(k.Disagreements, Disagreement{it.record, it.key, a[it], other})
		}
	}
	if k.N == 0 {
		return k
	}
	byChance := 0
	for value, n := range countA {
		byChance += n * countB[value]
	}
	seen, chance := float64(k.Agreed)/float64(k.N), float64(byChance)/float64(k.N*k.N)
	if chance == 1 {
		k.Undefined = true
		return k
	}
	k.Kappa = (seen - chance) / (1 - chance)
	return k
}

type agreementPage struct {
	Title, Reviewer string
	Kappas          []Kappa
}

func (d *Desk) agreement(w http.ResponseWriter, _ *http.Request) {
	d.render(w, "agreement.html", agreementPage{"Agreement", d.reviewer, Agreement(d.log.All())})
}
