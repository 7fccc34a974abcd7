package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// row is one figure. Ratio is Measured ÷ Bare, 0 where there is nothing bare.
type row struct {
	What     string
	Measured string
	Limit    string
	Bare     string // the same work done barely, in the same run
	Ratio    float64
	Verdict  string // ok, over, or empty where no limit is set
}

// table gathers the figures, and what could not be measured.
type table struct {
	rows []row
	gaps []string
}

func (t *table) add(r row) { t.rows = append(t.rows, r) }

// missing says why something was not measured.
func (t *table) missing(what, why string) {
	t.gaps = append(t.gaps, fmt.Sprintf("%s: not measured, since %s", what, why))
}

func (t *table) print(w io.Writer) {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "WHAT\tMEASURED\tLIMIT\tBARE, IN THE SAME RUN\tRATIO\t")
	for _, r := range t.rows {
		ratio := ""
		if r.Ratio > 0 {
			ratio = fmt.Sprintf("%.2f", r.Ratio)
		}
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\t%s\n", r.What, r.Measured, r.Limit, r.Bare, ratio, r.Verdict)
	}
	_ = out.Flush()
	for _, gap := range t.gaps {
		fmt.Fprintln(w, gap)
	}
}

// verdict says whether a figure keeps its limit.
func verdict(kept bool) string {
	if kept {
		return "ok"
	}
	return "over"
}

// ms is a duration in milliseconds, with as many digits as say something.
func ms(d time.Duration) string {
	v := float64(d) / float64(time.Millisecond)
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f ms", v)
	case v >= 10:
		return fmt.Sprintf("%.1f ms", v)
	}
	return fmt.Sprintf("%.2f ms", v)
}

func ratio[T ~int64 | ~int](a, b T) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
