package sample

import (
	"fmt"

	"rapport/app"
	"rapport/finance"
)

// running is a campaign with those it reached.
type running struct {
	campaign *app.Campaign
	source   string
	day      finance.Date
	targets  map[app.ID]*app.Target
}

// soundTargets is how many "Dynamic Sound" went to; its cost of 75.00 is then
// 0.25 each.
const soundTargets = 300

// plan of the campaigns that go to chosen people: name, source, day, cost in
// cents, and the share of the customers known by then.
var campaignPlan = []struct {
	name, source, day string
	cost              finance.Amount
	share             float64
}{
	{"Opening season", "E-mail", "2023-09-12", 4200, .8},
	{"Winter catalogue 2023", "Direct mail", "2023-11-06", 38000, .7},
	{"New Year calls", "Telemarketing", "2024-01-15", 9000, .3},
	{"Spring sound", "E-mail", "2024-04-09", 5200, .8},
	{"Cinema at home", "Direct mail", "2024-06-03", 46000, .6},
	{"Back to vinyl", "E-mail", "2024-09-17", 5600, .8},
	{"Winter catalogue 2024", "Direct mail", "2024-11-04", 52000, .7},
	{"Business audio calls", "Telemarketing", "2025-02-10", 12000, .2},
	{"Summer outdoors", "E-mail", "2025-05-20", 6100, .8},
	{"Picture week", "Direct mail", "2025-09-08", 55000, .5},
	{"Winter catalogue 2025", "Direct mail", "2025-11-03", 58000, .7},
	{"Loyalty calls", "Telemarketing", "2026-01-19", 11000, .2},
}

func (b *builder) addCampaigns() error {
	for _, p := range campaignPlan {
		r, err := b.startCampaign(p.name, p.source, finance.MustDate(p.day), p.cost)
		if err != nil {
			return err
		}
		for _, c := range b.customers {
			if c.since > r.day || !b.chance(p.share) {
				continue
			}
			if err := b.reach(r, c); err != nil {
				return err
			}
		}
		b.campaigns = append(b.campaigns, r)
	}
	return b.addDynamicSound()
}

func (b *builder) startCampaign(name, source string, day finance.Date, cost finance.Amount) (*running, error) {
	c := &app.Campaign{Name: name, Source: b.sources[source], Starts: day, Ends: day.AddDays(30), Budget: cost}
	if err := b.put(c); err != nil {
		return nil, err
	}
	line := &app.MediaCost{Campaign: c.ID, Source: c.Source, Day: day, Amount: cost, Occurrence: 1}
	if err := b.put(line); err != nil {
		return nil, err
	}
	return &running{campaign: c, source: source, day: day, targets: map[app.ID]*app.Target{}}, nil
}

// reach touches one customer: a call that names the campaign, or the mailing.
func (b *builder) reach(r *running, c *customer) error {
	t := &app.Target{Campaign: r.campaign.ID, Contact: c.contact.ID, TouchedOn: r.day}
	r.targets[c.contact.ID] = t
	if err := b.put(t); err != nil || r.source != "Telemarketing" {
		return err
	}
	return b.put(&app.Interaction{
		Day: r.day.AddDays(b.between(0, 12)), Contact: c.contact.ID, Kind: app.Call, Direction: app.Outbound,
		Minutes: known(fmt.Sprintf("%d.5", b.between(1, 7))), Campaign: r.campaign.ID,
		Salesperson: pick(b, b.staff), Outcome: pick(b, []string{"Reached", "Reached", "No interest", "Call again"}), Occurrence: 1,
	})
}

// addDynamicSound sends the e-mail offer that Michelle answers.
func (b *builder) addDynamicSound() error {
	day := finance.MustDate("2026-03-14")
	r, err := b.startCampaign("Dynamic Sound", "E-mail", day, 7500)
	if err != nil {
		return err
	}
	b.sound = r.campaign
	hers := &app.Target{
		Campaign: r.campaign.ID, Contact: b.michelle.ID, TouchedOn: day, RespondedOn: finance.MustDate("2026-03-15"),
	}
	if err := b.put(hers); err != nil {
		return err
	}
	for _, c := range b.customers[:soundTargets-1] {
		if err := b.reach(r, c); err != nil {
			return err
		}
	}
	b.campaigns = append(b.campaigns, r)
	return nil
}

// addMediaCosts books the media that reach people without naming them: search
// advertising every month, magazines each quarter, one season of television.
func (b *builder) addMediaCosts() error {
	for m := firstDay.Month(); m <= lastDay.Month(); m = m.Add(1) {
		if err := b.media("Internet", m.First().AddDays(14), finance.Amount(b.between(9000, 16000)), "Search advertising"); err != nil {
			return err
		}
		if int(m)%3 == 0 {
			if err := b.media("Magazine", m.First().AddDays(4), 24000, "Advertisement"); err != nil {
				return err
			}
		}
	}
	for _, day := range []string{"2024-11-18", "2025-11-17"} {
		if err := b.media("Television", finance.MustDate(day), 90000, "Local spot before the holidays"); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) media(source string, day finance.Date, amount finance.Amount, note string) error {
	return b.put(&app.MediaCost{Source: b.sources[source], Day: day, Amount: amount, Note: note, Occurrence: 1})
}
