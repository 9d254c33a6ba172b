package strip

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

func TestFP(t *testing.T) {
	set := os.Getenv("SET")
	if set == "" {
		t.Skip()
	}
	gold := map[string]string{}
	f, _ := os.Open("/tmp/hd/" + set + ".gold.jsonl")
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var d struct{ ID, Text string }
		json.Unmarshal(sc.Bytes(), &d)
		gold[d.ID] = letterFold(d.Text)
	}
	f, _ = os.Open("/tmp/hd/" + set + ".docs.jsonl")
	sc = bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var d struct{ ID, URL, HTML string }
		json.Unmarshal(sc.Bytes(), &d)
		root, _ := html.Parse(strings.NewReader(d.HTML))
		doc := goquery.NewDocumentFromNode(root)
		o := Options{URL: d.URL}
		m := readMeta(doc, o)
		a := newArticle(doc, o, m)
		ps := judge(a.pieces(), m, o)
		type row struct {
			p  piece
			in bool
		}
		var rows []row
		first, last := -1, -1
		for _, p := range ps {
			in := strings.Contains(gold[d.ID], letterFold(p.text))
			if in && len(p.text) > 60 {
				if first < 0 {
					first = len(rows)
				}
				last = len(rows)
			}
			rows = append(rows, row{p, in})
		}
		for i, r := range rows {
			good := r.p.kind == Body || r.p.kind == List || r.p.kind == Heading || r.p.kind == Summary
			if good == r.in || !good && len(r.p.text) < 25 {
				continue
			}
			pos := "mid"
			if i < first {
				pos = "head"
			} else if i > last {
				pos = "tail"
			}
			k := "FP"
			if !good {
				k = "FN"
			}
			fmt.Printf("%s\t%s\t%s\t%d\t%s\t%.100q\t[%s]\n", k, d.ID[:8], pos, len(r.p.text), r.p.kind, r.p.text, path(r.p.node))
		}
	}
}
