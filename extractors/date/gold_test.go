package date

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/extracttest"
)

// TestGold reads the microcorpus; testdata/README.md says which construction and which trap stands where.
func TestGold(t *testing.T) {
	for _, c := range extracttest.Read(t, "testdata/*.gold") {
		t.Run(c.Name, func(t *testing.T) {
			doc := c.Document(t, builder)
			var want, got []string
			for _, m := range c.Marks {
				want = append(want, fmt.Sprintf("%s|%s", m.In(c.Text), m.Label))
			}
			for _, d := range Find(doc) {
				label := strings.Join(strings.Fields(d.Type+" "+d.Value+" "+d.Mod), " ")
				got = append(got, fmt.Sprintf("%s|%s", d.In(c.Text), label))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
				t.Errorf("line %d: Find = \n%s\nwant\n%s", c.Line, g, w)
			}
		})
	}
}
