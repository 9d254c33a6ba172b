// Package review is the analyst's desk: a local web page over files of records, on which people accept, reject, correct
// and add what the extractors found. What they decide is appended to a file of its own; the records are never rewritten.
//
// index.go knows which records there are, queue.go which to look at first, article.go shows one, decision.go keeps what is
// decided, chart.go draws, server.go answers. The server cuts texts into spans; the browser, which counts UTF-16, never
// counts.
package review

import "embed"

//go:embed assets
var assets embed.FS
