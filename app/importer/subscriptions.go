package importer

import (
	"fmt"
	"strconv"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// subscriptionDraft is a subscription as a row tells it.
type subscriptionDraft struct {
	subscription app.Subscription
	customer     string
	byTenure     bool // the start follows from how long the customer has stayed
}

// longestTenure is how many periods a subscription may have lasted.
const longestTenure = 1200

func readSubscription(rows []*cells) draft {
	c := rows[0]
	d := &subscriptionDraft{customer: c.text("customer")}
	d.subscription = app.Subscription{
		Plan: c.name("plan"), Starts: c.date("start"), Ends: c.date("end"), Amount: c.magnitude("amount"),
		Period: word(c, "period", app.Monthly, periodWords, "month, quarter, year"),
	}
	churned := c.yesNo("churned", false)
	if d.subscription.Starts != 0 {
		if churned && d.subscription.Ends == 0 {
			d.subscription.Ends = c.asOf
		}
		return d
	}
	if c.text("tenure") == "" {
		field := "start"
		if !c.has("start") {
			field = "tenure"
		}
		c.fault(field, app.Errorf(app.BadInput, "Tell when the subscription began, or for how many periods the customer has stayed."))
		return d
	}
	d.byTenure = true
	d.stayed(c, churned)
	return d
}

// stayed works out start and end from the periods stayed by the as-of date. Who
// has stayed for none has only just come, whatever else the row says.
func (d *subscriptionDraft) stayed(c *cells, churned bool) {
	text := c.text("tenure")
	tenure, err := strconv.Atoi(text)
	if err != nil || tenure < 0 || tenure > longestTenure {
		c.fault("tenure", app.Errorf(app.BadInput, "%q is no tenure; write the whole number of periods stayed, up to %d.", short(text), longestTenure))
		return
	}
	s := &d.subscription
	months := tenure * s.Period.Months()
	s.Starts = c.asOf.AddMonths(-months)
	if churned && tenure > 0 && s.Ends == 0 {
		// The as-of date, unless a short month made the start earlier in its
		// month: the last renewal day then is, so that no period more is billed.
		s.Ends = min(c.asOf, s.Starts.AddMonths(months))
	}
}

var periodWords = map[string]app.BillingPeriod{
	"month": app.Monthly, "monthly": app.Monthly, "months": app.Monthly, "月": app.Monthly, "每月": app.Monthly, "按月": app.Monthly,
	"quarter": app.Quarterly, "quarterly": app.Quarterly, "quarters": app.Quarterly, "季": app.Quarterly, "季度": app.Quarterly, "按季": app.Quarterly,
	"year": app.Yearly, "yearly": app.Yearly, "annual": app.Yearly, "annually": app.Yearly, "years": app.Yearly, "年": app.Yearly, "每年": app.Yearly, "按年": app.Yearly,
}

func (d *subscriptionDraft) refer(w *wanted) { want(w.customers, d.customer) }

func (d *subscriptionDraft) resolve(c *chunk) (*job, error) {
	customer, fault := c.customer(d.customer)
	if fault != nil {
		return nil, fault
	}
	there := app.Subscription{}
	key := fmt.Sprintf("%p", customer.fresh)
	if !customer.isFresh() {
		if err := c.loadSubscriptions(); err != nil {
			return nil, err
		}
		there = c.subscriptions[d.key(customer.id().String())]
		key = customer.id().String()
	}
	unique := app.Invalid("plan", "%q has the plan %q already.", short(d.customer), short(d.subscription.Plan))
	done, update, err := c.duplicate(there.ID != 0, d.key(key), unique)
	if done != nil || err != nil {
		return done, err
	}
	s, result := &d.subscription, created
	if update {
		before := there
		there.Amount, there.Period = s.Amount, s.Period
		if c.mapping.has("end") || s.Ends != 0 {
			there.Ends = s.Ends
		}
		if there == before {
			return &job{outcome: skipped}, nil
		}
		s, result = &there, updated
	}
	return &job{outcome: result, record: s, needs: []*ref{customer}, link: func() { setRef(&s.Contact, customer) }}, nil
}

// key is what makes a subscription the same: customer, plan and start; where the
// row tells a tenure, which grows, customer and plan.
func (d *subscriptionDraft) key(customer string) string {
	start := d.subscription.Starts
	if d.byTenure {
		start = 0
	}
	return subscriptionKey(customer, d.subscription.Plan, start)
}

func subscriptionKey(customer, plan string, start finance.Date) string {
	return strings.Join([]string{customer, app.Fold(plan), start.String()}, "\x00")
}

// loadSubscriptions reads, once a chunk, the subscriptions of its customers.
func (c *chunk) loadSubscriptions() error {
	if c.subscriptions != nil {
		return nil
	}
	c.subscriptions = map[string]app.Subscription{}
	list, err := c.find.FindSubscriptions(c.ctx, c.foundContacts())
	for _, s := range list {
		customer := s.Contact.String()
		c.subscriptions[subscriptionKey(customer, s.Plan, s.Starts)] = s
		c.subscriptions[subscriptionKey(customer, s.Plan, 0)] = s
	}
	return err
}

// bill moves the file's billing day to the day that the import tells of, in the
// first action of the import that has anything to say, before its records are
// put: their bills are then made with them.
func (r *run) bill(u app.Unit) error {
	if r.plan.Kind != kindSubscriptions || r.plan.AsOf == 0 {
		return nil
	}
	return u.BillUpTo(r.ctx, r.plan.AsOf)
}

// billsDue reports that the import has to move the billing day though it has
// nothing to save.
func (r *run) billsDue(tasks []task) bool {
	return r.plan.Kind == kindSubscriptions && len(tasks) > 0 && r.reading.company.BillingDay < r.plan.AsOf && r.summary.Batch == 0
}

const kindSubscriptions = "subscriptions"
