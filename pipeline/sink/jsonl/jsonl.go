// Package jsonl keeps records as JSON lines: all in one file, or in parts that are written once and never change.
package jsonl

import (
	"io"

	"github.com/klauspost/compress/zstd"

	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
)

// NewFile returns the sink that keeps all records in the one file at path: the simple way, right for what a disk copies in
// a second.
func NewFile(path string, fsys file.FS, l file.Ledger) *file.Single {
	return file.NewSingle("jsonl:"+path, path, fsys, l, "", line)
}

// NewParts returns the sink that keeps records in parts in dir, each compressed as one zstd frame if compress is set.
func NewParts(dir string, compress bool, fsys file.FS, l file.Ledger, step func(string)) *file.Parts {
	if compress {
		return file.NewParts("jsonl:"+dir+"?zstd", dir, ".jsonl.zst", fsys, l, step, compressed)
	}
	return file.NewParts("jsonl:"+dir, dir, ".jsonl", fsys, l, step, plain)
}

func line(w io.Writer, e record.Entry) error {
	_, err := w.Write(e.Line)
	return err
}

type encoder struct {
	w     io.Writer
	close func() error
}

func (e encoder) Encode(entry record.Entry) error { return line(e.w, entry) }
func (e encoder) Close() error                    { return e.close() }

func plain(w io.Writer) (file.Encoder, error) {
	return encoder{w, func() error { return nil }}, nil
}

// compressed uses one goroutine, so that the same lines always make the same frame.
func compressed(w io.Writer) (file.Encoder, error) {
	z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, err
	}
	return encoder{z, z.Close}, nil
}
