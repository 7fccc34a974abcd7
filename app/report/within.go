package report

import (
	"context"

	"rapport/app"
)

// WithinBooks refuses a period or an as-of date that a person typed and that lies
// wholly before the books begin: an empty report would look like a bad year. A
// period that is only compared with may lie there.
func WithinBooks(ctx context.Context, src Source, q Query) error {
	extent, err := src.Extent(ctx)
	if err != nil || extent.FirstEntry == 0 {
		return err
	}
	switch first := extent.FirstEntry; {
	case q.AsOf != 0 && q.AsOf < first:
		return app.Invalid("as_of", "Nothing had been recorded by %s: the books begin on %s; choose a later day.", q.AsOf, first)
	case q.To != 0 && q.To < first && (q.From == 0 || q.From <= q.To):
		return app.Invalid("to", "Nothing had been recorded by %s: the books begin on %s; choose a later day.", q.To, first)
	}
	return nil
}
