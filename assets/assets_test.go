package assets

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

func TestFontsHaveWhatPeopleWrite(t *testing.T) {
	const sample = "Zażółć gęślą jaźń ŁŐőűČšŽ Åse Ğüneş Ωmega Жанна 陈伟 返利退货 ©№™ €£¥₹₩ −+×÷≤≥ ←→↑↓ ▲▼●• ‹› – — … “”‘’ ⌘⇧ ✓"
	for name, data := range map[string][]byte{"regular": FontRegular, "bold": FontBold} {
		parsed, err := opentype.Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var buffer sfnt.Buffer
		for _, r := range sample {
			if index, err := parsed.GlyphIndex(&buffer, r); err != nil || index == 0 {
				t.Errorf("%s has no glyph for %q", name, r)
			}
		}
		face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 100, DPI: 72})
		if err != nil {
			t.Fatal(err)
		}
		zero := font.MeasureString(face, "0")
		for _, digit := range "123456789−+" {
			if width := font.MeasureString(face, string(digit)); width != zero {
				t.Errorf("%s: %q is %v wide and 0 is %v, so columns of figures would not line up", name, digit, width, zero)
			}
		}
	}
	if !strings.Contains(FontLicence, "SIL OPEN FONT LICENSE") {
		t.Error("the fonts' licence is missing")
	}
}

func TestIconsAreOfTheFormThatFyneColours(t *testing.T) {
	entries, err := icons.ReadDir("icons")
	if err != nil || len(entries) < 40 {
		t.Fatalf("%d icons: %v", len(entries), err)
	}
	for _, entry := range entries {
		var drawing struct {
			XMLName xml.Name `xml:"svg"`
			ViewBox string   `xml:"viewBox,attr"`
			Other   []struct {
				XMLName xml.Name
				Fill    string `xml:"fill,attr"`
				Stroke  string `xml:"stroke,attr"`
				Data    string `xml:"d,attr"`
			} `xml:",any"`
		}
		name := strings.TrimSuffix(entry.Name(), ".svg")
		if err := xml.Unmarshal(SVG(name), &drawing); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if drawing.ViewBox != "0 0 24 24" || len(drawing.Other) != 1 || drawing.Other[0].XMLName.Local != "path" ||
			drawing.Other[0].Fill == "" || drawing.Other[0].Stroke != "" || drawing.Other[0].Data == "" {
			t.Errorf("%s is not one filled path on the 24 grid", name)
		}
	}
}

func TestUnknownIconPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an unknown icon was given silently")
		}
	}()
	SVG("no-such-icon")
}

func TestMark(t *testing.T) {
	picture, err := png.Decode(bytes.NewReader(Icon))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size.X != 1024 || size.Y != 1024 {
		t.Errorf("the mark is %v", size)
	}
}
