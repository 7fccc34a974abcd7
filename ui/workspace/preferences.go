package workspace

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/backups"
	"rapport/ui/shell"
	"rapport/ui/theme"
)

// extension is the ending of company files.
const extension = ".rapport"

// Keys of what is kept on this computer. Nothing of a company is kept here.
const (
	keyLanguage = "language"
	keyTheme    = "theme"
	keyRecent   = "recent"
	keyWidth    = "width"
	keyHeight   = "height"
	keyPlace    = "place"
	keyBackups  = "backups"
	keyHeeded   = "heeded"
	keyFolder   = "folder." // of a purpose
)

// recentMost is how many files the first page offers.
const recentMost = 5

// preferences is what is kept on this computer from one start to the next.
type preferences struct{ fyne.Preferences }

func (p preferences) language() i18n.Language { return i18n.Language(p.String(keyLanguage)) }

func (p preferences) theme() theme.Mode { return theme.Mode(p.String(keyTheme)) }

// size is the size of the window at the last end, within reason.
func (p preferences) size() fyne.Size {
	size := fyne.NewSize(float32(p.FloatWithFallback(keyWidth, firstWidth)), float32(p.FloatWithFallback(keyHeight, firstHeight)))
	return fyne.NewSize(max(900, min(size.Width, 8000)), max(600, min(size.Height, 8000)))
}

func (p preferences) keepSize(size fyne.Size) {
	p.SetFloat(keyWidth, float64(size.Width))
	p.SetFloat(keyHeight, float64(size.Height))
}

// recent lists the files opened last that are still there, newest first.
func (p preferences) recent() []string {
	return slices.DeleteFunc(p.StringList(keyRecent), func(path string) bool {
		_, err := os.Stat(path)
		return err != nil
	})
}

// backups is how often a copy of the company file is made by itself.
func (p preferences) backups() backups.Routine {
	return backups.Routine(p.StringWithFallback(keyBackups, string(backups.Daily)))
}

func (p preferences) keepBackups(r backups.Routine) { p.SetString(keyBackups, string(r)) }

// heeds reports whether a warning about the place of a file was seen.
func (p preferences) heeds(path string) bool { return slices.Contains(p.StringList(keyHeeded), path) }

func (p preferences) heed(path string) {
	p.SetStringList(keyHeeded, append(slices.DeleteFunc(p.StringList(keyHeeded), func(old string) bool { return old == path }), path))
}

// last is the file opened last; empty for none.
func (p preferences) last() string {
	if all := p.StringList(keyRecent); len(all) > 0 {
		return all[0]
	}
	return ""
}

func (p preferences) opened(path string) {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	all := slices.DeleteFunc(p.StringList(keyRecent), func(old string) bool { return old == path })
	all = append([]string{path}, all...)
	p.SetStringList(keyRecent, all[:min(recentMost, len(all))])
}

// forget takes a file that did not open out of the list.
func (p preferences) forget(path string) {
	if path == "" {
		path = p.last()
	}
	p.SetStringList(keyRecent, slices.DeleteFunc(p.StringList(keyRecent), func(old string) bool { return old == path }))
}

// keptPlace is the place last visited, in which file, and the records that were
// visited before it, the last first.
type keptPlace struct {
	File   string
	Place  shell.Place
	Recent []shell.Place
}

// placesMost is how many records are kept.
const placesMost = 12

// place is where the user was in a file when it was closed.
func (p preferences) place(path string) shell.Place {
	var kept keptPlace
	if json.Unmarshal([]byte(p.String(keyPlace)), &kept) != nil || kept.File != path {
		return shell.Place{}
	}
	return kept.Place
}

// recentPlaces are the records visited last in a file, the last first.
func (p preferences) recentPlaces(path string) []shell.Place {
	var kept keptPlace
	if json.Unmarshal([]byte(p.String(keyPlace)), &kept) != nil || kept.File != path {
		return nil
	}
	return kept.Recent
}

func (p preferences) keepPlace(path string, place shell.Place) {
	place.Arg = "" // a form that was open is not opened again
	recent := p.recentPlaces(path)
	if place.ID != 0 {
		recent = slices.DeleteFunc(recent, func(other shell.Place) bool { return other.Page == place.Page && other.ID == place.ID })
		recent = append([]shell.Place{place}, recent...)
		recent = recent[:min(placesMost, len(recent))]
	}
	if text, err := json.Marshal(keptPlace{path, place, recent}); err == nil {
		p.SetString(keyPlace, string(text))
	}
}
