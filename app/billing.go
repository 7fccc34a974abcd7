package app

import "rapport/finance"

// Bills lists the bills of a subscription from its start up to the billing day,
// one a period, once each. An end on a renewal day means not renewed; a period
// begun is billed whole. Each bill is paid on the day its period begins.
func (s *Subscription) Bills(billingDay finance.Date) []Bill {
	months := s.Period.Months()
	var bills []Bill
	for n := 0; ; n++ {
		starts := s.Starts.AddMonths(n * months)
		if starts > billingDay || (s.Ends != 0 && starts >= s.Ends) {
			return bills
		}
		bills = append(bills, Bill{
			Subscription: s.ID, Starts: starts, Months: months, Amount: s.Amount, PaidOn: starts,
		})
	}
}
