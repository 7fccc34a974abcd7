// Package contactlist keeps the list of contacts in memory and puts it into
// order: 100,000 rows are filtered and sorted between two pictures of a screen.
package contactlist

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"rapport/app"
)

// The columns that every list can be sorted by; a custom field goes by
// app.CustomColumn.
const (
	Name     = "name"
	Number   = "number"
	Company  = "company"
	Email    = "email"
	Phone    = "phone"
	City     = "city"
	Country  = "country"
	Tags     = "tags"
	Source   = "source"
	Owner    = "owner"
	Acquired = "acquired"
	Last     = "last"
	Orders   = "orders"
	Revenue  = "revenue"
	Profit   = "profit"
)

// List is the contacts of a company. It is used by one goroutine.
type List struct {
	Rows   []app.ContactRow // by name
	Fields []app.FieldDef
	folded []string           // what a search looks at
	keys   map[string][]int64 // of each column, in the order of Rows; blank where there is nothing
}

// blank is the key of a row that has nothing in the column; such rows are last,
// whichever way the list is sorted.
const blank = int64(-1) << 63

// New makes a list of rows that are in the order of their names. All that takes
// long is done here.
func New(rows []app.ContactRow, fields []app.FieldDef) *List {
	l := &List{Rows: rows, Fields: fields, folded: make([]string, len(rows)), keys: map[string][]int64{}}
	texts := map[string]func(*app.ContactRow) string{
		Company: func(r *app.ContactRow) string { return r.Company },
		Email:   func(r *app.ContactRow) string { return r.Email },
		Phone:   func(r *app.ContactRow) string { return r.Phone },
		City:    func(r *app.ContactRow) string { return r.City },
		Country: func(r *app.ContactRow) string { return r.Country },
		Tags:    func(r *app.ContactRow) string { return r.Tags },
		Source:  func(r *app.ContactRow) string { return r.Source },
		Owner:   func(r *app.ContactRow) string { return r.Owner },
	}
	figures := map[string]func(*app.ContactRow) int64{
		Number:   func(r *app.ContactRow) int64 { return r.Number },
		Acquired: func(r *app.ContactRow) int64 { return orBlank(int64(r.Acquired)) },
		Last:     func(r *app.ContactRow) int64 { return orBlank(int64(r.LastContact)) },
		Orders:   func(r *app.ContactRow) int64 { return int64(r.Orders) },
		Revenue:  func(r *app.ContactRow) int64 { return int64(r.NetRevenue) },
		Profit:   func(r *app.ContactRow) int64 { return int64(r.Profit) },
	}
	var wait sync.WaitGroup
	var lock sync.Mutex
	keep := func(column string, make func() []int64) {
		wait.Go(func() {
			keys := make()
			lock.Lock()
			defer lock.Unlock()
			l.keys[column] = keys
		})
	}
	for column, text := range texts {
		keep(column, func() []int64 { return l.ranks(text, app.CompareFolded) })
	}
	for column, figure := range figures {
		keep(column, func() []int64 { return l.figures(figure) })
	}
	for _, d := range fields {
		keep(app.CustomColumn(d.Name), func() []int64 {
			return l.ranks(func(r *app.ContactRow) string { return r.Custom[d.Name] }, comparing(d.Kind))
		})
	}
	wait.Go(l.fold)
	wait.Wait()
	return l
}

func orBlank(figure int64) int64 {
	if figure == 0 {
		return blank
	}
	return figure
}

// comparing orders the values of a custom field.
func comparing(kind app.FieldKind) func(a, b string) int {
	if kind == app.NumberField {
		return app.CompareNumbers
	}
	return app.CompareFolded
}

func (l *List) fold() {
	for i := range l.Rows {
		r := &l.Rows[i]
		l.folded[i] = app.Fold(strings.Join([]string{r.Name, r.Company, r.Email, r.Phone, r.PhoneKey, r.Tags, strconv.FormatInt(r.Number, 10)}, "\n"))
	}
}

func (l *List) figures(of func(*app.ContactRow) int64) []int64 {
	keys := make([]int64, len(l.Rows))
	for i := range l.Rows {
		keys[i] = of(&l.Rows[i])
	}
	return keys
}

// ranks numbers the texts of a column in their order.
func (l *List) ranks(of func(*app.ContactRow) string, compare func(a, b string) int) []int64 {
	rank := map[string]int64{}
	for i := range l.Rows {
		rank[of(&l.Rows[i])] = 0
	}
	texts := make([]string, 0, len(rank))
	for text := range rank {
		texts = append(texts, text)
	}
	slices.SortFunc(texts, compare)
	for i, text := range texts {
		rank[text] = int64(i)
		if i > 0 && compare(texts[i-1], text) == 0 {
			rank[text] = rank[texts[i-1]] // written otherwise, and the same
		}
	}
	rank[""] = blank
	keys := make([]int64, len(l.Rows))
	for i := range l.Rows {
		keys[i] = rank[of(&l.Rows[i])]
	}
	return keys
}
