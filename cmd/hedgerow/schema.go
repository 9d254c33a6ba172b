package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

func (a *app) schemaCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of the records",
		Example: "  hedgerow schema > article.schema.json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(a.out, record.Schema())
			return err
		},
	}
}
