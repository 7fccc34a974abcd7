# shellcheck shell=bash
# Steps with the sample company: walk every page, record a call, take it back and
# do it again, lose the program in the middle of a call. For test-window.sh.

customer=Michelle
note="Asked about blue kettles"
draft="Wants the turntable in red"
# At 0.80 a minute, as the definitions of the sample company say.
call_minutes=4:30
call_cost=-3.60

# The company file that the program made, wherever it keeps it.
sample_is_there() {
	company=$(find "$HOME" -name '*.rapport' -print -quit)
	[ -n "$company" ] && cli report customer "$customer" >/dev/null 2>&1
}

open_sample() {
	step "First start: try the sample company"
	start_program
	picture "$pictures/first-start.png"
	# The cursor stands in the name of a new company; the sample is three before it.
	press shift+Tab
	press shift+Tab
	press shift+Tab
	press space
	wait_until 60 "the sample company" sample_is_there
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

calls_are() { [ "$(calls_found)" = "$1" ]; }

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
	local actions
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
	wait_until 10 "the call of $call_cost in the file" calls_are 1
	[ "$(cli history --format json | jq '.rows | length')" = $((actions + 1)) ] ||
		die "the call is not one action of the history"
	picture "$pictures/call-saved.png"
}

undo_and_redo() {
	step "Take the call back and do it again"
	press ctrl+z
	wait_until 10 "the call taken back by Ctrl+Z" calls_are 0
	press ctrl+shift+z
	wait_until 10 "the call again after Ctrl+Shift+Z" calls_are 1
}

# What was typed and not saved is there after a crash.
crash_keeps_draft() {
	step "Kill the program while a call is typed, and start again"
	press ctrl+l
	fields_on 7
	type_text "$draft"
	kill -KILL "$program_pid"
	wait "$program_pid" 2>/dev/null || true
	start_program
	press ctrl+l
	wait_for_text "$draft"
	picture "$pictures/draft-after-crash.png"
	press Escape
}

find_call_again() {
	step "Start again and find the call"
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
