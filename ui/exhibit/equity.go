package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// EquityBridge shows what moved the expected value of all customers. The key of a
// step is its number, from 1.
func EquityBridge(e *report.EquityReport, h report.Head) export.Exhibit {
	h.Note = e.Parts(h.Currency)
	about := subject{i18n.T("Customer equity"), h}
	d := chart.Equity{Meta: about.meta()}
	for i, s := range e.Steps() {
		if s.Amount != nil {
			d.Steps = append(d.Steps, chart.Step{Key: int64(i + 1), Name: s.Short.In(format.Say), Amount: *s.Amount, Level: s.Level})
		}
	}
	if len(d.Steps) == 0 && len(e.Notes) > 0 {
		d.Reason = e.Notes[0].In(format.Say)
	}
	return about.shown(d, func() *export.Table { return bridgeTable(about, e) }, stepChart())
}

func bridgeTable(about subject, e *report.EquityReport) *export.Table {
	t := about.table(i18n.T("Step"), i18n.T("Amount"))
	for i, s := range e.Steps() {
		t.AddKeyed(int64(i+1), strong(s.Level, []export.Cell{said(s.Name), export.MaybeAmount(s.Amount)})...)
	}
	if e.Purchases != nil && e.Subscriptions != nil {
		t.AddTotal(export.Text(i18n.T("of which purchases")), export.Amount(*e.Purchases))
		t.AddTotal(export.Text(i18n.T("of which subscriptions")), export.Amount(*e.Subscriptions))
	}
	return t
}

func equityTable(r *report.ScorecardReport) *export.Table {
	t := bridgeTable(subject{i18n.T("Customer equity"), r.Head}, r.Equity)
	t.About = ""
	return t
}

// equityNotes says where the models of customer equity are uncertain.
func equityNotes(r *report.ScorecardReport) *export.Table {
	t := &export.Table{Heading: []string{i18n.T("Note")}}
	for _, n := range r.Equity.Notes {
		t.Add(said(n))
	}
	return t
}
