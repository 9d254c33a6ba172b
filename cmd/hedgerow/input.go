package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

// maxArticle is the most bytes that one article may have, as a file or as a line of JSON.
const maxArticle = 32 << 20

// A format is what an input's bytes are.
type format string

const (
	asText  format = "text"
	asHTML  format = "html"
	asJSONL format = "jsonl"
)

// formats tells a file's format by its name.
var formats = map[string]format{
	".txt": asText, ".text": asText, ".md": asText,
	".html": asHTML, ".htm": asHTML, ".xhtml": asHTML,
	".jsonl": asJSONL, ".ndjson": asJSONL,
	".warc": asWARC, ".urls": asURLs,
}

// A task is one article still to be read. Reading and extracting belong to the worker, so that they use every core.
type task struct {
	name string // what messages call it: file, file:line or URL
	read func(*pipeline.Extractor) (*record.Record, error)
}

// broken is an article that cannot be read.
func broken(name string, err error) task {
	return task{name, func(*pipeline.Extractor) (*record.Record, error) { return nil, err }}
}

// An opener finds the articles in the arguments of extract.
type opener struct {
	from      format // what all inputs are, "" to tell by name and content
	published string // of articles that state no date
	stdin     io.Reader
	fetch     func(address string) (feeds.Raw, error)
}

// open yields the articles in args (files, directories, URLs, "-" for standard input) in their order.
func (o *opener) open(args []string) iter.Seq[task] {
	return func(yield func(task) bool) {
		for _, arg := range args {
			if !o.one(arg, yield) {
				return
			}
		}
	}
}

func (o *opener) one(arg string, yield func(task) bool) bool {
	if arg == "-" {
		return o.stream("standard input", yield)
	}
	if isURL(arg) {
		return yield(task{arg, func(x *pipeline.Extractor) (*record.Record, error) {
			raw, err := o.fetch(arg)
			if err != nil {
				return nil, err
			}
			return o.page(x, raw)
		}})
	}
	info, err := os.Stat(arg)
	if err != nil {
		return yield(broken(arg, plain(err)))
	}
	if info.IsDir() {
		return o.directory(arg, yield)
	}
	return o.file(arg, yield)
}

func isURL(arg string) bool {
	return strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://")
}

// directory yields the articles in the files below dir whose names tell a format, in order of name. Hidden files and
// directories are left out.
func (o *opener) directory(dir string, yield func(task) bool) bool {
	found, more := false, true
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		hidden := path != dir && strings.HasPrefix(filepath.Base(path), ".")
		switch {
		case err != nil:
			more = yield(broken(path, plain(err)))
		case hidden && d.IsDir():
			return filepath.SkipDir
		case !hidden && !d.IsDir() && formatOf(path) != "":
			found = true
			more = o.file(path, yield)
		}
		if !more {
			return filepath.SkipAll
		}
		return nil
	})
	if err != nil {
		return more && yield(broken(dir, plain(err)))
	}
	if !found {
		return more && yield(broken(dir, errors.New("no .txt, .html, .jsonl or .warc file in it")))
	}
	return more
}

func formatOf(path string) format {
	path = strings.ToLower(path)
	if packed, ok := strings.CutSuffix(path, ".gz"); ok && strings.HasSuffix(packed, ".warc") {
		path = packed
	}
	return formats[filepath.Ext(path)]
}

func (o *opener) file(path string, yield func(task) bool) bool {
	from := cmp.Or(o.from, formatOf(path))
	if holdsMany(from) {
		return o.fileOfMany(from, path, yield)
	}
	return yield(task{path, func(x *pipeline.Extractor) (*record.Record, error) { return o.readFile(x, path, from) }})
}

// stream reads standard input: lines where it is JSONL, else one article.
func (o *opener) stream(name string, yield func(task) bool) bool {
	buffered := bufio.NewReader(o.stdin)
	from := o.from
	if from == "" {
		start, _ := buffered.Peek(512)
		from = sniff(start)
	}
	if holdsMany(from) {
		return o.many(from, name, buffered, yield)
	}
	data, err := readAll(buffered)
	return yield(task{name, func(x *pipeline.Extractor) (*record.Record, error) {
		if err != nil {
			return nil, err
		}
		return o.whole(x, data, from)
	}})
}

// sniff tells the format of bytes that have no name.
func sniff(start []byte) format {
	switch start = bytes.TrimSpace(start); {
	case bytes.HasPrefix(start, []byte("{")):
		return asJSONL
	case bytes.HasPrefix(start, []byte("WARC/1.")):
		return asWARC
	case bytes.HasPrefix(start, []byte("<")), strings.HasPrefix(http.DetectContentType(start), "text/html"):
		return asHTML
	}
	return asText
}

func (o *opener) readFile(x *pipeline.Extractor, path string, from format) (*record.Record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	data, err := readAll(f)
	if err != nil {
		return nil, err
	}
	return o.whole(x, data, cmp.Or(from, sniff(data[:min(512, len(data))])))
}

func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxArticle+1))
	if err != nil {
		return nil, plain(err)
	}
	if len(data) > maxArticle {
		return nil, fmt.Errorf("larger than %d MB: that is no article", maxArticle>>20)
	}
	return data, nil
}

// whole reads a file that is one article.
func (o *opener) whole(x *pipeline.Extractor, data []byte, from format) (*record.Record, error) {
	in, err := pipeline.TextInput(data)
	if err != nil {
		return nil, err
	}
	if from == asHTML {
		return o.page(x, feeds.Raw{Body: data, From: feeds.FromPage})
	}
	in.Published = o.published
	return x.Extract(in), nil
}

// page reads a page as it was served or saved, in whatever charset.
func (o *opener) page(x *pipeline.Extractor, raw feeds.Raw) (*record.Record, error) {
	a, err := feeds.Parse(feeds.Source{}, feeds.Item{Published: o.published}, raw)
	if err != nil {
		return nil, err
	}
	return x.Article(feeds.Source{}, a), nil
}

// line reads a line of JSONL.
func (o *opener) line(x *pipeline.Extractor, line []byte) (*record.Record, error) {
	in, err := pipeline.ParseInput(line)
	if err != nil {
		return nil, err
	}
	in.Published = cmp.Or(in.Published, o.published)
	return x.Extract(in), nil
}

// lines yields the articles of r, one a line of JSON; blank lines are passed over.
func (o *opener) lines(name string, r io.Reader, yield func(task) bool) bool {
	buffered := bufio.NewReaderSize(r, 64<<10)
	for n, seen := 1, false; ; n++ {
		line, err := readLine(buffered)
		switch {
		case err == io.EOF:
			return seen || yield(broken(name, pipeline.ErrEmpty))
		case err == nil && len(bytes.TrimSpace(line)) == 0:
			continue
		}
		seen = true
		at := fmt.Sprintf("%s:%d", name, n)
		if err != nil {
			if !yield(broken(at, err)) || err != errLong {
				return false
			}
			continue
		}
		if !yield(task{at, func(x *pipeline.Extractor) (*record.Record, error) { return o.line(x, line) }}) {
			return false
		}
	}
}

var errLong = fmt.Errorf("line is longer than %d MB: that is no article", maxArticle>>20)

// readLine returns the next line without limit of the reader's buffer; io.EOF after the last one. Of a line longer than
// maxArticle the rest is passed over and the error is errLong.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxArticle; !long {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err != nil && err != io.EOF:
			return nil, plain(err)
		case long:
			return nil, errLong
		case err == io.EOF && len(line) == 0:
			return nil, io.EOF
		}
		return line, nil
	}
}

// plain takes the file's name from an error: the message has it already.
func plain(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return fmt.Errorf("%s: %w", pathErr.Op, pathErr.Err)
	}
	return err
}
