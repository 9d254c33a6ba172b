package record

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// Verify reads records, one a line, and reports every breach of the contract with the number of its line: a line that is
// no record by the schema, a span whose text is not what stands there, sections that leave a gap, an id out of order, a
// link that leads nowhere, a revision that stands twice. It returns how many lines it read; the error is r's own.
func Verify(r io.Reader, report func(line int, err error)) (int, error) {
	s, err := compile()
	if err != nil {
		return 0, err
	}
	v := &verifier{schema: s, seen: map[string]int{}, report: report}
	lines := bufio.NewReaderSize(r, 1<<20)
	for {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			v.line++
			v.record(line)
		} else if len(line) > 0 {
			v.line++
			v.fault("empty line")
		}
		if errors.Is(err, io.EOF) {
			return v.line, nil
		}
		if err != nil {
			return v.line, fmt.Errorf("read line %d: %w", v.line+1, err)
		}
	}
}

type verifier struct {
	schema *jsonschema.Schema
	seen   map[string]int // id and revision: line
	report func(line int, err error)
	line   int
}

func (v *verifier) fault(format string, args ...any) {
	v.report(v.line, fmt.Errorf(format, args...))
}

func (v *verifier) record(line []byte) {
	if !utf8.Valid(line) {
		v.fault("not valid UTF-8")
	}
	tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err != nil {
		v.fault("not JSON: %w", err)
		return
	}
	if err := v.schema.Validate(tree); err != nil {
		v.schemaFaults(err)
		return
	}
	var r ReviewedRecord
	if err := json.Unmarshal(line, &r); err != nil {
		v.fault("not a record: %w", err)
		return
	}
	v.spans("", tree, newRuneText(r.Text))
	v.whole(&r.Record)
	v.items(&r.Record)
	v.links(&r.Record)
	if r.SchemaVersion == ReviewedVersion {
		v.reviewed(&r)
	}
}

// schemaFaults reports the innermost causes, which say what to mend.
func (v *verifier) schemaFaults(err error) {
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		v.fault("schema: %w", err)
		return
	}
	for _, unit := range invalid.BasicOutput().Errors {
		if unit.Error != nil {
			v.fault("schema: at %s: %s", cmp.Or(unit.InstanceLocation, "/"), unit.Error)
		}
	}
}

// spans checks every object that has start, end and text, at any depth.
func (v *verifier) spans(path string, node any, t runeText) {
	switch n := node.(type) {
	case []any:
		for i, x := range n {
			v.spans(path+"/"+strconv.Itoa(i), x, t)
		}
	case map[string]any:
		start, isStart := n["start"].(json.Number)
		end, isEnd := n["end"].(json.Number)
		if s, isText := n["text"].(string); isStart && isEnd && isText {
			v.span(path, start, end, s, t)
		}
		for _, key := range sortedKeys(n) {
			switch n[key].(type) {
			case []any, map[string]any:
				v.spans(path+"/"+key, n[key], t)
			}
		}
	}
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (v *verifier) span(path string, start, end json.Number, s string, t runeText) {
	from, err1 := strconv.Atoi(start.String())
	to, err2 := strconv.Atoi(end.String())
	if err := errors.Join(err1, err2); err != nil {
		v.fault("span %s: %w", path, err)
		return
	}
	if got, ok := t.slice(from, to); !ok {
		v.fault("span %s: %d:%d lies outside a text of %d code points", path, from, to, t.len)
	} else if got != s {
		v.fault("span %s: text[%d:%d] is %q, not %q", path, from, to, got, s)
	}
}

// whole checks what concerns the article as such.
func (v *verifier) whole(r *Record) {
	at := r.ID + "\x00" + strconv.Itoa(r.Revision)
	if before, ok := v.seen[at]; ok {
		v.fault("revision %d of %s stands at line %d already", r.Revision, r.ID, before)
	} else {
		v.seen[at] = v.line
	}
	if (r.Revision == 1) != (r.Supersedes == nil) || (r.Revision == 1) != (r.Reason == "new") {
		v.fault("revision %d: supersedes and reason do not fit it", r.Revision)
	}
	if r.Supersedes != nil && *r.Supersedes >= r.Revision {
		v.fault("revision %d supersedes %d", r.Revision, *r.Supersedes)
	}
	if hexDigest(r.Text) != r.TextSHA256 {
		v.fault("text_sha256 is not the text's")
	}
	if !slices.IsSorted(r.Flags) || !slices.IsSorted(r.Problems) {
		v.fault("flags or problems are not sorted")
	}
	v.sections(r)
}

// sections checks that the sections stand in order inside the text and leave out nothing but white space.
func (v *verifier) sections(r *Record) {
	runes := []rune(r.Text)
	end := 0
	gap := func(to int) {
		if strings.TrimFunc(string(runes[end:to]), text.Blank) != "" {
			v.fault("sections leave out %d:%d", end, to)
		}
	}
	for i, s := range r.Sections {
		if s.Start < end || s.End <= s.Start || s.End > len(runes) {
			v.fault("section %d (%s): %d:%d follows %d of %d", i, s.Kind, s.Start, s.End, end, len(runes))
			return
		}
		gap(s.Start)
		end = s.End
	}
	gap(len(runes))
}

// items checks that ids count up in the order of the text and that no key stands twice.
func (v *verifier) items(r *Record) {
	keys := map[string]string{}
	check := func(prefix string, n int, item func(i int) (id, key string, start int)) {
		before := 0
		for i := range n {
			id, key, start := item(i)
			if want := prefix + strconv.Itoa(i+1); id != want {
				v.fault("%s stands where %s belongs", id, want)
			}
			if other, ok := keys[key]; ok {
				v.fault("%s and %s share the key %s", other, id, key)
			}
			keys[key] = id
			if start < before {
				v.fault("%s stands before its forerunner in the text", id)
			}
			before = start
		}
	}
	check("e", len(r.Entities), func(i int) (string, string, int) {
		return r.Entities[i].ID, r.Entities[i].Key, r.Entities[i].Start
	})
	check("d", len(r.Dates), func(i int) (string, string, int) { return r.Dates[i].ID, r.Dates[i].Key, r.Dates[i].Start })
	check("c", len(r.Casualties), func(i int) (string, string, int) {
		return r.Casualties[i].ID, r.Casualties[i].Key, r.Casualties[i].Start
	})
	check("a", len(r.Attributions), func(i int) (string, string, int) {
		return r.Attributions[i].ID, r.Attributions[i].Key, r.Attributions[i].Cue.Start
	})
	check("r", len(r.Responsibility), func(i int) (string, string, int) {
		return r.Responsibility[i].ID, r.Responsibility[i].Key, r.Responsibility[i].Start
	})
	check("h", len(r.Hedges), func(i int) (string, string, int) { return r.Hedges[i].ID, r.Hedges[i].Key, r.Hedges[i].Start })
	check("i", len(r.Incidents), func(i int) (string, string, int) { return r.Incidents[i].ID, r.Incidents[i].Key, 0 })
}

// A linker checks the ids that the item called from refers to under a name.
type linker func(from, name string, ids ...string)

// linker checks ids against how many items of each kind r has, and figures that reviewers have added to them.
func (v *verifier) linker(r *Record, added int) linker {
	count := map[byte]int{'e': len(r.Entities), 'd': len(r.Dates), 'c': len(r.Casualties) + added, 'a': len(r.Attributions),
		'r': len(r.Responsibility), 'h': len(r.Hedges), 'i': len(r.Incidents)}
	return func(from, name string, ids ...string) {
		for _, id := range ids {
			n, err := strconv.Atoi(id[1:])
			if err != nil || n > count[id[0]] {
				v.fault("%s: %s leads to %s, which is not there", from, name, id)
			}
			if id == from {
				v.fault("%s: %s leads to itself", from, name)
			}
		}
	}
}

func (link linker) casualties(all []Casualty) {
	for _, c := range all {
		link(c.ID, "part_of", some(c.PartOf)...)
		link(c.ID, "incident, date, place, attribution", some(c.Incident, c.Date, c.Place, c.Attribution)...)
		link(c.ID, "hedges", c.Hedges...)
	}
}

// links checks that every id that is referred to is one of the record's.
func (v *verifier) links(r *Record) {
	link := v.linker(r, 0)
	for _, e := range r.Entities {
		link(e.ID, "within", some(e.Within)...)
	}
	link.casualties(r.Casualties)
	for _, a := range r.Attributions {
		link(a.ID, "source", entityOf(a.Source)...)
		link(a.ID, "denies", some(a.Denies)...)
	}
	for _, x := range r.Responsibility {
		link(x.ID, "actor, holder", append(entityOf(x.Actor), entityOf(x.Holder)...)...)
		link(x.ID, "attribution, incident", some(x.Attribution, x.Incident)...)
	}
	for _, h := range r.Hedges {
		link(h.ID, "holder", entityOf(h.Holder)...)
		link(h.ID, "applies_to", h.AppliesTo...)
	}
	for _, in := range r.Incidents {
		link(in.ID, "casualties", in.Casualties...)
		link(in.ID, "responsibility", in.Responsibility...)
		link(in.ID, "date, place", some(in.Date, in.Place)...)
	}
}

// reviewed checks the figures that reviewers left standing: in the order of the text, each once, those that were extracted
// under the key they were extracted with, those that were added counted on; and that what is contested is a figure.
func (v *verifier) reviewed(r *ReviewedRecord) {
	known, seen, next, before := map[string]string{}, map[string]bool{}, len(r.Casualties)+1, 0
	for _, c := range r.Casualties {
		known[c.Key] = c.ID
	}
	for _, c := range r.Reviewed.Casualties {
		want, extracted := known[c.Key]
		if !extracted {
			want, known[c.Key] = "c"+strconv.Itoa(next), c.ID
			next++
		}
		if c.ID != want || seen[c.Key] {
			v.fault("reviewed: %s stands where %s belongs, each once", c.ID, want)
		}
		if c.Start < before {
			v.fault("reviewed: %s stands before its forerunner in the text", c.ID)
		}
		seen[c.Key], before = true, c.Start
	}
	v.linker(&r.Record, next-1-len(r.Casualties)).casualties(r.Reviewed.Casualties)
	for _, key := range r.Reviewed.Contested {
		if known[key] == "" {
			v.fault("reviewed: contested %s is no figure", key)
		}
	}
	if !slices.IsSorted(r.Reviewed.By) {
		v.fault("reviewed: reviewers are not sorted")
	}
}

func some(ids ...*string) []string {
	var out []string
	for _, id := range ids {
		if id != nil {
			out = append(out, *id)
		}
	}
	return out
}

func entityOf(p *Party) []string {
	if p == nil {
		return nil
	}
	return some(p.Entity)
}

// A runeText is a text that is sliced by code points.
type runeText struct {
	text  string
	bytes []int // byte offset of each code point and of the end; nil where every byte is one
	len   int
}

func newRuneText(s string) runeText {
	t := runeText{text: s, len: utf8.RuneCountInString(s)}
	if t.len == len(s) {
		return t
	}
	t.bytes = make([]int, 0, t.len+1)
	for i := range s {
		t.bytes = append(t.bytes, i)
	}
	t.bytes = append(t.bytes, len(s))
	return t
}

func (t runeText) slice(from, to int) (string, bool) {
	if from < 0 || to < from || to > t.len {
		return "", false
	}
	if t.bytes != nil {
		from, to = t.bytes[from], t.bytes[to]
	}
	return t.text[from:to], true
}
