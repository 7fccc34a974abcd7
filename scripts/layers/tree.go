package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// file is one Go file as the rules see it. Paths have forward slashes and are
// relative to the module.
type file struct {
	path      string
	folder    string // of its package; "" is the root
	lines     int
	test      bool
	generated bool
	imports   []mention
	calls     []call
}

// mention is an import path and its line.
type mention struct {
	path string
	line int
}

// call names a function of an imported library, called or handed on.
type call struct {
	library, name string
	line          int
}

// tree is the source of one module.
type tree struct {
	module string
	files  []file
}

// readTree parses every Go file below root, which holds go.mod.
func readTree(root string) (*tree, error) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, err
	}
	t := &tree{module: modulePath(mod)}
	if t.module == "" {
		return nil, fmt.Errorf("%s names no module", filepath.Join(root, "go.mod"))
	}
	err = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if name != root && skipped(entry.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		f, err := readFile(name, filepath.ToSlash(rel))
		if err != nil {
			return err
		}
		t.files = append(t.files, f)
		return nil
	})
	return t, err
}

// skipped tells the folders that the go command passes over, too.
func skipped(folder string) bool {
	return strings.HasPrefix(folder, ".") || strings.HasPrefix(folder, "_") ||
		folder == "testdata" || folder == "vendor"
}

func modulePath(mod []byte) string {
	for line := range strings.Lines(string(mod)) {
		if rest, ok := strings.CutPrefix(line, "module "); ok {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}

func readFile(name, rel string) (file, error) {
	source, err := os.ReadFile(name)
	if err != nil {
		return file{}, err
	}
	f := file{
		path:  rel,
		lines: bytes.Count(source, []byte("\n")),
		test:  strings.HasSuffix(rel, "_test.go"),
	}
	if f.folder = path.Dir(rel); f.folder == "." {
		f.folder = ""
	}
	set := token.NewFileSet()
	syntax, err := parser.ParseFile(set, name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return file{}, err
	}
	f.generated = ast.IsGenerated(syntax)
	if ignored(syntax) {
		return f, nil
	}
	names := map[string]string{}
	for _, spec := range syntax.Imports {
		library, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return file{}, fmt.Errorf("%s: %w", rel, err)
		}
		line := set.Position(spec.Pos()).Line
		f.imports = append(f.imports, mention{library, line})
		local := path.Base(library)
		if spec.Name != nil {
			local = spec.Name.Name
		}
		names[local] = library
		if local == "." {
			// Names without a package cannot be told apart by syntax.
			f.calls = append(f.calls, call{library, "*", line})
		}
	}
	ast.Inspect(syntax, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if owner, ok := selector.X.(*ast.Ident); ok && names[owner.Name] != "" {
			f.calls = append(f.calls, call{names[owner.Name], selector.Sel.Name, set.Position(selector.Pos()).Line})
		}
		return true
	})
	return f, nil
}

// ignored tells a file that no build takes in (//go:build ignore): a program
// run by its own name beside the module's packages.
func ignored(syntax *ast.File) bool {
	for _, group := range syntax.Comments {
		if group.Pos() > syntax.Package {
			break
		}
		for _, comment := range group.List {
			expr, err := constraint.Parse(comment.Text)
			if err == nil && expr.String() == "ignore" {
				return true
			}
		}
	}
	return false
}

// packages lists the folders that hold Go files, in order.
func (t *tree) packages() []string {
	var folders []string
	for _, f := range t.files {
		folders = append(folders, f.folder)
	}
	slices.Sort(folders)
	return slices.Compact(folders)
}

// folderOf turns an import path of ours into a folder; false for a library.
func (t *tree) folderOf(library string) (string, bool) {
	if library == t.module {
		return "", true
	}
	return strings.CutPrefix(library, t.module+"/")
}

// within tells whether a path is the folder or library, or lies below it.
// Nothing lies below the root package.
func within(name, parent string) bool {
	return name == parent || parent != "" && strings.HasPrefix(name, parent+"/")
}
