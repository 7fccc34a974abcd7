package importing

import (
	"strings"

	"rapport/app"
	"rapport/app/importer"
)

// looked is a file looked at under a plan.
type looked struct {
	importer.Inspection
	plan importer.Plan
	// from is the system whose last import the file is read like; empty: none.
	from string
}

// told is what a person chose rather than what was found out.
type told struct{ dates, decimal bool }

// first looks at a file for the first time: like the last import of the same
// columns, else as the kind that fits best.
func first(plan importer.Plan, past []app.Batch) (looked, error) {
	in, err := importer.Inspect(plan)
	l := looked{Inspection: in, plan: plan}
	l.plan.Kind = in.Kind
	if err != nil {
		return l, err
	}
	for _, batch := range past {
		way, err := importer.ReadWay(batch.Way)
		if err != nil || !way.Fits(l.Columns) || importer.Fields(batch.Kind) == nil {
			continue
		}
		l.plan.Kind, l.plan.System, l.from = batch.Kind, systemName(batch.System), batch.System
		way.Apply(&l.plan, l.Columns)
		l.Inspection, err = importer.Inspect(l.plan)
		return l, err
	}
	return written(l, told{})
}

// again looks anew at a file whose plan was changed.
func again(plan importer.Plan, t told) (looked, error) {
	in, err := importer.Inspect(plan)
	if err != nil {
		return looked{}, err
	}
	return written(looked{Inspection: in, plan: plan}, t)
}

// written takes over how dates and numbers seem to be written, where nobody said
// otherwise.
func written(l looked, t told) (looked, error) {
	if !t.dates {
		l.plan.DateFormat = l.Ways.DateFormat
	}
	if !t.decimal {
		l.plan.Decimal = l.Ways.Decimal
	}
	in, err := l.Inspection.Written(l.plan.Format)
	l.Inspection = in
	return l, err
}

// like looks at the file as the last import of its kind from a system was read,
// where there is one.
func like(plan importer.Plan, past []app.Batch, columns []string) (importer.Plan, string) {
	for _, batch := range past {
		if batch.Kind != plan.Kind || app.Fold(batch.System) != app.Fold(strings.TrimSpace(plan.System)) {
			continue
		}
		way, err := importer.ReadWay(batch.Way)
		if err != nil || len(way.Columns) == 0 {
			return plan, ""
		}
		plan.Columns, plan.DateFormat, plan.Decimal = nil, "", ""
		way.Apply(&plan, columns)
		return plan, batch.System
	}
	return plan, ""
}

// systemName is a system as it is typed: the default goes unnamed.
func systemName(system string) string {
	if system == importer.DefaultSystem {
		return ""
	}
	return system
}
