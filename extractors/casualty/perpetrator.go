package casualty

import (
	_ "embed"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed perpetrator.txt
var perpetratorText string

var perpetratorWords = lexicon.Must("perpetrator.txt", perpetratorText)

// perpetrators are the family names, in small letters, of those whom doc calls suspects or says were charged.
func perpetrators(doc *text.Document) map[string]bool {
	found := map[string]bool{}
	for k := range doc.Sentences {
		tokens := doc.Sentences[k].Tokens
		for i := range tokens {
			e, n := perpetratorWords.Longest(tokens, i)
			if e == nil {
				continue
			}
			name := ""
			if e.Field(0) == "before" {
				name = familyName(tokens, i+n)
			} else {
				name = nameBefore(tokens, i)
			}
			if name != "" {
				found[name] = true
			}
		}
	}
	return found
}

// familyName is the last word of the run of capitalised words at i, "" where there are fewer than two or all is capitals.
func familyName(tokens []text.Token, i int) string {
	last, n := "", 0
	for ; i < len(tokens) && nameLike(tokens[i]); i++ {
		last = tokens[i].Norm
		n++
	}
	if n < 2 {
		return ""
	}
	return last
}

// nameBefore is the family name nearest before token i, over an age, a verb and commas: "John Roe, 34, was" charged.
func nameBefore(tokens []text.Token, i int) string {
	if i > 0 && tokens[i-1].Norm == "then" {
		i--
	}
	if i > 0 && tokens[i].Norm == "then" && tokens[i-1].Norm == "," {
		return "" // "killed Jane Roe, then turned the gun on": the name is the object
	}
	for k := i - 1; k >= 0 && k >= i-9; k-- {
		if tokens[k].Norm == "." || tokens[k].Norm == "and" {
			return ""
		}
		if nameLike(tokens[k]) && k > 0 && (nameLike(tokens[k-1]) || k == 1) {
			return tokens[k].Norm
		}
	}
	return ""
}

func nameLike(t text.Token) bool {
	return len(t.Text) > 2 && t.Text[0] >= 'A' && t.Text[0] <= 'Z' && t.Text[1] >= 'a' && t.Text[1] <= 'z' && !temporalWords[t.Norm]
}

// blame marks the figures whose one victim is known as a perpetrator.
func blame(figures []Figure, names map[string]bool) {
	for i := range figures {
		v := figures[i].Victims
		if v == nil || len(v.Names) != 1 || figures[i].Derived {
			continue
		}
		words := strings.Fields(strings.ToLower(v.Names[0]))
		if len(words) > 0 && names[words[len(words)-1]] {
			v.Status = "perpetrator"
		}
	}
}
