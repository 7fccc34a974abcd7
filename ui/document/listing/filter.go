package listing

import (
	"rapport/ui/widgets"
)

// Filter is a choice above the rows that hides those that do not fit.
type Filter[R any] struct {
	*widgets.Select
	options []Option[R]
	changed func()
}

// Option is one choice of a filter.
type Option[R any] struct {
	key, title string
	fits       func(R) bool // nil for all rows
}

// When makes the choice of the rows that fit.
func When[R any](key, title string, fits func(R) bool) Option[R] {
	return Option[R]{key, title, fits}
}

// NewFilter makes a filter that begins with all rows, the choice of the key "".
func NewFilter[R any](all string, options ...Option[R]) *Filter[R] {
	f := &Filter[R]{options: []Option[R]{{title: all}}}
	f.Select = widgets.NewCompactSelect(nil, func(widgets.Option) { f.changed() })
	f.Offer(options...)
	return f
}

// Offer replaces the choices besides all; the one in force stays where it is still
// there.
func (f *Filter[R]) Offer(options ...Option[R]) {
	f.options = append(f.options[:1:1], options...)
	titles := make([]widgets.Option, len(f.options))
	for i, o := range f.options {
		titles[i] = widgets.Option{Key: o.key, Title: o.title}
	}
	f.SetOptions(titles)
	if _, still := f.Chosen(); !still {
		f.SetKey("")
	}
}

func (f *Filter[R]) fits(row R) bool {
	key := f.Key()
	for _, o := range f.options {
		if o.key == key {
			return o.fits == nil || o.fits(row)
		}
	}
	return true
}
