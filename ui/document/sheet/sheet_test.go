package sheet

import (
	"context"
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

// bench is the form of a product, and what it told.
type bench struct {
	*uitest.Around
	store  *store.Store
	sheet  *Sheet
	name   *widgets.Entry
	day    *widgets.DateField
	saved  []app.ID
	anew   int
	record *app.Product
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), store: storetest.New(t), record: storetest.Product("300", "120")}
	b.Hold(widgets.NewText("", widgets.Body), nil)
	b.form(t, nil)
	return b
}

// form opens the form, with what was typed before; nil for nothing.
func (b *bench) form(t *testing.T, unsaved *document.Unsaved) {
	t.Helper()
	host := b.Host(finance.MustDate("2026-03-16"))
	b.sheet = New(b.store, host)
	b.name, b.day = widgets.NewEntry(), widgets.NewDateField(host.Today)
	b.sheet.Build("Product", b.sheet.Column(0, b.sheet.Field("name", "Name", b.name), b.sheet.Field("day", "Day", b.day)), "Save", b.save)
	b.sheet.Keep("product", 0, func(u *document.Unsaved) { u.Title = b.name.Text })
	b.sheet.Open(unsaved, func() { b.anew++ })
}

func (b *bench) save() {
	p := *b.record
	p.Name = b.name.Text
	b.sheet.Save(app.Action{Text: "Save"}, nil, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, &p) },
		func(id app.ID) { b.saved = append(b.saved, id) })
}

func (b *bench) unsaved(t *testing.T) []document.Unsaved {
	t.Helper()
	all, err := document.AllUnsaved(t.Context(), b.store)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWhatIsWrongStandsBesideItsFieldAndNothingIsSaved(t *testing.T) {
	b := newBench(t)
	b.name.SetText("Camera")
	b.day.SetText("31 Feb")
	b.sheet.Panel.Save()
	if b.sheet.Fields["day"].Error() == "" || len(b.saved) != 0 {
		t.Fatal("a day that is none was saved")
	}
	b.day.SetText("")
	b.name.SetText("")
	b.sheet.Panel.Save()
	if b.sheet.Fields["name"].Error() == "" || b.sheet.Fields["day"].Error() != "" || len(b.saved) != 0 {
		t.Error("what the record lacks is not said beside its field alone")
	}
	b.sheet.Refuse(app.Errorf(app.Conflict, "The month is closed."))
	if len(b.Failed) != 1 {
		t.Error("the window is not told of an error of no field")
	}
}

func TestWhatIsTypedIsKeptUntilItIsSaved(t *testing.T) {
	b := newBench(t)
	b.name.SetText("Camera")
	b.day.SetText("31 Feb")
	b.sheet.Panel.AskClose()
	kept := b.unsaved(t)
	if len(kept) != 1 || kept[0].Title != "Camera" {
		t.Fatalf("kept %+v", kept)
	}
	b.form(t, &kept[0])
	if b.name.Text != "Camera" || b.day.Text() != "31 Feb" {
		t.Fatalf("came back as %q, %q", b.name.Text, b.day.Text())
	}
	b.day.SetText("")
	b.sheet.Panel.Save()
	if len(b.saved) != 1 || b.sheet.Panel.IsOpen() || len(b.unsaved(t)) != 0 {
		t.Errorf("saved %v, kept %+v, failed %v", b.saved, b.unsaved(t), b.Failed)
	}
}

func TestBeginningAfreshForgetsWhatWasTyped(t *testing.T) {
	b := newBench(t)
	b.name.SetText("Camera")
	b.sheet.Panel.AskClose()
	b.form(t, &b.unsaved(t)[0])
	b.sheet.Afresh()
	if b.anew != 1 || b.sheet.Panel.IsOpen() || len(b.unsaved(t)) != 0 {
		t.Errorf("opened anew %d times, kept %+v", b.anew, b.unsaved(t))
	}
}
