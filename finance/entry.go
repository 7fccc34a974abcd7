package finance

// DocKind says which kind of document an entry was posted from.
type DocKind uint8

// The kinds of documents that post.
const (
	DocOrder DocKind = iota + 1
	DocReturn
	DocRebate
	DocInteraction
	DocService
	DocCampaignCost
	DocTarget
	DocBill
	DocAdjustment
	DocCapacity // the unused capacity of a pool in a month that was closed
)

var docKindCodes = [...]string{"", "order", "return", "rebate", "interaction", "service", "campaign_cost", "touch", "bill", "adjustment", "capacity"}

// String is the code of the kind, as JSON has it.
func (k DocKind) String() string { return docKindCodes[k] }

// MarshalText writes the code.
func (k DocKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// ParseDocKind finds a kind by its code.
func ParseDocKind(code string) (DocKind, bool) {
	for i, c := range docKindCodes {
		if i > 0 && c == code {
			return DocKind(i), true
		}
	}
	return 0, false
}

// Key names an entry for good: posting the same document again gives the same
// keys. Line is the ID of the document's line or target, 0 for the document as
// a whole; N tells the entries of one line apart.
type Key struct {
	Document int64
	Line     int64
	N        int
}

// Entry is one line of the ledger: what one document did to the profit of one
// customer on one day in one account. Entries are derived and never edited.
// Every ID is 0 where there is none.
type Entry struct {
	Key
	Kind     DocKind
	Customer int64 // 0: unallocated
	Company  int64 // the customer's company at that date
	Day      Date  // accrual
	CashDay  Date  // the day money moves; 0: it has not moved
	Account  Account
	Activity string // code of the activity where Account is Activity
	Amount   Amount // signed by what it does to profit

	Source      int64 // media source
	Campaign    int64
	Channel     int64
	Salesperson int64
	Product     int64
	Order       int64 // the order that the document belongs to
	Policy      int   // version of the definitions that posted it
}
