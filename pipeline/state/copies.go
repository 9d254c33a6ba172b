package state

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/hedgerow/hedgerow/feeds/near"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

// Words are what copies of an article are told by. The zero value is of an article with too few words to tell.
type Words struct {
	Digest string      // the same for texts that differ in case and punctuation only; "" where there are too few words
	Sketch near.Sketch // alike for texts that copy each other
}

// markCopy marks r as a copy of the first earlier article that has the same words, or most of them, if there is one. first
// is the article's own number where it has one: a revision is no copy of what came after it, nor of itself.
func (w Words) markCopy(ctx context.Context, tx *sql.Tx, r *record.Record, first int64) error {
	before := cmp.Or(first, math.MaxInt64)
	original, err := w.like(ctx, tx, before)
	if err == nil && original == "" {
		original, err = w.same(ctx, tx, before)
	}
	if err != nil || original == "" {
		return err
	}
	r.DuplicateOf = &original
	if !slices.Contains(r.Flags, "duplicate") {
		r.Flags = slices.Sorted(slices.Values(append(r.Flags, "duplicate")))
	}
	return nil
}

// like finds the first article before the number that w copies, "" where there is none.
func (w Words) like(ctx context.Context, tx *sql.Tx, before int64) (article string, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT article, sketch FROM sketch
		WHERE first IN (SELECT first FROM sketch_key WHERE key IN (SELECT value FROM json_each(?)) AND first < ?) ORDER BY first`,
		signed(w.Sketch.Hashes()), before)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	for rows.Next() {
		var packed []byte
		if err := rows.Scan(&article, &packed); err != nil {
			return "", err
		}
		var other near.Sketch
		if err := other.UnmarshalBinary(packed); err != nil {
			return "", fmt.Errorf("%w: %s: %w", ErrCorrupt, article, err)
		}
		if near.Copies(w.Sketch, other) {
			return article, nil
		}
	}
	return "", rows.Err()
}

// same finds the first article before the number that has exactly these words, for scripts that part no words and have no
// sketch therefore.
func (w Words) same(ctx context.Context, tx *sql.Tx, before int64) (article string, err error) {
	if w.Digest == "" {
		return "", nil
	}
	err = tx.QueryRowContext(ctx, "SELECT id FROM article WHERE body = ? AND first < ? ORDER BY first LIMIT 1", w.Digest, before).Scan(&article)
	if notFound(err) {
		return "", nil
	}
	return article, err
}

// crowded keys are of phrases that so many articles share that they tell nothing; they get no further articles.
const crowded = 200

// put keeps w as the words of an article's last revision.
func (w Words) put(ctx context.Context, tx *sql.Tx, article string, first int64) error {
	if err := forgetSketch(ctx, tx, first); err != nil {
		return err
	}
	if len(w.Sketch.Hashes()) == 0 {
		return nil
	}
	packed, err := w.Sketch.MarshalBinary()
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO sketch (first, article, sketch) VALUES (?, ?, ?)", first, article, packed); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO sketch_key (key, first) SELECT value, ? FROM json_each(?)
		WHERE (SELECT count(*) FROM sketch_key WHERE key = value) < ?`, first, signed(w.Sketch.Keys()), crowded)
	return err
}

// forgetSketch removes the sketch of an article's earlier revision.
func forgetSketch(ctx context.Context, tx *sql.Tx, first int64) error {
	var packed []byte
	err := tx.QueryRowContext(ctx, "DELETE FROM sketch WHERE first = ? RETURNING sketch", first).Scan(&packed)
	if notFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	var s near.Sketch
	if err := s.UnmarshalBinary(packed); err != nil {
		return fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM sketch_key WHERE first = ? AND key IN (SELECT value FROM json_each(?))", first, signed(s.Keys()))
	return err
}

// signed writes hashes as a JSON list of SQLite's integers.
func signed(hashes []uint64) string {
	list := make([]int64, len(hashes))
	for i, h := range hashes {
		list[i] = int64(h)
	}
	b, _ := json.Marshal(list) // numbers never fail
	return string(b)
}
