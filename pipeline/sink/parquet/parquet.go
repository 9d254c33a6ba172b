// Package parquet keeps records as Parquet files, typed and nested as the record is: one row a revision, for DuckDB, pandas
// and their like. Each file is a part that is written once and never changes.
package parquet

import (
	"io"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	parquetzstd "github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/sink/rows"
)

// rowGroup is how many records are held before they are written: they lie in memory by column, unpacked.
const rowGroup = 500

// New returns the sink that keeps records in Parquet files in dir.
func New(dir string, fsys file.FS, l file.Ledger, step func(string)) *file.Parts {
	return file.NewParts("parquet:"+dir, dir, ".parquet", fsys, l, step, func(w io.Writer) (file.Encoder, error) {
		z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(zstdWindow), zstd.WithLowerEncoderMem(true))
		if err != nil {
			return nil, err
		}
		return &encoder{w: parquet.NewGenericWriter[record.Record](w,
			parquet.Compression(&codec{Codec: &parquetzstd.Codec{}, encoder: z}),
			parquet.CreatedBy("hedgerow", record.SchemaVersion, ""))}, nil
	})
}

// zstdWindow is how far back the compression looks: as far as the longest page goes.
const zstdWindow = 1 << 20

// A codec is the library's with an encoder that holds no more than a page: the library's own holds 16 MB, and some more of
// them as they come and go.
type codec struct {
	*parquetzstd.Codec
	encoder *zstd.Encoder
}

// Encode compresses a page.
func (c *codec) Encode(dst, src []byte) ([]byte, error) {
	return c.encoder.EncodeAll(src, dst[:0]), nil
}

type encoder struct {
	w    *parquet.GenericWriter[record.Record]
	held int
}

func (e *encoder) Encode(entry record.Entry) error {
	r, err := rows.Read(entry)
	if err != nil {
		return err
	}
	if _, err := e.w.Write([]record.Record{*r}); err != nil {
		return err
	}
	if e.held++; e.held < rowGroup {
		return nil
	}
	e.held = 0
	return e.w.Flush()
}

// Close writes the footer: without it a file is no Parquet at all.
func (e *encoder) Close() error { return e.w.Close() }
