package importer

import (
	"context"
	"errors"
	"io"

	"rapport/app"
)

// Sizes of a chunk: what is written in one transaction. A salesperson who saves
// something meanwhile waits for one chunk at most.
const (
	chunkItems = 2_000
	chunkRows  = 6_000
)

// Run imports a file. Good rows are kept whatever becomes of the others; the
// summary counts both. An error means that the file was refused or the import
// was broken off: then nothing of it is left in the books.
func Run(ctx context.Context, books Books, plan Plan, progress app.Progress) (summary Summary, err error) {
	r, err := prepare(ctx, books, &plan)
	if err != nil {
		return Summary{}, err
	}
	defer r.source.close()
	r.twins = r.lookForTwins()
	defer func() {
		defer r.stopTwins()
		if err == nil {
			err = r.finish(ctx)
		} else {
			err = errors.Join(err, r.abandon(ctx))
		}
		summary = r.summary
	}()
	if progress == nil {
		progress = func(int, int) {}
	}
	return Summary{}, r.all(progress)
}

// run is an import under way.
type run struct {
	ctx     context.Context
	books   Books
	plan    *Plan
	spec    kindSpec
	reading *reading
	source  source
	groups  *grouper
	refused *refusedFile
	summary Summary

	refusals refusals
	lastRow  int // the number of the row read last

	waiting     []*item
	waitingRows int
	again       []*item // to be looked at once their chunk is saved
	carried     *chunk  // what a trial run would have made so far
	occurrences map[string]int
	made        map[int]bool // rows of which contacts were made
	twins       *twins
}

// prepare opens the file and maps its columns.
func prepare(ctx context.Context, books Books, plan *Plan) (*run, error) {
	if err := plan.check(); err != nil {
		return nil, err
	}
	company, err := books.Company(ctx)
	if err != nil {
		return nil, err
	}
	src, found, err := openMended(plan)
	if err != nil {
		return nil, err
	}
	custom, err := books.CustomFields(ctx)
	if err != nil {
		return nil, drainSource(src, err)
	}
	dates, err := found.dates(plan.Format)
	if err != nil {
		return nil, drainSource(src, err)
	}
	m, err := mapColumns(plan.Kind, src.header(), plan.Columns, plan.Values)
	if err != nil {
		return nil, drainSource(src, err)
	}
	for _, remark := range found.remarks {
		if plan.OnRemark != nil {
			plan.OnRemark(remark)
		}
	}
	if plan.OnUnused != nil && len(m.unused) > 0 {
		plan.OnUnused(m.unused)
	}
	spec := kindSpecs[plan.Kind]
	groups, err := newGrouper(ctx, plan, spec.group, m)
	if err != nil {
		return nil, drainSource(src, err)
	}
	refused, err := newRefusedFile(plan, src.header())
	if err != nil {
		return nil, drainSource(src, err)
	}
	return &run{
		ctx: ctx, books: books, plan: plan, spec: spec, source: src, groups: groups, refused: refused,
		reading: &reading{
			kind: plan.Kind, group: spec.group, fields: kindFields[plan.Kind], mapping: m, dates: dates, numbers: found.numbers(plan.Format), header: src.header(),
			currency: company.Currency(), company: company, asOf: plan.AsOf, custom: custom,
		},
		occurrences: map[string]int{}, made: map[int]bool{},
	}, nil
}

func drainSource(src source, err error) error {
	_ = src.close()
	return err
}

// all reads the rows and writes the records chunk by chunk.
func (r *run) all(progress app.Progress) error {
	for {
		row, err := r.source.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		r.summary.Rows++
		r.lastRow = row.Number
		it, err := r.groups.add(row)
		if err != nil {
			return err
		}
		if it == nil {
			continue
		}
		r.waiting = append(r.waiting, it)
		r.waitingRows += len(it.rows)
		if len(r.waiting) >= chunkItems || r.waitingRows >= chunkRows {
			if err := r.flush(); err != nil {
				return err
			}
			r.tell(false)
			progress(r.summary.Rows, r.groups.total)
		}
	}
	for len(r.waiting) > 0 {
		if err := r.flush(); err != nil {
			return err
		}
		progress(r.summary.Rows, r.groups.total)
	}
	r.tell(true)
	return r.ctx.Err()
}

// flush deals with the waiting records. Where the books refuse one of them, all
// are done again one by one, so that it stops only itself.
func (r *run) flush() error {
	items := r.waiting
	r.waiting, r.waitingRows, r.again = nil, 0, nil
	err := r.do(items)
	if !refusal(err) {
		r.waiting = r.again
		return err
	}
	var again []*item
	for _, it := range items {
		r.again = nil
		if err := r.do([]*item{it}); refusal(err) {
			r.reject(it, err)
		} else if err != nil {
			return err
		}
		again = append(again, r.again...)
	}
	r.waiting = again
	return nil
}

// refusal reports an error about what a record says, not about the books.
func refusal(err error) bool {
	if err == nil {
		return false
	}
	switch app.KindOf(err) {
	case app.BadInput, app.Conflict, app.Closed, app.NotFound, app.Ambiguous:
		return true
	}
	return false
}

// task is a record about to be written.
type task struct {
	item *item
	job  *job
}

// do resolves records and writes them in one action. A refusal by the books
// gives an error, and nothing of the chunk is written or counted.
func (r *run) do(items []*item) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	c := r.newChunk()
	notes := &notes{}
	tasks, again, err := r.resolve(c, items, notes)
	if err == nil && !r.plan.DryRun {
		err = r.write(tasks)
	}
	if err != nil {
		c.forget()
		return err
	}
	r.again = again
	for _, t := range tasks {
		r.count(t.job.outcome)
	}
	notes.keep(r)
	r.carried = c
	return nil
}

func (r *run) count(o outcome) {
	switch o {
	case created:
		r.summary.Created++
	case updated:
		r.summary.Updated++
	case skipped:
		r.summary.Skipped++
	}
}

// newChunk begins with nothing known, or, where nothing is written, with what
// the rows before would have made.
func (r *run) newChunk() *chunk {
	c := &chunk{
		ctx: r.ctx, find: r.books, plan: r.plan, reading: r.reading, occurrences: r.occurrences,
		soldLines: map[app.ID]*soldOrder{}, soldBy: map[app.ID]*soldOrder{}, madeContacts: map[string]*ref{}, madeProducts: map[string]*ref{},
		madeListed: map[string]map[string]*ref{}, seen: map[string]bool{},
	}
	if r.plan.DryRun && r.carried != nil {
		c.madeContacts, c.madeProducts, c.madeListed = r.carried.madeContacts, r.carried.madeProducts, r.carried.madeListed
		c.seen, c.soldLines, c.soldBy = r.carried.seen, r.carried.soldLines, r.carried.soldBy
	}
	return c
}

// resolve reads the rows of the records, looks up what they refer to, and
// decides what to do with each.
func (r *run) resolve(c *chunk, items []*item, n *notes) (tasks []task, again []*item, err error) {
	drafts := make([]draft, len(items))
	w := newWanted()
	for i, it := range items {
		if drafts[i] = r.read(it, n); drafts[i] != nil {
			drafts[i].refer(w)
		}
	}
	if err := c.lookUp(w); err != nil {
		return nil, nil, err
	}
	for i, d := range drafts {
		if d == nil {
			continue
		}
		c.key = ""
		j, err := d.resolve(c)
		if err == nil && j.record != nil {
			if j.link != nil {
				j.link()
			}
			err = j.record.Validate()
		}
		switch {
		case refusal(err):
			n.refuse(items[i], err)
		case err != nil:
			return nil, nil, err
		case j.outcome == later:
			again = append(again, items[i])
		default:
			if c.key != "" {
				c.seen[c.key] = true // only now, so that a refused row hides no other
			}
			tasks = append(tasks, task{items[i], j})
		}
	}
	return tasks, again, nil
}

// read turns the rows of a record into a draft; nil where a row is refused.
func (r *run) read(it *item, n *notes) draft {
	rows := make([]*cells, len(it.rows))
	whole := true
	for i, row := range it.rows {
		rows[i] = r.reading.cells(row)
		whole = whole && row.Fault == nil
	}
	var d draft
	if whole {
		d = r.spec.read(rows)
	}
	faults := make([]app.Problems, len(rows))
	sound := true
	for i, c := range rows {
		faults[i] = c.faults
		sound = sound && len(c.faults) == 0
	}
	if !sound {
		n.refused = append(n.refused, refusedItem{it, faults})
		return nil
	}
	for _, c := range rows {
		for _, w := range c.warnings {
			n.warnings = append(n.warnings, warning{c.row, r.note(c.row, w)})
		}
	}
	return d
}
