package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// newTestClient never sleeps and notes how long it would have.
func newTestClient(o Options) (*Client, *[]time.Duration) {
	o.Interval = -1
	c := New(o)
	var slept []time.Duration
	c.sleep = func(ctx context.Context, d time.Duration) error {
		if d > 0 {
			slept = append(slept, d)
		}
		return ctx.Err()
	}
	c.jitter = func(d time.Duration) time.Duration { return d }
	return c, &slept
}

var local = Request{AllowPrivate: true}

func serve(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

func TestConditionalRequests(t *testing.T) {
	var asked http.Header
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r.Header
		if r.Header.Get("If-None-Match") == `W/"1"` {
			w.Header().Set("ETag", `W/"2"`)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `W/"1"`)
		w.Header().Set("Last-Modified", "Mon, 26 Jan 2026 08:00:00 GMT")
		w.Header().Set("Cache-Control", "public, max-age=600")
		io.WriteString(w, "body")
	})
	c, _ := newTestClient(Options{UserAgent: "hedgerow/1 (+https://example.org/contact)"})
	first, err := c.Get(t.Context(), s.URL, local)
	if err != nil || string(first.Body) != "body" || first.NotBefore.IsZero() {
		t.Fatalf("Get = %+v, %v", first, err)
	}
	if got := asked.Get("User-Agent"); got != "hedgerow/1 (+https://example.org/contact)" {
		t.Errorf("User-Agent %q", got)
	}
	again, err := c.Get(t.Context(), s.URL, Request{AllowPrivate: true, Validators: first.Validators})
	if err != nil || !again.NotModified || len(again.Body) != 0 {
		t.Fatalf("second Get = %+v, %v, want not modified", again, err)
	}
	// RFC 9111 section 4.3.4: what a 304 carries replaces what was stored, the rest stays.
	if want := (Validators{`W/"2"`, "Mon, 26 Jan 2026 08:00:00 GMT"}); again.Validators != want {
		t.Errorf("validators %+v, want %+v", again.Validators, want)
	}
}

func TestNotModifiedUnasked(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) })
	c, _ := newTestClient(Options{})
	var status *StatusError
	if _, err := c.Get(t.Context(), s.URL, local); !errors.As(err, &status) || status.Code != 304 {
		t.Errorf("Get = %v, want status 304: nothing was asked that could be unmodified", err)
	}
}

func TestRedirects(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/gone-home", http.StatusMovedPermanently)
		case "/gone-home":
			http.Redirect(w, r, "/end", http.StatusPermanentRedirect)
		case "/now":
			http.Redirect(w, r, "/end", http.StatusFound)
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/file":
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		case "/consent":
			http.Redirect(w, r, "https://consent.example.org/collect", http.StatusFound)
		case "/end":
			io.WriteString(w, "end")
		}
	})
	c, _ := newTestClient(Options{})
	for _, tt := range []struct {
		path, moved string
		err         error
	}{
		{"/moved", "/end", nil},
		{"/now", "", nil},
		{"/loop", "", ErrRedirect},
		{"/file", "", ErrRedirect},
		{"/consent", "", ErrConsent},
	} {
		resp, err := c.Get(t.Context(), s.URL+tt.path, local)
		if !errors.Is(err, tt.err) {
			t.Errorf("Get(%s) = %v, want %v", tt.path, err, tt.err)
		}
		if tt.err == nil && (strings.TrimPrefix(resp.MovedTo, s.URL) != tt.moved || resp.URL != s.URL+"/end") {
			t.Errorf("Get(%s) ended at %s, moved to %q, want %q", tt.path, resp.URL, resp.MovedTo, tt.moved)
		}
	}
}

func TestRedirectDownToHTTP(t *testing.T) {
	plain := serve(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "plain") })
	s := httptest.NewTLSServer(http.RedirectHandler(plain.URL, http.StatusFound))
	defer s.Close()
	c, _ := newTestClient(Options{})
	c.private = s.Client().Transport
	if _, err := c.Get(t.Context(), s.URL, local); !errors.Is(err, ErrRedirect) {
		t.Errorf("Get = %v, want %v", err, ErrRedirect)
	}
}

func TestRetries(t *testing.T) {
	for _, tt := range []struct {
		name     string
		status   int
		after    string
		requests int32
		slept    string
	}{
		{"a server in trouble", 503, "", 3, "[1s 2s]"},
		{"asks for a pause", 429, "7", 3, "[7s 7s]"},
		{"asks for too long a pause", 429, "3600", 1, "[]"},
		{"asks for ever", 503, "99999999999999999999999", 1, "[]"},
		{"a plain no", 403, "", 1, "[]"},
		{"gone", 410, "", 1, "[]"},
	} {
		var requests atomic.Int32
		s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			requests.Add(1)
			if tt.after != "" {
				w.Header().Set("Retry-After", tt.after)
			}
			w.WriteHeader(tt.status)
		})
		c, slept := newTestClient(Options{})
		c.options.Interval = 0
		_, err := c.Get(t.Context(), s.URL, local)
		var status *StatusError
		if !errors.As(err, &status) || status.Code != tt.status {
			t.Errorf("%s: %v, want status %d", tt.name, err, tt.status)
		}
		var waits []time.Duration
		for _, d := range *slept {
			if d.Round(time.Second) == d { // the pause of the host itself is a little less than whole
				waits = append(waits, d)
			}
		}
		if got := fmt.Sprint(waits); requests.Load() != tt.requests || got != tt.slept {
			t.Errorf("%s: %d requests with pauses %s, want %d with %s", tt.name, requests.Load(), got, tt.requests, tt.slept)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 1, 26, 8, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"120": 2 * time.Minute, "Mon, 26 Jan 2026 08:05:00 GMT": 5 * time.Minute, "Sun, 25 Jan 2026 08:05:00 GMT": 0,
		"-5": 0, "soon": 0, "": 0, "999999999": mostRetryAfter, "Fri, 26 Jan 2126 08:05:00 GMT": mostRetryAfter,
	} {
		if got := retryAfter(http.Header{"Retry-After": {value}}, now); got != want {
			t.Errorf("retryAfter(%q) = %v, want %v", value, got, want)
		}
	}
}

func encode(t *testing.T, encoding string, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch encoding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		w, _ = zstd.NewWriter(&b)
	default:
		return body
	}
	w.Write(body)
	w.Close()
	return b.Bytes()
}

func TestEncodings(t *testing.T) {
	want := strings.Repeat("Four people were killed. ", 1000)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		enc := r.URL.Path[1:]
		w.Header().Set("Content-Encoding", enc)
		w.Write(encode(t, enc, []byte(want)))
	})
	c, _ := newTestClient(Options{})
	for _, enc := range []string{"identity", "gzip", "br", "zstd"} {
		resp, err := c.Get(t.Context(), s.URL+"/"+enc, local)
		if err != nil || string(resp.Body) != want {
			t.Errorf("%s: %v", enc, err)
		}
	}
	if _, err := c.Get(t.Context(), s.URL+"/compress", local); err == nil {
		t.Error("an encoding that was not asked for gave no error")
	}
}

// A bomb costs no more memory than the limit allows, whatever it is packed in.
func TestBodyBound(t *testing.T) {
	const limit = 256 << 10
	bomb := make([]byte, 64*limit)
	packed := map[string][]byte{}
	for _, enc := range []string{"gzip", "br", "zstd", ""} {
		packed[enc] = encode(t, enc, bomb)
	}
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		enc := r.URL.Path[1:]
		if enc == "endless" {
			for r.Context().Err() == nil {
				if _, err := w.Write(bomb[:limit]); err != nil {
					return
				}
			}
			return
		}
		w.Header().Set("Content-Encoding", enc)
		w.Write(packed[enc])
	})
	c, _ := newTestClient(Options{MaxBody: limit})
	for _, enc := range []string{"gzip", "br", "zstd", "", "endless"} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := c.Get(t.Context(), s.URL+"/"+enc, local)
		runtime.ReadMemStats(&after)
		if !errors.Is(err, ErrTooLarge) {
			t.Errorf("%q: %v, want %v", enc, err, ErrTooLarge)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 10*limit+16<<20 {
			t.Errorf("%q: %d bytes allocated for a limit of %d", enc, used, limit)
		}
	}
}

// Deadlines: each of these servers would hold a client for ever.
func TestSlowServers(t *testing.T) {
	hold := make(chan struct{})
	defer close(hold)
	wait := func(r *http.Request) {
		select {
		case <-hold:
		case <-r.Context().Done():
		}
	}
	drip := func(t *testing.T, first string) string {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		go func() {
			for {
				conn, err := l.Accept()
				if err != nil {
					return
				}
				go func() {
					defer conn.Close()
					conn.Read(make([]byte, 1024)) // the request
					io.WriteString(conn, first)
					for {
						if _, err := io.WriteString(conn, "x"); err != nil {
							return
						}
						select {
						case <-hold:
							return
						case <-time.After(20 * time.Millisecond):
						}
					}
				}()
			}
		}()
		return "http://" + l.Addr().String()
	}
	silent := serve(t, func(_ http.ResponseWriter, r *http.Request) { wait(r) })
	half := serve(t, func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "half")
		w.(http.Flusher).Flush()
		wait(r)
	})
	for name, url := range map[string]string{
		"no header": silent.URL, "half a body": half.URL, "header byte by byte": drip(t, "HTTP/1.1 200 OK\r\nX-A: "), "body byte by byte": drip(t, "HTTP/1.1 200 OK\r\n\r\n"),
	} {
		c, _ := newTestClient(Options{Timeout: 200 * time.Millisecond, Retries: -1})
		if _, err := c.Get(t.Context(), url, local); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v, want the deadline", name, err)
		}
	}
}

// A connection that ends early is tried again, and half a body is never taken for a whole one.
func TestCutConnections(t *testing.T) {
	var requests atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if requests.Add(1)%2 == 0 {
			io.WriteString(w, "whole")
			return
		}
		if r.URL.Path == "/length" {
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "too short")
			return
		}
		conn, _, _ := w.(http.Hijacker).Hijack()
		io.WriteString(conn, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwho")
		conn.Close()
	})
	for _, path := range []string{"/cut", "/length"} {
		c, _ := newTestClient(Options{})
		resp, err := c.Get(t.Context(), s.URL+path, local)
		if err != nil || string(resp.Body) != "whole" {
			t.Errorf("%s: %v, want the second try", path, err)
		}
	}
}

// Wherever a connection ends within a reply of a known length, there is an error and no half of an article.
func TestCutAtEveryByte(t *testing.T) {
	for _, enc := range []string{"identity", "gzip"} {
		body := encode(t, enc, []byte("<p>Four people were killed.</p>"))
		whole := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s", enc, len(body), body)
		var cut atomic.Int32
		s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			conn, _, _ := w.(http.Hijacker).Hijack()
			io.WriteString(conn, whole[:cut.Load()])
			conn.Close()
		})
		c, _ := newTestClient(Options{Retries: -1})
		for n := range len(whole) + 1 {
			cut.Store(int32(n))
			resp, err := c.Get(t.Context(), s.URL, local)
			if (err == nil) != (n == len(whole)) {
				t.Errorf("%s, cut at %d of %d: %v, %v", enc, n, len(whole), resp, err)
			}
		}
	}
}

// A reply longer than it says ends where it says; the rest is not taken for another reply.
func TestLengthTooSmall(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		conn, _, _ := w.(http.Hijacker).Hijack()
		io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole<p>and a tail</p>")
		conn.Close()
	})
	c, _ := newTestClient(Options{Retries: -1})
	for range 2 {
		if resp, err := c.Get(t.Context(), s.URL, local); err != nil || string(resp.Body) != "whole" {
			t.Errorf("Get = %v, %v, want the five bytes", resp, err)
		}
	}
}

func TestWalls(t *testing.T) {
	const wall = `<html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/h/b"></script></body></html>`
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		switch r.URL.Path {
		case "/header":
			w.Header().Set("Cf-Mitigated", "challenge")
			w.WriteHeader(http.StatusForbidden)
		case "/503":
			w.WriteHeader(http.StatusServiceUnavailable)
			io.WriteString(w, wall)
		case "/200":
			io.WriteString(w, wall)
		case "/article": // an article that carries the same script
			io.WriteString(w, wall+strings.Repeat("<p>Police said the road stayed closed until the evening.</p>", 12))
		case "/pdf":
			w.Header().Set("Content-Type", "application/pdf")
		}
	})
	c, _ := newTestClient(Options{})
	q := Request{AllowPrivate: true, Accept: AcceptPage}
	for path, want := range map[string]error{"/header": ErrChallenge, "/503": ErrChallenge, "/200": ErrChallenge, "/article": nil, "/pdf": ErrNotPage} {
		_, err := c.Get(t.Context(), s.URL+path, q)
		if !errors.Is(err, want) {
			t.Errorf("Get(%s) = %v, want %v", path, err, want)
		}
		if want != nil && !Refused(err) {
			t.Errorf("Get(%s): %v is a refusal", path, err)
		}
	}
}

func TestAddresses(t *testing.T) {
	c, _ := newTestClient(Options{})
	for _, address := range []string{"", "ftp://h/", "file:///etc/passwd", "//h/", "http://", "http://[::1", "gopher://h"} {
		if _, err := c.Get(t.Context(), address, local); err == nil {
			t.Errorf("Get(%q) gave no error", address)
		}
	}
}

// One request at a time to a host, each a while after the one before.
func TestPace(t *testing.T) {
	var now, most atomic.Int32
	s := serve(t, func(http.ResponseWriter, *http.Request) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		time.Sleep(time.Millisecond)
		now.Add(-1)
	})
	c := New(Options{Interval: time.Nanosecond})
	done := make(chan error)
	for range 8 {
		go func() {
			_, err := c.Get(t.Context(), s.URL, local)
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if most.Load() != 1 {
		t.Errorf("%d requests at once, want 1", most.Load())
	}
	c2, slept := newTestClient(Options{})
	c2.options.Interval = time.Hour
	for range 2 {
		if _, err := c2.Get(t.Context(), s.URL, local); err != nil {
			t.Fatal(err)
		}
	}
	if len(*slept) != 1 || (*slept)[0] < 59*time.Minute {
		t.Errorf("pauses %v, want one of nearly an hour", *slept)
	}
}
