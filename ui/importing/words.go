package importing

import (
	"strings"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// kindName is what a kind of import is called.
func kindName(kind string) string { return i18n.T(kindNames[kind]) }

var kindNames = map[string]string{
	"contacts":      i18n.Mark("Contacts"),
	"products":      i18n.Mark("Products"),
	"orders":        i18n.Mark("Orders"),
	"returns":       i18n.Mark("Returns"),
	"rebates":       i18n.Mark("Rebate claims"),
	"interactions":  i18n.Mark("Calls, e-mails and visits"),
	"service":       i18n.Mark("Service cases"),
	"campaigns":     i18n.Mark("Campaigns"),
	"targets":       i18n.Mark("Campaign targets"),
	"media-costs":   i18n.Mark("Media costs"),
	"pool-costs":    i18n.Mark("Costs of pools"),
	"subscriptions": i18n.Mark("Subscriptions"),
	"budget":        i18n.Mark("Budget"),
}

// fieldName is what a field of an import is called.
func fieldName(field string) string {
	if name, ok := fieldNames[field]; ok {
		return i18n.T(name)
	}
	return field
}

var fieldNames = map[string]string{
	"account":          i18n.Mark("Account"),
	"address":          i18n.Mark("Address"),
	"amount":           i18n.Mark("Amount"),
	"birthday":         i18n.Mark("Birthday"),
	"budget":           i18n.Mark("Budget"),
	"campaign":         i18n.Mark("Campaign"),
	"capacity_minutes": i18n.Mark("Practical capacity in minutes"),
	"case_number":      i18n.Mark("Case number"),
	"channel":          i18n.Mark("Channel"),
	"churned":          i18n.Mark("Has left"),
	"city":             i18n.Mark("City"),
	"claim_number":     i18n.Mark("Claim number"),
	"company":          i18n.Mark("Company"),
	"cost":             i18n.Mark("Cost"),
	"country":          i18n.Mark("Country"),
	"created":          i18n.Mark("Customer since"),
	"customer":         i18n.Mark("Customer"),
	"date":             i18n.Mark("Date"),
	"direction":        i18n.Mark("Direction"),
	"discount":         i18n.Mark("Discount"),
	"discount_percent": i18n.Mark("Discount in percent"),
	"email":            i18n.Mark("E-mail"),
	"email_2":          i18n.Mark("E-mail, second"),
	"email_3":          i18n.Mark("E-mail, third"),
	"end":              i18n.Mark("Ends"),
	"external_id":      i18n.Mark("ID elsewhere"),
	"family_name":      i18n.Mark("Family name"),
	"given_name":       i18n.Mark("Given name"),
	"kind":             i18n.Mark("Kind"),
	"media_source":     i18n.Mark("Media source"),
	"minutes":          i18n.Mark("Minutes"),
	"month":            i18n.Mark("Month"),
	"name":             i18n.Mark("Name"),
	"note":             i18n.Mark("Note"),
	"order_number":     i18n.Mark("Order number"),
	"other_addresses":  i18n.Mark("Further addresses"),
	"outcome":          i18n.Mark("Outcome"),
	"owner":            i18n.Mark("Owner"),
	"paid_on":          i18n.Mark("Paid on"),
	"parts_cost":       i18n.Mark("Cost of parts"),
	"payment_fee":      i18n.Mark("Payment fee"),
	"period":           i18n.Mark("Billing period"),
	"phone":            i18n.Mark("Phone"),
	"phone_2":          i18n.Mark("Phone, second"),
	"phone_3":          i18n.Mark("Phone, third"),
	"plan":             i18n.Mark("Plan"),
	"pool":             i18n.Mark("Pool"),
	"postcode":         i18n.Mark("Postcode"),
	"price":            i18n.Mark("Price"),
	"product":          i18n.Mark("Product"),
	"product_name":     i18n.Mark("Product"),
	"quantity":         i18n.Mark("Quantity"),
	"reason":           i18n.Mark("Reason"),
	"received":         i18n.Mark("Received"),
	"refund":           i18n.Mark("Refund"),
	"region":           i18n.Mark("Region"),
	"responded_on":     i18n.Mark("Responded on"),
	"restock":          i18n.Mark("Back to stock"),
	"restocking_fee":   i18n.Mark("Restocking fee"),
	"return_number":    i18n.Mark("Return number"),
	"salesperson":      i18n.Mark("Salesperson"),
	"segment":          i18n.Mark("Segment"),
	"shipped_on":       i18n.Mark("Shipped on"),
	"shipping_charged": i18n.Mark("Shipping charged"),
	"shipping_cost":    i18n.Mark("Cost of shipping"),
	"sku":              i18n.Mark("SKU"),
	"start":            i18n.Mark("Starts"),
	"status":           i18n.Mark("Status"),
	"status_on":        i18n.Mark("Status since"),
	"tags":             i18n.Mark("Tags"),
	"tax":              i18n.Mark("Tax"),
	"tenure":           i18n.Mark("Periods stayed"),
	"touched_on":       i18n.Mark("Touched on"),
	"unit_cost":        i18n.Mark("Unit cost"),
	"unit_price":       i18n.Mark("Unit price"),
	"version":          i18n.Mark("Version"),
	"warranty":         i18n.Mark("Under warranty"),
	"website":          i18n.Mark("Web page"),
	"written_off_on":   i18n.Mark("Written off on"),
}

// joinParts puts the parts of a muted line together, without the empty ones.
func joinParts(parts ...string) string {
	kept := parts[:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "  ·  ")
}

// dayOf is the day of a moment as the file keeps it, in the zone of the reader.
func dayOf(moment string) finance.Date {
	t, ok := format.Local(moment)
	if !ok {
		return 0
	}
	return finance.DateOf(t)
}
