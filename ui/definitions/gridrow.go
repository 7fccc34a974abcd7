package definitions

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// gridRow is one activity of a draft.
type gridRow struct {
	grid *grid
	line typedActivity // as it was filled in
	root *fyne.Container

	mark    *mark
	name    *widgets.Entry // of an activity of the company's own
	pool    *widgets.Select
	minutes *widgets.Entry
	fixed   *widgets.Entry
	note    *widgets.Text
	before  string         // what it was, where it differs
	fault   string         // what is wrong
	wrong   fyne.Focusable // the first cell with a fault
}

func newGridRow(g *grid, line typedActivity) *gridRow {
	r := &gridRow{grid: g, line: line, note: widgets.NewCutText("", widgets.Small)}
	r.note.Hide()
	r.pool = widgets.NewSelect(g.options(line.Pool), func(widgets.Option) { g.changed() })
	r.pool.SetKey(line.Pool)
	r.minutes = r.entry(line.Minutes, func(other *gridRow) *widgets.Entry { return other.minutes })
	r.fixed = r.entry(line.Fixed, func(other *gridRow) *widgets.Entry { return other.fixed })
	r.mark = newMark(widgets.NewCutText(ActivityName(line.Code), widgets.Body))
	if line.Own {
		r.name = r.entry(line.Code, func(other *gridRow) *widgets.Entry { return other.name })
		r.name.SetPlaceHolder(i18n.T("Name"))
		remove := widgets.NewIconButton("close", func() { g.remove(r) })
		remove.Kind = widgets.Quiet
		r.mark = newMark(container.NewBorder(nil, nil, nil, remove, r.name))
	}
	cells := container.New(g.columns, r.mark, r.pool, r.minutes, r.fixed)
	r.root = widgets.Stack(1, cells, r.note)
	return r
}

// options are the pools, and the pool of the line where it is none of them.
func (g *grid) options(pool string) []widgets.Option {
	for _, o := range g.pools {
		if o.Key == pool {
			return g.pools
		}
	}
	return append(g.pools[:len(g.pools):len(g.pools)], widgets.Option{Key: pool, Title: pool})
}

// entry is a cell that is typed into. Enter and the arrows go to the cell of the
// line below or above, as in a spreadsheet.
func (r *gridRow) entry(text string, of func(*gridRow) *widgets.Entry) *widgets.Entry {
	e := widgets.NewEntry()
	e.SetText(text)
	e.OnChanged = func(string) { r.grid.changed() }
	e.OnFocus = func(focused bool) {
		if focused {
			widgets.Reveal(r.root)
		}
	}
	e.OnKey = func(key *fyne.KeyEvent) bool {
		switch key.Name {
		case fyne.KeyUp:
			r.grid.step(r, -1, of)
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			r.grid.step(r, 1, of)
		default:
			return false
		}
		return true
	}
	return e
}

func (r *gridRow) typed() typedActivity {
	t := typedActivity{Code: r.line.Code, Own: r.line.Own, Pool: r.pool.Key(), Minutes: r.minutes.Text, Fixed: r.fixed.Text}
	if r.name != nil {
		t.Code = r.name.Text
	}
	return t
}

// showChange says what the activity cost before, where that differs. It reports
// whether the line is higher or lower than before.
func (r *gridRow) showChange(from app.Definitions, c finance.Currency) bool {
	t := r.typed()
	old, known := from.Rate(strings.TrimSpace(t.Code))
	read := faults{}
	now := app.ActivityRate{Code: t.Code, Pool: t.Pool}
	now.Minutes = t.read(t.Minutes, "minutes", "", read)
	now.Fixed = t.read(t.Fixed, "fixed", "", read)
	r.before = ""
	switch {
	case !known:
		r.before = i18n.T("new in this version")
	case len(read) > 0 || !sameRate(old, now):
		r.before = i18n.T("Version %d: %s", from.Version, costWords(old, c))
		if share := moved(old, now); share != "" && len(read) == 0 {
			r.before += "  " + share
		}
	}
	r.mark.SetChanged(r.before != "")
	return r.showNote()
}

// moved is by how much a fixed rate rose or fell.
func moved(old, now app.ActivityRate) string {
	if !old.Minutes.IsZero() || !now.Minutes.IsZero() || old.Fixed.IsZero() {
		return ""
	}
	return "(" + format.PercentSigned(now.Fixed.Sub(old.Fixed).Div(old.Fixed)) + ")"
}

// showFaults marks the cells that are wrong and says the first fault below. It
// reports whether the line is higher or lower than before.
func (r *gridRow) showFaults(of func(name string) string) bool {
	r.fault, r.wrong = "", nil
	mark := func(name string, cell interface {
		fyne.Focusable
		SetInvalid(bool)
	}) {
		sentence := of(name)
		cell.SetInvalid(sentence != "")
		if sentence != "" && r.fault == "" {
			r.fault, r.wrong = sentence, cell
		}
	}
	if r.name != nil {
		mark("code", r.name)
	}
	mark("pool", r.pool)
	mark("minutes", r.minutes)
	mark("fixed", r.fixed)
	return r.showNote()
}

func (r *gridRow) showNote() bool {
	text, style := r.before, widgets.Small
	if r.fault != "" {
		text, style = r.fault, widgets.Error
	}
	resized := r.note.Hidden != (text == "")
	if text != r.note.Value || style != r.note.Style {
		r.note.Hidden = text == ""
		r.note.SetStyled(text, style)
	}
	return resized
}

func (r *gridRow) focus(o fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.root); c != nil {
		c.Focus(o)
	}
}
