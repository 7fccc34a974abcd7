package main

import (
	"fmt"
	"math/rand/v2"
	"time"

	"gonum.org/v1/gonum/stat/distuv"

	"rapport/app/report"
	"rapport/finance"
)

// fitLimit is for a BG/NBD fit on modelled customers.
const (
	fitLimit = 3 * time.Second
	modelled = 100_000
)

// ltv measures the fit of BG/NBD on simulated customers whose parameters are
// known, and says what it found, so that a quick fit of nothing would show.
func (b *bench) ltv() error {
	b.say("BG/NBD on %d customers …", modelled)
	truth := finance.BGNBD{R: .8, Alpha: 6, A: .9, B: 2.5}
	customers := live(truth, modelled)
	var times series
	var found finance.BGNBD
	for range 3 {
		err := times.add(func() (err error) {
			found, _, err = finance.FitBGNBD(customers)
			return err
		})
		if err != nil {
			return err
		}
	}
	b.table.add(row{
		What:     fmt.Sprintf("BG/NBD fit on %dk customers (r %.2f of %.2f, alpha %.2f of %.2f)", modelled/1000, found.R, truth.R, found.Alpha, truth.Alpha),
		Measured: ms(times.median()), Limit: ms(fitLimit), Verdict: verdict(times.median() <= fitLimit),
	})
	return nil
}

// live lets customers buy and leave by the model's own story, over up to two
// years.
func live(m finance.BGNBD, n int) []finance.Purchases {
	random := rand.New(rand.NewPCG(1, 2))
	rates, leaving := distuv.Gamma{Alpha: m.R, Beta: m.Alpha, Src: random}, distuv.Beta{Alpha: m.A, Beta: m.B, Src: random}
	customers := make([]finance.Purchases, n)
	for i := range customers {
		c := finance.Purchases{Age: 20 + random.Float64()*84}
		rate, leave := rates.Rand(), leaving.Rand()
		for now := random.ExpFloat64() / rate; now <= c.Age; now += random.ExpFloat64() / rate {
			c.Frequency++
			c.Recency = now
			if random.Float64() < leave {
				break
			}
		}
		customers[i] = c
	}
	return customers
}

// value measures the whole report of what customers are expected to bring, by
// each model.
func (b *bench) value(c *company) error {
	b.say("Lifetime value of %s …", c.name())
	for _, model := range []report.Model{report.ModelBGNBD, report.ModelMarkov} {
		var times series
		err := times.add(func() error {
			_, err := report.LTV(b.ctx, c, report.LTVQuery{Model: model})
			return err
		})
		if err != nil {
			return err
		}
		b.table.add(row{What: fmt.Sprintf("Lifetime value by %s, in the background, %s", model, c.name()), Measured: ms(times.median())})
	}
	return nil
}
