.PHONY: run build test check fuzz bench golden eval vuln

build:
	CGO_ENABLED=0 go build -trimpath -o bin/ ./cmd/hedgerow
