package uitest

import (
	"testing"

	"fyne.io/fyne/v2"

	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
)

// Page is what a bench needs of a page.
type Page interface {
	Content() fyne.CanvasObject
	Refresh()
	Show(shell.Place)
}

// Bench is a page P over a company file S, and what the page told its host.
type Bench[S document.DraftLister, P Page] struct {
	*Around
	T     *testing.T
	Store S
	Page  P

	today finance.Date
	make  func(S, document.Host) P
}

// NewBench shows the page that make makes, on a day.
func NewBench[S document.DraftLister, P Page](t *testing.T, file S, today finance.Date, make func(S, document.Host) P) *Bench[S, P] {
	t.Helper()
	b := &Bench[S, P]{Around: New(t), T: t, Store: file, today: today, make: make}
	b.Restart()
	return b
}

// Restart makes the page anew over the same file, as the next start of the program
// does after it ended without a word.
func (b *Bench[S, P]) Restart() {
	overlays := b.Window.Canvas().Overlays()
	for _, overlay := range overlays.List() {
		overlays.Remove(overlay)
	}
	b.Page = b.make(b.Store, b.Host(b.today))
	b.Hold(b.Page.Content(), b.Page.Refresh)
	b.Page.Show(shell.Place{})
}

// Unsaved are the forms that were typed into and not saved, the newest first.
func (b *Bench[S, P]) Unsaved() []document.Unsaved {
	b.T.Helper()
	all, err := document.AllUnsaved(b.T.Context(), b.Store)
	if err != nil {
		b.T.Fatal(err)
	}
	return all
}
