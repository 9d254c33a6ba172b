package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// retryIn says whether a failed request may be tried again, and when: in a second, two, four, with some chance in it so that
// many clients do not come back at once, or when the site says.
func (c *Client) retryIn(err error, attempt int) (time.Duration, bool) {
	if attempt >= c.options.Retries || !passing(err) {
		return 0, false
	}
	wait := c.jitter(time.Second << min(attempt, 5))
	var s *StatusError
	if errors.As(err, &s) && s.RetryAfter > 0 {
		if s.RetryAfter > c.options.MaxWait {
			return 0, false
		}
		wait = max(wait, s.RetryAfter)
	}
	return wait, true
}

// passing reports a fault that may be gone in a moment. What TLS refuses it refuses for a reason, and an address that is
// private stays so.
func passing(err error) bool {
	var s *StatusError
	if errors.As(err, &s) {
		switch s.Code {
		case http.StatusTooManyRequests, http.StatusRequestTimeout, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			return true
		}
		return false
	}
	if tlsFault(err) || errors.Is(err, ErrPrivate) || errors.Is(err, context.Canceled) {
		return false
	}
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return dns.IsTemporary || dns.IsTimeout
	}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return true
	}
	for _, e := range []error{io.EOF, io.ErrUnexpectedEOF, syscall.ECONNRESET, syscall.ECONNREFUSED, syscall.EPIPE, context.DeadlineExceeded} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

func tlsFault(err error) bool {
	var (
		cert    *tls.CertificateVerificationError
		record  tls.RecordHeaderError
		alert   tls.AlertError
		unknown x509.UnknownAuthorityError
		host    x509.HostnameError
		invalid x509.CertificateInvalidError
	)
	return errors.As(err, &cert) || errors.As(err, &record) || errors.As(err, &alert) || errors.As(err, &unknown) || errors.As(err, &host) || errors.As(err, &invalid)
}

// mostRetryAfter caps absurd wishes.
const mostRetryAfter = 24 * time.Hour

// retryAfter reads the header in both its forms, seconds and date (RFC 9110 section 10.2.3).
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if n, err := strconv.ParseInt(v, 10, 64); err == nil {
		return time.Duration(max(0, min(n, int64(mostRetryAfter/time.Second)))) * time.Second
	}
	if t, err := http.ParseTime(v); err == nil {
		return max(0, min(t.Sub(now), mostRetryAfter))
	}
	if v != "" && strings.Trim(v, "0123456789") == "" {
		return mostRetryAfter // a number beyond all numbers
	}
	return 0
}
