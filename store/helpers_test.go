package store_test

import (
	"context"
	"flag"
	"path/filepath"
	"testing"

	"rapport/store"
	"rapport/store/storetest"
)

// TestMain tries each law on fewer files than rapid would: a file takes longer
// to make than a value. -rapid.checks tries more.
func TestMain(m *testing.M) {
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		if err := flag.Set("rapid.checks", "25"); err != nil {
			panic(err)
		}
	}
	m.Run()
}

// fresh is a company file that the caller closes.
func fresh(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "Law.rapport"), storetest.Company())
	if err != nil {
		t.Fatal(err)
	}
	return s
}
