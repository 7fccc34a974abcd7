package definitions

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/assets/i18n"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// PageName names the page in places.
const PageName = "definitions"

// Page is the definitions page.
type Page struct {
	deps     Deps
	root     fyne.CanvasObject
	tabs     *widgets.Tabs
	room     *fyne.Container
	register *register
	pools    *poolsView
}

// The tabs of the page, as places name them.
const (
	tabRegister = "register"
	tabPools    = "pools"
)

// Tabs lists the tabs in their order.
func Tabs() []widgets.Tab {
	return []widgets.Tab{{Key: tabRegister, Label: i18n.T("Definitions"), Count: -1}, {Key: tabPools, Label: i18n.T("Pools and capacity"), Count: -1}}
}

// New makes the page; Refresh fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.register, p.pools = newRegister(deps), newPoolsView(deps)
	p.tabs = widgets.NewTabs(Tabs(), func(tab string) { p.deps.Host.Visit(shell.Place{Page: PageName, Tab: tab}); p.show(tab) })
	p.tabs.Inset = 12
	p.room = container.NewStack(p.register.root)
	p.root = container.NewBorder(widgets.Pad(6, 0, 0, 0, p.tabs), nil, nil, nil, p.room)
	return p
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Show implements shell.Page.
func (p *Page) Show(place shell.Place) {
	if place.Tab == "" {
		place.Tab = p.tabs.Chosen()
	}
	p.tabs.Choose(place.Tab)
	p.show(p.tabs.Chosen())
}

// show brings a tab into view.
func (p *Page) show(tab string) {
	body := p.register.root
	if tab == tabPools {
		body = p.pools.root
	}
	if p.room.Objects[0] != body {
		p.room.Objects = []fyne.CanvasObject{body}
		p.room.Refresh()
	}
	p.Refresh()
}

// Refresh reads the tab in view anew. What is being typed into a draft stays.
func (p *Page) Refresh() {
	if p.tabs.Chosen() == tabPools {
		p.pools.refresh()
		return
	}
	p.register.refresh()
}

// sideBySide gives two cards shares of the width.
type sideBySide struct{ left float32 }

const cardGap float32 = 12

func (l sideBySide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := (size.Width - cardGap) * l.left
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-cardGap-left, size.Height))
	objects[1].Move(fyne.NewPos(left+cardGap, 0))
}

func (sideBySide) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(520, 240) }

// headed puts a head over a body with the page's margins.
func headed(head, body fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(widgets.Pad(12, 16, 8, 16, head), nil, nil, nil, widgets.Pad(0, 16, 16, 16, body))
}

// actionHead is a heading with a muted line below it, and at its right what can
// be done. It is to be refreshed when an action changed its width.
func actionHead(title, about *widgets.Text, actions ...fyne.CanvasObject) *fyne.Container {
	about.Cut = true
	return container.NewBorder(nil, nil, nil, widgets.Row(actions...), widgets.Stack(2, title, about))
}

// versionName names a version.
func versionName(version int) string { return i18n.T("Version %d", version) }
