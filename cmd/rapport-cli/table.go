package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"rapport/assets/i18n"
	"rapport/ui/export"

	"golang.org/x/text/width"
)

// write puts tables out as the command line asks: aligned for people, or CSV.
func (p *program) write(tables ...*export.Table) error {
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
		align(out, t)
	}
	return out.Flush()
}

// align writes the table in columns: text to the left, numbers to the right.
func align(out io.Writer, t *export.Table) {
	if title := titled(t); title != "" {
		fmt.Fprintln(out, title)
	}
	widths := make([]int, len(t.Heading))
	for i, h := range t.Heading {
		widths[i] = columns(h)
	}
	for _, row := range t.Rows {
		for i, c := range row {
			widths[i] = max(widths[i], columns(oneLine(t.People(c))))
		}
	}
	right := make([]bool, len(t.Heading))
	for i := range right {
		right[i] = t.Right(i)
	}
	line := func(texts []string) {
		var b strings.Builder
		for i, text := range texts {
			if i > 0 {
				b.WriteString("  ")
			}
			gap := strings.Repeat(" ", widths[i]-columns(text))
			if right[i] {
				b.WriteString(gap + text)
			} else {
				b.WriteString(text + gap)
			}
		}
		fmt.Fprintln(out, strings.TrimRight(b.String(), " "))
	}
	line(t.Heading)
	for _, row := range t.Rows {
		texts := make([]string, len(row))
		for i, c := range row {
			texts[i] = oneLine(t.People(c))
		}
		line(texts)
	}
}

// titled is what stands above a table: its title, and what it is of.
func titled(t *export.Table) string {
	if t.About == "" {
		return t.Title
	}
	return i18n.T("%s, %s", t.Title, t.About)
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
func writeCSV(out io.Writer, tables []*export.Table) error {
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
		if title := titled(t); title != "" && len(tables) > 1 {
			if err := w.Write([]string{export.Harmless(title)}); err != nil {
				return err
			}
		}
		if err := w.Write(t.Heading); err != nil {
			return err
		}
		for _, row := range t.Rows {
			texts := make([]string, len(row))
			for k, c := range row {
				texts[k] = t.Machine(c)
			}
			if err := w.Write(texts); err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}

// writeJSON puts out a result that has no amounts of its own.
func (p *program) writeJSON(v any) error {
	encoder := json.NewEncoder(p.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}
