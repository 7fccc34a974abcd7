// Command licences lists every library that the two programs are built from,
// with the text of its licence, for the packages. It fails where a library has
// none.
//
// Usage: licences GOOS GOARCH > LICENCES.txt
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

type module struct {
	Path, Version, Dir string
	Main               bool
	Replace            *module
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: licences GOOS GOARCH")
		os.Exit(2)
	}
	if err := run(os.Stdout, os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, system, machine string) error {
	modules, err := modules(system, machine)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Rapport is built from the libraries below, with thanks to their authors.\nThe fonts are Noto Sans and Noto Sans SC, under the SIL Open Font License 1.1.\n")
	for _, m := range modules {
		texts, err := licences(m.Dir)
		if err != nil {
			return fmt.Errorf("%s %s: %w", m.Path, m.Version, err)
		}
		fmt.Fprintf(out, "\n%s\n%s %s\n%[1]s\n\n%[4]s\n", strings.Repeat("=", 78), m.Path, m.Version, strings.Join(texts, "\n\n"))
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "LICENSE"))
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\n%s\nThe Go runtime and standard library\n%[1]s\n\n%[2]s\n", strings.Repeat("=", 78), text)
	font, err := os.ReadFile(filepath.Join("assets", "fonts", "OFL.txt"))
	fmt.Fprintf(out, "\n%s\nThe fonts\n%[1]s\n\n%[2]s\n", strings.Repeat("=", 78), font)
	return err
}

// modules lists the modules of others that the programs import on a system.
func modules(system, machine string) ([]module, error) {
	list := exec.Command("go", "list", "-deps", "-e", "-json=Module", ".", "./cmd/rapport-cli")
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+machine, "CGO_ENABLED=1")
	list.Stderr = os.Stderr
	text, err := list.Output()
	if err != nil {
		return nil, err
	}
	seen := map[string]module{}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	for {
		var p struct{ Module *module }
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		m := p.Module
		if m != nil && m.Replace != nil {
			m = m.Replace
		}
		if m != nil && !m.Main { // nil: the standard library
			seen[m.Path] = *m
		}
	}
	var all []module
	for _, m := range seen {
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense)([-._].*)?$`)

// licences reads the licence files of a folder.
func licences(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, e := range entries {
		if e.IsDir() || !licenceName.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		texts = append(texts, strings.TrimSpace(string(text)))
	}
	if len(texts) == 0 {
		return nil, errors.New("no licence was found")
	}
	return texts, nil
}
