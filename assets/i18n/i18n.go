// Package i18n translates the texts that people see. The English text itself is
// the key, as in gettext: the code reads as it runs, and a text without a
// translation is shown in English.
//
// The translations lie in one folder a language and one JSON file an area of
// the program ({"English": "中文"}); they are embedded and merged at start.
package i18n

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
)

// Language names a language that the program speaks, as a BCP 47 tag.
type Language string

// The languages.
const (
	En     Language = "en"
	ZhHans Language = "zh-Hans"
)

//go:embed zh-Hans/*.json
var files embed.FS

// simplified holds the Chinese of every English text.
var simplified = mustLoad(files, string(ZhHans))

// current is the catalogue in force, so that a change of language is seen by
// all goroutines at once.
var current atomic.Pointer[catalogue]

type catalogue struct {
	language Language
	texts    map[string]string // nil for English
}

func init() { SetLanguage(En) }

// Languages lists the languages in the order in which a menu shows them.
func Languages() []Language { return []Language{En, ZhHans} }

// Name is the language's name in itself, for the menu that chooses it.
func (l Language) Name() string {
	if l == ZhHans {
		return "简体中文"
	}
	return "English"
}

// SetLanguage chooses the language of all texts from now on. A language that is
// not in Languages gives English.
func SetLanguage(l Language) {
	if l == ZhHans {
		current.Store(&catalogue{language: ZhHans, texts: simplified})
		return
	}
	current.Store(&catalogue{language: En})
}

// Current is the language in force.
func Current() Language { return current.Load().language }

// T is text in the language in force. With arguments the translation is the
// format of fmt.Sprintf; without, it stands as it is and a percent sign is just
// a percent sign.
func T(text string, args ...any) string {
	text = lookup(text)
	if len(args) == 0 {
		return text
	}
	if Current() == ZhHans && takesQuotes(text) {
		args = quoting(args)
	}
	return fmt.Sprintf(text, args...)
}

// N is the text for n things: one for exactly one, other for any other number.
// The %d of the text becomes n with its thousands grouped. The translation is
// kept under other, since Chinese has one form.
func N(n int, one, other string) string {
	text := lookup(other)
	if n == 1 && Current() == En {
		text = one
	}
	return strings.Replace(text, "%d", grouped(n), 1)
}

// Mark returns text unchanged. It marks a text that is kept in English and
// translated by T(variable) where it is shown.
func Mark(text string) string { return text }

// Match finds the language for a locale as systems name it: "zh_CN.UTF-8",
// "zh-Hans-SG", "en_GB". Anything unknown is English.
func Match(locale string) Language {
	tag := strings.ToLower(strings.TrimSpace(locale))
	base, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	base, _, _ = strings.Cut(base, ".")
	if base == "zh" || base == "chinese" {
		return ZhHans
	}
	return En
}

func lookup(text string) string {
	if translated := current.Load().texts[text]; translated != "" {
		return translated
	}
	return text
}

func grouped(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

// mustLoad merges the files of one language. The files are embedded, so a fault
// in them is a fault of the build and stops the program at once.
func mustLoad(fsys fs.FS, folder string) map[string]string {
	merged := map[string]string{}
	names, err := fs.Glob(fsys, path.Join(folder, "*.json"))
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		texts, err := readFile(fsys, name)
		if err != nil {
			panic(err)
		}
		for key, value := range texts {
			merged[key] = value
		}
	}
	return merged
}

func readFile(fsys fs.FS, name string) (map[string]string, error) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	if err := json.Unmarshal(raw, &texts); err != nil {
		return nil, fmt.Errorf("translations %s: %w", name, err)
	}
	return texts, nil
}
