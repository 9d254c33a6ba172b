package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

const verifyHelp = `Check that records keep their contract: that every line validates against the schema, every
span's text stands where it says, sections cover the text, ids and links hold. Every breach
is named with file and line, and the exit status is then 1.`

func (a *app) verifyCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "verify FILE|-…",
		Short:   "Check every offset, link and rule of records",
		Long:    verifyHelp,
		Example: "  hedgerow verify out/articles.jsonl\n  hedgerow extract articles/ | hedgerow verify -",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.verify(args) },
	}
}

func (a *app) verify(args []string) error {
	var result error
	for _, arg := range args {
		records, faults, err := a.verifyOne(arg)
		if err != nil {
			a.say("%s: %v", arg, plain(err))
			faults++
		}
		if faults > 0 {
			result = errSome
		}
		a.say("%s: %d records, %d faults", arg, records, faults)
	}
	return result
}

func (a *app) verifyOne(arg string) (records, faults int, err error) {
	in := a.in
	if arg != "-" {
		f, err := os.Open(arg)
		if err != nil {
			return 0, 0, err
		}
		defer f.Close()
		in = f
	}
	return verifyAll(in, func(line int, err error) { a.say("%s:%d: %v", arg, line, err) })
}

func verifyAll(in io.Reader, show func(line int, err error)) (records, faults int, err error) {
	records, err = record.Verify(in, func(line int, err error) {
		faults++
		show(line, err)
	})
	if err == nil && records == 0 {
		err = fmt.Errorf("no record in it")
	}
	return records, faults, err
}
