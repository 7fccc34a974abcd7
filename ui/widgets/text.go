package widgets

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// Style is the size, weight and colour of a text.
type Style struct {
	Size   float32
	Bold   bool
	Colour fyne.ThemeColorName
}

// The styles of the program.
var (
	Body    = Style{Size: theme.TextSize, Colour: theme.ColorText}
	Strong  = Style{Size: theme.TextSize, Bold: true, Colour: theme.ColorText}
	Muted   = Style{Size: theme.TextSize, Colour: theme.ColorMuted}
	Small   = Style{Size: theme.SmallSize, Colour: theme.ColorMuted}
	Error   = Style{Size: theme.SmallSize, Colour: theme.ColorLoss}
	Heading = Style{Size: theme.HeadSize, Bold: true, Colour: theme.ColorText}
	Figure  = Style{Size: theme.FigureSize, Bold: true, Colour: theme.ColorText}
)

// In is the style in another colour.
func (s Style) In(colour fyne.ThemeColorName) Style {
	s.Colour = colour
	return s
}

func (s Style) fyne() fyne.TextStyle { return fyne.TextStyle{Bold: s.Bold} }

// Text is one line of text. It follows the theme, and ends in … where Cut is set
// and the width does not suffice.
type Text struct {
	widget.BaseWidget
	Value string
	Style Style
	Align fyne.TextAlign
	Cut   bool
}

// NewText makes a line of text that is never cut.
func NewText(value string, style Style) *Text {
	t := &Text{Value: value, Style: style}
	t.ExtendBaseWidget(t)
	return t
}

// NewCutText makes a line of text that ends in … where it does not fit.
func NewCutText(value string, style Style) *Text {
	t := NewText(value, style)
	t.Cut = true
	return t
}

// Set changes the text.
func (t *Text) Set(value string) {
	if t.Value == value {
		return
	}
	t.Value = value
	t.Refresh()
}

// SetStyled changes text and style together.
func (t *Text) SetStyled(value string, style Style) {
	t.Value, t.Style = value, style
	t.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	line := &canvas.Text{}
	d := &drawing{objects: []fyne.CanvasObject{line}}
	show := func(width float32) {
		styleText(line, t.Style)
		line.Alignment = t.Align
		line.Text = t.Value
		if t.Cut {
			line.Text = fit(t.Value, width, t.Style)
		}
	}
	d.layout = func(size fyne.Size) {
		show(size.Width)
		placeText(line, 0, 0, size.Width, size.Height)
	}
	d.min = func() fyne.Size {
		size := measure(t.Value, t.Style)
		if t.Cut {
			size.Width = min(size.Width, 6*theme.Unit)
		}
		return size
	}
	d.refresh = func() {
		d.layout(t.Size())
		canvas.Refresh(line)
	}
	show(0)
	return d
}

// Paragraph is text that wraps within a width fixed beforehand.
type Paragraph struct {
	widget.BaseWidget
	Value string
	Style Style
	Width float32
	// Centred puts the lines in the middle of the width.
	Centred bool
}

// NewParagraph makes a text that wraps within width.
func NewParagraph(value string, style Style, width float32) *Paragraph {
	p := &Paragraph{Value: value, Style: style, Width: width}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the text.
func (p *Paragraph) Set(value string) {
	p.Value = value
	p.Refresh()
}

// SetWidth changes the width that the text wraps in.
func (p *Paragraph) SetWidth(width float32) {
	if width > 0 && p.Width != width {
		p.Width = width
		p.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	build := func() {
		d.objects = d.objects[:0]
		for _, part := range wrap(p.Value, p.Width, p.Style) {
			line := &canvas.Text{Text: part}
			styleText(line, p.Style)
			if p.Centred {
				line.Alignment = fyne.TextAlignCenter
			}
			d.objects = append(d.objects, line)
		}
	}
	d.layout = func(fyne.Size) {
		y := float32(0)
		for _, o := range d.objects {
			h := o.MinSize().Height
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(p.Width, h))
			y += h
		}
	}
	d.min = func() fyne.Size {
		height := measure("Ag", p.Style).Height
		return fyne.NewSize(p.Width, height*float32(max(len(d.objects), 1)))
	}
	d.refresh = func() {
		build()
		d.layout(p.Size())
		canvas.Refresh(p)
	}
	build()
	return d
}

func styleText(t *canvas.Text, s Style) {
	t.TextSize = s.Size
	t.TextStyle = s.fyne()
	t.Color = theme.Color(s.Colour)
}

// measure is the room that a text takes, in whole pixels.
func measure(text string, s Style) fyne.Size {
	size := fyne.MeasureText(text, s.Size, s.fyne())
	return fyne.NewSize(whole(size.Width), whole(size.Height))
}

// fit shortens text with … until it is no wider than width.
func fit(text string, width float32, s Style) string {
	if text == "" || measure(text, s).Width <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes) // the longest beginning that fits lies between
	for low < high {
		middle := (low + high + 1) / 2
		if measure(string(runes[:middle])+"…", s).Width <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	if low == 0 {
		return ""
	}
	return strings.TrimRightFunc(string(runes[:low]), unicode.IsSpace) + "…"
}

// fitFigure finds a style in which a figure fits, down to least; a figure is
// never cut, since what is left of it would read as another: where no size
// suffices, … stands for it.
func fitFigure(figure string, width float32, s Style, least float32) (string, Style) {
	for ; s.Size >= least; s.Size-- {
		if measure(figure, s).Width <= width {
			return figure, s
		}
	}
	s.Size = least
	return "…", s
}

// wrap breaks text into lines no wider than width: at spaces, and between
// Chinese characters, which have none.
func wrap(text string, width float32, s Style) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range words(paragraph) {
			if line != "" && measure(strings.TrimRight(line+word, " "), s).Width > width {
				lines = append(lines, strings.TrimRight(line, " "))
				line = strings.TrimLeft(word, " ")
				continue
			}
			line += word
		}
		lines = append(lines, line)
	}
	return lines
}

// words cuts text where a line may end; each word keeps the space behind it.
// Closing punctuation stays with the character before it.
func words(text string) []string {
	var parts []string
	start := 0
	runes := []rune(text)
	for i := 1; i < len(runes); i++ {
		before, here := runes[i-1], runes[i]
		wide := unicode.Is(unicode.Han, here) || unicode.Is(unicode.Han, before)
		if before == ' ' && here != ' ' || wide && here != ' ' && !unicode.IsPunct(here) {
			parts = append(parts, string(runes[start:i]))
			start = i
		}
	}
	return append(parts, string(runes[start:]))
}

// Icon is a drawing of the program's set that follows the theme.
type Icon struct {
	widget.BaseWidget
	Name   string
	Colour fyne.ThemeColorName
	Side   float32
}

// NewIcon makes an icon in the colour of that name.
func NewIcon(name string, colour fyne.ThemeColorName) *Icon {
	i := &Icon{Name: name, Colour: colour, Side: theme.IconSize}
	i.ExtendBaseWidget(i)
	return i
}

// SetColour changes the colour.
func (i *Icon) SetColour(colour fyne.ThemeColorName) {
	if i.Colour != colour {
		i.Colour = colour
		i.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	image := canvas.NewImageFromResource(theme.IconIn(i.Name, i.Colour))
	image.FillMode = canvas.ImageFillContain
	d := &drawing{objects: []fyne.CanvasObject{image}}
	d.layout = func(size fyne.Size) {
		image.Resize(fyne.NewSquareSize(i.Side))
		image.Move(fyne.NewPos((size.Width-i.Side)/2, (size.Height-i.Side)/2))
	}
	d.min = func() fyne.Size { return fyne.NewSquareSize(i.Side) }
	d.refresh = func() {
		image.Resource = theme.IconIn(i.Name, i.Colour)
		d.layout(i.Size())
		image.Refresh()
	}
	return d
}
