// Package duplicates is the page of contacts that may be one and the same: pairs
// with a score and its reasons, each pair side by side to be merged field by
// field, and the panel that splits a merged contact off again.
package duplicates

import (
	"context"

	"rapport/app"
	"rapport/ui/document"
)

// PageName is the page as places name it.
const PageName = "duplicates"

// Data is what the page asks of the company file.
type Data interface {
	Company(ctx context.Context) (app.Company, error)
	Duplicates(ctx context.Context, score float64) ([]app.DuplicatePair, error)
	Compare(ctx context.Context, ids []app.ID) ([]app.Compared, error)
	MergeParts(ctx context.Context, survivor app.ID, others []app.MergePart) (app.ID, error)
	KeepApart(ctx context.Context, a, b app.ID) (app.ID, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
}
