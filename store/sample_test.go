package store_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"rapport/app/sample"
	"rapport/store"
)

func TestSampleCompany(t *testing.T) {
	ctx := context.Background()
	s, err := store.Create(ctx, filepath.Join(t.TempDir(), "Harbour.rapport"), sample.Company())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	start := time.Now()
	if err := sample.Build(ctx, s, 1); err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(start))
	r, err := s.Check(ctx, nil)
	t.Logf("%+v %v %v", r, err, time.Since(start))
	h, err := s.Search(ctx, "mich alv", 5)
	t.Logf("%+v %v", h, err)
	h, err = s.Search(ctx, "O-1001", 5)
	t.Logf("%+v %v", h, err)
	d, err := s.Undo(ctx)
	t.Log(d, err, time.Since(start))
	r, err = s.Check(ctx, nil)
	t.Logf("%+v %v %v", r, err, time.Since(start))
	d, err = s.Redo(ctx)
	t.Log(d, err, time.Since(start))
	r, err = s.Check(ctx, nil)
	t.Logf("%+v %v %v", r, err, time.Since(start))
	t.Log(s.Rebuild(ctx, nil), time.Since(start))
	r, err = s.Check(ctx, nil)
	t.Logf("%+v %v %v", r, err, time.Since(start))
}
