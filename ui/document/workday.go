package document

// Pages of the working day, most of them reached from others.
const (
	TodayPage         = "today"
	ServicePage       = "service"
	DealsPage         = "deals"
	SubscriptionsPage = "subscriptions"
)

const (
	// ForOrder, as Place.Arg, opens the form of a new record about the order
	// Place.ID.
	ForOrder = "for order"
	// FromDeal, as Place.Arg of the page of orders, opens the form of the order
	// that the deal Place.ID becomes.
	FromDeal = "from deal"
)
