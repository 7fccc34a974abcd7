package shell

import (
	"encoding/json"
	"log/slog"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rapport/assets/i18n"
)

// systemLanguage is asked for once: where the system has none, as with LANG=C,
// Fyne logs an error each time.
var systemLanguage = sync.OnceValue(func() fyne.Locale {
	return fyne.Locale(lang.SystemLocale().LanguageString())
})

// speakFyne makes the texts of Fyne's own menus those of the
// language in force. Fyne follows the system's language and has no way to choose
// another, so the texts are put in as those of the system's language.
func speakFyne() {
	data, err := json.Marshal(fyneTexts())
	if err == nil {
		err = lang.AddTranslationsForLocale(data, systemLanguage())
	}
	if err != nil {
		slog.Warn("the menus of the system stay in the system's language", "error", err)
	}
}

// fyneTexts gives each text of Fyne 2.7.1 that people meet here.
func fyneTexts() map[string]any {
	return map[string]any{
		"Cancel":     i18n.T("Cancel"),
		"Confirm":    i18n.T("Confirm"),
		"Copy":       i18n.T("Copy"),
		"Cut":        i18n.T("Cut"),
		"Error":      i18n.T("Error"),
		"File":       i18n.T("File"),
		"No":         i18n.T("No"),
		"OK":         i18n.T("OK"),
		"Open":       i18n.T("Open"),
		"Paste":      i18n.T("Paste"),
		"Quit":       i18n.T("Quit"),
		"Redo":       i18n.T("Redo"),
		"Save":       i18n.T("Save"),
		"Select all": i18n.T("Select all"),
		"Undo":       i18n.T("Undo"),
		"Yes":        i18n.T("Yes"),
	}
}
