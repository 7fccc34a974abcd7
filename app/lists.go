package app

import (
	"database/sql/driver"

	"github.com/shopspring/decimal"
)

// Channel is where an order or a return was made.
type Channel int64

// The channels; their numbers are those of the file.
const (
	NoChannel Channel = iota
	ChannelWeb
	ChannelPhone
	ChannelStore
	ChannelMail
)

var channelCodes = [...]string{"", "web", "phone", "store", "mail"}

// String is the code: web, phone, store, mail, or empty.
func (c Channel) String() string { return channelCodes[c] }

// Value writes NULL for none.
func (c Channel) Value() (driver.Value, error) { return ID(c).Value() }

// Scan reads an integer or NULL.
func (c *Channel) Scan(src any) error { return (*ID)(c).Scan(src) }

// ParseChannel finds a channel by its code; the empty text is none.
func ParseChannel(code string) (Channel, bool) {
	for i, c := range channelCodes {
		if c == code {
			return Channel(i), true
		}
	}
	return NoChannel, false
}

// Channels lists the channels.
func Channels() []Channel { return []Channel{ChannelWeb, ChannelPhone, ChannelStore, ChannelMail} }

// Touch is what reaching one target of a campaign costs.
type Touch string

// The kinds of touches.
const (
	NoTouch     Touch = ""
	TouchEmail  Touch = "email"
	TouchLetter Touch = "letter"
)

// MediaSource is where customers come from: Internet, E-mail, Direct mail …
type MediaSource struct {
	ID        ID     `db:"id"`
	Name      string `db:"name"`
	Touch     Touch  `db:"touch"`
	Broadcast bool   `db:"broadcast"` // reaches people without naming them
}

func (s *MediaSource) recordID() *ID { return &s.ID }

// Validate wants a name.
func (s *MediaSource) Validate() error {
	var p Problems
	p.name("name", s.Name, Say("Give the media source a name."))
	return p.OrNil()
}

// Staff is a person of the company: a salesperson, an owner of contacts.
type Staff struct {
	ID     ID     `db:"id"`
	Name   string `db:"name"`
	Active bool   `db:"active"`
}

func (s *Staff) recordID() *ID { return &s.ID }

// Validate wants a name.
func (s *Staff) Validate() error {
	var p Problems
	p.name("name", s.Name, Say("Give the person a name."))
	return p.OrNil()
}

// Product is what is sold. Price and Cost are in major units a piece and may
// have more decimals than the currency; a Cost that is not Valid is not known.
type Product struct {
	ID     ID                  `db:"id"`
	SKU    string              `db:"sku"`
	Name   string              `db:"name"`
	Price  decimal.Decimal     `db:"price"`
	Cost   decimal.NullDecimal `db:"cost"`
	Active bool                `db:"active"`
}

func (p *Product) recordID() *ID { return &p.ID }

// Validate wants an SKU, a name, and no price or cost below zero.
func (p *Product) Validate() error {
	var f Problems
	f.name("sku", p.SKU, Say("Give the product an SKU."))
	f.name("name", p.Name, Say("Give the product a name."))
	if p.Price.IsNegative() {
		f = append(f, Invalid("price", "This cannot be below zero."))
	}
	f.notNegative("cost", p.Cost)
	return f.OrNil()
}
