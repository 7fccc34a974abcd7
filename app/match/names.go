package match

import (
	"slices"
	"strings"
	"unicode"
)

// titles stand with names and are none.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "prof": true, "herr": true, "frau": true, "mme": true,
	"先生": true, "女士": true, "小姐": true,
}

// generations tell a son from his father.
var generations = map[string]bool{"jr": true, "junior": true, "sr": true, "senior": true, "ii": true, "iii": true, "iv": true}

// compounds are the family names of two characters that are met.
const compounds = "欧阳 司马 上官 诸葛 司徒 夏侯 皇甫 尉迟 东方 慕容 令狐 端木 宇文 长孙 南宫 公孙"

// personName takes a person's name apart into its given names, its family name
// and the generation. One that was given in one piece is read as family name first
// in Chinese, as family name last elsewhere.
func personName(whole, given, family string) (givens, families []string, generation string) {
	givens, families = words(given), words(family)
	if len(givens) == 0 && len(families) == 0 {
		all, last := bare(words(whole))
		givens, families = apart(all)
		return givens, families, last
	}
	givens, generation = bare(givens)
	if len(families) > 0 {
		var last string
		if families, last = bare(families); last != "" {
			generation = last
		}
	}
	return givens, families, generation
}

// bare is a name without title and generation, unless it has nothing else.
func bare(name []string) (kept []string, generation string) {
	for i, w := range name {
		switch {
		case generations[w] && i > 0:
			generation = w
		case !titles[w]:
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return name, ""
	}
	return kept, generation
}

// apart divides a person's name that was typed in one piece.
func apart(all []string) (given, family []string) {
	if len(all) == 0 {
		return nil, nil
	}
	first := []rune(all[0])
	chinese := unicode.Is(unicode.Han, first[0])
	switch {
	case len(all) > 1 && chinese && len(first) <= 2:
		return all[1:], all[:1]
	case len(all) > 1:
		return all[:len(all)-1], all[len(all)-1:]
	case chinese && len(first) >= 2 && len(first) <= 4:
		cut := 1
		if len(first) == 4 || len(first) == 3 && strings.Contains(compounds, string(first[:2])) {
			cut = 2
		}
		return []string{string(first[cut:])}, []string{string(first[:cut])}
	}
	return nil, all
}

// legalForms say what a company is, not which, with the word for it where there
// are several.
var legalForms = map[string]string{
	"inc": "inc", "incorporated": "inc", "ltd": "ltd", "limited": "ltd", "llc": "llc", "llp": "llp", "corp": "inc", "corporation": "inc",
	"co": "", "company": "", "plc": "plc", "gmbh": "gmbh", "ag": "ag", "kg": "kg", "ohg": "ohg", "ug": "ug", "ek": "ek", "sa": "sa", "sas": "sas",
	"sarl": "sarl", "bv": "bv", "nv": "nv", "ab": "ab", "aps": "aps", "as": "as", "oy": "oy", "oyj": "oy", "srl": "srl", "spa": "spa", "pty": "",
	"sl": "sl", "kft": "kft", "ooo": "ltd", "zao": "zao", "oao": "oao", "ae": "ae", "epe": "epe", "kk": "kk", "the": "", "and": "", "und": "", "et": "", "y": "", "mbh": "gmbh",
}

// chineseForms end the name of a company; the longer before what they end with.
var chineseForms = []struct{ form, means string }{
	{"股份有限公司", "股份"}, {"有限责任公司", "有限"}, {"有限公司", "有限"}, {"株式会社", "kk"}, {"集团公司", "集团"}, {"集团", "集团"}, {"公司", ""},
}

// companyName is the words of a company's name without its legal form, and the
// form. Letters with dots between them are one word: G.m.b.H., S.A.
func companyName(name string) (kept []string, form string) {
	all := words(strings.ReplaceAll(name, ".", ""))
	for _, w := range all {
		for _, f := range chineseForms {
			if bare, cut := strings.CutSuffix(w, f.form); cut && bare != "" {
				w, form = bare, f.means
				break
			}
		}
		if means, is := legalForms[w]; is {
			form = max(form, means)
		} else {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return all, ""
	}
	return slices.Clip(kept), form
}
