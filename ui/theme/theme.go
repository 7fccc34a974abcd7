// Package theme holds the look of Rapport: its palette in light and dark, its
// sizes on a grid of four, its fonts and its icons.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"rapport/assets"
)

// Mode says which palette is shown.
type Mode string

// The modes. System follows the setting of the operating system.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Modes lists the modes in the order in which a menu shows them.
func Modes() []Mode { return []Mode{System, Light, Dark} }

// Sizes in device-independent pixels, on a grid of four.
const (
	Unit       float32 = 4
	TextSize   float32 = 13
	SmallSize  float32 = 12
	HeadSize   float32 = 18
	FigureSize float32 = 19
	Radius     float32 = 4
	LineWidth  float32 = 1
	Control    float32 = 28 // height of a button or field
	IconSize   float32 = 16
)

// Theme is the fyne.Theme of Rapport.
type Theme struct {
	mode          Mode
	regular, bold fyne.Resource
}

// New makes the theme for a mode; an unknown mode follows the system.
func New(mode Mode) *Theme {
	if mode != Light && mode != Dark {
		mode = System
	}
	return &Theme{
		mode:    mode,
		regular: fyne.NewStaticResource("rapport-regular.ttf", assets.FontRegular),
		bold:    fyne.NewStaticResource("rapport-bold.ttf", assets.FontBold),
	}
}

// Mode is the mode that the theme was made for.
func (t *Theme) Mode() Mode { return t.mode }

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	p := light
	if t.mode == Dark || t.mode == System && variant == base.VariantDark {
		p = dark
	}
	if name == base.ColorNameForeground {
		return foreground(p[ColorText])
	}
	if ours, ok := fyneNames[name]; ok {
		name = ours
	}
	if c, ok := p[name]; ok {
		return c
	}
	switch name {
	case base.ColorNameShadow, base.ColorNameScrollBarBackground:
		return color.Transparent // flat: no shadows, no tracks
	}
	return base.DefaultTheme().Color(name, variant)
}

// foreground is the colour of text for Fyne's own widgets, a thousandth short of
// opaque. Fyne 2.7.1 dims the shortcuts in menus by multiplying the 16 bits of
// this strength by .95 and keeping the low eight: an opaque colour comes out at
// a fifth of its strength, this one at 94 %.
func foreground(c color.NRGBA) color.Color {
	const short = 0xffb9
	return color.RGBA64{R: uint16(c.R) * 0x101, G: uint16(c.G) * 0x101, B: uint16(c.B) * 0x101, A: short}
}

// Font implements fyne.Theme: one family in two weights for everything, so that
// figures stand under each other and Chinese has its glyphs everywhere.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Symbol {
		return base.DefaultTheme().Font(style)
	}
	if style.Bold {
		return t.bold
	}
	return t.regular
}

// Icon implements fyne.Theme for Fyne's own widgets.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return base.DefaultTheme().Icon(name)
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case base.SizeNameText:
		return TextSize
	case base.SizeNameCaptionText:
		return SmallSize
	case base.SizeNameHeadingText:
		return HeadSize
	case base.SizeNameSubHeadingText:
		return 15
	case base.SizeNameInlineIcon:
		return IconSize
	case base.SizeNamePadding, base.SizeNameInnerPadding, base.SizeNameLineSpacing:
		return Unit
	case base.SizeNameInputRadius, base.SizeNameSelectionRadius:
		return Radius
	case base.SizeNameInputBorder, base.SizeNameSeparatorThickness:
		return LineWidth
	case base.SizeNameScrollBar:
		return 10
	case base.SizeNameScrollBarSmall:
		return 4
	case base.SizeNameScrollBarRadius:
		return 2
	}
	return base.DefaultTheme().Size(name)
}

// Color is the colour of name in the theme that is in force; where that is not
// one of ours, the colour that ours would give.
func Color(name fyne.ThemeColorName) color.Color {
	settings := fyne.CurrentApp().Settings()
	ours, ok := settings.Theme().(*Theme)
	if !ok {
		ours = &Theme{mode: System}
	}
	return ours.Color(name, settings.ThemeVariant())
}

// IsDark reports whether the dark palette is in force.
func IsDark() bool { return Color(ColorGround) == color.Color(dark[ColorGround]) }

// Text is the colour of running text.
func Text() color.Color { return Color(ColorText) }

// Muted is the colour of secondary text.
func Muted() color.Color { return Color(ColorMuted) }

// Accent is the one accent colour.
func Accent() color.Color { return Color(ColorAccent) }

// Line is the colour of 1-pixel lines.
func Line() color.Color { return Color(ColorLine) }

// Side is the ground of navigation, table headers and chips.
func Side() color.Color { return Color(ColorSide) }
