package main

import (
	"github.com/alecthomas/kong"

	"rapport/assets/i18n"
)

// helpTexts are the descriptions in the help, in the language in force.
func helpTexts() kong.Vars {
	return kong.Vars{
		"file":     i18n.T("The company file."),
		"lang":     i18n.T("The language of texts and messages."),
		"format":   i18n.T("How a result is written."),
		"verbose":  i18n.T("Show the details of errors."),
		"new":      i18n.T("Make an empty company file."),
		"demo":     i18n.T("Make the sample company."),
		"import":   i18n.T("Import a table: .csv, .tsv, .xlsx or .vcf."),
		"undo":     i18n.T("Take back the last action, or an import."),
		"redo":     i18n.T("Do again what was taken back last."),
		"history":  i18n.T("What was done, by whom, when."),
		"contacts": i18n.T("Search contacts."),
		"search":   i18n.T("Search by name, company, e-mail, phone or note."),
		"report":   i18n.T("A report of the books."),
		"chart":    i18n.T("A report as a picture."),
		"period":   i18n.T("Close or reopen a month."),
		"close":    i18n.T("Freeze a month."),
		"reopen":   i18n.T("Open a closed month again."),
		"check":    i18n.T("Compare the books with what they are made from."),
		"rebuild":  i18n.T("Make ledger, totals and search index anew from the documents."),
		"generate": i18n.T("Make a large company for measuring."),

		"name":        i18n.T("The company's name."),
		"currency":    i18n.T("Its currency, such as USD."),
		"fiscal":      i18n.T("The month in which the fiscal year begins, 1 to 12."),
		"country":     i18n.T("Its country, two letters, for phone numbers."),
		"seed":        i18n.T("The same seed gives the same data."),
		"kind":        i18n.T("What the rows are: %s.", "contacts, products, orders, returns, rebates, interactions, service, campaigns, targets, media-costs, budget"),
		"source":      i18n.T("The file to import."),
		"map":         i18n.T("The column of a field: field=Column. Once a field; the others are recognised by name."),
		"set":         i18n.T("One value for all rows: field=value."),
		"system":      i18n.T("The system that the file comes from, whose numbers and IDs are its own."),
		"duplicate":   i18n.T("What to do with what is already there."),
		"importasof":  i18n.T("The day up to which the file tells."),
		"dryrun":      i18n.T("Say what would be imported, and change nothing."),
		"errors":      i18n.T("A CSV file for the rows that are refused."),
		"dateformat":  i18n.T("How dates are written, such as DD/MM/YYYY."),
		"encoding":    i18n.T("The file's encoding, such as gb18030; detected where not named."),
		"batch":       i18n.T("The import to take back."),
		"limit":       i18n.T("At most so many rows."),
		"text":        i18n.T("What to search for."),
		"from":        i18n.T("First day."),
		"to":          i18n.T("Last day."),
		"asof":        i18n.T("The day on which the books are looked at."),
		"policy":      i18n.T("The version of the definitions."),
		"who":         i18n.T("The customer: number, external ID, e-mail or name."),
		"rollup":      i18n.T("Count people under their company."),
		"by":          i18n.T("What to group by."),
		"attribution": i18n.T("Which touch gets an order's margin."),
		"window":      i18n.T("How many days before an order a touch counts."),
		"version":     i18n.T("The version of the budget; the newest where not named."),
		"output":      i18n.T("The file to write."),
		"size":        i18n.T("Width and height in pixels."),
		"month":       i18n.T("The month, such as 2026-03."),
		"ncontacts":   i18n.T("How many contacts."),
		"norders":     i18n.T("How many orders."),

		"rcustomer":      i18n.T("Statement and journey of one customer."),
		"rprofitability": i18n.T("Who, or what, earns money."),
		"rwhale":         i18n.T("Customers by falling profit, cumulated."),
		"rmedia":         i18n.T("What each media source cost and brought."),
		"rbudget":        i18n.T("Budget against actual."),
		"rreconcile":     i18n.T("Customers and unallocated against the company."),
		"rleaks":         i18n.T("Where money is lost."),
		"rincomplete":    i18n.T("What the figures lack."),
	}
}
