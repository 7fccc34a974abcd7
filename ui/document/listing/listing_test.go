package listing

import (
	"cmp"
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

// thing is a row of the tests.
type thing struct {
	id   app.ID
	name string
	odd  bool
}

// bench is a list of things, and what it asked and told.
type bench struct {
	*uitest.Around
	list   *List[thing]
	detail *Detail[thing]
	filter *Filter[thing]
	things []thing
	limits []int
	read   []app.ID // beside the list
}

func newBench(t *testing.T, things ...thing) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), things: things}
	b.NoFailures(t)
	b.filter = NewFilter("All", When("odd", "Odd", func(r thing) bool { return r.odd }))
	b.detail = NewDetail(b.Host(0), 100, "Choose", func(id app.ID) func(context.Context) (thing, error) {
		b.read = append(b.read, id)
		return func(context.Context) (thing, error) {
			for _, r := range b.things {
				if r.id == id {
					return r, nil
				}
			}
			return thing{}, app.Errorf(app.NotFound, "It is gone.")
		}
	}, func(r thing) fyne.CanvasObject { return widgets.NewText(r.name, widgets.Body) })
	b.list = New(Spec[thing]{
		Source: Source[thing]{
			Host:    b.Host(finance.MustDate("2026-03-16")),
			Company: func(context.Context) (app.Company, error) { return app.Company{CurrencyCode: "USD"}, nil },
			Read: func(_ context.Context, limit int) ([]thing, error) {
				b.limits = append(b.limits, limit)
				return b.things[:min(limit, len(b.things))], nil
			},
			Most: 1000, First: 100, ID: func(r thing) app.ID { return r.id }, Text: func(r thing) string { return r.name },
			Filters: []*Filter[thing]{b.filter},
		},
		Columns: []Column[thing]{Plain(widgets.Column{Key: "name", Width: 90}, func(r thing) string { return r.name }).
			By(func(x, y thing) int { return cmp.Compare(x.name, y.name) })},
		Beside: b.detail,
		Title:  "Things", NewTitle: "New thing", Empty: Empty{"orders", "No things yet", ""},
	})
	b.Hold(b.list.Root, b.list.Load)
	b.list.Load()
	return b
}

func (b *bench) ids() []app.ID {
	var ids []app.ID
	for _, r := range b.list.Shown {
		ids = append(ids, r.id)
	}
	return ids
}

func TestSearchFilterAndOrder(t *testing.T) {
	b := newBench(t, thing{1, "Pear tart", true}, thing{2, "Apple tart", false}, thing{3, "Fig", true})
	b.list.Search.SetText("TART")
	b.list.Table.OnSort("name", false)
	if got := b.ids(); !slices.Equal(got, []app.ID{2, 1}) {
		t.Errorf("shown are %v", got)
	}
	b.list.Table.OnSort("name", true)
	if got := b.ids(); !slices.Equal(got, []app.ID{1, 2}) {
		t.Errorf("from the last, shown are %v", got)
	}
	b.filter.SetKey("odd")
	b.list.Show()
	if got := b.ids(); !slices.Equal(got, []app.ID{1}) {
		t.Errorf("odd are %v", got)
	}
	b.list.Search.OnKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if b.Window.Canvas().Focused() != fyne.Focusable(b.list.Table) {
		t.Error("Down does not go from the search into the list")
	}
}

func TestWantedRowIsUncoveredAndSelected(t *testing.T) {
	b := newBench(t, thing{1, "Pear", true}, thing{2, "Apple", false})
	b.filter.SetKey("odd")
	b.list.Search.SetText("pear")
	b.list.Wanted = 2
	b.list.Load()
	if r, ok := b.list.Chosen(); !ok || r.id != 2 || b.list.Wanted != 0 || b.list.Search.Text != "" {
		t.Errorf("chosen %+v, %t", r, ok)
	}
	if b.detail.InView() != 2 {
		t.Errorf("beside the list is %d", b.detail.InView())
	}
	b.list.Step(-1)
	if b.detail.InView() != 1 || b.read[len(b.read)-1] != 1 {
		t.Errorf("beside the list is %d, read were %v", b.detail.InView(), b.read)
	}
}

func TestEmptyListSaysWhy(t *testing.T) {
	b := newBench(t)
	if !b.list.add.Hidden || len(b.list.why.Objects) != 1 {
		t.Error("an empty list does not offer the first row alone")
	}
	b.things = []thing{{1, "Pear", true}}
	b.list.Load()
	if b.list.add.Hidden || len(b.list.why.Objects) != 0 {
		t.Error("a list with rows says that it is empty")
	}
	b.list.Search.SetText("fig")
	if len(b.list.Shown) != 0 || len(b.list.why.Objects) != 1 {
		t.Error("nothing says that nothing fits")
	}
	b.list.ShowAll()
	if len(b.list.Shown) != 1 || b.list.Search.Text != "" {
		t.Error("the search is not taken away")
	}
}

func TestFirstRowsFillTheWindowWhileTheOthersAreRead(t *testing.T) {
	things := make([]thing, 250)
	for i := range things {
		things[i].id = app.ID(i + 1)
	}
	b := newBench(t, things...)
	if !slices.Equal(b.limits, []int{100, 1000}) || len(b.list.Shown) != 250 {
		t.Errorf("read %v, shown %d", b.limits, len(b.list.Shown))
	}
	b.list.Load()
	if len(b.limits) != 3 {
		t.Error("a list that has rows shows fewer of them while it is read anew")
	}
}

// What is beside the list stays in view while the list is searched, and makes room
// for the first row when it is deleted; of an empty list nothing can be chosen.
func TestBesideTheListIsARecordThatIsThere(t *testing.T) {
	b := newBench(t, thing{1, "Pear", true}, thing{2, "Apple", false})
	if b.detail.InView() != 1 {
		t.Fatalf("at first %d is in view", b.detail.InView())
	}
	b.list.Search.SetText("apple")
	if b.detail.InView() != 1 {
		t.Error("a search takes the record in view away")
	}
	b.list.ShowAll()
	b.things = b.things[1:]
	b.list.Load()
	if r, _ := b.list.Chosen(); b.detail.InView() != 2 || r.id != 2 {
		t.Errorf("after the first was deleted %d is in view and %d chosen", b.detail.InView(), r.id)
	}
	b.things = nil
	b.list.Load()
	if b.detail.InView() != 0 || b.detail.filled != b.detail.none || !b.detail.hint.Hidden {
		t.Error("an empty list hints at choosing a row")
	}
}
