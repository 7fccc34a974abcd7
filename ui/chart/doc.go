// Package chart draws the pictures of Rapport: the whale curve, media ROI,
// budget against actual, rankings and journeys. A drawing is described by its
// data, laid out once in drawing units, and put on any go-chart Renderer; so the
// window, a PNG, an SVG and a PDF show the same picture, and the regions under
// the mouse are those of the picture.
//
// It knows nothing of the window and of the domain's records. Equal input gives
// equal bytes.
package chart
