package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// CustomerQuery asks for the statement of one customer. Rollup takes a company
// with its people; of a person, the person's company.
type CustomerQuery struct {
	Query
	Customer app.ID
	Rollup   bool
}

// CustomerRef names a customer.
type CustomerRef struct {
	ID       app.ID           `json:"id"`
	Number   string           `json:"number"` // the short one that people see
	Name     string           `json:"name"`
	External []app.ExternalID `json:"external_ids"`
	Kind     app.ContactKind  `json:"-"`
	Company  app.ID           `json:"-"`
}

// CustomerReport is everything about one customer's worth.
type CustomerReport struct {
	Head
	Customer  CustomerRef       `json:"customer"`
	Statement finance.Statement `json:"statement"`
	// LastPeriod is the period of equal length before, LastYear the same period
	// a year earlier.
	LastPeriod finance.Statement `json:"last_period"`
	LastYear   finance.Statement `json:"last_year"`
	// HistoricNPV discounts every cash flow up to AsOf to the first event.
	HistoricNPV finance.Amount `json:"historic_npv"`
	// ExpectedValue is nil until AddExpected has fitted the models, and where they
	// have too little to go by.
	ExpectedValue *finance.Amount `json:"expected_value"`
	Journey       []Step          `json:"journey"`
	Leaks         []Leak          `json:"leaks"`
	// Orders is the product view beside the statement: what each order earns
	// when it is looked at alone.
	Orders []OrderView `json:"orders"`

	parties []app.ID // the customer, or the company and its people
}

// OrderView is one order looked at alone. Goods is sales, discount and the cost
// of the goods only; Margin is the margin after cost to serve of everything
// that belongs to the order.
type OrderView struct {
	ID     app.ID         `json:"-"`
	Number string         `json:"order"`
	Day    finance.Date   `json:"date"`
	Items  string         `json:"items"`
	Goods  finance.Amount `json:"goods_margin"`
	Margin finance.Amount `json:"margin_after_service"`
}

// Step is one document of a customer's journey, with what was folded into it.
type Step struct {
	Date finance.Date `json:"date"`
	// Document is the document's number, or the campaign's name.
	Document string      `json:"document,orNull"`
	Kind     string      `json:"kind"` // order, return, rebate, call, email, letter, visit, web, service, touch, campaign_cost, bill, adjustment, capacity
	Text     app.Text    `json:"text"`
	Detail   []app.Text  `json:"detail"`
	Entries  []StepEntry `json:"entries"`
	// RunningProfit sums this document and those before it, each with all that it
	// posted in the period; ProfitToDate is the profit from the beginning of the
	// period to this day, as the statement has it. They differ where a document
	// posts on later days, as a bill over several months does.
	RunningProfit finance.Amount `json:"running_profit"`
	ProfitToDate  finance.Amount `json:"profit_to_date"`
	// Effect is the sum of the entries.
	Effect finance.Amount `json:"-"`
	// Ref and RefKind name the document, to open it.
	Ref     app.ID          `json:"-"`
	RefKind finance.DocKind `json:"-"`
}

// StepEntry is an entry of a step.
type StepEntry struct {
	Account  finance.Account `json:"account"`
	Activity string          `json:"activity,orNull"`
	Amount   finance.Amount  `json:"amount"`
	CashDate finance.Date    `json:"cash_date"` // null: no money has moved
	Date     finance.Date    `json:"date"`      // on which it was earned or spent
}

// Scope is whose entries a customer report is about.
type Scope struct {
	Customer app.ID
	People   bool // with the people of this company
}

// CustomerSource is what the customer report asks of the company file.
type CustomerSource interface {
	Source
	LeakSource
	// CustomerRef names a customer; of a contact that was merged away, the
	// survivor. NotFound where there is none.
	CustomerRef(ctx context.Context, id app.ID) (CustomerRef, error)
	// CustomerEntries lists all entries in the scope, by day and key.
	CustomerEntries(ctx context.Context, s Scope) ([]finance.Entry, error)
	// CustomerDocuments lists the documents in the scope.
	CustomerDocuments(ctx context.Context, s Scope) ([]Document, error)
}
