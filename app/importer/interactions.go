package importer

import (
	"fmt"
	"strings"

	"rapport/app"
)

// interactionDraft is a call, e-mail … as a row tells it.
type interactionDraft struct {
	interaction               app.Interaction
	customer, campaign, order string
}

var interactionWords = map[string]app.InteractionKind{
	"call": app.Call, "phone": app.Call, "phone call": app.Call, "email": app.EmailSent, "e-mail": app.EmailSent,
	"letter": app.Letter, "visit": app.Visit, "web": app.WebActivity,
	"电话": app.Call, "邮件": app.EmailSent, "电子邮件": app.EmailSent, "信件": app.Letter, "拜访": app.Visit, "网络": app.WebActivity,
}

var directionWords = map[string]app.Direction{
	"in": app.Inbound, "inbound": app.Inbound, "incoming": app.Inbound, "呼入": app.Inbound,
	"out": app.Outbound, "outbound": app.Outbound, "outgoing": app.Outbound, "呼出": app.Outbound,
}

func readInteraction(rows []*cells) draft {
	c := rows[0]
	return &interactionDraft{
		customer: c.text("customer"), campaign: c.name("campaign"), order: c.text("order_number"),
		interaction: app.Interaction{
			Day: c.date("date"), Kind: word(c, "kind", "", interactionWords, "call, email, letter, visit, web"),
			Direction: word(c, "direction", app.Outbound, directionWords, "in, out"),
			Minutes:   c.number("minutes"), Outcome: c.text("outcome"), Note: c.text("note"),
		},
	}
}

func (d *interactionDraft) refer(w *wanted) {
	want(w.customers, d.customer)
	want(w.campaigns, d.campaign)
	want(w.orders, d.order)
}

func (d *interactionDraft) resolve(c *chunk) (*job, error) {
	customer, fault := c.customer(d.customer)
	campaign, fault2 := c.campaign(d.campaign)
	order, fault3 := c.order(d.order)
	if err := refuse(fault, fault2, fault3); err != nil {
		return nil, err
	}
	i := &d.interaction
	i.Campaign, i.Order = campaign.id(), order
	i.Occurrence = c.nth("interaction", strings.ToLower(d.customer), interactionKey(i))
	if !customer.isFresh() {
		i.Contact = customer.id()
		if err := c.loadInteractions(); err != nil {
			return nil, err
		}
	}
	there := c.interactions[fmt.Sprint(int64(i.Contact), interactionKey(i), i.Occurrence)]
	// The whole row is the key, so that updating one that is there changes nothing.
	if there != 0 && i.Contact != 0 && c.plan.OnDuplicate != Create {
		return &job{outcome: skipped}, nil
	}
	return &job{outcome: created, record: i, needs: []*ref{customer}, link: func() { setRef(&i.Contact, customer) }}, nil
}

// interactionKey is the row but for the customer.
func interactionKey(i *app.Interaction) string {
	minutes := ""
	if i.Minutes.Valid {
		minutes = i.Minutes.Decimal.String()
	}
	return strings.Join([]string{
		i.Day.String(), string(i.Kind), string(i.Direction), minutes, i.Campaign.String(), i.Order.String(), i.Outcome, i.Note,
	}, "\x00")
}

// nth counts equal rows of the file from 1.
func (c *chunk) nth(parts ...string) int {
	key := strings.Join(parts, "\x00")
	c.occurrences[key]++
	c.counted = append(c.counted, key)
	return c.occurrences[key]
}

// loadInteractions reads, once a chunk, what its customers have already.
func (c *chunk) loadInteractions() error {
	if c.interactions != nil {
		return nil
	}
	c.interactions = map[string]app.ID{}
	list, err := c.find.FindInteractions(c.ctx, c.foundContacts())
	for i := range list {
		c.interactions[fmt.Sprint(int64(list[i].Contact), interactionKey(&list[i]), list[i].Occurrence)] = list[i].ID
	}
	return err
}

// foundContacts lists all contacts that the chunk's rows may mean.
func (c *chunk) foundContacts() []app.ID {
	var ids []app.ID
	known := map[app.ID]bool{}
	for _, hits := range []map[string][]app.Named{c.external, c.email, c.name} {
		for _, list := range hits {
			for _, h := range list {
				if !known[h.ID] {
					known[h.ID] = true
					ids = append(ids, h.ID)
				}
			}
		}
	}
	return ids
}
