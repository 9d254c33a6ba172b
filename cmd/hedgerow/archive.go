package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/feeds/warc"
	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

// The formats that hold many articles, beside JSONL.
const (
	asWARC format = "warc" // a web archive, gzipped or not
	asURLs format = "urls" // addresses, one a line
)

// many reads an input of many articles from r.
func (o *opener) many(from format, name string, r io.Reader, yield func(task) bool) bool {
	switch from {
	case asWARC:
		return o.archive(name, r, yield)
	case asURLs:
		return o.addresses(name, r, yield)
	}
	return o.lines(name, r, yield)
}

// holdsMany reports that a format's files are more than one article.
func holdsMany(from format) bool { return from == asJSONL || from == asWARC || from == asURLs }

// archive yields the pages of a web archive; a broken record is one error, and the next is read.
func (o *opener) archive(name string, r io.Reader, yield func(task) bool) bool {
	found := false
	for p, err := range warc.Pages(r) {
		found = true
		if err != nil {
			if !yield(broken(name, err)) {
				return false
			}
			continue
		}
		raw := feeds.Raw{Body: p.Body, ContentType: p.ContentType, URL: p.URL, From: feeds.FromPage, Fetched: p.Fetched}
		if !yield(task{name + ": " + p.URL, func(x *pipeline.Extractor) (*record.Record, error) { return o.page(x, raw) }}) {
			return false
		}
	}
	return found || yield(broken(name, errors.New("no page in it")))
}

// addresses yields the pages of a list; blank lines and those that begin with # are passed over.
func (o *opener) addresses(name string, r io.Reader, yield func(task) bool) bool {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case !isURL(line):
			if !yield(broken(name, errors.New("no http or https address: "+line))) {
				return false
			}
		case !o.one(line, yield):
			return false
		}
	}
	return lines.Err() == nil || yield(broken(name, plain(lines.Err())))
}

// fileOfMany reads a file of many articles.
func (o *opener) fileOfMany(from format, path string, yield func(task) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(broken(path, plain(err)))
	}
	defer f.Close()
	return o.many(from, path, f, yield)
}
