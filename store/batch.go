package store

import (
	"context"

	"rapport/app"
)

// StartBatch begins an import: its chunks are actions that name the batch, and
// are taken back as a whole.
func (s *Store) StartBatch(ctx context.Context, b app.Batch) (app.ID, error) {
	b.ID, b.Started, b.Finished = s.ids.next(), now(), ""
	return b.ID, s.saveBatch(ctx, b, func(u *unit) error {
		_, err := u.exec(batchTable.insert, batchTable.values(b)...)
		return err
	})
}

// FinishBatch records the outcome of an import. Until then it counts as broken
// off, and the next opening of the file takes it back.
func (s *Store) FinishBatch(ctx context.Context, b app.Batch) error {
	return s.saveBatch(ctx, b, func(u *unit) error {
		var before app.Batch
		if err := u.read(ctx, batchTable, &before, b.ID); err != nil {
			return err
		}
		b.Started, b.Finished = before.Started, now()
		_, err := u.saveRow(batchTable, &b.ID, &b)
		return err
	})
}

func (s *Store) saveBatch(ctx context.Context, b app.Batch, fn func(*unit) error) error {
	action := app.Say("Import %s", b.File)
	_, err := s.do(ctx, app.Action{Text: action.Key, Args: action.Args, Batch: b.ID}, fn)
	return err
}

// Batch reads an import.
func (s *Store) Batch(ctx context.Context, id app.ID) (*app.Batch, error) {
	var b app.Batch
	return &b, s.read(ctx, batchTable, &b, id)
}

// DropBatch takes an unfinished import back as if it had never begun: the
// history keeps nothing of it.
func (s *Store) DropBatch(ctx context.Context, batch app.ID) error {
	actions, err := s.actionsOf(ctx, batch)
	if err != nil || len(actions) == 0 {
		return err
	}
	_, err = s.travel(ctx, journey{actions: actions, kind: undoAction, erase: true})
	return err
}

// dropUnfinished takes back the imports that a crash broke off.
func (s *Store) dropUnfinished(ctx context.Context) error {
	var open []app.Batch
	err := s.reader.SelectContext(ctx, &open, "SELECT id, file FROM import_batch WHERE finished = '' ORDER BY id DESC")
	if err != nil {
		return plainly(err)
	}
	for _, batch := range open {
		if err := s.DropBatch(ctx, batch.ID); err != nil {
			return err
		}
		s.brokenOff = append(s.brokenOff, batch.File)
	}
	return nil
}

// BrokenOff names the files whose import a crash had broken off, and which were
// taken back when this file was opened for writing.
func (s *Store) BrokenOff() []string { return s.brokenOff }

// actionsOf lists the actions of an import that are not taken back.
func (s *Store) actionsOf(ctx context.Context, batch app.ID) ([]app.ID, error) {
	var actions []app.ID
	err := s.reader.SelectContext(ctx, &actions,
		"SELECT id FROM action WHERE batch = ? AND kind IN ('edit', 'import') AND undone = 0 ORDER BY id", batch)
	return actions, plainly(err)
}
