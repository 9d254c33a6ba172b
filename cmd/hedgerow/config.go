package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/pflag"

	"github.com/hedgerow/hedgerow/feeds"
)

// A config is a configuration file: what feeds reads of it, and how a run works.
type config struct {
	feeds.Config `yaml:",inline"`
	Builtin      *bool    `yaml:"builtin"` // false leaves out the sources that are built in
	State        string   `yaml:"state"`   // directory of the state
	Sinks        []string `yaml:"sinks"`   // where records go besides --out: jsonl:FILE, …
	Workers      int      `yaml:"workers"` // articles in work at a time
	Metrics      string   `yaml:"metrics"` // file for Prometheus' textfile collector
	Ping         string   `yaml:"ping"`    // address that is told of start, success and failure
}

func configFlag(flags *pflag.FlagSet, file *string) {
	flags.StringVar(file, "config", "", "configuration file that adds sources or changes those built in")
}

// loadConfig reads file strictly, "" is none, and returns it with the catalogue it makes. Errors name file, line and
// column.
func loadConfig(file string) (config, feeds.Catalogue, error) {
	catalogue, err := feeds.DefaultCatalogue()
	if err != nil || file == "" {
		return config{}, catalogue, err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return config{}, nil, usagef("read configuration: %w", err)
	}
	c, err := parseConfig(file, data)
	if err != nil {
		return config{}, nil, err
	}
	if c.Builtin != nil && !*c.Builtin {
		catalogue = nil
	}
	if catalogue, err = catalogue.With(c.Sources); err != nil {
		return config{}, nil, usagef("read %s: %w", file, err)
	}
	return c, catalogue, nil
}

func parseConfig(file string, data []byte) (config, error) {
	var c config
	err := yaml.UnmarshalWithOptions(data, &c, yaml.Strict())
	if err == nil {
		return c, nil
	}
	var y yaml.Error
	if !errors.As(err, &y) || y.GetToken() == nil {
		return c, usagef("read %s: %w", file, err)
	}
	at := y.GetToken().Position
	return c, usagef("read %s:%d:%d: %s", file, at.Line, at.Column, y.GetMessage())
}

// choose returns the sources named, or, where none is, all that are not disabled.
func choose(catalogue feeds.Catalogue, names []string) (feeds.Catalogue, error) {
	var chosen feeds.Catalogue
	for _, name := range names {
		s, ok := catalogue.Find(name)
		if !ok {
			return nil, usagef("unknown source %q: `hedgerow sources` lists them", name)
		}
		if _, twice := chosen.Find(name); !twice {
			chosen = append(chosen, s)
		}
	}
	for _, s := range catalogue {
		if len(names) == 0 && !s.Disabled {
			chosen = append(chosen, s)
		}
	}
	return chosen, nil
}

// agent is how the program names itself to the sites that it reads.
func agent(contact string) string {
	const site = "https://github.com/hedgerow/hedgerow"
	return fmt.Sprintf("hedgerow/%s (+%s)", version, strings.TrimSpace(strings.Join([]string{site, contact}, " ")))
}
