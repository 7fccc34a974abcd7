package workspace

import (
	"context"
	"testing"

	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// What was typed and not saved is offered on Today, and a tap goes on with it.
func TestTodayOffersWhatWasNotSaved(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	p.sample()
	body := `{"title":"Michelle Alvarez","typed":{"note":{"text":"gift wrap"},"number":{"text":"O-77"}}}`
	if err := p.open.file.SaveDraft(context.Background(), document.FormDrafts+"order/0/kept", body); err != nil {
		t.Fatal(err)
	}
	p.open.shell.Go(shell.Place{Page: "finance"})
	p.open.shell.Go(shell.Place{Page: todayPage})
	p.open.shell.Changed()
	wantText(t, p, "Not saved: Order · Michelle Alvarez")
	tap(t, p, "Not saved: Order · Michelle Alvarez")
	panel := widgets.TopPanel(p.window.Canvas())
	if panel == nil || p.open.shell.Current().Page != document.OrdersPage {
		t.Fatalf("the order is not open, at %v", p.open.shell.Current())
	}
	found := false
	for _, o := range inView(panel) {
		entry, ok := o.(*widgets.Entry)
		found = found || ok && entry.Text == "gift wrap"
	}
	if !found {
		t.Error("what was typed is not in the form")
	}
}
