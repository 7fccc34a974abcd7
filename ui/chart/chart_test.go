package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart/charttest"
)

var testMeta = Meta{
	Period: finance.Period{From: 20250401, To: 20260331}, Currency: finance.Currency{Code: "USD", Exponent: 2},
	AsOf: 20260315, Definitions: 1,
}

const nasty = "<b>&\"'\u202egnp\u0000\x07 שלום مرحبا 👩‍👩‍👧 陈伟\n]]> "

// drawings are the charts over one list of amounts, with one name.
func drawings(name string, amounts ...finance.Amount) map[string]Drawing {
	items, sources, events, months := []Item{}, []Source{}, []Event{}, []MonthPair{}
	bars, curve, steps := []ValueBar{}, []float64{1}, bridgeOf(amounts...).Steps
	month, day := finance.Month(202101), finance.Date(20250401)
	for i, a := range amounts {
		items = append(items, Item{int64(i), name, a})
		sources = append(sources, Source{int64(i), name, a.Abs(), amounts[len(amounts)-1-i]})
		events = append(events, Event{int64(i), day, name, a})
		months = append(months, MonthPair{Month: month, Budget: a, Actual: amounts[len(amounts)-1-i], NoActual: i%13 == 12})
		bars = append(bars, ValueBar{int64(i), name, a, i * i})
		if i < 240 {
			curve = append(curve, float64(a)/1e6) // also above 1 and below 0
		}
		month, day = month.Add(1), day.AddDays(i%3)
	}
	for i := range steps {
		steps[i].Name = name
	}
	named := testMeta
	named.Title, named.Filter = name, name
	return map[string]Drawing{
		"whale": Whale{testMeta, items}, "whale named": Whale{named, items},
		"media": MediaROI{testMeta, sources}, "budget": BudgetActual{testMeta, "Net revenue", months},
		"equity": bridgeOf(amounts...), "forecast": forecastOf(name, amounts...), "bridge": Bridge{testMeta, steps},
		"waterfall": Waterfall{testMeta, steps, steps[:min(len(steps), 5)]}, "heat": heatOf(name, amounts...),
		"value":     Value{Meta: testMeta, Bars: bars, What: name, Stop: len(bars) / 2},
		"retention": Retention{Meta: testMeta, Observed: curve, Projected: append(curve, math.NaN(), math.Inf(1), -1), Low: curve, High: curve},
		"ranking":   Ranking{Meta: testMeta, What: "Customer profit", Items: items}, "journey": Journey{testMeta, events},
	}
}

// TestNoKindIsForgotten by the tests of all drawings.
func TestNoKindIsForgotten(t *testing.T) {
	if missing, err := charttest.Missing(".", drawings("Ann", 1, 2, 3)); err != nil || len(missing) > 0 {
		t.Errorf("%q are not among the drawings that are tested, %v", missing, err)
	}
	if kinds, err := charttest.Kinds("."); err != nil || len(kinds) < 12 {
		t.Errorf("the kinds are %q, %v", kinds, err)
	}
}

func many(n int, f func(int) finance.Amount) []finance.Amount {
	all := make([]finance.Amount, n)
	for i := range all {
		all[i] = f(i)
	}
	return all
}

// inputs are amounts that drawings have to bear.
func inputs() map[string][]finance.Amount {
	return map[string][]finance.Amount{
		"none": {}, "one": {4210}, "one loss": {-4210}, "one nought": {0}, "all equal": {500, 500, 500, 500},
		"all nought": {0, 0, 0}, "all negative": {-1, -20000, -300}, "total nought": {500, 200, -700}, "a cent": {1},
		"tiny total":    {1_000_000_00, -999_999_99},
		"trillions":     many(24, func(i int) finance.Amount { return finance.Amount(100_000_000_000_000 - 9_000_000_000_000*i) }),
		"ten thousand":  many(10_000, func(i int) finance.Amount { return finance.Amount(7_000_000/(i+1) - 1900) }),
		"sixty months":  many(60, func(i int) finance.Amount { return finance.Amount(1_000_000 + (i*7919)%400_000) }),
		"sixty losses":  many(60, func(i int) finance.Amount { return -finance.Amount(1_000_000 + (i*7919)%400_000) }),
		"twelve months": many(12, func(i int) finance.Amount { return finance.Amount((i*7919)%4000_00 - 2000_00) }),
	}
}

// laid is a drawing laid out without a renderer.
func laid(t interface{ Fatal(...any) }, d Drawing, o Options) *canvas {
	c := &canvas{unit: 1, theme: o.Theme}
	if err := draw(c, d, o); err != nil {
		t.Fatal(err)
	}
	return c
}

// noOverlap checks that texts stand on the page and clear of each other.
func noOverlap(t interface{ Errorf(string, ...any) }, what string, c *canvas) {
	page := rect{-0.01, -0.01, c.w + 0.02, c.h + 0.02}
	for i, a := range c.texts {
		if a.box.x < page.x || a.box.y < page.y || a.box.right() > page.right() || a.box.bottom() > page.bottom() {
			t.Errorf("%s: %q leaves the page of %g by %g: %+v", what, a.body, c.w, c.h, a.box)
		}
		for _, b := range c.texts[i+1:] {
			if a.box.overlaps(b.box) {
				t.Errorf("%s: %q covers %q", what, a.body, b.body)
			}
		}
	}
	for _, r := range c.regions {
		for _, v := range []float64{r.X, r.Y, r.W, r.H} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("%s: a region is at %v", what, r)
				return
			}
		}
		if r.X < -7 || r.Y < -7 || r.X+r.W > c.w+7 || r.Y+r.H > c.h+7 || r.Text == "" {
			t.Errorf("%s: region %+v leaves the page or says nothing", what, r)
			return
		}
	}
}

func TestTextsNeverOverlapAtAnySize(t *testing.T) {
	defer i18n.SetLanguage(i18n.En)
	sizes := [][2]int{{80, 80}, {120, 90}, {200, 120}, {250, 110}, {320, 240}, {480, 150}, {530, 300}, {800, 450}, {300, 900}, {1600, 900}, {2000, 100}}
	for _, language := range i18n.Languages() {
		i18n.SetLanguage(language)
		for input, amounts := range inputs() {
			for _, name := range []string{"Ann", nasty, strings.Repeat("Wide name ", 20)} {
				for kind, d := range drawings(name, amounts...) {
					for _, size := range sizes {
						what := fmt.Sprintf("%s, %s, %.4q, %s, %v", kind, input, name, language, size)
						noOverlap(t, what, laid(t, d, Options{Width: size[0], Height: size[1], Scale: 1, Theme: Light}))
					}
					what := fmt.Sprintf("%s, %s, %.4q, %s, bare", kind, input, name, language)
					noOverlap(t, what, laid(t, d, Options{Width: 480, Height: 150, Scale: 1, Theme: Light, Bare: true}))
				}
			}
		}
	}
}

func TestAnyFiguresAtAnySize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amounts := rapid.SliceOfN(rapid.Map(rapid.Int64Range(-1e13, 1e13), func(v int64) finance.Amount { return finance.Amount(v) }), 0, 70).Draw(t, "amounts")
		o := Options{Width: rapid.IntRange(minSide, 1000).Draw(t, "width"), Height: rapid.IntRange(minSide, 700).Draw(t, "height"),
			Scale: rapid.SampledFrom([]float64{0, 1, 1.25, 2}).Draw(t, "scale")}
		for kind, d := range drawings(rapid.String().Draw(t, "name"), amounts...) {
			noOverlap(t, kind, laid(t, d, o))
		}
	})
}

func TestEveryInputGivesAPictureAndWellFormedSVG(t *testing.T) {
	for input, amounts := range inputs() {
		for kind, d := range drawings(nasty, amounts...) {
			o := Options{Format: PNG, Width: 321, Height: 203, Scale: 1, Theme: Dark}
			data, err := Render(d, o)
			if err != nil {
				t.Fatalf("%s, %s: %v", kind, input, err)
			}
			picture, err := png.Decode(bytes.NewReader(data))
			if err != nil || picture.Bounds().Dx() != 321 || picture.Bounds().Dy() != 203 {
				t.Fatalf("%s, %s: %v, %v", kind, input, err, picture.Bounds())
			}
			o.Format, o.Width, o.Height = SVG, 800, 500
			data, err = Render(d, o)
			if err != nil {
				t.Fatalf("%s, %s: %v", kind, input, err)
			}
			if err := wellFormed(data); err != nil {
				t.Errorf("%s, %s: %v", kind, input, err)
			}
			if bytes.Contains(data, []byte("NaN")) || bytes.Contains(data, []byte("Inf")) {
				t.Errorf("%s, %s: a coordinate is no number", kind, input)
			}
		}
	}
}

func wellFormed(data []byte) error {
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

func TestSameInputSameBytes(t *testing.T) {
	for kind, d := range drawings(nasty, inputs()["twelve months"]...) {
		for _, format := range []Format{PNG, SVG} {
			o := Options{Format: format, Width: 400, Height: 260, Theme: Light}
			first, err := Render(d, o)
			if err != nil {
				t.Fatal(err)
			}
			if second, _ := Render(d, o); !bytes.Equal(first, second) {
				t.Errorf("%s as %s differs from one time to the next", kind, format)
			}
		}
	}
}

func TestAbsurdSizesAreRefused(t *testing.T) {
	d := Whale{Meta: testMeta}
	for _, o := range []Options{
		{Width: 0, Height: 100}, {Width: 100, Height: -5}, {Width: 100, Height: 79}, {Width: 10001, Height: 100}, {Width: 10000, Height: 9000},
		{Width: math.MaxInt, Height: math.MaxInt}, {Width: 200, Height: 200, Scale: math.NaN()}, {Width: 200, Height: 200, Scale: math.Inf(1)},
		{Width: 200, Height: 200, Scale: -1}, {Width: 200, Height: 200, Scale: 17},
	} {
		o.Format = PNG
		if _, err := Render(d, o); err == nil {
			t.Errorf("%+v was drawn", o)
		}
		if _, err := Regions(d, o); err == nil {
			t.Errorf("%+v has regions", o)
		}
	}
	if _, err := Render(d, Options{Format: "bmp", Width: 200, Height: 200}); err == nil || !strings.Contains(err.Error(), "bmp") {
		t.Errorf("a format that does not exist: %v", err)
	}
}

func TestAmountsBeyondSumsAreRefused(t *testing.T) {
	for kind, d := range drawings("Ann", math.MaxInt64, math.MaxInt64, math.MinInt64, math.MaxInt64) {
		if kind == "retention" {
			continue // it draws shares
		}
		if _, err := Render(d, Options{Format: SVG, Width: 400, Height: 300}); err == nil {
			t.Errorf("%s drew amounts whose sum overflows", kind)
		}
	}
}

func TestSizeOfFilesIsExact(t *testing.T) {
	for _, size := range [][2]int{{1600, 900}, {1601, 899}, {640, 480}} {
		data, err := Render(Whale{Meta: testMeta}, Options{Format: PNG, Width: size[0], Height: size[1], Theme: Light})
		if err != nil {
			t.Fatal(err)
		}
		config, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || config.Width != size[0] || config.Height != size[1] {
			t.Errorf("asked for %v, got %d by %d, %v", size, config.Width, config.Height, err)
		}
	}
}

func said(c *canvas) []string {
	var all []string
	for _, t := range c.texts {
		all = append(all, t.body)
	}
	return all
}

func says(t *testing.T, c *canvas, want ...string) {
	t.Helper()
	for _, text := range want {
		if !slices.Contains(said(c), text) {
			t.Errorf("the drawing does not say %q, but %q", text, said(c))
		}
	}
}
