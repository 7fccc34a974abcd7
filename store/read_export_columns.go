package store

import (
	"fmt"

	"rapport/finance"
)

// exportKind is how a value of the file is written for other programs.
type exportKind int

const (
	exportText exportKind = iota
	exportNumber
	exportMoney
	exportDay // a day of the ledger, which is a number
	exportChannel
	exportAccount
	exportDocument
	exportYesNo
)

// exportColumn is a column of an export with the SQL of its value.
type exportColumn struct {
	name string
	kind exportKind
	sql  string
}

// customerCell is the SQL by which an import finds a customer again: an ID of
// another system, else the e-mail address, else the name.
const customerCell = `coalesce(
	(SELECT x.system || ':' || x.value FROM external_id x WHERE x.contact = c.id ORDER BY x.system <> 'import', x.id LIMIT 1),
	(SELECT p.raw FROM contact_point p WHERE p.contact = c.id AND p.kind = 'email' ORDER BY p.id LIMIT 1), c.name)`

// onFirst is the SQL of what belongs to the whole document and stands in its
// first row alone, since an import sums the rows.
func onFirst(column string) string { return "CASE WHEN l.first THEN " + column + " ELSE 0 END" }

var exportedColumns = map[string][]exportColumn{
	"orders": {
		{"order_number", exportText, "o.number"}, {"date", exportText, "o.day"}, {"customer", exportText, customerCell},
		{"customer_name", exportText, "c.name"}, {"customer_number", exportText, "c.number"},
		{"channel", exportChannel, "o.channel"}, {"media_source", exportText, "m.name"}, {"campaign", exportText, "g.name"},
		{"salesperson", exportText, "w.name"}, {"sku", exportText, "p.sku"}, {"product_name", exportText, "p.name"},
		{"quantity", exportNumber, "l.quantity"}, {"unit_price", exportNumber, "l.unit_price"}, {"unit_cost", exportNumber, "coalesce(l.unit_cost, p.cost)"},
		{"discount", exportMoney, "l.discount + " + onFirst("o.discount")}, {"discount_percent", exportNumber, "l.discount_percent"},
		{"tax", exportMoney, "l.tax"}, {"shipping_charged", exportMoney, onFirst("o.shipping_charged")},
		{"shipping_cost", exportMoney, onFirst("o.shipping_cost")}, {"payment_fee", exportMoney, onFirst("o.payment_fee")},
		{"shipped_on", exportText, "o.shipped_on"}, {"paid_on", exportText, "o.paid_on"}, {"written_off_on", exportText, "o.written_off_on"},
	},
	"returns": {
		{"return_number", exportText, "r.number"}, {"date", exportText, "r.day"}, {"order_number", exportText, "o.number"},
		{"customer", exportText, customerCell}, {"customer_name", exportText, "c.name"}, {"customer_number", exportText, "c.number"},
		{"channel", exportChannel, "r.channel"}, {"sku", exportText, "p.sku"}, {"product_name", exportText, "p.name"},
		{"quantity", exportNumber, "l.quantity"}, {"refund", exportMoney, "l.refund"}, {"tax", exportMoney, "l.tax"},
		{"unit_cost", exportNumber, "l.unit_cost"}, {"restocking_fee", exportMoney, onFirst("r.restocking_fee")},
		{"shipping_cost", exportMoney, onFirst("r.shipping_cost")}, {"restock", exportYesNo, "l.restock"}, {"reason", exportText, "l.reason"},
	},
	"entries": {
		{"date", exportDay, "e.day"}, {"cash_date", exportDay, "nullif(e.cash_day, 0)"},
		{"customer_number", exportText, "c.number"}, {"customer_name", exportText, "c.name"}, {"company", exportText, "k.name"},
		{"document", exportDocument, "e.doc_kind"}, {"number", exportText, documentNumber},
		{"account", exportAccount, "e.account"}, {"activity", exportText, "e.activity"}, {"amount", exportMoney, "e.amount"},
		{"media_source", exportText, "m.name"}, {"campaign", exportText, "g.name"}, {"channel", exportChannel, "e.channel"},
		{"salesperson", exportText, "w.name"}, {"sku", exportText, "p.sku"}, {"product_name", exportText, "p.name"},
		{"policy", exportNumber, "e.policy"},
	},
}

// documentNumber is the SQL of the number of an entry's document.
var documentNumber = fmt.Sprintf(`CASE e.doc_kind WHEN %d THEN (SELECT number FROM sale_order WHERE id = e.document)
	WHEN %d THEN (SELECT number FROM sale_return WHERE id = e.document) WHEN %d THEN (SELECT number FROM rebate_claim WHERE id = e.document)
	WHEN %d THEN (SELECT number FROM service_case WHERE id = e.document) END`, finance.DocOrder, finance.DocReturn, finance.DocRebate, finance.DocService)

var exportedFrom = map[string]string{
	"orders": `FROM sale_order o JOIN (SELECT *, line = min(line) OVER (PARTITION BY sale_order) first FROM order_line) l ON l.sale_order = o.id
		JOIN product p ON p.id = l.product LEFT JOIN contact c ON c.id = o.contact LEFT JOIN media_source m ON m.id = o.media_source
		LEFT JOIN campaign g ON g.id = o.campaign LEFT JOIN staff w ON w.id = o.salesperson ORDER BY o.day, o.id, l.line`,
	"returns": `FROM sale_return r JOIN (SELECT *, line = min(line) OVER (PARTITION BY sale_return) first FROM return_line) l ON l.sale_return = r.id
		JOIN product p ON p.id = l.product LEFT JOIN order_line ol ON ol.id = l.order_line LEFT JOIN sale_order o ON o.id = ol.sale_order
		LEFT JOIN contact c ON c.id = coalesce(r.contact, o.contact) ORDER BY r.day, r.id, l.line`,
	"entries": `FROM entry e LEFT JOIN contact c ON c.id = e.customer LEFT JOIN contact k ON k.id = e.company
		LEFT JOIN media_source m ON m.id = e.media_source LEFT JOIN campaign g ON g.id = e.campaign LEFT JOIN staff w ON w.id = e.salesperson
		LEFT JOIN product p ON p.id = e.product ORDER BY e.day, e.document, e.line, e.n`,
}
