package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// Every command says what it does, shows an example, and fits a terminal.
func TestHelp(t *testing.T) {
	started := false
	root := new(app).root(&started)
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			visit(sub)
		}
		if c.Short == "" || !strings.Contains(c.Example, "hedgerow") {
			t.Errorf("%s: needs a Short and an Example", c.CommandPath())
		}
		for line := range strings.Lines(c.Short + "\n" + c.Long + "\n" + c.Example) {
			if strings.Contains(line, "\t") || len(line) > 101 {
				t.Errorf("%s: help line with a tab or longer than 100: %q", c.CommandPath(), line)
			}
		}
	}
	visit(root)
}
