package files

import (
	"cmp"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"rapport/app"
	"rapport/assets/i18n"
)

// item is a file or a folder in the folder that is shown.
type item struct {
	name    string
	folder  bool
	size    int64
	changed time.Time
}

// list reads what lies in a folder: its folders, and the files with one of the
// endings; all files where none is given.
func list(folder string, endings []string) ([]item, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, app.Errorf(app.Permission, "The folder %s cannot be read. Choose another, or type the path of the file.", folder)
	}
	var items []item
	for _, entry := range entries {
		info, err := os.Stat(filepath.Join(folder, entry.Name())) // a link is what it leads to
		if err != nil {
			continue
		}
		it := item{entry.Name(), info.IsDir(), info.Size(), info.ModTime()}
		if it.folder || len(endings) == 0 || slices.Contains(endings, strings.ToLower(filepath.Ext(it.name))) {
			items = append(items, it)
		}
	}
	return items, nil
}

// The orders that the list can be in, as the keys of its columns.
const (
	byName    = "name"
	bySize    = "size"
	byChanged = "changed"
)

// order sorts items: folders first and always by name, files by what is asked.
func order(items []item, by string, descending bool) {
	slices.SortStableFunc(items, func(a, b item) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		name := cmp.Or(cmp.Compare(app.Fold(a.name), app.Fold(b.name)), cmp.Compare(a.name, b.name))
		if a.folder {
			return name
		}
		way := name
		switch by {
		case bySize:
			way = cmp.Compare(a.size, b.size)
		case byChanged:
			way = a.changed.Compare(b.changed)
		}
		if descending {
			way = -way
		}
		return cmp.Or(way, name)
	})
}

// matching are the items whose names hold the text; hidden ones are left out
// unless the text begins as they do.
func matching(items []item, text string) []item {
	var kept []item
	for _, it := range items {
		if strings.HasPrefix(it.name, ".") && !strings.HasPrefix(text, ".") {
			continue
		}
		if strings.Contains(app.Fold(it.name), app.Fold(text)) {
			kept = append(kept, it)
		}
	}
	return kept
}

// meant parts what was typed while a folder is shown into the folder and the
// name it means: "~/exports/cu" is "cu" in the folder exports at home.
func meant(shown, typed string) (folder, name string) {
	typed = strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(typed, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			typed = home + string(filepath.Separator) + strings.TrimLeft(rest, `/\`)
		}
	}
	if !filepath.IsAbs(typed) {
		typed = shown + string(filepath.Separator) + typed
	}
	at := len(typed) - 1
	for at >= 0 && !os.IsPathSeparator(typed[at]) {
		at--
	}
	folder, name = filepath.Clean(typed[:at+1]), typed[at+1:]
	if name == ".." {
		return filepath.Dir(folder), ""
	}
	return folder, name
}

// place is a folder that many people keep files in.
type place struct{ label, path string }

// places are those that there are on this computer.
func places() []place {
	var known []place
	if home, err := os.UserHomeDir(); err == nil {
		known = []place{
			{i18n.T("Home"), home},
			{i18n.T("My documents"), filepath.Join(home, "Documents")},
			{i18n.T("Downloads"), filepath.Join(home, "Downloads")},
			{i18n.T("Desktop"), filepath.Join(home, "Desktop")},
		}
	}
	if runtime.GOOS == "windows" {
		for drive := 'C'; drive <= 'Z'; drive++ {
			known = append(known, place{string(drive) + ":", string(drive) + `:\`})
		}
	}
	return slices.DeleteFunc(known, func(p place) bool { return !isFolder(p.path) })
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// nearest is the folder itself or the first above it that there is.
func nearest(folder string) string {
	for !isFolder(folder) && filepath.Dir(folder) != folder {
		folder = filepath.Dir(folder)
	}
	return folder
}
