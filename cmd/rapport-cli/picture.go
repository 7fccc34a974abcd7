package main

import (
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"rapport/app"
	appexport "rapport/app/export"
	"rapport/store"
	"rapport/ui/chart"
	"rapport/ui/export"
)

// drawn is a chart command: what it shows of the books.
type drawn interface {
	exhibit(p *program, s *store.Store) (export.Exhibit, error)
}

// look is how large a picture is, and in which colours.
type look struct {
	Size  string  `default:"1600x900" placeholder:"1600x900" help:"${size}"`
	Scale float64 `placeholder:"2" help:"${scale}"`
	Theme string  `default:"light" enum:"light,dark" placeholder:"light|dark" help:"${theme}"`
}

// picture are the options that every chart takes.
type picture struct {
	period
	look
	Output string `short:"o" required:"" placeholder:"FILE.png|.svg|.pdf|.xlsx" help:"${output}"`
}

// Limits of a picture's sides in pixels, and of how often it is enlarged.
const (
	smallest = 200
	largest  = 8000
	mostFold = 8
)

// options reads size, scale and theme.
func (l look) options() (chart.Options, error) {
	w, h, ok := strings.Cut(strings.ToLower(l.Size), "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if !ok || errW != nil || errH != nil || min(width, height) < smallest || max(width, height) > largest {
		return chart.Options{}, usageError{app.Errorf(app.BadInput, "%q is no size; write width and height from %d to %d pixels, like 1600x900.", l.Size, smallest, largest)}
	}
	if l.Scale != 0 && !(l.Scale >= 0.5 && l.Scale <= mostFold) { // also where it is no number
		return chart.Options{}, usageError{app.Errorf(app.BadInput, "A scale goes from 0.5 to %d; 2 draws text and lines at twice their size.", mostFold)}
	}
	o := chart.Options{Width: width, Height: height, Scale: l.Scale, Theme: chart.Light}
	if l.Theme == "dark" {
		o.Theme = chart.Dark
	}
	return o, nil
}

// pictures are the formats of a chart.
var pictures = []export.Format{export.PNG, export.SVG, export.PDF, export.XLS}

// formatOf is the format that a file's ending names.
func formatOf(path string) (export.Format, error) {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	for _, f := range pictures {
		if ending == string(f) {
			return f, nil
		}
	}
	return "", usageError{app.Errorf(app.BadInput, "A chart is written to a .png, .svg, .pdf or .xlsx file, not to %q.", path)}
}

// draw works the report out and writes its picture.
func (o *picture) draw(p *program, d drawn) error {
	format, err := formatOf(o.Output)
	if err != nil {
		return err
	}
	options, err := o.options()
	if err != nil {
		return err
	}
	e, err := worked(p, o.period, func(s *store.Store) (export.Exhibit, error) { return d.exhibit(p, s) })
	if err != nil {
		return err
	}
	data, err := export.File(e, format, options)
	if err != nil {
		return err
	}
	return writeFile(o.Output, data)
}

// exhibited makes the exhibit of a report, unless it could not be worked out.
func exhibited[R any](r R, err error, make func(R) export.Exhibit) (export.Exhibit, error) {
	if err != nil {
		return export.Exhibit{}, err
	}
	return make(r), nil
}

// writeFile puts a file in its place whole, or not at all.
func writeFile(path string, data []byte) error {
	return appexport.Whole(path, appexport.Everybody, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
