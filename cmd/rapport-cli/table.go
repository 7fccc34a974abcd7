package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/width"

	"rapport/finance"
	"rapport/ui/format"
)

// cell is a value in both its forms: for people, and for other programs.
type cell struct {
	people  string
	machine string
	number  bool
}

func textCell(s string) cell { return cell{people: s, machine: s} }

func countCell(n int) cell {
	return cell{people: format.Count(n), machine: fmt.Sprint(n), number: true}
}

func amountCell(a finance.Amount, c finance.Currency) cell {
	return cell{people: format.Amount(a, c), machine: a.Text(c), number: true}
}

// namesCell lists names; people see the first of very many.
func namesCell(names []string) cell {
	const most = 6
	c := textCell(strings.Join(names, ", "))
	if len(names) > most {
		c.people = strings.Join(names[:most], ", ") + " …"
	}
	return c
}

// maybeAmount is empty where the amount is not defined.
func maybeAmount(a *finance.Amount, c finance.Currency) cell {
	if a == nil {
		return cell{number: true}
	}
	return amountCell(*a, c)
}

func dateCell(d finance.Date) cell { return textCell(d.String()) }

func monthCell(m finance.Month) cell { return textCell(m.String()) }

// machinePlaces are the decimals of a number that is no amount in CSV, as many
// as JSON has.
const machinePlaces = 10

// ratioCell is a fraction, for people as a percentage.
func ratioCell(ratio *float64) cell {
	if ratio == nil {
		return cell{number: true}
	}
	d := decimal.NewFromFloat(*ratio).Round(machinePlaces)
	return cell{people: format.Percent(d), machine: d.String(), number: true}
}

// percentCell is a number where 41.2 means 41.2 %.
func percentCell(percent *float64) cell {
	if percent == nil {
		return cell{number: true}
	}
	d := decimal.NewFromFloat(*percent).Round(machinePlaces)
	return cell{people: format.Percent(d.Shift(-2)), machine: d.String(), number: true}
}

func floatCell(f float64) cell {
	d := decimal.NewFromFloat(f).Round(machinePlaces)
	return cell{people: format.Decimal(d.Round(2)), machine: d.String(), number: true}
}

// table is a part of a result: a title, a heading and rows.
type table struct {
	title   string
	heading []string
	rows    [][]cell
}

func (t *table) add(cells ...cell) { t.rows = append(t.rows, cells) }

// write puts tables out as the command line asks: aligned for people, or CSV.
func (p *program) write(tables ...*table) error {
	out := bufio.NewWriter(p.out)
	if p.format == "csv" {
		if err := writeCSV(out, tables); err != nil {
			return err
		}
		return out.Flush()
	}
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(out)
		}
		t.align(out)
	}
	return out.Flush()
}

// align writes the table in columns: text to the left, numbers to the right.
func (t *table) align(out io.Writer) {
	if t.title != "" {
		fmt.Fprintln(out, t.title)
	}
	widths := make([]int, len(t.heading))
	numbers := make([]bool, len(t.heading))
	for i, h := range t.heading {
		widths[i] = columns(h)
	}
	for _, row := range t.rows {
		for i, c := range row {
			widths[i] = max(widths[i], columns(oneLine(c.people)))
			numbers[i] = numbers[i] || c.number
		}
	}
	line := func(texts []string) {
		var b strings.Builder
		for i, text := range texts {
			if i > 0 {
				b.WriteString("  ")
			}
			gap := strings.Repeat(" ", widths[i]-columns(text))
			if numbers[i] {
				b.WriteString(gap + text)
			} else {
				b.WriteString(text + gap)
			}
		}
		fmt.Fprintln(out, strings.TrimRight(b.String(), " "))
	}
	line(t.heading)
	for _, row := range t.rows {
		texts := make([]string, len(row))
		for i, c := range row {
			texts[i] = oneLine(c.people)
		}
		line(texts)
	}
}

// oneLine keeps a table in shape and a terminal free of control characters.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0:
			return -1
		}
		return r
	}, s)
}

// columns is how wide a text stands on a terminal: Chinese takes two columns a
// character.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// writeCSV writes tables with an empty line between them and a byte order mark,
// so that Excel reads them as UTF-8.
func writeCSV(out io.Writer, tables []*table) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	for i, t := range tables {
		if i > 0 {
			if err := w.Write([]string{""}); err != nil {
				return err
			}
		}
		if t.title != "" && len(tables) > 1 {
			if err := w.Write([]string{safe(t.title)}); err != nil {
				return err
			}
		}
		if err := w.Write(t.heading); err != nil {
			return err
		}
		for _, row := range t.rows {
			texts := make([]string, len(row))
			for k, c := range row {
				texts[k] = c.machine
				if !c.number {
					texts[k] = safe(c.machine)
				}
			}
			if err := w.Write(texts); err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}

// safe keeps a spreadsheet from running a cell as a formula.
func safe(text string) string {
	if text != "" && strings.IndexByte("=+-@", text[0]) >= 0 {
		return "'" + text
	}
	return text
}

// writeJSON puts out a result that has no amounts of its own.
func (p *program) writeJSON(v any) error {
	encoder := json.NewEncoder(p.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}
