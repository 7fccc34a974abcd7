package store

import "rapport/app"

var scenarioTable = register[app.Scenario]("scenario")

// putScenario saves a scenario. One of that name, in any case and with or
// without accents, can only be there once.
func (u *unit) putScenario(s *app.Scenario) error {
	there, err := u.takenName("scenario", s.Name, s.ID)
	if err != nil {
		return err
	}
	if there != "" {
		return app.Invalid("name", "There is a scenario %q already. Choose another name, or change that one.", there)
	}
	return u.putRow(s)
}

// newBudgetName refuses a version of the budget whose name another one has.
func (u *unit) newBudgetName(b *app.Budget) error {
	there, err := u.takenName("budget", b.Name, b.ID)
	if err == nil && there != "" {
		return app.Invalid("version", "There is a budget version %q already. Choose another name.", there)
	}
	return err
}

// takenName finds another row of that name; empty where there is none.
func (u *unit) takenName(table, name string, but app.ID) (string, error) {
	var names []string
	err := u.selectAll(&names, "SELECT name FROM "+table+" WHERE name = ? AND id <> ?", name, int64(but)) // an ID of 0 would be written as NULL
	if err != nil || len(names) == 0 {
		return "", err
	}
	return names[0], nil
}
