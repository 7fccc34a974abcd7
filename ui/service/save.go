package service

import (
	"context"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
)

// open shows the form, with what was typed into it before; nil for nothing.
func (f *form) open(unsaved *document.Unsaved) {
	if unsaved != nil {
		unsaved.Typed.Fill(f.fields)
		f.showCost()
		f.panel.SetChips(document.KeptChips(f.keeper.Resume(*unsaved), func() {
			f.leave(func() { f.page.goOn(f.service.ID, anyDraft) })
		})...)
	}
	f.panel.Open(f.page.deps.Host.Canvas())
	f.keeper.Watch()
}

// closed keeps what was typed.
func (f *form) closed() {
	f.rates.Stop()
	f.keeper.Rest()
}

// leave closes the form for good, and then forgets what was typed.
func (f *form) leave(then func()) {
	f.rates.Stop()
	f.panel.OnClosed = nil
	f.panel.Close()
	f.keeper.Forget(then)
}

// unreadable lists what was typed and cannot be read, by field.
func (f *form) unreadable() map[string]string {
	faults := map[string]string{}
	if _, err := f.readMinutes(); err != nil {
		faults["minutes"] = err.Error()
	}
	if err := f.day.Err(); err != nil {
		faults["date"] = err.Error()
	}
	if err := f.parts.Err(); err != nil {
		faults["parts_cost"] = err.Error()
	}
	return faults
}

// save saves the case, or says beside the fields what is wrong.
func (f *form) save() {
	faults := f.unreadable()
	f.showFaults(faults)
	if len(faults) > 0 {
		return
	}
	c := f.collect()
	action := app.Action{Text: i18n.Mark("Change service case %s"), Args: []any{c.Number}}
	if c.ID == 0 {
		action.Text = i18n.Mark("Record service case %s")
	}
	f.saver.Save(f.page.deps.Data, action, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, c) },
		func(id app.ID, err error) {
			if err != nil {
				f.failed(err)
				return
			}
			f.leave(nil)
			f.page.saved(id, c)
		})
}

func (f *form) failed(err error) {
	faults := shell.FieldErrors(err)
	f.showFaults(faults)
	for name := range faults {
		if f.fields[name] == nil {
			f.page.deps.Host.Fail(err)
			return
		}
	}
}

func (f *form) showFaults(faults map[string]string) {
	for name, field := range f.fields {
		field.SetError(faults[name])
	}
	f.form.FocusFirstError()
}
