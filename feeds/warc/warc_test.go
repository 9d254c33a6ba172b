package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

func record(kind, url, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-01-26T08:00:00Z\r\nContent-Type: application/http; msgtype=%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, kind, len(block), block)
}

func reply(status, kind, body string) string {
	return fmt.Sprintf("HTTP/1.1 %s\r\nContent-Type: %s\r\n\r\n%s", status, kind, body)
}

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

var records = []string{
	record("warcinfo", "", "software: x"),
	record("request", "https://h.example/a", "GET /a HTTP/1.1\r\nHost: h.example\r\n\r\n"),
	record("response", "https://h.example/a", reply("200 OK", "text/html; charset=utf-8", "<p>a</p>")),
	record("response", "https://h.example/b.png", reply("200 OK", "image/png", "PNG")),
	record("response", "https://h.example/gone", reply("404 Not Found", "text/html", "gone")),
	record("response", "<https://h.example/c>", reply("200 OK", "text/html\r\nContent-Encoding: gzip", zipped("<p>c</p>"))),
	record("response", "https://h.example/broken", "no HTTP"),
	record("response", "https://h.example/chunked", reply("200 OK", "text/html\r\nTransfer-Encoding: chunked", "8\r\n<p>d</p>\r\n0\r\n\r\n")),
}

func read(archive string) (got []string, errs []error) {
	for p, err := range Pages(strings.NewReader(archive)) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		got = append(got, p.URL+" "+string(p.Body))
	}
	return got, errs
}

func TestPages(t *testing.T) {
	plain := strings.Join(records, "")
	var members string
	for _, r := range records {
		members += zipped(r)
	}
	want := "https://h.example/a <p>a</p>|https://h.example/c <p>c</p>|https://h.example/chunked <p>d</p>"
	for name, archive := range map[string]string{"plain": plain, "gzipped whole": zipped(plain), "gzipped by record": members} {
		got, errs := read(archive)
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s: pages %s, want %s", name, s, want)
		}
		if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), "record 7: ") {
			t.Errorf("%s: errors %v, want one of record 7", name, errs)
		}
	}
}

func TestBrokenArchives(t *testing.T) {
	cut := strings.Join(records[:3], "")
	for name, tt := range map[string]struct {
		archive string
		pages   int
		err     error
	}{
		"empty":        {"", 0, nil},
		"no archive":   {"<html></html>", 0, ErrNoArchive},
		"cut":          {cut[:len(cut)-8], 0, io.ErrUnexpectedEOF},
		"cut behind":   {cut + "WARC/1.0\r\nWARC-Type: resp", 1, io.ErrUnexpectedEOF},
		"length a lie": {strings.Replace(records[0], "Content-Length: 11", "Content-Length: -1", 1), 0, ErrNoArchive},
	} {
		got, errs := read(tt.archive)
		if len(got) != tt.pages || tt.err == nil && len(errs) > 0 || tt.err != nil && (len(errs) != 1 || !errors.Is(errs[0], tt.err)) {
			t.Errorf("%s: pages %v, errors %v, want %d and %v", name, got, errs, tt.pages, tt.err)
		}
	}
}

// An archive costs no more memory than its largest page may have, however long its headers or its pages are.
func TestMemoryBound(t *testing.T) {
	long := strings.Repeat("x", 64<<20)
	for name, archive := range map[string]string{
		"a header line":           "WARC/1.0\r\nWARC-Type: " + long,
		"header lines":            "WARC/1.0\r\n" + strings.Repeat("A: b\r\n", 10<<20),
		"header of a reply":       record("response", "https://h.example/a", "HTTP/1.1 200 OK\r\nX-A: "+long),
		"header lines of a reply": record("response", "https://h.example/a", "HTTP/1.1 200 OK\r\n"+strings.Repeat("A: b\r\n", 10<<20)),
		"a page":                  record("response", "https://h.example/a", reply("200 OK", "text/html", long)),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got, errs := read(archive)
		runtime.ReadMemStats(&after)
		if len(got) != 0 || len(errs) != 1 {
			t.Errorf("%s: %d pages, errors %v, want one error", name, len(got), errs)
		}
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 256 {
			t.Errorf("%s: %d MiB allocated in all", name, used)
		}
	}
}

func FuzzPages(f *testing.F) {
	f.Add([]byte(strings.Join(records, "")))
	f.Add([]byte(zipped(records[2])))
	f.Fuzz(func(t *testing.T, data []byte) {
		for range Pages(bytes.NewReader(data)) {
		}
	})
}
