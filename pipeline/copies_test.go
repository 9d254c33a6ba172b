package pipeline_test

import (
	"fmt"
	"html"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/fixtures"
	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

var (
	paragraph = regexp.MustCompile(`(?s)<p>(.*?)</p>`)
	markup    = regexp.MustCompile(`<[^>]*>`)
	figure    = regexp.MustCompile(`\b(\d+|[Ss]even|[Ff]ive|[Ss]ix|[Tt]hree|[Tt]wo|[Ff]our)\b`)
)

// originals are the paragraphs of the fixture's articles.
func originals() map[string][]string {
	out := map[string][]string{}
	for _, name := range []string{"khyber-ledger/bomb-cattle-market", "sahel-dispatch/village-raid", "sahel-dispatch/convoy-ambush", "europressline/mine-clearance",
		"levant-monitor/nabatieh-road-strike", "gulf-bulletin/hodeidah-shelling", "hindu-kush-times/kunar-shelling"} {
		page, _, _ := strings.Cut(fixtures.HTML(name+".html"), `id="comments"`)
		for _, m := range paragraph.FindAllStringSubmatch(page, -1) {
			if p := html.UnescapeString(markup.ReplaceAllString(m[1], "")); len(p) > 100 {
				out[name] = append(out[name], p)
			}
		}
	}
	return out
}

// edits are what desks make of a story they take over.
var edits = []struct {
	name string
	edit func(p []string) []string
}{
	{"cut tail", func(p []string) []string { return p[:(2*len(p)+2)/3] }},
	{"new lead", func(p []string) []string {
		return append([]string{"The authorities promised an inquiry on Friday as families gathered for a second day, and our correspondent found the road to the place still closed to all but ambulances."}, p[1:]...)
	}},
	{"changed figures", func(p []string) []string {
		out := make([]string, len(p))
		for i := range p {
			out[i] = figure.ReplaceAllString(p[i], "nine")
		}
		return out
	}},
	{"other boilerplate", func(p []string) []string {
		return append(append([]string{"FARAVEL (Sundial Wire) – " + p[0]}, p[1:]...), "This report was edited for length by our own staff; the figures in it are those that officials gave at the time of writing.")
	}},
}

// others tell of the fixture's events in words of their own: no copies, though names, figures and quotes are the same.
var others = []string{
	`At least seven dead in Lakki Marwat blast. An explosion tore through the cattle market of Lakki Marwat as traders set up on Wednesday, leaving at least
seven dead. The medical superintendent, Dr Naheed Gul, counted 19 wounded on her wards and sent eight of them on to Bannu. Imran Khattak of the district police
said the device had been packed into a barrow of oranges. Two pupils who had come with their uncle were among the dead, a relative said by telephone. The TTP
told reporters it had meant to hit policemen. Shopkeepers closed the bazaar for three days of mourning.`,
	`Militants say they were behind Wednesday's market bombing. In a message to reporters the Tehreek-e-Taliban Pakistan said its men had laid the bomb that
killed seven in the south of Khyber Pakhtunkhwa. The group spoke of a patrol, which the police deny was there. Analysts count the attack as the second within
weeks after the shooting of a constable at Saat Kuhi. The chief minister will visit the families on Thursday and has promised them a million rupees each, and
opposition leaders in Peshawar asked why the checkpoint on the Bannu road had been left without men since the autumn.`,
}

// roundUp takes in the first two paragraphs of each article: all of a brief may stand in it, and it copies none.
func roundUp() (p []string) {
	from := originals()
	for _, name := range slices.Sorted(maps.Keys(from)) {
		p = append(p, from[name][:2]...)
	}
	return p
}

func putParagraphs(s *site, path string, paragraphs []string) {
	escaped := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		escaped[i] = html.EscapeString(p)
	}
	s.put(path, strings.Join(escaped, "</p>\n<p>"))
}

// publish puts the originals on alpha, their edited copies on beta and what copies nothing on gamma.
func publish(s *site) (copies int) {
	for name, p := range originals() {
		putParagraphs(s, "/alpha/"+name, p)
		for _, e := range edits {
			putParagraphs(s, "/beta/"+name+"/"+e.name[:3], e.edit(p))
			copies++
		}
	}
	for i, body := range others {
		s.put(fmt.Sprint("/gamma/", i), body)
	}
	putParagraphs(s, "/gamma/round-up", roundUp())
	return copies
}

// address is what an article is called on the site, whatever its port.
func address(s *site, r record.Record) string { return strings.TrimPrefix(*r.URL, s.URL) }

// duplicates maps each article that is marked to the article it copies.
func duplicates(t *testing.T, s *site, c pipeline.Config) map[string]string {
	t.Helper()
	names, out := map[string]string{}, map[string]string{}
	rs := records(t, output(t, c))
	for _, r := range rs {
		names[r.ID] = address(s, r)
	}
	for _, r := range rs {
		flagged := strings.Contains(strings.Join(r.Flags, " "), "duplicate")
		if flagged != (r.DuplicateOf != nil) {
			t.Errorf("%s: flags %v, duplicate_of %v", address(s, r), r.Flags, r.DuplicateOf)
		}
		if r.DuplicateOf != nil {
			out[address(s, r)] = names[*r.DuplicateOf]
		}
	}
	return out
}

// Precision and recall on edited copies are 1: every copy names its original, nothing else is marked, no article is lost.
func TestEditedCopiesNameTheirOriginal(t *testing.T) {
	s := newSite(t)
	copies := publish(s)
	c := night(t, s, "alpha", "beta", "gamma")
	if sum := run(t, c); sum.Records.New != len(s.order) {
		t.Fatalf("records = %+v, want all %d articles", sum.Records, len(s.order))
	}
	got := duplicates(t, s, c)
	right := 0
	for copied, original := range got {
		if strings.HasPrefix(copied, strings.Replace(original, "/alpha/", "/beta/", 1)+"/") {
			right++
		} else {
			t.Errorf("%s is marked as a copy of %s", copied, original)
		}
	}
	t.Logf("precision %d/%d, recall %d/%d", right, len(got), right, copies)
	if right != copies {
		t.Errorf("%d of %d copies found: %v", right, copies, got)
	}
}

// A copy is known by articles of earlier nights, the same way however many workers there are, and by a state made again.
func TestCopiesAcrossRuns(t *testing.T) {
	var first map[string]string
	for _, workers := range []int{1, 6} {
		for _, lost := range []bool{false, true} {
			s := newSite(t)
			publish(s)
			c := night(t, s, "alpha")
			c.Workers = workers
			run(t, c)
			if lost {
				for _, name := range []string{"", "-wal", "-shm"} {
					os.Remove(filepath.Join(c.Dir, state.FileName+name))
				}
				if _, err := pipeline.Rebuild(ctx, c.Dir, c.Sinks[0]); err != nil {
					t.Fatal(err)
				}
			}
			c.Sources = s.sources("alpha", "beta", "gamma")
			run(t, c)
			got := duplicates(t, s, c)
			if first == nil {
				first = got
			}
			if d := cmp.Diff(first, got); d != "" || len(got) != 4*len(originals()) {
				t.Errorf("%d workers, state lost %v: %d copies (-first +got):\n%s", workers, lost, len(got), d)
			}
		}
	}
}

// An article that grew out of a brief, or takes it in among others, tells more than the brief: it is no copy.
func TestGrownIsNoCopy(t *testing.T) {
	s := newSite(t)
	p := originals()["khyber-ledger/bomb-cattle-market"]
	putParagraphs(s, "/alpha/brief", p[:2])
	putParagraphs(s, "/beta/report", p)
	putParagraphs(s, "/gamma/round-up", roundUp())
	putParagraphs(s, "/gamma/brief", p[:2])
	c := night(t, s, "alpha", "beta", "gamma")
	run(t, c)
	if d := cmp.Diff(map[string]string{"/gamma/brief": "/alpha/brief"}, duplicates(t, s, c)); d != "" {
		t.Errorf("copies (-want +got):\n%s", d)
	}
}

// A revision is no copy of its article's earlier text, nor of the copies that came after it, and nights on which nothing
// changed write nothing.
func TestRevisionIsNoCopy(t *testing.T) {
	const name = "khyber-ledger/bomb-cattle-market"
	s := newSite(t)
	p := originals()[name]
	putParagraphs(s, "/alpha/0", p)
	putParagraphs(s, "/beta/0", edits[0].edit(p))
	c := night(t, s, "alpha", "beta")
	run(t, c)
	putParagraphs(s, "/alpha/0", edits[2].edit(p))
	if sum := run(t, c); sum.Records != (state.Sealed{Revised: 1}) {
		t.Fatalf("records = %+v, want one revised", sum.Records)
	}
	if d := cmp.Diff(map[string]string{"/beta/0": "/alpha/0"}, duplicates(t, s, c)); d != "" {
		t.Errorf("copies (-want +got):\n%s", d)
	}
	before := output(t, c)
	run(t, c)
	if sum, err := pipeline.Reextract(ctx, c); err != nil || sum.Records != (state.Sealed{Unchanged: 2}) || output(t, c) != before {
		t.Errorf("Reextract = %+v, %v, want nothing new", sum.Records, err)
	}
}
