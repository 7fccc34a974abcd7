package importer

import (
	"cmp"
	"slices"
	"strings"

	"rapport/app"
)

// told is what there is to say about one row.
type told struct {
	row      Row
	faults   []Note
	warnings []Note
}

// refusals keeps what is to be said about rows until every row before them
// is decided, so that people are told in the order of their file: rows of one
// order may lie far apart, and some are looked at twice.
type refusals struct {
	waiting []told
}

func (q *refusals) warn(row Row, n Note) {
	q.waiting = append(q.waiting, told{row: row, warnings: []Note{n}})
}

func (q *refusals) refuse(row Row, faults []Note) {
	q.waiting = append(q.waiting, told{row: row, faults: faults})
}

// before takes out what is to be said about the rows before a row, in their
// order; 0 is all.
func (q *refusals) before(row int) []told {
	slices.SortStableFunc(q.waiting, func(a, b told) int { return cmp.Compare(a.row.Number, b.row.Number) })
	n := len(q.waiting)
	if row > 0 {
		n, _ = slices.BinarySearchFunc(q.waiting, row, func(t told, row int) int { return cmp.Compare(t.row.Number, row) })
	}
	out := slices.Clone(q.waiting[:n])
	q.waiting = slices.Delete(q.waiting, 0, n)
	return out
}

// undecided is the first row that may still be refused; 0 where there is none.
func (r *run) undecided() int {
	first := 0
	note := func(it *item) {
		if n := it.rows[0].Number; first == 0 || n < first {
			first = n
		}
	}
	for _, it := range r.waiting {
		note(it)
	}
	for _, it := range r.groups.open {
		note(it)
	}
	return first
}

// tell reports and writes out what is decided: the rows before the first that
// is not, or at the end all.
func (r *run) tell(end bool) {
	first := r.undecided()
	if first == 0 && !end {
		first = r.lastRow + 1
	}
	if end {
		first = 0
	}
	for _, t := range r.refusals.before(first) {
		for _, w := range t.warnings {
			if r.plan.OnWarning != nil {
				r.plan.OnWarning(w)
			}
		}
		if len(t.faults) == 0 {
			continue
		}
		sentences := make([]string, len(t.faults))
		for i, n := range t.faults {
			if r.plan.OnReject != nil {
				r.plan.OnReject(n)
			}
			sentences[i] = n.Text().In(r.plan.Translate)
		}
		r.refused.write(t.row, strings.Join(sentences, " "))
	}
}

// reject refuses a record that the books would not take.
func (r *run) reject(it *item, err error) {
	r.refuseAll(refusedItem{it, spread(it, err)})
}

// refuseAll refuses all rows of a record: an order without one of its lines
// would be a wrong order, and its mended row could not be imported again.
func (r *run) refuseAll(f refusedItem) {
	first := 0
	for first < len(f.faults)-1 && len(f.faults[first]) == 0 {
		first++
	}
	for i, row := range f.item.rows {
		faults := f.faults[i]
		if len(faults) == 0 {
			faults = app.Problems{app.Errorf(app.BadInput, "The row belongs together with row %d, which was refused.", f.item.rows[first].Number)}
		}
		r.summary.Rejected++
		notes := make([]Note, len(faults))
		for k, e := range faults {
			notes[k] = r.note(row, e)
		}
		r.refusals.refuse(row, notes)
	}
}
