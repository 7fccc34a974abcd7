package document

import (
	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// OpenContact shows a contact.
func (h Host) OpenContact(id app.ID) { h.Open(shell.Place{Page: ContactsPage, ID: int64(id)}) }

// OpenOrder shows an order.
func (h Host) OpenOrder(id app.ID) { h.Open(shell.Place{Page: OrdersPage, ID: int64(id)}) }

// CustomerItem is the item of a menu that leads to a customer; off for nobody.
func (h Host) CustomerItem(id app.ID) widgets.Option {
	return widgets.Option{Title: i18n.T("Open customer"), Icon: "person", Off: id == 0, Do: func() { h.OpenContact(id) }}
}

// OrderItem is the item of a menu that leads to an order; off for none.
func (h Host) OrderItem(id app.ID) widgets.Option {
	return widgets.Option{Title: i18n.T("Open order"), Icon: "cart", Off: id == 0, Do: func() { h.OpenOrder(id) }}
}
