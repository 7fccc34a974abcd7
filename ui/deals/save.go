package deals

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// finder makes the options of a picker from choices.
func finder(find func(context.Context, string, int) ([]app.Choice, error)) widgets.Provider {
	return func(ctx context.Context, text string) ([]widgets.Option, error) {
		choices, err := find(ctx, text, choicesShown)
		return document.Options(choices), err
	}
}

// save saves the deal, or says beside the fields what is wrong.
func (f *form) save() { f.saveThen(nil) }

// quote saves the deal and makes its quote.
func (f *form) quote() {
	if len(f.lines.collect()) == 0 {
		f.lines.say(i18n.T("A quote lists what is offered. Add a line."))
		return
	}
	f.saveThen(func(d *app.Deal) { f.page.deps.Quote(d.ID) })
}

func (f *form) saveThen(then func(*app.Deal)) {
	faults := map[string]string{}
	if err := f.value.Err(); err != nil {
		faults["value"] = err.Error()
	}
	if err := f.expected.Err(); err != nil {
		faults["expected"] = err.Error()
	}
	f.showFaults(faults)
	if len(faults) > 0 || f.lines.unread() {
		return
	}
	d, name := f.collect(), ""
	if f.with.ID() == newContact {
		name = f.with.Chosen().Title
	}
	action := app.Action{Text: i18n.Mark("Change deal %s"), Args: []any{d.Number}}
	if d.ID == 0 {
		action.Text = i18n.Mark("Record deal %s")
	}
	f.saver.Save(f.page.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		if name != "" {
			c := &app.Contact{Kind: app.Person, Name: name, Owner: d.Owner}
			if err := u.Put(ctx, c); err != nil {
				return err
			}
			d.Contact = c.ID
		}
		return u.Put(ctx, d)
	}, func(id app.ID, err error) {
		if err != nil {
			f.failed(err)
			return
		}
		f.leave(nil)
		f.page.board.wanted = d.ID
		f.page.deps.Host.Done(id, i18n.T("Deal %s saved", d.Number))
		f.page.board.load()
		if then != nil {
			then(d)
		}
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
	f.lines.showFaults(faults)
	for _, column := range f.forms {
		if column.FocusFirstError() {
			return
		}
	}
}
