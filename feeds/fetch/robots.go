package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Robots exclusion as RFC 9309 has it. The library at hand, temoto/robotstxt, is older than the RFC: it lets the first of two
// equally long rules win where Allow must, measures a wildcard rule by its regular expression, and gives up a file for one
// bad line.

const (
	robotsKept  = 24 * time.Hour // RFC 9309 section 2.4: no longer
	robotsBytes = 512 << 10      // section 2.5: at least 500 KiB are read
)

// A robotsCache keeps what hosts said, each asked once at a time.
type robotsCache struct {
	mu sync.Mutex
	m  map[string]*robotsEntry
}

type robotsEntry struct {
	mu    sync.Mutex
	until time.Time
	rules robotsRules
	err   error // the host could not be asked: everything is disallowed, and why
}

func (c *robotsCache) get(site string) *robotsEntry {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.m == nil {
		c.m = map[string]*robotsEntry{}
	}
	if c.m[site] == nil {
		c.m[site] = &robotsEntry{}
	}
	return c.m[site]
}

// allowed asks the host's robots.txt whether an address may be fetched.
func (c *Client) allowed(ctx context.Context, u *url.URL, r Request) error {
	e := c.robots.get(u.Scheme + "://" + u.Host)
	e.mu.Lock()
	defer e.mu.Unlock()
	if time.Now().After(e.until) {
		e.rules, e.err = c.askRobots(ctx, u, r)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		e.until = time.Now().Add(robotsKept)
		if e.err != nil {
			e.until = time.Now().Add(10 * time.Minute) // unreachable is no answer for a day
		}
	}
	if e.err != nil {
		return e.err
	}
	if !e.rules.allow(pathOf(u)) {
		return fmt.Errorf("%w: %s", ErrRobots, u.Redacted())
	}
	return nil
}

// askRobots fetches and reads the file. 4xx means that there is none and all is allowed; 5xx and silence mean that nothing
// is (sections 2.3.1.3 and 2.3.1.4).
func (c *Client) askRobots(ctx context.Context, u *url.URL, r Request) (robotsRules, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	resp, err := c.follow(ctx, at, Request{AllowPrivate: r.AllowPrivate, Interval: r.Interval})
	var s *StatusError
	switch {
	case err == nil:
		return parseRobots(resp.Body, productToken(c.options.UserAgent)), nil
	case errors.As(err, &s) && s.Code >= 400 && s.Code < 500 && s.Code != http.StatusTooManyRequests, errors.Is(err, ErrRedirect), errors.Is(err, ErrTooLarge):
		return robotsRules{}, nil
	case errors.Is(err, ErrPrivate):
		return nil, err
	}
	return nil, fmt.Errorf("ask robots.txt: %w", err)
}

// pathOf is what rules are matched against.
func pathOf(u *url.URL) string {
	p := u.EscapedPath()
	if p == "" {
		p = "/"
	}
	if u.RawQuery != "" {
		p += "?" + u.RawQuery
	}
	return p
}

// productToken is the first word of a User-Agent (section 2.2.1): letters, hyphens, underscores.
func productToken(agent string) string {
	for i, r := range agent {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' && r != '_' {
			agent = agent[:i]
			break
		}
	}
	return strings.ToLower(agent)
}

// robotsRules are the rules of the groups that apply; none means that all is allowed.
type robotsRules []robotsRule

type robotsRule struct {
	pattern string // percent-encoded, with * and a final $
	allow   bool
}

// parseRobots collects the rules of all groups for the product, or, where there is none, of those for everybody
// (section 2.2.1). A line it cannot read is passed over.
func parseRobots(data []byte, product string) robotsRules {
	data = bytes.TrimPrefix(data[:min(len(data), robotsBytes)], []byte("\xEF\xBB\xBF"))
	groups := map[string]robotsRules{}
	var agents []string
	open := false // whether user-agent lines still join the group
	for line := range strings.FieldsFuncSeq(string(data), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch {
		case !ok:
		case key == "user-agent":
			if !open {
				agents = nil
			}
			agent := agentOf(value)
			agents, open = append(agents, agent), true
			if groups[agent] == nil {
				groups[agent] = robotsRules{}
			}
		case key == "allow" || key == "disallow":
			open = false
			if value == "" {
				continue
			}
			for _, a := range agents {
				groups[a] = append(groups[a], robotsRule{normal(value), key == "allow"})
			}
		}
	}
	if rules, ok := groups[product]; ok {
		return rules
	}
	return groups["*"]
}

func agentOf(value string) string {
	if strings.HasPrefix(value, "*") {
		return "*"
	}
	return productToken(value)
}

// allow applies the longest rule that matches; of equals, Allow (section 2.2.2). /robots.txt itself is always allowed.
func (rules robotsRules) allow(path string) bool {
	path = normal(path)
	if path == "/robots.txt" {
		return true
	}
	longest, allow := -1, true
	for _, r := range rules {
		if n := len(r.pattern); (n > longest || n == longest && r.allow) && matches(r.pattern, path) {
			longest, allow = n, r.allow
		}
	}
	return allow
}

// matches: * is any run of bytes, a final $ the end of the path. Greedy from left to right, so that a pattern of many stars
// costs no more than its length times the path's.
func matches(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	for i, part := range parts[1:] {
		if anchored && i == len(parts)-2 {
			return strings.HasSuffix(path, part)
		}
		at := strings.Index(path, part)
		if at < 0 {
			return false
		}
		path = path[at+len(part):]
	}
	return !anchored || path == ""
}

// normal percent-encodes what is not ASCII and decodes what need not be encoded, so that both spellings compare equal
// (section 2.2.2). Reserved characters keep the form they have.
func normal(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && i+2 < len(s) && hexDigit(s[i+1]) >= 0 && hexDigit(s[i+2]) >= 0:
			v := byte(hexDigit(s[i+1])<<4 | hexDigit(s[i+2]))
			if unreserved(v) {
				b.WriteByte(v)
			} else {
				fmt.Fprintf(&b, "%%%02X", v)
			}
			i += 2
		case c >= 0x80 || c <= ' ':
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
