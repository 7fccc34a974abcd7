package i18n

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// quoting gives arguments that %q writes in the quotation marks of Chinese; what
// cannot be printed stays escaped, and all other verbs are those of fmt.
func quoting(args []any) []any {
	wrapped := make([]any, len(args))
	for i, a := range args {
		wrapped[i] = quoted{a}
	}
	return wrapped
}

// takesQuotes reports a text with a %q.
func takesQuotes(text string) bool {
	return strings.Contains(text, "%q") || strings.Contains(text, "]q")
}

type quoted struct{ value any }

// Format implements fmt.Formatter.
func (q quoted) Format(f fmt.State, verb rune) {
	if verb != 'q' {
		fmt.Fprintf(f, fmt.FormatString(f, verb), q.value)
		return
	}
	text := strconv.Quote(fmt.Sprint(q.value))
	text = strings.ReplaceAll(text[1:len(text)-1], `\"`, `"`)
	_, _ = io.WriteString(f, "“"+text+"”") // the state of fmt takes everything
}
