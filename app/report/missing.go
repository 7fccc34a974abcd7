package report

import "context"

// incompleteNames is how many records of a kind are named.
const incompleteNames = 1000

// IncompleteKinds lists the kinds in the order in which they are shown.
func IncompleteKinds() []string {
	return []string{NoCost, NoSource, NoChannel, WalkIn, NoReturnWay, NoReceipt, NoMinutes, NoCaseMinutes, NoClaimOrder, NoMediaCost,
		NoPoolRate, NoPoolMonth}
}

// Incomplete counts the records of a period that lack a fact. Kinds without any
// are left out.
func Incomplete(ctx context.Context, src IncompleteSource, q Query) (*IncompleteReport, error) {
	f, err := prepare(ctx, src, q)
	if err != nil {
		return nil, err
	}
	r := &IncompleteReport{Head: f.Head}
	for _, kind := range IncompleteKinds() {
		row, err := src.IncompleteRecords(ctx, kind, f.Period(), incompleteNames)
		if err != nil {
			return nil, err
		}
		if row.Count > 0 {
			r.Rows = append(r.Rows, row)
		}
	}
	return r, nil
}
