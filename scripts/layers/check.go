package main

import (
	"fmt"
	"slices"
	"strings"
)

// violations returns one sentence for each place that breaks a rule, in the
// order of the files.
func (t *tree) violations() []string {
	var found []string
	for _, f := range t.files {
		found = append(found, f.tooLong()...)
		if f.test {
			continue
		}
		found = append(found, t.upward(f)...)
		found = append(found, f.outsideFence()...)
		found = append(found, f.brokenVows()...)
	}
	return append(found, t.throughWalls()...)
}

func (f file) tooLong() []string {
	if f.generated || f.lines <= maxLines {
		return nil
	}
	return []string{fmt.Sprintf("%s: %d lines; a file holds one concept in at most %d", f.path, f.lines, maxLines)}
}

// layerOf returns the layer of the longest folder that holds a package.
func layerOf(folder string) (layer, bool) {
	var best layer
	known := false
	for _, l := range layers {
		if within(folder, l.folder) && (!known || len(l.folder) > len(best.folder)) {
			best, known = l, true
		}
	}
	return best, known
}

// upward finds imports of ours that the file's layer does not allow.
func (t *tree) upward(f file) []string {
	home, known := layerOf(f.folder)
	if !known {
		return []string{fmt.Sprintf("%s: folder %s belongs to no layer", f.path, f.folder)}
	}
	var found []string
	for _, m := range f.imports {
		target, ours := t.folderOf(m.path)
		if !ours || home.all || withinAny(target, home.may) {
			continue
		}
		found = append(found, fmt.Sprintf("%s:%d: %s must not import %q", f.path, m.line, home.folder, m.path))
	}
	return found
}

// outsideFence finds imports of libraries that belong in another place.
func (f file) outsideFence() []string {
	var found []string
	for _, m := range f.imports {
		var best fence
		for _, fe := range fences {
			if within(m.path, fe.library) && len(fe.library) > len(best.library) {
				best = fe
			}
		}
		if best.library == "" || withinAny(f.folder, best.only) {
			continue
		}
		found = append(found, fmt.Sprintf("%s:%d: %q belongs only in %s", f.path, m.line, m.path, placeNames(best.only)))
	}
	return found
}

// brokenVows finds imports and calls that the file's folder has given up.
func (f file) brokenVows() []string {
	var found []string
	for _, v := range vows {
		if !within(f.folder, v.folder) {
			continue
		}
		for _, m := range f.imports {
			if withinAny(m.path, v.imports) && !slices.Contains(v.but, m.path) {
				found = append(found, fmt.Sprintf("%s:%d: import of %q: %s", f.path, m.line, m.path, v.why))
			}
		}
		for _, c := range f.calls {
			given := v.calls[c.library]
			if slices.Contains(given, c.name) || c.name == "*" && given != nil {
				found = append(found, fmt.Sprintf("%s:%d: use of %s.%s: %s", f.path, c.line, c.library, c.name, v.why))
			}
		}
	}
	return found
}

// throughWalls finds the paths by which a package reaches, at once or through
// others of ours, what it must not know.
func (t *tree) throughWalls() []string {
	graph := t.graph()
	var found []string
	for _, folder := range t.packages() {
		for _, w := range walls {
			if !within(folder, w.from) {
				continue
			}
			if way := t.way(graph, folder, w.to); len(way) > 0 {
				found = append(found, fmt.Sprintf("%s: reaches %s, which %s must not know: %s",
					folder, w.to, w.from, strings.Join(way, " → ")))
			}
		}
	}
	return found
}

// graph maps each folder to the import paths of its files other than tests.
func (t *tree) graph() map[string][]string {
	graph := map[string][]string{}
	for _, f := range t.files {
		if f.test {
			continue
		}
		for _, m := range f.imports {
			graph[f.folder] = append(graph[f.folder], m.path)
		}
	}
	return graph
}

// way returns the shortest chain of imports from a folder to a place, or nil.
func (t *tree) way(graph map[string][]string, from, to string) []string {
	seen := map[string]bool{from: true}
	queue := [][]string{{from}}
	for len(queue) > 0 {
		chain := queue[0]
		queue = queue[1:]
		for _, library := range graph[chain[len(chain)-1]] {
			name := library
			folder, ours := t.folderOf(library)
			if ours {
				name = folder
			}
			next := append(slices.Clone(chain), name)
			if within(name, to) {
				return next
			}
			if ours && !seen[folder] {
				seen[folder] = true
				queue = append(queue, next)
			}
		}
	}
	return nil
}

func withinAny(name string, parents []string) bool {
	return slices.ContainsFunc(parents, func(parent string) bool { return within(name, parent) })
}

func placeNames(folders []string) string {
	names := slices.Clone(folders)
	for i, name := range names {
		if name == "" {
			names[i] = "main.go"
		}
	}
	return strings.Join(names, " and ")
}
