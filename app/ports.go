package app

import (
	"context"

	"rapport/finance"
)

// Unit is one action being carried out: everything put or deleted in it is
// saved together, posted together and taken back together. It lives no longer
// than the function it is given to.
type Unit interface {
	Reader
	// Put saves a record, new (ID 0) or changed, with its lines, and posts it
	// and all that depends on it. It validates first. A new record gets its ID,
	// a document its contact's company.
	Put(ctx context.Context, r Record) error
	// Delete removes a record with its lines and entries; Conflict where
	// another record needs it.
	Delete(ctx context.Context, r Record) error
	// Bulk announces that the rest of the action puts very many records: the
	// totals are then rolled up as sets at its end instead of row by row.
	Bulk(ctx context.Context) error
	// BillUpTo moves the file's billing day forward to a day and makes the bills
	// of all subscriptions that are due by then.
	BillUpTo(ctx context.Context, day finance.Date) error
}

// Reader finds single records. A record that is not there is a NotFound error.
// The records are copies: changing one changes nothing until it is put.
type Reader interface {
	Contact(ctx context.Context, id ID) (*Contact, error) // with points, IDs, tags, custom values
	Order(ctx context.Context, id ID) (*Order, error)     // with lines
	Return(ctx context.Context, id ID) (*Return, error)   // with lines and clawed-back claims
	Claim(ctx context.Context, id ID) (*Claim, error)     // with states
	Interaction(ctx context.Context, id ID) (*Interaction, error)
	ServiceCase(ctx context.Context, id ID) (*ServiceCase, error)
	Campaign(ctx context.Context, id ID) (*Campaign, error)
	Target(ctx context.Context, id ID) (*Target, error)
	Product(ctx context.Context, id ID) (*Product, error)
	Task(ctx context.Context, id ID) (*Task, error)
	Deal(ctx context.Context, id ID) (*Deal, error) // with lines
	Subscription(ctx context.Context, id ID) (*Subscription, error)
}

// Books carries out actions.
type Books interface {
	// Do runs fn as one action of the history. An error from fn leaves the file
	// as it was.
	Do(ctx context.Context, a Action, fn func(Unit) error) (ID, error)
}

// Progress tells how far long work has come; total 0 is not known.
type Progress func(done, total int)
