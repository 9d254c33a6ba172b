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

func path(n *html.Node) string {
	var s []string
	for ; n != nil && n.Type == html.ElementNode && n.Data != "body"; n = n.Parent {
		c := attr(n, "class")
		if i := attr(n, "id"); i != "" {
			c = "#" + i + " " + c
		}
		if len(c) > 50 {
			c = c[:50]
		}
		s = append([]string{n.Data + "." + c}, s...)
	}
	if len(s) > 3 {
		s = s[len(s)-3:]
	}
	return strings.Join(s, " > ")
}

func TestDebug(t *testing.T) {
	set, ids := os.Getenv("SET"), strings.Split(os.Getenv("IDS"), ",")
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
		for _, id := range ids {
			if !strings.HasPrefix(d.ID, id) {
				continue
			}
			fmt.Println("=====", d.ID, d.URL)
			root, _ := html.Parse(strings.NewReader(d.HTML))
			doc := goquery.NewDocumentFromNode(root)
			o := Options{URL: d.URL}
			m := readMeta(doc, o)
			a := newArticle(doc, o, m)
			body := doc.Find("body").Get(0)
			fmt.Printf("total %.0f rest %.0f; root %s prose %.0f\n", a.mass[body].prose, a.mass[body].rest, path(a.root), a.mass[a.root].prose)
			for n, z := range a.zone {
				if a.mass[n].prose > 200 {
					fmt.Printf("ZONE %s %.0f %s\n", z, a.mass[n].prose, path(n))
				}
			}
			inGold := func(s string) bool { return strings.Contains(gold[d.ID], letterFold(s)) }
			last := ""
			for _, p := range judge(a.pieces(), m, o) {
				good := p.kind == Body || p.kind == List || p.kind == Heading || p.kind == Summary
				g := inGold(p.text)
				mark := ""
				if good && !g {
					mark = "FP"
				} else if !good && g && len(p.text) > 15 {
					mark = "FN"
				} else {
					continue
				}
				pp := path(p.node)
				if pp == last {
					pp = "''"
				} else {
					last = pp
				}
				fmt.Printf("%s %-8s %.110q  [%s]\n", mark, p.kind, p.text, pp)
			}
			// missing paragraphs outside root
			have := letterFold(func() string {
				var b strings.Builder
				for _, p := range judge(a.pieces(), m, o) {
					b.WriteString(p.text)
				}
				return b.String()
			}())
			n := 0
			for el := range doc.Get(0).Descendants() {
				if n < 6 && el.Type == html.ElementNode && leafDebug(el) {
					s := textOf(el)
					if len(s) > 40 && inGold(s) && !strings.Contains(have, letterFold(s)) {
						fmt.Printf("MISSING %.90q [%s]\n", s, path(el))
						n++
					}
				}
			}
		}
	}
}

func leafDebug(n *html.Node) bool { return blockLevel(n.DataAtom) && !holdsBlock(n) }
