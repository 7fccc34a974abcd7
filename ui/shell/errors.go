package shell

import (
	"context"
	"errors"
	"log/slog"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
)

// Sentence says an error in the language in force. Errors that were not made
// for people give one sentence that says where the detail is.
func Sentence(err error) string {
	var problems app.Problems
	if errors.As(err, &problems) {
		sentences := make([]string, len(problems))
		for i, p := range problems {
			sentences[i] = Sentence(p)
		}
		return strings.Join(sentences, " ")
	}
	var e *app.Error
	if errors.As(err, &e) && e.Text != "" {
		return i18n.T(e.Text, spoken(e.Args)...)
	}
	return i18n.T("Something went wrong in Rapport. Nothing was changed; the log has the details.")
}

// spoken puts errors among the arguments into sentences.
func spoken(args []any) []any {
	said := make([]any, len(args))
	for i, arg := range args {
		said[i] = arg
		var e *app.Error
		if err, ok := arg.(error); ok && errors.As(err, &e) {
			said[i] = Sentence(err)
		}
	}
	return said
}

// logError writes down what a sentence leaves out.
func logError(err error) {
	level := slog.LevelInfo
	if app.KindOf(err) == app.Internal {
		level = slog.LevelError
	}
	cause := errors.Unwrap(err)
	slog.Log(context.Background(), level, "an action failed", "error", err, "cause", cause)
}

// ShowError says what went wrong, and logs the detail. Nothing is said for nil
// and for work that was cancelled.
func (s *Shell) ShowError(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	logError(err)
	s.toasts.Warn(Sentence(err))
}

// FieldErrors splits err into a sentence for each field it names; what names no
// field is under "". It is for forms, which show errors beside their fields.
func FieldErrors(err error) map[string]string {
	if err == nil {
		return nil
	}
	var problems app.Problems
	if !errors.As(err, &problems) {
		var e *app.Error
		if errors.As(err, &e) {
			return map[string]string{e.Field: Sentence(e)}
		}
		logError(err)
		return map[string]string{"": Sentence(err)}
	}
	byField := map[string]string{}
	for _, p := range problems {
		if byField[p.Field] == "" {
			byField[p.Field] = Sentence(p)
		}
	}
	return byField
}
