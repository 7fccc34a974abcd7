package finance

// Account is one of the fixed accounts of the ledger, in the order of the
// statement. Its text code is what files, JSON and the database keep.
type Account uint8

// The accounts.
const (
	Sales Account = iota
	ShippingIncome
	Recurring
	Discount
	Returns
	RestockingFee
	Rebate
	COGS
	ShippingCost
	PaymentFee
	Activity
	Service
	BadDebt
	Media
	// AccountCount is the number of accounts, for arrays indexed by account.
	AccountCount = int(iota)
)

var accountCodes = [AccountCount]string{
	"sales", "shipping_income", "recurring", "discount", "returns", "restocking_fee", "rebate",
	"cogs", "shipping_cost", "payment_fee", "activity", "service", "bad_debt", "media",
}

// Accounts lists all accounts in statement order.
func Accounts() []Account {
	all := make([]Account, AccountCount)
	for i := range all {
		all[i] = Account(i)
	}
	return all
}

// String is the code, such as "shipping_income".
func (a Account) String() string { return accountCodes[a] }

// MarshalText writes the code.
func (a Account) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// ParseAccount finds an account by its code.
func ParseAccount(code string) (Account, bool) {
	for i, c := range accountCodes {
		if c == code {
			return Account(i), true
		}
	}
	return 0, false
}

// OnlyNegative reports whether the account can only take costs, so that a
// positive budget for it is a mistake of sign.
func (a Account) OnlyNegative() bool {
	switch a {
	case Discount, Returns, ShippingCost, PaymentFee, Activity, Service, BadDebt, Media:
		return true
	}
	return false
}
