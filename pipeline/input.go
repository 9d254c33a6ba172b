package pipeline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// An Input is one article as it is handed in: its text or its page, and what is known of it beside.
type Input struct {
	ID        string
	URL       string
	Title     string
	Published string // a date or a date-time; others than RFC 3339's are read too
	Text      string // verbatim; or
	HTML      string // a page, UTF-8 whatever it declares
	Problems  []string
}

// problemBytes is the record's word for bytes that are no text and were replaced.
const problemBytes = "replaced_bytes"

// TextInput makes the input of a file of plain text. It refuses a file that is empty or is no text.
func TextInput(data []byte) (Input, error) {
	if err := check(data); err != nil {
		return Input{}, err
	}
	var in Input
	in.Text = in.clean(string(data))
	return in, nil
}

// HTMLInput makes the input of a file of HTML in UTF-8. It refuses a file that is empty or is no text.
func HTMLInput(data []byte) (Input, error) {
	if err := check(data); err != nil {
		return Input{}, err
	}
	var in Input
	in.HTML = in.clean(string(data))
	return in, nil
}

// What a file may be that holds no article.
var (
	ErrEmpty  = errors.New("the file is empty")
	ErrBinary = errors.New("the file is no text: give plain text, HTML or JSON lines")
)

// check tells text, be it damaged, from other files: in its first part hardly any byte is a control character.
func check(data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return ErrEmpty
	}
	head := data[:min(len(data), 8192)]
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			controls++
		}
	}
	if controls > 4 && controls*20 > len(head) {
		return ErrBinary
	}
	return nil
}

// clean returns s with NUL and invalid UTF-8 replaced, and notes the problem.
func (in *Input) clean(s string) string {
	if utf8.ValidString(s) && !strings.Contains(s, "\x00") {
		return s
	}
	if len(in.Problems) == 0 {
		in.Problems = append(in.Problems, problemBytes)
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for _, r := range s { // each byte that is no UTF-8 comes as U+FFFD
		if r == 0 {
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String()
}

// inputLine is a line of `extract --from jsonl`.
type inputLine struct {
	ID        *string `json:"id"`
	URL       string  `json:"url"`
	Title     string  `json:"title"`
	Published string  `json:"published"`
	Text      *string `json:"text"`
	HTML      *string `json:"html"`
}

// ParseInput reads one line {"id", "url"?, "title"?, "published"?, "text" | "html"}.
func ParseInput(line []byte) (Input, error) {
	var l inputLine
	if err := json.Unmarshal(line, &l); err != nil {
		return Input{}, fmt.Errorf("read JSON: %w", err)
	}
	switch {
	case l.ID == nil || *l.ID == "":
		return Input{}, errors.New(`no "id": give every article one`)
	case l.Text == nil && l.HTML == nil:
		return Input{}, errors.New(`neither "text" nor "html"`)
	case l.Text != nil && l.HTML != nil:
		return Input{}, errors.New(`both "text" and "html": give one`)
	}
	var in Input
	if !utf8.Valid(line) { // the decoder has replaced the bytes already
		in.Problems = append(in.Problems, problemBytes)
	}
	in.ID, in.URL, in.Title, in.Published = in.clean(*l.ID), in.clean(l.URL), in.clean(l.Title), l.Published
	if l.Text != nil {
		in.Text = in.clean(*l.Text)
	} else {
		in.HTML = in.clean(*l.HTML)
	}
	return in, nil
}

// Article returns what in says of its article beside the text.
func (in *Input) article() record.Article {
	a := record.Article{ID: in.ID, URL: in.URL, Title: in.Title, Problems: in.Problems}
	if in.Published == "" {
		return a
	}
	if _, published, ok := ParseTime(in.Published); ok {
		a.Published, a.PublishedFrom = published, "input"
	} else {
		a.Problems = append(a.Problems, "unreadable_published_date")
	}
	return a
}

// layouts of dates and times beside RFC 3339 that publishers and tools use. One without a zone counts as its day: the
// zone is not guessed.
var layouts = []struct {
	layout string
	zone   bool
}{
	{time.RFC3339Nano, true}, {time.DateOnly, false}, {"2006-01-02T15:04:05Z0700", true}, {"2006-01-02T15:04Z07:00", true},
	{"2006-01-02 15:04:05Z07:00", true}, {"2006-01-02 15:04:05 -0700", true}, {time.RFC1123Z, true}, {time.RFC1123, true},
	{"2006-01-02T15:04:05.999999999", false}, {"2006-01-02T15:04", false}, {time.DateTime, false}, {"2006-01-02 15:04", false},
	{"20060102", false}, {"2006/01/02", false}, {"January 2, 2006", false}, {"2 January 2006", false},
}

// ParseTime reads a date or date-time and returns it with its RFC 3339 form, which has a time of day only where s states
// one with its zone.
func ParseTime(s string) (t time.Time, rfc3339 string, ok bool) {
	s = strings.TrimSpace(s)
	for _, l := range layouts {
		t, err := time.Parse(l.layout, s)
		if err != nil || t.Year() < 1 {
			continue
		}
		if l.zone {
			return t, t.Format(time.RFC3339), true
		}
		day := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
		return day, day.Format(time.DateOnly), true
	}
	return time.Time{}, "", false
}
