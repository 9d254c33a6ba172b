package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// eachRecord reads records, one a line, and hands them on with the numbers of their lines.
func eachRecord(in io.Reader, do func(line int, r *record.Record) error) error {
	buffered := bufio.NewReaderSize(in, 64<<10)
	for n := 1; ; n++ {
		line, err := readLine(buffered)
		if err == io.EOF {
			return nil
		}
		var r record.Record
		if err == nil {
			err = json.Unmarshal(line, &r)
		}
		if err == nil && r.Record != "article" {
			err = fmt.Errorf("no article record: %q", r.Record)
		}
		if err == nil {
			err = do(n, &r)
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
}

// showTable writes a line an article and their sums: figures, those in doubt, problems.
func showTable(out io.Writer, in io.Reader) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "#\tSOURCE\tTITLE\tFIGURES\tHEDGED\tPROBLEMS")
	articles, figures, hedged, problems := 0, 0, 0, 0
	err := eachRecord(in, func(line int, r *record.Record) error {
		doubted := inDoubt(r)
		articles++
		figures += len(r.Casualties)
		hedged += doubted
		problems += len(r.Problems)
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\n", line, str(r.Source), clip(str(r.Title), 44), clip(figuresOf(r), 46),
			count(doubted), strings.Join(r.Problems, " "))
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\t\t%d articles\t%d figures\t%d\t%d\n", articles, figures, hedged, problems)
	return w.Flush()
}

// inDoubt counts the figures that do not simply stand.
func inDoubt(r *record.Record) int {
	n := 0
	for _, c := range r.Casualties {
		if len(c.Hedges) > 0 || c.Standing == "unverified" || c.Standing == "disputed" || c.Standing == "denied" {
			n++
		}
	}
	return n
}

// figuresOf tells r's figures in short: "killed 7, injured 19+". Parts of a total are left to it.
func figuresOf(r *record.Record) string {
	var out []string
	for _, c := range r.Casualties {
		if c.PartOf == nil {
			out = append(out, c.Measure+" "+record.Bounds(c.Low, c.Best, c.High))
		}
	}
	return strings.Join(out, ", ")
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// clip shortens s to n characters.
func clip(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= n {
		return string(r)
	}
	return strings.TrimSpace(string(r[:n-1])) + "…"
}
