package document

import "strings"

// Joined puts the texts that say something behind each other, with a dot
// between.
func Joined(texts ...string) string {
	var parts []string
	for _, t := range texts {
		if t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "  ·  ")
}
