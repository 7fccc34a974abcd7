// Command icons makes the icon files of Windows, macOS and Linux from the one
// picture.
//
// Usage: icons PICTURE.png OUT.ico|OUT.icns|OUT.bmp|OUT.png@SIZE …
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/image/bmp"
	"golang.org/x/image/draw"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: icons PICTURE.png OUT.ico|OUT.icns|OUT.bmp|OUT.png@SIZE …")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "icons:", err)
		os.Exit(1)
	}
}

func run(from string, outs []string) error {
	file, err := os.Open(from)
	if err != nil {
		return err
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	for _, out := range outs {
		var data []byte
		out, edge, _ := strings.Cut(out, "@")
		switch filepath.Ext(out) {
		case ".ico":
			data, err = ico(picture)
		case ".icns":
			data, err = icns(picture)
		case ".bmp":
			data, err = side(picture)
		case ".png":
			size, bad := strconv.Atoi(edge)
			if bad != nil || size < 1 || size > 1024 {
				return fmt.Errorf("%s: give its size, such as %[1]s@48", out)
			}
			data, err = scaled(picture, size)
		default:
			err = fmt.Errorf("%s is none of .ico, .icns, .bmp and .png", out)
		}
		if err == nil {
			err = os.MkdirAll(filepath.Dir(out), 0o755)
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(out, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// side is the picture on the strip beside the last page of the installer of
// Windows, twice the size that it is shown in on a plain display:
// https://nsis.sourceforge.io/Docs/Modern%20UI%202/Readme.html
func side(picture image.Image) ([]byte, error) {
	const width, height, edge, top = 328, 628, 160, 120
	strip := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(strip, strip.Bounds(), image.NewUniform(color.NRGBA{R: 0xf4, G: 0xf5, B: 0xf7, A: 0xff}), image.Point{}, draw.Src)
	left := (width - edge) / 2
	draw.CatmullRom.Scale(strip, image.Rect(left, top, left+edge, top+edge), picture, picture.Bounds(), draw.Over, nil)
	var out bytes.Buffer
	err := bmp.Encode(&out, strip)
	return out.Bytes(), err
}

// scaled is the picture as a PNG of a size.
func scaled(picture image.Image, size int) ([]byte, error) {
	small := image.NewRGBA(image.Rect(0, 0, size, size))
	draw.CatmullRom.Scale(small, small.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	var out bytes.Buffer
	err := png.Encode(&out, small)
	return out.Bytes(), err
}

// ico is an icon of Windows, whose pictures are PNGs:
// https://learn.microsoft.com/windows/win32/menurc/newheader
func ico(picture image.Image) ([]byte, error) {
	sizes := []int{16, 24, 32, 48, 64, 128, 256}
	var head, body bytes.Buffer
	write := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&head, binary.LittleEndian, v) // into memory
		}
	}
	const headSize, entrySize = 6, 16
	write(uint16(0), uint16(1), uint16(len(sizes)))
	for _, size := range sizes {
		data, err := scaled(picture, size)
		if err != nil {
			return nil, err
		}
		side := uint8(size) // 256 is written as 0
		offset := headSize + entrySize*len(sizes) + body.Len()
		write(side, side, uint8(0), uint8(0), uint16(1), uint16(32), uint32(len(data)), uint32(offset))
		body.Write(data)
	}
	return append(head.Bytes(), body.Bytes()...), nil
}

// icns is an icon of macOS: https://en.wikipedia.org/wiki/Apple_Icon_Image_format
func icns(picture image.Image) ([]byte, error) {
	var body bytes.Buffer
	for _, one := range []struct {
		code string
		size int
	}{{"icp4", 16}, {"icp5", 32}, {"ic07", 128}, {"ic08", 256}, {"ic09", 512}, {"ic10", 1024}} {
		data, err := scaled(picture, one.size)
		if err != nil {
			return nil, err
		}
		body.WriteString(one.code)
		_ = binary.Write(&body, binary.BigEndian, uint32(8+len(data))) // into memory
		body.Write(data)
	}
	head := append([]byte("icns"), 0, 0, 0, 0)
	binary.BigEndian.PutUint32(head[4:], uint32(8+body.Len()))
	return append(head, body.Bytes()...), nil
}
