module github.com/hedgerow/hedgerow

go 1.26.0
