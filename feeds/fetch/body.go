package fetch

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// ReadBody reads a reply to its end, decoded. The limit counts decoded bytes: a bomb is small only before.
func ReadBody(hr *http.Response, limit int64) ([]byte, error) {
	if hr.ContentLength > limit {
		return nil, fmt.Errorf("%w: %d bytes, %d allowed", ErrTooLarge, hr.ContentLength, limit)
	}
	r, done, err := decoded(hr)
	if err != nil {
		return nil, err
	}
	defer done()
	body, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(body)) > limit {
		return nil, fmt.Errorf("%w of %d bytes", ErrTooLarge, limit)
	}
	if err != nil {
		return nil, fmt.Errorf("read body: %w", err)
	}
	return body, nil
}

// excerpt is the beginning of an error's body, as much as tells a challenge.
func (c *Client) excerpt(hr *http.Response) []byte {
	r, done, err := decoded(hr)
	if err != nil {
		return nil
	}
	defer done()
	b, _ := io.ReadAll(io.LimitReader(r, wallBytes))
	return b
}

// decoded undoes the content encoding (RFC 9110 section 8.4).
func decoded(hr *http.Response) (io.Reader, func(), error) {
	nothing := func() {}
	switch enc := strings.ToLower(strings.TrimSpace(hr.Header.Get("Content-Encoding"))); enc {
	case "", "identity":
		return hr.Body, nothing, nil
	case "gzip", "x-gzip":
		r, err := gzip.NewReader(hr.Body)
		return r, nothing, err
	case "br":
		return brotli.NewReader(hr.Body), nothing, nil
	case "zstd":
		r, err := zstd.NewReader(hr.Body, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, nothing, err
		}
		return r, r.Close, nil
	default:
		return nil, nothing, fmt.Errorf("content encoding %q was not asked for", enc)
	}
}
