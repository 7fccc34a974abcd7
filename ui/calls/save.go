package calls

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/shell"
)

// save records the call, with a task where a follow-up was asked for and a new
// contact where the name was new, as one action.
func (f *form) save(then func(contact app.ID)) {
	f.fieldList.ClearErrors()
	call, ok := f.read()
	if !ok {
		f.fieldList.FocusFirstError()
		return
	}
	f.timer.show()
	f.timer.stand()
	name := f.who.Chosen().Title
	action := app.Action{Text: i18n.Mark("Record a call with %s"), Args: []any{name}}
	followUp := f.followUp.Date()
	f.saver.Save(f.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		if f.who.ID() == newContact {
			c := &app.Contact{Kind: app.Person, Name: name, Acquired: call.Day}
			if err := u.Put(ctx, c); err != nil {
				return err
			}
			call.Contact = c.ID
		}
		if err := u.Put(ctx, call); err != nil || followUp == 0 {
			return err
		}
		return u.Put(ctx, &app.Task{Contact: call.Contact, Title: taskTitle(name, call), Due: followUp})
	}, func(id app.ID, err error) {
		if err != nil {
			f.refused(err)
			return
		}
		f.keeper.forget()
		f.panel.Close()
		f.deps.Host.Done(id, i18n.T("Call with %s recorded", name))
		if then != nil {
			then(call.Contact)
		}
	})
}

// read makes the call of what was typed; false where a field is wrong, with the
// error beside it.
func (f *form) read() (*app.Interaction, bool) {
	call := &app.Interaction{
		Day: f.deps.today(), Kind: app.Call, Direction: app.Direction(f.direction.Key()),
		Campaign: app.ID(f.answers.ID()), Order: app.ID(f.order.ID()), Outcome: f.outcome.Key(), Note: f.note.Text, Occurrence: 1,
	}
	switch id := f.who.ID(); {
	case id == 0:
		f.fields["customer"].SetError(i18n.T("Choose who it was with, or type a new name."))
	case id > 0:
		call.Contact = app.ID(id)
	}
	if f.timer.entry.Text != "" {
		minutes, err := format.ParseMinutes(f.timer.entry.Text)
		if err != nil {
			f.fields["minutes"].SetError(err.Error())
		}
		call.Minutes = decimal.NewNullDecimal(minutes.Round(2))
	}
	if err := f.followUp.Err(); err != nil {
		f.fields["due"].SetError(err.Error())
	}
	for _, field := range f.fields {
		if field.Error() != "" {
			return nil, false
		}
	}
	return call, true
}

// taskTitle says what the follow-up is about: the first line of the note, or
// the call itself.
func taskTitle(name string, call *app.Interaction) string {
	if call.Note == "" {
		return i18n.T("Call %s again", name)
	}
	title := []rune(firstLine(call.Note))
	return string(title[:min(len(title), 120)])
}

func firstLine(text string) string {
	for i, r := range text {
		if r == '\n' {
			return text[:i]
		}
	}
	return text
}

// refused shows errors beside their fields; what was typed stays.
func (f *form) refused(err error) {
	for name, sentence := range shell.FieldErrors(err) {
		if field := f.fields[name]; field != nil {
			field.SetError(sentence)
		} else {
			f.deps.Host.Fail(err)
		}
	}
	f.fieldList.FocusFirstError()
}
