package match

import "unicode/utf8"

// keyLimit is how many contacts may share a key before it says too little to
// compare them all by.
const keyLimit = 40

// keys are what contacts must share, at least one of, to be compared. Each key
// rests on other fields, so that damage to one or two leaves some whole.
func (p *plain) keys(add func(kind byte, key string)) {
	both := func(kind byte, a, b string) {
		if a != "" && b != "" {
			add(kind, a+"\x00"+b)
		}
	}
	for _, e := range p.emails {
		add('e', e)
	}
	for _, n := range p.phones {
		if len(n) >= 5 {
			add('p', n)
		}
	}
	if p.name != "" {
		add('n', p.name)
	}
	if utf8.RuneCountInString(p.address) >= 6 {
		add('a', p.address)
	}
	if p.birthday != "" {
		add('b', p.birthday)
	}
	for field, value := range p.custom {
		if len(value) >= 5 {
			add('c', field+"\x00"+value)
		}
	}
	both('1', p.family, p.postcode)
	both('2', p.given, p.postcode)
	both('3', p.family, p.city)
	both('4', p.given, p.city)
	both('5', p.postcode, beginning(p.address, 6))
	both('6', beginning(p.family, 4), beginning(p.given, 2))
	both('7', p.city, beginning(p.address, 5))
	if p.company {
		add('8', beginning(p.name, 7))
	}
}

func beginning(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
