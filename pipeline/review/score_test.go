package review

import (
	"encoding/json"
	"testing"
)

func TestScoreOf(t *testing.T) {
	figure := func(key, verdict, field string) Decision {
		return Decision{Record: "a", Key: key, Verdict: verdict, Field: field, New: json.RawMessage("5"), Reviewer: "zahra"}
	}
	got := ScoreOf([]Decision{
		figure("1", Accept, ""), figure("2", Accept, ""), figure("3", Correct, "best"), figure("3", Correct, "low"), figure("4", Reject, ""),
		{Record: "a", Key: "5", Verdict: Add, Reviewer: "zahra"}, {Record: "a", Verdict: Accept, Reviewer: "zahra"}, figure("4", Note, ""),
	})
	if got.Accepted != 2 || got.Corrected != 1 || got.Rejected != 1 || got.Missed != 1 {
		t.Errorf("ScoreOf = %+v, want 2 accepted, 1 corrected, 1 rejected, 1 missed", got)
	}
	if *got.Precision != .75 || *got.Exact != .5 || *got.Recall != .75 {
		t.Errorf("ScoreOf: precision %v, exact %v, recall %v; want .75, .5, .75", *got.Precision, *got.Exact, *got.Recall)
	}
	wrong := map[string]int{}
	for _, f := range got.Fields {
		wrong[f.Field] = f.Corrected
	}
	if wrong["best"] != 1 || wrong["low"] != 1 || wrong["high"] != 0 {
		t.Errorf("ScoreOf: fields %+v", got.Fields)
	}
	if none := ScoreOf(nil); none.Precision != nil || none.Recall != nil {
		t.Errorf("ScoreOf(nil) = %+v, want no rates", none)
	}
}
