package definitions

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// grid is the activities of a draft, one line each: its pool, the minutes it
// takes of it, and a fixed rate.
type grid struct {
	root    fyne.CanvasObject
	scroll  *container.Scroll
	body    *fyne.Container
	fault   *widgets.Text
	rows    []*gridRow
	pools   []widgets.Option
	columns *gridColumns
	head    *fyne.Container
	hint    *widgets.Text
	filling bool
	touched func()
}

func newGrid(touched func()) *grid {
	g := &grid{touched: touched, body: widgets.Stack(theme.Unit), fault: widgets.NewCutText("", widgets.Error)}
	g.fault.Hide()
	g.columns = &gridColumns{}
	g.head = container.New(g.columns)
	for i, title := range []string{i18n.T("Activity"), i18n.T("Pool"), i18n.T("Minutes"), i18n.T("Fixed")} {
		inset := float32(10) // of the text in a field
		if i == 0 {
			inset = 0
		}
		g.head.Add(widgets.Pad(0, 0, 0, inset, widgets.NewText(title, widgets.Small)))
	}
	g.hint = widgets.NewCutText(i18n.T("Minutes count once there is a pool"), widgets.Small)
	add := widgets.NewLink(i18n.T("Add an activity"), g.addOwn)
	g.scroll = widgets.NewScroll(widgets.Pad(1, 2*theme.Unit, 1, markRoom, g.body))
	g.root = container.NewBorder(widgets.Pad(0, 2*theme.Unit, 4, markRoom, g.head),
		widgets.Pad(theme.Unit, 0, 0, 0, widgets.Stack(0, g.fault, container.NewBorder(nil, nil, add, nil, widgets.Pad(0, 0, 0, 2*theme.Unit, g.hint)))), nil, nil, g.scroll)
	return g
}

func (g *grid) fill(lines []typedActivity, pools []string) {
	g.filling = true
	g.columns.pooled = len(pools) > 0
	g.hint.Hidden = g.columns.pooled
	g.head.Refresh()
	g.pools = []widgets.Option{{Title: i18n.T("no pool")}}
	for _, p := range pools {
		g.pools = append(g.pools, widgets.Option{Key: p, Title: p})
	}
	g.rows = nil
	for _, line := range lines {
		g.rows = append(g.rows, newGridRow(g, line))
	}
	g.filling = false
	g.arrange()
}

func (g *grid) typed() []typedActivity {
	lines := make([]typedActivity, len(g.rows))
	for i, r := range g.rows {
		lines[i] = r.typed()
	}
	return lines
}

// addOwn adds an activity of the company's own.
func (g *grid) addOwn() {
	r := newGridRow(g, typedActivity{Own: true})
	g.rows = append(g.rows, r)
	g.arrange()
	g.scroll.ScrollToBottom()
	r.focus(r.name)
	g.changed()
}

func (g *grid) remove(r *gridRow) {
	for i, row := range g.rows {
		if row == r {
			g.rows = append(g.rows[:i:i], g.rows[i+1:]...)
			break
		}
	}
	g.arrange()
	g.changed()
}

// step puts the keyboard into the same cell of another line.
func (g *grid) step(from *gridRow, by int, of func(*gridRow) *widgets.Entry) {
	for i, r := range g.rows {
		if to := i + by; r == from && to >= 0 && to < len(g.rows) {
			if e := of(g.rows[to]); e != nil {
				g.rows[to].focus(e)
			}
			return
		}
	}
}

func (g *grid) changed() {
	if !g.filling {
		g.touched()
	}
}

func (g *grid) arrange() {
	g.body.Objects = g.body.Objects[:0]
	for _, r := range g.rows {
		g.body.Add(r.root)
	}
	g.body.Refresh()
}

// showChanges marks the lines that differ from those of the version that the
// draft comes from.
func (g *grid) showChanges(from app.Definitions, c finance.Currency) {
	resized := false
	for _, r := range g.rows {
		resized = r.showChange(from, c) || resized
	}
	if resized {
		g.body.Refresh()
	}
}

// showFaults puts the sentences of the cells beside them.
func (g *grid) showFaults(wrong faults) {
	resized := false
	for i, r := range g.rows {
		resized = r.showFaults(func(name string) string { return wrong[cell(i, name)] }) || resized
	}
	g.fault.Set(wrong[fieldActivities])
	g.fault.Hidden = g.fault.Value == ""
	if resized {
		g.body.Refresh()
	}
}

// focusFault puts the keyboard into the first cell with a fault.
func (g *grid) focusFault() {
	for _, r := range g.rows {
		if r.wrong != nil {
			widgets.Reveal(r.root)
			r.focus(r.wrong)
			return
		}
	}
}

// gridColumns lays a line out: the name takes what the cells leave. Without a
// pool there is nothing to choose, and minutes have no rate: both are left out.
type gridColumns struct{ pooled bool }

var gridWidths = [...]float32{0, 116, 52, 66}

const gridGap float32 = theme.Unit

func (l *gridColumns) hides(column int) bool { return !l.pooled && (column == 1 || column == 2) }

func (l *gridColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width
	for i, width := range gridWidths {
		if i > 0 && !l.hides(i) {
			rest -= width + gridGap
		}
	}
	x := float32(0)
	for i, o := range objects {
		if l.hides(i) {
			o.Hide()
			continue
		}
		o.Show()
		width := gridWidths[i]
		if i == 0 {
			width = rest
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width + gridGap
	}
}

func (l *gridColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(90, 0)
	for i, o := range objects {
		if !l.hides(i) {
			size.Width += gridWidths[i] + gridGap
			size.Height = max(size.Height, o.MinSize().Height)
		}
	}
	return size
}
