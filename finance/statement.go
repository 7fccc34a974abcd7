package finance

// Statement is the profit statement of one customer, one slice or the company:
// an amount an account, signed by what it does to profit. The zero value is an
// empty statement.
type Statement [AccountCount]Amount

// Add adds amount to one account.
func (s *Statement) Add(a Account, amount Amount) { s[a] += amount }

// Plus is the sum of two statements.
func (s Statement) Plus(o Statement) Statement {
	for i := range s {
		s[i] += o[i]
	}
	return s
}

// Minus is s less o.
func (s Statement) Minus(o Statement) Statement {
	for i := range s {
		s[i] -= o[i]
	}
	return s
}

// IsZero reports a statement in which every account is zero.
func (s Statement) IsZero() bool { return s == Statement{} }

// GrossSales is sales + shipping income + recurring revenue.
func (s Statement) GrossSales() Amount { return s[Sales] + s[ShippingIncome] + s[Recurring] }

// NetRevenue is gross sales after discounts, returns, fees kept and rebates.
func (s Statement) NetRevenue() Amount {
	return s.GrossSales() + s[Discount] + s[Returns] + s[RestockingFee] + s[Rebate]
}

// GrossMargin is net revenue after the cost of the goods.
func (s Statement) GrossMargin() Amount { return s.NetRevenue() + s[COGS] }

// Contribution is gross margin after carriers and payment fees.
func (s Statement) Contribution() Amount {
	return s.GrossMargin() + s[ShippingCost] + s[PaymentFee]
}

// MarginAfterService is contribution after the cost to serve: activities,
// service and receivables written off.
func (s Statement) MarginAfterService() Amount {
	return s.Contribution() + s[Activity] + s[Service] + s[BadDebt]
}

// Profit is customer profit: the margin after cost to serve, less media.
func (s Statement) Profit() Amount { return s.MarginAfterService() + s[Media] }

// Line is one line of a statement in its fixed order: an account, or a
// sub-total of everything above it.
type Line struct {
	// Key is the JSON key: an account code or the name of a sub-total.
	Key      string
	Subtotal bool
	Amount   Amount
}

// Lines lists accounts and sub-totals in the order that every statement of
// Rapport keeps.
func (s Statement) Lines() []Line {
	acc := func(a Account) Line { return Line{Key: a.String(), Amount: s[a]} }
	sub := func(key string, v Amount) Line { return Line{Key: key, Subtotal: true, Amount: v} }
	return []Line{
		acc(Sales), acc(ShippingIncome), acc(Recurring), sub("gross_sales", s.GrossSales()),
		acc(Discount), acc(Returns), acc(RestockingFee), acc(Rebate), sub("net_revenue", s.NetRevenue()),
		acc(COGS), sub("gross_margin", s.GrossMargin()),
		acc(ShippingCost), acc(PaymentFee), sub("contribution", s.Contribution()),
		acc(Activity), acc(Service), acc(BadDebt), sub("margin_after_service", s.MarginAfterService()),
		acc(Media), sub("profit", s.Profit()),
	}
}
