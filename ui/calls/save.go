package calls

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/shell"
)

// unreadable lists what was typed and cannot be read, by field.
func (f *form) unreadable() map[string]string {
	faults := map[string]string{}
	if _, err := f.clock.minutes(); err != nil && f.kind().timed {
		faults["minutes"] = err.Error()
	}
	if err := f.day.Err(); err != nil {
		faults["date"] = err.Error()
	}
	at, err := app.ParseTimeOfDay(f.followAt.Text)
	if err != nil {
		faults["due"] = shell.Sentence(err)
	}
	if at != "" && f.follow.Date() == 0 {
		faults["due"] = i18n.T("Give the day for that time.")
	}
	if err := f.follow.Err(); err != nil {
		faults["due"] = err.Error()
	}
	return faults
}

// save saves the call with its follow-up, or says beside the fields what is
// wrong.
func (f *form) save() {
	faults := f.unreadable()
	f.showFaults(faults)
	if len(faults) > 0 {
		return
	}
	call, follow, name := f.collect(), f.follow.Date(), f.with.Chosen().Title
	at, _ := app.ParseTimeOfDay(f.followAt.Text) // read above
	fresh, owner := f.with.ID() == newContact, f.owner
	sentence, args := f.kind().action, []any{name}
	if name == "" {
		sentence, args = f.kind().unknown, nil
	}
	f.saver.Save(f.deps.Data, app.Action{Text: sentence, Args: args}, func(ctx context.Context, u app.Unit) error {
		if fresh {
			c := &app.Contact{Kind: app.Person, Name: name, Acquired: call.Day}
			if err := u.Put(ctx, c); err != nil {
				return err
			}
			call.Contact = c.ID
		}
		if err := u.Put(ctx, call); err != nil {
			return err
		}
		if follow == 0 {
			return nil
		}
		return u.Put(ctx, &app.Task{Contact: call.Contact, Owner: owner, Title: taskTitle(call.Kind, name, call.Note), Due: follow, At: at})
	}, func(id app.ID, err error) {
		if err != nil {
			f.failed(err)
			return
		}
		f.draft.clear()
		f.panel.Close()
		f.deps.Host.Done(id, f.said(name))
	})
}

// taskTitle says what is to be done: call back, or follow up, and about what.
func taskTitle(kind app.InteractionKind, name, note string) string {
	title := i18n.T("Call %s back", name)
	switch {
	case kind != app.Call && name == "":
		title = i18n.T("Follow up")
	case kind != app.Call:
		title = i18n.T("Follow up with %s", name)
	case name == "":
		title = i18n.T("Call back")
	}
	about, _, _ := strings.Cut(note, "\n")
	if runes := []rune(about); len(runes) > 80 {
		about = string(runes[:80]) + "…"
	}
	if about != "" {
		title += ": " + about
	}
	return title
}

// said is what the window says of a saved call.
func (f *form) said(name string) string {
	if name == "" {
		name = i18n.T("Unknown caller")
	}
	if k := f.kind(); k.kind != app.Call {
		said := i18n.T("%s, %s: saved", k.name, name)
		if day := f.follow.Date(); day != 0 {
			said = i18n.T("%s, %s: saved; follow-up on %s", k.name, name, format.Date(day))
		}
		return said
	}
	if day := f.follow.Date(); day != 0 {
		return i18n.T("Call with %s saved; follow-up on %s", name, format.Date(day))
	}
	return i18n.T("Call with %s saved", name)
}

func (f *form) failed(err error) {
	faults := shell.FieldErrors(err)
	f.showFaults(faults)
	for name := range faults {
		if f.fields[name] == nil {
			f.deps.Host.Fail(err)
			return
		}
	}
}

func (f *form) showFaults(faults map[string]string) {
	for name, field := range f.fields {
		field.SetError(faults[name])
	}
	f.clock.entry.SetInvalid(faults["minutes"] != "")
	f.follow.SetInvalid(faults["due"] != "" && f.followAt.Text == "")
	f.followAt.SetInvalid(faults["due"] != "" && f.followAt.Text != "")
	f.form.FocusFirstError()
}
