package storetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"rapport/app/sample"
	"rapport/store"
)

// sampleFile is the sample company, built once for all tests of a package.
var sampleFile = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "sample")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "Harbour Audio.rapport")
	s, err := store.Create(context.Background(), path, sample.Company())
	if err != nil {
		return nil, err
	}
	if err := sample.Build(context.Background(), s, 1); err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// Sample is a copy of the sample company, closed at the end of the test.
func Sample(t testing.TB) *store.Store {
	t.Helper()
	raw, err := sampleFile()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "Harbour Audio.rapport")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(context.Background(), path, store.Options{Actor: "Dana"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
