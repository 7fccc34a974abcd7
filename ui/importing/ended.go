package importing

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// ended shows what became of the trial or the import.
func (r *result) ended(o *outcome, err error, dry bool) {
	p := r.page
	if errors.Is(err, context.Canceled) {
		p.showColumns()
		p.columns.problem.SetStyled(i18n.T("Cancelled. Nothing of the file was kept."), widgets.Muted)
		return
	}
	if err != nil {
		p.showColumns()
		p.columns.problem.SetStyled(shell.Sentence(err), widgets.Body.In(theme.ColorLoss))
		return
	}
	r.outcome = o
	r.figures(dry)
	more := ""
	if o.unshown > 0 {
		more = i18n.N(o.unshown, "and %d more", "and %d more")
	}
	if !r.typing {
		r.view.begin(o)
	}
	r.view.set(o.notes)
	r.card.SetTitle(i18n.T("Rows of the file"), more)
	wrote := o.Created+o.Updated > 0
	switch {
	case dry && wrote:
		r.title.Set(i18n.N(o.Rows, "Tried with %d row. Nothing was written yet.", "Tried with %d rows. Nothing was written yet."))
		r.say.Set("")
		if o.Rejected > 0 {
			r.say.Set(i18n.T("Rows that are refused stay behind, unless you mend them here; the others are imported."))
		}
		r.buttons(r.back, r.run)
	case dry:
		r.title.Set(i18n.N(o.Rows, "Tried with %d row. There is nothing to import.", "Tried with %d rows. There is nothing to import."))
		r.say.Set("")
		r.buttons(r.back)
	default:
		r.undone = false
		r.showImported()
		if wrote {
			p.deps.Changed()
		}
	}
	if !r.typing {
		p.focus(r.next())
	}
}

// next is where the keyboard goes: to the rows with problems, else to what is to
// be done.
func (r *result) next() fyne.Focusable {
	for _, b := range []*widgets.Button{r.run, r.more} {
		if !b.Hidden && r.outcome.Rejected == 0 {
			return b
		}
	}
	return r.view.table
}

// showImported shows what an import did and what can be done after it.
func (r *result) showImported() {
	o := r.outcome
	wrote := o.Created+o.Updated > 0
	title := i18n.N(o.Rows, "Imported from %d row.", "Imported from %d rows.")
	if !wrote {
		title = i18n.N(o.Rows, "Nothing was imported from %d row.", "Nothing was imported from %d rows.")
	}
	r.title.Set(title)
	r.say.Set("")
	shown := []*widgets.Button{r.back, r.more}
	if wrote {
		shown = append(shown, r.keep.offer)
		r.say.Set(i18n.T("Undo takes the whole import back; what was updated is then as before."))
		shown = append(shown, r.undo)
	}
	if o.Rejected > 0 {
		r.say.Set(i18n.T("Mend the refused rows in their file, then import that file."))
		shown = append(shown, r.save)
	}
	r.buttons(shown...)
	r.showTwice(o.PossibleDuplicates)
}

// figures shows how many records came of the rows.
func (r *result) figures(dry bool) {
	created, updated := i18n.T("Created"), i18n.T("Updated")
	if dry {
		created, updated = i18n.T("To be created"), i18n.T("To be updated")
	}
	r.created.SetLabel(created)
	r.updated.SetLabel(updated)
	show := func(f *widgets.KeyFigure, n int, colour fyne.ThemeColorName, note string) {
		if n == 0 {
			colour = theme.ColorMuted
		}
		f.Set(format.Count(n), colour, note)
	}
	kind := kindName(r.page.plan.Kind)
	show(r.created, r.outcome.Created, theme.ColorText, kind)
	show(r.updated, r.outcome.Updated, theme.ColorText, kind)
	show(r.skipped, r.outcome.Skipped, theme.ColorText, i18n.T("left as they are"))
	show(r.rejected, r.outcome.Rejected, theme.ColorLoss, i18n.N(r.outcome.Rows, "of %d row", "of %d rows"))
}

// takeBack takes the import back as a whole.
func (r *result) takeBack() {
	p, batch := r.page, r.outcome.Batch
	p.undo.Load(func(ctx context.Context) (string, error) {
		done, err := p.deps.Data.UndoBatch(ctx, batch)
		return done.Text().In(format.Say), err
	}, func(what string, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		r.showUndone()
		p.deps.TakenBack(i18n.T("Taken back: %s", what))
	})
}

// showUndone says that the import in view was taken back.
func (r *result) showUndone() {
	r.undone = true
	r.noFigures()
	r.buttons(r.back, r.more)
	r.title.Set(i18n.T("The import was taken back."))
	r.say.Set("")
	r.page.focus(r.more)
}

// follow shows whether the import in view stands: it may be taken back, and done
// again, from everywhere.
func (r *result) follow() {
	p, o := r.page, r.outcome
	if o == nil || o.Batch == 0 || p.running || !p.inView(r.root) {
		return
	}
	kind, system := p.plan.Kind, systemName(p.plan.System)
	r.standing.Load(p.deps.Data.LastImports, func(last []app.Batch, err error) {
		switch stands := err != nil || stands(last, o.Batch, kind, system); {
		case r.outcome != o || stands != r.undone:
		case stands:
			r.undone = false
			r.figures(false)
			r.showImported()
		default:
			r.showUndone()
		}
	})
}
