#!/usr/bin/env bash
# Makes every chart of the sample company, and its meeting pack, in every format
# and both languages, in out/charts, and opens them with other programs: pictures
# are read as XML, documents have to have their fonts and words (poppler), and
# workbooks have to show their chart (LibreOffice). Makes everything again, and
# compares the bytes. Leaves contact sheets to look at: out/charts/*.png.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=$PWD/out/charts
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT
rm -rf "$out"
mkdir -p "$out"

echo "Making the files and opening them"
RAPPORT_CHARTS=$out CGO_ENABLED=0 go test ./cmd/rapport-cli -count 1 -run '^TestFilesOpenElsewhere$' -v

echo "Making them again"
CGO_ENABLED=0 go build -o bin/rapport-cli ./cmd/rapport-cli
bin/rapport-cli --file "$again/demo.rapport" demo
for folder in "$out"/*/; do
	language=$(basename "$folder")
	bin/rapport-cli --lang "$language" --file "$again/demo.rapport" chart all -o "$again/$language" --customer Michelle >/dev/null
	for pack in pack.pdf pack.xlsx; do
		bin/rapport-cli --lang "$language" --file "$again/demo.rapport" pack -o "$again/$language/$pack"
	done
	diff -rq --exclude=office "$folder" "$again/$language"
done
echo "The same bytes"

# sheet FILE PICTURE… puts pictures on one.
sheet() {
	local file=$1
	shift
	montage "$@" -tile 4x -geometry 700x480+6+6 -background '#888' "$file"
	printf '  %s\n' "${file#"$PWD/"}"
}

echo "Contact sheets"
for folder in "$out"/*/; do
	language=$(basename "$folder")
	for document in "$folder"office/*.pdf; do
		pdftoppm -r 90 -f 1 -l 1 -singlefile -png "$document" "${document%.pdf}"
	done
	pdftoppm -r 60 -png "$folder"pack.pdf "$folder"office/pages
	sheet "$out/pictures-$language.png" "$folder"*.png
	mapfile -t workbooks < <(find "$folder"office -name '*.png' ! -name 'pages-*' | sort)
	sheet "$out/workbooks-$language.png" "${workbooks[@]}"
	sheet "$out/pack-$language.png" "$folder"office/pages-*.png
done
