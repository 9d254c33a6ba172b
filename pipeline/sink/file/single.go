package file

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strconv"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// A Single is a sink that keeps all entries in one file. New entries are added by writing the file anew and putting it in
// the old one's place: at every moment the file is whole. That costs as much as the file is long, so a large collection
// is better kept in Parts.
type Single struct {
	name   string
	path   string
	fs     FS
	ledger Ledger
	header string
	encode func(w io.Writer, e record.Entry) error
}

// NewSingle returns the sink of one file. header begins a new file; encode writes one entry.
func NewSingle(name, path string, fsys FS, l Ledger, header string, encode func(io.Writer, record.Entry) error) *Single {
	return &Single{name: name, path: path, fs: fsys, ledger: l, header: header, encode: encode}
}

// ErrForeign says that a file stands where a sink would write, and is not what that sink has written.
var ErrForeign = errors.New("the file is not what this state has written there: move it away, or rebuild the state from it")

// Cursor returns the number of the last entry in the file. A file that was moved away starts anew; one that others have
// changed is never overwritten.
func (s *Single) Cursor(ctx context.Context) (int64, error) {
	seq, note, err := s.ledger.Cursor(ctx, s.name)
	if err != nil {
		return 0, err
	}
	size, err := s.fs.Size(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, nil
	case err != nil:
		return 0, fmt.Errorf("look at %s: %w", s.path, err)
	}
	seq, known := s.placed(note, size, seq)
	if !known && size > 0 {
		return 0, fmt.Errorf("write %s: %w", s.path, ErrForeign)
	}
	return seq, nil
}

// The note is "SIZE" of the file at the cursor, and while a new file is put in place "SIZE NEWSIZE NEWSEQ": after a crash
// the length tells which of the two stands there.
func (s *Single) placed(note string, size, seq int64) (int64, bool) {
	var before, after, next int64
	n, _ := fmt.Sscanf(note, "%d %d %d", &before, &after, &next)
	switch {
	case n == 3 && size == after:
		return next, true
	case n >= 1 && size == before:
		return seq, true
	}
	return 0, false
}

// Deliver adds what the outbox holds beyond the cursor, and returns how many entries that was.
func (s *Single) Deliver(ctx context.Context, out Outbox) (int, error) {
	cursor, err := s.Cursor(ctx)
	if err != nil {
		return 0, err
	}
	if err := s.tidy(); err != nil {
		return 0, err
	}
	first, err := out.After(ctx, cursor, batchEntries, batchBytes)
	if err != nil || len(first) == 0 {
		return 0, err
	}
	if err := s.fs.MkdirAll(filepath.Dir(s.path)); err != nil {
		return 0, fmt.Errorf("write %s: %w", s.path, err)
	}
	job := &rewrite{Single: s, ctx: ctx, out: out, cursor: cursor, batch: first}
	if err := Write(s.fs, s.path, job.write); err != nil {
		return 0, err
	}
	return job.entries, s.ledger.SetCursor(ctx, s.name, job.last, strconv.FormatInt(job.size, 10))
}

// tidy removes what a killed run has left.
func (s *Single) tidy() error {
	if err := s.fs.Remove(s.path + tmpSuffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("tidy up: %w", err)
	}
	return nil
}

// A rewrite is one writing of the file: the old entries, then the new.
type rewrite struct {
	*Single
	ctx     context.Context
	out     Outbox
	cursor  int64
	batch   []record.Entry
	entries int
	last    int64
	size    int64
}

func (r *rewrite) write(w io.Writer) error {
	before, err := r.old(w)
	if err != nil {
		return err
	}
	c := &counter{w: w, n: before}
	for len(r.batch) > 0 {
		for _, e := range r.batch {
			if err := r.encode(c, e); err != nil {
				return fmt.Errorf("entry %d: %w", e.Seq, err)
			}
			r.last = e.Seq
		}
		r.entries += len(r.batch)
		if r.batch, err = r.out.After(r.ctx, r.last, batchEntries, batchBytes); err != nil {
			return err
		}
	}
	r.size = c.n
	return r.announce()
}

// old copies what is there. Where both are files of the system's, the system copies: some share the blocks instead.
func (r *rewrite) old(w io.Writer) (int64, error) {
	if r.cursor == 0 {
		n, err := io.WriteString(w, r.header)
		return int64(n), err
	}
	old, err := r.fs.Open(r.path)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(w, old)
	return n, errors.Join(err, old.Close())
}

// announce notes what the file will be, so that after a crash its length tells whether it was put in place.
func (r *rewrite) announce() error {
	before, err := r.fs.Size(r.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return r.ledger.SetCursor(r.ctx, r.name, r.cursor, fmt.Sprintf("%d %d %d", before, r.size, r.last))
}

// large is what is better not written anew each night.
const large = 256 << 20

// Advice says what would be better than a file as long as this one; "" where it is short.
func (s *Single) Advice() string {
	size, err := s.fs.Size(s.path)
	if err != nil || size < large {
		return ""
	}
	return fmt.Sprintf("%s has %d MB and is written anew whenever it grows: a sink of parts, as jsonl:DIR, costs only what is new", s.path, size>>20)
}

// Reset removes the file.
func (s *Single) Reset(ctx context.Context) error {
	if err := s.fs.Remove(s.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reset: %w", err)
	}
	return s.ledger.SetCursor(ctx, s.name, 0, "")
}

// Close does nothing: every delivery is finished when it returns.
func (s *Single) Close() error { return nil }

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
