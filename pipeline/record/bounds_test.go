package record_test

import (
	"testing"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

func TestBounds(t *testing.T) {
	n := func(v int) *int { return &v }
	for _, c := range []struct {
		low, best, high *int
		want            string
	}{
		{n(7), n(7), n(7), "7"}, {n(19), n(19), nil, "19+"}, {nil, n(8), n(8), "≤8"}, {n(10), nil, n(15), "10–15"}, {nil, nil, nil, "?"}, {nil, n(4), nil, "~4"},
	} {
		if got := record.Bounds(c.low, c.best, c.high); got != c.want {
			t.Errorf("Bounds = %q, want %q", got, c.want)
		}
	}
}
