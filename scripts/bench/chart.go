package main

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"path/filepath"
	"time"

	"rapport/app/report"
	"rapport/app/sample"
	"rapport/store"
	"rapport/ui/chart"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// Limits of what a chart and the meeting pack of the sample company may take.
const (
	chartLimit = 60 * time.Millisecond // 95 times of 100
	packLimit  = 5 * time.Second
)

// charts measures drawing each chart of the sample company as the window does,
// with its places for the mouse, and the meeting pack from the file to the bytes.
func (b *bench) charts() (err error) {
	b.say("Charts and the meeting pack of the sample company …")
	s, err := store.Create(b.ctx, filepath.Join(b.dir, "sample.rapport"), sample.Company())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := sample.Build(b.ctx, s, 1); err != nil {
		return err
	}
	var pack *export.Pack
	worked, err := clocked(func() (err error) {
		pack, err = exhibit.MeetingPack(b.ctx, s, report.Query{})
		return err
	})
	if err != nil {
		return err
	}
	if err := b.drawings(pack); err != nil {
		return err
	}
	for _, as := range []struct {
		what  string
		write func() ([]byte, error)
	}{{"PDF", pack.PDF}, {"XLSX", pack.XLSX}} {
		var bytes []byte
		wrote, err := clocked(func() (err error) {
			bytes, err = as.write()
			return err
		})
		if err != nil {
			return err
		}
		whole := worked + wrote
		b.table.add(row{
			What:     fmt.Sprintf("Meeting pack of the sample company as %s, %d exhibits, %d kB", as.what, len(pack.Exhibits), len(bytes)/1000),
			Measured: ms(whole), Limit: ms(packLimit), Verdict: verdict(whole <= packLimit),
		})
	}
	return nil
}

// drawings draws every chart of a pack at 1600 by 900 pixels, beside filling as
// many pixels barely.
func (b *bench) drawings(pack *export.Pack) error {
	o := chart.Options{Width: 1600, Height: 900, Scale: 2, Theme: chart.Light}
	var times, files, fills series
	for range 8 {
		for _, e := range pack.Exhibits {
			if e.Drawing == nil {
				continue
			}
			err := errors.Join(times.add(func() error {
				if _, err := chart.Image(e.Drawing, o); err != nil {
					return err
				}
				_, err := chart.Regions(e.Drawing, o)
				return err
			}), files.add(func() error {
				file := o
				file.Format = chart.PNG
				_, err := chart.Render(e.Drawing, file)
				return err
			}), fills.add(filled))
			if err != nil {
				return err
			}
		}
	}
	b.table.add(row{
		What: "A chart at 1600×900 in the window (95 of 100)", Measured: ms(times.of(95)), Limit: ms(chartLimit),
		Bare: ms(fills.median()) + " a blank PNG of the size", Ratio: ratio(times.of(95), fills.median()), Verdict: verdict(times.of(95) <= chartLimit),
	})
	b.table.add(row{
		What: "A chart at 1600×900 as a PNG file (95 of 100)", Measured: ms(files.of(95)),
		Bare: ms(fills.median()) + " a blank PNG of the size", Ratio: ratio(files.of(95), fills.median()),
	})
	return nil
}

// filled is a blank picture written as a PNG.
func filled() error {
	picture := image.NewRGBA(image.Rect(0, 0, 1600, 900))
	draw.Draw(picture, picture.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	return png.Encode(io.Discard, picture)
}
