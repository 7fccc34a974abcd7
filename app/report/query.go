package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// Query is what every report is asked with. Zero dates take the defaults: From
// the first entry, To and AsOf the last document's day.
type Query struct {
	From, To finance.Date
	// AsOf is the day on which the books are looked at: nothing later counts.
	AsOf finance.Date
	// Policy asks for an older (or newer) version of the definitions, under which
	// the source has been posted; 0 is the version in force.
	Policy int
}

// Extent is how far the books reach; zero dates where they are empty.
type Extent struct {
	FirstEntry   finance.Date
	LastEntry    finance.Date
	LastDocument finance.Date // a bill's day is the start of its period
}

// Source is what every report asks of the company file.
type Source interface {
	Company(ctx context.Context) (app.Company, error)
	Register(ctx context.Context) (app.Register, error)
	Extent(ctx context.Context) (Extent, error)
}

// Head is what every report carries.
type Head struct {
	Policy   int              `json:"policy"` // version of the definitions: in force on AsOf, or asked for
	From     finance.Date     `json:"from"`
	To       finance.Date     `json:"to"`
	AsOf     finance.Date     `json:"as_of"`
	Currency finance.Currency `json:"currency"`
	// Filter is whose figures these are, where not everybody's.
	Filter Filter `json:"-"`
	// Note says which part of the period the figures are of, where not of all.
	Note app.Text `json:"-"`
	// Company is whose books these are, and Unsigned how many departments have not
	// agreed to the definitions, which a page that stands alone has to say.
	Company  string `json:"-"`
	Unsigned int    `json:"-"`
}

// Heading is the head itself, so that every report is a Report.
func (h Head) Heading() Head { return h }

// Period is the span of days that the report covers.
func (h Head) Period() finance.Period { return finance.Period{From: h.From, To: h.To} }

// Report is the result of any report.
type Report interface{ Heading() Head }

// frame is a query with its defaults filled in.
type frame struct {
	Head
	definitions *app.Definitions
	extent      Extent
	yearStart   int // first month of the fiscal year
}

// prepare reads what every report needs and fills in the defaults.
func prepare(ctx context.Context, src Source, q Query) (frame, error) {
	company, err := src.Company(ctx)
	if err != nil {
		return frame{}, err
	}
	register, err := src.Register(ctx)
	if err != nil {
		return frame{}, err
	}
	extent, err := src.Extent(ctx)
	if err != nil {
		return frame{}, err
	}
	if q.From != 0 && q.To != 0 && q.From > q.To {
		return frame{}, app.Invalid("to", "The period ends on %s, before it begins on %s; choose a later end.", q.To, q.From)
	}
	h := Head{From: q.From, To: q.To, AsOf: q.AsOf, Currency: company.Currency()}
	if h.From == 0 {
		h.From = extent.FirstEntry
	}
	if h.AsOf == 0 {
		h.AsOf = extent.LastDocument
	}
	// What was told goes: a period may reach past the last document, into months
	// that a yearly bill covers, but not past an as-of date that was asked for.
	if h.To == 0 || (q.AsOf != 0 && h.To > h.AsOf) {
		h.To = h.AsOf
	}
	if q.From != 0 && h.To != 0 && q.From > h.To {
		return frame{}, app.Invalid("from", "The period begins on %s, after the last day that is looked at, %s; choose an earlier beginning.", q.From, h.To)
	}
	if last := min(h.AsOf, h.To); extent.FirstEntry != 0 && last < extent.FirstEntry && q.From == 0 {
		return frame{}, app.Invalid("as_of", "Nothing had been recorded by %s: the books begin on %s; choose a later day.", last, extent.FirstEntry)
	}
	definitions := register.At(h.AsOf)
	if q.Policy != 0 {
		var known bool
		if definitions, known = register.Version(q.Policy); !known {
			return frame{}, app.Errorf(app.NotFound, "There is no version %d of the definitions.", q.Policy)
		}
	}
	h.Policy, h.Company, h.Unsigned = definitions.Version, company.Name, definitions.Unsigned()
	return frame{Head: h, definitions: definitions, extent: extent, yearStart: company.FiscalYearStart}, nil
}
