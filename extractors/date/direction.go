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
// else the nearest after it: "said Friday", "will meet Friday", "Friday's vote will"; else "by", "until", "through".
func (c *context) direction(m *match) int {
	tokens := c.doc.Sentences[c.sentence].Tokens
	first, last := c.items[m.from].token, c.items[m.to-1].token
	if d := leadIn(tokens[:first]); d != 0 {
		return d
	}
	adjunct, harm := false, false
	for k := first - 1; k >= 0 && k >= first-reach && !clauseEnd(tokens[k]); k-- {
		adjunct = adjunct || k > 0 && tokens[k-1].Norm == "," && strings.HasSuffix(tokens[k].Norm, "ing")
		harm = harm || violent[tokens[k].Norm]
		switch d := c.pointer(tokens, k); {
		case d == 0:
		case tokens[k].Norm != "to":
			return d
		case adjunct: // "ran to the exit, setting off a crush on Friday": the verb before the infinitive says when
		case harm: // "search for clues to solve the murder of a guard on Friday"
			return -1
		default:
			return d
		}
	}
	for k := last + 1; k < len(tokens) && k <= last+reach && !clauseEnd(tokens[k]); k++ {
		if d := c.pointer(tokens, k); d != 0 {
			return d
		}
	}
	return 0
}

// violent are nouns for what the news tells of once it has happened, whatever somebody is to do about it.
var violent = map[string]bool{"ambush": true, "blast": true, "bombing": true, "crash": true, "death": true, "deaths": true, "explosion": true, "killing": true,
	"killings": true, "massacre": true, "murder": true, "murders": true, "robbery": true, "shooting": true, "shootings": true, "slaying": true,
	"stabbing": true, "stampede": true}

// leadIn says which way the words just before an expression point: "through January", "as early as Tuesday".
func leadIn(before []text.Token) int {
	n := len(before)
	if n == 0 {
		return 0
	}
	switch before[n-1].Norm {
	case "through":
		return 1
	case "until":
		return btoi(n > 1) // "Until Monday nobody knew" looks back
	case "a", "an":
		return -1 // "an April deal"
	case "of":
		return btoi(n > 1 && before[n-2].Norm == "ahead")
	case "as":
		return btoi(n > 2 && (before[n-2].Norm == "soon" || before[n-2].Norm == "early") && before[n-3].Norm == "as")
	}
	return 0
}

// pointer says which way token k points, 0 if it does not. A participle does not: its auxiliary does.
func (c *context) pointer(tokens []text.Token, k int) int {
	norm := tokens[k].Norm
	switch {
	case norm == "to":
		return c.infinitive(tokens, k)
	case k > 0 && passive(tokens[k-1].Norm):
		return 0
	}
	if k+1 < len(tokens) && (norm == "set" || norm == "planned") && (tokens[k+1].Norm == "for" || tokens[k+1].Norm == "to") {
		return 1
	}
	if d, ok := tenses()[norm]; ok {
		return d
	}
	if len(norm) > 4 && strings.HasSuffix(norm, "ed") && !strings.HasSuffix(norm, "eed") && (norm == tokens[k].Text || k == 0) {
		return -btoi(k == 0 || !determiner(tokens[k-1].Norm))
	}
	return 0
}

// passive says whether a participle after norm is not past: "is tried in May", "will be heard".
func passive(norm string) bool {
	switch norm {
	case "be", "been", "being", "is", "are":
		return true
	}
	return false
}

// infinitive is +1 where token k begins one, unless a pluperfect governs it: "had been due to end".
func (c *context) infinitive(tokens []text.Token, k int) int {
	if k+1 == len(tokens) || !isLetter(tokens[k+1].Text[0]) || isUpper(tokens[k+1].Text[0]) || !strings.HasPrefix(c.doc.Tagged(c.sentence)[k+1].Tag, "VB") {
		return 0
	}
	for i := k - 1; i >= 0 && i >= k-4; i-- {
		if tokens[i].Norm == "had" {
			return -1
		}
	}
	return 1
}

// determiner says whether what follows norm is a noun or its modifier, and no verb.
func determiner(norm string) bool {
	switch norm {
	case "a", "an", "the", "its", "their", "his", "her", "this", "that", "these", "those", "still", "newly", "recently", "previously":
		return true
	}
	return false
}

func clauseEnd(t text.Token) bool {
	switch t.Norm {
	case ";", ":", "\"", "``", "''":
		return true
	}
	return false
}
