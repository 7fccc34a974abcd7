package importer

import (
	"fmt"

	"rapport/app"
)

// campaignDraft is a campaign as a row tells it.
type campaignDraft struct {
	campaign app.Campaign
	source   string
}

func readCampaign(rows []*cells) draft {
	c := rows[0]
	d := &campaignDraft{source: c.name("media_source"), campaign: app.Campaign{
		Name: c.name("name"), Starts: c.date("start"), Ends: c.date("end"), Budget: c.magnitude("budget"),
	}}
	if d.campaign.Ends != 0 && d.campaign.Ends < d.campaign.Starts {
		c.fault("end", app.Errorf(app.BadInput, "The end lies before the start."))
	}
	return d
}

func (d *campaignDraft) refer(w *wanted) {
	want(w.campaigns, d.campaign.Name)
	want(w.sources, d.source)
}

func (d *campaignDraft) resolve(c *chunk) (*job, error) {
	there := c.listedRef(listCampaigns, d.campaign.Name, nil).id()
	unique := app.Invalid("name", "There is already a campaign %q; such names are unique.", short(d.campaign.Name))
	done, update, err := c.duplicate(there != 0, app.Fold(d.campaign.Name), unique)
	if done != nil || err != nil {
		return done, err
	}
	source := c.source(d.source)
	campaign, result := &d.campaign, created
	if update {
		old, err := c.find.Campaign(c.ctx, there)
		if err != nil {
			return nil, err
		}
		old.Starts = d.campaign.Starts
		keepUntold(c, "end", &old.Ends, d.campaign.Ends)
		keepUntold(c, "budget", &old.Budget, d.campaign.Budget)
		campaign, result = old, updated
	}
	return &job{outcome: result, record: campaign, needs: []*ref{source}, link: func() { setRef(&campaign.Source, source) }}, nil
}

// targetDraft is a target of a campaign as a row tells it.
type targetDraft struct {
	target             app.Target
	campaign, customer string
}

func readTarget(rows []*cells) draft {
	c := rows[0]
	return &targetDraft{
		campaign: c.name("campaign"), customer: c.text("customer"),
		target: app.Target{TouchedOn: c.date("touched_on"), RespondedOn: c.date("responded_on")},
	}
}

func (d *targetDraft) refer(w *wanted) {
	want(w.campaigns, d.campaign)
	want(w.customers, d.customer)
}

func (d *targetDraft) resolve(c *chunk) (*job, error) {
	campaign, fault := c.campaign(d.campaign)
	customer, fault2 := c.customer(d.customer)
	if err := refuse(fault, fault2); err != nil {
		return nil, err
	}
	if err := c.loadTargets(); err != nil {
		return nil, err
	}
	there := app.Target{}
	key := fmt.Sprintf("%p", customer.fresh)
	if !customer.isFresh() {
		there = c.targets[[2]app.ID{campaign.id(), customer.id()}]
		key = customer.id().String()
	}
	unique := app.Invalid("customer", "%q is already a target of %q.", short(d.customer), short(d.campaign))
	done, update, err := c.duplicate(there.ID != 0, campaign.id().String()+"\x00"+key, unique)
	if done != nil || err != nil {
		return done, err
	}
	target, result := &d.target, created
	if update {
		if d.target.TouchedOn != 0 {
			there.TouchedOn = d.target.TouchedOn
		}
		if d.target.RespondedOn != 0 {
			there.RespondedOn = d.target.RespondedOn
		}
		if there == c.targets[[2]app.ID{there.Campaign, there.Contact}] {
			return &job{outcome: skipped}, nil
		}
		target, result = &there, updated
	}
	return &job{outcome: result, record: target, needs: []*ref{customer}, link: func() {
		setRef(&target.Campaign, campaign)
		setRef(&target.Contact, customer)
	}}, nil
}

// loadTargets reads, once a chunk, who is a target of its campaigns already.
func (c *chunk) loadTargets() error {
	if c.targets != nil {
		return nil
	}
	c.targets = map[[2]app.ID]app.Target{}
	var campaigns []app.ID
	for _, hits := range c.listed[listCampaigns] {
		for _, h := range hits {
			campaigns = append(campaigns, h.ID)
		}
	}
	list, err := c.find.FindTargets(c.ctx, campaigns, c.foundContacts())
	for _, t := range list {
		c.targets[[2]app.ID{t.Campaign, t.Contact}] = t
	}
	return err
}

// mediaCostDraft is a cost line as a row tells it.
type mediaCostDraft struct {
	cost             app.MediaCost
	source, campaign string
}

func readMediaCost(rows []*cells) draft {
	c := rows[0]
	return &mediaCostDraft{
		source: c.name("media_source"), campaign: c.name("campaign"),
		cost: app.MediaCost{Day: c.date("date"), Amount: c.magnitude("amount")},
	}
}

func (d *mediaCostDraft) refer(w *wanted) {
	want(w.sources, d.source)
	want(w.campaigns, d.campaign)
}

func (d *mediaCostDraft) resolve(c *chunk) (*job, error) {
	campaign, fault := c.campaign(d.campaign)
	if fault != nil {
		return nil, fault
	}
	source := c.source(d.source)
	cost := &d.cost
	cost.Campaign = campaign.id()
	cost.Occurrence = c.nth("media-cost", app.Fold(d.source), mediaCostKey(cost))
	if !source.isFresh() {
		cost.Source = source.id()
		if err := c.loadMediaCosts(); err != nil {
			return nil, err
		}
		there := c.mediaCosts[fmt.Sprint(int64(cost.Source), mediaCostKey(cost), cost.Occurrence)]
		if there != 0 && c.plan.OnDuplicate != Create {
			return &job{outcome: skipped}, nil
		}
	}
	return &job{outcome: created, record: cost, needs: []*ref{source}, link: func() { setRef(&cost.Source, source) }}, nil
}

// mediaCostKey is the row but for the source.
func mediaCostKey(m *app.MediaCost) string {
	return fmt.Sprint(m.Day, "\x00", m.Campaign, "\x00", int64(m.Amount))
}

// loadMediaCosts reads, once a chunk, the cost lines of its sources.
func (c *chunk) loadMediaCosts() error {
	if c.mediaCosts != nil {
		return nil
	}
	c.mediaCosts = map[string]app.ID{}
	var sources []app.ID
	for _, hits := range c.listed[listSources] {
		for _, h := range hits {
			sources = append(sources, h.ID)
		}
	}
	list, err := c.find.FindMediaCosts(c.ctx, sources)
	for i := range list {
		c.mediaCosts[fmt.Sprint(int64(list[i].Source), mediaCostKey(&list[i]), list[i].Occurrence)] = list[i].ID
	}
	return err
}
