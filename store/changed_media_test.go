package store_test

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// held is a company file whose media are kept in memory.
type held struct {
	*store.Store
	*report.MediaLedger
}

// mediaIsFile compares media reports made in memory with those made from the
// file, to the last byte.
func mediaIsFile(t fataler, media *report.MediaLedger, s *store.Store) {
	t.Helper()
	ctx := context.Background()
	window := 200
	spans := []report.Query{{}, {From: 20260105, To: 20260320}, {From: 20260201, To: 20260331, AsOf: 20260415}}
	for _, span := range spans {
		for _, q := range []report.MediaROIQuery{
			{}, {Attribution: "first", Window: &window}, {Attribution: "linear", Window: &window}, {By: report.ByCampaign, Attribution: "linear"},
		} {
			q.Query = span
			file, err := report.MediaROI(ctx, s, q)
			if app.KindOf(err) == app.BadInput {
				continue // nothing was recorded by then
			}
			if err != nil {
				t.Fatalf("%v", err)
			}
			memory, err := report.MediaROI(ctx, held{s, media}, q)
			if err != nil {
				t.Fatalf("%v", err)
			}
			if a, b := text(t, file), text(t, memory); a != b {
				t.Fatalf("%+v:\nin the file %s\nin memory   %s", q, a, b)
			}
		}
	}
}

func text(t fataler, r any) string {
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return string(raw)
}

func TestMediaInMemoryIsTheSampleFile(t *testing.T) {
	s := storetest.Sample(t)
	media := report.NewMediaLedger(s)
	mediaIsFile(t, media, s)
	r, err := report.MediaROI(context.Background(), held{s, media}, report.MediaROIQuery{})
	if err != nil || len(r.Rows) < 5 || r.Total.Margin == 0 || r.Rows[0].LifetimeValue == nil {
		t.Fatalf("%v, %+v", err, r)
	}
}

// A payment is no change of any month's totals, and still one of a customer's
// worth.
func TestMediaInMemoryFollowsAPayment(t *testing.T) {
	s := storetest.New(t)
	product, ann := storetest.Product("10", "4"), storetest.Person("Ann")
	ann.Source = 2
	storetest.Put(t, s, product, ann)
	o := storetest.Order(ann, "2026-01-10", product, 3)
	o.Unpaid = true
	storetest.Put(t, s, o, storetest.Order(storetest.Person(""), "2026-04-10", product, 1))
	media := report.NewMediaLedger(s)
	mediaIsFile(t, media, s)
	o.Unpaid, o.PaidOn = false, finance.MustDate("2026-03-01")
	storetest.Put(t, s, o)
	mediaIsFile(t, media, s)
}

// Adopting a version posts anew what it touches, in a table of its own that is
// then swapped in: what is kept in memory follows.
func TestMediaInMemoryFollowsAnAdoptedVersion(t *testing.T) {
	ctx := context.Background()
	s := storetest.Sample(t)
	media, ledger := report.NewMediaLedger(s), report.NewLedger(s)
	mediaIsFile(t, media, s)
	heldIsFile(t, ledger, s)
	register, err := s.Register(ctx)
	if err != nil {
		t.Fatal(err)
	}
	dearer := register[0]
	dearer.Version, dearer.Effective, dearer.SignOffs = 0, finance.MustDate("2026-02-01"), nil
	dearer.DiscountRate = decimal.RequireFromString("0.2")
	dearer.Activities = slices.Clone(dearer.Activities)
	for i := range dearer.Activities {
		dearer.Activities[i].Fixed = dearer.Activities[i].Fixed.Mul(decimal.NewFromInt(2))
	}
	if _, err := s.Adopt(ctx, dearer, nil); err != nil {
		t.Fatal(err)
	}
	mediaIsFile(t, media, s)
	heldIsFile(t, ledger, s)
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	mediaIsFile(t, media, s)
	heldIsFile(t, ledger, s)
	ann := storetest.Person("Ann")
	storetest.Put(t, s, ann)
	product := storetest.Product("10", "4")
	storetest.Put(t, s, product)
	storetest.Put(t, s, storetest.Order(ann, "2026-03-10", product, 2))
	mediaIsFile(t, media, s)
	heldIsFile(t, ledger, s)
}
