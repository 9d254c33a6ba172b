package sink_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/link"
	"github.com/hedgerow/hedgerow/extractors/text"
	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/sink/postgres/pgtest"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

var ctx = context.Background()

// A kind of sink, and how a test reads back what it holds: "id revision" of each record, in the order of the sink.
type kind struct {
	name  string
	files bool // its cursor is in the state
	spec  func(dir string) string
	read  func(t *testing.T, dir string) []string
	query func(t *testing.T, dir, sql string) []string // of a database: the one column of the answer
}

func kinds(pg *pgtest.Server) []kind {
	all := []kind{
		{"jsonl-file", true, func(dir string) string { return "jsonl:" + dir + "/all.jsonl" }, readLines, nil},
		{"jsonl-parts", true, func(dir string) string { return "jsonl:" + dir }, readLines, nil},
		{"jsonl-zstd", true, func(dir string) string { return "jsonl:" + dir + "?zstd" }, readZstd, nil},
		{"csv", true, func(dir string) string { return "csv:" + dir + "/figures.csv" }, readCSV, nil},
		{"parquet", true, func(dir string) string { return "parquet:" + dir }, readParquet, nil},
		{"sqlite", false, func(dir string) string { return "sqlite:" + dir + "/r.db" }, readSQLite, querySQLite},
	}
	if pg != nil {
		all = append(all, kind{"postgres", false,
			func(dir string) string { return pg.URL() + "&search_path=" + schemaOf(dir) },
			func(t *testing.T, dir string) []string { return queryPostgres(t, pg.URL(), schemaOf(dir), heldSQL) },
			func(t *testing.T, dir, sql string) []string { return queryPostgres(t, pg.URL(), schemaOf(dir), sql) }})
	}
	return all
}

// eachSink runs a test on every kind of sink, each with a directory of its own.
func eachSink(t *testing.T, test func(t *testing.T, k kind, dir string)) {
	for _, k := range kinds(nil) {
		t.Run(k.name, func(t *testing.T) { test(t, k, t.TempDir()) })
	}
	eachPostgres(t, test)
}

// eachFile runs a test on the kinds of sinks whose cursor is in the state.
func eachFile(t *testing.T, test func(t *testing.T, k kind, dir string)) {
	for _, k := range kinds(nil) {
		if k.files {
			t.Run(k.name, func(t *testing.T) { test(t, k, t.TempDir()) })
		}
	}
}

// eachDatabase runs a test on the kinds of sinks whose cursor is their own.
func eachDatabase(t *testing.T, test func(t *testing.T, k kind, dir string)) {
	for _, k := range kinds(nil) {
		if !k.files {
			t.Run(k.name, func(t *testing.T) { test(t, k, t.TempDir()) })
		}
	}
	eachPostgres(t, test)
}

func eachPostgres(t *testing.T, test func(t *testing.T, k kind, dir string)) {
	t.Run("postgres", func(t *testing.T) {
		pg := pgtest.Start(t)
		dir := t.TempDir()
		makeSchema(t, pg.URL(), schemaOf(dir))
		k := kinds(pg)
		test(t, k[len(k)-1], dir)
	})
}

func schemaOf(dir string) string {
	return "s" + record.Digest(dir)[7:17]
}

func makeSchema(t *testing.T, url, schema string) {
	conn := must(pgx.Connect(ctx, url))(t)
	defer conn.Close(ctx)
	must(conn.Exec(ctx, "CREATE SCHEMA "+schema))(t)
}

func must[T any](v T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// A book is a state whose outbox a test fills.
type book struct {
	*state.DB
	n int
}

func newBook(t *testing.T, fsys file.FS) *book {
	dir := t.TempDir()
	db := must(state.Open(ctx, dir, state.NewPages(filepath.Join(dir, "pages"), fsys)))(t)
	t.Cleanup(func() { db.Close() })
	return &book{DB: db}
}

// add puts n articles with a figure each into the outbox, on the given day.
func (b *book) add(t *testing.T, n int, at time.Time) {
	t.Helper()
	for range n {
		b.n++
		b.put(t, fmt.Sprintf("a%03d", b.n), fmt.Sprintf("=%d men were killed.", b.n), b.n, "p1", at)
	}
}

// put puts an article with one figure into the outbox: a revision where it is known.
func (b *book) put(t *testing.T, id, body string, killed int, page string, at time.Time) {
	t.Helper()
	doc := &text.Document{Text: body}
	r := record.New(record.Article{ID: id, Source: "s", Published: "2026-01-26", Build: record.Build{Version: "test"}}, doc, extractors.Annotations{
		Figures: []link.Figure{{Figure: casualty.Figure{Span: text.Span{End: len(body) - 1}, Measure: "killed", Qualifier: "exact",
			Amount: casualty.Amount{Low: killed, Best: killed, High: killed}, Number: fmt.Sprint(killed), PartOf: -1, Scope: "incident", Rule: "t"},
			Date: -1, Place: -1, Incident: -1, Attribution: -1, Standing: "stated"}},
		Incidents: []link.Incident{{Main: true, EventType: "bombing", Figures: []int{0}, Date: -1, Place: -1, Rule: "t",
			Killed: &casualty.Amount{Low: killed, Best: killed, High: casualty.None},
			From:   time.Date(2026, 1, 26, 0, 0, 0, 0, time.UTC), To: time.Date(2026, 1, 26, 0, 0, 0, 0, time.UTC)}},
	})
	b.commit(t, r, page, at)
}

// commit puts a record into the outbox and returns its line.
func (b *book) commit(t *testing.T, r *record.Record, page string, at time.Time) []byte {
	t.Helper()
	line := must(r.Line())(t)
	err := b.Commit(ctx, state.Reading{Item: state.Item{Source: "s", ID: r.ID, Article: r.ID, Page: page}, Run: "run", Record: line})
	if err != nil {
		t.Fatal(err)
	}
	must(b.Seal(ctx, at))(t)
	return line
}

func (b *book) env(fsys file.FS, step func(string)) sink.Environment {
	return sink.Environment{FS: fsys, Ledger: b.DB, Epoch: b.Epoch(), Step: step}
}

// deliver opens the sink, delivers and closes it.
func (b *book) deliver(spec string, fsys file.FS, step func(string)) (n int, err error) {
	s, err := sink.Open(ctx, spec, b.env(fsys, step))
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return s.Deliver(ctx, b.DB)
}

func (b *book) wantDelivered(t *testing.T, spec string, want int) {
	t.Helper()
	if got, err := b.deliver(spec, file.OS{}, func(string) {}); got != want || err != nil {
		t.Errorf("Deliver = %d, %v, want %d", got, err, want)
	}
}

// names is what a sink should hold of the articles a001 to a<n>.
func names(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("a%03d 1", i+1))
	}
	return out
}

func wantHeld(t *testing.T, k kind, dir string, want []string) {
	t.Helper()
	if diff := cmp.Diff(want, k.read(t, dir)); diff != "" {
		t.Errorf("held (-want +got):\n%s", diff)
	}
	tmp, _ := filepath.Glob(dir + "/*.tmp")
	if len(tmp) > 0 {
		t.Errorf("left behind: %q", tmp)
	}
}

var monday = time.Date(2026, 1, 26, 23, 0, 0, 0, time.UTC)

func TestSinkTakesEachEntryOnce(t *testing.T) {
	eachSink(t, func(t *testing.T, k kind, dir string) {
		b := newBook(t, file.OS{})
		spec := k.spec(dir)
		b.wantDelivered(t, spec, 0)
		b.add(t, 3, monday)
		b.wantDelivered(t, spec, 3)
		b.wantDelivered(t, spec, 0)
		b.add(t, 2, monday.Add(2*time.Hour))
		b.wantDelivered(t, spec, 2)
		wantHeld(t, k, dir, names(5))
	})
}

func TestNewSinkCatchesUpFromTheBeginning(t *testing.T) {
	eachSink(t, func(t *testing.T, k kind, dir string) {
		b := newBook(t, file.OS{})
		b.add(t, 3, monday)
		b.add(t, 2, monday.Add(2*time.Hour))
		b.wantDelivered(t, k.spec(dir), 5)
		wantHeld(t, k, dir, names(5))
	})
}

func TestSinkKeepsEveryRevision(t *testing.T) {
	eachSink(t, func(t *testing.T, k kind, dir string) {
		b := newBook(t, file.OS{})
		b.put(t, "a", "9 men were killed.", 9, "p1", monday)
		b.wantDelivered(t, k.spec(dir), 1)
		b.put(t, "a", "11 men were killed.", 11, "p2", monday)
		b.wantDelivered(t, k.spec(dir), 1)
		wantHeld(t, k, dir, []string{"a 1", "a 2"})
	})
}

func TestSinkIsWholeAfterACrashAtAnyStep(t *testing.T) {
	eachSink(t, func(t *testing.T, k kind, dir string) {
		b := newBook(t, file.OS{})
		for at := 1; at <= 8; at++ {
			b.add(t, 2, monday.Add(time.Duration(at)*20*time.Hour))
			crash(b, k.spec(dir), at%4+1)
			if got := k.read(t, dir); !slices.Equal(got, names(len(got))) {
				t.Fatalf("after a crash at step %d: %q", at, got)
			}
		}
		must(b.deliver(k.spec(dir), file.OS{}, func(string) {}))(t)
		wantHeld(t, k, dir, names(16))
	})
}

// crash delivers and stops dead at the nth step.
func crash(b *book, spec string, n int) {
	defer func() { recover() }()
	b.deliver(spec, file.OS{}, func(string) {
		if n--; n == 0 {
			panic("crash")
		}
	})
}

func TestSinkHealsAfterEveryFault(t *testing.T) {
	eachFile(t, func(t *testing.T, k kind, dir string) {
		b := newBook(t, file.OS{})
		added := 0
		for call := 1; ; call++ {
			b.add(t, 2, monday.Add(time.Duration(call)*10*time.Hour))
			added += 2
			faulty := &file.Faulty{FS: file.OS{}, FailAt: call}
			_, err := b.deliver(k.spec(dir), faulty, func(string) {})
			if got := k.read(t, dir); !slices.Equal(got, names(len(got))) {
				t.Fatalf("after call %d (%s) failed: %q", call, faulty.Failed, got)
			}
			if faulty.Failed == "" {
				break // fewer calls than that: all have failed once
			}
			if !errors.Is(err, file.ErrInjected) {
				t.Errorf("call %d (%s) failed: Deliver = %v, want the fault reported", call, faulty.Failed, err)
			}
			must(b.deliver(k.spec(dir), file.OS{}, func(string) {}))(t)
			wantHeld(t, k, dir, names(added))
		}
		wantHeld(t, k, dir, names(added))
	})
}

func TestResetSinkHoldsTheSame(t *testing.T) {
	eachSink(t, func(t *testing.T, k kind, dir string) {
		b := newBook(t, file.OS{})
		b.add(t, 4, monday)
		b.wantDelivered(t, k.spec(dir), 4)
		s := must(sink.Open(ctx, k.spec(dir), b.env(file.OS{}, func(string) {})))(t)
		defer s.Close()
		if err := s.Reset(ctx); err != nil {
			t.Fatal(err)
		}
		if n, err := s.Deliver(ctx, b.DB); n != 4 || err != nil {
			t.Errorf("Deliver after Reset = %d, %v, want 4", n, err)
		}
		wantHeld(t, k, dir, names(4))
	})
}

func TestDatabaseTakesAnotherStateOver(t *testing.T) {
	eachDatabase(t, func(t *testing.T, k kind, dir string) {
		first := newBook(t, file.OS{})
		first.add(t, 3, monday)
		first.wantDelivered(t, k.spec(dir), 3)
		second := newBook(t, file.OS{}) // the state was lost and made again
		second.add(t, 5, monday)
		second.wantDelivered(t, k.spec(dir), 5)
		wantHeld(t, k, dir, names(5))
	})
}

// A state made again may read otherwise what its database holds of a revision: items are updated, and those that are no
// longer found are gone.
func TestDatabaseHoldsTheItemsOfTheLastReading(t *testing.T) {
	eachDatabase(t, func(t *testing.T, k kind, dir string) {
		first := newBook(t, file.OS{})
		first.put(t, "a", "9 men were killed.", 9, "p1", monday)
		first.put(t, "b", "5 men were killed.", 5, "p2", monday)
		first.wantDelivered(t, k.spec(dir), 2)
		second := newBook(t, file.OS{})
		second.put(t, "a", "In all 9 men were killed.", 9, "p1", monday) // another span: another key
		second.put(t, "b", "5 men were killed.", 6, "p2", monday)        // the same key
		second.wantDelivered(t, k.spec(dir), 2)
		query := "SELECT article || ' ' || best || ' ' || text FROM casualties ORDER BY 1"
		if diff := cmp.Diff([]string{"a 9 In all 9 men were killed", "b 6 5 men were killed"}, k.query(t, dir, query)); diff != "" {
			t.Errorf("figures (-want +got):\n%s", diff)
		}
	})
}

func TestTablesOfAnotherVersionAreMadeAnewOnRequestOnly(t *testing.T) {
	eachDatabase(t, func(t *testing.T, k kind, dir string) {
		b := newBook(t, file.OS{})
		b.add(t, 2, monday)
		b.wantDelivered(t, k.spec(dir), 2)
		k.query(t, dir, "UPDATE hedgerow_cursor SET version = 0 RETURNING CAST(seq AS text)")
		if _, err := b.deliver(k.spec(dir), file.OS{}, func(string) {}); err == nil || !strings.Contains(err.Error(), "--full") {
			t.Errorf("Deliver = %v, want an error that names --full", err)
		}
		s := must(sink.Open(ctx, k.spec(dir), b.env(file.OS{}, func(string) {})))(t)
		defer s.Close()
		if err := s.Reset(ctx); err != nil {
			t.Fatal(err)
		}
		if n, err := s.Deliver(ctx, b.DB); n != 2 || err != nil {
			t.Errorf("Deliver after Reset = %d, %v, want 2", n, err)
		}
	})
}

func TestFilesOfAnotherAreNotOverwritten(t *testing.T) {
	eachFile(t, func(t *testing.T, k kind, dir string) {
		first := newBook(t, file.OS{})
		first.add(t, 3, monday)
		first.wantDelivered(t, k.spec(dir), 3)
		second := newBook(t, file.OS{})
		second.add(t, 3, monday)
		if _, err := second.deliver(k.spec(dir), file.OS{}, func(string) {}); !errors.Is(err, file.ErrForeign) {
			t.Errorf("Deliver = %v, want ErrForeign", err)
		}
		wantHeld(t, k, dir, names(3))
	})
}

// A long file that is written anew is not made so without a word.
func TestLongFileIsAdvisedAgainst(t *testing.T) {
	for size, want := range map[int64]bool{100 << 20: false, 300 << 20: true} {
		s := must(sink.Open(ctx, "jsonl:all.jsonl", sink.Environment{FS: sized{file.OS{}, size}}))(t)
		if got := s.(*file.Single).Advice(); strings.Contains(got, "jsonl:DIR") != want {
			t.Errorf("at %d bytes: %q", size, got)
		}
	}
}

// sized is a file system whose files have one size.
type sized struct {
	file.FS
	size int64
}

func (s sized) Size(string) (int64, error) { return s.size, nil }

func TestOpenRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, spec := range []string{"", "jsonl", "jsonl:", "kafka:topic", "out.jsonl"} {
		if _, err := sink.Open(ctx, spec, sink.Environment{}); !errors.Is(err, sink.ErrSpec) {
			t.Errorf("Open(%q) = %v, want ErrSpec", spec, err)
		}
		if err := sink.Check(spec, file.OS{}); !errors.Is(err, sink.ErrSpec) {
			t.Errorf("Check(%q) = %v, want ErrSpec", spec, err)
		}
	}
	if got := sink.Name("postgres://me:secret@host/db"); strings.Contains(got, "secret") {
		t.Errorf("Name shows the password: %s", got)
	}
}

// views are the codebooks' columns that each view must have, and what it says of the one current incident.
var views = []struct{ name, columns, row, want string }{
	{"acled", `event_id_cnty event_date year time_precision event_type sub_event_type actor1 civilian_targeting country admin1 admin2 location
		latitude longitude geo_precision source fatalities notes`,
		"CAST(event_date AS text) || ' ' || time_precision || ' ' || event_type || ' ' || fatalities", "2026-01-26 1 Explosions/Remote violence 11"},
	{"ucdp", `id year type_of_violence side_a side_b number_of_sources source_article source_original source_date source_headline where_coordinates
		where_prec adm_1 adm_2 latitude longitude country event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians
		deaths_unknown best high low`,
		"CAST(date_start AS text) || ' ' || date_prec || ' ' || low || ' ' || best || ' ' || coalesce(CAST(high AS text), 'null') || ' ' || deaths_unknown", "2026-01-26 1 11 11 null 11"},
	{"gtd", `eventid iyear imonth iday country_txt provstate city latitude longitude specificity vicinity attacktype1_txt suicide weapdetail gname
		guncertain1 claimed nkill nkillter nwound doubtterr scite1 dbsource`,
		"iyear || ' ' || imonth || ' ' || iday || ' ' || attacktype1_txt || ' ' || nkill", "2026 1 26 Bombing/Explosion 11"},
}

func TestViewsSpeakTheCodebooksAndNameWhatTheyLose(t *testing.T) {
	eachDatabase(t, func(t *testing.T, k kind, dir string) {
		b := newBook(t, file.OS{})
		b.put(t, "a", "9 men were killed.", 9, "p1", monday)
		b.put(t, "a", "11 men were killed.", 11, "p2", monday)
		b.wantDelivered(t, k.spec(dir), 2)
		for _, v := range views {
			k.query(t, dir, "SELECT '' FROM (SELECT "+strings.Join(strings.Fields(v.columns), ", ")+" FROM "+v.name+") all_columns")
			if got := k.query(t, dir, "SELECT "+v.row+" FROM "+v.name); !slices.Equal(got, []string{v.want}) {
				t.Errorf("%s = %q, want %q", v.name, got, v.want)
			}
			about := "SELECT sql FROM sqlite_master WHERE name = '" + v.name + "'"
			if k.name == "postgres" {
				about = "SELECT obj_description('" + v.name + "'::regclass)"
			}
			if got := k.query(t, dir, about); len(got) != 1 || !strings.Contains(got[0], "Lost: ") {
				t.Errorf("%s does not say what it loses: %q", v.name, got)
			}
		}
	})
}

func readLines(t *testing.T, dir string) []string { return idsOf(t, contents(t, dir, "*.jsonl")) }

func readZstd(t *testing.T, dir string) []string {
	var all []byte
	for _, name := range must(filepath.Glob(dir + "/*.jsonl.zst"))(t) {
		z := must(zstd.NewReader(bytes.NewReader(must(os.ReadFile(name))(t))))(t)
		all = append(all, must(io.ReadAll(z))(t)...)
		z.Close()
	}
	return idsOf(t, all)
}

func contents(t *testing.T, dir, pattern string) []byte {
	var all []byte
	for _, name := range must(filepath.Glob(filepath.Join(dir, pattern)))(t) {
		all = append(all, must(os.ReadFile(name))(t)...)
	}
	return all
}

func idsOf(t *testing.T, lines []byte) []string {
	t.Helper()
	var out []string
	for line := range bytes.Lines(lines) {
		var r record.Record
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatalf("torn line %q: %v", line, err)
		}
		out = append(out, fmt.Sprintf("%s %d", r.ID, r.Revision))
	}
	return out
}

func readCSV(t *testing.T, dir string) []string {
	data := contents(t, dir, "*.csv")
	if len(data) == 0 {
		return nil
	}
	rows := must(csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll())(t)
	var out []string
	for i, row := range rows {
		if i == 0 {
			continue
		}
		if text := row[slices.Index(rows[0], "text")]; !strings.HasPrefix(text, "'=") && strings.HasPrefix(row[0], "a0") {
			t.Errorf("text %q: a spreadsheet would take it for a formula", text)
		}
		out = append(out, row[0]+" "+row[1])
	}
	return out
}

func readParquet(t *testing.T, dir string) []string {
	var out []string
	for _, name := range must(filepath.Glob(dir + "/*.parquet"))(t) {
		for _, r := range must(parquet.ReadFile[record.Record](name))(t) {
			out = append(out, fmt.Sprintf("%s %d", r.ID, r.Revision))
			if r.Casualties[0].Best == nil || r.Casualties[0].Text == "" || r.Incidents[0].Killed.High != nil {
				t.Errorf("%s: figure %+v came back otherwise", r.ID, r.Casualties[0])
			}
		}
	}
	return out
}

const heldSQL = "SELECT a.id || ' ' || a.revision FROM articles a JOIN casualties c ON c.article = a.id AND c.revision = a.revision ORDER BY a.id, a.revision"

func readSQLite(t *testing.T, dir string) []string { return querySQLite(t, dir, heldSQL) }

func querySQLite(t *testing.T, dir, query string) []string {
	db := must(sql.Open("sqlite", dir+"/r.db"))(t)
	defer db.Close()
	rows := must(db.Query(query))(t)
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

func queryPostgres(t *testing.T, url, schema, query string) []string {
	conn := must(pgx.Connect(ctx, url+"&search_path="+schema))(t)
	defer conn.Close(ctx)
	rows := must(conn.Query(ctx, query))(t)
	return must(pgx.CollectRows(rows, pgx.RowTo[string]))(t)
}
