package budgeting

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/app"
	"rapport/finance"
)

var usd = finance.Currency{Code: "USD", Exponent: 2}

// line is a line of a saved version.
func line(id app.ID, month string, a finance.Account, amount finance.Amount, product app.ID) app.BudgetLine {
	return app.BudgetLine{ID: id, Budget: 7, Month: month, Account: a.String(), Amount: amount, Product: product}
}

func saved(lines ...app.BudgetLine) *Sheet {
	return NewSheet(usd, 202604, app.Budget{ID: 7, Name: "original", Sequence: 1}, lines)
}

// TestTypingLeavesWhatIsBudgetedByProduct: a month of 1000.00 by product and
// 200.00 beside is typed as 1500.00; only the line beside changes.
func TestTypingLeavesWhatIsBudgetedByProduct(t *testing.T) {
	s := saved(line(1, "2026-04", finance.Sales, 100000, 5), line(2, "2026-04", finance.Sales, 20000, 0), line(3, "2026-05", finance.Media, -3000, 0))
	if put, gone := s.Changes(); len(put)+len(gone) != 0 || s.Typed() {
		t.Fatalf("an untouched sheet changes %v, %v", put, gone)
	}
	if !s.Set(finance.Sales, 0, "1,500.00") || s.Amount(finance.Sales, 0) != 150000 || s.Parts(finance.Sales, 0) != 100000 {
		t.Fatalf("the cell has %d", s.Amount(finance.Sales, 0))
	}
	put, gone := s.Changes()
	if len(put) != 1 || put[0].ID != 2 || put[0].Amount != 50000 || len(gone) != 0 {
		t.Errorf("put %+v, gone %v", put, gone)
	}
	s.Set(finance.Media, 1, "")
	if _, gone := s.Changes(); len(gone) != 1 || gone[0].ID != 3 {
		t.Errorf("an emptied cell leaves its line: %v", gone)
	}
}

func TestFaultsStandInTheirCells(t *testing.T) {
	s := saved(line(1, "2026-04", finance.Media, -5000, 5))
	for _, c := range []struct {
		account finance.Account
		text    string
		sound   bool
	}{
		{finance.Sales, "abc", false}, {finance.Media, "50", false}, {finance.Media, "-10", false}, {finance.Media, "-80", true},
		{finance.COGS, "12.5", true}, {finance.Sales, "19.90*3", true}, {finance.Sales, "", true},
	} {
		if got := s.Set(c.account, 0, c.text); got != c.sound || (s.Fault(c.account, 0) == "") != c.sound || !c.sound && s.Text(c.account, 0) != c.text {
			t.Errorf("%s %q: taken %v, says %q, shows %q", c.account, c.text, got, s.Fault(c.account, 0), s.Text(c.account, 0))
		}
	}
	if _, _, n := s.FirstFault(); n != 0 {
		t.Errorf("%d faults are left", n)
	}
	s.Set(finance.Returns, 3, "7")
	if a, m, n := s.FirstFault(); a != finance.Returns || m != 202607 || n != 1 {
		t.Errorf("the fault is at %s %s, %d", a, m, n)
	}
}

func TestPasteFromASpreadsheet(t *testing.T) {
	s := saved()
	filled, beyond := s.Paste(finance.Sales, 1, "\tMay\tJun\r\nSales\t100\t200\r\nMedia\t-5\tx\r\n")
	if filled != 4 || beyond != 0 || s.Amount(finance.Sales, 1) != 10000 || s.Amount(finance.Sales, 2) != 20000 ||
		s.Amount(finance.Media, 1) != -500 || s.Fault(finance.Media, 2) == "" {
		t.Errorf("filled %d, beyond %d: %v", filled, beyond, s.Statement(1))
	}
	filled, beyond = s.Paste(finance.Service, 10, "-1\t-2\t-3\n\t-4\n-5\n-6\n")
	if filled != 4 || beyond != 2 || s.Amount(finance.Service, 10) != -100 || s.Amount(finance.BadDebt, 11) != -400 || s.Amount(finance.Media, 10) != -500 {
		t.Errorf("filled %d, beyond %d", filled, beyond)
	}
}

// TestChangesSayWhatTheSheetSays: whatever is typed, the lines of the file after
// the changes sum to the cells, and those by product are as they were.
func TestChangesSayWhatTheSheetSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []app.BudgetLine
		for i := range rapid.IntRange(0, 30).Draw(t, "lines") {
			l := line(app.ID(i+1), finance.Month(202604).Add(rapid.IntRange(-3, 13).Draw(t, "month")).String(),
				rapid.SampledFrom([]finance.Account{finance.Sales, finance.COGS}).Draw(t, "account"),
				finance.Amount(rapid.IntRange(-9999, 9999).Draw(t, "amount")), app.ID(rapid.IntRange(0, 2).Draw(t, "product")))
			if rapid.Bool().Draw(t, "counted") {
				l.Quantity = decimal.NewNullDecimal(decimal.NewFromInt(3))
			}
			lines = append(lines, l)
		}
		s := saved(lines...)
		fresh := rapid.Bool().Draw(t, "fresh")
		if fresh {
			s = NewSheet(usd, 202604, app.Budget{Name: "copy"}, lines)
		}
		for range rapid.IntRange(0, 20).Draw(t, "typed") {
			s.Set(rapid.SampledFrom([]finance.Account{finance.Sales, finance.COGS}).Draw(t, "at"), rapid.IntRange(0, 11).Draw(t, "column"),
				rapid.SampledFrom([]string{"", "0", "12.34", "-7", "999"}).Draw(t, "text"))
		}
		after := map[app.ID]app.BudgetLine{}
		next := app.ID(1000)
		if !fresh {
			for _, l := range lines {
				after[l.ID] = l
			}
		}
		put, gone := s.Changes()
		for _, l := range gone {
			delete(after, l.ID)
		}
		for _, l := range put {
			if l.ID == 0 {
				next++
				l.ID = next
			}
			after[l.ID] = *l
		}
		var sum, parts [2][Months]finance.Amount
		for _, l := range after {
			m, _ := finance.ParseMonth(l.Month)
			if column := m.Since(202604); column >= 0 && column < Months {
				row := 0
				if l.Account == finance.COGS.String() {
					row = 1
				}
				sum[row][column] += l.Amount
				if l.Product != 0 || l.Quantity.Valid {
					parts[row][column] += l.Amount
				}
			}
		}
		for row, a := range []finance.Account{finance.Sales, finance.COGS} {
			for column := range Months {
				if sum[row][column] != s.Amount(a, column) || parts[row][column] != s.Parts(a, column) {
					t.Fatalf("%s %s: the file has %d (%d in parts), the sheet %d (%d)", a, s.Month(column),
						sum[row][column], parts[row][column], s.Amount(a, column), s.Parts(a, column))
				}
			}
		}
	})
}
