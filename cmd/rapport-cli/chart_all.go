package main

import (
	"os"
	"path/filepath"
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/chart"
	"rapport/ui/export"
)

// allCharts writes every chart in every format into a folder.
type allCharts struct {
	period
	look
	Output   string   `short:"o" required:"" placeholder:"FOLDER" help:"${folder}"`
	Formats  []string `enum:"png,svg,pdf,xlsx" default:"png,svg,pdf,xlsx" placeholder:"png,svg,pdf,xlsx" help:"${formats}"`
	Customer string   `placeholder:"WHO" help:"${oncustomer}"`
}

// chartFiles are the files made of one chart.
type chartFiles struct {
	Chart string   `json:"chart"`
	Title string   `json:"title"`
	Files []string `json:"files"`
}

// named is a chart with the name of its files and what it shows.
type named struct {
	name string
	drawn
	shown export.Exhibit
}

// charts lists every chart command, with the options that make another picture;
// those of one customer are of customer, and left out for none.
func (c *allCharts) charts(customer app.ID) []named {
	of := picture{period: c.period}
	ltv := ltvOptions{Model: string(report.ModelBGNBD), Margin: "profit"}
	markov := ltvOptions{Model: string(report.ModelMarkov), Margin: "profit"}
	const line = "net_revenue"
	all := []named{
		{name: "whale", drawn: &whaleChart{of}},
		{name: "profitability", drawn: &profitabilityChart{of, string(report.ByCustomer)}},
		{name: "statement", drawn: &statementChart{of}},
		{name: "media-roi", drawn: &mediaChart{of, mediaOptions{By: string(report.BySource)}}},
		{name: "media-roi-by-campaign", drawn: &mediaChart{of, mediaOptions{By: string(report.ByCampaign)}}},
		{name: "budget-vs-actual", drawn: &budgetChart{ofBudget{picture: of}, line}},
		{name: "bridge", drawn: &bridgeChart{ofBudget{picture: of}}},
		{name: "forecast", drawn: &forecastChart{picture: of, Line: line}},
		{name: "ltv", drawn: &ltvChart{of, ltv, string(report.ByCustomer)}},
		{name: "ltv-markov", drawn: &ltvChart{of, markov, string(report.ByCustomer)}},
		{name: "ltv-by-source", drawn: &ltvChart{of, ltv, string(report.BySource)}},
		{name: "recency", drawn: &recencyChart{of, ltv}},
		{name: "retention", drawn: &retentionChart{of, retentionOptions{string(app.Monthly)}}},
		{name: "scorecard", drawn: &scorecardChart{of, scorecardOptions{string(report.BySalesperson)}}},
		{name: "equity", drawn: &equityChart{of}},
	}
	if customer != 0 {
		one := oneCustomer{picture: of, id: customer}
		all = append(all, named{name: "customer", drawn: &customerChart{one}}, named{name: "journey", drawn: &journeyChart{one}})
	}
	return all
}

// Run works every chart out and writes its files. A chart that the books cannot
// give yet is told and left out.
func (c *allCharts) Run(p *program) error {
	options, err := c.options()
	if err != nil {
		return err
	}
	charts, err := worked(p, c.period, func(s *store.Store) ([]named, error) { return c.shown(p, s) })
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Output, 0o755); err != nil {
		e := app.Errorf(app.Permission, "The folder %s cannot be made; choose another place.", c.Output)
		e.Err = err
		return e
	}
	var made []chartFiles
	files := 0
	for _, n := range charts {
		one, err := c.write(p, n, options)
		if err != nil {
			return err
		}
		made = append(made, one)
		files += len(one.Files)
	}
	if p.format == "json" {
		return p.writeJSON(map[string]any{"charts": made})
	}
	p.say(i18n.N(files, "Made %d file.", "Made %d files."))
	return p.write(madeTable(made))
}

func madeTable(made []chartFiles) *export.Table {
	t := &export.Table{Heading: []string{i18n.T("Chart"), i18n.T("Title"), i18n.T("Files")}}
	for _, m := range made {
		t.Add(export.Text(m.Chart), export.Text(m.Title), export.Text(strings.Join(m.Files, " ")))
	}
	return t
}

// shown works out what every chart shows.
func (c *allCharts) shown(p *program, s *store.Store) ([]named, error) {
	customer, err := c.customer(p, s)
	if err != nil {
		return nil, err
	}
	var all []named
	for _, n := range c.charts(customer) {
		if err := p.ctx.Err(); err != nil {
			return nil, err
		}
		switch n.shown, err = n.exhibit(p, s); {
		case err == nil:
			all = append(all, n)
		case app.KindOf(err) == app.NotFound:
			p.say(i18n.T("%s is left out. %s", n.name, sentence(err)))
		default:
			return nil, err
		}
	}
	return all, nil
}

// customer is whom the charts of one customer are about: who was named, else the
// least profitable, since theirs is the story that a meeting asks for; 0 where
// there is nobody.
func (c *allCharts) customer(p *program, s *store.Store) (app.ID, error) {
	if c.Customer != "" {
		return s.FindCustomer(p.ctx, c.Customer, "", true)
	}
	r, err := report.Whale(p.ctx, s, report.WhaleQuery{Query: c.query()})
	if err != nil || len(r.Points) == 0 {
		return 0, err
	}
	return r.Points[len(r.Points)-1].Customer, nil
}

// write puts one chart into a file of each format.
func (c *allCharts) write(p *program, n named, o chart.Options) (chartFiles, error) {
	made := chartFiles{Chart: n.name, Title: n.shown.Title}
	for _, f := range c.Formats {
		if err := p.ctx.Err(); err != nil {
			return made, err
		}
		data, err := export.File(n.shown, export.Format(f), o)
		if err != nil {
			return made, err
		}
		path := filepath.Join(c.Output, n.name+"."+f)
		if err := writeFile(path, data); err != nil {
			return made, err
		}
		made.Files = append(made.Files, path)
	}
	return made, nil
}
