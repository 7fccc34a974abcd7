package campaigns

import (
	"testing"

	"rapport/ui/document"
)

// restart is the page as the next start of the program makes it.
func (b *bench) restart() {
	if f := b.page.form; f != nil && f.panel.IsOpen() {
		f.panel.OnClosed = nil
		f.panel.Close()
	}
	b.page = New(Deps{Data: b.store, Host: b.Host(today)})
	b.Hold(b.page.Content(), b.page.Refresh)
	b.page.Refresh()
}

func (b *bench) unsaved() []document.Unsaved {
	b.t.Helper()
	drafts, err := b.store.Drafts(b.t.Context(), document.FormDrafts)
	if err != nil {
		b.t.Fatal(err)
	}
	var all []document.Unsaved
	for _, d := range drafts {
		if u, ok := document.ReadUnsaved(d); ok {
			all = append(all, u)
		}
	}
	return all
}

func TestCampaignOutlivesTheProgram(t *testing.T) {
	b := newBench(t)
	b.page.openForm(0)
	f := b.page.form
	f.name.SetText("Autumn letters")
	f.budget.SetText("12 00x")
	f.ends.SetText("+30")
	f.keeper.Keep()
	kept := b.unsaved()
	if len(kept) != 1 || kept[0].Title != "Autumn letters" {
		t.Fatalf("kept %+v", kept)
	}
	b.restart()
	b.page.Show(kept[0].Place())
	f = b.page.form
	if f == nil || f.name.Text != "Autumn letters" || f.budget.Text != "12 00x" || f.ends.Date() == 0 {
		t.Fatalf("came back as %+v", f)
	}
	f.name.SetText("")
	f.budget.SetText("")
	f.ends.SetText("")
	f.keeper.Keep()
	if len(b.unsaved()) != 0 {
		t.Error("a form from which all was taken out again is kept")
	}
}

// The line for the next cost comes back with its campaign, and is forgotten once
// the cost is added.
func TestCostLineOutlivesTheProgram(t *testing.T) {
	b := newBench(t)
	row := b.open("Dynamic Sound")
	b.page.detail.costs.amount.SetText("120")
	b.page.detail.costs.note.SetText("print")
	kept := b.unsaved()
	if len(kept) != 1 || kept[0].Of() != row.ID {
		t.Fatalf("kept %+v", kept)
	}
	b.restart()
	b.page.Show(kept[0].Place())
	d := b.page.detail
	if d.tabs.Chosen() != tabCosts || d.costs.amount.Amount() != 12000 || d.costs.note.Text != "print" {
		t.Fatalf("came back with tab %s, %d, %q", d.tabs.Chosen(), d.costs.amount.Amount(), d.costs.note.Text)
	}
	before := len(d.costs.rows)
	d.costs.add()
	if len(d.costs.rows) != before+1 || len(b.unsaved()) != 0 || d.costs.note.Text != "" {
		t.Errorf("after adding %d rows, kept %+v, note %q", len(d.costs.rows), b.unsaved(), d.costs.note.Text)
	}
}
