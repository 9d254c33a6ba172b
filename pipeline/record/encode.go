package record

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Line returns r as a line of JSON with its end of line.
func (r *Record) Line() ([]byte, error) {
	var b bytes.Buffer
	b.Grow(4 * len(r.Text))
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		return nil, fmt.Errorf("write record %s: %w", r.ID, err)
	}
	return b.Bytes(), nil
}

// Content returns the digest of what r says: of all of r but its place among the revisions, the build that made it and
// the time of fetching. Two records with one content are one revision.
func (r *Record) Content() (string, error) {
	c := *r
	c.Revision, c.Supersedes, c.Reason, c.Fetched, c.Build = 0, nil, "", nil, Build{}
	line, err := c.Line()
	if err != nil {
		return "", err
	}
	return hexDigest(string(line)), nil
}
