package returns

import (
	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// rebates asks, for each paid rebate on the goods that come back, whether it is
// kept from the refund. Keeping is the choice in force until the user says no.
type rebates struct {
	form    *form
	root    *fyne.Container
	claims  []app.ClaimRow
	whole   map[app.ID]bool // all the goods in view of the claim come back
	choices map[app.ID]bool // as the user chose; missing: not asked
}

func newRebates(f *form) *rebates {
	return &rebates{form: f, root: widgets.Stack(2 * theme.Unit), choices: map[app.ID]bool{}}
}

// update finds the rebates on the goods that are taken back.
func (b *rebates) update(rows []*goodsRow) {
	var claims []app.ClaimRow
	whole := map[app.ID]bool{}
	for _, r := range rows {
		if !r.taken() {
			continue
		}
		for _, c := range r.line.Claims {
			if _, seen := whole[c.ID]; !seen {
				claims = append(claims, c)
				whole[c.ID] = true
			}
			whole[c.ID] = whole[c.ID] && r.whole()
		}
	}
	same := len(claims) == len(b.claims)
	for i := range claims {
		same = same && claims[i].ID == b.claims[i].ID && whole[claims[i].ID] == b.whole[claims[i].ID]
	}
	b.claims, b.whole = claims, whole
	if !same {
		b.show()
	}
}

func (b *rebates) show() {
	b.root.Objects = b.root.Objects[:0]
	for _, c := range b.claims {
		b.root.Add(b.question(c))
	}
	b.root.Refresh()
}

func (b *rebates) question(c app.ClaimRow) fyne.CanvasObject {
	amount := format.Amount(c.Amount, b.form.currency)
	question := widgets.NewParagraph(
		i18n.T("A %s rebate was paid on these goods. Keep it from the refund?", amount), widgets.Strong, 264)
	detail := widgets.NewCutText(i18n.T("Claim %s, paid %s", c.Number, format.Date(c.StatusOn)), widgets.Small.In(theme.ColorMutedTinted))
	tick := document.NewTick(i18n.T("Keep %s", amount), func(on bool) {
		b.choices[c.ID] = on
		b.form.changed()
	})
	tick.SetOn(b.keeps(c.ID))
	return document.NewNotice(widgets.Pad(8, 10, 4, 10, widgets.Stack(2, question, detail, tick)))
}

// keeps says whether a rebate is kept: as chosen, else where all goods come
// back.
func (b *rebates) keeps(claim app.ID) bool {
	if on, chosen := b.choices[claim]; chosen {
		return on
	}
	return b.whole[claim]
}

// kept lists the claims that are kept from the refund.
func (b *rebates) kept() []app.ID {
	var ids []app.ID
	for _, c := range b.claims {
		if b.keeps(c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// amount is what is kept from the refund.
func (b *rebates) amount() finance.Amount {
	total := finance.Amount(0)
	for _, c := range b.claims {
		if b.keeps(c.ID) {
			total += c.Amount
		}
	}
	return total
}
