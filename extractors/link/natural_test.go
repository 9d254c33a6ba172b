package link_test

import "testing"

// A death is news of harm where something near it tells a cause, or nobody knows whose it was.
func TestNaturalDeaths(t *testing.T) {
	for text, want := range map[string]int{
		"The seat of Judge Ana Orme, who died in February, is vacant. Two lawyers want it.": 0,
		"He stood down after the death of his father. The party chose a banker.":            0,
		"A lorry crashed into the bus near Bexley. Judge Ana Orme died in February.":        1,
		"The detainee, Karim Saidi, died on Friday in custody, his lawyer said.":            1,
		"A man was found dead in a canal on Friday. His name was not given.":                1,
		"The coroner opened an inquest. Ana Orme, 41, died on Friday.":                      1,
	} {
		if got := len(annotate(document(text)).Figures); got != want {
			t.Errorf("%q: %d figures, want %d", text, got, want)
		}
	}
}
