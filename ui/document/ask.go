package document

import (
	"context"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// askAfter is in how many days a customer is to be asked for a rebate.
const askAfter = 7

// AskForRebate makes a task to ask the customer for a rebate that was paid on
// goods that came back. Only when the money is back is the claim clawed back:
// asking alone changes no figure.
func AskForRebate(acts *Acts, r app.ClaimRow, currency finance.Currency) {
	due := acts.Host.Today().AddDays(askAfter)
	amount := format.Amount(r.Amount, currency)
	title := i18n.T("Ask for %s back: rebate %s was paid on returned goods", amount, r.Number)
	action := app.Action{Text: i18n.Mark("Ask for the rebate of claim %s back"), Args: []any{r.Number}}
	said := i18n.T("Task for %s: ask %s for %s", format.Date(due), r.Customer, amount)
	acts.Do(action, said, func(ctx context.Context, u app.Unit) error {
		return u.Put(ctx, &app.Task{Contact: r.Contact, Title: title, Due: due})
	})
}
