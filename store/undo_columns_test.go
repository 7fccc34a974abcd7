package store_test

import (
	"testing"

	"github.com/jmoiron/sqlx"

	"rapport/store/storetest"
)

// A change that was logged before a column was there is taken back all the same:
// the column is as it begins.
func TestUndoOfAChangeFromBeforeAColumn(t *testing.T) {
	s := storetest.New(t)
	c := storetest.Campaign(2, "2026-01-01")
	c.Segment = "Loyal"
	storetest.Put(t, s, c)
	before := c.Name
	c.Name = "Another name"
	storetest.Put(t, s, c)
	db, err := sqlx.Open("sqlite", "file:"+s.Path())
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec("UPDATE change SET before = json_remove(before, '$.segment', '$.fixed_on') WHERE table_ = 'campaign' AND before IS NOT NULL")
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, err := s.Campaign(t.Context(), c.ID)
	if err != nil || got.Name != before || got.Segment != "" {
		t.Errorf("after undo %+v, %v", got, err)
	}
}
