package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// Names of the colours that mean something in Rapport. They can be given to
// anything that takes a fyne.ThemeColorName.
const (
	ColorGround    fyne.ThemeColorName = "rapport-ground"    // behind everything
	ColorRaised    fyne.ThemeColorName = "rapport-raised"    // cards, panels and fields on the ground
	ColorSide      fyne.ThemeColorName = "rapport-side"      // navigation, table headers, chips
	ColorLine      fyne.ThemeColorName = "rapport-line"      // 1-pixel lines
	ColorText      fyne.ThemeColorName = "rapport-text"      // running text
	ColorMuted     fyne.ThemeColorName = "rapport-muted"     // secondary text
	ColorAccent    fyne.ThemeColorName = "rapport-accent"    // the one accent
	ColorOnAccent  fyne.ThemeColorName = "rapport-on-accent" // text on the accent
	ColorSelection fyne.ThemeColorName = "rapport-selection" // the selected row or place
	ColorHover     fyne.ThemeColorName = "rapport-hover"     // the row or button under the pointer
	ColorProfit    fyne.ThemeColorName = "rapport-profit"    // a gain, always with a sign or shape
	ColorLoss      fyne.ThemeColorName = "rapport-loss"      // a loss or an error, always with a sign or shape
	ColorWarning   fyne.ThemeColorName = "rapport-warning"   // ground of a callout
	ColorWarnLine  fyne.ThemeColorName = "rapport-warn-line" // border of a callout
	ColorVeil      fyne.ThemeColorName = "rapport-veil"      // laid over the page behind a panel

	ColorMenu   fyne.ThemeColorName = "rapport-menu"   // ground of the native menus, which have no border
	ColorScroll fyne.ThemeColorName = "rapport-scroll" // scroll bars

	// The same meanings on a tinted ground (side, hover, selection, warning),
	// where the plain ones would fall short of WCAG AA.
	ColorMutedTinted  fyne.ThemeColorName = "rapport-muted-tinted"
	ColorProfitTinted fyne.ThemeColorName = "rapport-profit-tinted"
	ColorLossTinted   fyne.ThemeColorName = "rapport-loss-tinted"
)

// palette gives each meaning its colour.
type palette map[fyne.ThemeColorName]color.NRGBA

var light = palette{
	ColorGround:       hex(0xffffff),
	ColorRaised:       hex(0xffffff),
	ColorSide:         hex(0xf4f5f7),
	ColorLine:         hex(0xdfe2e7),
	ColorText:         hex(0x1d2430),
	ColorMuted:        hex(0x687284),
	ColorAccent:       hex(0x2459c3),
	ColorOnAccent:     hex(0xffffff),
	ColorSelection:    hex(0xe6eefc),
	ColorHover:        hex(0xf1f3f6),
	ColorProfit:       hex(0x1b7f4d),
	ColorLoss:         hex(0xbd3124),
	ColorWarning:      hex(0xfff3d4),
	ColorWarnLine:     hex(0xd9a90b),
	ColorVeil:         {R: 0xff, G: 0xff, B: 0xff, A: 0xaa},
	ColorMenu:         hex(0xe9ecf2),
	ColorScroll:       hex(0xb4bbc7),
	ColorMutedTinted:  hex(0x5c6677),
	ColorProfitTinted: hex(0x187344),
	ColorLossTinted:   hex(0xb52d20),
}

var dark = palette{
	ColorGround:       hex(0x171a20),
	ColorRaised:       hex(0x1b1f26),
	ColorSide:         hex(0x1f232b),
	ColorLine:         hex(0x343a46),
	ColorText:         hex(0xe7eaf0),
	ColorMuted:        hex(0x98a2b3),
	ColorAccent:       hex(0x7ea6ff),
	ColorOnAccent:     hex(0x10141c),
	ColorSelection:    hex(0x26344f),
	ColorHover:        hex(0x232832),
	ColorProfit:       hex(0x5cc792),
	ColorLoss:         hex(0xff8a7d),
	ColorWarning:      hex(0x3a301a),
	ColorWarnLine:     hex(0x8a6d1f),
	ColorVeil:         {R: 0x17, G: 0x1a, B: 0x20, A: 0xb0},
	ColorMenu:         hex(0x2a303b),
	ColorScroll:       hex(0x4c5464),
	ColorMutedTinted:  hex(0xa9b2c1),
	ColorProfitTinted: hex(0x5cc792),
	ColorLossTinted:   hex(0xff8a7d),
}

// fyneNames says which of our colours stands for each colour that Fyne's own
// widgets ask for.
var fyneNames = map[fyne.ThemeColorName]fyne.ThemeColorName{
	base.ColorNameBackground:          ColorGround,
	base.ColorNameButton:              ColorSide,
	base.ColorNameDisabled:            ColorMuted,
	base.ColorNameDisabledButton:      ColorSide,
	base.ColorNameError:               ColorLoss,
	base.ColorNameFocus:               ColorSelection,
	base.ColorNameForegroundOnError:   ColorOnAccent,
	base.ColorNameForegroundOnPrimary: ColorOnAccent,
	base.ColorNameForegroundOnSuccess: ColorOnAccent,
	base.ColorNameForegroundOnWarning: ColorText,
	base.ColorNameHeaderBackground:    ColorSide,
	base.ColorNameHover:               ColorHover,
	base.ColorNameHyperlink:           ColorAccent,
	base.ColorNameInputBackground:     ColorRaised,
	base.ColorNameInputBorder:         ColorLine,
	base.ColorNameMenuBackground:      ColorMenu,
	base.ColorNameOverlayBackground:   ColorRaised,
	base.ColorNamePlaceHolder:         ColorMuted,
	base.ColorNamePressed:             ColorSelection,
	base.ColorNamePrimary:             ColorAccent,
	base.ColorNameScrollBar:           ColorScroll,
	base.ColorNameSelection:           ColorSelection,
	base.ColorNameSeparator:           ColorLine,
	base.ColorNameSuccess:             ColorProfit,
	base.ColorNameWarning:             ColorWarnLine,
}

// Tinted is the name to use for name on a tinted ground; names without a tinted
// form are returned as they are.
func Tinted(name fyne.ThemeColorName) fyne.ThemeColorName {
	switch name {
	case ColorMuted:
		return ColorMutedTinted
	case ColorProfit:
		return ColorProfitTinted
	case ColorLoss:
		return ColorLossTinted
	}
	return name
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff}
}
