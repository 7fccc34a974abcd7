package store

import (
	"context"
	"database/sql"
	"errors"

	"rapport/app"
)

const selectDone = `SELECT a.id, a.sentence, a.args, a.actor, a.moment, a.kind, a.batch, a.undoes, a.undone,
	(SELECT count(*) FROM change c WHERE c.action = a.id) changes FROM action a`

// History lists the last actions, the newest first. The chunks of one import
// are one.
func (s *Store) History(ctx context.Context, limit int) ([]app.Done, error) {
	return s.HistoryRows(ctx, app.HistoryFilter{Limit: limit})
}

// HistoryRows lists the actions that fit, the newest first. The chunks of one
// import are one.
func (s *Store) HistoryRows(ctx context.Context, f app.HistoryFilter) ([]app.Done, error) {
	var done []app.Done
	err := s.reader.SelectContext(ctx, &done, `
		WITH last AS (
			SELECT max(id) id FROM action WHERE batch IS NOT NULL AND kind = 'import' GROUP BY batch
			UNION ALL SELECT id FROM action WHERE batch IS NULL OR kind <> 'import')
		`+selectDone+` JOIN last ON last.id = a.id
		WHERE (?1 = '' OR a.actor = ?1) AND (?2 = '' OR a.kind = ?2) AND (?3 = 0 OR a.undone = 1 OR a.kind = 'undo')
			AND (?4 = '' OR a.moment >= ?4) AND (?5 = '' OR a.moment < ?5) AND (?6 IS NULL OR a.id < ?6)
		ORDER BY a.id DESC LIMIT ?7`, f.Actor, f.Kind, f.Undone, f.From, f.Until, f.Before, f.Limit)
	if err != nil {
		return nil, plainly(err)
	}
	for i := range done {
		if done[i].Kind != string(importAction) {
			continue
		}
		err := s.reader.GetContext(ctx, &done[i].Changes,
			"SELECT count(*) FROM change WHERE action IN (SELECT id FROM action WHERE batch = ? AND kind = 'import')", done[i].Batch)
		if err != nil {
			return nil, plainly(err)
		}
	}
	return done, nil
}

// HistoryActors lists who did anything, by name.
func (s *Store) HistoryActors(ctx context.Context) ([]string, error) {
	var actors []string
	err := s.reader.SelectContext(ctx, &actors, "SELECT DISTINCT actor FROM action WHERE actor <> '' ORDER BY actor")
	return actors, plainly(err)
}

// done reads one action.
func (s *Store) done(ctx context.Context, where string, args ...any) (app.Done, error) {
	var d app.Done
	err := s.reader.GetContext(ctx, &d, selectDone+" WHERE "+where, args...)
	return d, plainly(err)
}

// Undo takes the last action back that is not taken back yet; an import as a
// whole.
func (s *Store) Undo(ctx context.Context) (app.Done, error) {
	// What was about a person who was erased has no changes any more.
	d, err := s.done(ctx, `a.kind IN ('edit', 'import') AND a.undone = 0 AND EXISTS (SELECT 1 FROM change c WHERE c.action = a.id)
		ORDER BY a.id DESC LIMIT 1`)
	if errors.Is(err, sql.ErrNoRows) {
		return d, app.Errorf(app.NotFound, "There is nothing to take back.")
	}
	if err != nil {
		return d, err
	}
	return d, s.takeBack(ctx, d)
}

// UndoAction takes one action of the history back, where nothing later rests on
// it.
func (s *Store) UndoAction(ctx context.Context, id app.ID) (app.Done, error) {
	d, err := s.done(ctx, "a.id = ?", id)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return d, app.Errorf(app.NotFound, "There is no such action in the history.")
	case err != nil:
		return d, err
	case d.Kind == string(undoAction) || d.Kind == string(redoAction):
		return d, app.Errorf(app.Conflict, "This took back or repeated another action. Choose that action instead.")
	case d.Undone:
		return d, app.Errorf(app.Conflict, "This has been taken back already.")
	case d.Changes == 0 && d.Batch == 0:
		return d, app.Errorf(app.Conflict, "This was about a person who has been erased, and cannot be taken back any more.")
	}
	return d, s.takeBack(ctx, d)
}

// UndoBatch takes an import back as a whole: what it made is gone, what it
// changed is as before.
func (s *Store) UndoBatch(ctx context.Context, batch app.ID) (app.Done, error) {
	d, err := s.done(ctx, "a.batch = ? AND a.kind = 'import' ORDER BY a.id DESC LIMIT 1", batch)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return d, app.Errorf(app.NotFound, "There is no such import.")
	case err != nil:
		return d, err
	case d.Undone:
		return d, app.Errorf(app.Conflict, "This import has been taken back already.")
	}
	return d, s.takeBack(ctx, d)
}

func (s *Store) takeBack(ctx context.Context, d app.Done) error {
	_, err := s.reverseDone(ctx, d)
	return err
}

// reverseDone takes an action back and gives the action that did so.
func (s *Store) reverseDone(ctx context.Context, d app.Done) (app.ID, error) {
	actions, err := s.wholeOf(ctx, d)
	if err != nil {
		return 0, err
	}
	return s.travel(ctx, journey{of: d, actions: actions, kind: undoAction})
}

// wholeOf is the action, or all the actions of its import.
func (s *Store) wholeOf(ctx context.Context, d app.Done) ([]app.ID, error) {
	if d.Batch == 0 {
		return []app.ID{d.ID}, nil
	}
	return s.actionsOf(ctx, d.Batch)
}

// Redo does again what was taken back last, as long as nothing new was done.
func (s *Store) Redo(ctx context.Context) (app.Done, error) {
	undo, err := s.done(ctx, `a.kind = 'undo' AND a.undone = 0
		AND a.id > (SELECT coalesce(max(id), 0) FROM action WHERE kind IN ('edit', 'import')) ORDER BY a.id DESC LIMIT 1`)
	if errors.Is(err, sql.ErrNoRows) {
		return undo, app.Errorf(app.NotFound, "There is nothing to do again.")
	}
	if err != nil {
		return undo, err
	}
	d, err := s.done(ctx, "a.id = ?", undo.Undoes)
	if err != nil {
		return d, err
	}
	_, err = s.travel(ctx, journey{of: d, actions: []app.ID{undo.ID}, kind: redoAction})
	return d, err
}
