package review

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// A Desk answers the browser.
type Desk struct {
	index    *Index
	log      *Log
	reviewer string
	hosts    []string // that the desk may be called by
	anywhere bool     // it listens on all addresses of the machine: any of them may be the one it is called by
	token    string   // "" where none is asked for
	pages    *template.Template
	now      func() time.Time

	mu    sync.Mutex
	order ordered
}

// Options say who sits at the desk and who may come near.
type Options struct {
	Reviewer string
	Addr     string // HOST:PORT the desk is served at
	Token    string // must be given once in the address; needed unless Addr is loopback
}

// New returns the desk over an index and a log of decisions.
func New(x *Index, log *Log, o Options) (*Desk, error) {
	host, _, err := net.SplitHostPort(o.Addr)
	if err != nil {
		return nil, fmt.Errorf("read address %s: %w", o.Addr, err)
	}
	if !Loopback(host) && o.Token == "" {
		return nil, fmt.Errorf("address %s is not loopback: give a token", o.Addr)
	}
	pages, err := template.New("").Funcs(helpers).ParseFS(assets, "assets/*.html")
	if err != nil {
		return nil, fmt.Errorf("read pages: %w", err)
	}
	hosts := []string{"localhost", "127.0.0.1", "::1", host}
	name, err := os.Hostname()
	ip := net.ParseIP(host)
	anywhere := host == "" || ip != nil && ip.IsUnspecified()
	if anywhere && err == nil {
		hosts = append(hosts, name)
	}
	return &Desk{index: x, log: log, reviewer: o.Reviewer, hosts: hosts, anywhere: anywhere, token: o.Token, pages: pages, now: time.Now}, nil
}

// named says whether the desk may be called so. A foreign name that leads here is an attack (DNS rebinding); an address
// that does is none.
func (d *Desk) named(host string) bool {
	return slices.Contains(d.hosts, host) || d.anywhere && net.ParseIP(host) != nil
}

// Loopback says whether only this machine reaches host.
func Loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Handler is the whole desk, guarded.
func (d *Desk) Handler() http.Handler {
	static, err := fs.Sub(assets, "assets")
	if err != nil {
		panic(err) // the directory is embedded
	}
	files := http.FileServerFS(static)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", d.queue)
	mux.HandleFunc("GET /article", d.article)
	mux.HandleFunc("POST /decide", d.decide)
	mux.HandleFunc("GET /see", d.see)
	mux.HandleFunc("GET /chart/{name}", d.chart)
	mux.HandleFunc("GET /figures.csv", d.csv)
	mux.HandleFunc("GET /agreement", d.agreement)
	mux.HandleFunc("GET /compare", d.compare)
	mux.Handle("GET /icon.svg", files)
	mux.Handle("GET /style.css", files)
	mux.Handle("GET /app.js", files)
	return d.guard(http.NewCrossOriginProtection().Handler(mux))
}

// policy lets a page load what this desk serves and nothing else.
const policy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// guard refuses requests by other names than the desk's (DNS rebinding) or without the token.
func (d *Desk) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		if !d.named(hostOf(r.Host)) {
			http.Error(w, "this desk is not known by the name "+strconv.Quote(r.Host), http.StatusMisdirectedRequest)
			return
		}
		if d.token != "" && same(r.URL.Query().Get("token"), d.token) {
			d.admit(w, r)
			return
		}
		if !d.admitted(r) {
			http.Error(w, "open the address with the token that `hedgerow review` printed", http.StatusForbidden)
			return
		}
		if err := d.log.Refresh(); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func hostOf(hostport string) string {
	if host, _, err := net.SplitHostPort(hostport); err == nil {
		return host
	}
	return strings.Trim(hostport, "[]")
}

const cookie = "hedgerow-review"

// admit keeps the token of the address in a cookie, and leads to the address without it: that is shown and kept.
func (d *Desk) admit(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: cookie, Value: d.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	query := r.URL.Query()
	query.Del("token")
	http.Redirect(w, r, (&url.URL{Path: "/" + strings.TrimLeft(r.URL.Path, "/"), RawQuery: query.Encode()}).String(), http.StatusSeeOther)
}

// admitted says whether a request may come in.
func (d *Desk) admitted(r *http.Request) bool {
	c, err := r.Cookie(cookie)
	return d.token == "" || err == nil && same(c.Value, d.token)
}

// An ordered is the answer to a filter, kept while the index does not grow.
type ordered struct {
	filter  Filter
	records int
	entries []*Entry
	counts  counts
}

// find is Index.Find that remembers its last answer; what is decided changes all the time and is looked up anew.
func (d *Desk) find(f Filter) []*Entry {
	entries, _ := d.findCounted(f)
	return entries
}

// findCounted is find, and what of the answer, decided or not, has which values.
func (d *Desk) findCounted(f Filter) ([]*Entry, counts) {
	state := f.State
	f.State = ""
	records, _, _ := d.index.Status()
	d.mu.Lock()
	if d.order.entries == nil || d.order.filter != f || d.order.records != records {
		entries := d.index.Find(f)
		d.order = ordered{f, records, entries, countsOf(entries)}
	}
	all, n := d.order.entries, d.order.counts
	d.mu.Unlock()
	if state == "" {
		return all, n
	}
	return slices.DeleteFunc(slices.Clone(all), func(e *Entry) bool { return reviewed(e, d.mine(e)) != (state == "reviewed") }), n
}

// mine are this reviewer's decisions on an article: two who review the same article do not see each other's.
func (d *Desk) mine(e *Entry) []Decision {
	return slices.DeleteFunc(d.log.On(e), func(x Decision) bool { return x.Reviewer != d.reviewer })
}

// A page is what every page has.
type page struct {
	Title, Reviewer string
	Here            string // the address in the navigation that the page stands under
}

func (d *Desk) page(title, here string) page { return page{title, d.reviewer, here} }

// A filterForm is a filter and what may be chosen in it.
type filterForm struct {
	Filter             Filter
	Query              string // the filter as an address
	Chosen             []choice
	Sources, Hedges    []option
	Measures, Standing []option
}

// An option is a value that may be chosen, and how many of the articles shown have it.
type option struct {
	Value string
	Count int
}

func options(values []string, n map[string]int) []option {
	out := make([]option, len(values))
	for i, v := range values {
		out[i] = option{v, n[v]}
	}
	return out
}

// More says whether a part of the filter is set that the page shows only when asked.
func (f filterForm) More() bool {
	return slices.ContainsFunc(f.Chosen, func(c choice) bool { return c.Name != "q" && c.Name != "state" })
}

// A choice is a part of a filter, and the address of the page without it.
type choice struct{ Name, Value, Without string }

func (d *Desk) filterForm(f Filter) filterForm {
	all := f
	all.State = ""
	_, n := d.findCounted(all)
	form := filterForm{
		Filter: f, Query: f.Values().Encode(), Sources: options(d.index.sources(), n.source), Hedges: options(hedgeClasses, n.hedge),
		Measures: options(Measures, n.measure), Standing: options(Standings, n.standing),
	}
	for _, c := range f.parts() {
		if without := f.Values(); c[1] != "" && c[0] != "sort" {
			without.Del(c[0])
			form.Chosen = append(form.Chosen, choice{c[0], c[1], "?" + without.Encode()})
		}
	}
	return form
}

var hedgeClasses = []string{"accusation", "conditional", "contested", "denial", "distancing", "evidence_gap", "hearsay", "speculation", "suspicion", "unverified", "weasel"}

// perPage is how many articles the queue shows at a time.
const perPage = 50

type queuePage struct {
	page
	filterForm
	Rows           []queueRow
	Found, Records int
	Loading        bool
	Problem        string
	Page, Pages    int
}

type queueRow struct {
	*Entry
	Decided int
	Done    bool
	Link    string
}

// Whole are the figures that are no part of others.
func (r queueRow) Whole() []Figure {
	return slices.DeleteFunc(slices.Clone(r.Figures), func(f Figure) bool { return f.Part })
}

func (d *Desk) queue(w http.ResponseWriter, r *http.Request) {
	f := filterOf(r.URL.Query())
	found := d.find(f)
	records, done, err := d.index.Status()
	n := pageOf(r)
	pages := max(1, (len(found)+perPage-1)/perPage)
	n = min(max(n, 1), pages)
	p := queuePage{page: d.page("Queue", "/"), filterForm: d.filterForm(f), Found: len(found), Records: records, Loading: !done, Page: n, Pages: pages}
	if faults := d.index.Faults(); err != nil {
		p.Problem = err.Error()
	} else if len(faults) > 0 {
		p.Problem = fmt.Sprintf("%d lines are no records and were left out; the first: %v", len(faults), faults[0])
	}
	for _, e := range found[(n-1)*perPage : min(n*perPage, len(found))] {
		mine := d.mine(e)
		p.Rows = append(p.Rows, queueRow{e, decidedOf(e, mine), reviewed(e, mine), link(e.ID, f)})
	}
	d.render(w, "queue.html", p)
}

// pageOf is the page that a request asks for, 0 where it does not say.
func pageOf(r *http.Request) int {
	n, _ := strconv.Atoi(r.URL.Query().Get("page"))
	return n
}

// Turn is the address of another page of what the filter asks for.
func (f filterForm) Turn(n int) string {
	v := f.Filter.Values()
	v.Set("page", strconv.Itoa(n))
	return "?" + v.Encode()
}

func link(id string, f Filter) string {
	v := f.Values()
	v.Set("id", id)
	return "/article?" + v.Encode()
}

type articlePage struct {
	page
	Record                          *record.Record
	Text                            template.HTML
	Rows                            []Row
	First                           int   // of the figures shown, counted from 0
	Shown                           []Row // mostCards of them at most: a page of thousands of forms takes minutes
	Notes                           []string
	Done                            bool
	Decided                         int
	Previous, Next, Queue, Self     string
	base                            string // the article's address
	Others                          int    // reports of the same incidents by others
	Original                        *Entry // that the article is a copy of
	Reasons                         []Reason
	Place, Found                    int
	Measures, Qualifiers, Standings []string
	Statuses                        []string
	Problem                         string
}

func (d *Desk) article(w http.ResponseWriter, r *http.Request) {
	d.showArticle(w, r.URL.Query(), "", http.StatusOK)
}

func (d *Desk) showArticle(w http.ResponseWriter, query url.Values, problem string, status int) {
	e, rec, err := d.record(query.Get("id"))
	if err != nil {
		d.problem(w, err.Error(), http.StatusNotFound)
		return
	}
	f := filterOf(query)
	p := articlePage{
		page: d.page(cmp.Or(deref(rec.Title), rec.ID), "/"), Record: rec, Queue: "/?" + f.Values().Encode(), base: link(e.ID, f),
		Measures: Measures, Qualifiers: Qualifiers, Standings: Standings, Statuses: Statuses, Problem: problem,
	}
	p.decide(d.mine(e))
	p.show(query.Get("from-figure"))
	p.neighbours(d.find(f), e, f)
	p.Others, p.Reasons = d.others(e), e.Reasons()
	p.Original, _ = d.index.Entry(e.DuplicateOf) // that may be elsewhere
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	d.render(w, "article.html", &p)
}

// record finds an article's entry and reads its record.
func (d *Desk) record(id string) (*Entry, *record.Record, error) {
	e, err := d.index.Entry(id)
	if err != nil {
		return nil, nil, err
	}
	rec, err := d.index.Record(e)
	return e, rec, err
}

// decide fills in what was decided of the article.
func (p *articlePage) decide(decisions []Decision) {
	p.Rows = rowsOf(p.Record, decisions)
	for _, row := range p.Rows {
		if row.Verdict != "" {
			p.Decided++
		}
	}
	for _, x := range decisions {
		switch {
		case x.Key == "" && x.Verdict == Note:
			p.Notes = append(p.Notes, plain(x.New))
		case x.Key == "" && x.Verdict == Accept:
			p.Done = true
		}
	}
}

// mostCards is how many figures an article's page shows at a time.
const mostCards = 100

// show chooses the figures that are shown: mostCards from the one that is asked for.
func (p *articlePage) show(from string) {
	n, _ := strconv.Atoi(from)
	p.First = min(max(n, 0), max(len(p.Rows)-1, 0)) / mostCards * mostCards
	p.Shown = p.Rows[p.First:min(p.First+mostCards, len(p.Rows))]
	at := make(map[string]int, len(p.Rows))
	for i, row := range p.Rows {
		at[row.ID] = i
	}
	p.Self = p.block(p.First)
	p.Text = renderText(p.Record, func(id string) string {
		if block := at[id] / mostCards * mostCards; block != p.First {
			return p.block(block) + "#" + id
		}
		return "#" + id
	})
}

// block is the address of the figures from a place of the list on.
func (p *articlePage) block(first int) string {
	if first == 0 {
		return p.base
	}
	return fmt.Sprintf("%s&from-figure=%d", p.base, first)
}

// Blocks are the addresses of the figures that are not shown, where there are too many to be.
func (p *articlePage) Blocks() []choice {
	var out []choice
	for i := 0; len(p.Rows) > mostCards && i < len(p.Rows); i += mostCards {
		c := choice{Value: fmt.Sprintf("%d–%d", i+1, min(i+mostCards, len(p.Rows)))}
		if i != p.First {
			c.Without = p.block(i)
		}
		out = append(out, c)
	}
	return out
}

// neighbours finds the articles before and after e in the queue.
func (p *articlePage) neighbours(found []*Entry, e *Entry, f Filter) {
	p.Found = len(found)
	i := slices.IndexFunc(found, func(x *Entry) bool { return x.ID == e.ID })
	if i >= 0 {
		p.Place = i + 1
	}
	if i > 0 {
		p.Previous = link(found[i-1].ID, f)
	}
	if i+1 < len(found) {
		p.Next = link(found[i+1].ID, f) // where the article has left the queue, the queue's first
	}
}

// decide takes a form, keeps what it decides and shows the article again.
func (d *Desk) decide(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	if err := r.ParseForm(); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	back, err := url.Parse(r.PostForm.Get("self"))
	if err != nil || back.Path != "/article" || back.Host != "" {
		http.Error(w, "the form does not say which article", http.StatusBadRequest)
		return
	}
	_, rec, err := d.record(back.Query().Get("id"))
	if err != nil {
		d.problem(w, err.Error(), http.StatusNotFound)
		return
	}
	decisions, err := d.decisions(rec, r.PostForm)
	if err != nil {
		d.showArticle(w, back.Query(), err.Error(), http.StatusUnprocessableEntity)
		return
	}
	if err := d.log.Append(decisions...); err != nil {
		d.problem(w, err.Error(), http.StatusInternalServerError)
		return
	}
	back.Fragment = r.PostForm.Get("focus")
	http.Redirect(w, r, back.String(), http.StatusSeeOther)
}

var errNothing = errors.New("nothing was changed")

// decisions reads a form.
func (d *Desk) decisions(rec *record.Record, form url.Values) ([]Decision, error) {
	out, err := d.decided(rec, form)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Record, out[i].Revision = rec.ID, rec.Revision
		out[i].Reviewer, out[i].Time = d.reviewer, d.now().UTC().Truncate(time.Millisecond)
	}
	return out, nil
}

func (d *Desk) decided(rec *record.Record, form url.Values) ([]Decision, error) {
	key, verdict := form.Get("key"), form.Get("verdict")
	e, err := d.index.Entry(rec.ID)
	if err != nil {
		return nil, err
	}
	rows := rowsOf(rec, d.mine(e))
	i := slices.IndexFunc(rows, func(r Row) bool { return r.Key == key })
	if key != "" && i < 0 {
		return nil, errors.New("this figure is no longer in the article: load the page again")
	}
	switch {
	case verdict == Undo && len(d.mine(e)) == 0:
		return nil, errors.New("there is nothing to undo on this article")
	case verdict == Undo:
		return []Decision{{Verdict: Undo}}, nil
	case verdict == Note && strings.TrimSpace(form.Get("note")) == "":
		return nil, errors.New("the note is empty")
	case verdict == Note:
		text, err := json.Marshal(form.Get("note"))
		return []Decision{{Key: key, New: text, Verdict: Note}}, err
	case verdict == Add:
		add, err := addition(rec, form)
		return []Decision{add}, err
	case verdict == Accept:
		return []Decision{{Key: key, Verdict: Accept}}, nil
	case verdict != Reject && verdict != Correct:
		return nil, fmt.Errorf("unknown verdict %q", verdict)
	case i < 0:
		return nil, errors.New("choose a figure first")
	case verdict == Reject:
		return []Decision{{Key: key, Verdict: Reject}}, nil
	}
	return corrected(rec, rows[i], form)
}

// corrected reads the form of a figure.
func corrected(rec *record.Record, row Row, form url.Values) ([]Decision, error) {
	asked := row
	if err := ask(rec, &asked, form); err != nil {
		return nil, err
	}
	out, err := corrections(&row, &asked)
	if err == nil && len(out) == 0 {
		err = errNothing
	}
	return out, err
}

func (d *Desk) render(w http.ResponseWriter, page string, data any) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := d.pages.ExecuteTemplate(w, page, data); err != nil {
		fmt.Fprintf(w, "<p>%s</p>", template.HTMLEscapeString(err.Error()))
	}
}

// problem shows a page that says what went wrong.
func (d *Desk) problem(w http.ResponseWriter, what string, status int) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	d.render(w, "problem.html", struct {
		page
		Problem string
	}{d.page("Not there", ""), what})
}

// helpers are what pages need beside their data.
var helpers = template.FuncMap{
	"web":      webAddress,
	"doubtful": doubtful,
	"plus":     func(a, b int) int { return a + b },
	"first":    func(n int, f []Figure) []Figure { return f[:min(n, len(f))] },
	"rest":     func(n int, f []Figure) []Figure { return f[min(n, len(f)):] },
	"say":      func(s string) string { return strings.ReplaceAll(s, "_", " ") },
	"verdict":  func(v string) string { return verdictWords[v] },
	"bound": func(n *int) string {
		if n == nil {
			return "?"
		}
		return strconv.Itoa(*n)
	},
}

var verdictWords = map[string]string{Accept: "accepted", Reject: "rejected", Correct: "corrected", Add: "added"}

// webAddress is s where a browser may go there, else "".
func webAddress(s *string) string {
	u, err := url.Parse(deref(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
