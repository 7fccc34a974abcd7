package importer

import (
	"strings"

	"rapport/app"
	"rapport/finance"
)

// claimDraft is a rebate claim as a row tells it.
type claimDraft struct {
	claim                app.Claim
	customer, order, sku string
}

func readClaim(rows []*cells) draft {
	c := rows[0]
	d := &claimDraft{customer: c.text("customer"), order: c.text("order_number"), sku: c.name("sku")}
	d.claim = app.Claim{Number: c.name("claim_number"), Amount: c.magnitude("amount"), Received: c.date("received")}
	if d.claim.Amount == 0 && len(c.faults) == 0 {
		c.fault("amount", app.Errorf(app.BadInput, "The amount must be above zero."))
	}
	d.claim.States = claimStates(c, d.claim.Received)
	return d
}

// claimStates are the states besides received: the one that the status tells, on
// its day or else the day of receipt, and paid on its own day. A claim that is
// paid by its status, without a day of payment, was paid on the status's day.
func claimStates(c *cells, received finance.Date) []app.ClaimState {
	status, on, paid := claimStatus(c), c.date("status_on"), c.date("paid_on")
	if on == 0 {
		on = received
	}
	var states []app.ClaimState
	if paid == 0 && status == app.ClaimPaid {
		paid = on
	}
	if paid != 0 {
		states = append(states, app.ClaimState{Status: app.ClaimPaid, Day: paid})
	}
	if status != app.ClaimReceived && status != app.ClaimPaid {
		states = append(states, app.ClaimState{Status: status, Day: on})
	}
	return states
}

func claimStatus(c *cells) app.ClaimStatus {
	known := map[string]app.ClaimStatus{}
	names := make([]string, 0, len(app.ClaimStatuses()))
	for _, s := range app.ClaimStatuses() {
		known[string(s)] = s
		names = append(names, string(s))
	}
	known["clawed_back"], known["clawback"] = app.ClaimClawedBack, app.ClaimClawedBack
	return word(c, "status", app.ClaimReceived, known, strings.Join(names, ", "))
}

func (d *claimDraft) refer(w *wanted) {
	want(w.numbers, d.claim.Number)
	want(w.customers, d.customer)
	want(w.orders, d.order)
	want(w.products, d.sku)
}

func (d *claimDraft) resolve(c *chunk) (*job, error) {
	there := c.own(d.claim.Number)
	unique := app.Invalid("claim_number", "There is already a claim %q of the source system %s; such numbers are unique.", short(d.claim.Number), c.plan.system())
	done, update, err := c.duplicate(there != 0, d.claim.Number, unique)
	if done != nil || err != nil {
		return done, err
	}
	customer, fault := c.customer(d.customer)
	order, fault2 := c.order(d.order)
	product, fault3 := c.knownProduct(d.sku)
	if err := refuse(fault, fault2, fault3); err != nil {
		return nil, err
	}
	claim, result := &d.claim, created
	claim.System = c.plan.system()
	if update {
		old, err := c.find.Claim(c.ctx, there)
		if err != nil {
			return nil, err
		}
		old.Amount, old.Received = claim.Amount, claim.Received
		for _, s := range claim.States {
			setState(old, s)
		}
		claim, result = old, updated
	}
	if order != 0 {
		claim.Order = order
	}
	return &job{outcome: result, record: claim, needs: []*ref{customer}, link: func() {
		setRef(&claim.Contact, customer)
		setRef(&claim.Product, product)
	}}, nil
}

// setState gives the claim a state, on its new day where it has it already.
func setState(claim *app.Claim, state app.ClaimState) {
	for i := range claim.States {
		if claim.States[i].Status == state.Status {
			claim.States[i].Day = state.Day
			return
		}
	}
	claim.States = append(claim.States, state)
}

// knownProduct finds a product that must be there; nil for an empty SKU.
func (c *chunk) knownProduct(sku string) (*ref, *app.Error) {
	if sku == "" {
		return nil, nil
	}
	if r := c.product(sku); r != nil {
		return r, nil
	}
	return nil, app.Invalid("sku", "There is no product %q; check the SKU or import the product first.", short(sku))
}
