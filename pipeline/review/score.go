package review

import "maps"

// A Score is how the extractors fare against what reviewers decided. A figure that several have decided counts once for
// each of them.
type Score struct {
	Accepted  int `json:"accepted"`  // figures right as they stood
	Corrected int `json:"corrected"` // figures that are there, with a field wrong
	Rejected  int `json:"rejected"`  // figures that are not there
	Missed    int `json:"missed"`    // figures that reviewers added

	// Precision is the part of the decided figures that are there, Exact the part that needed no correction. Recall is the
	// part of the figures that are there that was found; it is an upper bound, since nobody looks for what is missing as
	// closely as at what is shown. Each is null where nothing was decided.
	Precision *float64 `json:"precision"`
	Exact     *float64 `json:"exact"`
	Recall    *float64 `json:"recall"`

	Fields []FieldScore `json:"fields"`
}

// A FieldScore is how often a field of the figures that are there was right.
type FieldScore struct {
	Field     string  `json:"field"`
	Corrected int     `json:"corrected"`
	Right     float64 `json:"right"`
}

// ScoreOf scores the extractors against decisions.
func ScoreOf(decisions []Decision) Score {
	s := Score{Fields: []FieldScore{}}
	verdicts := verdictsIn(decisions)
	for _, of := range verdicts {
		for _, verdict := range of {
			switch verdict {
			case Accept:
				s.Accepted++
			case Correct:
				s.Corrected++
			case Reject:
				s.Rejected++
			case Add:
				s.Missed++
			}
		}
	}
	there := s.Accepted + s.Corrected
	s.Precision, s.Exact, s.Recall = share(there, there+s.Rejected), share(s.Accepted, there+s.Rejected), share(there, there+s.Missed)
	s.fields(decisions, verdicts, there)
	return s
}

func (s *Score) fields(decisions []Decision, verdicts opinions, there int) {
	if there == 0 {
		return
	}
	for _, of := range verdicts {
		maps.DeleteFunc(of, func(_ item, verdict string) bool { return verdict == Add })
	}
	for _, f := range fields {
		wrong := 0
		for _, of := range valuesOf(f.name, decisions, verdicts) {
			for _, value := range of {
				if value != unchanged {
					wrong++
				}
			}
		}
		s.Fields = append(s.Fields, FieldScore{f.name, wrong, 1 - float64(wrong)/float64(there)})
	}
}

func share(part, whole int) *float64 {
	if whole == 0 {
		return nil
	}
	v := float64(part) / float64(whole)
	return &v
}
