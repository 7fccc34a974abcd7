package widgets

import "fyne.io/fyne/v2"

// ShowMenu opens a menu below anchor; each option's Do is called when it is
// chosen.
func ShowMenu(anchor fyne.CanvasObject, items []Option) *Popover {
	return openOptions(items, func(list *Options) *Popover {
		return ShowPopover(list, anchor, anchor.Size().Width)
	}, func(item Option) {
		if item.Do != nil {
			item.Do()
		}
	})
}

// ShowMenuAt opens a menu at a position in the window that shows o, for a tap
// with the right button.
func ShowMenuAt(o fyne.CanvasObject, position fyne.Position, items []Option) *Popover {
	window := canvasOf(o)
	if window == nil {
		return nil
	}
	return openOptions(items, func(list *Options) *Popover {
		return ShowPopoverAt(list, window, position)
	}, func(item Option) {
		if item.Do != nil {
			item.Do()
		}
	})
}

// openOptions shows the list in a popover, with the keyboard, and closes it
// before it tells of the choice.
func openOptions(items []Option, open func(*Options) *Popover, chosen func(Option)) *Popover {
	list := NewOptions(items, nil)
	popover := open(list)
	if popover == nil {
		return nil
	}
	list.OnClosed = popover.Close
	list.OnChosen = func(item Option) {
		popover.Close()
		chosen(item)
	}
	popover.window.Focus(list)
	return popover
}

// NewMenuButton makes a button that opens a menu; items are asked for each time.
func NewMenuButton(label string, items func() []Option) *Button {
	b := NewButton(label, nil)
	b.Caret = true
	b.OnTapped = func() { ShowMenu(b, items()) }
	return b
}
