package budgeting

import (
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/format"
)

// Paste fills the sheet from a spreadsheet's rows of cells parted by tabs, from
// an account and a month on. Rows go on over the accounts in the order of the
// statement; a row that begins with the name or the code of an account is of
// that account. Rows without any amount, such as headings, are left out, and a
// cell that is empty leaves what is there. It tells how many cells were filled,
// and how many amounts stand beyond the sheet.
func (s *Sheet) Paste(a finance.Account, column int, text string) (filled, beyond int) {
	rows := strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	at := int(a)
	for _, row := range rows {
		cells := strings.Split(row, "\t")
		account := at
		if named, ok := accountNamed(cells[0]); ok {
			account, cells = int(named), cells[1:]
		} else if len(rows) > 1 && len(cells) > 1 && !s.anyAmount(cells) {
			continue
		} else {
			at++
		}
		for j, text := range cells {
			if strings.TrimSpace(text) == "" {
				continue
			}
			if account >= finance.AccountCount || column+j >= Months {
				beyond++
				continue
			}
			s.Set(finance.Account(account), column+j, text)
			filled++
		}
	}
	return filled, beyond
}

// accountNamed finds an account by its code or its name in the language in force.
func accountNamed(text string) (finance.Account, bool) {
	name := app.Fold(strings.TrimSpace(text))
	for _, a := range finance.Accounts() {
		if name == app.Fold(a.String()) || name == app.Fold(report.AccountName(a).In(format.Say)) {
			return a, true
		}
	}
	return 0, false
}

func (s *Sheet) anyAmount(cells []string) bool {
	for _, text := range cells {
		if _, err := format.ParseAmount(strings.TrimSpace(text), s.Currency); err == nil {
			return true
		}
	}
	return false
}
