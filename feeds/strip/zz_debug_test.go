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

func path(n *html.Node) string { return "" }

func TestWho(t *testing.T) {
	want := map[string]string{"dev-1974": "Liza Burke", "dev-0306": "Lauren Vetter", "dev-0322": "Elise Nass", "dev-4701": "Janet Lough", "dev-4815": "Asser Chr", "dev-2381": "Danielle P", "dev-4665": "Alban Brooke", "dev-4574": "Vanessa M", "dev-4486": "Youval", "dev-4646": "Melissa Neill", "dev-2722": "Tim Green", "dev-4796": "Nicole H", "dev-0307": "Greger"}
	f, _ := os.Open("/tmp/hd/wcxb.docs.jsonl")
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var d struct{ ID, URL, HTML string }
		json.Unmarshal(sc.Bytes(), &d)
		w, ok := want[d.ID]
		if !ok {
			continue
		}
		root, _ := html.Parse(strings.NewReader(d.HTML))
		doc := goquery.NewDocumentFromNode(root)
		o := Options{URL: d.URL}
		m := readMeta(doc, o)
		a := newArticle(doc, o, m)
		fmt.Println("==", d.ID, m.ldAuthors(), m.metaAuthors(), a.microAuthors(), a.bylines())
		k := 0
		for n := range root.Descendants() {
			if n.Type == html.TextNode && strings.Contains(n.Data, w) && n.Parent.Data != "script" && k < 3 {
				k++
				s := ""
				for p := n.Parent; p != nil; p = p.Parent {
					if z := a.zone[p]; z != "" {
						s += fmt.Sprintf(" [%s %s.%s]", z, p.Data, attr(p, "class"))
					}
				}
				fmt.Printf("   %.80q %s.%s %s\n", n.Data, n.Parent.Data, attr(n.Parent, "class"), s)
			}
		}
	}
}
