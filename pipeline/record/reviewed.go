package record

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// ReviewedVersion is the schema_version of a record that says what reviewers made of it: 1.0 and the key "reviewed".
const ReviewedVersion = "1.1"

// A ReviewedRecord is a record as it was extracted, nothing of it changed, and beside it what reviewers made of it.
type ReviewedRecord struct {
	Record
	Reviewed Reviewed `json:"reviewed"`
}

// Reviewed is what reviewers made of a record. Casualties are the figures as they stand after review, in the form of the
// record's own: those accepted, corrected, added and not yet decided; who was rejected is not among them.
type Reviewed struct {
	By         []string   `json:"by"` // sorted
	At         string     `json:"at"` // of the last decision
	Complete   bool       `json:"complete"`
	Contested  []string   `json:"contested"` // keys of figures of which reviewers say different things; the last word holds
	Casualties []Casualty `json:"casualties"`
	Decisions  []Decision `json:"decisions"`
}

// A Decision is what one reviewer said of one thing.
type Decision struct {
	Key      *string         `json:"key"`   // of the figure; null speaks of the whole article
	Field    *string         `json:"field"` // that was corrected
	Old      json.RawMessage `json:"old"`
	New      json.RawMessage `json:"new"`
	Verdict  string          `json:"verdict"`
	Reviewer string          `json:"reviewer"`
	Time     string          `json:"time"`
}

// Line returns r as a line of JSON with its end of line.
func (r *ReviewedRecord) Line() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		return nil, fmt.Errorf("write record %s: %w", r.ID, err)
	}
	return b.Bytes(), nil
}
