package importer

import (
	"context"
	"errors"
	"path/filepath"

	"rapport/app"
)

// bulkTasks is how many records it takes to roll totals up as sets.
const bulkTasks = 50

// write puts the records of a chunk as one action of the batch.
func (r *run) write(tasks []task) error {
	something := false
	for _, t := range tasks {
		something = something || t.job.record != nil
	}
	if !something && !r.billsDue(tasks) {
		return nil
	}
	if err := r.start(); err != nil {
		return err
	}
	sentence := actionText(r.plan.Kind, filepath.Base(r.plan.File))
	action := app.Action{Text: sentence.Key, Args: sentence.Args, Batch: r.summary.Batch}
	_, err := r.books.Do(r.ctx, action, func(u app.Unit) error {
		if len(tasks) >= bulkTasks {
			if err := u.Bulk(r.ctx); err != nil {
				return err
			}
		}
		if err := r.bill(u); err != nil {
			return err
		}
		for _, t := range tasks {
			if err := put(r.ctx, u, t.job, r.summary.Batch); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		r.remember(tasks)
	}
	return err
}

// put saves a record, and first what it needs.
func put(ctx context.Context, u app.Unit, j *job, batch app.ID) error {
	if j.record == nil {
		return nil
	}
	for _, n := range j.needs {
		if err := n.save(ctx, u); err != nil {
			return err
		}
	}
	if j.link != nil {
		j.link()
	}
	if j.outcome == created {
		setBatch(j.record, batch)
	}
	return u.Put(ctx, j.record)
}

// setBatch marks a record as made by the import.
func setBatch(record app.Record, batch app.ID) {
	switch v := record.(type) {
	case *app.Contact:
		v.Batch = batch
	case *app.Order:
		v.Batch = batch
	case *app.Return:
		v.Batch = batch
	case *app.Claim:
		v.Batch = batch
	case *app.Interaction:
		v.Batch = batch
	case *app.ServiceCase:
		v.Batch = batch
	case *app.Campaign:
		v.Batch = batch
	case *app.Target:
		v.Batch = batch
	case *app.MediaCost:
		v.Batch = batch
	case *app.BudgetLine:
		v.Batch = batch
	case *app.PoolMonth:
		v.Batch = batch
	case *app.Subscription:
		v.Batch = batch
	}
}

// start opens the batch with the first record that is written, so that a file
// without a good row leaves none.
func (r *run) start() error {
	if r.summary.Batch != 0 {
		return nil
	}
	r.waitToWrite()
	id, err := r.books.StartBatch(r.ctx, app.Batch{
		Kind: r.plan.Kind, File: filepath.Base(r.plan.File), System: r.plan.system(), Way: r.way(),
	})
	r.summary.Batch = id
	return err
}

// way is how the file is read, for the next one of its system.
func (r *run) way() string { return r.plan.Way(r.reading.header, r.reading.mapping.columns()).JSON() }

// finish closes the batch and the file of refused rows.
func (r *run) finish(ctx context.Context) error {
	if err := r.refused.finish(); err != nil {
		return errors.Join(err, r.abandon(ctx))
	}
	if r.summary.Batch == 0 {
		return nil
	}
	if err := r.countTwins(); err != nil {
		return errors.Join(err, r.abandon(ctx))
	}
	s := r.summary
	return r.books.FinishBatch(ctx, app.Batch{
		ID: s.Batch, Kind: r.plan.Kind, File: filepath.Base(r.plan.File), System: r.plan.system(), Way: r.way(),
		Rows: s.Rows, Created: s.Created, Updated: s.Updated, Skipped: s.Skipped, Rejected: s.Rejected,
	})
}

// abandon takes back what was written, also after a cancel.
func (r *run) abandon(ctx context.Context) error {
	r.refused.discard()
	batch := r.summary.Batch
	r.summary = Summary{Rows: r.summary.Rows, Rejected: r.summary.Rejected}
	if batch == 0 {
		return nil
	}
	return r.books.DropBatch(context.WithoutCancel(ctx), batch)
}
