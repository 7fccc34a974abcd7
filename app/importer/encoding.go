package importer

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"rapport/app"
)

// Names of the encodings that are detected.
const (
	utf8Name    = "utf-8"
	utf16LEName = "utf-16le"
	utf16BEName = "utf-16be"
	gbName      = "gb18030"
	latinName   = "windows-1252"
	big5Name    = "big5"
	sjisName    = "shift_jis"
)

// textReader is a file as UTF-8 without a byte order mark.
type textReader struct {
	io.Reader
	file     *os.File
	encoding string
	size     int64
}

func (t *textReader) Close() error { return t.file.Close() }

// openDecoded opens a text file in its encoding: the one its byte order mark
// tells, else the one that is named, else the one that its bytes suggest.
//
// Lines that are folded may be so in mid-character: joined is told to look at
// the bytes as they are when joined.
func openDecoded(path, name string, joined bool) (*textReader, error) {
	f, err := openFile(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, drain(f, err)
	}
	head := make([]byte, 64<<10)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, drain(f, err)
	}
	head = head[:n]
	found, mark := byMark(head)
	if found == "" && name != "" {
		found = strings.ToLower(name)
	}
	if found == "" {
		if found, err = detect(f, head, joined); err != nil {
			return nil, drain(f, err)
		}
	}
	enc, err := encodingByName(found)
	if err != nil {
		return nil, drain(f, err)
	}
	if !strings.HasPrefix(found, "utf-16") && looksBinary(head) {
		return nil, drain(f, notATable(path))
	}
	if _, err := f.Seek(int64(mark), io.SeekStart); err != nil {
		return nil, drain(f, err)
	}
	t := &textReader{Reader: f, file: f, encoding: found, size: info.Size()}
	if enc != nil {
		t.Reader = transform.NewReader(f, enc.NewDecoder())
	}
	return t, nil
}

// unfolder leaves out the line ends that begin a folded line.
type unfolder struct{ in *bufio.Reader }

func (u *unfolder) Read(b []byte) (n int, err error) {
	for n < len(b) {
		c, err := u.in.ReadByte()
		if err != nil {
			if n > 0 && err == io.EOF {
				return n, nil
			}
			return n, err
		}
		if c == '\r' || c == '\n' {
			next, _ := u.in.Peek(2)
			switch {
			case c == '\r' && len(next) == 2 && next[0] == '\n' && (next[1] == ' ' || next[1] == '\t'):
				_, _ = u.in.Discard(2)
				continue
			case c == '\n' && len(next) > 0 && (next[0] == ' ' || next[0] == '\t'):
				_, _ = u.in.Discard(1)
				continue
			}
		}
		b[n] = c
		n++
	}
	return n, nil
}

// byMark reads the byte order mark: the encoding that it tells and its length.
func byMark(head []byte) (string, int) {
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		return utf8Name, 3
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		return utf16LEName, 2
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return utf16BEName, 2
	}
	return "", 0
}

// encodingByName finds the decoder; nil for UTF-8, which is read as it is.
func encodingByName(name string) (encoding.Encoding, error) {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case utf8Name, "utf8", "utf-8-sig":
		return nil, nil
	case utf16LEName, "utf-16", "utf16":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), nil
	case utf16BEName:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), nil
	case gbName, "gb2312", "gbk", "cp936":
		return simplifiedchinese.GB18030, nil
	case latinName, "cp1252":
		return charmap.Windows1252, nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil || enc == encoding.Replacement {
		return nil, app.Errorf(app.BadInput, "There is no encoding %q; use one such as utf-8, gb18030, big5, shift_jis or windows-1252.", name)
	}
	return enc, nil
}

// detect guesses the encoding of a file without a mark from all its bytes.
func detect(f io.ReadSeeker, head []byte, joined bool) (string, error) {
	if name := byZeros(head); name != "" {
		return name, nil
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	var c census
	var in io.Reader = f
	if joined {
		in = &unfolder{in: bufio.NewReader(f)}
	}
	buf := make([]byte, 64<<10)
	for {
		n, err := in.Read(buf)
		c.add(buf[:n])
		if err == io.EOF {
			return c.encoding(), nil
		}
		if err != nil {
			return "", err
		}
	}
}

// census counts what tells UTF-8 from the others, and keeps some of what is not
// ASCII with what stands beside it.
type census struct {
	letters, broken int // UTF-8 sequences beyond ASCII; bytes that are none
	rest            []byte
	sample          []byte
	room            int // ASCII bytes that are still kept after one that is not
}

func (c *census) add(b []byte) {
	c.keep(b)
	if len(c.rest) > 0 {
		b = append(c.rest, b...)
		c.rest = nil
	}
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		if !utf8.FullRune(b) {
			c.rest = append([]byte(nil), b...)
			return
		}
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			c.broken++
		} else {
			c.letters++
		}
		b = b[size:]
	}
}

// keep takes a sample: stretches of text beyond ASCII with the two letters
// before and after them.
func (c *census) keep(b []byte) {
	for i, x := range b {
		if len(c.sample) >= guessLimit {
			return
		}
		switch {
		case x >= utf8.RuneSelf:
			if c.room == 0 {
				c.sample = append(append(c.sample, '\n'), b[max(0, i-2):i]...)
			}
			c.room = 2
			c.sample = append(c.sample, x)
		case c.room > 0:
			c.room--
			c.sample = append(c.sample, x)
		}
	}
}

// encoding is UTF-8 where the sequences outweigh the damage, else the encoding
// in which the bytes mean usual characters, else the Western code page.
func (c *census) encoding() string {
	if c.broken+len(c.rest) == 0 || c.letters > 4*c.broken {
		return utf8Name
	}
	return byUse(c.sample)
}

// looksBinary recognises files that are no text, by how they begin or by
// control characters that no table has.
func looksBinary(head []byte) bool {
	for _, magic := range []string{"PK\x03\x04", "%PDF", "\x89PNG", "\xff\xd8\xff", "GIF8", "SQLite format 3", "\xd0\xcf\x11\xe0", "\x1f\x8b", "\x7fELF", "MZ\x90"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	control := 0
	for _, b := range head {
		if b < 0x20 && !strings.ContainsRune("\t\n\v\f\r\x1a", rune(b)) {
			control++
		}
	}
	return control*5 > len(head)
}
