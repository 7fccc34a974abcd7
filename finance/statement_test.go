package finance_test

import (
	"testing"

	"pgregory.net/rapid"

	"rapport/finance"
)

func TestStatementSubtotalsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s finance.Statement
		var profit finance.Amount
		for _, a := range finance.Accounts() {
			amount := finance.Amount(rapid.Int64Range(-1e9, 1e9).Draw(t, a.String()))
			s.Add(a, amount)
			profit += amount
		}
		if s.Profit() != profit {
			t.Fatalf("profit %d, want the sum of the accounts %d", s.Profit(), profit)
		}
		// Each sub-total is all that stands above it.
		var above finance.Amount
		accounts := 0
		for _, line := range s.Lines() {
			if line.Subtotal {
				if line.Amount != above {
					t.Fatalf("%s is %d, and above it stands %d", line.Key, line.Amount, above)
				}
				continue
			}
			above += line.Amount
			accounts++
		}
		if accounts != finance.AccountCount {
			t.Fatalf("%d accounts on the statement", accounts)
		}
	})
}

func TestStatementsAddAndSubtract(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var a, b finance.Statement
		for _, account := range finance.Accounts() {
			a.Add(account, finance.Amount(rapid.Int64Range(-1e9, 1e9).Draw(t, "a")))
			b.Add(account, finance.Amount(rapid.Int64Range(-1e9, 1e9).Draw(t, "b")))
		}
		if a.Plus(b).Minus(b) != a || a.Plus(b).Profit() != a.Profit()+b.Profit() {
			t.Fatal("statements do not add up")
		}
	})
}
