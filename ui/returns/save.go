package returns

import (
	"context"
	"sort"
	"strconv"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/shell"
)

// faults lists what was typed and cannot be taken, by field.
func (f *form) faults() map[string]string {
	faults := map[string]string{}
	for name, err := range map[string]error{
		"date": f.date.Err(), "restocking_fee": f.fee.Err(), "shipping_cost": f.carrier.Err(),
	} {
		if err != nil {
			faults[name] = err.Error()
		}
	}
	n := 0
	for _, r := range f.rows {
		if !r.taken() {
			continue
		}
		n++
		field := "lines." + strconv.Itoa(n)
		if r.fault != "" {
			faults[field+".quantity"] = r.fault
		} else if err := r.refund.Err(); err != nil {
			faults[field+".refund"] = err.Error()
		}
	}
	return faults
}

// save saves the return, or says beside the fields what is wrong.
func (f *form) save() {
	faults := f.faults()
	f.showFaults(faults)
	if len(faults) > 0 {
		return
	}
	r := f.collect()
	action := app.Action{Text: i18n.Mark("Record return %s"), Args: []any{r.Number}}
	f.saver.Save(f.page.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		return u.Put(ctx, r)
	}, func(id app.ID, err error) {
		if err != nil {
			f.failed(err)
			return
		}
		f.leave(nil)
		f.page.list.wanted = r.ID
		paid := finance.Amount(0)
		for _, l := range r.Lines {
			paid += l.Refund
		}
		paid -= r.RestockingFee + f.rebates.amount()
		f.page.saved(id, i18n.T("Return %s saved, %s to pay out", r.Number, format.Amount(paid, f.currency)))
	})
}

func (f *form) failed(err error) {
	faults := shell.FieldErrors(err)
	f.showFaults(faults)
	for name := range faults {
		if f.fields[name] == nil && !strings.HasPrefix(name, "lines") {
			f.page.deps.Host.Fail(err)
			return
		}
	}
}

func (f *form) showFaults(faults map[string]string) {
	for name, field := range f.fields {
		field.SetError(faults[name])
	}
	n := 0
	for _, r := range f.rows {
		if r.taken() {
			n++
			r.say(lineFault(faults, n))
		}
	}
	f.goodsErr.Set(faults["lines"])
	f.goodsErr.Hidden = faults["lines"] == ""
	f.fit()
	for _, column := range f.forms {
		if column.FocusFirstError() {
			return
		}
	}
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
