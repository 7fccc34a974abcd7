package returns

import (
	"context"
	"sort"
	"strconv"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/format"
)

// Faults implements sheet.Lines.
func (f *form) Faults() map[string]string {
	faults := map[string]string{}
	for i, r := range f.taken() {
		field := "lines." + strconv.Itoa(i+1)
		if r.fault != "" {
			faults[field+".quantity"] = r.fault
		} else if err := r.refund.Err(); err != nil {
			faults[field+".refund"] = err.Error()
		}
	}
	return faults
}

// ShowFaults implements sheet.Lines.
func (f *form) ShowFaults(faults map[string]string) {
	for i, r := range f.taken() {
		r.say(lineFault(faults, i+1))
	}
	f.goodsErr.Set(faults["lines"])
	f.goodsErr.Hidden = faults["lines"] == ""
	f.Fit()
}

// taken are the goods that come back.
func (f *form) taken() []*goodsRow {
	var rows []*goodsRow
	for _, r := range f.rows {
		if r.taken() {
			rows = append(rows, r)
		}
	}
	return rows
}

// save saves the return, or says beside the fields what is wrong.
func (f *form) save() {
	r := f.collect()
	action := app.Action{Text: i18n.Mark("Record return %s"), Args: []any{r.Number}}
	if r.ID != 0 {
		action.Text = i18n.Mark("Change return %s")
	}
	f.Save(action, nil, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, r) }, func(id app.ID) {
		f.page.list.Wanted = r.ID
		paid := -r.RestockingFee - f.rebates.amount()
		for _, l := range r.Lines {
			paid += l.Refund
		}
		f.page.deps.Host.Done(id, i18n.T("Return %s saved, %s to pay out", r.Number, format.Amount(paid, f.currency)))
	})
}

// lineFault is what is wrong with the n-th line, from 1.
func lineFault(faults map[string]string, n int) string {
	prefix := "lines." + strconv.Itoa(n) + "."
	var found []string
	for field := range faults {
		if strings.HasPrefix(field, prefix) {
			found = append(found, field)
		}
	}
	if len(found) == 0 {
		return ""
	}
	sort.Strings(found)
	return faults[found[0]]
}
