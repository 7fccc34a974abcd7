package store

import (
	"rapport/app"
	"rapport/finance"
)

// putInteraction saves a call, e-mail, letter or visit. One that names a
// campaign makes its contact a target of it.
func (u *unit) putInteraction(i *app.Interaction) error {
	fresh := i.ID == 0
	if fresh {
		if err := u.stampCompany(i.Contact, &i.Company); err != nil {
			return err
		}
	} else {
		before, err := u.Interaction(u.ctx, i.ID)
		if err != nil {
			return err
		}
		if err := u.restamp(before.Contact, i.Contact, before.Company, &i.Company); err != nil {
			return err
		}
		if err := u.markBefore(i, i.ID); err != nil {
			return err
		}
	}
	if err := u.markShare(i.Campaign, i.Contact); err != nil {
		return err
	}
	if i.Occurrence == 0 {
		i.Occurrence = 1
	}
	_, err := u.saveRow(interactionTable, &i.ID, i)
	u.work.mark(finance.DocInteraction, i.ID, fresh)
	u.indexed(i, fresh)
	return err
}

// putService saves a service case.
func (u *unit) putService(s *app.ServiceCase) error {
	fresh := s.ID == 0
	if fresh {
		if err := u.stampCompany(s.Contact, &s.Company); err != nil {
			return err
		}
	} else {
		before, err := u.ServiceCase(u.ctx, s.ID)
		if err != nil {
			return err
		}
		if err := u.restamp(before.Contact, s.Contact, before.Company, &s.Company); err != nil {
			return err
		}
	}
	_, err := u.saveRow(serviceTable, &s.ID, s)
	u.work.mark(finance.DocService, s.ID, fresh)
	u.indexed(s, fresh)
	return err
}

// putTask saves a task.
func (u *unit) putTask(t *app.Task) error {
	if t.ID == 0 {
		t.Created = now()
	}
	if err := u.exists(t); err != nil {
		return err
	}
	fresh, err := u.saveRow(taskTable, &t.ID, t)
	u.indexed(t, fresh)
	return err
}
