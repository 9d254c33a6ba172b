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

func TestZones(t *testing.T) {
	set, ids := os.Getenv("SET"), strings.Split(os.Getenv("IDS"), ",")
	if set == "" {
		t.Skip()
	}
	f, _ := os.Open("/tmp/hd/" + set + ".docs.jsonl")
	sc := bufio.NewScanner(f)
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
				if a.mass[n].prose > 100 {
					fmt.Printf("ZONE %s %.0f %s %v\n", z, a.mass[n].prose, path(n), labelOf(n))
				}
			}
			for _, p := range judge(a.pieces(), m, o) {
				fmt.Printf("  %-8s %v %d %.70q\n", p.kind, p.zoned, p.links, p.text)
			}
		}
	}
}
