package main

import (
	"slices"
	"time"
)

// series is the times that the same thing took.
type series []time.Duration

// of is the time that p of 100 keep within.
func (s series) of(p int) time.Duration {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s))
	return sorted[min(len(sorted)*p/100, len(sorted)-1)]
}

func (s series) median() time.Duration { return s.of(50) }

// add times one call more; one that fails does not count.
func (s *series) add(do func() error) error {
	took, err := clocked(do)
	if err == nil {
		*s = append(*s, took)
	}
	return err
}

// clocked times one call.
func clocked(do func() error) (time.Duration, error) {
	start := time.Now()
	err := do()
	return time.Since(start), err
}
