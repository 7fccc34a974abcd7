// Package charttest helps tests to leave no kind of drawing out.
package charttest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
)

// Kinds are the types of package chart, in folder, that can be drawn: those with
// a method body. They are read from the source, so that a new one is among them.
func Kinds(folder string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	var kinds []string
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "body" && f.Recv != nil {
				kinds = append(kinds, fmt.Sprint(f.Recv.List[0].Type))
			}
		}
	}
	slices.Sort(kinds)
	return kinds, nil
}

// Missing are the kinds of drawings, in folder, of which none is among drawn.
func Missing[D any](folder string, drawn map[string]D) ([]string, error) {
	kinds, err := Kinds(folder)
	for _, d := range drawn {
		name := fmt.Sprintf("%T", d)
		kinds = slices.DeleteFunc(kinds, func(kind string) bool { return "chart."+kind == name })
	}
	return kinds, err
}
