package document

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"rapport/app"
)

// slowDrafts keep one draft, and write it only when they are let.
type slowDrafts struct {
	let  chan struct{}
	kept []app.Draft
}

func (d *slowDrafts) SaveDraft(_ context.Context, form, body string) error {
	<-d.let
	d.kept = []app.Draft{{Form: form, Body: body}}
	return nil
}

func (d *slowDrafts) ClearDraft(context.Context, string) error { return nil }

func (d *slowDrafts) Drafts(context.Context, string) ([]app.Draft, error) { return d.kept, nil }

// A form that is opened again while it is still being written down comes back as it
// was left.
func TestFormThatOpensWaitsForItsDraft(t *testing.T) {
	test.NewTempApp(t)
	data := &slowDrafts{let: make(chan struct{})}
	typed := ""
	k := NewKeeper(data, func(err error) { t.Error(err) }, OrderForm, 0, func() Unsaved { return Unsaved{Title: typed} })
	typed = "Ann Lee"
	k.Rest()
	found := make(chan *Unsaved)
	go func() {
		u, err := FindDraft(t.Context(), data, OrderForm, 0, NewestDraft)
		if err != nil {
			t.Error(err)
		}
		found <- u
	}()
	select {
	case u := <-found:
		t.Fatalf("opened with %+v before it was written down", u)
	case <-time.After(20 * time.Millisecond):
	}
	close(data.let)
	if u := <-found; u == nil || u.Title != "Ann Lee" {
		t.Errorf("came back as %+v", u)
	}
}
