package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"rapport/assets/i18n"
)

// filesFolder names the folder in which make check-charts wants the files kept.
// With it, what programs they are opened with must be there; without it, tests
// that need one leave themselves out, and no office is started.
const filesFolder = "RAPPORT_CHARTS"

// tool is a program by its name.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
		return path
	case os.Getenv(filesFolder) != "":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
	return ""
}

// output is what a program prints.
func output(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s %s: %v\n%s", filepath.Base(program), strings.Join(args, " "), err, out)
	}
	return string(out)
}

// madeCharts are all charts of the sample company in one language, and the pack.
type madeCharts struct {
	folder string
	charts []chartFiles
	// says is what each picture has to say besides its title.
	says []string
}

func makeCharts(t *testing.T, language i18n.Language) madeCharts {
	folder := filepath.Join(os.Getenv(filesFolder), string(language))
	if os.Getenv(filesFolder) == "" {
		folder = t.TempDir()
	}
	file := demo(t)
	m := madeCharts{folder: folder, says: map[i18n.Language][]string{
		i18n.En: {"Mar 2026", "As of 31 Mar 2026", "definitions v1"}, i18n.ZhHans: {"2026年3月", "截至 2026年3月31日", "口径第 1 版"},
	}[language]}
	args := []string{"--lang", string(language), "--file", file, "--format", "json"}
	made := object(t, must(t, append(args, "chart", "all", "-o", folder, "--customer", "Michelle")...))
	for _, c := range made["charts"].([]any) {
		c := c.(map[string]any)
		m.charts = append(m.charts, chartFiles{Chart: c["chart"].(string), Title: c["title"].(string)})
	}
	for _, ending := range []string{".pdf", ".xlsx"} {
		must(t, append(args, "pack", "-o", filepath.Join(folder, "pack"+ending))...)
	}
	return m
}

func (m madeCharts) path(name string) string { return filepath.Join(m.folder, name) }

// unspaced is a text without its spaces, which programs set as they like, and
// without capitals.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// saysAll checks that a text holds others, whatever the spaces and capitals.
func saysAll(t *testing.T, what, text string, want ...string) {
	t.Helper()
	text = unspaced(text)
	for _, w := range want {
		if !strings.Contains(text, unspaced(w)) {
			t.Errorf("%s does not say %q", what, w)
		}
	}
}

// TestFilesOpenElsewhere: pictures are well-formed and say what they are of,
// documents have their fonts with them and their words can be found, and
// workbooks show their chart in an office that is not Excel; in both languages.
func TestFilesOpenElsewhere(t *testing.T) {
	for _, language := range i18n.Languages() {
		m := makeCharts(t, language)
		t.Run(string(language)+"/svg", func(t *testing.T) { checkSVG(t, m) })
		t.Run(string(language)+"/pdf", func(t *testing.T) { checkPDF(t, m) })
		t.Run(string(language)+"/xlsx", func(t *testing.T) { checkXLSX(t, m) })
	}
}

func checkSVG(t *testing.T, m madeCharts) {
	for _, c := range m.charts {
		text, err := textOfSVG(m.path(c.Chart + ".svg"))
		if err != nil {
			t.Errorf("%s: %v", c.Chart, err)
		}
		saysAll(t, c.Chart, text, append([]string{c.Title}, m.says...)...)
		if c.Chart != "retention" { // of shares
			saysAll(t, c.Chart, text, "USD")
		}
	}
}

// textOfSVG reads a picture as XML and gives its texts.
func textOfSVG(path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.EndElement:
			text.WriteByte('\n')
		}
		if errors.Is(err, io.EOF) {
			return text.String(), nil
		}
		if err != nil {
			return text.String(), err
		}
	}
}

func checkPDF(t *testing.T, m madeCharts) {
	fonts, words := tool(t, "pdffonts"), tool(t, "pdftotext")
	for _, c := range append(m.charts, chartFiles{Chart: "pack", Title: "USD"}) {
		path := m.path(c.Chart + ".pdf")
		lines := strings.Split(strings.TrimSpace(output(t, fonts, path)), "\n")
		if len(lines) < 3 { // two of them are the heads
			t.Errorf("%s has no fonts: %s", c.Chart, lines)
			continue
		}
		for _, line := range lines[2:] { // the columns before the object: embedded, a subset, with its letters
			if f := strings.Fields(line); len(f) < 5 || f[len(f)-5] != "yes" || f[len(f)-3] != "yes" {
				t.Errorf("%s has a font that is not with it: %s", c.Chart, line)
			}
		}
		saysAll(t, c.Chart, output(t, words, path, "-"), append([]string{c.Title}, m.says[:2]...)...)
	}
}

func checkXLSX(t *testing.T, m madeCharts) {
	if os.Getenv(filesFolder) == "" {
		t.Skip("make check-charts opens the workbooks in LibreOffice")
	}
	office, words := tool(t, "soffice"), tool(t, "pdftotext")
	into := m.path("office")
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "pdf", "--outdir", into, m.path("pack.xlsx")}
	for _, c := range m.charts {
		args = append(args, m.path(c.Chart+".xlsx"))
	}
	output(t, office, args...)
	for _, c := range m.charts {
		text := unspaced(output(t, words, filepath.Join(into, c.Chart+".pdf"), "-"))
		// Once over the figures, and once over the chart.
		if n := strings.Count(text, unspaced(c.Title)); n < 2 {
			t.Errorf("the workbook of %s shows its title %d times: no chart", c.Chart, n)
		}
		saysAll(t, c.Chart, text, m.says[:2]...)
	}
}
