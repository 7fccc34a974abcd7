package i18n

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// translating lists the functions whose argument number text is a key. A bare
// name counts inside the package itself, package.Name outside.
var translating = []struct {
	pkg, name string
	text      int
	// args says that the arguments after the text fill its verbs.
	args bool
}{
	{"i18n", "T", 0, true},
	{"i18n", "N", 2, false},
	{"i18n", "Mark", 0, false},
	{"app", "Errorf", 1, true},
	{"app", "Invalid", 1, true},
	{"app", "Say", 0, true},
}

// use is one place in the code that names a key.
type use struct {
	where string
	key   string
}

func TestCatalogueIsCompleteAndUsed(t *testing.T) {
	uses := usesInModule(t, moduleRoot(t))
	used := map[string]bool{}
	for _, u := range uses {
		if used[u.key] {
			continue
		}
		used[u.key] = true
		translated, found := simplified[u.key]
		switch {
		case !found:
			t.Errorf("%s: no Chinese for %q", u.where, u.key)
		case !slices.Equal(verbs(u.key), verbs(translated)):
			t.Errorf("%s: %q takes %v, its Chinese %q takes %v", u.where, u.key, verbs(u.key), translated, verbs(translated))
		}
	}
	for key, translated := range simplified {
		if !used[key] {
			t.Errorf("no code uses the key %q (the Chinese of an N is kept under its plural alone)", key)
		}
		if strings.TrimSpace(translated) == "" {
			t.Errorf("the Chinese of %q is empty", key)
		}
	}
}

func TestFilesDoNotContradictEachOther(t *testing.T) {
	names, err := fs.Glob(files, "*/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no translations found: %v", err)
	}
	type origin struct{ file, text string }
	seen := map[string]origin{}
	for _, name := range names {
		texts, err := readFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		for key, text := range texts {
			if first, twice := seen[key]; twice && first.text != text {
				t.Errorf("%q is %q in %s and %q in %s", key, first.text, first.file, text, name)
			}
			seen[key] = origin{name, text}
		}
	}
}

func TestVerbs(t *testing.T) {
	for text, want := range map[string][]string{
		"%s has %d of %.1f %%":   {"1s", "2d", "3f"},
		"%[2]d 个，共 %[1]s":        {"1s", "2d"},
		"100 % sure":             nil,
		"%q in column %d row %d": {"1q", "2d", "3d"},
	} {
		if got := verbs(text); !slices.Equal(got, want) {
			t.Errorf("verbs(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestKeysAreFoundInCode(t *testing.T) {
	const code = `package app
func f() {
	i18n.T("one " + "two")
	i18n.N(3, "%d a", "%d as")
	Errorf(kind, "bad %s", name)
	Errorf(kind, "rows %d of %d", rows)
	fmt.Errorf("not a key")
	i18n.T(variable)
}`
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "f.go", code, 0)
	if err != nil {
		t.Fatal(err)
	}
	found, faults := usesInFile(set, file)
	var keys []string
	for _, u := range found {
		keys = append(keys, u.key)
	}
	if want := []string{"one two", "%d as", "bad %s", "rows %d of %d"}; !slices.Equal(keys, want) {
		t.Errorf("keys %q, want %q", keys, want)
	}
	if len(faults) != 1 || !strings.Contains(faults[0], "rows %d of %d") {
		t.Errorf("faults: %q", faults)
	}
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = parent
	}
}

func usesInModule(t *testing.T, root string) []use {
	t.Helper()
	var uses []use
	set := token.NewFileSet()
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != root {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		found, faults := usesInFile(set, file)
		for _, fault := range faults {
			t.Error(fault)
		}
		uses = append(uses, found...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return uses
}

// usesInFile lists the keys in a file, and the calls whose arguments do not fit
// the verbs of their text.
func usesInFile(set *token.FileSet, file *ast.File) (uses []use, faults []string) {
	ast.Inspect(file, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		pkg, name := callee(call, file.Name.Name)
		for _, f := range translating {
			if f.pkg != pkg || f.name != name || len(call.Args) <= f.text {
				continue
			}
			key, literal := literalText(call.Args[f.text])
			if !literal {
				continue
			}
			where := set.Position(call.Pos()).String()
			uses = append(uses, use{where, key})
			given := len(call.Args) - f.text - 1
			if f.args && given > 0 && !call.Ellipsis.IsValid() && len(verbs(key)) != given {
				faults = append(faults, fmt.Sprintf("%s: %q is given %d arguments", where, key, given))
			}
		}
		return true
	})
	return uses, faults
}

func callee(call *ast.CallExpr, inPackage string) (pkg, name string) {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return inPackage, f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return x.Name, f.Sel.Name
		}
	}
	return "", ""
}

func literalText(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.ParenExpr:
		return literalText(e.X)
	case *ast.BinaryExpr:
		left, leftOK := literalText(e.X)
		right, rightOK := literalText(e.Y)
		return left + right, leftOK && rightOK && e.Op == token.ADD
	}
	return "", false
}

// verb has no space among the flags, so that "41 % of" holds none.
var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+#0]*\d*(?:\.\d+)?([a-zA-Z%])`)

// verbs lists what a format takes as "argument number, verb", in argument order,
// so that a translation may turn the order round with %[2]s.
func verbs(format string) []string {
	var found []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		found = append(found, fmt.Sprintf("%d%s", next, m[2]))
		next++
	}
	slices.Sort(found)
	return slices.Compact(found)
}
