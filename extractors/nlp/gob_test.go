package nlp

import (
	"bytes"
	"encoding/gob"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGobReaderReadsWhatGobWrites(t *testing.T) {
	want := map[string]map[string]float64{
		"i word the":  {"DT": 1.25, "NN": -0.001, "": 3e300},
		"bias":        {},
		"i-1 word “x": {"VBD": 127, "VB": 128, "CD": -65536.5},
	}
	var file bytes.Buffer
	if err := gob.NewEncoder(&file).Encode(want); err != nil {
		t.Fatal(err)
	}
	got := map[string]map[string]float64{}
	r := newGobReader(file.Bytes())
	for n := r.count(); n > 0; n-- {
		row := map[string]float64{}
		got[r.text()] = row
		for k := r.count(); k > 0; k-- {
			class := r.text()
			row[class] = r.float()
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if r.at != len(r.data) {
		t.Errorf("%d of %d bytes read", r.at, len(r.data))
	}
}
