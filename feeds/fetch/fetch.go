// Package fetch gets things over HTTP: politely, within bounds, and with suspicion.
package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
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
	UserAgent string        // "hedgerow"
	Timeout   time.Duration // of one request with its redirects, 30 s
	MaxBody   int64         // decoded bytes of one reply, 16 MiB
	Interval  time.Duration // least time between two requests to one host, 1 s
}

// A Request says how one address is to be fetched.
type Request struct {
	Validators   Validators
	Accept       string
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
	ErrTooLarge = errors.New("reply is larger than the limit")
	ErrPrivate  = errors.New("address is not public")
	ErrRobots   = errors.New("robots.txt disallows it")
)

// A StatusError is a reply whose status is no success.
type StatusError struct {
	Code int
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("status %d %s", e.Code, http.StatusText(e.Code))
}

// Refused reports whether the site has answered, and the answer is no: trying again soon would not help.
func Refused(err error) bool {
	var s *StatusError
	if errors.As(err, &s) {
		return s.Code >= 400 && s.Code < 500 && s.Code != http.StatusTooManyRequests
	}
	return errors.Is(err, ErrRobots)
}

// A Client fetches. It is safe for concurrent use.
type Client struct {
	options Options
	public  *http.Client // connects to public addresses only
	private *http.Client // to private ones too
}

// New makes a client.
func New(o Options) *Client {
	o.UserAgent = cmp.Or(o.UserAgent, "hedgerow")
	o.Timeout = cmp.Or(o.Timeout, 30*time.Second)
	o.MaxBody = cmp.Or(o.MaxBody, 16<<20)
	return &Client{options: o, public: &http.Client{Transport: transport(false)}, private: &http.Client{Transport: transport(true)}}
}

// Get fetches an address.
func (c *Client) Get(ctx context.Context, address string, r Request) (*Response, error) {
	ctx, cancel := context.WithTimeout(ctx, c.options.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	c.setHeaders(req, r)
	client := c.public
	if r.AllowPrivate {
		client = c.private
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return c.read(resp, r)
}

func (c *Client) setHeaders(req *http.Request, r Request) {
	req.Header.Set("User-Agent", c.options.UserAgent)
	req.Header.Set("Accept", cmp.Or(r.Accept, "*/*"))
	if r.Validators.ETag != "" {
		req.Header.Set("If-None-Match", r.Validators.ETag)
	}
	if r.Validators.LastModified != "" {
		req.Header.Set("If-Modified-Since", r.Validators.LastModified)
	}
}

func (c *Client) read(resp *http.Response, r Request) (*Response, error) {
	out := &Response{
		URL: resp.Request.URL.String(), Status: resp.StatusCode, ContentType: resp.Header.Get("Content-Type"), Fetched: time.Now().UTC(),
		Validators: Validators{ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified")},
	}
	switch {
	case resp.StatusCode == http.StatusNotModified:
		out.NotModified = true
		out.Validators.ETag = cmp.Or(out.Validators.ETag, r.Validators.ETag)
		out.Validators.LastModified = cmp.Or(out.Validators.LastModified, r.Validators.LastModified)
		return out, nil
	case resp.StatusCode != http.StatusOK:
		return nil, &StatusError{Code: resp.StatusCode}
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, c.options.MaxBody+1))
	if err != nil {
		return nil, fmt.Errorf("read body: %w", err)
	}
	if int64(len(body)) > c.options.MaxBody {
		return nil, fmt.Errorf("%w of %d bytes", ErrTooLarge, c.options.MaxBody)
	}
	out.Body = body
	return out, nil
}
