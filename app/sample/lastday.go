package sample

import (
	"fmt"
	"time"

	"rapport/app"
)

// openingHour is when the shop opens on its last day, and betweenActions how long
// after one action the next is done.
const (
	openingHour    = 9 * time.Hour
	betweenActions = 23 * time.Minute
)

// liveLastDay does on the last day what people do one by one, so that the history
// has more than one line: contacts are typed that were there already, deals are
// recorded, and three of the four departments sign the definitions. Nothing of it
// posts anything, and nothing is left to chance.
func (b *builder) liveLastDay() error {
	clock := lastDay.Time().Add(openingHour)
	at := func() func() {
		defer func() { clock = clock.Add(betweenActions) }()
		return b.file.Pin(clock)
	}
	for i, c := range b.again() {
		if err := b.live(at, staffNames[i%len(staffNames)], app.Say("Add %s", c.Name), c); err != nil {
			return err
		}
	}
	deals, err := b.deals()
	if err != nil {
		return err
	}
	for _, d := range deals {
		if err := b.live(at, b.nameOf(d.Owner), app.Say("Record deal %s", d.Number), d); err != nil {
			return err
		}
	}
	for _, so := range []app.SignOff{
		{Department: "sales", Person: staffNames[0]}, {Department: "service", Person: staffNames[2]}, {Department: "finance", Person: staffNames[3]},
	} {
		so.Signed = clock.UTC().Format(time.RFC3339)
		if err := b.sign(at, so); err != nil {
			return err
		}
	}
	return nil
}

// live puts a record as one action of somebody.
func (b *builder) live(at func() func(), who string, what app.Text, r app.Record) error {
	defer at()()
	defer b.file.As(who)()
	_, err := b.file.Do(b.ctx, app.Action{Text: what.Key, Args: what.Args}, func(u app.Unit) error { return u.Put(b.ctx, r) })
	return err
}

func (b *builder) sign(at func() func(), so app.SignOff) error {
	defer at()()
	defer b.file.As(so.Person)()
	return b.file.SignOff(b.ctx, 1, so)
}

// nameOf is the name of one of the staff.
func (b *builder) nameOf(id app.ID) string {
	for i, s := range b.staff {
		if s == id {
			return staffNames[i]
		}
	}
	return ""
}

// again are contacts that were typed anew although the shop knew them: somebody
// without the accents of the name, somebody by the initial, and a company without
// its legal form.
func (b *builder) again() []*app.Contact {
	var accented, initialled, company *app.Contact
	for _, c := range b.customers {
		switch c := c.contact; {
		case company == nil && c.Name == "Nordwind Studio GmbH":
			company = typedAnew(c)
			company.Name = "Nordwind Studio"
		case c.Kind != app.Person || c.GivenName == "":
		case accented == nil && plain(c.Name) != c.Name && latin(c.Name):
			accented = typedAnew(c)
			accented.Name, accented.GivenName, accented.FamilyName = plain(c.Name), plain(c.GivenName), plain(c.FamilyName)
		case initialled == nil && accented != nil && latin(c.Name):
			initialled = typedAnew(c)
			initialled.GivenName = c.GivenName[:1] + "."
			initialled.Name = initialled.GivenName + " " + c.FamilyName
		}
	}
	var all []*app.Contact
	for _, c := range []*app.Contact{accented, initialled, company} {
		if c != nil {
			all = append(all, c)
		}
	}
	return all
}

// typedAnew is a contact as somebody types it who does not look first: with its
// address and its e-mail, and the phone number as it was dictated.
func typedAnew(c *app.Contact) *app.Contact {
	again := &app.Contact{
		Kind: c.Kind, Name: c.Name, GivenName: c.GivenName, FamilyName: c.FamilyName,
		Address: c.Address, City: c.City, Region: c.Region, Postcode: c.Postcode, Country: c.Country,
	}
	for _, p := range c.Points {
		raw := p.Raw
		if p.Kind == app.Phone {
			var area, exchange, line string
			if n, _ := fmt.Sscanf(raw, "+1 %3s %3s %4s", &area, &exchange, &line); n == 3 {
				raw = fmt.Sprintf("(%s) %s-%s", area, exchange, line)
			}
		}
		again.Points = append(again.Points, app.ContactPoint{Kind: p.Kind, Raw: raw})
	}
	return again
}
