package contacts

import (
	"maps"
	"slices"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// filter chooses contacts by one of the things the list knows of them.
type filter struct {
	button                *widgets.Button
	changed               func()
	tags, sources, owners []string
	by, value             string
}

// What a filter goes by.
const (
	byNothing = ""
	byTag     = "tag"
	bySource  = "source"
	byOwner   = "owner"
	byKind    = "kind"
	byLoss    = "loss"
)

func newFilter(changed func()) *filter {
	f := &filter{changed: changed}
	f.button = widgets.NewMenuButton(i18n.T("All"), f.options).WithIcon("filter")
	return f
}

// learn gathers what the contacts can be chosen by.
func (f *filter) learn(rows []row) {
	tags, sources, owners := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, r := range rows {
		for _, tag := range strings.Split(r.Tags, ", ") {
			tags[tag] = true
		}
		sources[r.Source], owners[r.Owner] = true, true
	}
	sorted := func(set map[string]bool) []string {
		delete(set, "")
		return slices.Sorted(maps.Keys(set))
	}
	f.tags, f.sources, f.owners = sorted(tags), sorted(sources), sorted(owners)
}

func (f *filter) options() []widgets.Option {
	options := []widgets.Option{
		f.option("", i18n.T("All"), byNothing, ""),
		f.option("", i18n.T("At a loss"), byLoss, ""),
		f.option("", i18n.T("Companies"), byKind, string(app.Organisation)),
		f.option("", i18n.T("People"), byKind, string(app.Person)),
	}
	for _, group := range []struct {
		title, by string
		values    []string
	}{{i18n.T("Tag"), byTag, f.tags}, {i18n.T("First came from"), bySource, f.sources}, {i18n.T("Owner"), byOwner, f.owners}} {
		for _, value := range group.values {
			options = append(options, f.option(group.title, value, group.by, value))
		}
	}
	return options
}

func (f *filter) option(group, title, by, value string) widgets.Option {
	return widgets.Option{Group: group, Title: title, Marked: f.by == by && f.value == value, Do: func() {
		f.by, f.value = by, value
		f.button.SetLabel(title)
		f.changed()
	}}
}

// clear lets every contact through.
func (f *filter) clear() {
	f.by, f.value = byNothing, ""
	f.button.SetLabel(i18n.T("All"))
}

// takes reports whether a contact is to be shown.
func (f *filter) takes(r row) bool {
	switch f.by {
	case byTag:
		return slices.Contains(strings.Split(r.Tags, ", "), f.value)
	case bySource:
		return r.Source == f.value
	case byOwner:
		return r.Owner == f.value
	case byKind:
		return string(r.Kind) == f.value
	case byLoss:
		return r.Profit < 0
	}
	return true
}
