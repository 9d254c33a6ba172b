package pipeline

import (
	"runtime/debug"
	"strings"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// Build returns the version and the commit of the running program, as the toolchain stamped them. A commit with changes
// that were not committed ends in "+dirty".
func Build() record.Build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return record.Build{Version: "unknown"}
	}
	b := record.Build{Version: info.Main.Version}
	if b.Version == "" {
		b.Version = "(devel)"
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if commit := settings["vcs.revision"]; commit != "" {
		if settings["vcs.modified"] == "true" && !strings.HasSuffix(commit, "+dirty") {
			commit += "+dirty"
		}
		b.Commit = &commit
	}
	return b
}
