package store

import (
	"context"

	"rapport/app"
)

// Objective reads an objective.
func (r records) Objective(ctx context.Context, id app.ID) (*app.Objective, error) {
	var o app.Objective
	return &o, r.read(ctx, objectiveTable, &o, id)
}

// Objectives lists the objectives, oldest first.
func (r records) Objectives(ctx context.Context) ([]app.Objective, error) {
	var all []app.Objective
	return all, plainly(r.src.SelectContext(ctx, &all, objectiveTable.selectAll+" ORDER BY id"))
}
