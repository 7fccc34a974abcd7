// Package export puts charts and tables into files that people take to meetings:
// PDF with real text and embedded fonts, XLSX with figures and charts that Excel
// draws itself, and packs of both. It knows nothing of Fyne and of the domain;
// window and console share it. The same input gives the same bytes.
package export
