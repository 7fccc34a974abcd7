package store_test

import (
	"context"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
)

func deal(number string, contact app.ID) *app.Deal {
	return &app.Deal{
		Number: number, Contact: contact, Title: "Sound for the hall", Stage: app.StageOffer,
		StageOn: finance.MustDate("2026-03-01"), Amount: 900_00, Expected: finance.MustDate("2026-04-01"),
	}
}

// A deal posts nothing, keeps what it offers, is found, follows a merge, and
// becomes an order whose making is taken back with it.
func TestDealKeepsItsLinesAndBecomesAnOrder(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	ann, anne, p := storetest.Person("Ann Lee"), storetest.Person("Anne Lee"), storetest.Product("300", "120")
	storetest.Put(t, s, ann, anne, p)
	before := storetest.Sound(t, s).Entries
	d := deal("D-1001", ann.ID)
	d.Lines = []app.DealLine{{Product: p.ID, Quantity: decimal.NewFromInt(3), UnitPrice: decimal.NewFromInt(300)}}
	storetest.Put(t, s, d)
	if n := storetest.Sound(t, s).Entries; n != before {
		t.Errorf("a deal posted %d entries", n-before)
	}
	if _, err := storetest.TryPut(s, deal("D-1001", ann.ID)); app.KindOf(err) != app.BadInput {
		t.Errorf("a second deal of that number: %v", err)
	}
	if number, err := s.NextNumber(ctx, "deal"); err != nil || number != "D-1002" {
		t.Errorf("the next number is %q, %v", number, err)
	}
	if hits, err := s.Search(ctx, "sound hall", 10); err != nil || len(hits) != 1 || hits[0].Kind != "deal" || hits[0].Contact != ann.ID {
		t.Errorf("found %+v, %v", hits, err)
	}
	if _, err := s.Merge(ctx, anne.ID, []app.ID{ann.ID}, nil); err != nil {
		t.Fatal(err)
	}
	if rows, err := s.DealRows(ctx, anne.ID); err != nil || len(rows) != 1 || rows[0].Lines != 1 {
		t.Errorf("after the merge: %+v, %v", rows, err)
	}

	o := d.AsOrder(finance.MustDate("2026-03-20"))
	o.Number, o.Channel = "O-1", app.ChannelPhone
	_, err := s.Do(ctx, app.Action{Text: "Win"}, func(u app.Unit) error {
		if err := u.Put(ctx, o); err != nil {
			return err
		}
		d.Order = o.ID
		d.Reach(app.StageWon, o.Day)
		return u.Put(ctx, d)
	})
	if err != nil {
		t.Fatal(err)
	}
	if rows, _ := s.DealRows(ctx, 0); rows[0].OrderNo != "O-1" || rows[0].Stage != app.StageWon || rows[0].StageOn != o.Day {
		t.Errorf("won: %+v", rows[0])
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if back, err := s.Deal(ctx, d.ID); err != nil || back.Order != 0 || back.Stage != app.StageOffer || len(back.Lines) != 1 {
		t.Errorf("taken back: %+v, %v", back, err)
	}
	if _, err := s.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	// The order goes, the deal stays; and both come back as they were.
	if _, err := s.Do(ctx, app.Action{Text: "Delete"}, func(u app.Unit) error { return u.Delete(ctx, o) }); err != nil {
		t.Fatal(err)
	}
	if back, err := s.Deal(ctx, d.ID); err != nil || back.Order != 0 {
		t.Errorf("without its order: %+v, %v", back, err)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if back, err := s.Deal(ctx, d.ID); err != nil || back.Order != o.ID {
		t.Errorf("with its order again: %+v, %v", back, err)
	}
	storetest.Sound(t, s)
}

func TestTaskKeepsItsTime(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	task := &app.Task{Title: "Call back", Due: finance.MustDate("2026-03-20"), At: "14:30"}
	early := &app.Task{Title: "First", Due: task.Due, At: "09:00"}
	storetest.Put(t, s, task, early)
	rows, err := s.TaskRows(ctx, 0)
	if err != nil || len(rows) != 2 || rows[0].ID != early.ID || rows[1].At != "14:30" {
		t.Errorf("%+v, %v", rows, err)
	}
	if _, err := storetest.TryPut(s, &app.Task{Title: "When?", Due: task.Due, At: "soon"}); app.KindOf(err) != app.BadInput {
		t.Errorf("a time that is none: %v", err)
	}
}

func TestSubscriptionRowsTellTheNextBill(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	ann := storetest.Person("Ann Lee")
	storetest.Put(t, s, ann)
	sub := &app.Subscription{Contact: ann.ID, Plan: "Care", Starts: finance.MustDate("2026-01-31"), Amount: 10_00, Period: app.Monthly}
	storetest.Put(t, s, sub)
	next := func() finance.Date {
		rows, err := s.SubscriptionRows(ctx, 0)
		if err != nil || len(rows) != 1 || rows[0].Customer != "Ann Lee" {
			t.Fatalf("%+v, %v", rows, err)
		}
		return rows[0].Next()
	}
	if got := next(); got != sub.Starts {
		t.Errorf("before the first bill it is %v", got)
	}
	if _, err := s.Do(ctx, app.Action{Text: "Bill"}, func(u app.Unit) error { return u.BillUpTo(ctx, finance.MustDate("2026-03-01")) }); err != nil {
		t.Fatal(err)
	}
	if got := next(); got != finance.MustDate("2026-03-31") {
		t.Errorf("after two bills it is %v", got)
	}
	if bills, err := s.BillRows(ctx, sub.ID); err != nil || len(bills) != 2 || bills[0].Starts != finance.MustDate("2026-02-28") {
		t.Errorf("%+v, %v", bills, err)
	}
	sub.Ends = finance.MustDate("2026-03-31")
	storetest.Put(t, s, sub)
	if got := next(); got != 0 {
		t.Errorf("ended it is %v", got)
	}
}

func TestServiceRowsTellWhatWasPosted(t *testing.T) {
	s := storetest.Sample(t)
	rows, err := s.ServiceRows(context.Background(), 0, 0)
	if err != nil || len(rows) == 0 {
		t.Fatal(len(rows), err)
	}
	for _, r := range rows {
		if r.Cost < r.Parts || r.Minutes.Valid && r.Minutes.Decimal.IsPositive() && r.Cost == r.Parts {
			t.Errorf("%s costs %d with parts of %d and %s minutes", r.Number, r.Cost, r.Parts, r.Minutes.Decimal)
		}
	}
}
