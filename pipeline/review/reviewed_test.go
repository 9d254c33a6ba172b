package review

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/extractors/extracttest"
	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

// market is an article as the extractors read it.
func market(t testing.TB) *record.Record {
	t.Helper()
	return pipeline.NewExtractor(record.Build{Version: "test"}).Extract(pipeline.Input{
		ID: "market", Title: "Blast at a market in Kandahar", Published: "2026-02-03",
		Text: "At least seven traders were killed and 12 people were wounded when a bomb went off at a market in Kandahar on Monday, police said.\n\n" +
			"Two of the dead were policemen, a doctor said. Dozens were reportedly hurt in a stampede.",
	})
}

func said(c *record.Casualty, reviewer, verdict string) Decision {
	return Decision{Record: "market", Revision: 1, Key: c.Key, Verdict: verdict, Reviewer: reviewer, Time: time.Date(2026, 2, 4, 9, 0, 0, 0, time.UTC)}
}

func corrected1(c *record.Casualty, reviewer, field, old, now string) Decision {
	d := said(c, reviewer, Correct)
	d.Field, d.Old, d.New = field, json.RawMessage(old), json.RawMessage(now)
	return d
}

func faultsOf(t *testing.T, line []byte) []string {
	t.Helper()
	var out []string
	if _, err := record.Verify(bytes.NewReader(line), func(_ int, err error) { out = append(out, err.Error()) }); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestApply(t *testing.T) {
	r := market(t)
	c := r.Casualties
	added := Decision{Record: "market", Revision: 1, Key: "00000000000000000000", Verdict: Add, Reviewer: "zahra", Time: time.Date(2026, 2, 4, 9, 0, 0, 0, time.UTC)}
	added.New = json.RawMessage(fmt.Sprintf(`{"start":%d,"end":%d,"text":"a stampede","measure":"missing","low":3,"best":3,"high":3,"qualifier":"exact","standing":"stated","status":"civilian","date":null,"place":"Kandahar"}`,
		strings.Index(r.Text, "a stampede"), strings.Index(r.Text, "a stampede")+10))
	got := Apply(r, []Decision{
		said(&c[0], "zahra", Accept), said(&c[1], "zahra", Reject), added,
		corrected1(&c[2], "zahra", "victims", "null", `"policemen"`), corrected1(&c[2], "zahra", "date", "null", `"1999-01-01"`),
		said(&c[0], "amir", Reject), said(&c[0], "amir", Accept),
	})
	if got.SchemaVersion != "1.1" || strings.Join(got.Reviewed.By, " ") != "amir zahra" || got.Reviewed.At != "2026-02-04T09:00:00.000Z" {
		t.Errorf("reviewed by %v at %s, version %s", got.Reviewed.By, got.Reviewed.At, got.SchemaVersion)
	}
	var stand []string
	for _, f := range got.Reviewed.Casualties {
		stand = append(stand, fmt.Sprintf("%s %s %s", f.ID, f.Measure, f.Text))
	}
	last := fmt.Sprintf("c%d missing a stampede", len(c)+1)
	if len(stand) != len(c) || stand[len(stand)-1] != last || strings.Contains(strings.Join(stand, "\n"), c[1].Text) {
		t.Errorf("these stand: %q; want all but %q, and %q", stand, c[1].Text, last)
	}
	if f := got.Reviewed.Casualties[1]; f.Victims == nil || f.Victims.Text != "policemen" || f.Date != nil {
		t.Errorf("corrected victims %+v and date %v, want the words of the article and no link to a day it does not name", f.Victims, f.Date)
	}
	if was, is := fmt.Sprint(r.Casualties), fmt.Sprint(got.Casualties); was != is {
		t.Error("the figures as they were extracted have changed")
	}
	if got := Apply(r, []Decision{{Record: "market", Key: "ffffffffffffffffffff", Verdict: Accept, Reviewer: "zahra"}}); got != nil {
		t.Errorf("a decision on a figure that is not there makes %+v", got.Reviewed)
	}
}

// Whatever is decided, and by whom, the records that come of it keep their contract and the originals stay as they are.
func TestReviewedRecordsKeepTheirContract(t *testing.T) {
	r := market(t)
	original, err := r.Line()
	if err != nil {
		t.Fatal(err)
	}
	d, _ := desk(t, "zahra", r)
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // a test that can be repeated
	pick := func(of []string) string { return of[random.IntN(len(of))] }
	for i := range 100 {
		d.reviewer = pick([]string{"zahra", "amir", "lena"})
		f := form("verdict", pick([]string{"accept", "reject", "correct", "correct", "undo", "note", "add"}), "note", "so it is", "number", pick([]string{"3", "5-9", "40"}), "qualifier", pick(Qualifiers),
			"measure", pick(Measures), "status", pick(Statuses), "standing", pick(Standings), "victims", pick([]string{"", "traders", "policemen"}), "date", pick([]string{"", "2026-02-02", "2025-01-01"}),
			"place", pick([]string{"", "Kandahar", "Zaranj"}), "use", pick([]string{"", "", "span"}), "piece", "0", "before", "At least ", "selected", pick([]string{"seven", "seven traders"}))
		f.Set("self", "/article?id=market")
		if v := f.Get("verdict"); v != "add" {
			f.Set("key", r.Casualties[random.IntN(len(r.Casualties))].Key)
		}
		post(d, f)
		applied := Apply(r, d.log.Of("market"))
		if applied == nil {
			continue
		}
		line, err := applied.Line()
		if err != nil {
			t.Fatal(err)
		}
		if faults := faultsOf(t, line); len(faults) > 0 {
			t.Fatalf("after %d decisions: %q\n%s", i+1, faults, line)
		}
		if now, _ := r.Line(); !bytes.Equal(now, original) {
			t.Fatal("the record itself has changed")
		}
	}
	if n := len(d.log.Of("market")); n < 20 {
		t.Errorf("only %d decisions stand: the forms were refused", n)
	}
}

func TestGold(t *testing.T) {
	r := market(t)
	c := r.Casualties
	if _, err := Gold(r, []Decision{said(&c[0], "zahra", Accept)}); err == nil {
		t.Error("an article with figures that nobody has decided makes gold")
	}
	decisions := []Decision{said(&c[1], "zahra", Reject), corrected1(&c[0], "zahra", "qualifier", `"at_least"`, `"more_than"`), {Record: "market", Verdict: Accept, Reviewer: "zahra"}}
	gold, err := Gold(r, decisions)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := extracttest.Parse("x.gold", gold)
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) != 1 || cases[0].Text != r.Text || cases[0].Header["Published"] != "2026-02-03" || cases[0].Header["Title"] != *r.Title {
		t.Fatalf("gold reads back as %+v", cases)
	}
	var labels []string
	for _, m := range cases[0].Marks {
		labels = append(labels, m.In(cases[0].Text)+" → "+m.Label)
	}
	got := strings.Join(labels, "\n")
	if !strings.HasPrefix(got, "At least seven traders were killed → killed>7") || strings.Contains(got, "12 people") || !strings.Contains(got, "Dozens were reportedly hurt → injured=dozens ?") {
		t.Errorf("gold marks:\n%s", got)
	}
	r.Text = strings.Replace(r.Text, "a stampede", "[[stampede", 1)
	if gold, err := Gold(r, decisions); err == nil {
		t.Errorf("a text that holds a mark makes gold: %s", gold)
	}
}

// Of two marks that overlap none is lost.
func TestGoldOverlaps(t *testing.T) {
	row := func(start, end int) Row {
		return Row{Casualty: record.Casualty{Span: record.Span{Start: start, End: end}, Measure: "killed", Best: ptr(1), Low: ptr(1), High: ptr(1), Qualifier: "exact", Scope: "incident"}, Verdict: Accept}
	}
	for _, c := range []struct{ rows, want string }{
		{"0:9 5:12", "[[zero one |killed=1]][[two|killed=1]]"}, {"0:12 5:8", "[[zero|killed=1]] [[one|killed=1]] two"},
	} {
		var rows []Row
		for _, s := range strings.Fields(c.rows) {
			var start, end int
			fmt.Sscanf(s, "%d:%d", &start, &end)
			rows = append(rows, row(start, end))
		}
		g := goldText{text: []rune("zero one two")}
		if err := g.mark(rows); err != nil {
			t.Fatal(err)
		}
		if got := g.body([]record.Section{{Kind: "body", End: 12}}); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(c.want, " ", "") {
			t.Errorf("%s: %s, want %s", c.rows, got, c.want)
		}
	}
}

func TestRescore(t *testing.T) {
	stands := market(t).Casualties
	found := append([]record.Casualty{}, stands[1:]...)
	found[0].Qualifier = "about"
	var s Rescore
	s.Add(found, stands)
	whole := 0
	for _, c := range stands {
		if !c.Derived {
			whole++
		}
	}
	if s.Figures.Right != whole-1 || s.Figures.Found != whole-1 || s.Figures.Gold != whole || s.Whole.Right != whole-2 {
		t.Errorf("Rescore = %+v, want one of %d missed and one found with another qualifier", s, whole)
	}
}

// What was decided of a text that the page no longer has counts for nothing; what was decided since does.
func TestTextThatChanged(t *testing.T) {
	first, second := raid("a", "ledger", "2026-01-02"), raid("a", "ledger", "2026-01-02")
	first.TextSHA256, second.TextSHA256 = "1", "2"
	second.Revision, second.Reason = 2, "page"
	d, _ := desk(t, "zahra", first, second)
	if err := d.log.Append(Decision{Record: "a", Revision: 1, Key: "a-k1", Verdict: Accept, Reviewer: "zahra"}); err != nil {
		t.Fatal(err)
	}
	if page := get(d, "/article?id=a").Body.String(); !strings.Contains(page, "0 of 2 decided") {
		t.Error("a decision on other words stands")
	}
	post(d, form("key", "a-k1", "verdict", "reject"))
	if page := get(d, "/article?id=a").Body.String(); !strings.Contains(page, "1 of 2 decided") {
		t.Error("a decision on the words that are there does not stand")
	}
}

// Two who review the same articles do not see what the other has decided, but on the page that compares them.
func TestTwoReviewers(t *testing.T) {
	d, _ := desk(t, "zahra", raid("a", "ledger", "2026-01-02"))
	post(d, form("key", "a-k1", "verdict", "accept"))
	post(d, form("verdict", "accept"))
	d.reviewer = "amir"
	if page := get(d, "/article?id=a").Body.String(); !strings.Contains(page, "0 of 2 decided") {
		t.Error("one reviewer sees what the other has decided")
	}
	if page := get(d, "/?state=todo").Body.String(); !strings.Contains(page, "<b>1</b> of 1 articles") {
		t.Error("what one has reviewed is not to do for the other")
	}
	post(d, form("key", "a-k1", "verdict", "reject"))
	if page := get(d, "/agreement").Body.String(); !strings.Contains(page, "Four herders were killed") || !strings.Contains(page, ">reject<") {
		t.Error("the page of disagreements lacks the figure that they differ on")
	}
}
