package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/feeds/parse"
)

func (a *app) exportSourcesCmd(config *string) *cobra.Command {
	return &cobra.Command{
		Use:     "export",
		Short:   "Print the sources as OPML, for other feed readers",
		Example: "  hedgerow sources export > feeds.opml",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, catalogue, err := loadConfig(*config)
			if err != nil {
				return err
			}
			return parse.WriteOPML(a.out, "hedgerow", catalogue.Outlines())
		},
	}
}

func (a *app) importSourcesCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "import FILE|-",
		Short:   "Print another reader's OPML list as entries for the configuration file",
		Example: "  hedgerow sources import feeds.opml > hedgerow.yaml",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.importSources(args[0]) },
	}
}

func (a *app) importSources(file string) error {
	read := func() ([]byte, error) { return os.ReadFile(file) }
	if file == "-" {
		read = func() ([]byte, error) { return io.ReadAll(a.in) }
	}
	data, err := read()
	if err != nil {
		return &failure{exitSome, plain(err)}
	}
	list, err := parse.OPML(data)
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("no feed in it")
	}
	if err != nil {
		return &failure{exitSome, fmt.Errorf("%s: %w", file, err)}
	}
	text, err := feeds.Config{Sources: feeds.FromOutlines(list)}.YAML()
	if err != nil {
		return err
	}
	_, err = io.WriteString(a.out, text)
	return err
}
