package corpus

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type row struct{ Text string }

func TestRead(t *testing.T) {
	whole := zip(t, "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n")
	for _, c := range []struct {
		name string
		data []byte
		want []row
		err  string
	}{
		{name: "whole", data: whole, want: []row{{"One."}, {"Two."}}},
		{name: "empty", data: zip(t, "")},
		{name: "no row", data: zip(t, "{\"text\":\"One.\"}\nTwo.\n"), err: "row 2"},
		{name: "cut off", data: whole[:len(whole)-10], err: "unexpected EOF"},
		{name: "not gzipped", data: []byte("{\"text\":\"One.\"}\n"), err: "gzip"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "rows.jsonl.gz")
			if err := os.WriteFile(file, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := Read[row](file)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) || !strings.Contains(err.Error(), file) {
					t.Fatalf("error %v, want one that names %s and says %q", err, file, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func zip(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
