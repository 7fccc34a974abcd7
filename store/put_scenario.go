package store

import "rapport/app"

var scenarioTable = register[app.Scenario]("scenario")

// putScenario saves a scenario. One of that name, in any case and with or
// without accents, can only be there once.
func (u *unit) putScenario(s *app.Scenario) error {
	var others []string
	err := u.selectAll(&others, "SELECT name FROM scenario WHERE name = ? AND id <> ?", s.Name, s.ID)
	if err != nil {
		return err
	}
	if len(others) > 0 {
		return app.Invalid("name", "There is a scenario %q already. Choose another name, or change that one.", others[0])
	}
	return u.putRow(s)
}
