package export

import "testing"

// TestCopiedTableHasALineARow whatever stands in its cells.
func TestCopiedTableHasALineARow(t *testing.T) {
	table := &Table{Currency: usd, Heading: []string{"Customer", "Profit"}}
	half := -0.5
	table.Add(Text("Ann\tLee\nand Sons"), Amount(-123456))
	table.Add(Text("李"), MaybeAmount(nil))
	table.Add(Text("=1+1"), Ratio(&half))
	table.AddTotal(Text("Total"), Amount(0))
	want := "Customer\tProfit\nAnn Lee and Sons\t-1,234.56\n李\t\n'=1+1\t-50.0%\nTotal\t0.00\n"
	if got := table.Copied(); got != want || table.Totals != 1 {
		t.Errorf("copied %q, want %q", got, want)
	}
}
