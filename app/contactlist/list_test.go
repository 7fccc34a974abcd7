package contactlist

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rapport/app"
	"rapport/finance"
)

func sample() *List {
	rows := []app.ContactRow{ // by name, as the file gives them
		{Name: "Ann", Owner: "émile", Profit: 5, LastContact: finance.MustDate("2026-01-02"), Custom: map[string]string{"Size": "9"}, Tags: "vip, press"},
		{Name: "bob", Profit: -3, Custom: map[string]string{"Size": "41"}},
		{Name: "Cleo", Owner: "Dana", Profit: 5, Kind: app.Organisation, Custom: map[string]string{"Size": "-1.5"}},
		{Name: "Dora", Owner: "dana", Profit: 7, LastContact: finance.MustDate("2025-01-02")},
	}
	return New(rows, []app.FieldDef{{Name: "Size", Kind: app.NumberField}})
}

func names(l *List, shown []int32) []string {
	var all []string
	for _, i := range shown {
		all = append(all, l.Rows[i].Name)
	}
	return all
}

func TestOrders(t *testing.T) {
	l := sample()
	for _, c := range []struct {
		column string
		down   bool
		want   []string
	}{
		{Name, false, []string{"Ann", "bob", "Cleo", "Dora"}},
		{Name, true, []string{"Dora", "Cleo", "bob", "Ann"}},
		{Profit, true, []string{"Dora", "Ann", "Cleo", "bob"}},
		{Owner, false, []string{"Cleo", "Dora", "Ann", "bob"}}, // case and accents count for nothing; nobody's is last
		{Owner, true, []string{"Ann", "Cleo", "Dora", "bob"}},
		{Last, false, []string{"Dora", "Ann", "bob", "Cleo"}},
		{app.CustomColumn("Size"), false, []string{"Cleo", "Ann", "bob", "Dora"}},
		{"no such column", false, []string{"Ann", "bob", "Cleo", "Dora"}},
	} {
		if got := names(l, l.Show(app.ContactFilter{}, c.column, c.down)); !slices.Equal(got, c.want) {
			t.Errorf("by %s (descending %v): %q, want %q", c.column, c.down, got, c.want)
		}
	}
}

func TestFilters(t *testing.T) {
	l := sample()
	five := finance.Amount(5)
	for _, c := range []struct {
		filter app.ContactFilter
		want   []string
	}{
		{app.ContactFilter{Text: "EMILE"}, nil}, // owners are chosen, not typed
		{app.ContactFilter{Text: "vip ann"}, []string{"Ann"}},
		{app.ContactFilter{Tag: "PRESS"}, []string{"Ann"}},
		{app.ContactFilter{ProfitFrom: &five, ProfitTo: &five}, []string{"Ann", "Cleo"}},
		{app.ContactFilter{NotSince: finance.MustDate("2026-01-02")}, []string{"bob", "Cleo", "Dora"}},
		{app.ContactFilter{Field: "Size", FieldFrom: "-2", FieldTo: "10"}, []string{"Ann", "Cleo"}},
		{app.ContactFilter{Field: "Size"}, []string{"Ann", "bob", "Cleo"}},
		{app.ContactFilter{Unprofitable: true, Kind: app.Organisation}, nil},
	} {
		if got := names(l, l.Show(c.filter, Name, false)); !slices.Equal(got, c.want) {
			t.Errorf("%+v chooses %q, want %q", c.filter, got, c.want)
		}
	}
}

func TestEveryOrderHasEveryRowOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOf(rapid.Custom(func(t *rapid.T) app.ContactRow {
			return app.ContactRow{Name: rapid.String().Draw(t, "name"), City: rapid.String().Draw(t, "city"), Profit: finance.Amount(rapid.Int64Range(-1e15, 1e15).Draw(t, "profit"))}
		})).Draw(t, "rows")
		slices.SortStableFunc(rows, func(a, b app.ContactRow) int { return app.CompareFolded(a.Name, b.Name) })
		l := New(rows, nil)
		for _, column := range []string{Name, City, Profit} {
			for _, down := range []bool{false, true} {
				shown := l.Show(app.ContactFilter{}, column, down)
				places := slices.Clone(shown)
				slices.Sort(places)
				if len(slices.Compact(places)) != len(rows) {
					t.Fatalf("by %s %d of %d rows", column, len(places), len(rows))
				}
				if column == Profit && !slices.IsSortedFunc(shown, func(a, b int32) int {
					by := cmp.Compare(rows[a].Profit, rows[b].Profit)
					if down {
						return -by
					}
					return by
				}) {
					t.Fatal("the profits are out of order")
				}
			}
		}
	})
}
