package pipeline

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// A Change is what a revision says otherwise about figures than the one before.
type Change struct {
	ID       string         `json:"id"`
	Revision int            `json:"revision"`
	Reason   string         `json:"reason"`
	At       time.Time      `json:"at"`
	Source   *string        `json:"source"`
	Title    *string        `json:"title"`
	URL      *string        `json:"url"`
	Figures  []FigureChange `json:"figures"`
}

// A FigureChange is a figure that was dropped, added, or took another's place.
type FigureChange struct {
	Measure string  `json:"measure"`
	Victims string  `json:"victims"` // as the text names them, "" where it does not
	Was     *Figure `json:"was"`     // null where the figure is new
	Is      *Figure `json:"is"`      // null where it was dropped
}

// A Figure is an amount as a text states it.
type Figure struct {
	record.Amount
	Qualifier string `json:"qualifier"`
	Standing  string `json:"standing"`
	Text      string `json:"text"`
}

// Changes reports, in order, the revisions made since a time whose figures differ from those of the revision before.
func Changes(ctx context.Context, dir string, since time.Time, report func(Change) error) error {
	store, err := openExisting(ctx, dir)
	if err != nil {
		return err
	}
	defer store.Close()
	seq, err := store.Before(ctx, since)
	if err != nil {
		return storage(err)
	}
	for {
		batch, err := store.After(ctx, seq, 500, 8<<20)
		if err != nil || len(batch) == 0 {
			return storage(err)
		}
		for _, e := range batch {
			seq = e.Seq
			var is record.Record
			if err := json.Unmarshal(e.Line, &is); err != nil {
				return storage(fmt.Errorf("read entry %d: %w", e.Seq, err))
			}
			if is.Supersedes == nil {
				continue
			}
			line, err := store.Revision(ctx, is.ID, *is.Supersedes)
			if err != nil {
				return storage(err)
			}
			if err := compare(line, &is, e.At, report); err != nil {
				return err
			}
		}
	}
}

// compare reports how is differs from the revision before; nothing where that is no longer kept.
func compare(before []byte, is *record.Record, at time.Time, report func(Change) error) error {
	if before == nil {
		return nil
	}
	var was record.Record
	if err := json.Unmarshal(before, &was); err != nil {
		return storage(fmt.Errorf("read revision %d of %s: %w", *is.Supersedes, is.ID, err))
	}
	figures := compareFigures(was.Casualties, is.Casualties)
	if len(figures) == 0 {
		return nil
	}
	return report(Change{ID: is.ID, Revision: is.Revision, Reason: is.Reason, At: at, Source: is.Source, Title: is.Title, URL: is.URL, Figures: figures})
}

// compareFigures pairs what was dropped with what was added: of the same measure and the same people where there is such a
// pair, then of the same measure. Figures that both have are no change.
func compareFigures(was, is []record.Casualty) []FigureChange {
	was, is = distinct(was), distinct(is)
	dropped := missing(was, is)
	added := missing(is, was)
	var out []FigureChange
	pair := func(same func(a, b record.Casualty) bool) {
		dropped = slices.DeleteFunc(dropped, func(a record.Casualty) bool {
			i := slices.IndexFunc(added, func(b record.Casualty) bool { return same(a, b) })
			if i < 0 {
				return false
			}
			out = append(out, change(&a, &added[i]))
			added = slices.Delete(added, i, i+1)
			return true
		})
	}
	pair(func(a, b record.Casualty) bool { return a.Measure == b.Measure && people(a) == people(b) })
	pair(func(a, b record.Casualty) bool { return a.Measure == b.Measure })
	for _, a := range dropped {
		out = append(out, change(&a, nil))
	}
	for _, b := range added {
		out = append(out, change(nil, &b))
	}
	return out
}

// said is what a figure says, without where: it may stand in the text often, and elsewhere in another revision.
func said(c record.Casualty) string {
	return strings.Join([]string{c.Measure, people(c), number(c.Low), number(c.Best), number(c.High), c.Qualifier, c.Standing}, "\x00")
}

func people(c record.Casualty) string {
	if c.Victims == nil {
		return ""
	}
	return strings.ToLower(c.Victims.Text)
}

func number(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}

// distinct keeps the first figure of each kind of saying.
func distinct(figures []record.Casualty) []record.Casualty {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(figures), func(c record.Casualty) bool {
		key := said(c)
		twice := seen[key]
		seen[key] = true
		return twice
	})
}

// missing returns the figures of a that b does not have.
func missing(a, b []record.Casualty) []record.Casualty {
	return slices.DeleteFunc(slices.Clone(a), func(c record.Casualty) bool {
		return slices.ContainsFunc(b, func(d record.Casualty) bool { return said(c) == said(d) })
	})
}

func change(was, is *record.Casualty) FigureChange {
	either := cmp.Or(is, was)
	out := FigureChange{Measure: either.Measure, Was: figure(was), Is: figure(is)}
	if either.Victims != nil {
		out.Victims = either.Victims.Text
	}
	return out
}

func figure(c *record.Casualty) *Figure {
	if c == nil {
		return nil
	}
	return &Figure{Amount: record.Amount{Low: c.Low, Best: c.Best, High: c.High}, Qualifier: c.Qualifier, Standing: c.Standing, Text: c.Text}
}
