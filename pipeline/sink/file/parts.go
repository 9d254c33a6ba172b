package file

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// An Outbox gives the entries that follow seq, in order. The state is one.
type Outbox interface {
	// After returns up to n entries, and no more once their lines together are longer than size bytes.
	After(ctx context.Context, seq int64, n, size int) ([]record.Entry, error)
	// Range returns the ends of a run of up to n entries that were all given their place on one day, and that day; ok is
	// false where nothing follows seq.
	Range(ctx context.Context, seq int64, n int) (first, last int64, day string, ok bool, err error)
}

// How much of the outbox is held at a time, and how much goes into one part.
const (
	batchEntries = 500
	batchBytes   = 8 << 20
	partEntries  = 5000
)

// A Part is a range of entries, both ends included, and the name of the file that holds them.
type Part struct {
	First, Last int64
	Name        string
}

// A Ledger remembers how far sinks of files have come. The state is one.
type Ledger interface {
	Cursor(ctx context.Context, sink string) (seq int64, note string, err error)
	SetCursor(ctx context.Context, sink string, seq int64, note string) error
	Plan(ctx context.Context, sink string, p Part) error
	Planned(ctx context.Context, sink string) (p Part, ok bool, err error)
	Done(ctx context.Context, sink string, p Part) error
	LastPart(ctx context.Context, sink string) (int64, error)
	// Forget forgets the parts of a sink and returns them.
	Forget(ctx context.Context, sink string) ([]Part, error)
}

// An Encoder writes entries in a form. Close ends the form, not the file.
type Encoder interface {
	Encode(e record.Entry) error
	Close() error
}

// Parts is a sink that keeps entries in files of some thousand, each named by its range and the day it was given its
// place. A part is planned before it is written and its range never changes, so that writing it again after a crash makes
// the same bytes; once done it is never touched again, and may be moved away.
type Parts struct {
	name   string
	dir    string
	suffix string
	fs     FS
	ledger Ledger
	encode func(w io.Writer) (Encoder, error)
	step   func(string)
}

// NewParts returns the sink of parts in dir, whose names end in suffix. step is called at each step that a crash may part
// from the next.
func NewParts(name, dir, suffix string, fsys FS, l Ledger, step func(string), encode func(io.Writer) (Encoder, error)) *Parts {
	return &Parts{name: name, dir: dir, suffix: suffix, fs: fsys, ledger: l, step: step, encode: encode}
}

// Cursor returns the number of the last entry in a part that is done.
func (p *Parts) Cursor(ctx context.Context) (int64, error) { return p.ledger.LastPart(ctx, p.name) }

// Deliver writes parts until the outbox's end, and returns how many entries they hold.
func (p *Parts) Deliver(ctx context.Context, out Outbox) (int, error) {
	if err := p.fs.MkdirAll(p.dir); err != nil {
		return 0, fmt.Errorf("write parts: %w", err)
	}
	total := 0
	for {
		part, ok, err := p.next(ctx, out)
		if err != nil || !ok {
			return total, err
		}
		p.step("planned")
		n, err := p.write(ctx, out, part)
		if err != nil {
			return total, err
		}
		p.step("renamed")
		if err := p.ledger.Done(ctx, p.name, part); err != nil {
			return total, err
		}
		total += n
	}
}

// next returns the part that an earlier run has planned and not finished, or plans one.
func (p *Parts) next(ctx context.Context, out Outbox) (Part, bool, error) {
	part, ok, err := p.ledger.Planned(ctx, p.name)
	if err != nil || ok {
		return part, ok, err
	}
	cursor, err := p.Cursor(ctx)
	if err != nil {
		return Part{}, false, err
	}
	first, last, day, ok, err := out.Range(ctx, cursor, partEntries)
	if err != nil || !ok {
		return Part{}, false, err
	}
	part = Part{First: first, Last: last, Name: fmt.Sprintf("part-%s-%09d-%09d%s", day, first, last, p.suffix)}
	if path := filepath.Join(p.dir, part.Name); p.fs.Exists(path) {
		return Part{}, false, fmt.Errorf("write %s: %w", path, ErrForeign)
	}
	return part, true, p.ledger.Plan(ctx, p.name, part)
}

func (p *Parts) write(ctx context.Context, out Outbox, part Part) (int, error) {
	path := filepath.Join(p.dir, part.Name)
	if err := p.fs.Remove(path + tmpSuffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, fmt.Errorf("tidy up: %w", err)
	}
	n := 0
	err := Write(p.fs, path, func(w io.Writer) error {
		e, err := p.encode(w)
		if err != nil {
			return err
		}
		n, err = copyRange(ctx, out, part, e)
		if err = errors.Join(err, e.Close()); err == nil {
			p.step("written")
		}
		return err
	})
	return n, err
}

// copyRange encodes the entries of a part, a batch at a time.
func copyRange(ctx context.Context, out Outbox, part Part, to Encoder) (int, error) {
	n := 0
	for seq := part.First - 1; seq < part.Last; {
		batch, err := out.After(ctx, seq, batchEntries, batchBytes)
		if err != nil {
			return n, err
		}
		if len(batch) == 0 {
			return n, fmt.Errorf("entries %d to %d have left the outbox", seq+1, part.Last)
		}
		for _, e := range batch {
			seq = e.Seq
			if seq > part.Last {
				return n, nil
			}
			if err := to.Encode(e); err != nil {
				return n, fmt.Errorf("entry %d: %w", seq, err)
			}
			n++
		}
	}
	return n, nil
}

// Reset removes the parts.
func (p *Parts) Reset(ctx context.Context) error {
	parts, err := p.ledger.Forget(ctx, p.name)
	if err != nil {
		return err
	}
	for _, part := range parts {
		if err := p.fs.Remove(filepath.Join(p.dir, part.Name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("reset: %w", err)
		}
	}
	return nil
}

// Close does nothing: every delivery is finished when it returns.
func (p *Parts) Close() error { return nil }
