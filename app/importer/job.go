package importer

import (
	"rapport/app"
)

// outcome says what becomes of a record of the kind imported.
type outcome uint8

const (
	skipped outcome = iota
	created
	updated
	// later is a row about a record that another row of the same chunk makes or
	// changes: it is looked at again when that one is saved.
	later
)

// job is what is to be done for one record.
type job struct {
	outcome outcome
	record  app.Record
	needs   []*ref
	// link gives the record the IDs of what it needs; it is run before checking
	// and again when the needs are saved.
	link func()
}

// draft is one record as the rows tell it, before it is known what else it
// refers to.
type draft interface {
	// refer collects what must be looked up.
	refer(w *wanted)
	// resolve decides what is to be done. An *app.Error or app.Problems refuses
	// the rows; any other error ends the import.
	resolve(c *chunk) (*job, error)
}

// duplicate decides about a record that may be there already, in the books or,
// by its key, in the rows before. done is the job where nothing is to be written.
// unique says that a second one cannot be made.
func (c *chunk) duplicate(there bool, key string, unique *app.Error) (done *job, update bool, err error) {
	c.key = key
	seen := c.seen[key]
	switch {
	case !there && !seen:
		return nil, false, nil
	case c.plan.OnDuplicate == Skip:
		return &job{outcome: skipped}, false, nil
	case c.plan.OnDuplicate == Create && unique != nil:
		return nil, false, unique
	case c.plan.OnDuplicate == Create:
		return nil, false, nil
	case seen && !c.plan.DryRun:
		// Its record is not saved yet, or about to be changed by another row.
		return &job{outcome: later}, false, nil
	case !there:
		return &job{outcome: updated}, false, nil
	}
	return nil, true, nil
}

// reader turns the rows of one record into a draft. Faults stay in the rows.
type reader func(rows []*cells) draft

// kindSpec is what the run needs to know about a kind.
type kindSpec struct {
	read reader
	// group is the field whose equal values make one record; empty: each row is
	// one.
	group string
}

var kindSpecs = map[string]kindSpec{
	"contacts":        {read: readContact},
	"products":        {read: readProduct},
	"orders":          {read: readOrder, group: "order_number"},
	"returns":         {read: readReturn, group: "return_number"},
	"rebates":         {read: readClaim},
	"interactions":    {read: readInteraction},
	"service":         {read: readServiceCase},
	"campaigns":       {read: readCampaign},
	"targets":         {read: readTarget},
	"media-costs":     {read: readMediaCost},
	"budget":          {read: readBudgetLine},
	kindSubscriptions: {read: readSubscription},
	kindPoolCosts:     {read: readPoolMonth},
}

// sum of refused sentences as an error, so that a nil never leaks.
func refuse(faults ...*app.Error) error {
	var p app.Problems
	for _, f := range faults {
		if f != nil {
			p = append(p, f)
		}
	}
	return p.OrNil()
}
