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
	pages, err := template.New("").Funcs(template.FuncMap{"amount": amount, "web": webAddress, "join": strings.Join}).ParseFS(assets, "assets/*.html")
	if err != nil {
		return nil, fmt.Errorf("read pages: %w", err)
	}
	hosts := []string{"localhost", "127.0.0.1", "::1", host}
	return &Desk{index: x, log: log, reviewer: o.Reviewer, hosts: hosts, token: o.Token, pages: pages, now: time.Now}, nil
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
		if !slices.Contains(d.hosts, hostOf(r.Host)) {
			http.Error(w, "this desk is not known by the name "+strconv.Quote(r.Host), http.StatusMisdirectedRequest)
			return
		}
		if !d.admitted(w, r) {
			http.Error(w, "open the address with the token that `hedgerow review` printed", http.StatusForbidden)
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

// admitted checks the token in the address or, from then on, in a cookie.
func (d *Desk) admitted(w http.ResponseWriter, r *http.Request) bool {
	if d.token == "" {
		return true
	}
	if same(r.URL.Query().Get("token"), d.token) {
		http.SetCookie(w, &http.Cookie{Name: cookie, Value: d.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
		return true
	}
	c, err := r.Cookie(cookie)
	return err == nil && same(c.Value, d.token)
}

// An ordered is the answer to a filter, kept while the index does not grow.
type ordered struct {
	filter  Filter
	records int
	entries []Entry
}

// find is Index.Find that remembers its last answer; what is decided changes all the time and is looked up anew.
func (d *Desk) find(f Filter) []Entry {
	state := f.State
	f.State = ""
	records, _, _ := d.index.Status()
	d.mu.Lock()
	if d.order.entries == nil || d.order.filter != f || d.order.records != records {
		d.order = ordered{f, records, d.index.Find(f, d.log)}
	}
	all := d.order.entries
	d.mu.Unlock()
	f.State = state
	if state == "" {
		return all
	}
	var out []Entry
	for i := range all {
		if f.decided(&all[i], d.log) {
			out = append(out, all[i])
		}
	}
	return out
}

// perPage is how many articles the queue shows at a time.
const perPage = 50

type queuePage struct {
	Title, Reviewer    string
	Filter             Filter
	Query              string // the filter as an address
	Rows               []queueRow
	Found, Records     int
	Loading            bool
	Problem            string
	Page, Pages        int
	Sources, Hedges    []string
	Measures, Standing []string
}

type queueRow struct {
	Entry
	Decided int
	Link    string
}

func (d *Desk) queue(w http.ResponseWriter, r *http.Request) {
	f := filterOf(r.URL.Query())
	found := d.find(f)
	records, done, err := d.index.Status()
	page, _ := strconv.Atoi(r.URL.Query().Get("page"))
	pages := max(1, (len(found)+perPage-1)/perPage)
	page = min(max(page, 1), pages)
	p := queuePage{
		Title: "Queue", Reviewer: d.reviewer, Filter: f, Query: f.Values().Encode(), Found: len(found), Records: records, Loading: !done,
		Page: page, Pages: pages, Measures: Measures, Standing: Standings, Sources: d.index.sources(), Hedges: hedgeClasses,
	}
	if err != nil {
		p.Problem = err.Error()
	}
	for _, e := range found[(page-1)*perPage : min(page*perPage, len(found))] {
		p.Rows = append(p.Rows, queueRow{e, decidedOf(&e, d.log.Of(e.ID)), link(e.ID, f)})
	}
	d.render(w, "queue.html", p)
}

var hedgeClasses = []string{"accusation", "conditional", "contested", "denial", "distancing", "evidence_gap", "hearsay", "speculation", "suspicion", "unverified", "weasel"}

func decidedOf(e *Entry, decisions []Decision) int {
	n := 0
	for _, f := range e.Figures {
		if slices.ContainsFunc(decisions, func(d Decision) bool { return d.Key == f.Key && d.Verdict != Note }) {
			n++
		}
	}
	return n
}

func link(id string, f Filter) string {
	v := f.Values()
	v.Set("id", id)
	return "/article?" + v.Encode()
}

type articlePage struct {
	Title, Reviewer                 string
	Record                          *record.Record
	Text                            template.HTML
	Rows                            []Row
	Added                           []Addition
	Notes                           []string
	Done                            bool
	Previous, Next, Queue, Self     string
	Place, Found                    int
	Measures, Qualifiers, Standings []string
	Statuses                        []string
	Problem                         string
}

func (d *Desk) article(w http.ResponseWriter, r *http.Request) {
	d.showArticle(w, r, r.URL.Query(), "", http.StatusOK)
}

func (d *Desk) showArticle(w http.ResponseWriter, r *http.Request, query url.Values, problem string, status int) {
	id, f := query.Get("id"), filterOf(query)
	rec, err := d.index.Record(id)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	decisions := d.log.Of(id)
	p := articlePage{
		Title: cmp.Or(deref(rec.Title), rec.ID), Reviewer: d.reviewer, Record: rec, Text: renderText(rec), Rows: rowsOf(rec, d.mine(decisions)),
		Queue: "/?" + f.Values().Encode(), Self: link(id, f), Measures: Measures, Qualifiers: Qualifiers, Standings: Standings, Statuses: Statuses, Problem: problem,
	}
	d.ofArticle(&p, decisions)
	found := d.find(f)
	p.Found = len(found)
	if i := slices.IndexFunc(found, func(e Entry) bool { return e.ID == id }); i >= 0 {
		p.Place = i + 1
		if i > 0 {
			p.Previous = link(found[i-1].ID, f)
		}
		if i+1 < len(found) {
			p.Next = link(found[i+1].ID, f)
		}
	}
	w.WriteHeader(status)
	d.render(w, "article.html", p)
}

// mine are this reviewer's decisions: two who review the same article do not see each other's.
func (d *Desk) mine(all []Decision) []Decision {
	return slices.DeleteFunc(all, func(x Decision) bool { return x.Reviewer != d.reviewer })
}

// ofArticle fills in what was decided of the article beside its figures.
func (d *Desk) ofArticle(p *articlePage, decisions []Decision) {
	for _, x := range d.mine(slices.Clone(decisions)) {
		switch {
		case x.Verdict == Add:
			var a Addition
			if json.Unmarshal(x.New, &a) == nil {
				p.Added = append(p.Added, a)
			}
		case x.Key == "" && x.Verdict == Note:
			p.Notes = append(p.Notes, plainJSON(x.New))
		case x.Key == "" && x.Verdict == Accept:
			p.Done = true
		}
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
	rec, err := d.index.Record(back.Query().Get("id"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	decisions, err := d.decisions(rec, r.PostForm)
	if err != nil {
		d.showArticle(w, r, back.Query(), err.Error(), http.StatusUnprocessableEntity)
		return
	}
	if err := d.log.Append(decisions...); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
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
	i := slices.IndexFunc(rec.Casualties, func(c record.Casualty) bool { return c.Key == key })
	if key != "" && i < 0 {
		return nil, errors.New("this figure is no longer in the article: load the page again")
	}
	switch verdict {
	case Undo:
		return []Decision{{Verdict: Undo}}, nil
	case Note:
		if strings.TrimSpace(form.Get("note")) == "" {
			return nil, errors.New("the note is empty")
		}
		text, err := json.Marshal(form.Get("note"))
		return []Decision{{Key: key, New: text, Verdict: Note}}, err
	case Accept:
		return []Decision{{Key: key, Verdict: Accept}}, nil
	case Reject:
		if key == "" {
			return nil, errors.New("only a figure can be rejected")
		}
		return []Decision{{Key: key, Verdict: Reject}}, nil
	case Add:
		return added(rec, form)
	case Correct:
		return corrected(rec, i, form)
	}
	return nil, fmt.Errorf("unknown verdict %q", verdict)
}

func added(rec *record.Record, form url.Values) ([]Decision, error) {
	a, err := addition(rec, form)
	if err != nil {
		return nil, err
	}
	value, err := json.Marshal(a)
	return []Decision{{New: value, Verdict: Add}}, err
}

// corrected reads the form of a figure. A selection in the text, where there is one, corrects its span.
func corrected(rec *record.Record, i int, form url.Values) ([]Decision, error) {
	if i < 0 {
		return nil, errors.New("no figure to correct")
	}
	row := rowsOf(rec, nil)[i]
	out, err := corrections(row, form)
	if err != nil {
		return nil, err
	}
	if form.Get("usewords") != "" {
		span, err := selection(rec, form.Get("piece"), form.Get("before"), form.Get("selected"))
		if err != nil {
			return nil, err
		}
		was, err := json.Marshal(row.Span)
		if err != nil {
			return nil, err
		}
		now, err := json.Marshal(span)
		if err != nil {
			return nil, err
		}
		out = append(out, Decision{Key: row.Key, Field: "span", Old: was, New: now, Verdict: Correct})
	}
	if len(out) == 0 {
		return nil, errNothing
	}
	return out, nil
}

func (d *Desk) render(w http.ResponseWriter, page string, data any) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := d.pages.ExecuteTemplate(w, page, data); err != nil {
		fmt.Fprintf(w, "<p>%s</p>", template.HTMLEscapeString(err.Error()))
	}
}

// webAddress is s where a browser may go there, else "".
func webAddress(s *string) string {
	u, err := url.Parse(deref(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
