package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
)

// Keys of the steps of a waterfall or a bridge: a line of the statement by its
// number from 1, a part of it from partKeys on, and the budget.
const (
	partKeys  int64 = 101
	budgetKey int64 = 201
)

// Behind tells what a step or a row with this key stands for: a line of the
// statement, a part of it as report.Bridge has them, or the budget; else nothing.
func Behind(key int64) (line, part string, budget bool) {
	lines, parts := finance.Statement{}.Lines(), report.Bridge(finance.Statement{}, finance.Statement{})
	switch {
	case key == budgetKey:
		return "", "", true
	case key >= partKeys && key < partKeys+int64(len(parts)):
		return "", parts[key-partKeys].Key, false
	case key >= 1 && key <= int64(len(lines)):
		return lines[key-1].Key, "", false
	}
	return "", "", false
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
