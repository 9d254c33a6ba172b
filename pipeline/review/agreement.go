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
	verdicts := verdictsIn(decisions)
	reviewers := slices.Sorted(maps.Keys(verdicts))
	names := []string{"verdict"}
	for _, f := range fields {
		names = append(names, f.name)
	}
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

// verdictsIn gathers the verdict of each reviewer on each figure: the last word holds.
func verdictsIn(decisions []Decision) opinions {
	out := opinions{}
	for _, d := range decisions {
		if d.Key != "" && d.Verdict != Note {
			it := item{d.Record, d.Key}
			out.set(d.Reviewer, it, after(out[d.Reviewer][it], d.Verdict))
		}
	}
	return out
}

func (o opinions) set(reviewer string, it item, value string) {
	if o[reviewer] == nil {
		o[reviewer] = map[item]string{}
	}
	o[reviewer][it] = value
}

// valuesOf are the values that reviewers give a field of the figures they let stand.
func valuesOf(field string, decisions []Decision, verdicts opinions) opinions {
	before, out := opinions{}, opinions{}
	for reviewer, of := range verdicts {
		for it, verdict := range of {
			if verdict != Reject {
				out.set(reviewer, it, unchanged)
			}
		}
	}
	for _, d := range decisions {
		it := item{d.Record, d.Key}
		if d.Verdict != Correct || d.Field != field || out[d.Reviewer][it] == "" {
			continue
		}
		if before[d.Reviewer][it] == "" {
			before.set(d.Reviewer, it, string(d.Old))
		}
		out.set(d.Reviewer, it, plain(d.New))
		if before[d.Reviewer][it] == string(d.New) {
			out.set(d.Reviewer, it, unchanged) // corrected there and back
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
	page
	Kappas   []Kappa
	Disputes []dispute
	More     int // disputes that are not shown
}

// mostDisputes is how many disputes the page shows.
const mostDisputes = 200

// A dispute is a figure of which two reviewers say different things, with what each says of each field.
type dispute struct {
	Title, Link, Words string
	Fields             []differing
}

type differing struct{ Field, By, A, B string }

func (d *Desk) agreement(w http.ResponseWriter, _ *http.Request) {
	p := agreementPage{page: d.page("Agreement", "/agreement"), Kappas: Agreement(d.log.All())}
	at := map[item]int{}
	for _, k := range p.Kappas {
		for _, x := range k.Disagreements {
			it := item{x.Record, x.Key}
			if _, known := at[it]; !known {
				at[it] = len(at)
				if len(at) <= mostDisputes {
					p.Disputes = append(p.Disputes, d.dispute(it))
				}
			}
			if i := at[it]; i < len(p.Disputes) {
				p.Disputes[i].Fields = append(p.Disputes[i].Fields, differing{k.Field, k.A + " / " + k.B, x.A, x.B})
			}
		}
	}
	p.More = len(at) - len(p.Disputes)
	d.render(w, "agreement.html", p)
}

// dispute finds the words of a figure, if they can still be found.
func (d *Desk) dispute(it item) dispute {
	out := dispute{Title: it.record, Words: it.key, Link: link(it.record, Filter{})}
	_, r, err := d.record(it.record)
	if err != nil {
		return out
	}
	out.Title = cmp.Or(deref(r.Title), r.ID)
	for _, row := range rowsOf(r, d.log.Of(r.ID)) {
		if row.Key == it.key {
			out.Words, out.Link = row.Text, out.Link+"#"+row.ID
		}
	}
	return out
}
