package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"rapport/store"
)

// A folder is known as one that is copied elsewhere by its name, by that of one it
// lies in, or by what the service left in it.
func TestWhereabouts(t *testing.T) {
	root := t.TempDir()
	shared := filepath.Join(root, "shared")
	if err := os.MkdirAll(filepath.Join(shared, ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]string{
		"Documents":                 "",
		"OneDrive/Documents":        "OneDrive",
		"OneDrive - Acme Ltd/Books": "OneDrive",
		"Onedriver":                 "",
		"Dropbox (Personal)":        "Dropbox",
		"iCloud Drive":              "iCloud Drive",
		"坚果云/公司":                    "坚果云",
		"shared/books":              "Syncthing",
	} {
		w := store.WhereaboutsOf(filepath.Join(root, filepath.FromSlash(folder), "Acme.rapport"))
		if w.Synced != want || w.Network || w.Risky() != (want != "") {
			t.Errorf("%s: %+v, want %q", folder, w, want)
		}
		if said := w.Warning().String(); (said == "") == w.Risky() {
			t.Errorf("%s: warning %q", folder, said)
		}
	}
}
