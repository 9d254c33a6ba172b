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

	"github.com/hedgerow/hedgerow/pipeline"
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
}

// A task is one article still to be read. Reading it belongs to the worker, so that it happens on every core.
type task struct {
	name string // what messages call it: file, file:line or URL
	read func() (pipeline.Input, error)
}

// broken is an article that cannot be read.
func broken(name string, err error) task {
	return task{name, func() (pipeline.Input, error) { return pipeline.Input{}, err }}
}

// An opener finds the articles in the arguments of extract.
type opener struct {
	from  format // what all inputs are, "" to tell by name and content
	stdin io.Reader
	fetch func(address string) (pipeline.Input, error)
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
		return yield(task{arg, func() (pipeline.Input, error) { return o.fetch(arg) }})
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
		return more && yield(broken(dir, errors.New("no .txt, .html or .jsonl file in it")))
	}
	return more
}

func formatOf(path string) format { return formats[strings.ToLower(filepath.Ext(path))] }

func (o *opener) file(path string, yield func(task) bool) bool {
	from := cmp.Or(o.from, formatOf(path))
	if from != asJSONL {
		return yield(task{path, func() (pipeline.Input, error) { return readFile(path, from) }})
	}
	f, err := os.Open(path)
	if err != nil {
		return yield(broken(path, plain(err)))
	}
	defer f.Close()
	return lines(path, f, yield)
}

// stream reads standard input: lines where it is JSONL, else one article.
func (o *opener) stream(name string, yield func(task) bool) bool {
	buffered := bufio.NewReader(o.stdin)
	from := o.from
	if from == "" {
		start, _ := buffered.Peek(512)
		from = sniff(start)
	}
	if from == asJSONL {
		return lines(name, buffered, yield)
	}
	data, err := readAll(buffered)
	return yield(task{name, func() (pipeline.Input, error) {
		if err != nil {
			return pipeline.Input{}, err
		}
		return decode(data, from)
	}})
}

// sniff tells the format of bytes that have no name.
func sniff(start []byte) format {
	switch start = bytes.TrimSpace(start); {
	case bytes.HasPrefix(start, []byte("{")):
		return asJSONL
	case bytes.HasPrefix(start, []byte("<")), strings.HasPrefix(http.DetectContentType(start), "text/html"):
		return asHTML
	}
	return asText
}

func readFile(path string, from format) (pipeline.Input, error) {
	f, err := os.Open(path)
	if err != nil {
		return pipeline.Input{}, plain(err)
	}
	defer f.Close()
	data, err := readAll(f)
	if err != nil {
		return pipeline.Input{}, err
	}
	return decode(data, cmp.Or(from, sniff(data[:min(512, len(data))])))
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

// decode makes an input of a whole file.
func decode(data []byte, from format) (pipeline.Input, error) {
	if from == asHTML {
		return pipeline.HTMLInput(data)
	}
	return pipeline.TextInput(data)
}

// lines yields the articles of r, one a line of JSON; blank lines are passed over.
func lines(name string, r io.Reader, yield func(task) bool) bool {
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
		if !yield(task{at, func() (pipeline.Input, error) { return pipeline.ParseInput(line) }}) {
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
