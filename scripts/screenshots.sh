#!/usr/bin/env bash
# Draws every page in both themes and both languages, with the sample company
# and with an empty one, into docs/screenshots.
#
#   scripts/screenshots.sh [WIDTHxHEIGHT]    (default 1280x800)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/window.sh
. scripts/window.sh

size=${1:-1280x800}
pictures=$PWD/docs/screenshots

CGO_ENABLED=1 go build -o bin/rapport .
CGO_ENABLED=0 go build -o bin/rapport-cli ./cmd/rapport-cli
mkdir -p "$pictures"
rm -f "$pictures"/*-{light,dark}-*.png # those of the driven test stay

trap stop_all EXIT
start_display "${size%x*}" "${size#*x}"
bin/rapport-cli --file "$sandbox/sample.rapport" demo >/dev/null
bin/rapport-cli --file "$sandbox/empty.rapport" new --name "Corner Shop" --currency USD >/dev/null

for company in sample empty; do
	for lang in en zh-Hans; do
		for theme in light dark; do
			printf '%s, %s, %s\n' "$company" "$lang" "$theme"
			start_program --lang "$lang" --theme "$theme" "$sandbox/$company.rapport"
			number=0
			for page in "${pages[@]}"; do
				number=$((number + 1))
				press "ctrl+$number"
				picture "$pictures/$page-$company-$theme-$lang.png"
			done
			# 256 colours are enough for flat surfaces, in a third of the size.
			mogrify +dither -colors 256 -define png:compression-level=9 "$pictures"/*-"$company-$theme-$lang.png"
			close_program
		done
	done
done

# The tabs of pages: with the sample company in both themes and languages, once
# with an empty one.
tabs=(finance/media finance/value finance/budget finance/forecast finance/performance finance/cross-sell definitions/pools duplicates)
for shown in sample-light-en sample-dark-zh-Hans empty-light-en; do
	IFS=- read -r company theme lang <<<"$shown"
	printf 'Tabs, %s\n' "$shown"
	for tab in "${tabs[@]}"; do
		start_program --lang "$lang" --theme "$theme" --page "$tab" "$sandbox/$company.rapport"
		sleep 1
		settle
		picture "$pictures/${tab/\//-}-$shown.png"
		mogrify +dither -colors 256 -define png:compression-level=9 "$pictures/${tab/\//-}-$shown.png"
		close_program
	done
done
no_complaints
