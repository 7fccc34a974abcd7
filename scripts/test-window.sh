#!/usr/bin/env bash
# Drives the built program as a person would, on a display of its own and in a
# fresh home: opens the sample company, walks every page, records a call by
# keyboard, closes, starts again and finds the call. Leaves a picture of each
# step in out/screenshots. Exits 1 when a step fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/window.sh
. scripts/window.sh

pages=(today contacts orders returns campaigns finance definitions history)
customer=Michelle
note="Asked about blue kettles $$"
pictures=$PWD/out/screenshots

step() { printf '%s\n' "$*"; }

build() {
	step "Building"
	CGO_ENABLED=1 go build -o bin/rapport .
	CGO_ENABLED=0 go build -o bin/rapport-cli ./cmd/rapport-cli
}

cli() { bin/rapport-cli --file "$company" "$@"; }

# The company file that the program made, wherever it keeps it.
find_company() {
	local tries
	for tries in {1..300}; do
		company=$(find "$sandbox/home" -name '*.rapport' -print -quit)
		if [ -n "$company" ] && cli report customer "$customer" >/dev/null 2>&1; then
			printf '  %s\n' "${company#"$sandbox/home/"}"
			return
		fi
		sleep 0.2
	done
	die "the sample company was not there after $((tries / 5)) s"
}

open_sample() {
	step "First start: try the sample company"
	# shellcheck disable=SC2119 # none of this script's arguments
	start_program
	picture "$pictures/first-start.png"
	# The cursor stands in the name of a new company; the sample is two before it.
	press shift+Tab
	press shift+Tab
	press space
	find_company
	settle
	cli check >/dev/null || die "the sample company does not check"
}

walk_pages() {
	local number=0 page before after=
	for page in "${pages[@]}"; do
		number=$((number + 1))
		step "Page $number: $page"
		before=$after
		press "ctrl+$number"
		after=$(screen_sum)
		[ "$before" != "$after" ] || die "Ctrl+$number did not change the picture"
		picture "$pictures/$page.png"
	done
}

# How many events of this note the customer's journey holds, read from the file
# by the console program while the window has it open.
calls_found() {
	cli report customer "$customer" --format json |
		jq --arg note "$note" '[.journey[] | select(.text | contains($note))] | length'
}

record_call() {
	local actions tries
	step "Record a call with $customer"
	[ "$(calls_found)" = 0 ] || die "the call is there before it was recorded"
	actions=$(cli history --format json | jq '.rows | length')
	press ctrl+l
	type_text "$customer"
	press Return
	picture "$pictures/record-call-found.png"
	type_note
	picture "$pictures/record-call.png"
	press ctrl+Return
	for tries in {1..50}; do
		if [ "$(calls_found)" = 1 ]; then
			break
		fi
		sleep 0.1
	done
	[ "$(calls_found)" = 1 ] || die "no call in the file $((tries / 10)) s after Ctrl+Return"
	[ "$(cli history --format json | jq '.rows | length')" = $((actions + 1)) ] ||
		die "the call is not one action of the history"
	picture "$pictures/call-saved.png"
}

# From the customer's field to the note's.
type_note() {
	press alt+n
	type_text "$note"
}

find_call_again() {
	step "Start again and find the call"
	# shellcheck disable=SC2119 # none of this script's arguments
	start_program
	press ctrl+k
	type_text "$note"
	picture "$pictures/search-call.png"
	press Escape
	press ctrl+8
	picture "$pictures/history-after-restart.png"
	[ "$(calls_found)" = 1 ] || die "the call is gone after the restart"
	cli check >/dev/null || die "the file does not check after the restart"
}

build
mkdir -p "$pictures"
rm -f "$pictures"/*.png
trap stop_all EXIT
start_display 1280 800
open_sample
walk_pages
record_call
step "Close"
close_program
find_call_again
close_program
no_complaints
step "The window keeps what was typed: passed in $SECONDS s"
