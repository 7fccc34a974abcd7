package theme

import (
	"bytes"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	base "fyne.io/fyne/v2/theme"
)

// WCAG 2.1 AA asks 4.5 for text and 3 for the shapes of controls and figures.
func TestPairsOfColoursReachAA(t *testing.T) {
	plain := []fyne.ThemeColorName{ColorGround, ColorRaised}
	tinted := []fyne.ThemeColorName{ColorSide, ColorHover, ColorSelection, ColorWarning, ColorMenu}
	for mode, p := range map[string]palette{"light": light, "dark": dark} {
		check := func(front, back fyne.ThemeColorName, least float64) {
			t.Helper()
			if got := contrast(p[front], p[back]); got < least {
				t.Errorf("%s: %s on %s has contrast %.2f, needs %.1f", mode, front, back, got, least)
			}
		}
		for _, back := range plain {
			for _, front := range []fyne.ThemeColorName{ColorText, ColorMuted, ColorAccent, ColorProfit, ColorLoss} {
				check(front, back, 4.5)
			}
		}
		for _, back := range tinted {
			for _, front := range []fyne.ThemeColorName{ColorText, ColorMuted, ColorProfit, ColorLoss} {
				check(Tinted(front), back, 4.5)
			}
		}
		check(ColorAccent, ColorSelection, 4.5)
		check(ColorAccent, ColorSide, 4.5)
		check(ColorOnAccent, ColorAccent, 4.5)
		for _, back := range append(plain, ColorSide, ColorSelection, ColorHover) { // the ring around what has the keyboard
			check(ColorAccent, back, 3)
		}
	}
}

func TestPaletteIsThatOfTheDesign(t *testing.T) {
	want := map[fyne.ThemeColorName][2]uint32{
		ColorGround:    {0xffffff, 0x171a20},
		ColorSide:      {0xf4f5f7, 0x1f232b},
		ColorLine:      {0xdfe2e7, 0x343a46},
		ColorText:      {0x1d2430, 0xe7eaf0},
		ColorMuted:     {0x687284, 0x98a2b3},
		ColorAccent:    {0x2459c3, 0x7ea6ff},
		ColorSelection: {0xe6eefc, 0x26344f},
		ColorProfit:    {0x1b7f4d, 0x5cc792},
		ColorLoss:      {0xbd3124, 0xff8a7d},
	}
	for name, pair := range want {
		if got := New(Light).Color(name, base.VariantDark); got != color.Color(hex(pair[0])) {
			t.Errorf("light %s is %v", name, got)
		}
		if got := New(Dark).Color(name, base.VariantLight); got != color.Color(hex(pair[1])) {
			t.Errorf("dark %s is %v", name, got)
		}
	}
}

func TestSystemModeFollowsTheVariant(t *testing.T) {
	system := New(Mode("nonsense"))
	if system.Mode() != System {
		t.Fatalf("an unknown mode is %q", system.Mode())
	}
	if got := system.Color(base.ColorNameBackground, base.VariantDark); got != color.Color(dark[ColorGround]) {
		t.Errorf("dark variant gives %v", got)
	}
	if got := system.Color(base.ColorNameBackground, base.VariantLight); got != color.Color(light[ColorGround]) {
		t.Errorf("light variant gives %v", got)
	}
}

func TestIconTakesTheColourInForce(t *testing.T) {
	test.NewTempApp(t)
	for mode, want := range map[Mode]string{Light: "#2459c3", Dark: "#7ea6ff"} {
		fyne.CurrentApp().Settings().SetTheme(New(mode))
		icon := IconIn("contacts", ColorAccent)
		if !bytes.Contains(icon.Content(), []byte(want)) {
			t.Errorf("%s: the icon does not hold %s: %s", mode, want, icon.Content())
		}
		if IsDark() != (mode == Dark) {
			t.Errorf("%s: IsDark is %v", mode, IsDark())
		}
	}
}

// Fyne's menus draw shortcuts in the foreground at 95 %, with an overflow that
// the theme must work around.
func TestMenuShortcutsStayReadable(t *testing.T) {
	for mode, p := range map[Mode]palette{Light: light, Dark: dark} {
		r, g, b, a := New(mode).Color(base.ColorNameForeground, base.VariantLight).RGBA()
		strength := uint8(uint32(float32(a) * 0.95))
		shown := color.NRGBA{R: uint8(r), G: uint8(g), B: uint8(b), A: strength}
		if shown.R != p[ColorText].R || shown.G != p[ColorText].G || shown.B != p[ColorText].B {
			t.Errorf("%s: the foreground is %v, not %v", mode, shown, p[ColorText])
		}
		if strength < 0xe0 {
			t.Errorf("%s: shortcuts are drawn at %d of 255", mode, strength)
		}
	}
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2.1.
func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}
