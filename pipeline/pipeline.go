// Package pipeline is where feeds and extractors meet: it lists, reads, extracts, records and delivers.
package pipeline
