package nlp

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// TestTagAccuracy measures the tagger on sentences with gold tags, one JSON object a line: {"text", "tokens": [[start,
// end, tag], …]}, offsets in code points. TAGGED names the file; without it there is nothing to measure. CAPITALS writes
// all words in capitals first.
func TestTagAccuracy(t *testing.T) {
	path := os.Getenv("TAGGED")
	if path == "" {
		t.Skip("TAGGED names no file of tagged sentences")
	}
	builder.tagger.ready.Wait()
	right, all := 0, 0
	wrong := map[string]int{}
	example := map[string]string{}
	eachTagged(t, path, func(tokens []text.Token, gold []string) {
		builder.tagger.tagger.tag(tokens)
		if os.Getenv("RAW") == "" {
			correct(tokens)
		}
		for i, tok := range tokens {
			if gold[i] == "" {
				continue
			}
			all++
			if tok.Tag == gold[i] {
				right++
				continue
			}
			key := gold[i] + " taken for " + tok.Tag
			wrong[key]++
			if wrong[key]%7 == 1 && len(example[key]) < 300 {
				example[key] += " | " + around(tokens, i)
			}
		}
	})
	keys := slices.SortedFunc(maps.Keys(wrong), func(a, b string) int { return cmp.Or(wrong[b]-wrong[a], cmp.Compare(a, b)) })
	for _, k := range keys[:min(len(keys), 40)] {
		t.Logf("%5d %s%s", wrong[k], k, example[k])
	}
	t.Logf("%d of %d tokens right: %.2f %%", right, all, 100*float64(right)/float64(max(all, 1)))
}

func around(tokens []text.Token, i int) string {
	s := ""
	for k := max(0, i-2); k < min(len(tokens), i+3); k++ {
		if k == i {
			s += "*"
		}
		s += tokens[k].Text + " "
	}
	return s
}

// eachTagged calls do for each sentence of the file. Tokens are the file's.
func eachTagged(t *testing.T, path string, do func([]text.Token, []string)) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var s struct {
			Split  string
			Text   string
			Tokens [][3]any
		}
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		if want := os.Getenv("SPLIT"); want != "" && s.Split != want {
			continue
		}
		runes := []rune(s.Text)
		var tokens []text.Token
		var gold []string
		for _, x := range s.Tokens {
			a, b := int(x[0].(float64)), int(x[1].(float64))
			w := string(runes[a:b])
			if os.Getenv("CAPITALS") != "" {
				w = strings.ToUpper(w)
			}
			tokens = append(tokens, text.Token{Text: w})
			gold = append(gold, fmt.Sprint(x[2]))
		}
		if len(tokens) > 0 {
			normalise(tokens)
			do(tokens, gold)
		}
	}
}
