package casualty

var weekday = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"today": true, "yesterday": true, "tonight": true, "tomorrow": true,
}

var month = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true,
}

var temporalWords = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"today": true, "yesterday": true, "tonight": true, "tomorrow": true, "week": true, "month": true, "year": true,
	"weekend": true, "night": true, "morning": true, "evening": true, "afternoon": true, "midnight": true, "noon": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "jan.": true, "feb.": true, "aug.": true,
	"sept.": true, "oct.": true, "nov.": true, "dec.": true, "days": true, "weeks": true, "months": true, "years": true,
	"hours": true, "minutes": true, "day": true, "hour": true, "a.m.": true, "p.m.": true, "moments": true, "seconds": true,
	"time": true, "times": true, "winter": true, "summer": true, "autumn": true, "season": true,
}

// onlyTime says whether the tokens from i to end tell nothing but when: "early Tuesday", "Monday night".
func (s *sentence) onlyTime(i, end int) bool {
	for ; i < end; i++ {
		switch n := s.norm(i); {
		case temporalWords[n], n == "early", n == "late", n == "on", n == "last", n == "this", n == ",":
		default:
			return false
		}
	}
	return true
}

// temporal says whether noun phrase g is an expression of time.
func (s *sentence) temporal(g int) bool {
	head := s.norm(s.groups[g].Head)
	return temporalWords[head] || temporalWords[s.norm(s.groups[g].From)]
}
