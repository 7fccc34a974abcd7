package match

// sound is how a word begins to sound, after Russell and Odell (Soundex): its
// first letter and the classes of the consonants that follow, at most three, so
// that vowels, doubled letters and most slips do not matter. Words that are not
// in Latin letters sound as they are written.
func sound(letters []rune) uint64 {
	const most = 4
	code, n, last := uint64(0), 0, byte(0)
	for i, r := range letters {
		class := byte(0)
		switch {
		case r >= 'a' && r <= 'z':
			class = "01230120022455012623010202"[r-'a'] - '0'
		case r > 0x7f:
			return written(letters)
		}
		if i == 0 {
			code, n = uint64(firsts(r)), 1
		} else if class != 0 && class != last {
			code, n = code*7+uint64(class), n+1
		}
		if r != 'h' && r != 'w' {
			last = class
		}
		if n == most {
			break
		}
	}
	return code + 1
}

// firsts puts first letters that sound alike into one.
func firsts(r rune) rune {
	switch r {
	case 'k', 'q':
		return 'c'
	case 'z':
		return 's'
	case 'y', 'e':
		return 'i'
	}
	return r
}

func written(letters []rune) (code uint64) {
	for _, r := range letters {
		code = code*0x100000001b3 + uint64(r)
	}
	return code | 1<<40
}

// backward is the letters from the last to the first: how a word ends.
func backward(letters []rune) []rune {
	turned := make([]rune, len(letters))
	for i, r := range letters {
		turned[len(letters)-1-i] = r
	}
	return turned
}
