// Command train makes the weights of the entity tagger from annotated articles:
//
//	go run ./extractors/entity/train -data DIR/open_ner.jsonl.gz -o extractors/entity/tagger/weights.bin
//
// The file has one text a line, {"set", "text", "gold": [{"start", "end", "type"}]}, offsets in Unicode code points. Only
// sets whose licence allows it are learned from; NOTICE credits them. Their labels differ and are mapped in labels.go.
package main

import (
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/corpus"
	"github.com/hedgerow/hedgerow/extractors/entity/tagger"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/text"
)

func main() {
	data := flag.String("data", "open_ner.jsonl.gz", "annotated texts, gzipped JSON lines")
	out := flag.String("o", "weights.bin", "file to write")
	sets := flag.String("sets", "", "only these sets, separated by commas")
	capitals := flag.Int("capitals", 6, "learn every nth text in capitals too; 0 for none")
	o := tagger.Options{Seed: 1}
	flag.IntVar(&o.Bits, "bits", 18, "rows of the table, as a power of two")
	flag.IntVar(&o.Rounds, "rounds", 12, "passes over the texts")
	flag.IntVar(&o.Runs, "runs", 3, "models to average")
	flag.Float64Var(&o.Dropout, "dropout", 0.4, "share of features hidden while learning")
	flag.Parse()
	if err := run(*data, *out, *sets, *capitals, o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out, sets string, capitals int, o tagger.Options) error {
	rows, err := corpus.Read[row](data)
	if err != nil {
		return err
	}
	builder := nlp.NewBuilder()
	var examples []tagger.Example
	lower := map[string]int{}
	for _, r := range rows {
		if sets != "" && !strings.Contains(","+sets+",", ","+r.Set+",") {
			continue
		}
		doc := builder.Document(nlp.Input{Text: r.Text, Lang: "en"})
		count(lower, doc)
		examples = append(examples, example(r, doc))
		if upper := strings.ToUpper(r.Text); capitals > 0 && len(examples)%capitals == 0 && len(upper) == len(r.Text) {
			examples = append(examples, example(r, builder.Document(nlp.Input{Text: upper, Lang: "en"})))
		}
	}
	weights := tagger.Learn(examples, common(lower), o)
	if err := os.WriteFile(out, weights, 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	fmt.Printf("%d texts, %d bytes of weights\n", len(examples), len(weights))
	return nil
}

// A row is one annotated text.
type row struct {
	Set, Text string
	Gold      []gold
}

// A gold is one annotated name; offsets count code points.
type gold struct {
	Start, End int
	Type       string
}

// count counts the words of doc that are written in lower case.
func count(lower map[string]int, doc *text.Document) {
	for _, s := range doc.Sentences {
		for _, t := range s.Tokens {
			if t.Text == t.Norm && len(t.Text) > 1 && t.Text[0] >= 'a' && t.Text[0] <= 'z' {
				lower[t.Norm]++
			}
		}
	}
}

// common returns the words that are seen in lower case at least three times.
func common(lower map[string]int) []string {
	var words []string
	for w, n := range lower {
		if n >= 3 {
			words = append(words, w)
		}
	}
	sort.Strings(words)
	return words
}
