package widgets

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/assets/i18n"
	"rapport/ui/theme"
)

// Provider finds options for what was typed. It runs off Fyne's goroutine and
// stops when ctx is cancelled.
type Provider func(ctx context.Context, text string) ([]Option, error)

// Picker is a field that chooses a record by typing a part of it.
type Picker struct {
	choice
	Provider Provider
	// OnChanged is told the record chosen by the user; ID 0 when it was taken
	// away.
	OnChanged func(Option)
	// OnCreate makes a new record from what was typed; nil where that is not
	// offered.
	OnCreate func(text string)
	// OnError is told when the provider failed.
	OnError func(error)

	chosen Option
}

// NewPicker makes a picker over a provider.
func NewPicker(placeholder string, provider Provider, changed func(Option)) *Picker {
	p := &Picker{Provider: provider, OnChanged: changed}
	p.Placeholder = placeholder
	p.self, p.open = p, p.show
	p.ExtendBaseWidget(p)
	return p
}

// Chosen is the record in force; ID 0 for none.
func (p *Picker) Chosen() Option { return p.chosen }

// ID is the ID of the record in force; 0 for none.
func (p *Picker) ID() int64 { return p.chosen.ID }

// SetChosen shows a record without calling OnChanged; the zero option clears.
func (p *Picker) SetChosen(option Option) {
	p.chosen = option
	p.title, p.detail = option.Title, option.Detail
	p.Refresh()
}

// TypedKey clears the choice on Delete and Backspace.
func (p *Picker) TypedKey(e *fyne.KeyEvent) {
	if (e.Name == fyne.KeyDelete || e.Name == fyne.KeyBackspace) && !p.Disabled() {
		p.choose(Option{})
		return
	}
	p.choice.TypedKey(e)
}

func (p *Picker) choose(option Option) {
	p.SetChosen(option)
	if p.OnChanged != nil {
		p.OnChanged(option)
	}
}

func (p *Picker) show(first rune) {
	finder := newFinder(p.Placeholder, p.Provider)
	finder.onError = p.OnError
	if p.OnCreate != nil {
		finder.extra = func(text string) []Option {
			if strings.TrimSpace(text) == "" {
				return nil
			}
			return []Option{{Key: createKey, Title: i18n.T("New: “%s”", strings.TrimSpace(text)), Icon: "plus"}}
		}
	}
	text := ""
	if first != 0 {
		text = string(first)
	}
	finder.openOver(p, text, func(option Option) {
		if option.Key == createKey {
			p.OnCreate(strings.TrimSpace(finder.entry.Text))
			return
		}
		p.choose(option)
	})
}

const createKey = "\x00create"

// finder is an entry over a list of results, shown in a popover that covers the
// field it belongs to, so that typing goes on in the same place.
type finder struct {
	widget.BaseWidget
	entry    *Entry
	list     *Options
	provider Provider
	loader   Loader[[]Option]
	extra    func(text string) []Option
	onError  func(error)
	popover  *Popover
	busy     bool
	choose   func() // what to do once the search under way has ended
}

func newFinder(placeholder string, provider Provider) *finder {
	f := &finder{entry: NewEntry(), list: NewOptions(nil, nil), provider: provider}
	f.entry.Frameless = true
	f.entry.SetPlaceHolder(placeholder)
	f.entry.OnChanged = f.find
	f.entry.OnKey = f.key
	f.entry.TakesTab = true
	f.loader.OnBusy = func(busy bool) { f.busy = busy }
	f.ExtendBaseWidget(f)
	return f
}

// openOver shows the finder at the place of anchor and searches for text at once.
func (f *finder) openOver(anchor fyne.CanvasObject, text string, chosen func(Option)) {
	window := canvasOf(anchor)
	if window == nil {
		return
	}
	position := fyne.CurrentApp().Driver().AbsolutePositionForObject(anchor)
	f.entry.SetText(text)
	f.entry.CursorColumn = len([]rune(text))
	f.popover = showPopover(f, window, position.AddXY(0, -theme.Unit/2), 0, anchor.Size().Width)
	f.popover.OnClosed = f.loader.Stop
	f.list.OnClosed = f.popover.Close
	f.list.OnChosen = func(option Option) {
		f.popover.Close()
		chosen(option)
	}
	window.Focus(f.entry)
	f.find(text)
}

// key takes what moves in the list and chooses. A choice made before the search
// for what was typed has ended waits for it: what is in view is of an older text.
func (f *finder) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		f.whenFound(f.list.Choose)
	case fyne.KeyTab:
		if strings.TrimSpace(f.entry.Text) == "" {
			f.popover.Close()
			f.popover.window.FocusNext()
			return true
		}
		f.whenFound(func() {
			f.list.Choose()
			f.popover.window.FocusNext()
		})
	default:
		return f.list.HandleKey(e)
	}
	return true
}

func (f *finder) whenFound(choose func()) {
	if f.busy {
		f.choose = choose
		return
	}
	choose()
}

func (f *finder) find(text string) {
	f.choose = nil
	f.loader.Load(func(ctx context.Context) ([]Option, error) {
		return f.provider(ctx, text)
	}, func(options []Option, err error) {
		if err != nil {
			if f.onError != nil {
				f.onError(err)
			}
			return
		}
		if f.extra != nil {
			options = append(options, f.extra(text)...)
		}
		f.list.Empty = i18n.T("Nothing found")
		if strings.TrimSpace(text) == "" {
			f.list.Empty = ""
		}
		f.list.Set(options)
		if f.popover != nil {
			f.popover.Refresh()
		}
		if choose := f.choose; choose != nil {
			f.choose = nil
			choose()
		}
	})
}

func (f *finder) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(theme.Line())
	d := &drawing{objects: []fyne.CanvasObject{f.entry, line, f.list}}
	d.layout = func(size fyne.Size) {
		f.entry.Resize(fyne.NewSize(size.Width, theme.Control-2))
		line.Move(fyne.NewPos(0, theme.Control-2))
		line.Resize(fyne.NewSize(size.Width, theme.LineWidth))
		f.list.Move(fyne.NewPos(0, theme.Control-1))
		f.list.Resize(size.SubtractWidthHeight(0, theme.Control-1))
	}
	d.min = func() fyne.Size {
		size := f.list.MinSize()
		return fyne.NewSize(max(size.Width, 60*theme.Unit), size.Height+theme.Control-1)
	}
	d.refresh = func() {
		line.FillColor = theme.Line()
		f.entry.Refresh()
		f.list.Refresh()
		d.layout(f.Size())
		canvas.Refresh(f)
	}
	return d
}
