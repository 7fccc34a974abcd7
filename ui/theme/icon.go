package theme

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"rapport/assets"
)

// drawnColour is the colour in which the icons lie in the assets.
const drawnColour = "#1d2430"

// IconIn is the icon in the colour of that name. A resource keeps the colour that it
// was made with: ask again when the theme changes, as widgets.Icon does. The colour is a part of the
// resource's name, so that no cache gives the icon of another theme.
func IconIn(name string, colour fyne.ThemeColorName) fyne.Resource {
	paint := hexText(Color(colour))
	drawing := bytes.ReplaceAll(assets.SVG(name), []byte(drawnColour), []byte(paint))
	return fyne.NewStaticResource(name+"-"+paint[1:]+".svg", drawing)
}

func hexText(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", n.R, n.G, n.B)
}
