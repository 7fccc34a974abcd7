package store

import (
	"rapport/app"
	"rapport/finance"
)

// refuseThawed refuses a journey that closes a month again whose ledger is no
// longer what was frozen: opening it has let in what came late, and the closed
// month of before cannot be had back.
func (u *unit) refuseThawed() error {
	var closed []struct {
		Month  finance.Month
		Digest string
	}
	err := u.selectAll(&closed, `SELECT p.month, p.digest FROM reversal r JOIN period_close p ON p.id = r.row
		WHERE r.table_ = 'period_close' ORDER BY p.month`)
	if err != nil {
		return err
	}
	for _, c := range closed {
		f, err := freeze(u.ctx, u.src, c.Month)
		if err != nil {
			return err
		}
		if f.Digest != c.Digest {
			return app.Errorf(app.Closed, "%s has changed since it was opened again, so this cannot be taken back. Close the month anew instead.", c.Month)
		}
	}
	return nil
}
