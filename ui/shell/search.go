package shell

import (
	"context"
	"slices"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// Result is something the search found: a place to go to, under the heading of
// its kind.
type Result struct {
	Title  string
	Detail string
	Right  string
	Kind   string // the heading, in the language in force
	Icon   string
	Place  Place
}

// commandKey marks the option of a command, behind which its number stands.
const commandKey = "command"

// find gives the records that Search finds, or without a text the places visited
// last, and the commands and pages whose names hold the text.
func (s *Shell) find(ctx context.Context, text string) ([]widgets.Option, error) {
	text = strings.TrimSpace(text)
	results, err := s.places(ctx, text)
	if err != nil {
		return nil, err
	}
	var options []widgets.Option
	for _, r := range results {
		options = append(options, placeOption(r))
	}
	return append(options, s.commandOptions(text)...), nil
}

// places are what the program around the shell finds.
func (s *Shell) places(ctx context.Context, text string) ([]Result, error) {
	switch {
	case text == "" && s.hooks.Recent != nil:
		return s.hooks.Recent(ctx)
	case text != "" && s.hooks.Search != nil:
		return s.hooks.Search(ctx, text)
	}
	return nil, nil
}

func placeOption(r Result) widgets.Option {
	return widgets.Option{
		ID: r.Place.ID, Key: r.Place.Page + "\x00" + r.Place.Tab + "\x00" + r.Place.Arg,
		Title: r.Title, Detail: r.Detail, Right: r.Right, Group: r.Kind, Icon: r.Icon,
	}
}

// commandOptions lists the commands that hold every word of the text; with no text, those with a
// shortcut, so that the empty box shows what can be done.
func (s *Shell) commandOptions(text string) []widgets.Option {
	var options []widgets.Option
	words := strings.Fields(app.Fold(text))
	for _, c := range s.allCommands() {
		if c.Quiet || c.Do == nil || text == "" && c.Keys == nil {
			continue
		}
		label := app.Fold(c.text())
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(label, w) }) {
			options = append(options, widgets.Option{
				Key: commandKey, Title: c.text(), Right: c.Keys.String(), Group: i18n.T("Commands"), Do: c.Do,
			})
		}
	}
	return options
}

func (s *Shell) chooseResult(option widgets.Option) {
	if option.Key == commandKey {
		option.Do()
		return
	}
	page, rest, _ := strings.Cut(option.Key, "\x00")
	tab, arg, _ := strings.Cut(rest, "\x00")
	s.Go(Place{Page: page, ID: option.ID, Tab: tab, Arg: arg})
}
