package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// Keys of the steps of a waterfall or a bridge: a line of the statement by its
// number from 1, a part of it from partKeys on, and the budget.
const (
	partKeys  int64 = 101
	budgetKey int64 = 201
)

// Step is what a step or a row stands for: a line of the statement, a part of it as
// report.Bridge has them, or the budget; all empty for nothing.
type Step struct {
	Line, Part string
	Budget     bool
}

// Name is what the line or the part is called.
func (s Step) Name() string {
	if s.Part != "" {
		return report.PartName(s.Part).In(format.Say)
	}
	return lineName(s.Line)
}

// Behind tells what is behind a key.
func Behind(key int64) Step {
	lines, parts := finance.Statement{}.Lines(), report.Bridge(finance.Statement{}, finance.Statement{})
	switch {
	case key == budgetKey:
		return Step{Budget: true}
	case key >= partKeys && key < partKeys+int64(len(parts)):
		return Step{Part: parts[key-partKeys].Key}
	case key >= 1 && key <= int64(len(lines)):
		return Step{Line: lines[key-1].Key}
	}
	return Step{}
}

// lineKey is the key of a line of the statement.
func lineKey(line string) int64 {
	for i, l := range (finance.Statement{}).Lines() {
		if l.Key == line {
			return int64(i + 1)
		}
	}
	return 0
}

// stepTable lists the steps of a bridge.
func stepTable(about subject, steps []chart.Step) *export.Table {
	t := about.table(i18n.T("Step"), i18n.T("Amount"))
	for _, s := range steps {
		t.AddKeyed(s.Key, strong(s.Level, []export.Cell{export.Text(s.Name), export.Amount(s.Amount)})...)
	}
	return t
}

// stepChart is how a spreadsheet draws steps.
func stepChart() *export.Native {
	return &export.Native{Shape: export.Steps, Names: 0, Series: []int{1}}
}

// strong sets the cells of a row in strong type, if it is to be.
func strong(bold bool, row []export.Cell) []export.Cell {
	if bold {
		for i := range row {
			row[i] = row[i].Bold()
		}
	}
	return row
}
