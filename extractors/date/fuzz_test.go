package date

import (
	"testing"
	"time"
)

// FuzzFind: no text and no day of writing, from year 1 to 9999, makes Find panic; what it finds lies in the text, in order;
// From and To are ordered, stand together, and are what the value says.
func FuzzFind(f *testing.F) {
	for _, r := range language().rules {
		for _, e := range r.examples {
			f.Add(e, 2026, 2, 18)
		}
	}
	f.Add("10,000 centuries ago; two million years later; next decade", 1, 1, 1)
	f.Add("next century, 99999 years from now, tomorrow, next Friday, New Year's Day", 9999, 12, 31)
	f.Add("a year ago, last month, Feb. 29, yesterday", 2024, 2, 29)
	f.Add("2 a.m. on Sunday, 24:00 today, 31/02/2026, 30 February, Ramadan, Nowruz 9999", 2026, 3, 29)
	f.Add("10 Muharram 1445, 30 Ramadan, the 31st of Muharram 1001, Eid al-Fitr 2499, Nowruz 1000, the same week nine years ago", 1, 1, 1)
	f.Fuzz(func(t *testing.T, s string, y, m, d int) {
		published := time.Date(1+abs(y)%9999, time.Month(1+abs(m)%12), 1+abs(d)%28, 1, 30, 0, 0, time.FixedZone("", 3600*(d%13)))
		doc := document(s, published)
		last := 0
		for _, x := range Find(doc) {
			if x.Start < last || x.End <= x.Start || x.End > len(doc.Text) {
				t.Fatalf("Find(%q): span %v out of order or out of the text", s, x.Span)
			}
			last = x.End
			checkInterval(t, s, x)
		}
	})
}

func checkInterval(t *testing.T, s string, x Date) {
	t.Helper()
	from, to, ok := Interval(x.Value, x.Mod)
	switch {
	case !ok && !x.From.IsZero(), ok && (!from.Equal(x.From) || !to.Equal(x.To)):
		t.Fatalf("Find(%q): %+v, but Interval(%q, %q) = %v, %v, %v", s, x, x.Value, x.Mod, from, to, ok)
	case x.To.Before(x.From):
		t.Fatalf("Find(%q): %+v ends before it begins", s, x)
	case ok && (x.From.Year() < firstYear || x.To.Year() > lastYear):
		t.Fatalf("Find(%q): %+v lies outside the years 1 to 9999", s, x)
	case x.From.IsZero() != x.To.IsZero() || x.Value == "" && x.Anchor != anchorNone:
		t.Fatalf("Find(%q): %+v is half a date", s, x)
	}
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}
