// Command train makes the weights by which words of vague quantity are judged, from sentences that are marked as hedging or
// not:
//
//	go run ./extractors/hedge/train -data DIR/weasel.jsonl.gz -o extractors/hedge/vague/weights.txt
//
// The file has one sentence a line, {"split", "text", "label"}; only the split train is learned from. NOTICE credits it. With
// -folds it prints what cross-validation gives instead.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/corpus"
	"github.com/hedgerow/hedgerow/extractors/hedge"
	"github.com/hedgerow/hedgerow/extractors/hedge/vague"
	"github.com/hedgerow/hedgerow/extractors/nlp"
)

func main() {
	data := flag.String("data", "weasel.jsonl.gz", "marked sentences, gzipped JSON lines")
	out := flag.String("o", "weights.txt", "file to write")
	folds := flag.Int("folds", 0, "cross-validate in so many parts, and write nothing")
	o := vague.Options{Rate: 0.15}
	flag.IntVar(&o.Rounds, "rounds", 10, "passes over the sentences")
	flag.IntVar(&o.Least, "least", 15, "how often a feature must occur")
	flag.Float64Var(&o.Decay, "decay", 0.01, "pull of the weights to zero")
	flag.Parse()
	if err := run(*data, *out, *folds, o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out string, folds int, o vague.Options) error {
	rows, err := corpus.Read[row](data)
	if err != nil {
		return err
	}
	sentences := examples(slices.DeleteFunc(rows, func(r row) bool { return r.Split != "train" }))
	if folds > 0 {
		validate(sentences, folds, o)
		return nil
	}
	var teach []vague.Sentence
	for _, e := range sentences {
		teach = append(teach, e.Sentence)
	}
	ours := func(feature string) bool { return !strings.HasPrefix(feature, other) }
	text := header + vague.Learn(teach, o).String(ours)
	if err := os.WriteFile(out, []byte(text), 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	return nil
}

const header = `# What the neighbours of a vague word say for its being a hedge; made by extractors/hedge/train, not by hand.
# Learned from the Wikipedia sentences of the CoNLL-2010 shared task, CC BY-SA; so is this file.
`

// A row is one marked sentence.
type row struct {
	Split, Text string
	Label       int
}

// other begins the features of hedges that need no judging; they only explain why a sentence is marked.
const other = "hedge "

// An example is a sentence with what the rules find in it.
type example struct {
	vague.Sentence
	sure bool // a rule finds a hedge
}

func examples(rows []row) []example {
	builder := nlp.NewBuilder()
	var all []example
	for _, r := range rows {
		doc := builder.Document(nlp.Input{Text: r.Text, Lang: "en"})
		e := example{Sentence: vague.Sentence{Hedging: r.Label == 1}}
		words, hedges := hedge.Vague(doc)
		e.Words = words
		for _, h := range hedges {
			e.Words = append(e.Words, []string{other + h.Rule, other + h.Class})
			e.sure = e.sure || uncertain[h.Class]
		}
		all = append(all, e)
	}
	return all
}

// uncertain are the classes of hedge that the mark of a sentence speaks of.
var uncertain = map[string]bool{"weasel": true, "speculation": true, "hearsay": true, "suspicion": true, "unverified": true,
	"contested": true, "evidence_gap": true}

// validate prints the F1 of marked sentences when each part is read with what the others teach.
func validate(all []example, folds int, o vague.Options) {
	var right, found, marked float64
	for k := range folds {
		var teach []vague.Sentence
		for i, e := range all {
			if i%folds != k {
				teach = append(teach, e.Sentence)
			}
		}
		m := vague.Learn(teach, o)
		for i, e := range all {
			if i%folds != k {
				continue
			}
			hit := e.sure || judged(m, e)
			right += number(hit && e.Hedging)
			found += number(hit)
			marked += number(e.Hedging)
		}
	}
	fmt.Printf("P %.3f R %.3f F1 %.3f of %d sentences\n", right/found, right/marked, 2*right/(found+marked), len(all))
}

// judged says whether the model holds any vague word of the sentence for a hedge.
func judged(m *vague.Model, e example) bool {
	for _, features := range e.Words {
		if !strings.HasPrefix(features[0], other) && m.Hedges(features) >= vague.Enough {
			return true
		}
	}
	return false
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
