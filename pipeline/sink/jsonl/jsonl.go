// Package jsonl keeps records as JSON lines.
package jsonl

import (
	"io"

	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
)

// NewFile returns the sink that keeps all records in the one file at path: the simple way, good for what fits a disk's
// second.
func NewFile(path string, fsys file.FS, l file.Ledger) *file.Single {
	return file.NewSingle("jsonl:"+path, path, fsys, l, "", line)
}

func line(w io.Writer, e record.Entry) error {
	_, err := w.Write(e.Line)
	return err
}
