package workspace

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// A table dropped anywhere on the window is about to be imported.
func TestATableDroppedOnTheWindowIsImported(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	p.sample()
	path := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(path, []byte("name,city\nZoe Quill,Oslo\nZoe Rush,Bergen,7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.dropped(fyne.NewPos(100, 100), []fyne.URI{storage.NewFileURI(path)})
	wantText(t, p, "people.csv", "UTF-8 (found)", "Zoe Quill")
}
