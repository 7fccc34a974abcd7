package importer

import (
	"strings"
	"unicode"

	"rapport/app"
)

// phoneDigits is the most that a telephone number has: fifteen by E.164, a
// prefix for dialling abroad, and an extension.
const phoneDigits = 24

// contactPoints reads the addresses and numbers; a cell may hold several, each
// with what it is for before it: "work: 555 0100".
func contactPoints(c *cells) []app.ContactPoint {
	var points []app.ContactPoint
	for _, field := range []string{"email", "email_2", "email_3"} {
		for _, part := range cutCell(c.text(field), "\n;,、，；") {
			points = append(points, c.emails(field, part)...)
		}
	}
	for _, field := range []string{"phone", "phone_2", "phone_3"} {
		for _, part := range cutCell(c.text(field), "\n;；") {
			if p, ok := c.phone(field, part); ok {
				points = append(points, p)
			}
		}
	}
	for _, part := range cutCell(c.text("website"), "\n;, ") {
		label, page := unlabelled(part)
		points = append(points, app.ContactPoint{Kind: app.Website, Label: label, Raw: page})
	}
	return points
}

// cutCell takes a cell apart into values that are not empty. Three colons part
// them in the address books of Google.
func cutCell(text, at string) []string {
	var list []string
	text = strings.ReplaceAll(text, ":::", "\n")
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(at, r) }) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func (c *cells) emails(field, part string) []app.ContactPoint {
	label, rest := unlabelled(part)
	var points []app.ContactPoint
	for _, email := range strings.Fields(rest) {
		if email = strings.TrimPrefix(email, "mailto:"); !isEmail(email) {
			c.warn(field, app.Errorf(app.BadInput, "%q is no e-mail address; it was left out.", short(email)))
			continue
		}
		points = append(points, app.ContactPoint{Kind: app.Email, Label: label, Raw: email})
	}
	return points
}

func (c *cells) phone(field, part string) (app.ContactPoint, bool) {
	label, number := unlabelled(part)
	digits := 0
	for _, r := range number {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	switch {
	case digits > phoneDigits:
		c.warn(field, app.Errorf(app.BadInput, "%q has %d digits, and no telephone number has more than %d; it was left out.", short(number), digits, phoneDigits))
	case digits == 0:
		c.warn(field, app.Errorf(app.BadInput, "%q is no telephone number; it was left out.", short(number)))
	default:
		return app.ContactPoint{Kind: app.Phone, Label: label, Raw: number}, true
	}
	return app.ContactPoint{}, false
}

// labelLimit is the longest label, in bytes.
const labelLimit = 40

// unlabelled takes what a number or address is for off its front: a few words
// and a colon. A web page keeps its "https:".
func unlabelled(text string) (label, value string) {
	label, value, found := strings.Cut(text, ": ")
	label = strings.TrimSpace(label)
	wordy := func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' && r != '-' }
	if !found || label == "" || len(label) > labelLimit || strings.ContainsFunc(label, wordy) {
		return "", strings.TrimSpace(text)
	}
	switch strings.ToLower(label) {
	case "tel", "phone", "email", "e-mail", "mail", "电话", "邮箱":
		label = "" // says no more than the field does
	}
	return label, strings.TrimSpace(value)
}
