package pipeline

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"

	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// A Rebuilt counts what was restored.
type Rebuilt struct {
	Records int `json:"records"`
	Items   int `json:"items"`
}

// Rebuild makes a lost state again: the records from JSONL, the items that were seen from the pages that are kept beside
// the state. from is the address of a sink of JSONL, whose file or parts are read and which goes on where it was. Lost are
// the feeds' validators and the dead letters: the next run lists every feed once in full.
func Rebuild(ctx context.Context, dir, from string) (b Rebuilt, err error) {
	c := Config{Dir: dir}.withDefaults()
	kind, where, _ := strings.Cut(from, ":")
	if kind != "jsonl" || where == "" {
		return b, fmt.Errorf("%w: rebuild from %q: want jsonl:FILE.jsonl or jsonl:DIR", ErrConfig, from)
	}
	if _, err := os.Stat(filepath.Join(dir, state.FileName)); err == nil {
		return b, fmt.Errorf("%w: %s holds a state: move %s away first", ErrConfig, dir, state.FileName)
	}
	held, err := acquire(dir, "state rebuild", c.Now())
	if err != nil {
		return b, err
	}
	store, err := openState(ctx, c)
	if err != nil {
		return b, errors.Join(err, storage(held.release()))
	}
	r := rebuilder{Config: c, ctx: ctx, store: store}
	err = errors.Join(r.records(from, where), r.items())
	if err != nil { // half a state would be taken for a whole one
		err = errors.Join(err, store.Close(), os.Remove(filepath.Join(dir, state.FileName)), held.release())
		return r.Rebuilt, storage(err)
	}
	return r.Rebuilt, errors.Join(storage(store.Close()), storage(held.release()))
}

type rebuilder struct {
	Config
	Rebuilt
	ctx   context.Context
	store *state.DB
}

func (r *rebuilder) records(from, where string) error {
	if strings.HasSuffix(where, ".jsonl") {
		last, err := r.file(where, 0)
		if err != nil {
			return err
		}
		info, err := os.Stat(where)
		if err != nil {
			return err
		}
		return errors.Join(r.store.SetCursor(r.ctx, from, last, fmt.Sprint(info.Size())), r.store.Taken(r.ctx, from, last, r.Now()))
	}
	return r.parts(from, strings.TrimSuffix(where, "?zstd"))
}

// parts reads the parts in dir, whose names say which entries they hold.
func (r *rebuilder) parts(from, dir string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "part-*.jsonl*"))
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return fmt.Errorf("no parts in %s", dir)
	}
	parts := make([]file.Part, 0, len(paths))
	for _, path := range paths {
		p := file.Part{Name: filepath.Base(path)}
		var day [3]int
		if _, err := fmt.Sscanf(p.Name, "part-%d-%d-%d-%d-%d.", &day[0], &day[1], &day[2], &p.First, &p.Last); err != nil {
			return fmt.Errorf("%s: its name is no part's: %w", path, err)
		}
		parts = append(parts, p)
	}
	slices.SortFunc(parts, func(a, b file.Part) int { return int(a.First - b.First) })
	for _, p := range parts {
		last, err := r.file(filepath.Join(dir, p.Name), p.First)
		if err != nil {
			return err
		}
		if err := errors.Join(r.store.Plan(r.ctx, from, p), r.store.Done(r.ctx, from, p), r.store.Taken(r.ctx, from, last, r.Now())); err != nil {
			return err
		}
	}
	return nil
}

// rebuildBatch is how many records one transaction restores.
const rebuildBatch = 200

// file restores the records of one file, whose first entry has the number first, or the next where that is 0. It returns
// the number of the last.
func (r *rebuilder) file(path string, first int64) (last int64, err error) {
	in, err := openLines(path)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	lines := bufio.NewReaderSize(in, 1<<20)
	var batch []state.Restored
	for n := int64(0); ; n++ {
		line, readErr := lines.ReadBytes('\n')
		end := errors.Is(readErr, io.EOF) && len(line) == 0
		if len(batch) == rebuildBatch || end && len(batch) > 0 {
			if last, err = r.store.Restore(r.ctx, batch); err != nil {
				return last, fmt.Errorf("%s: %w", path, err)
			}
			batch = batch[:0]
		}
		if end {
			return last, nil
		}
		var rec record.Record
		if err := errors.Join(readErr, json.Unmarshal(line, &rec)); err != nil {
			return last, fmt.Errorf("%s:%d: no record: %w", path, n+1, err)
		}
		entry := state.Restored{Record: &rec, Line: line, Words: wordsOf(&rec), At: r.made(&rec)}
		if first > 0 {
			entry.Seq = first + n
		}
		batch = append(batch, entry)
		r.Records++
	}
}

// made is when a record was made, as near as it says itself.
func (r *rebuilder) made(rec *record.Record) time.Time {
	if rec.Fetched != nil {
		if at, _, ok := ParseTime(*rec.Fetched); ok {
			return at
		}
	}
	return r.Now()
}

// openLines opens a file of JSON lines, which may be compressed.
func openLines(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".zst") {
		return f, err
	}
	z, err := zstd.NewReader(f)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return unpacked{z, f}, nil
}

// unpacked reads a file through its decoder; closing it closes both.
type unpacked struct {
	*zstd.Decoder
	file io.Closer
}

func (u unpacked) Close() error {
	u.Decoder.Close()
	return u.file.Close()
}

// items restores the items that the pages tell of, each with the page that it was last read from.
func (r *rebuilder) items() error {
	digests, err := r.store.Pages.Digests()
	if err != nil {
		return err
	}
	latest := map[[2]string]state.Item{}
	for _, digest := range digests {
		about, err := r.store.Pages.About(digest)
		if err != nil {
			return err
		}
		var it state.Item
		if json.Unmarshal(about, &it) != nil || it.ID == "" {
			continue // kept by an older build
		}
		key := [2]string{it.Source, it.ID}
		if known, ok := latest[key]; !ok || it.ReadAt.After(known.ReadAt) {
			latest[key] = it
		}
	}
	for _, it := range latest {
		if err := r.store.RestoreItem(r.ctx, it); err != nil {
			return err
		}
		r.Items++
	}
	return nil
}
