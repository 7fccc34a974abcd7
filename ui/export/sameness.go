package export

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
)

// contentTypes is the part of a workbook that excelize writes in another order
// each time.
const contentTypes = "[Content_Types].xml"

var defaultType = regexp.MustCompile(`(<Default [^>]*></Default>)+`)

// settled writes a workbook's parts in a fixed order, so that the same figures
// give the same bytes.
func settled(workbook []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return bytes.Compare([]byte(a.Name), []byte(b.Name)) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		if err := copyPart(w, f); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

func copyPart(w *zip.Writer, f *zip.File) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	part, err := w.Create(f.Name)
	if err != nil {
		return err
	}
	if f.Name != contentTypes { // it may be long
		_, err = io.Copy(part, in)
		return err
	}
	text, err := io.ReadAll(in)
	if err == nil {
		_, err = part.Write(defaultType.ReplaceAllFunc(text, sortedTypes))
	}
	return err
}

func sortedTypes(all []byte) []byte {
	const end = "</Default>"
	types := bytes.SplitAfter(all, []byte(end))
	slices.SortFunc(types, bytes.Compare)
	return bytes.Join(types, nil)
}
