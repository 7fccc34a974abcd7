package main

import (
	"strings"
	"testing"
	"unicode"
)

// Whoever chose Chinese is told of a wrong command line in Chinese, in one
// sentence that ends once.
func TestWrongUsageInChinese(t *testing.T) {
	for _, line := range []string{
		"report", "report customer", "bogus", "repotr", "report whale --bogus", "report whale extra", "report profitability --by x",
		"chart whale", "report whale --from 3", "--format xml check", "report profitability --limit x", "contacts merge", "restore a b --to c", "report ltv --rate x",
	} {
		r := call(t, append([]string{"--lang=zh-Hans"}, strings.Fields(line)...)...)
		said := strings.TrimSpace(strings.TrimPrefix(r.errs, "rapport-cli: "))
		han := strings.IndexFunc(said, func(c rune) bool { return unicode.Is(unicode.Han, c) })
		if r.code != exitUsage || strings.Contains(said, "。。") || strings.Contains(said, ".。") || han < 0 || strings.Count(said, "。") != 2 {
			t.Errorf("%s: exit %d, said %q", line, r.code, said)
		}
		for _, english := range []string{"expected", "unknown", "missing", "must be", "but got", " is not "} {
			if strings.Contains(said, english) {
				t.Errorf("%s: said %q", line, said)
			}
		}
	}
}

func TestHelpHeadingsInChinese(t *testing.T) {
	for _, line := range []string{"--help", "report --help", "report customer --help", "restore --help"} {
		r := call(t, append([]string{"--lang=zh-Hans"}, strings.Fields(line)...)...)
		for _, english := range []string{"Usage:", "Arguments:", "Flags:", "Commands:", "Show ", "Run "} {
			if strings.Contains(r.out, english) {
				t.Errorf("%s says %q", line, english)
			}
		}
		if r.code != exitDone || !strings.HasPrefix(r.out, "用法：") {
			t.Errorf("%s: exit %d, %q", line, r.code, r.out[:min(80, len(r.out))])
		}
	}
}

func TestWhatIsMeantIsTold(t *testing.T) {
	if r := call(t); r.code != exitUsage || r.out != "" || r.errs != "rapport-cli: No command is given. Run rapport-cli --help.\n" {
		t.Errorf("alone: exit %d, %q, %q", r.code, r.out, r.errs)
	}
	if r := call(t, "--version"); r.code != exitDone || !strings.HasPrefix(r.out, "rapport-cli ") {
		t.Errorf("--version: exit %d, %q, %q", r.code, r.out, r.errs)
	}
	if r := call(t, "reprot"); r.code != exitUsage || !strings.Contains(r.errs, `There is no reprot here; perhaps "report" is meant.`) {
		t.Errorf("reprot: exit %d, %q", r.code, r.errs)
	}
}
