package duplicates

import (
	"rapport/app"
	"rapport/assets/i18n"
)

// fieldEnd is the kind of an open end that is a field of the survivor, not a
// record.
const fieldEnd = "field"

// kindName says what kind of record an open end is.
func kindName(kind string) string {
	switch kind {
	case "order":
		return i18n.T("Order")
	case "return":
		return i18n.T("Return")
	case "rebate":
		return i18n.T("Rebate claim")
	case "interaction":
		return i18n.T("Contact made")
	case "service":
		return i18n.T("Service case")
	case "subscription":
		return i18n.T("Subscription")
	case "target":
		return i18n.T("Campaign")
	case "task":
		return i18n.T("Task")
	}
	return i18n.T("Field")
}

// endText is what people call an open end.
func endText(o app.OpenEnd) string {
	switch o.Kind {
	case "interaction":
		return interactionName(app.InteractionKind(o.Text))
	case fieldEnd:
		return fieldName(o.Text)
	}
	return o.Text
}

func interactionName(kind app.InteractionKind) string {
	switch kind {
	case app.Call:
		return i18n.T("Call")
	case app.EmailSent:
		return i18n.T("E-mail")
	case app.Letter:
		return i18n.T("Letter")
	case app.Visit:
		return i18n.T("Visit")
	case app.WebActivity:
		return i18n.T("Web")
	}
	return string(kind)
}

// fieldName is a field of a merge in the language in force; a custom field has
// the name that its users gave it.
func fieldName(field string) string {
	switch field {
	case "name":
		return i18n.T("Name")
	case "given_name":
		return i18n.T("Given name")
	case "family_name":
		return i18n.T("Family name")
	case "company":
		return i18n.T("Company")
	case "owner":
		return i18n.T("Owner")
	case "media_source":
		return i18n.T("First came from")
	case "address":
		return i18n.T("Address")
	case "city":
		return i18n.T("City")
	case "region":
		return i18n.T("Region")
	case "postcode":
		return i18n.T("Postcode")
	case "country":
		return i18n.T("Country")
	case "birthday":
		return i18n.T("Birthday")
	case "note":
		return i18n.T("Note")
	case "acquired":
		return i18n.T("Known since")
	}
	return field
}
