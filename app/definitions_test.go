package app_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

func register() app.Register { return app.Register{app.DefaultDefinitions()} }

// A draft says only what changes; the rest is of the version in force on its day.
func TestDraftLiesOverTheVersionInForce(t *testing.T) {
	second, err := register().ReadDraft([]byte(`{"effective": "2026-03-01", "discount_rate": 0.12, "attribution": {"window_days": "14"},
		"activities": [{"code": "order.web", "fixed": 2}, {"code": "packing", "fixed": "0.90", "minutes": "2.5", "pool": "Warehouse"}]}`), 0)
	if err != nil {
		t.Fatal(err)
	}
	r := register().With(second)
	for _, c := range []struct {
		day              finance.Date
		text             string
		version          int
		discount, orders string
		window           int
		activities       int
	}{
		{20260401, `{"horizon_months": 24}`, 3, "0.12", "2", 14, 15},
		{20260201, `{"horizon_months": 24}`, 3, "0.1", "1.5", 30, 14},
		{20260201, `{"effective": "2026-04-01", "version": 77, "activities": []}`, 3, "0.1", "1.5", 30, 14},
	} {
		d, err := r.ReadDraft([]byte(c.text), c.day)
		if err != nil {
			t.Fatal(err)
		}
		web, _ := d.Rate("order.web")
		if d.Version != c.version || d.Effective != c.day || d.DiscountRate.String() != c.discount || !web.Fixed.Equal(decimal.RequireFromString(c.orders)) ||
			d.Attribution.WindowDays != c.window || d.Attribution.Rule != "last" || len(d.Activities) != c.activities {
			t.Errorf("%s from %s: %+v", c.text, c.day, d)
		}
	}
	if web, _ := r[0].Rate("order.web"); !web.Fixed.Equal(decimal.RequireFromString("1.5")) {
		t.Error("a draft has changed the version that it lies over")
	}
	if packing, ok := second.Rate("packing"); !ok || packing.Pool != "Warehouse" || packing.Minutes.String() != "2.5" {
		t.Errorf("a new activity: %+v", packing)
	}
}

// Every fault is told, each at its field.
func TestFaultsOfADraftNameTheirFields(t *testing.T) {
	_, err := register().ReadDraft([]byte(`{"effective": "2026-03-01", "discount_rate": -1, "horizon_months": 0, "revenue": "never", "fiscal_year_start": 13}`), 0)
	var faults app.Problems
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	fields := map[string]bool{}
	for _, f := range faults {
		fields[f.Field] = true
	}
	for _, field := range []string{"discount_rate", "horizon_months", "revenue", "fiscal_year_start"} {
		if !fields[field] {
			t.Errorf("%s is not named in %v", field, err)
		}
	}
}

func TestUntilTheNextVersion(t *testing.T) {
	r := register()
	for _, day := range []finance.Date{20260501, 20260301} {
		d := app.DefaultDefinitions()
		d.Effective = day
		d, err := r.Next(d)
		if err != nil {
			t.Fatal(err)
		}
		r = r.With(d)
	}
	for from, want := range map[finance.Date]finance.Date{0: 20260301, 20260301: 20260501, 20260401: 20260501, 20260501: 0} {
		if got := r.Until(from); got != want {
			t.Errorf("after %s comes %s, want %s", from, got, want)
		}
	}
	if v := r.At(20260401).Version; v != 3 {
		t.Errorf("in force in April: version %d", v)
	}
	if _, known := r.Without(3).Version(3); known || len(r) != 3 {
		t.Error("without version 3 it is still there, or the register has changed")
	}
}

// Whatever is read is sound, and can be shown and read again.
func FuzzReadDraft(f *testing.F) {
	whole, err := json.Marshal(app.DefaultDefinitions())
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{string(whole), `{}`, `[]`, ``, `null`, `{"discount_rate": 1e99}`, `{"activities": [{"code": "x", "fixed": "1e999999999"}]}`,
		`{"attribution": {"rule": "first"}}`, `{"sign_offs": [{"department": "sales", "person": "Ann"}]}`, `{"effective": 5}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := register().ReadDraft(text, 20260301)
		if err != nil {
			return
		}
		if err := d.Validate(); err != nil || d.Version != 2 || d.Effective != 20260301 {
			t.Fatalf("%+v: %v", d, err)
		}
		shown, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := register().ReadDraft(shown, 20260301); err != nil {
			t.Fatalf("shown %s: %v", shown, err)
		}
	})
}
