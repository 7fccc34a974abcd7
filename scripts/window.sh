# shellcheck shell=bash disable=SC2034
# Functions to start the built window on a display of its own, type into it and
# take its picture. Source it; call start_display first and stop_all in a trap.

# The pages in the order of the navigation: Ctrl+1 opens the first.
pages=(today contacts orders returns campaigns finance definitions history)

# start_display WIDTH HEIGHT starts an X server without a screen, on a free
# number that it picks itself, and makes a fresh home in $sandbox.
start_display() {
	screen_width=$1
	screen_height=$2
	sandbox=$(mktemp -d "${TMPDIR:-/tmp}/rapport-window.XXXXXX")
	Xvfb -displayfd 3 -screen 0 "${screen_width}x${screen_height}x24" -nolisten tcp \
		3>"$sandbox/display" 2>"$sandbox/xvfb.log" &
	xvfb_pid=$!
	local tries
	for tries in {1..100}; do
		[ ! -s "$sandbox/display" ] || break
		sleep 0.1
	done
	[ -s "$sandbox/display" ] || die "Xvfb did not start within 10 s: $(cat "$sandbox/xvfb.log")"
	DISPLAY=:$(cat "$sandbox/display")
	export DISPLAY
	unset WAYLAND_DISPLAY
	export LIBGL_ALWAYS_SOFTWARE=1
	# What is typed below is UTF-8; the program is told a language of its own.
	export LC_ALL=C.UTF-8
	use_home home
}

# use_home NAME is another person's home from now on, made where it is new.
use_home() {
	export HOME=$sandbox/$1
	export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_CACHE_HOME=$HOME/.cache
	export XDG_RUNTIME_DIR=$HOME/.run XDG_DOCUMENTS_DIR=$HOME/Documents
	mkdir -p "$HOME/Documents" "$HOME/Downloads" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"
	chmod 700 "$XDG_RUNTIME_DIR"
}

# stop_all ends what this script started, and only that.
stop_all() {
	[ -z "${program_pid:-}" ] || kill "$program_pid" 2>/dev/null || true
	[ -z "${xvfb_pid:-}" ] || kill "$xvfb_pid" 2>/dev/null || true
	wait 2>/dev/null || true
	[ -z "${sandbox:-}" ] || rm -rf "$sandbox"
}

step() { printf '%s\n' "$*"; }

# cli … asks the console program about the company that the window has open.
# shellcheck disable=SC2154 # the script that sources this names the company
cli() { bin/rapport-cli --file "$company" "$@"; }

# wait_until SECONDS WHAT COMMAND … waits until the command succeeds.
wait_until() {
	local until what=$2
	until=$(($(milliseconds) + 1000 * $1))
	shift 2
	until "$@"; do
		[ "$(milliseconds)" -lt "$until" ] || die "$what: still not so"
		kill -0 "$program_pid" 2>/dev/null || die "$what: the program has ended"
		sleep 0.1
	done
	printf '  %s\n' "$what"
}

die() {
	printf '%s: %s\n' "$(basename "$0")" "$*" >&2
	if [ -n "${program_pid:-}" ]; then
		if [ -n "${pictures:-}" ]; then
			import -window root "$pictures/failed.png" 2>/dev/null &&
				printf 'The last picture is %s\n' "$pictures/failed.png" >&2
		fi
		printf 'What the program wrote:\n' >&2
		tail -n 40 "$sandbox/program.log" >&2
	fi
	exit 1
}

# start_program ARGUMENT … starts the window and waits until it is drawn. It
# fills the screen, since no window manager runs here.
start_program() {
	local started
	started=$(milliseconds)
	LC_ALL=en_US.UTF-8 bin/rapport "$@" >>"$sandbox/program.log" 2>&1 &
	program_pid=$!
	window=
	while [ -z "$window" ]; do
		kill -0 "$program_pid" 2>/dev/null || die "the program ended before it showed a window"
		[ $(($(milliseconds) - started)) -lt 60000 ] || die "no window within 60 s"
		window=$(xdotool search --onlyvisible --pid "$program_pid" 2>/dev/null | tail -n 1) || true
		sleep 0.05
	done
	xdotool windowmove "$window" 0 0 windowsize "$window" "$screen_width" "$screen_height"
	xdotool windowfocus "$window"
	until [ "$(colours)" -gt "$blank_colours" ]; do
		[ $(($(milliseconds) - started)) -lt 60000 ] || die "nothing drawn within 60 s"
		sleep 0.05
	done
	printf '  drawn after %s ms\n' "$(($(milliseconds) - started))"
	settle
}

# close_program asks the program to end as a person does, and waits.
close_program() {
	local tries
	xdotool key --clearmodifiers ctrl+q
	for tries in {1..100}; do
		if ! kill -0 "$program_pid" 2>/dev/null; then
			wait "$program_pid" || die "the program ended with code $?"
			program_pid=
			return
		fi
		sleep 0.1
	done
	die "the program did not end within $((tries / 10)) s of Ctrl+Q"
}

# no_complaints fails when the program logged what must not happen: a panic, a
# widget touched from the wrong goroutine, or an error of its own. Fyne reads its
# preferences while it writes them, complains, and keeps what it has: not ours.
no_complaints() {
	if find "$sandbox" -name 'rapport.log*' -exec cat {} + | cat - "$sandbox/program.log" |
		grep -v 'Preferences load error' | grep -E '^panic:|fatal error:|Fyne error|Error in Fyne call thread|level=ERROR' >&2; then
		die "the program complained"
	fi
}

# press KEY … presses keys one after the other and waits for what they do.
press() {
	xdotool key --clearmodifiers "$@"
	settle
}

# fields_on N goes on by N fields.
fields_on() {
	local left
	for ((left = $1; left > 0; left--)); do
		xdotool key Tab
		sleep 0.1
	done
}

# type_text TEXT types as fast as a good typist.
type_text() {
	xdotool type --clearmodifiers --delay 25 -- "$1"
	settle
}

# settle waits until two pictures a moment apart are the same but for a blinking
# cursor or a running clock, at most 6 s.
settle() {
	local tries changed
	import -window root -depth 8 "rgb:$sandbox/before"
	for tries in {1..20}; do
		sleep 0.25
		import -window root -depth 8 "rgb:$sandbox/after"
		changed=$({ cmp -l "$sandbox/before" "$sandbox/after" || true; } | head -n 1000 | wc -l)
		[ "$changed" -ge 1000 ] || return 0
		mv "$sandbox/after" "$sandbox/before"
	done
	die "the screen still moved after $tries looks"
}

screen_sum() {
	import -window root -depth 8 rgb:- | sha256sum
}

# A screen of fewer colours shows nothing.
blank_colours=8

# colours counts the colours on the screen.
colours() {
	import -window root -depth 8 png:- | identify -format %k png:-
}

# picture FILE takes the screen.
picture() {
	import -window root -depth 8 -define png:compression-level=9 "$1"
	[ "$(identify -format %k "$1")" -gt "$blank_colours" ] || die "$1 is blank"
	printf '  %s\n' "$1"
}

# wait_for_text TEXT [AREA] waits until TEXT can be read on the screen, or in an
# area of it (WIDTHxHEIGHT+X+Y), which is read many times as fast.
wait_for_text() {
	local tries until
	until=$(($(milliseconds) + 20000))
	for tries in {1..40}; do
		if read_screen "${2:-}" | grep -qF -- "$1"; then
			printf '  reads "%s"\n' "$1"
			return
		fi
		[ "$tries" -lt 3 ] || [ "$(milliseconds)" -lt "$until" ] || break
		sleep 0.3
	done
	die "\"$1\" is not to be read on the screen after $tries looks; there stands: $(read_screen "${2:-}" | tr '\n' '|')"
}

# read_screen [AREA] reads the words on the screen, enlarged, since letters of 13
# pixels are read badly.
read_screen() {
	import -window root -crop "${1:-${screen_width}x${screen_height}+0+0}" +repage -colorspace Gray -resize 300% png:- |
		OMP_THREAD_LIMIT=1 tesseract stdin stdout --psm 11 2>/dev/null | grep . || true
}

milliseconds() {
	date +%s%3N
}
