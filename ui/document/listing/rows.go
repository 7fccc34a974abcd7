// Package listing is the frame of the pages that list documents: what is read
// from the file, the search and the filters above it, the row that a page was
// asked to show, and the table or board below with the record beside it.
package listing

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// Source says where the rows of a page come from, and what is typed to find one.
type Source[R any] struct {
	Host document.Host
	// Company reads the settings of the company; Read up to limit rows, the newest
	// first. A page that is read whole has no use for the limit.
	Company func(context.Context) (app.Company, error)
	Read    func(ctx context.Context, limit int) ([]R, error)
	// Most is the limit; 0 for none. First rows fill an empty page while the others
	// are read; 0 where all are read at once, as sums of them need it.
	Most, First int

	ID func(R) app.ID
	// Text is what the search looks through; Hint says so in its field.
	Text    func(R) string
	Hint    string
	Filters []*Filter[R]
	// Loaded is told of rows that were read, before they are shown; it may be nil.
	Loaded func(app.Company)
}

// Rows are the rows of a page, of which those are shown that fit the search and
// the filters.
type Rows[R any] struct {
	Source[R]
	All      []R
	Currency finance.Currency
	Search   *widgets.Entry
	// Wanted is a record to bring into view as soon as it is read; 0 for none.
	Wanted app.ID

	show    func()
	settled func() // is told once rows that were read are shown; it may be nil
	here    bool   // the rows have been read
	loader  widgets.Loader[read[R]]
}

type read[R any] struct {
	rows    []R
	company app.Company
}

// NewRows makes rows that are shown by show, for a frame of their own.
func NewRows[R any](s Source[R], show func()) Rows[R] {
	r := Rows[R]{Source: s, Search: widgets.NewEntry(), show: show}
	r.Search.SetPlaceHolder(s.Hint)
	r.Search.OnChanged = func(string) { show() }
	for _, f := range s.Filters {
		f.changed = show
	}
	return r
}

// Load reads the rows anew.
func (r *Rows[R]) Load() {
	if len(r.All) == 0 && r.First > 0 {
		r.load(r.First, func() { r.load(r.Most, nil) })
		return
	}
	r.load(r.Most, nil)
}

// load reads rows, shows them, and goes on with then where there may be more.
func (r *Rows[R]) load(limit int, then func()) {
	document.Load(&r.loader, r.Host, func(ctx context.Context) (read[R], error) {
		company, err := r.Company(ctx)
		if err != nil {
			return read[R]{}, err
		}
		rows, err := r.Read(ctx, limit)
		return read[R]{rows, company}, err
	}, func(d read[R]) {
		r.here = true
		r.All, r.Currency = d.rows, d.company.Currency()
		if r.Loaded != nil {
			r.Loaded(d.company)
		}
		r.show()
		if r.settled != nil {
			r.settled()
		}
		if then != nil && len(d.rows) == limit {
			then()
		}
	})
}

// Row is how a record was read; false where it is not among the rows.
func (r *Rows[R]) Row(id app.ID) (row R, ok bool) {
	for _, row := range r.All {
		if r.ID(row) == id {
			return row, true
		}
	}
	return row, false
}

// Fitting are the rows that fit what was typed and chosen. What would hide the
// row that is wanted is taken away first.
func (r *Rows[R]) Fitting() []R {
	if row, ok := r.Row(r.Wanted); ok && r.Wanted != 0 && !r.fits(row, r.words()) {
		r.clear()
	}
	words, rows := r.words(), make([]R, 0, len(r.All))
	for _, row := range r.All {
		if r.fits(row, words) {
			rows = append(rows, row)
		}
	}
	return rows
}

func (r *Rows[R]) words() []string { return strings.Fields(strings.ToLower(r.Search.Text)) }

func (r *Rows[R]) fits(row R, words []string) bool {
	for _, f := range r.Filters {
		if !f.fits(row) {
			return false
		}
	}
	if len(words) == 0 {
		return true
	}
	text := strings.ToLower(r.Text(row))
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// clear takes search and filters away without showing the rows anew.
func (r *Rows[R]) clear() {
	r.Search.Text = ""
	r.Search.Refresh()
	for _, f := range r.Filters {
		f.SetKey("")
	}
}

// ShowAll takes search and filters away.
func (r *Rows[R]) ShowAll() {
	r.clear()
	r.show()
}

// Choices are the filters, for the tools above the rows.
func (r *Rows[R]) Choices() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.Filters))
	for i, f := range r.Filters {
		objects[i] = f.Select
	}
	return objects
}

// Find puts the keyboard into the search.
func (r *Rows[R]) Find() { r.Host.Focus(r.Search) }
