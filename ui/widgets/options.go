package widgets

import (
	"image/color"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// Option is a line to choose in a menu, a drop-down or a list of results.
type Option struct {
	ID     int64  // the record, where the option is one
	Key    string // the value, where it is not numbered
	Title  string
	Detail string // muted, behind the title
	Right  string // muted, at the right end: a shortcut, a date
	Group  string // a heading is shown where it changes
	Icon   string
	Marked bool   // a check mark: the choice in force
	Off    bool   // shown, but not to be chosen
	Do     func() // what a menu does; nil elsewhere
}

const (
	optionHeight float32 = 28
	optionsShown         = 12 // rows before the list scrolls
)

// Options is a list of options walked with the arrow keys.
type Options struct {
	widget.BaseWidget
	OnChosen func(Option)
	OnClosed func() // Esc
	// Empty is said where there is nothing to choose.
	Empty string

	items  []Option
	active int
	rows   []*optionRow
	column *fyne.Container
	scroll *container.Scroll
}

// NewOptions makes a list of options.
func NewOptions(items []Option, chosen func(Option)) *Options {
	o := &Options{OnChosen: chosen, column: container.NewWithoutLayout()}
	o.scroll = container.NewVScroll(o.column)
	o.ExtendBaseWidget(o)
	o.Set(items)
	return o
}

// Set replaces the options and makes the first that can be chosen, or the
// marked one, the active one.
func (o *Options) Set(items []Option) {
	o.items = items
	o.rows = nil
	objects := []fyne.CanvasObject{}
	y := theme.Unit
	group := ""
	for i, item := range items {
		if item.Group != group {
			group = item.Group
			head := newGroupHead(group)
			head.Move(fyne.NewPos(0, y))
			objects = append(objects, head)
			y += groupHeight
		}
		row := newOptionRow(o, i)
		row.Move(fyne.NewPos(0, y))
		objects = append(objects, row)
		o.rows = append(o.rows, row)
		y += optionHeight
	}
	if len(items) == 0 && o.Empty != "" {
		note := NewText(o.Empty, Muted)
		note.Move(fyne.NewPos(3*theme.Unit, y))
		note.Resize(note.MinSize().Max(fyne.NewSize(0, optionHeight)))
		objects = append(objects, note)
		y += optionHeight
	}
	o.column.Layout = &optionColumn{height: y + theme.Unit}
	o.column.Objects = objects
	o.active = -1
	for i, item := range items {
		if item.Marked && !item.Off {
			o.active = i
		}
	}
	if o.active < 0 {
		o.Step(1)
	}
	o.scroll.ScrollToTop()
	o.Refresh()
}

// Mark shows the marks of the same options anew; the active one stays.
func (o *Options) Mark(items []Option) {
	o.items = items
	for _, row := range o.rows {
		row.Refresh()
	}
}

// Active is the option that Enter would choose.
func (o *Options) Active() (Option, bool) {
	if o.active < 0 || o.active >= len(o.items) {
		return Option{}, false
	}
	return o.items[o.active], true
}

// Step moves the active option by one up or down, over those that are off.
func (o *Options) Step(by int) {
	for next := o.active + by; next >= 0 && next < len(o.items); next += by {
		if !o.items[next].Off {
			o.activate(next)
			return
		}
	}
}

// Choose chooses the active option.
func (o *Options) Choose() {
	if item, ok := o.Active(); ok && !item.Off && o.OnChosen != nil {
		o.OnChosen(item)
	}
}

// HandleKey takes the keys that move and choose; it reports whether it took it.
func (o *Options) HandleKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		o.Step(1)
	case fyne.KeyUp:
		o.Step(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		o.Choose()
	case fyne.KeyEscape:
		if o.OnClosed != nil {
			o.OnClosed()
		}
	default:
		return false
	}
	return true
}

// FocusGained implements fyne.Focusable.
func (o *Options) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (o *Options) FocusLost() {}

// TypedRune chooses the option that begins with the character.
func (o *Options) TypedRune(r rune) {
	if r == ' ' {
		o.Choose()
		return
	}
	for step := 1; step <= len(o.items); step++ {
		i := (o.active + step + len(o.items)) % len(o.items)
		if startsWith(o.items[i].Title, r) && !o.items[i].Off {
			o.activate(i)
			return
		}
	}
}

// TypedKey implements fyne.Focusable.
func (o *Options) TypedKey(e *fyne.KeyEvent) { o.HandleKey(e) }

func (o *Options) activate(i int) {
	before := o.active
	o.active = i
	for _, row := range []int{before, i} {
		if row >= 0 && row < len(o.rows) {
			o.rows[row].Refresh()
		}
	}
	if i < 0 || i >= len(o.rows) {
		return
	}
	top := o.rows[i].Position().Y
	view := o.scroll.Size().Height
	switch offset := o.scroll.Offset.Y; {
	case view == 0:
	case top < offset:
		o.scroll.ScrollToOffset(fyne.NewPos(0, top-theme.Unit))
	case top+optionHeight > offset+view:
		o.scroll.ScrollToOffset(fyne.NewPos(0, top+optionHeight+theme.Unit-view))
	}
}

// CreateRenderer implements fyne.Widget.
func (o *Options) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{o.scroll}}
	d.layout = func(size fyne.Size) { o.scroll.Resize(size) }
	d.min = func() fyne.Size {
		size := o.column.MinSize()
		size.Height = min(size.Height, optionsShown*optionHeight+2*theme.Unit)
		return size
	}
	d.refresh = func() {
		o.scroll.Refresh()
		canvas.Refresh(o)
	}
	return d
}

// optionColumn stretches the rows over the width; their heights are fixed.
type optionColumn struct{ height float32 }

func (c *optionColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
	}
}

func (c *optionColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, c.height)
	for _, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
	}
	return size
}

func startsWith(text string, r rune) bool {
	for _, first := range text {
		return unicode.ToLower(first) == unicode.ToLower(r)
	}
	return false
}

// optionRow draws one option.
type optionRow struct {
	widget.BaseWidget
	list  *Options
	index int
}

func newOptionRow(list *Options, index int) *optionRow {
	r := &optionRow{list: list, index: index}
	r.ExtendBaseWidget(r)
	return r
}

func (r *optionRow) Tapped(*fyne.PointEvent) {
	if !r.list.items[r.index].Off {
		r.list.activate(r.index)
		r.list.Choose()
	}
}

func (r *optionRow) MouseIn(*desktop.MouseEvent) {
	if !r.list.items[r.index].Off {
		r.list.activate(r.index)
	}
}
func (r *optionRow) MouseMoved(*desktop.MouseEvent) {}
func (r *optionRow) MouseOut()                      {}

func (r *optionRow) CreateRenderer() fyne.WidgetRenderer {
	item := r.list.items[r.index]
	back := canvas.NewRectangle(color.Transparent)
	back.CornerRadius = theme.Radius
	title, detail, right := &canvas.Text{}, &canvas.Text{}, &canvas.Text{}
	objects := []fyne.CanvasObject{back, title, detail, right}
	lead := 3 * theme.Unit
	var icon *Icon
	switch {
	case item.Marked:
		icon = NewIcon("check", theme.ColorAccent)
	case item.Icon != "":
		icon = NewIcon(item.Icon, theme.ColorMuted)
	}
	if r.list.indented() {
		lead += theme.IconSize + 2*theme.Unit
	}
	if icon != nil {
		objects = append(objects, icon)
	}
	d := &drawing{objects: objects}
	paint := func() {
		titleStyle, muted := Body, Muted
		if item.Off {
			titleStyle = Muted
		}
		back.FillColor = color.Transparent
		if r.list.active == r.index {
			back.FillColor = theme.Color(theme.ColorSelection)
			muted = Muted.In(theme.ColorMutedTinted)
		}
		styleText(title, titleStyle)
		styleText(detail, muted)
		styleText(right, muted)
		right.TextSize = theme.SmallSize
	}
	d.layout = func(size fyne.Size) {
		back.Move(fyne.NewPos(theme.Unit, 0))
		back.Resize(size.SubtractWidthHeight(2*theme.Unit, 0))
		if icon != nil {
			icon.Move(fyne.NewPos(3*theme.Unit, 0))
			icon.Resize(fyne.NewSize(theme.IconSize, size.Height))
		}
		x, end := lead, size.Width-3*theme.Unit
		right.Text = item.Right
		width := right.MinSize().Width
		placeText(right, end-width, 0, width, size.Height)
		if width > 0 {
			end -= width + 2*theme.Unit
		}
		title.Text = fit(item.Title, end-x, Body)
		width = title.MinSize().Width
		placeText(title, x, 0, width, size.Height)
		x += width + 2*theme.Unit
		detail.Text = fit(item.Detail, max(0, end-x), Muted)
		placeText(detail, x, 0, max(0, end-x), size.Height)
	}
	d.min = func() fyne.Size {
		width := lead + 3*theme.Unit + measure(item.Title, Body).Width
		if item.Detail != "" {
			width += 2*theme.Unit + min(measure(item.Detail, Muted).Width, 70*theme.Unit)
		}
		if item.Right != "" {
			width += 6*theme.Unit + measure(item.Right, Small).Width
		}
		return fyne.NewSize(width, optionHeight)
	}
	d.refresh = func() {
		paint()
		d.layout(r.Size())
		canvas.Refresh(r)
	}
	paint()
	return d
}

// indented reports whether any option has an icon or a mark, so that all titles
// stand under each other.
func (o *Options) indented() bool {
	for _, item := range o.items {
		if item.Marked || item.Icon != "" {
			return true
		}
	}
	return false
}
