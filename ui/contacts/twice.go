package contacts

import (
	"context"
	"hash/maphash"

	"rapport/app"
	"rapport/app/match"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// twice is the button to the page of duplicates, with how many there may be.
type twice struct {
	page   *Page
	button *widgets.Button
	loader widgets.Loader[int]
	seed   maphash.Seed
	seen   uint64 // of the contacts counted last
}

func newTwice(p *Page) *twice {
	t := &twice{page: p, seed: maphash.MakeSeed()}
	t.button = widgets.NewButton(i18n.T("Duplicates"), func() { p.deps.Duplicates(nil) })
	return t
}

// count looks for duplicates where names or ways to reach people have changed:
// it takes a second of work with very many contacts.
func (t *twice) count(rows []app.ContactRow) {
	var hash maphash.Hash
	hash.SetSeed(t.seed)
	for _, r := range rows {
		for _, text := range []string{r.Name, r.Company, r.Email, r.Phone, r.City} {
			_, _ = hash.WriteString(text)
			_ = hash.WriteByte(0)
		}
	}
	if t.seen == hash.Sum64() {
		return
	}
	t.seen = hash.Sum64()
	data := t.page.deps.Data
	t.loader.Load(func(ctx context.Context) (int, error) {
		pairs, err := data.Duplicates(ctx, match.DefaultScore)
		return len(pairs), err
	}, func(n int, err error) {
		if err != nil {
			t.page.deps.Host.Fail(err)
			return
		}
		label := i18n.T("Duplicates")
		if n > 0 {
			label += " " + format.Count(n)
		}
		t.button.SetLabel(label)
		t.page.list.tools.Refresh()
	})
}

// merge puts the selected contacts side by side.
func (p *Page) merge() {
	ids := p.list.selection()
	if len(ids) > mergeMost {
		p.deps.Host.Fail(app.Errorf(app.BadInput, "Choose at most %d contacts to merge at once.", mergeMost))
		return
	}
	p.deps.Duplicates(ids)
}

// mergeMost is how many contacts can stand side by side.
const mergeMost = 12
