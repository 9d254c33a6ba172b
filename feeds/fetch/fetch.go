// Package fetch gets things over HTTP: politely, within bounds, and with suspicion.
//
// Politely: robots.txt as RFC 9309 has it (robots.go), one request at a time to a host and a pause between two (pace.go),
// conditional requests, Retry-After obeyed, few retries and only of what can succeed (retry.go). Within bounds: every phase
// of a request has its deadline, a body its size, counted after decompression (body.go). With suspicion: a connection goes
// to a public address or is not made (dial.go), every redirect is looked at like a first request, and a bot challenge or
// consent page is an error, not an article (wall.go).
//
// Memory: a request holds at most Options.MaxBody of body, as much again while it is decoded, and 8 MiB of zstd window.
package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// What a request asks for.
const (
	AcceptFeed = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
	AcceptPage = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
)

// Validators are the headers of a reply that make the next request conditional (RFC 9110 section 13).
type Validators struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// Options bound a Client. Every zero value means the default named.
type Options struct {
	UserAgent string        // product, version and an address to complain to; "hedgerow"
	Timeout   time.Duration // of one attempt from dialling to the last byte, 30 s
	MaxBody   int64         // decoded bytes of one reply, 16 MiB
	Interval  time.Duration // least time between two requests to one host, 1 s; negative for none
	Retries   int           // of a request that failed in a way that may pass, 2; negative for none
	MaxWait   time.Duration // the longest Retry-After that is waited for in place, 30 s; longer ones are reported
}

// A Request says how one address is to be fetched.
type Request struct {
	Validators   Validators
	Accept       string        // AcceptFeed or AcceptPage; with AcceptPage, what is no page is refused
	AllowPrivate bool          // loopback and private addresses may be connected to
	Interval     time.Duration // overrides Options.Interval
	Robots       bool          // ask robots.txt first
}

// A Response is a reply, read to its end.
type Response struct {
	URL         string // after redirects
	MovedTo     string // where every hop was permanent: the address to use from now on
	Status      int
	Body        []byte // content encoding removed; empty where NotModified
	ContentType string
	Validators  Validators // of this reply; of the request where a 304 repeats none
	NotModified bool
	NotBefore   time.Time // the publisher's wish for the next request, zero where there is none
	Fetched     time.Time
}

// Sentinel errors. They say why no article or feed came back.
var (
	ErrTooLarge  = errors.New("reply is larger than the limit")
	ErrPrivate   = errors.New("address is not public")
	ErrRobots    = errors.New("robots.txt disallows it")
	ErrChallenge = errors.New("the site answers with a bot challenge")
	ErrConsent   = errors.New("the site answers with a consent wall")
	ErrNotPage   = errors.New("reply is no page")
	ErrRedirect  = errors.New("redirect not followed")
)

// A StatusError is a reply whose status is no success.
type StatusError struct {
	Code       int
	RetryAfter time.Duration // the site's wish, 0 where it has none
}

func (e *StatusError) Error() string {
	s := fmt.Sprintf("status %d %s", e.Code, http.StatusText(e.Code))
	if e.RetryAfter > 0 {
		s += fmt.Sprintf(", asks to wait %s", e.RetryAfter)
	}
	return s
}

// Refused reports whether the site has answered, and the answer is no: trying again soon would not help.
func Refused(err error) bool {
	var s *StatusError
	if errors.As(err, &s) {
		return s.Code >= 400 && s.Code < 500 && s.Code != http.StatusTooManyRequests && s.Code != http.StatusRequestTimeout
	}
	for _, no := range []error{ErrRobots, ErrChallenge, ErrConsent, ErrNotPage} {
		if errors.Is(err, no) {
			return true
		}
	}
	return false
}

// A Client fetches. It is safe for concurrent use and remembers each host's pace and robots.txt.
type Client struct {
	options Options
	public  http.RoundTripper // connects to public addresses only
	private http.RoundTripper // to private ones too
	hosts   hosts
	robots  robotsCache
	sleep   func(context.Context, time.Duration) error
	jitter  func(time.Duration) time.Duration
}

// New makes a client.
func New(o Options) *Client {
	o.UserAgent = cmp.Or(o.UserAgent, "hedgerow")
	o.Timeout = cmp.Or(o.Timeout, 30*time.Second)
	o.MaxBody = cmp.Or(o.MaxBody, 16<<20)
	o.Interval = max(0, cmp.Or(o.Interval, time.Second))
	o.Retries = max(0, cmp.Or(o.Retries, 2))
	o.MaxWait = cmp.Or(o.MaxWait, 30*time.Second)
	return &Client{
		options: o, public: transport(false), private: transport(true), sleep: sleep,
		jitter: func(d time.Duration) time.Duration { return d/2 + rand.N(d/2+1) },
	}
}

// Get fetches an address, retries what may pass, and follows redirects.
func (c *Client) Get(ctx context.Context, address string, r Request) (*Response, error) {
	u, err := webURL(address)
	if err != nil {
		return nil, err
	}
	for attempt := 0; ; attempt++ {
		resp, err := c.follow(ctx, u, r)
		if err == nil {
			return resp, nil
		}
		wait, again := c.retryIn(err, attempt)
		if !again || ctx.Err() != nil {
			return nil, err
		}
		if c.sleep(ctx, wait) != nil {
			return nil, err
		}
	}
}

// webURL reads an address that may be fetched at all.
func webURL(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, fmt.Errorf("read address: %w", err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, fmt.Errorf("read address %q: want http or https", address)
	}
	return u, nil
}

// mostHops is how many redirects are followed; RFC 9309 wants five at least for robots.txt.
const mostHops = 10

// follow goes from hop to hop. Each is a request of its own: its host is asked for leave and kept to its pace.
func (c *Client) follow(ctx context.Context, u *url.URL, r Request) (*Response, error) {
	permanent := true
	first := u
	for range mostHops {
		if r.Robots {
			if err := c.allowed(ctx, u, r); err != nil {
				return nil, err
			}
		}
		resp, next, err := c.once(ctx, u, r)
		if err != nil {
			return nil, err
		}
		if next == nil {
			if permanent && u != first {
				resp.MovedTo = u.String()
			}
			return resp, nil
		}
		permanent = permanent && (resp.Status == http.StatusMovedPermanently || resp.Status == http.StatusPermanentRedirect)
		if u, err = nextHop(u, next); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%w: more than %d hops", ErrRedirect, mostHops)
}

func nextHop(from, to *url.URL) (*url.URL, error) {
	switch {
	case to.Scheme != "http" && to.Scheme != "https":
		return nil, fmt.Errorf("%w: to scheme %q", ErrRedirect, to.Scheme)
	case from.Scheme == "https" && to.Scheme == "http":
		return nil, fmt.Errorf("%w: from https down to http, %s", ErrRedirect, to.Redacted())
	case consentHost(to):
		return nil, fmt.Errorf("%w: %s", ErrConsent, to.Redacted())
	}
	return to, nil
}

// once makes one request. next is where it redirects to, nil where the reply is one.
func (c *Client) once(ctx context.Context, u *url.URL, r Request) (resp *Response, next *url.URL, err error) {
	h := c.hosts.get(u.Host)
	if err := h.enter(ctx, c.interval(r), c.sleep); err != nil {
		return nil, nil, err
	}
	defer h.leave()
	ctx, cancel := context.WithTimeout(ctx, c.options.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, nil, err
	}
	c.setHeaders(req, r)
	tripper := c.public
	if r.AllowPrivate {
		tripper = c.private
	}
	hr, err := tripper.RoundTrip(req)
	if err != nil {
		return nil, nil, fmt.Errorf("get %s: %w", u.Redacted(), err)
	}
	defer hr.Body.Close()
	if location := hr.Header.Get("Location"); hr.StatusCode >= 300 && hr.StatusCode < 400 && hr.StatusCode != http.StatusNotModified && location != "" {
		to, err := u.Parse(location)
		if err != nil {
			return nil, nil, fmt.Errorf("%w: %w", ErrRedirect, err)
		}
		return &Response{Status: hr.StatusCode}, to, nil
	}
	resp, err = c.read(hr, u, r)
	var status *StatusError
	if errors.As(err, &status) && status.RetryAfter > 0 {
		h.hold(min(status.RetryAfter, c.options.MaxWait))
	}
	return resp, nil, err
}

func (c *Client) interval(r Request) time.Duration { return cmp.Or(r.Interval, c.options.Interval) }

func (c *Client) setHeaders(req *http.Request, r Request) {
	req.Header.Set("User-Agent", c.options.UserAgent)
	req.Header.Set("Accept", cmp.Or(r.Accept, "*/*"))
	req.Header.Set("Accept-Encoding", "gzip, br, zstd")
	if r.Validators.ETag != "" {
		req.Header.Set("If-None-Match", r.Validators.ETag)
	}
	if r.Validators.LastModified != "" {
		req.Header.Set("If-Modified-Since", r.Validators.LastModified)
	}
}

// read makes a Response of a reply that is no redirect.
func (c *Client) read(hr *http.Response, u *url.URL, r Request) (*Response, error) {
	now := time.Now().UTC()
	out := &Response{
		URL: u.String(), Status: hr.StatusCode, ContentType: hr.Header.Get("Content-Type"), Fetched: now, NotBefore: freshUntil(hr.Header, now),
		Validators: Validators{ETag: hr.Header.Get("ETag"), LastModified: hr.Header.Get("Last-Modified")},
	}
	if hr.StatusCode == http.StatusNotModified && r.Validators != (Validators{}) {
		out.NotModified = true
		out.Validators.ETag = cmp.Or(out.Validators.ETag, r.Validators.ETag)
		out.Validators.LastModified = cmp.Or(out.Validators.LastModified, r.Validators.LastModified)
		return out, nil
	}
	if hr.StatusCode != http.StatusOK {
		if isChallenge(hr, c.excerpt(hr)) {
			return nil, fmt.Errorf("%w (status %d)", ErrChallenge, hr.StatusCode)
		}
		return nil, &StatusError{Code: hr.StatusCode, RetryAfter: retryAfter(hr.Header, now)}
	}
	if r.Accept == AcceptPage && !maybePage(out.ContentType) {
		return nil, fmt.Errorf("%w: its type is %s", ErrNotPage, out.ContentType)
	}
	body, err := ReadBody(hr, c.options.MaxBody)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", u.Redacted(), err)
	}
	if isChallenge(hr, body) {
		return nil, ErrChallenge
	}
	out.Body = body
	return out, nil
}

// maybePage refuses only what is surely none: servers lie about types, but not that way round.
func maybePage(contentType string) bool {
	t, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(contentType)), ";")
	major, _, _ := strings.Cut(t, "/")
	switch {
	case major == "image", major == "video", major == "audio", major == "font":
		return false
	case t == "application/pdf", t == "application/zip", t == "application/json", t == "application/octet-stream", t == "application/msword":
		return false
	}
	return true
}

// freshUntil is the time before which the publisher does not want to be asked again (RFC 9111 section 4.2), a day at most:
// absurd values would silence a source for ever.
func freshUntil(h http.Header, now time.Time) time.Time {
	for _, d := range strings.Split(strings.ToLower(h.Get("Cache-Control")), ",") {
		if v, ok := strings.CutPrefix(strings.TrimSpace(d), "max-age="); ok {
			if n, err := strconv.Atoi(v); err == nil && n > 0 {
				return now.Add(min(time.Duration(min(n, 1<<20))*time.Second, 24*time.Hour))
			}
			return time.Time{}
		}
	}
	if t, err := http.ParseTime(h.Get("Expires")); err == nil && t.After(now) {
		return now.Add(min(t.Sub(now), 24*time.Hour))
	}
	return time.Time{}
}
