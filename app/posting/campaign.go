package posting

import (
	"sort"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// Reached is one target of a campaign: a contact that was listed, or that has
// an interaction with the campaign. Each original contact is in it once, merged
// or not, so that a merge moves costs and changes none.
type Reached struct {
	Contact app.ID // as recorded, before merges
	Company app.ID
}

// MediaCost posts a cost line: spread equally over the campaign's targets, or,
// without any, over those whom it acquired where the definitions say so; largest
// remainder, ties by contact ID; unallocated where there are none.
func (c *Context) MediaCost(m *app.MediaCost, over []Reached) []finance.Entry {
	b := newBook(finance.Entry{
		Key: finance.Key{Document: int64(m.ID)}, Kind: finance.DocCampaignCost,
		Day: m.Day, CashDay: m.Day, Source: int64(m.Source), Campaign: int64(m.Campaign),
		Policy: c.definitions(m.Day).Version,
	})
	c.spread(b, finance.Media, -m.Amount, over)
	return b.entries
}

// AcquiredBy is the span of days in which customers count as acquired by media
// of a day without targets: to the end of the attribution window. ok is false
// where the definitions leave such media unallocated.
func (c *Context) AcquiredBy(day finance.Date) (p finance.Period, ok bool) {
	d := c.definitions(day)
	return finance.Period{From: day, To: day.AddDays(d.Attribution.WindowDays)}, d.Broadcast == app.SpreadOverNew
}

// Touch is one time that a campaign reached one contact: by an outbound e-mail
// or letter that names the campaign, else by the target's day of touch.
type Touch struct {
	Document    app.ID
	Kind        finance.DocKind // DocInteraction or DocTarget
	Contact     app.ID
	Company     app.ID
	Day         finance.Date
	Activity    string // code; empty: costs nothing
	Salesperson app.ID
	Order       *app.Order // of an interaction linked to an order
}

// TouchActivity is what touching a target of a campaign through a media source
// costs: an e-mail, a letter, or nothing (empty).
func TouchActivity(t app.Touch) string {
	switch t {
	case app.TouchEmail:
		return app.ActivityEmail
	case app.TouchLetter:
		return app.ActivityLetter
	}
	return ""
}

// IsTouch reports whether an interaction is posted by Touches, with the other
// touches of its campaign, rather than by Interaction.
func IsTouch(i *app.Interaction) bool {
	return i.Campaign != 0 && i.Direction == app.Outbound && (i.Kind == app.EmailSent || i.Kind == app.Letter)
}

// Touches posts all touches of one campaign as one sum, so that a touch of a
// fraction of a cent does not vanish: Σ cost is rounded once and divided by
// largest remainder, ties by document. The entries are by document.
func (c *Context) Touches(campaign *app.Campaign, touches []Touch) map[app.ID][]finance.Entry {
	sorted := append([]Touch(nil), touches...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Document < sorted[j].Document })
	weights := make([]decimal.Decimal, len(sorted))
	sum := decimal.Zero
	for i, t := range sorted {
		if t.Activity != "" {
			weights[i] = c.unitCost(c.definitions(t.Day), t.Activity, t.Day)
		}
		sum = sum.Add(weights[i])
	}
	entries := make(map[app.ID][]finance.Entry, len(sorted))
	if sum.IsZero() {
		return entries
	}
	for i, part := range finance.Split(c.round(sum), weights) {
		t := sorted[i]
		head := finance.Entry{
			Key: finance.Key{Document: int64(t.Document)}, Kind: t.Kind,
			Customer: c.customer(t.Contact), Company: int64(t.Company),
			Day: t.Day, CashDay: t.Day, Salesperson: int64(t.Salesperson),
			Policy: c.definitions(t.Day).Version,
		}
		if t.Order != nil {
			c.ofOrder(&head, t.Order)
		}
		head.Campaign, head.Source = int64(campaign.ID), int64(campaign.Source)
		b := newBook(head)
		b.post(0, 0, finance.Activity, -part, asActivity(t.Activity))
		entries[t.Document] = b.entries
	}
	return entries
}

// Separable reports whether touches of this activity on this day can be posted
// one by one: their cost is a whole number of minor units, so that the sum of
// the campaign divides into exactly that.
func (c *Context) Separable(activity string, day finance.Date) bool {
	if activity == "" {
		return true
	}
	minor := c.unitCost(c.definitions(day), activity, day).Shift(c.Currency.Exponent)
	return minor.IsInteger()
}
