module github.com/hedgerow/hedgerow

go 1.26.0

require (
	code.dny.dev/ssrf v0.3.0
	github.com/andybalholm/cascadia v1.3.4
	github.com/goccy/go-yaml v1.19.2
)

require golang.org/x/net v0.62.0 // indirect
