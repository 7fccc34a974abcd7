package contacts

import (
	"context"

	"rapport/app/report"
	"rapport/ui/widgets"
)

// outlook is what customers are expected to bring: the models are fitted once for
// all of them, and again when something has changed.
type outlook struct {
	page   *Page
	value  *report.LTVReport // nil until the models are fitted
	loader widgets.Loader[*report.LTVReport]
}

// forget lets the models be fitted anew.
func (o *outlook) forget() { o.value = nil }

// ask fills in what a customer is expected to bring and calls then: at once where
// the models are fitted, else as soon as they are.
func (o *outlook) ask(r *report.CustomerReport, then func()) {
	if o.value != nil {
		r.Expect(o.value)
		then()
		return
	}
	data := o.page.deps.Data
	o.loader.Load(func(ctx context.Context) (*report.LTVReport, error) {
		return report.LTV(ctx, data, report.LTVQuery{})
	}, func(value *report.LTVReport, err error) {
		if err != nil {
			o.page.deps.Host.Fail(err)
			return
		}
		o.value = value
		r.Expect(value)
		then()
	})
}
