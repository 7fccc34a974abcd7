package store_test

import (
	"context"
	"path/filepath"
	"testing"

	"rapport/store"
	"rapport/store/storetest"
)

// fresh is a company file that the caller closes.
func fresh(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "Law.rapport"), storetest.Company())
	if err != nil {
		t.Fatal(err)
	}
	return s
}
