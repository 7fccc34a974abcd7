#!/bin/sh
# Cuts the fonts of Rapport, in a regular and a semi-bold weight: GB2312 and the
# European scripts out of Noto Sans SC, and the European letters that it lacks
# (Ł, ő, most of Extended-A) out of Noto Sans. The results are kept in the
# repository, so that this runs only when the character set changes.
#
# Needs npm (to fetch the packages), pyftsubset and pyftmerge (Debian: fonttools).
set -eu

chinese=@expo-google-fonts/noto-sans-sc@0.4.3
european=@expo-google-fonts/noto-sans@0.4.2
here=$(cd "$(dirname "$0")" && pwd)

for tool in npm pyftsubset pyftmerge; do
	command -v "$tool" >/dev/null || {
		echo "build.sh: $tool is missing (on Debian: apt-get install npm fonttools)" >&2
		exit 1
	}
done

# The interpreter that fonttools was installed for need not be the first one.
for python in python3 /usr/bin/python3 ""; do
	"${python:-false}" -c 'import fontTools' 2>/dev/null && break
done
[ -n "$python" ] || { echo "build.sh: no python3 with fontTools found" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in "$chinese" "$european"; do
	tar xzf "$(npm pack --silent "$package")"
	mv package "${package##*/}"
done
chinese=${chinese##*/}
european=${european##*/}

# Every character of GB2312, as the standard's two-byte plane decodes; but quotes,
# the ellipsis and the middle dot are the European ones, since the Chinese are a
# whole character wide and tear English apart.
"$python" - >characters.txt <<'PYTHON'
for high in range(0xA1, 0xF8):
    for low in range(0xA1, 0xFF):
        try:
            character = bytes([high, low]).decode("gb2312")
            if character not in "·‘’“”…":
                print(character, end="")
        except UnicodeDecodeError:
            pass
PYTHON

# Latin with Latin-1, Extended-A and -B as far as the font goes, combining
# accents, Greek, Cyrillic, Vietnamese, punctuation, superscripts, currency,
# arrows, mathematics, key caps, shapes, CJK punctuation, full-width forms.
unicodes=U+0020-00B6,U+00B8-024F,U+02B0-036F,U+0370-03FF,U+0400-04FF,U+1E00-1EFF,U+2000-2017,U+201A-201B,U+201E-2025,U+2027-206F,U+2070-209F,U+20A0-20C0,U+2100-214F,U+2190-21FF,U+2200-22FF,U+2300-23CF,U+2460-2473,U+25A0-25FF,U+2600-2606,U+2713-2717,U+3000-303F,U+FE30-FE4F,U+FF00-FFEF

# Both fonts count 1000 units to the em, so that their glyphs go together as they are.
build() {
	pyftsubset "$chinese/$1" --output-file=wide.ttf --unicodes="$unicodes" --text-file=characters.txt \
		--no-hinting --layout-features= --name-IDs='0,1,2,3,4,5,6,13,14,16,17' \
		--drop-tables+=vhea,vmtx,VORG,BASE,STAT
	"$python" -c '
import sys
from fontTools.ttLib import TTFont
have = TTFont("wide.ttf").getBestCmap()
letters = [0x00B7, *range(0x0100, 0x0250), *range(0x0370, 0x0530), *range(0x1E00, 0x1F00), *range(0x2000, 0x20C1), 0x2116, 0x2122]
print(",".join(f"{c:X}" for c in letters if c not in have))' >missing.txt
	pyftsubset "$european/$2" --output-file=narrow.ttf --unicodes-file=missing.txt \
		--no-hinting --layout-features= --drop-tables+=STAT
	pyftmerge --output-file="$here/$3" wide.ttf narrow.ttf
}
build 400Regular/NotoSansSC_400Regular.ttf 400Regular/NotoSans_400Regular.ttf NotoSansSC-Regular.ttf
build 600SemiBold/NotoSansSC_600SemiBold.ttf 600SemiBold/NotoSans_600SemiBold.ttf NotoSansSC-SemiBold.ttf

{
	echo "NotoSansSC-*.ttf hold glyphs of Noto Sans SC and of Noto Sans."
	echo
	echo "Noto Sans SC:"
	cat "$chinese/LICENSE_FONT"
	echo
	echo "Noto Sans: $(head -n 1 "$european/LICENSE_FONT")"
	echo "Licensed under the same SIL Open Font License, Version 1.1."
} >"$here/OFL.txt"
