package importer

import (
	"context"
	"slices"
	"strings"

	"rapport/app"
)

// wanted collects what the rows of a chunk refer to, so that each kind of
// record is looked up once for all of them.
type wanted struct {
	customers, names, emails, externals map[string]bool
	orders, numbers, products           map[string]bool
	sources, staff, campaigns, budgets  map[string]bool
	pools                               map[string]bool
}

func newWanted() *wanted {
	set := func() map[string]bool { return map[string]bool{} }
	return &wanted{
		set(), set(), set(), set(), set(), set(), set(), set(), set(), set(), set(), set(),
	}
}

// want adds a text unless it is empty.
func want(set map[string]bool, texts ...string) {
	for _, t := range texts {
		if t != "" {
			set[t] = true
		}
	}
}

// chunk resolves the references of some rows against the books as they are, and
// remembers what it makes, so that two rows make it only once.
type chunk struct {
	ctx  context.Context
	find Finder
	plan *Plan
	*reading

	external, email, name map[string][]app.Named // by the text asked for
	orders, numbers, skus map[string][]app.Named
	listed                map[string]map[string][]app.Named // by list
	madeContacts          map[string]*ref                   // by folded name, ID or address
	madeProducts          map[string]*ref
	madeListed            map[string]map[string]*ref
	seen                  map[string]bool // keys of the records that were taken
	key                   string          // of the record being resolved
	interactions          map[string]app.ID
	mediaCosts            map[string]app.ID
	targets               map[[2]app.ID]app.Target
	budgetLines           map[string]app.BudgetLine
	subscriptions         map[string]app.Subscription
	poolMonths            map[string]app.PoolMonth
	occurrences           map[string]int
	counted               []string
	soldLines             map[app.ID]*soldOrder // by order
	soldBy                map[app.ID]*soldOrder // by order line
}

// lookUp fetches everything that the chunk's rows refer to.
func (c *chunk) lookUp(w *wanted) error {
	externals := keysOf(w.customers)
	for _, cell := range externals {
		if _, value, ok := strings.Cut(cell, ":"); ok && value != "" {
			externals = append(externals, value)
		}
	}
	externals = append(externals, keysOf(w.externals)...)
	emails := keysOf(w.emails)
	for cell := range w.customers {
		if isEmail(cell) {
			emails = append(emails, cell)
		}
	}
	names := append(keysOf(w.customers), keysOf(w.names)...)
	ask := func(into *map[string][]app.Named, texts []string, find func(context.Context, []string) ([]app.Named, error)) error {
		*into = map[string][]app.Named{}
		if len(texts) == 0 {
			return nil
		}
		slices.Sort(texts)
		hits, err := find(c.ctx, slices.Compact(texts))
		for _, h := range hits {
			(*into)[h.Text] = append((*into)[h.Text], h)
		}
		return err
	}
	numbers := func(kind string) func(context.Context, []string) ([]app.Named, error) {
		return func(ctx context.Context, texts []string) ([]app.Named, error) {
			return c.find.FindNumbers(ctx, kind, texts)
		}
	}
	steps := []error{
		ask(&c.external, externals, c.find.FindExternal),
		ask(&c.email, emails, c.find.FindEmails),
		ask(&c.name, names, c.find.FindNames),
		ask(&c.orders, keysOf(w.orders), numbers("orders")),
		ask(&c.numbers, keysOf(w.numbers), numbers(c.kind)),
		ask(&c.skus, keysOf(w.products), c.find.FindProducts),
	}
	c.listed = map[string]map[string][]app.Named{}
	for list, set := range map[string]map[string]bool{
		listSources: w.sources, listStaff: w.staff, listCampaigns: w.campaigns, listBudgets: w.budgets, listPools: w.pools,
	} {
		var hits map[string][]app.Named
		steps = append(steps, ask(&hits, keysOf(set), func(ctx context.Context, texts []string) ([]app.Named, error) {
			return c.find.FindListed(ctx, list, texts)
		}))
		c.listed[list] = hits
	}
	for _, err := range steps {
		if err != nil {
			return err
		}
	}
	return nil
}

func keysOf(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	return keys
}

// product finds a product by its SKU; nil where there is none.
func (c *chunk) product(text string) *ref {
	if made, ok := c.madeProducts[app.Fold(text)]; ok {
		return made
	}
	hits := c.skus[text]
	if len(hits) == 0 {
		return nil
	}
	return &ref{found: hits[0].ID}
}

// makeProduct adds a product on the way.
func (c *chunk) makeProduct(p *app.Product) *ref {
	r := &ref{fresh: p}
	c.madeProducts[app.Fold(p.SKU)] = r
	return r
}

// listedRef finds a media source, a salesperson … by name; nil where there is
// none and make is nil.
func (c *chunk) listedRef(list, name string, make func() app.Record) *ref {
	if name == "" {
		return nil
	}
	if hits := c.listed[list][name]; len(hits) > 0 {
		return &ref{found: hits[0].ID}
	}
	key := app.Fold(name)
	if made, ok := c.madeListed[list][key]; ok {
		return made
	}
	if make == nil {
		return nil
	}
	r := &ref{fresh: make()}
	if c.madeListed[list] == nil {
		c.madeListed[list] = map[string]*ref{}
	}
	c.madeListed[list][key] = r
	return r
}

// source finds or makes a media source.
func (c *chunk) source(name string) *ref {
	return c.listedRef(listSources, name, func() app.Record { return &app.MediaSource{Name: name} })
}

// salesperson finds or makes a member of staff.
func (c *chunk) salesperson(name string) *ref {
	return c.listedRef(listStaff, name, func() app.Record { return &app.Staff{Name: name, Active: true} })
}

// campaign finds a campaign; an unknown one is a fault, since its media source
// is not told.
func (c *chunk) campaign(name string) (*ref, *app.Error) {
	if name == "" {
		return nil, nil
	}
	if r := c.listedRef(listCampaigns, name, nil); r != nil {
		return r, nil
	}
	return nil, app.Invalid("campaign", "There is no campaign %q; import or add the campaign first.", short(name))
}

// order finds an order by its number within the source system, else among those
// typed by hand, else, where no source system was named, in any.
func (c *chunk) order(number string) (app.ID, *app.Error) {
	if number == "" {
		return 0, nil
	}
	hits := c.orders[number]
	for _, system := range []string{c.plan.system(), ""} {
		for _, h := range hits {
			if h.System == system {
				return h.ID, nil
			}
		}
	}
	switch {
	case len(hits) == 0 || c.plan.System != "":
		return 0, app.Invalid("order_number", "There is no order %q; import or record the order first.", short(number))
	case len(hits) > 1:
		systems := make([]string, len(hits))
		for i, h := range hits {
			systems[i] = h.System
		}
		return 0, app.Invalid("order_number", "There is an order %q in each of the systems %s; name the source system.", short(number), strings.Join(systems, ", "))
	}
	return hits[0].ID, nil
}

// own finds the record of this kind that has the number in the source system.
func (c *chunk) own(number string) app.ID {
	for _, h := range c.numbers[number] {
		if h.System == c.plan.system() {
			return h.ID
		}
	}
	return 0
}

// forget takes back what was counted, so that the rows can be read again.
func (c *chunk) forget() {
	for _, key := range c.counted {
		c.occurrences[key]--
	}
}
