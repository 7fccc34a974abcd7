package export

import (
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/chart/charttest"
)

// of is every kind of drawing over the same amounts, named alike.
func of(name string, amounts []finance.Amount) map[string]chart.Drawing {
	m := chart.Meta{Currency: usd, Definitions: 1, Filter: name, AsOf: 20260331,
		Period: finance.Period{From: 20210401, To: 20260331}}
	n := len(amounts)
	items, sources, events := make([]chart.Item, n), make([]chart.Source, n), make([]chart.Event, n)
	months, bars, steps, past := make([]chart.MonthPair, n), make([]chart.ValueBar, n), make([]chart.Step, n), make([]chart.MonthAmount, n)
	shares := make([]float64, min(n, 600))
	month, day := finance.Month(202104), finance.Date(20210401)
	for i, a := range amounts {
		items[i] = chart.Item{Key: int64(i + 1), Name: name, Amount: a}
		sources[i] = chart.Source{Key: int64(i + 1), Name: name, Cost: a.Abs(), Margin: a}
		events[i] = chart.Event{Key: int64(i + 1), Day: day, Text: name, Amount: a}
		months[i] = chart.MonthPair{Month: month, Budget: a, Actual: amounts[n-1-i]}
		bars[i] = chart.ValueBar{Key: int64(i + 1), Name: name, Value: a, Customers: i}
		steps[i] = chart.Step{Key: int64(i + 1), Name: name, Amount: a, Level: i%5 == 0}
		past[i] = chart.MonthAmount{Month: month, Amount: a}
		if i < len(shares) {
			shares[i] = math.Log(float64(a)) // below 0, above 1, no number, without end
		}
		month, day = month.Add(1), day.AddDays(i%3)
	}
	forecast := chart.Forecast{Meta: m, Line: "profit", Fan: true, Series: []chart.ForecastSeries{
		{Name: name, Past: past[:n/2], Future: past[n/2:]}, {Name: name, Future: past[n/2:]}}}
	heat := chart.Heat{Meta: m}
	for i := 0; i+3 <= min(n, 30); i += 3 {
		heat.Columns, heat.Rows = []string{"1", name, name}, append(heat.Rows, name)
		heat.Cells = append(heat.Cells, []chart.HeatCell{{Key: 1, Customers: i, Value: amounts[i]}, {Customers: 1, Value: amounts[i+1]}, {Value: amounts[i+2]}})
	}
	return map[string]chart.Drawing{
		"whale": chart.Whale{Meta: m, Customers: items}, "ranking": chart.Ranking{Meta: m, What: name, Items: items},
		"media": chart.MediaROI{Meta: m, Sources: sources}, "journey": chart.Journey{Meta: m, Events: events},
		"budget": chart.BudgetActual{Meta: m, Line: "profit", Months: months}, "bridge": chart.Bridge{Meta: m, Steps: steps},
		"equity": chart.Equity{Meta: m, Steps: steps}, "waterfall": chart.Waterfall{Meta: m, Steps: steps, Coarse: steps[:min(n, 6)]},
		"value": chart.Value{Meta: m, What: name, Bars: bars, Stop: n / 2}, "forecast": forecast, "heat": heat,
		"retention": chart.Retention{Meta: m, Observed: shares, Projected: shares, Low: shares, High: shares},
	}
}

// TestNoKindIsForgotten by the test below.
func TestNoKindIsForgotten(t *testing.T) {
	if missing, err := charttest.Missing("../chart", of("Ann", []finance.Amount{1, 2, 3})); err != nil || len(missing) > 0 {
		t.Errorf("%q are not among the drawings that are tested, %v", missing, err)
	}
}

// TestEveryDrawingBearsEveryInputInEveryFormat: what people really have in their
// books makes a picture, and nothing that is no number gets into it.
func TestEveryDrawingBearsEveryInputInEveryFormat(t *testing.T) {
	times := func(n int, f func(i int) finance.Amount) []finance.Amount {
		all := make([]finance.Amount, n)
		for i := range all {
			all[i] = f(i)
		}
		return all
	}
	year := times(12, func(i int) finance.Amount { return finance.Amount((i*7919)%400_000 - 150_000) })
	for _, input := range []struct {
		what, name string
		amounts    []finance.Amount
	}{
		{"no data", "Ann", nil}, {"one point", "Ann", []finance.Amount{4210}}, {"all equal", "Ann", []finance.Amount{500, 500, 500, 500, 500, 500}},
		{"all negative", "Ann", []finance.Amount{-1, -20000, -300, -300, -5, -70000}}, {"a total of zero", "Ann", []finance.Amount{500, 200, -700, 100, -100, 0}},
		{"10,000 customers", "Ann", times(10_000, func(i int) finance.Amount { return finance.Amount(7_000_000/(i+1) - 1900) })},
		{"60 months", "Ann", times(60, func(i int) finance.Amount { return finance.Amount(1_000_000 + (i*7919)%400_000) })},
		{"amounts of 10^12", "Ann", times(12, func(i int) finance.Amount { return finance.Amount((i - 3) * 100_000_000_000_000) })},
		{"200 letters", strings.Repeat("Wilhelmina ", 19), year}, {"right to left", "שרה לוי مريم \u202eabc", year},
		{"emoji", "👩‍👩‍👧 🙂 陈伟", year}, {"markup", `<b>&"'</b> ]]> <!-- `, year},
	} {
		for kind, d := range of(input.name, input.amounts) {
			for _, format := range []Format{PNG, SVG, PDF} {
				what := fmt.Sprintf("%s, %s as %s", kind, input.what, format)
				data, err := File(Exhibit{Drawing: d}, format, chart.Options{Width: 640, Height: 360, Theme: chart.Light})
				if err != nil {
					t.Errorf("%s: %v", what, err)
					continue
				}
				if err := sound(format, data); err != nil {
					t.Errorf("%s: %v", what, err)
				}
			}
		}
	}
}

// soundPage checks what is drawn on the first page of a document.
func soundPage(document []byte) error {
	_, rest, found := bytes.Cut(document, []byte("stream\n"))
	if !found {
		return errors.New("the document has no page")
	}
	r, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		return err
	}
	page, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if !bytes.Contains(page, []byte(" re f")) && !bytes.Contains(page, []byte(" l\n")) {
		return fmt.Errorf("nothing is drawn on the page: %.60q", page)
	}
	if found := noNumber.Find(page); found != nil { // texts are written in two bytes a letter
		return fmt.Errorf("the page holds %s", found)
	}
	return nil
}

// noNumber is how Go writes a number that is none into a picture.
var noNumber = regexp.MustCompile(`NaN|[+-]Inf|\bInf\b`)

// sound checks that a file can be read, and holds numbers only.
func sound(format Format, data []byte) error {
	switch format {
	case PNG:
		picture, err := png.Decode(bytes.NewReader(data))
		if err == nil && (picture.Bounds().Dx() != 640 || picture.Bounds().Dy() != 360) {
			err = fmt.Errorf("the picture is %v", picture.Bounds())
		}
		return err
	case PDF:
		if !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data[len(data)-32:], []byte("%%EOF")) {
			return errors.New("the document is not whole")
		}
		return soundPage(data)
	}
	if found := noNumber.Find(data); found != nil {
		return fmt.Errorf("the picture holds %s", found)
	}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "b" {
			return errors.New("a name became markup")
		}
	}
}
