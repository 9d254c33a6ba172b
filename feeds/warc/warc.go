// Package warc reads the pages out of web archives (WARC 1.0 and 1.1, ISO 28500), such as Common Crawl's CC-NEWS: the
// responses with status 200 that may be HTML. Files may be gzipped, record by record or as a whole.
//
// Memory: one record at a time, at most MaxPage of it.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/hedgerow/hedgerow/feeds/fetch"
)

// MaxPage is the most bytes of one page, before and after its content encoding is removed; longer ones are errors.
const MaxPage = 16 << 20

// A Page is one archived reply.
type Page struct {
	URL         string
	Body        []byte // content encoding removed
	ContentType string
	Fetched     time.Time
}

// ErrNoArchive is returned for bytes that are no WARC file.
var ErrNoArchive = errors.New("no WARC file")

// Pages yields the pages of an archive in order. A record that cannot be read is yielded as an error and the next one
// follows; where the archive itself breaks off, its error is the last thing yielded.
func Pages(r io.Reader) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		in, err := inflated(r)
		if err != nil {
			yield(Page{}, err)
			return
		}
		for n := 1; ; n++ {
			p, err := next(in)
			switch {
			case err == io.EOF:
				return
			case errors.Is(err, errSkip):
				continue
			case err != nil:
				var broken *recordError
				if !yield(Page{}, fmt.Errorf("record %d: %w", n, err)) || !errors.As(err, &broken) {
					return
				}
			case !yield(p, nil):
				return
			}
		}
	}
}

// inflated undoes gzip where the bytes are so.
func inflated(r io.Reader) (*bufio.Reader, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	magic, err := in.Peek(2)
	if err != nil || magic[0] != 0x1F || magic[1] != 0x8B {
		return in, nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("read gzip: %w", err)
	}
	return bufio.NewReaderSize(z, 64<<10), nil
}

var errSkip = errors.New("not a page")

// A recordError is a fault inside a record whose end is known: reading goes on behind it.
type recordError struct{ err error }

func (e *recordError) Error() string { return e.err.Error() }
func (e *recordError) Unwrap() error { return e.err }

// next reads one record to its end.
func next(in *bufio.Reader) (Page, error) {
	h, err := header(in)
	if err != nil {
		return Page{}, err
	}
	length, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return Page{}, fmt.Errorf("%w: content length %q", ErrNoArchive, h.Get("Content-Length"))
	}
	block := &io.LimitedReader{R: in, N: length}
	p, err := page(h, block)
	if _, derr := io.Copy(io.Discard, block); derr != nil {
		return Page{}, derr
	}
	if block.N > 0 {
		return Page{}, io.ErrUnexpectedEOF
	}
	return p, err
}

// header reads "WARC/1.x" and the fields behind it.
func header(in *bufio.Reader) (textproto.MIMEHeader, error) {
	for {
		line, err := in.ReadSlice('\n')
		if err == io.EOF && len(bytes.TrimSpace(line)) == 0 {
			return nil, io.EOF
		}
		if len(bytes.TrimSpace(line)) == 0 && err == nil {
			continue
		}
		if !bytes.HasPrefix(line, []byte("WARC/1.")) {
			return nil, fmt.Errorf("%w: a record begins %.20q", ErrNoArchive, line)
		}
		break
	}
	fields, err := fields(in)
	if err != nil {
		return nil, fmt.Errorf("read record header: %w", err)
	}
	h, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(fields))).ReadMIMEHeader()
	if err != nil {
		return nil, fmt.Errorf("read record header: %w", err)
	}
	return h, nil
}

// maxHeader is the most bytes of a header, a record's or an archived reply's.
const maxHeader = 1 << 20

// fields reads lines up to the blank one that ends a header.
func fields(in *bufio.Reader) (lines []byte, err error) {
	for len(lines) < maxHeader {
		line, err := in.ReadSlice('\n')
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		if lines = append(lines, line...); len(bytes.TrimSpace(line)) == 0 {
			return lines, nil
		}
	}
	return nil, fmt.Errorf("%w: more than %d bytes", ErrNoArchive, maxHeader)
}

// page makes a Page of a response's block.
func page(h textproto.MIMEHeader, block *io.LimitedReader) (Page, error) {
	if h.Get("WARC-Type") != "response" || !strings.HasPrefix(h.Get("Content-Type"), "application/http") {
		return Page{}, errSkip
	}
	in := bufio.NewReader(block)
	head, err := fields(in)
	if err != nil {
		return Page{}, &recordError{fmt.Errorf("read archived response: %w", err)}
	}
	resp, err := http.ReadResponse(bufio.NewReader(io.MultiReader(bytes.NewReader(head), in)), nil)
	if err != nil {
		return Page{}, &recordError{fmt.Errorf("read archived response: %w", err)}
	}
	defer resp.Body.Close()
	kind := resp.Header.Get("Content-Type")
	if resp.StatusCode != http.StatusOK || kind != "" && !strings.Contains(strings.ToLower(kind), "html") {
		return Page{}, errSkip
	}
	body, err := fetch.ReadBody(resp, MaxPage)
	if err != nil {
		return Page{}, &recordError{err}
	}
	when, _ := time.Parse(time.RFC3339, h.Get("WARC-Date"))
	return Page{URL: strings.Trim(h.Get("WARC-Target-URI"), "<>"), Body: body, ContentType: kind, Fetched: when}, nil
}
