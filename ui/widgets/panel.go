package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// Panel is a sheet over the window for one piece of work: a title with chips,
// the content, and a row of buttons. Esc asks to close, Ctrl/Cmd+Enter saves.
type Panel struct {
	widget.BaseWidget
	Title   string
	Content fyne.CanvasObject
	// Width is the width of the sheet; 480 where it is 0.
	Width float32
	// OnSave is what Ctrl/Cmd+Enter does; nil for nothing.
	OnSave func()
	// OnClose is asked before Esc closes; false keeps the panel open.
	OnClose func() bool
	// OnClosed is told when the panel has gone.
	OnClosed func()
	// First takes the keyboard when the panel opens; nil for the first control.
	First fyne.Focusable

	chips   *fyne.Container
	left    *fyne.Container
	right   *fyne.Container
	scroll  *container.Scroll
	heading *Text
	window  fyne.Canvas
	opened  bool

	keyBefore func(*fyne.KeyEvent)
}

// NewPanel makes a panel; left and right are the buttons at its foot.
func NewPanel(title string, content fyne.CanvasObject, left, right []fyne.CanvasObject) *Panel {
	p := &Panel{
		Title:   title,
		Content: content,
		chips:   Row(),
		left:    Row(left...),
		right:   Row(right...),
		scroll:  NewScroll(content),
		heading: NewCutText(title, Heading),
	}
	p.ExtendBaseWidget(p)
	return p
}

// SetChips shows objects at the right of the title.
func (p *Panel) SetChips(objects ...fyne.CanvasObject) {
	p.chips.Objects = objects
	p.Refresh()
}

// Open shows the panel over the window.
func (p *Panel) Open(window fyne.Canvas) {
	if p.opened {
		return
	}
	p.opened, p.window = true, window
	p.Resize(window.Size())
	window.Overlays().Add(p)
	p.takeKeys()
	if p.First != nil {
		window.Focus(p.First)
	} else {
		window.FocusNext()
	}
}

// TopPanel is the panel that lies on top of a window; nil for none.
func TopPanel(window fyne.Canvas) *Panel {
	overlays := window.Overlays().List()
	for i := len(overlays) - 1; i >= 0; i-- {
		if p, ok := overlays[i].(*Panel); ok {
			return p
		}
	}
	return nil
}

// IsOpen reports whether the panel is shown.
func (p *Panel) IsOpen() bool { return p.opened }

// Close takes the panel away without asking.
func (p *Panel) Close() {
	if !p.opened {
		return
	}
	p.opened = false
	p.giveKeysBack()
	p.window.Overlays().Remove(p)
	if below := TopPanel(p.window); below != nil {
		below.takeShortcuts()
	}
	if p.OnClosed != nil {
		p.OnClosed()
	}
}

// AskClose does what Esc does: it closes unless OnClose says no.
func (p *Panel) AskClose() {
	if p.OnClose == nil || p.OnClose() {
		p.Close()
	}
}

// Save does what Ctrl/Cmd+Enter does.
func (p *Panel) Save() {
	if p.OnSave != nil {
		p.OnSave()
	}
}

// FitContent lays the panel out anew after its content changed its height.
func (p *Panel) FitContent() {
	if p.opened {
		p.Refresh()
	}
}

// saveShortcuts are Ctrl/Cmd+Enter on both Enter keys.
var saveShortcuts = []fyne.Shortcut{
	&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault},
	&desktop.CustomShortcut{KeyName: fyne.KeyEnter, Modifier: fyne.KeyModifierShortcutDefault},
}

// IsCommit reports whether a shortcut is Ctrl/Cmd+Enter.
func IsCommit(s fyne.Shortcut) bool {
	for _, commit := range saveShortcuts {
		if s.ShortcutName() == commit.ShortcutName() {
			return true
		}
	}
	return false
}

// takeKeys makes Esc and Ctrl/Cmd+Enter the panel's until it closes.
func (p *Panel) takeKeys() {
	p.keyBefore = p.window.OnTypedKey()
	p.window.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			p.AskClose()
		}
	})
	p.takeShortcuts()
}

func (p *Panel) takeShortcuts() {
	for _, s := range saveShortcuts {
		p.window.AddShortcut(s, func(fyne.Shortcut) { p.Save() })
	}
}

func (p *Panel) giveKeysBack() {
	p.window.SetOnTypedKey(p.keyBefore)
	for _, s := range saveShortcuts {
		p.window.RemoveShortcut(s)
	}
}

// Tapped keeps taps from what lies behind.
func (p *Panel) Tapped(*fyne.PointEvent) {}

// CreateRenderer implements fyne.Widget.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	veil := canvas.NewRectangle(color.Transparent)
	frame := newShield(box(theme.ColorRaised, theme.ColorLine))
	d := &drawing{objects: []fyne.CanvasObject{veil, frame, p.heading, p.chips, p.scroll, p.left, p.right}}
	const pad = 4 * theme.Unit
	const head, foot = 48, 60
	d.layout = func(size fyne.Size) {
		veil.FillColor = theme.Color(theme.ColorVeil)
		veil.Resize(size)
		paintBox(frame.back, theme.ColorRaised, theme.ColorLine)
		p.heading.Value = p.Title
		width := p.Width
		if width == 0 {
			width = 480
		}
		width = min(width, size.Width-2*pad)
		content := min(p.Content.MinSize().Height, size.Height-head-foot-2*pad)
		height := head + content + foot
		x := (size.Width - width) / 2
		y := min((size.Height-height)/3, 114)
		y = max(y, pad)
		frame.Move(fyne.NewPos(x, y))
		frame.Resize(fyne.NewSize(width, height))
		chips := p.chips.MinSize()
		p.heading.Move(fyne.NewPos(x+pad, y+12))
		p.heading.Resize(fyne.NewSize(width-2*pad-chips.Width, 32))
		p.chips.Move(fyne.NewPos(x+width-pad-chips.Width, y+14))
		p.chips.Resize(fyne.NewSize(chips.Width, 28))
		p.scroll.Move(fyne.NewPos(x+pad, y+head))
		p.scroll.Resize(fyne.NewSize(width-2*pad, content))
		y += head + content + pad
		p.left.Move(fyne.NewPos(x+pad, y))
		p.left.Resize(p.left.MinSize())
		right := p.right.MinSize()
		p.right.Move(fyne.NewPos(x+width-pad-right.Width, y))
		p.right.Resize(right)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, 0) }
	d.refresh = func() {
		d.layout(p.Size())
		for _, o := range d.objects {
			o.Refresh()
		}
		canvas.Refresh(p)
	}
	return d
}
