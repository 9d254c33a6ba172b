package record

import "time"

// An Entry is a record in the order in which sinks get them.
type Entry struct {
	Seq  int64 // 1, 2, …; later entries have higher numbers
	Run  string
	At   time.Time // when it was given its place
	Line []byte    // the record's JSON with its end of line
}
