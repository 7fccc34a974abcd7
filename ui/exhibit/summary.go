package exhibit

import (
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/export"
	"rapport/ui/format"
)

// summary is what a meeting wants to know first: what came out of the period, on
// one page. What the books cannot tell is left out.
type summary struct {
	about     subject
	whale     *report.WhaleReport
	statement finance.Statement // of the company
	media     *report.MediaROIReport
	plan      *report.PlanReport
	cash      report.CashFlow
	equity    *report.EquityReport
	opened    finance.Date // from when on it is followed
	leaks     *report.LeaksReport
}

func (s *summary) exhibit() export.Exhibit {
	t := s.about.table(i18n.T("Figure"), i18n.T("Amount"), i18n.T("What it says"))
	add := func(name string, a finance.Amount, says string) {
		t.Add(export.Text(name).Bold(), export.Amount(a), export.Text(says))
	}
	revenue, profit := s.statement.NetRevenue(), s.statement.Profit()
	add(i18n.T("Net revenue of the company"), revenue, i18n.T("after discounts, returns and rebates; gross sales were %s", s.money(s.statement.GrossSales())))
	add(i18n.T("Company profit"), profit, share(i18n.Mark("%s of net revenue"), profit, revenue))
	s.customers(add)
	s.returns(add)
	s.compared(add)
	if s.equity != nil {
		opening := finance.Amount(0)
		if s.equity.Opening != nil {
			opening = *s.equity.Opening
		}
		add(i18n.T("Customer equity"), *s.equity.Closing, i18n.T("what all customers are expected to bring; %s since %s",
			format.Signed(*s.equity.Closing-opening, s.about.Currency), format.Date(s.opened)))
	}
	if s.leaks != nil {
		add(i18n.T("Leaks"), s.leaks.Total, i18n.N(len(s.leaks.Rows), "%d case in which money was lost that need not be", "%d cases in which money was lost that need not be"))
	}
	add(i18n.T("Net cash flow"), s.cash.Net, i18n.T("%s received, %s paid", s.money(s.cash.Received), s.money(s.cash.Paid.Abs())))
	return listed(t)
}

func (s *summary) money(a finance.Amount) string { return format.Amount(a, s.about.Currency) }

// share says which part of a whole an amount is; nothing of no whole.
func share(sentence string, part, whole finance.Amount) string {
	if whole <= 0 {
		return ""
	}
	return i18n.T(sentence, format.Percent(ratio(part, whole)))
}

func ratio(part, whole finance.Amount) decimal.Decimal {
	return decimal.NewFromInt(int64(part)).Div(decimal.NewFromInt(int64(whole)))
}

// customers are those who bring profit, and those who take it back.
func (s *summary) customers(add func(string, finance.Amount, string)) {
	if s.whale == nil || len(s.whale.Points) == 0 {
		return
	}
	add(i18n.T("Profit of the customers"), s.whale.TotalProfit, i18n.N(len(s.whale.Points), "of %d customer", "of %d customers"))
	if s.whale.Unprofitable > 0 {
		add(i18n.T("Taken back by customers with a loss"), -s.whale.TakenBack, i18n.N(s.whale.Unprofitable, "%d customer cost more than it brought", "%d customers cost more than they brought"))
	}
}

// returns are the best and the worst of the media that cost something.
func (s *summary) returns(add func(string, finance.Amount, string)) {
	if s.media == nil {
		return
	}
	var best, worst *report.MediaRow
	for i := range s.media.Rows {
		switch row := &s.media.Rows[i]; {
		case row.ROI == nil:
		case best == nil:
			best, worst = row, row
		case *row.ROI > *best.ROI:
			best = row
		case *row.ROI < *worst.ROI:
			worst = row
		}
	}
	if best == nil {
		return
	}
	says := i18n.T("%s brought back most for its cost: %s", best.Key, s.roi(best))
	if worst != best {
		says = i18n.T("%s, %s least: %s", says, worst.Key, s.roi(worst))
	}
	add(i18n.T("Cost of media"), s.media.Total.Cost, says)
}

func (s *summary) roi(row *report.MediaRow) string {
	return format.PercentSigned(ratio(row.Margin-row.Cost, row.Cost))
}

// compared is the profit against the budget.
func (s *summary) compared(add func(string, finance.Amount, string)) {
	if s.plan == nil || s.plan.Coverage().Months == 0 {
		return
	}
	budget, actual := s.plan.Compared(false)
	b, a := budget.Profit(), actual.Profit()
	add(i18n.T("Profit against budget"), a-b, i18n.T("%s budgeted, %s made, over the months that have a budget", s.money(b), s.money(a)))
}
