package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/hedgerow/hedgerow"

// topLevel is all that may stand in the repository's root.
var topLevel = []string{
	".ci", ".git", ".gitignore", ".golangci.yml", "CHANGELOG.md", "LICENSE", "Makefile", "NOTICE", "README.md", "bin", "cmd",
	"extractors", "feeds", "fixtures", "go.mod", "go.sum", "out", "pipeline", "review.jsonl",
}

// owners names the only package of each library that must not spread.
var owners = map[string]string{
	"github.com/PuerkitoBio/goquery": "feeds/strip",
	"github.com/jdkato/prose":        "extractors/nlp",
	"github.com/mmcdole/gofeed":      "feeds/parse",
	"github.com/rs/zerolog":          "cmd/hedgerow",
	"github.com/spf13/cobra":         "cmd/hedgerow",
}

// mains are the programs: the tool itself and the three that make data for it.
var mains = []string{"cmd/hedgerow", "extractors/entity/train", "extractors/gazetteer/build", "extractors/hedge/train"}

// maxLines is the longest that a function may be; half of them should not be longer than 12 lines.
const maxLines = 70

// A goFile is one parsed source file of the module.
type goFile struct {
	path, dir string
	test      bool
	fset      *token.FileSet
	ast       *ast.File
}

func (f goFile) imports() []string {
	var out []string
	for _, spec := range f.ast.Imports {
		p, _ := strconv.Unquote(spec.Path.Value)
		out = append(out, p)
	}
	return out
}

// goFiles parses the module in this process: a test that asks `go list` would pass from the test cache after the rule is
// broken.
func goFiles(t *testing.T, mode parser.Mode) []goFile {
	t.Helper()
	root := filepath.Join("..", "..")
	var files []goFile
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := d.Name(); d.IsDir() && (name == "testdata" || name == ".git") {
			return filepath.SkipDir
		}
		if filepath.Ext(p) != ".go" {
			return nil
		}
		fset := token.NewFileSet()
		parsed, err := parser.ParseFile(fset, p, nil, mode)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		rel = filepath.ToSlash(rel)
		files = append(files, goFile{path: rel, dir: path.Dir(rel), test: strings.HasSuffix(rel, "_test.go"), fset: fset, ast: parsed})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestImports(t *testing.T) {
	for _, f := range goFiles(t, parser.ImportsOnly) {
		for _, imp := range f.imports() {
			if owner := ownerOf(imp); owner != "" && f.dir != owner {
				t.Errorf("%s imports %s: only %s may", f.path, imp, owner)
			}
			if to, ok := strings.CutPrefix(imp, module+"/"); ok {
				if why := forbidden(f.dir, to, f.test); why != "" {
					t.Errorf("%s imports %s: %s", f.path, to, why)
				}
			}
		}
		if f.ast.Name.Name == "main" && !slices.Contains(mains, f.dir) {
			t.Errorf("%s: package main; the programs are %v", f.path, mains)
		}
	}
}

func ownerOf(imp string) string {
	for lib, owner := range owners {
		if imp == lib || strings.HasPrefix(imp, lib+"/") {
			return owner
		}
	}
	return ""
}

// reach says which trees the packages of a tree may import besides their own.
var reach = map[string][]string{
	"cmd":        {"extractors", "feeds", "fixtures", "pipeline"},
	"extractors": {},
	"feeds":      {},
	"fixtures":   {},
	"pipeline":   {"extractors", "feeds"},
}

// forbidden says why the package in directory from must not import the one in directory to; "" where it may.
func forbidden(from, to string, test bool) string {
	tree, target := top(from), top(to)
	switch {
	case tree != target && target == "fixtures" && test:
		return "" // anyone's tests may use the fixture site
	case tree != target && !slices.Contains(reach[tree], target):
		return tree + " must not know " + target
	case tree == target && to == tree && from != tree && !test:
		return "a child must not import the root of its tree"
	}
	return ""
}

func top(dir string) string {
	first, _, _ := strings.Cut(dir, "/")
	return first
}

func TestForbidden(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"cmd/hedgerow", "pipeline", false},
		{"pipeline", "extractors", false},
		{"pipeline", "feeds", false},
		{"pipeline/record", "extractors", false},
		{"extractors", "extractors/date", false},
		{"extractors/link", "extractors/date", false},
		{"extractors/date", "extractors", true},
		{"pipeline/sink", "pipeline", true},
		{"extractors/date", "feeds/strip", true},
		{"feeds/strip", "extractors/text", true},
		{"feeds", "pipeline/record", true},
		{"fixtures", "pipeline", true},
		{"pipeline", "fixtures", true},
	} {
		if why := forbidden(c.from, c.to, false); (why != "") != c.want {
			t.Errorf("forbidden(%q, %q) = %q, want forbidden %v", c.from, c.to, why, c.want)
		}
	}
}

func TestFunctions(t *testing.T) {
	for _, f := range goFiles(t, parser.SkipObjectResolution) {
		for _, decl := range f.ast.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			if fn.Name.Name == "init" && fn.Recv == nil {
				t.Errorf("%s: init(): nothing happens before main", f.path)
			}
			lines := f.fset.Position(fn.End()).Line - f.fset.Position(fn.Pos()).Line + 1
			if lines > maxLines && !f.test {
				t.Errorf("%s: %s has %d lines, at most %d", f.path, fn.Name.Name, lines, maxLines)
			}
		}
	}
}

func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(topLevel, e.Name()) {
			t.Errorf("%s: the top level is fixed: %v", e.Name(), topLevel)
		}
	}
}
