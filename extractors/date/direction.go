package date

// direction says which way the clause around m points: +1 ahead, -1 back, 0 unknown.
func (c *context) direction(m *match) int {
	tokens := c.doc.Sentences[c.sentence].Tokens
	at := c.items[m.from].token
	for k := at - 1; k >= 0 && k >= at-12; k-- {
		if d := tense[tokens[k].Norm]; d != 0 {
			return d
		}
	}
	for k := at + 1; k < len(tokens) && k <= at+12; k++ {
		if d := tense[tokens[k].Norm]; d != 0 {
			return d
		}
	}
	return 0
}

// tense holds words that show where their clause lies in time.
var tense = map[string]int{
	"will": 1, "'ll": 1, "wo": 1, "shall": 1, "scheduled": 1, "expected": 1, "due": 1, "until": 1, "upcoming": 1, "plans": 1,
	"said": -1, "was": -1, "were": -1, "had": -1, "did": -1, "since": -1, "has": -1, "have": -1,
}
