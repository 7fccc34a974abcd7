package report

import "rapport/finance"

// stay is how long a subscription has lasted by a day, in periods of some months.
type stay struct {
	renewed int  // renewal days on which it went on
	lost    bool // it has ended
	elapsed int  // renewal days that came, or would have come, by the day
}

// stayed looks at a subscription on a day. An end on a renewal day means not
// renewed; one within a period means that the period was the last.
func (s SubscriptionLife) stayed(day finance.Date, months int) stay {
	var at stay
	for at.elapsed = 0; s.Starts.AddMonths((at.elapsed+1)*months) <= day; at.elapsed++ {
	}
	at.renewed = at.elapsed
	if s.Ends == 0 || s.Ends > day {
		return at
	}
	at.lost = true
	for at.renewed = 0; s.Starts.AddMonths((at.renewed+1)*months) < s.Ends; at.renewed++ {
	}
	return at
}

// countStay adds a stay to the counts that the model of retention is fitted on.
func countStay(t *finance.Tenures, at stay) {
	for len(t.Lost) <= at.renewed+1 {
		t.Lost, t.Kept = append(t.Lost, 0), append(t.Kept, 0)
	}
	if at.lost {
		t.Lost[at.renewed+1]++
	} else {
		t.Kept[at.renewed]++
	}
}
