package contacts

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// chipsShown is how many IDs of other systems stand beside a name.
const chipsShown = 2

// chipsOf is the short number of a contact and what other systems call it.
func chipsOf(c *app.Contact) []fyne.CanvasObject {
	chips := []fyne.CanvasObject{widgets.NewChip(i18n.T("ID %s", fmt.Sprint(c.Number)))}
	for i, x := range c.External {
		if i == chipsShown {
			chips = append(chips, widgets.NewChip(fmt.Sprintf("+%d", len(c.External)-chipsShown)))
			break
		}
		chips = append(chips, widgets.NewChip(x.System+": "+x.Value))
	}
	return chips
}

// contactLine is how to reach a contact, where they came from and whose they are.
func contactLine(d *recordData) string {
	c := d.contact
	parts := []string{d.company, c.Point(app.Email), firstPhone(c, d.country)}
	if source := d.sources[c.Source]; source != "" {
		parts = append(parts, i18n.T("first from %s", source))
	}
	if owner := d.people[c.Owner]; owner != "" {
		parts = append(parts, i18n.T("owner %s", owner))
	}
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "  •  ")
}

// firstPhone is the first phone number as people read it.
func firstPhone(c *app.Contact, country string) string {
	for _, p := range c.Points {
		if p.Kind == app.Phone {
			return app.ShowPhone(p, country)
		}
	}
	return ""
}
