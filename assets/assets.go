// Package assets embeds what the program shows besides its code: the fonts, the
// icons and the mark of the program. Translations lie in assets/i18n.
package assets

import (
	"embed"
	"fmt"
)

// FontRegular and FontBold are Noto Sans SC in the weights 400 and 600, TrueType
// with glyf outlines: GB2312, all European letters, Greek, Cyrillic, currency
// signs, arrows. Figures are of equal width.
var (
	//go:embed fonts/NotoSansSC-Regular.ttf
	FontRegular []byte
	//go:embed fonts/NotoSansSC-SemiBold.ttf
	FontBold []byte
)

// FontLicence is the SIL Open Font License of the fonts, to be shown beside the
// program's own.
//
//go:embed fonts/OFL.txt
var FontLicence string

// Icon is the mark of the program, a PNG of 1024 by 1024 pixels.
//
//go:embed icon.png
var Icon []byte

//go:embed icons/*.svg
var icons embed.FS

// SVG is the icon of that name, such as "orders" or "chevron-down": 24 by 24,
// one path of filled outlines, which Fyne's themed resources colour. It panics
// on a name that does not exist, since names are written in the code.
func SVG(name string) []byte {
	data, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		panic(fmt.Sprintf("no icon %q", name))
	}
	return data
}
