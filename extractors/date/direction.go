package date

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed tense.txt
var tenseFile string

// tenses says of a word which way it points: +1 ahead, -1 back, 0 nowhere.
var tenses = sync.OnceValue(func() map[string]int {
	all := map[string]int{}
	for _, e := range lexicon.Must("tense.txt", tenseFile).Entries {
		all[e.Phrase] = map[string]int{"past": -1, "future": +1}[e.Field(0)]
	}
	return all
})

// reach is how many tokens around an expression are looked at for a verb.
const reach = 15

// direction says which way the clause around m points: +1 ahead, -1 back, 0 unknown. The nearest verb before m decides,
// else the nearest after it: "said Friday", "will meet Friday", "Friday's vote will".
func (c *context) direction(m *match) int {
	tokens := c.doc.Sentences[c.sentence].Tokens
	first, last := c.items[m.from].token, c.items[m.to-1].token
	for k := first - 1; k >= 0 && k >= first-reach && !clauseEnd(tokens[k]); k-- {
		if d, ok := pointer(tokens, k); ok {
			return d
		}
	}
	for k := last + 1; k < len(tokens) && k <= last+reach && !clauseEnd(tokens[k]); k++ {
		if d, ok := pointer(tokens, k); ok {
			return d
		}
	}
	return 0
}

// pointer says which way token k points, and whether it points at all. A participle does not: its auxiliary does.
func pointer(tokens []text.Token, k int) (int, bool) {
	norm := tokens[k].Norm
	if k > 0 && auxiliary(tokens[k-1].Norm) {
		return 0, false
	}
	if d, ok := tenses()[norm]; ok {
		return d, true
	}
	if norm == "to" && k+1 < len(tokens) && infinitive(tokens, k+1) {
		return 0, false
	}
	if len(norm) > 4 && strings.HasSuffix(norm, "ed") && norm == tokens[k].Text {
		return -1, true
	}
	return 0, false
}

func auxiliary(norm string) bool {
	switch norm {
	case "be", "been", "being":
		return true
	}
	return false
}

func infinitive(tokens []text.Token, k int) bool { return false }

func clauseEnd(t text.Token) bool {
	switch t.Norm {
	case ";", ":", "\"", "``", "''":
		return true
	}
	return false
}
