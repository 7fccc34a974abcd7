package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/assets/i18n"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// topBar holds back and forward, the search box, New and the main command.
type topBar struct {
	widget.BaseWidget
	back, forward *widgets.Button
	search        *widgets.SearchBox
	actions       *fyne.Container
	edge          *canvas.Rectangle
}

const searchWidth float32 = 420

func newTopBar(s *Shell) *topBar {
	b := &topBar{
		back:    widgets.NewIconButton("back", s.Back),
		forward: widgets.NewIconButton("forward", s.Forward),
		edge:    canvas.NewRectangle(color.Transparent),
		actions: widgets.Row(),
	}
	b.search = widgets.NewSearchBox(i18n.T("Search people, orders, notes, commands"),
		Ctrl(fyne.KeyK).String(), s.find, s.chooseResult)
	b.search.OnError = s.ShowError
	if len(s.newCommands()) > 0 {
		b.actions.Add(b.newButton(s))
	}
	if s.primary != nil {
		c := *s.primary
		b.actions.Add(widgets.NewPrimary(c.text(), c.Do).WithHint(c.Keys.String()))
	}
	b.ExtendBaseWidget(b)
	return b
}

func (b *topBar) newButton(s *Shell) *widgets.Button {
	button := widgets.NewButton(i18n.T("New"), nil).WithHint(Ctrl(fyne.KeyN).String())
	button.OnTapped = func() { widgets.ShowMenu(button, newOptions(s.newCommands())) }
	s.openNew = button.OnTapped
	return button
}

// newOptions are the lines of the New menu.
func newOptions(commands []Command) []widgets.Option {
	options := make([]widgets.Option, len(commands))
	for i, c := range commands {
		options[i] = widgets.Option{Title: c.text(), Right: c.Keys.String(), Do: c.Do}
	}
	return options
}

func (b *topBar) setHistory(back, forward bool) {
	for button, on := range map[*widgets.Button]bool{b.back: back, b.forward: forward} {
		if on {
			button.Enable()
		} else {
			button.Disable()
		}
	}
}

func (b *topBar) CreateRenderer() fyne.WidgetRenderer {
	b.edge.FillColor = theme.Line()
	return &topBarRenderer{b}
}

type topBarRenderer struct{ bar *topBar }

func (r *topBarRenderer) Destroy()           {}
func (r *topBarRenderer) MinSize() fyne.Size { return fyne.NewSize(0, barHeight) }
func (r *topBarRenderer) Objects() []fyne.CanvasObject {
	b := r.bar
	return []fyne.CanvasObject{b.edge, b.back, b.forward, b.search, b.actions}
}

func (r *topBarRenderer) Layout(size fyne.Size) {
	b := r.bar
	b.edge.Move(fyne.NewPos(0, size.Height-theme.LineWidth))
	b.edge.Resize(fyne.NewSize(size.Width, theme.LineWidth))
	top := (size.Height - theme.Control) / 2
	x := 3 * theme.Unit
	for _, button := range []*widgets.Button{b.back, b.forward} {
		button.Move(fyne.NewPos(x, top))
		button.Resize(fyne.NewSize(theme.Control, theme.Control))
		x += theme.Control + 1.5*theme.Unit
	}
	actions := b.actions.MinSize()
	b.actions.Move(fyne.NewPos(size.Width-actions.Width-3*theme.Unit, top))
	b.actions.Resize(actions)
	b.search.Move(fyne.NewPos(x, top))
	b.search.Resize(fyne.NewSize(min(searchWidth, size.Width-x-actions.Width-6*theme.Unit), theme.Control))
}

func (r *topBarRenderer) Refresh() {
	r.bar.edge.FillColor = theme.Line()
	r.Layout(r.bar.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.bar)
}
