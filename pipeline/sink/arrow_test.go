//go:build arrow

// Apache Arrow takes minutes to compile with the race detector: the gate asks for this test by name, with -tags arrow.

package sink_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"
	arrowfile "github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
)

// Another reader finds in a part what the records say, every key of it, at every depth.
func TestParquetHoldsWhatTheRecordsSay(t *testing.T) {
	b := newBook(t, file.OS{})
	var want []map[string]any
	for i, body := range []string{
		"BAMYAN, Jan. 26 – At least 12 people, among them three children, were reportedly killed in a bombing near Zaranj on Friday, a doctor said. Police blamed the Islamic State. The group denied it.",
		"Nothing is known yet.",
	} {
		doc := nlp.NewBuilder().Document(nlp.Input{Text: body, Lang: "en", Published: monday})
		r := record.New(record.Article{ID: fmt.Sprint("a", i), Source: "s", Tags: []string{"x", "y"}, Build: record.Build{Version: "test"}}, doc, extractors.Extract(doc))
		var row map[string]any
		if err := json.Unmarshal(b.commit(t, r, "p", monday), &row); err != nil {
			t.Fatal(err)
		}
		want = append(want, row)
	}
	if n := len(want[0]["casualties"].([]any)); n < 2 {
		t.Fatalf("the record has %d figures: it tests nothing", n)
	}
	dir := t.TempDir()
	b.wantDelivered(t, "parquet:"+dir, len(want))
	if diff := cmp.Diff(want, arrowRows(t, dir)); diff != "" {
		t.Errorf("rows (-record +parquet):\n%s", diff)
	}
}

// arrowRows reads the parts in dir with Apache Arrow's reader, which shares nothing with the library that wrote them, and
// returns each row as JSON has it.
func arrowRows(t *testing.T, dir string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for _, name := range must(filepath.Glob(dir + "/*.parquet"))(t) {
		f := must(arrowfile.OpenParquetFile(name, false))(t)
		defer f.Close()
		r := must(pqarrow.NewFileReader(f, pqarrow.ArrowReadProperties{BatchSize: 1 << 20}, memory.DefaultAllocator))(t)
		batches := must(r.GetRecordReader(ctx, nil, nil))(t)
		defer batches.Release()
		for batches.Next() {
			var rows []map[string]any
			if err := json.Unmarshal(must(batches.RecordBatch().MarshalJSON())(t), &rows); err != nil {
				t.Fatal(err)
			}
			all = append(all, rows...)
		}
		if err := batches.Err(); err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
	}
	return all
}
