// Package exhibit lays reports out as tables and pictures, for the window, the
// console program and the meeting pack alike. It knows the reports and what they
// are put into, but nothing of Fyne.
package exhibit
