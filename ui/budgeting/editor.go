package budgeting

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Editor is the panel in which a version of the budget is typed.
type Editor struct {
	Panel *widgets.Panel
	Grid  *Grid

	books app.Books
	host  document.Host
	saver document.Saver
	saved func(name string)

	name    *widgets.Entry
	field   *widgets.Field
	year    *widgets.Text
	hint    *widgets.Text
	warned  bool
	discard *widgets.Button
	scroll  *container.Scroll
}

// Open opens the panel of a sheet; saved is told the name under which it was
// saved.
func Open(books app.Books, host document.Host, s *Sheet, saved func(name string)) *Editor {
	e := &Editor{
		books: books, host: host, saved: saved, Grid: NewGrid(s), name: widgets.NewEntry(),
		year: widgets.NewText("", widgets.Strong), hint: widgets.NewCutText("", widgets.Small),
	}
	e.name.SetText(s.Budget.Name)
	e.name.SetPlaceHolder(i18n.T("Name of the version"))
	e.field = widgets.NewField(i18n.T("Version"), e.name)
	form := widgets.NewForm(e.field)
	e.Grid.OnCursor = e.tell
	e.Grid.OnPasted = e.pasted
	before := widgets.NewButton("‹", func() { e.turn(-Months) })
	after := widgets.NewButton("›", func() { e.turn(Months) })
	head := container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(360, form.MinSize().Height), form),
		widgets.RowGap(8, before, e.year, after))
	e.scroll = container.NewHScroll(e.Grid)
	e.scroll.SetMinSize(fyne.NewSize(0, e.Grid.MinSize().Height+12))
	content := widgets.Stack(8, head, e.scroll, e.hint)
	e.discard = widgets.NewButton(i18n.T("Discard what was typed"), func() { e.Panel.Close() })
	e.discard.Hide()
	title := i18n.T("Edit budget")
	if s.Budget.ID == 0 {
		title = i18n.T("New version of the budget")
	}
	closing := widgets.NewButton(i18n.T("Close"), func() { e.Panel.AskClose() }).WithHint("Esc")
	save := widgets.NewPrimary(i18n.T("Save budget"), e.save).WithHint("Ctrl ↵")
	e.Panel = widgets.NewPanel(title, content, []fyne.CanvasObject{e.discard}, []fyne.CanvasObject{closing, save})
	form.OnResized = e.Panel.FitContent
	e.Panel.Width = 1240
	e.Panel.OnSave = e.save
	e.Panel.OnClose = e.mayClose
	e.Panel.First = e.Grid
	if s.Budget.ID == 0 && s.Budget.Name == "" {
		e.Panel.First = e.name
	}
	e.turn(0)
	e.Panel.Open(host.Canvas())
	return e
}

// turn looks at another fiscal year.
func (e *Editor) turn(months int) {
	e.Grid.commit()
	s := e.Grid.Sheet
	s.First = s.First.Add(months)
	e.year.Set(format.Period(finance.Period{From: s.First.First(), To: s.First.Add(Months - 1).Last()}))
	e.Grid.Refresh()
	e.tell()
}

// tell says below the grid what is to be known of the cell under the cursor.
func (e *Editor) tell() {
	e.reveal()
	s := e.Grid.Sheet
	account, ok := e.Grid.Account()
	column := e.Grid.Column()
	where := format.Month(s.Month(column))
	switch {
	case !ok:
		e.hint.SetStyled(where, widgets.Small)
	case s.Fault(account, column) != "":
		e.hint.SetStyled(s.Fault(account, column), widgets.Error)
	case s.Parts(account, column) != 0:
		e.hint.SetStyled(i18n.T("%s, %s: %s of it is budgeted by product, source, segment or channel and stays.",
			report.AccountName(account).In(format.Say), where, format.Amount(s.Parts(account, column), s.Currency)), widgets.Small)
	case account.OnlyNegative():
		e.hint.SetStyled(i18n.T("%s, %s: a cost, typed with a minus sign. Ctrl+V pastes from a spreadsheet.", report.AccountName(account).In(format.Say), where), widgets.Small)
	default:
		e.hint.SetStyled(i18n.T("%s, %s: what it does to profit, costs with a minus sign. Ctrl+V pastes from a spreadsheet.",
			report.AccountName(account).In(format.Say), where), widgets.Small)
	}
}

// reveal scrolls to the cell under the cursor.
func (e *Editor) reveal() {
	from, to := e.Grid.reach()
	switch view := e.scroll.Size().Width; {
	case view == 0:
	case from < e.scroll.Offset.X:
		e.scroll.ScrollToOffset(fyne.NewPos(from, 0))
	case to > e.scroll.Offset.X+view:
		e.scroll.ScrollToOffset(fyne.NewPos(to-view, 0))
	}
}

func (e *Editor) pasted(filled, beyond int) {
	_, _, faults := e.Grid.Sheet.FirstFault()
	text := i18n.N(filled, "%d cell pasted.", "%d cells pasted.")
	style := widgets.Small
	if beyond > 0 {
		text += " " + i18n.N(beyond, "%d amount stood beyond the grid and was left out.", "%d amounts stood beyond the grid and were left out.")
		style = widgets.Error
	}
	if faults > 0 {
		text += " " + i18n.N(faults, "%d cell cannot be saved as it is.", "%d cells cannot be saved as they are.")
		style = widgets.Error
	}
	e.hint.SetStyled(text, style)
}

// mayClose asks once more where something was typed.
func (e *Editor) mayClose() bool {
	e.Grid.commit()
	if !e.Grid.Sheet.Typed() || e.warned {
		return true
	}
	e.warned = true
	e.discard.Show()
	e.hint.SetStyled(i18n.T("What was typed is not saved. Save it, or press Esc again to leave it."), widgets.Error)
	return false
}

// save saves the version as one action, or goes to what stands in the way.
func (e *Editor) save() {
	e.Grid.commit()
	s := e.Grid.Sheet
	e.field.SetError("")
	if a, m, faults := s.FirstFault(); faults > 0 {
		for m < s.First {
			e.turn(-Months)
		}
		for m.Since(s.First) >= Months {
			e.turn(Months)
		}
		e.Grid.GoTo(a, m.Since(s.First))
		return
	}
	b := s.Budget
	b.Name = strings.TrimSpace(e.name.Text)
	if err := b.Validate(); err != nil {
		e.refuse(err)
		return
	}
	put, gone := s.Changes()
	e.saver.Save(e.books, app.BudgetAction(&b), func(ctx context.Context, u app.Unit) error {
		return app.PutBudget(ctx, u, &b, put, gone)
	}, func(id app.ID, err error) {
		if err != nil {
			e.refuse(err)
			return
		}
		e.Panel.Close()
		e.saved(b.Name)
		e.host.Done(id, i18n.T("Budget %s saved", b.Name))
	})
}

func (e *Editor) refuse(err error) {
	e.field.SetError(shell.Sentence(err))
	e.field.Focus()
}
