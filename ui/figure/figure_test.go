package figure

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

var usd = finance.Currency{Code: "USD", Exponent: 2}

func whale() export.Exhibit {
	return export.Exhibit{Drawing: chart.Whale{Meta: chart.Meta{Currency: usd}, Customers: []chart.Item{
		{Key: 1, Name: "Ann", Amount: 9000}, {Key: 2, Name: "Bob", Amount: 4000}, {Key: 3, Name: "Cy", Amount: -3000},
	}}}
}

// shown puts a view into a window, drawn at once.
func shown(t *testing.T) (*View, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	widgets.SetInline(true)
	t.Cleanup(func() { widgets.SetInline(false) })
	v := New()
	w := test.NewTempWindow(t, v.Root)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 300))
	return v, w
}

// TestPointingSaysAndOpensTheFigure, after the window was resized as well.
func TestPointingSaysAndOpensTheFigure(t *testing.T) {
	v, w := shown(t)
	var opened []int64
	v.OnOpen = func(key int64) { opened = append(opened, key) }
	v.Show(whale())
	for _, size := range []fyne.Size{fyne.NewSize(400, 300), fyne.NewSize(900, 500), fyne.NewSize(330, 240)} {
		w.Resize(size)
		opened = nil
		at := fyne.NewPos(size.Width*0.9, size.Height*0.5)
		test.MoveMouse(w.Canvas(), at)
		if want := "3. Cy: −30.00, −30.0\u00a0% of all, together 100\u00a0%"; v.Chart.Said() != want {
			t.Errorf("at %v the chart says %q, want %q", size, v.Chart.Said(), want)
		}
		if test.TapAt(v.Chart, at); len(opened) != 1 || opened[0] != 3 {
			t.Errorf("at %v a click opens %v", size, opened)
		}
	}
}

// TestPictureHasThePixelsOfTheScreen at any scale of it.
func TestPictureHasThePixelsOfTheScreen(t *testing.T) {
	v, _ := shown(t)
	v.Show(whale())
	for _, scale := range []float32{1, 1.25, 1.5, 2} {
		width, height := int(400*scale), int(300*scale)
		picture, err := v.draw(width, height, scale, false)
		if err != nil || picture.Bounds().Dx() != width || picture.Bounds().Dy() != height {
			t.Errorf("at %g the picture is %v, %v", scale, picture.Bounds(), err)
		}
		// The places are the same parts of the picture at any scale.
		if s := v.Chart.Spots()[2]; s.X < 0.6 || s.X+s.W > 1 {
			t.Errorf("at %g the last customer is at %v", scale, s)
		}
	}
}

// TestTableInPlaceOfTheChart follows new figures, and a row opens what it stands
// for.
func TestTableInPlaceOfTheChart(t *testing.T) {
	v, _ := shown(t)
	rows := 2
	e := whale()
	e.Table = func() *export.Table {
		table := &export.Table{Currency: usd, Heading: []string{"Customer", "Profit"}, Totals: 1}
		for i := range rows {
			table.AddKeyed(int64(i+7), export.Text("Ann"), export.Amount(finance.Amount(-100*i)))
		}
		table.Add(export.Text("Total"), export.Amount(0))
		return table
	}
	opened := int64(0)
	v.OnOpen = func(key int64) { opened = key }
	v.Show(e)
	v.Chart.TypedRune('t')
	table, ok := v.Root.Objects[0].(*widgets.Table)
	if !ok || !v.Tabled() || table.Source().Len() != 3 || table.Source().Cell(1, 1).Text != "−1.00" || !table.Source().Cell(2, 0).Bold {
		t.Fatalf("t shows %T", v.Root.Objects[0])
	}
	if table.OnActivated(1); opened != 8 {
		t.Errorf("the second row opens %d", opened)
	}
	opened = 0
	if table.OnActivated(2); opened != 0 {
		t.Errorf("the total opens %d", opened)
	}
	rows = 5
	v.Show(e)
	if table := v.Root.Objects[0].(*widgets.Table); table.Source().Len() != 6 {
		t.Errorf("after new figures the table has %d rows", table.Source().Len())
	}
	v.Switch.OnTapped()
	if v.Root.Objects[0] != fyne.CanvasObject(v.Chart) || v.Switch.Label != "Table" {
		t.Error("the chart does not come back")
	}
}

// TestAwaitedExhibitIsMadeWhenItIsNeeded: not while a table of the page's own
// stands in its place.
func TestAwaitedExhibitIsMadeWhenItIsNeeded(t *testing.T) {
	v, _ := shown(t)
	v.Sheet = widgets.NewText("a table of the page's own", widgets.Body)
	v.ShowTable(true)
	made := 0
	await := func() { v.Await(func() export.Exhibit { made++; return whale() }) }
	if await(); made != 0 {
		t.Error("made for a chart that is not in view")
	}
	if v.ShowTable(false); made != 1 || len(v.Chart.Spots()) != 3 {
		t.Errorf("made %d times for the chart, with %d marks", made, len(v.Chart.Spots()))
	}
	v.ShowTable(true)
	await()
	if e := v.Exhibit(); made != 2 || e.Drawing == nil {
		t.Errorf("made %d times for a file", made)
	}
	if v.Exhibit(); made != 2 {
		t.Error("made twice for the same figures")
	}
}

// TestMarksThatLeadNowhere: they are said, and a click on them or on their row
// opens nothing.
func TestMarksThatLeadNowhere(t *testing.T) {
	v, _ := shown(t)
	opened := int64(0)
	v.OnOpen = func(key int64) { opened = key }
	v.Opens = func(key int64) bool { return key != 2 }
	e := whale()
	e.Table = func() *export.Table {
		table := &export.Table{Heading: []string{"Customer"}}
		for key := range int64(3) {
			table.AddKeyed(key+1, export.Text("somebody").Bold())
		}
		return table
	}
	v.Show(e)
	press := func(keys ...fyne.KeyName) {
		for _, key := range keys {
			v.Chart.TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	press(fyne.KeyHome, fyne.KeyRight, fyne.KeyEnter)
	if v.Chart.Said() == "" || opened != 0 || v.Chart.Cursor() == desktop.PointerCursor {
		t.Errorf("the second mark says %q and opens %d", v.Chart.Said(), opened)
	}
	if press(fyne.KeyRight, fyne.KeyEnter); opened != 3 || v.Chart.Cursor() != desktop.PointerCursor {
		t.Errorf("the third mark opens %d", opened)
	}
	v.ShowTable(true)
	table := v.Root.Objects[0].(*widgets.Table)
	opened = 0
	for row, leads := range []bool{true, false, true} {
		if table.Links(row, 0) != leads || !table.Source().Cell(row, 0).Bold {
			t.Errorf("row %d leads somewhere: %v", row, table.Links(row, 0))
		}
	}
	if table.OnActivated(1); opened != 0 {
		t.Errorf("the second row opens %d", opened)
	}
}
