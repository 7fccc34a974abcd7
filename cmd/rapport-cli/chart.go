package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/chart"
)

// chartCommand writes a report as a picture.
type chartCommand struct {
	Whale     whaleChart     `cmd:"" help:"${rwhale}"`
	MediaROI  mediaChart     `cmd:"" name:"media-roi" help:"${rmedia}"`
	Forecast  forecastChart  `cmd:"" help:"${rforecast}"`
	Budget    budgetChart    `cmd:"" name:"budget-vs-actual" help:"${rbudget}"`
	LTV       ltvChart       `cmd:"" name:"ltv" help:"${rltv}"`
	Retention retentionChart `cmd:"" help:"${rretention}"`

	Scorecard scorecardChart `cmd:"" help:"${rscorecard}"`
	Equity    equityChart    `cmd:"" help:"${requity}"`
}

// picture are the options that every chart takes.
type picture struct {
	period
	Output string `short:"o" required:"" placeholder:"FILE.png|.svg" help:"${output}"`
	Size   string `default:"1600x900" placeholder:"1600x900" help:"${size}"`
}

// Limits of a picture's sides in pixels.
const (
	smallest = 200
	largest  = 8000
)

// options reads the file's ending and the size.
func (o *picture) options() (chart.Options, error) {
	var f chart.Format
	switch ending := strings.ToLower(filepath.Ext(o.Output)); ending {
	case ".png":
		f = chart.PNG
	case ".svg":
		f = chart.SVG
	default:
		return chart.Options{}, usageError{app.Errorf(app.BadInput, "A chart is written to a .png or .svg file, not to %q.", o.Output)}
	}
	w, h, ok := strings.Cut(strings.ToLower(o.Size), "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if !ok || errW != nil || errH != nil || min(width, height) < smallest || max(width, height) > largest {
		return chart.Options{}, usageError{app.Errorf(app.BadInput, "%q is no size; write width and height from %d to %d pixels, like 1600x900.", o.Size, smallest, largest)}
	}
	return chart.Options{Format: f, Width: width, Height: height, Theme: chart.Light}, nil
}

// draw works the report out and writes its picture.
func (o *picture) draw(p *program, drawing func(*store.Store) (chart.Drawing, error)) (err error) {
	options, err := o.options()
	if err != nil {
		return err
	}
	d, err := worked(p, o.period, drawing)
	if err != nil {
		return err
	}
	bytes, err := chart.Render(d, options)
	if err != nil {
		return err
	}
	return writeFile(o.Output, bytes)
}

// writeFile puts a file in its place whole, or not at all.
func writeFile(path string, bytes []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".rapport-*")
	if err == nil {
		_, err = temp.Write(bytes)
		if e := temp.Close(); err == nil {
			err = e
		}
		if err == nil {
			err = os.Chmod(temp.Name(), 0o644)
		}
		if err == nil {
			err = os.Rename(temp.Name(), path)
		}
		if err != nil {
			_ = os.Remove(temp.Name())
		}
	}
	if err != nil {
		e := app.Errorf(app.Permission, "%s cannot be written; choose another place.", path)
		e.Err = err
		return e
	}
	return nil
}

// meta is what a drawing says about its report.
func meta(h report.Head) chart.Meta {
	return chart.Meta{Period: h.Period(), Currency: h.Currency, AsOf: h.AsOf, Definitions: h.Policy}
}

type whaleChart struct{ picture }

// Run draws the whale curve.
func (c *whaleChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (chart.Drawing, error) {
		r, err := report.Whale(p.ctx, s, report.WhaleQuery{Query: c.query()})
		if err != nil {
			return nil, err
		}
		d := chart.Whale{Meta: meta(r.Head)}
		for _, pt := range r.Points {
			d.Customers = append(d.Customers, chart.Item{Key: int64(pt.Customer), Name: pt.Name, Amount: pt.Profit})
		}
		return d, nil
	})
}

type mediaChart struct {
	picture
	mediaOptions
}

// Run draws cost and margin of each media source.
func (c *mediaChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (chart.Drawing, error) {
		r, err := report.MediaROI(p.ctx, s, c.mediaOptions.query(c.period.query()))
		if err != nil {
			return nil, err
		}
		d := chart.MediaROI{Meta: meta(r.Head)}
		for _, row := range r.Rows {
			d.Sources = append(d.Sources, chart.Source{Key: int64(row.ID), Name: row.Key, Cost: row.Cost, Margin: row.Margin})
		}
		return d, nil
	})
}

type budgetChart struct {
	picture
	Version string `placeholder:"V" help:"${version}"`
}

// budgetLine is the line of the statement that the picture compares.
const budgetLine = "net_revenue"

// Run draws budget and actual month by month.
func (c *budgetChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (chart.Drawing, error) {
		r, err := report.Plan(p.ctx, s, report.BudgetQuery{Query: c.query(), Version: c.Version})
		if err != nil {
			return nil, err
		}
		d := chart.BudgetActual{Meta: meta(r.Head), Line: budgetLine}
		for _, m := range r.Months {
			d.Months = append(d.Months, chart.MonthPair{
				Month: m.Month, Budget: line(m.Budget), Actual: line(m.Actual), NoBudget: !m.HasBudget, NoActual: !m.HasActual,
			})
		}
		return d, nil
	})
}

func line(s finance.Statement) finance.Amount { return s.NetRevenue() }
