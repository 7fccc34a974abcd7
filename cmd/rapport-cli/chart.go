package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/chart"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// chartCommand writes a report as a picture, a page or a workbook.
type chartCommand struct {
	Whale         whaleChart         `cmd:"" help:"${rwhale}"`
	Profitability profitabilityChart `cmd:"" help:"${rprofitability}"`
	MediaROI      mediaChart         `cmd:"" name:"media-roi" help:"${rmedia}"`
	Forecast      forecastChart      `cmd:"" help:"${rforecast}"`
	Budget        budgetChart        `cmd:"" name:"budget-vs-actual" help:"${rbudget}"`
	LTV           ltvChart           `cmd:"" name:"ltv" help:"${rltv}"`
	Retention     retentionChart     `cmd:"" help:"${rretention}"`
	Scorecard     scorecardChart     `cmd:"" help:"${rscorecard}"`
	Equity        equityChart        `cmd:"" help:"${requity}"`
	Statement     statementChart     `cmd:"" help:"${cstatement}"`
	Customer      customerChart      `cmd:"" help:"${ccustomer}"`
	Journey       journeyChart       `cmd:"" help:"${cjourney}"`
	Recency       recencyChart       `cmd:"" help:"${crecency}"`
}

// picture are the options that every chart takes.
type picture struct {
	period
	Output string `short:"o" required:"" placeholder:"FILE.png|.svg|.pdf|.xlsx" help:"${output}"`
	Size   string `default:"1600x900" placeholder:"1600x900" help:"${size}"`
}

// Limits of a picture's sides in pixels.
const (
	smallest = 200
	largest  = 8000
)

// options reads the file's ending and the size.
func (o *picture) options() (export.Format, chart.Options, error) {
	var f export.Format
	switch ending := strings.ToLower(filepath.Ext(o.Output)); ending {
	case ".png":
		f = export.PNG
	case ".svg":
		f = export.SVG
	case ".pdf":
		f = export.PDF
	case ".xlsx":
		f = export.XLS
	default:
		return "", chart.Options{}, usageError{app.Errorf(app.BadInput, "A chart is written to a .png, .svg, .pdf or .xlsx file, not to %q.", o.Output)}
	}
	w, h, ok := strings.Cut(strings.ToLower(o.Size), "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if !ok || errW != nil || errH != nil || min(width, height) < smallest || max(width, height) > largest {
		return "", chart.Options{}, usageError{app.Errorf(app.BadInput, "%q is no size; write width and height from %d to %d pixels, like 1600x900.", o.Size, smallest, largest)}
	}
	return f, chart.Options{Width: width, Height: height, Theme: chart.Light}, nil
}

// draw works the report out and writes its picture.
func (o *picture) draw(p *program, shown func(*store.Store) (export.Exhibit, error)) (err error) {
	format, options, err := o.options()
	if err != nil {
		return err
	}
	e, err := worked(p, o.period, shown)
	if err != nil {
		return err
	}
	bytes, err := export.File(e, format, options)
	if err != nil {
		return err
	}
	return writeFile(o.Output, bytes)
}

// exhibited makes the exhibit of a report, unless it could not be worked out.
func exhibited[R any](r R, err error, make func(R) export.Exhibit) (export.Exhibit, error) {
	if err != nil {
		return export.Exhibit{}, err
	}
	return make(r), nil
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

type whaleChart struct{ picture }

// Run draws the whale curve.
func (c *whaleChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (export.Exhibit, error) {
		r, err := report.Whale(p.ctx, s, report.WhaleQuery{Query: c.query()})
		return exhibited(r, err, exhibit.WhaleCurve)
	})
}

type profitabilityChart struct {
	picture
	By string `enum:"customer,segment,source,salesperson,channel,product,decile" default:"customer" placeholder:"customer|segment|source|salesperson|channel|product|decile" help:"${by}"`
}

// Run draws the most and the least profitable.
func (c *profitabilityChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (export.Exhibit, error) {
		r, err := report.Profitability(p.ctx, s, report.ProfitabilityQuery{Query: c.query(), By: report.By(c.By)})
		return exhibited(r, err, exhibit.Ranked)
	})
}

type mediaChart struct {
	picture
	mediaOptions
}

// Run draws cost and margin of each media source.
func (c *mediaChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (export.Exhibit, error) {
		r, err := report.MediaROI(p.ctx, s, c.mediaOptions.query(c.period.query()))
		return exhibited(r, err, exhibit.MediaReturn)
	})
}

type budgetChart struct {
	picture
	Version string `placeholder:"V" help:"${version}"`
	Line    string `default:"net_revenue" enum:"gross_sales,net_revenue,gross_margin,contribution,margin_after_service,profit" placeholder:"net_revenue" help:"${fline}"`
}

// Run draws budget and actual month by month.
func (c *budgetChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (export.Exhibit, error) {
		r, err := report.Plan(p.ctx, s, report.BudgetQuery{Query: c.query(), Version: c.Version})
		return exhibited(r, err, func(r *report.PlanReport) export.Exhibit { return exhibit.BudgetByMonth(r, c.Line) })
	})
}
