#!/usr/bin/env bash
# Drives the built program as a person would, on a display of its own and in a
# fresh home: opens the sample company, walks every page, records a call by
# keyboard, takes it back and does it again, closes, starts again and finds the
# call; then kills the program in the middle of a call and finds its draft.
# Leaves a picture of each step in out/screenshots. Exits 1 when a step fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/window.sh
. scripts/window.sh

customer=Michelle
note="Asked about blue kettles"
draft="Wants the turntable in red"
# At 0.80 a minute, as the definitions of the sample company say.
call_minutes=4:30
call_cost=-3.60
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
	step "Settings"
	press ctrl+comma
	picture "$pictures/settings.png"
}

# How many calls of today and of this cost the customer's journey holds, read
# from the file by the console program while the window has it open.
calls_found() {
	cli report customer "$customer" --format json |
		jq --arg today "$(date +%F)" --arg cost "$call_cost" \
			'[.journey[] | select(.kind == "call" and .date == $today and .entries[0].amount == $cost)] | length'
}

# The figures of the sample's first customer, as the screen shows them.
look_at_customer() {
	step "Look up $customer"
	press ctrl+k
	type_text "$customer"
	press Return
	wait_for_text "13.30"
	picture "$pictures/michelle.png"
}

record_call() {
	local actions tries
	step "Record a call with $customer"
	[ "$(calls_found)" = 0 ] || die "the call is there before it was recorded"
	actions=$(cli history --format json | jq '.rows | length')
	press ctrl+l
	type_text "$customer"
	press Return
	fields_on 2
	press ctrl+a
	type_text "$call_minutes"
	fields_on 5
	type_text "$note"
	picture "$pictures/record-call.png"
	wait_for_text "$note"
	press ctrl+Return
	for tries in {1..50}; do
		[ "$(calls_found)" = 0 ] || break
		sleep 0.1
	done
	[ "$(calls_found)" = 1 ] || die "no call of $call_cost in the file $((tries / 10)) s after Ctrl+Return"
	[ "$(cli history --format json | jq '.rows | length')" = $((actions + 1)) ] ||
		die "the call is not one action of the history"
	picture "$pictures/call-saved.png"
}

undo_and_redo() {
	step "Take the call back and do it again"
	press ctrl+z
	[ "$(calls_found)" = 0 ] || die "Ctrl+Z did not take the call back"
	press ctrl+shift+z
	[ "$(calls_found)" = 1 ] || die "Ctrl+Shift+Z did not bring the call again"
}

# What was typed and not saved is there after a crash.
crash_keeps_draft() {
	step "Kill the program while a call is typed, and start again"
	press ctrl+l
	fields_on 7
	type_text "$draft"
	kill -KILL "$program_pid"
	wait "$program_pid" 2>/dev/null || true
	# shellcheck disable=SC2119 # none of this script's arguments
	start_program
	press ctrl+l
	wait_for_text "$draft"
	picture "$pictures/draft-after-crash.png"
	press Escape
}

find_call_again() {
	step "Start again and find the call"
	# shellcheck disable=SC2119 # none of this script's arguments
	start_program
	press ctrl+k
	type_text "$note"
	wait_for_text "$customer"
	picture "$pictures/search-call.png"
	press Return
	wait_for_text "16.90"
	picture "$pictures/call-found.png"
	press ctrl+8
	wait_for_text "Record a call with $customer"
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
look_at_customer
record_call
undo_and_redo
step "Close"
close_program
find_call_again
crash_keeps_draft
step "Close again"
close_program
no_complaints
step "The window keeps what was typed: passed in $SECONDS s"
