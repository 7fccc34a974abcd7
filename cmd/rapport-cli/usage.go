package main

import (
	"bytes"
	"io"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"rapport/assets/i18n"
)

// usageTexts are what the reader of the command line says of one that makes no
// sense, and the sentences in which people are told; the library says them in
// English alone. %s takes the groups in their order.
var usageTexts = []struct {
	said *regexp.Regexp
	text string
}{
	{regexp.MustCompile(`^unknown flag (\S+)$`), i18n.Mark("There is no option %s here")},
	{regexp.MustCompile(`^unknown flag (\S+), did you mean (.+)\?$`), i18n.Mark("There is no option %s here; perhaps %s is meant")},
	{regexp.MustCompile(`^unexpected argument (\S+), did you mean (.+)\?$`), i18n.Mark("There is no %s here; perhaps %s is meant")},
	{regexp.MustCompile(`^unexpected argument (.+)$`), i18n.Mark("There is an argument too many: %s")},
	{regexp.MustCompile(`^missing flags?: (.+)$`), i18n.Mark("This is missing: %s")},
	{regexp.MustCompile(`^missing positional arguments (.+)$`), i18n.Mark("This is missing: %s")},
	{regexp.MustCompile(`^expected one of (.+)$`), i18n.Mark("One of these is missing: %s")},
	{regexp.MustCompile(`^expected (".+"|<.+>.*)$`), i18n.Mark("This is missing: %s")},
	{regexp.MustCompile(`^(\S+) must be one of (.+) but got (.+)$`), i18n.Mark("%s is one of %s, not %s")},
	{regexp.MustCompile(`^(\S+): expected an? (?:valid \d+ bit )?u?int but got ("[^"]*").*$`), i18n.Mark("%s takes a whole number, not %s")},
	{regexp.MustCompile(`^(\S+): expected an? float but got ("[^"]*").*$`), i18n.Mark("%s takes a number, not %s")},
	{regexp.MustCompile(`^(\S+): (".*") is not a date like (\S+)$`), i18n.Mark("%s takes a date like %[3]s, not %[2]s")},
	{regexp.MustCompile(`^(\S+) and (\S+) can't be used together$`), i18n.Mark("%s and %s cannot be used together")},
}

// usageSentence tells in the language in force what is wrong with a command line;
// what is not known is told as it was said.
func usageSentence(said string) string {
	said = strings.TrimRight(said, ".。")
	for _, t := range usageTexts {
		if found := t.said.FindStringSubmatch(said); found != nil {
			args := make([]any, len(found)-1)
			for i, group := range found[1:] {
				args[i] = group
			}
			return i18n.T(t.text, args...)
		}
	}
	return said
}

// printHelp prints the help with its headings in the language in force.
func printHelp(options kong.HelpOptions, c *kong.Context) error {
	out := c.Stdout
	var page bytes.Buffer
	c.Stdout = &page
	err := kong.DefaultHelpPrinter(options, c)
	c.Stdout = out
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, helpHeadings().Replace("\n" + page.String())[1:])
	return err
}

// helpHeadings are the library's own words in the help.
func helpHeadings() *strings.Replacer {
	return strings.NewReplacer(
		"\nUsage: ", "\n"+i18n.T("Usage: "),
		"\nArguments:\n", "\n"+i18n.T("Arguments:")+"\n",
		"\nFlags:\n", "\n"+i18n.T("Options:")+"\n",
		"\nCommands:\n", "\n"+i18n.T("Commands:")+"\n",
		"\nRun \"rapport-cli <command> --help\" for more information on a command.", "\n"+i18n.T(`Run "rapport-cli <command> --help" for more on a command.`),
		"Show context-sensitive help.", i18n.T("Show this help."),
	)
}
