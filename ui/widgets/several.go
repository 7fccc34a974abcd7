package widgets

import "strings"

// Several is a field that chooses any number of fixed options. Its list stays open
// while one chooses, and closes on Esc or a tap elsewhere.
type Several struct {
	choice
	Options   []Option
	OnChanged func()

	chosen map[string]bool // by key
}

// NewSeveral makes a field with nothing chosen; options have keys.
func NewSeveral(options []Option, changed func()) *Several {
	s := &Several{Options: options, OnChanged: changed, chosen: map[string]bool{}}
	s.self, s.open = s, s.show
	s.ExtendBaseWidget(s)
	return s
}

// Keys are the keys of what is chosen, in the order of the options.
func (s *Several) Keys() []string {
	var keys []string
	for _, o := range s.Options {
		if s.chosen[o.Key] {
			keys = append(keys, o.Key)
		}
	}
	return keys
}

// SetKeys chooses the options with these keys, without calling OnChanged.
func (s *Several) SetKeys(keys []string) {
	s.chosen = map[string]bool{}
	for _, key := range keys {
		s.chosen[key] = true
	}
	s.name()
}

// name shows the titles of what is chosen.
func (s *Several) name() {
	var titles []string
	for _, o := range s.Options {
		if s.chosen[o.Key] {
			titles = append(titles, o.Title)
		}
	}
	s.title = strings.Join(titles, ", ")
	s.Refresh()
}

// items are the options as the list shows them.
func (s *Several) items() []Option {
	items := make([]Option, len(s.Options))
	for i, o := range s.Options {
		o.Marked = s.chosen[o.Key]
		items[i] = o
	}
	return items
}

func (s *Several) show(first rune) {
	list := NewOptions(s.items(), nil)
	popover := ShowPopover(list, s, s.Size().Width)
	if popover == nil {
		return
	}
	list.OnClosed = popover.Close
	list.OnChosen = func(o Option) {
		s.toggle(o.Key)
		list.Mark(s.items())
	}
	popover.window.Focus(list)
	if first != 0 {
		list.TypedRune(first)
	}
}

func (s *Several) toggle(key string) {
	if s.chosen[key] {
		delete(s.chosen, key)
	} else {
		s.chosen[key] = true
	}
	s.name()
	if s.OnChanged != nil {
		s.OnChanged()
	}
}
