#!/usr/bin/env bash
# Installs the Setup.exe silently under Wine, on a display of its own; looks for
# files, start menu and file type; starts the program with a company file whose
# path has spaces and Chinese characters; takes a picture; upgrades over it;
# uninstalls; and finds the company file still there.
#
#   scripts/test-windows.sh [Setup.exe]      (default: the newest of out/packages)
#
# With BARE=1 it also times five starts beside those of a bare window.
# Wine 8 lacks one DLL that Go needs; it is made here and is in no package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/window.sh
. scripts/window.sh

setup=${1:-$(find out/packages -name 'Rapport-*-Setup.exe' -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -n 1 | cut -d' ' -f2-)}
[ -f "$setup" ] || die "there is no Setup.exe; run make package-windows first"
setup=$(realpath "$setup")
pictures=$PWD/out/screenshots
mkdir -p "$pictures"
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)

step() { printf '%s\n' "$*"; }

# Built before the display is made, which comes with a home of its own.
built=$(mktemp -d)
cli=$built/rapport-cli
CGO_ENABLED=0 go build -o "$cli" ./cmd/rapport-cli
if [ -n "${BARE:-}" ]; then
	(cd scripts/bench/testdata/barewindow && CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc GOOS=windows GOARCH=amd64 \
		go build -tags migrated_fynedo -ldflags "-H windowsgui -s -w" -o "$built/bare.exe" .)
fi

# There is no window manager and no real graphics card: software OpenGL draws.
start_display 1280 800
export WINEPREFIX=$sandbox/wine WINEDEBUG=-all WINEARCH=win64 WINEDLLOVERRIDES="mscoree,mshtml="
stop_wine() {
	wineserver -k 2>/dev/null || true
	rm -rf "$built"
	stop_all
}
trap stop_wine EXIT

step "Wine: a fresh Windows"
"$wine" wineboot -i >/dev/null 2>&1
# Started again: in the session that installs it, Wine waits 10 s for a service
# before each first window.
wineserver -w
system32=$WINEPREFIX/drive_c/windows/system32
cat >"$sandbox/prng.c" <<'C'
#include <stddef.h>
unsigned char __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *to, size_t n) { return SystemFunction036(to, n); }
C
x86_64-w64-mingw32-gcc -shared -o "$system32/bcryptprimitives.dll" "$sandbox/prng.c" -ladvapi32

user=$(basename "$(find "$WINEPREFIX/drive_c/users" -mindepth 1 -maxdepth 1 ! -name Public | head -n 1)")
programs=$WINEPREFIX/drive_c/users/$user/AppData/Local/Programs/Rapport
menu=$WINEPREFIX/drive_c/users/$user/AppData/Roaming/Microsoft/Windows/Start\ Menu/Programs/Rapport.lnk
documents="$WINEPREFIX/drive_c/users/$user/我的 公司"
company="$documents/Lake Shop 湖边.rapport"

registered() { "$wine" reg query "$1" ${2:+/v "$2"} >/dev/null 2>&1; }

check_installed() {
	local file
	for file in Rapport.exe rapport-cli.exe Uninstall.exe LICENCES.txt; do
		[ -f "$programs/$file" ] || die "$file is not there after the installation"
	done
	[ -f "$menu" ] || die "the start menu has no Rapport"
	registered 'HKCU\Software\Classes\.rapport' || die "the file type is not registered"
	registered 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Rapport' DisplayVersion || die "Windows does not list the program"
}

step "Install $(basename "$setup") ($(du -h "$setup" | cut -f1)), silently"
"$wine" "$setup" /S || die "the installer ended with code $?"
check_installed

step "A company file with spaces and Chinese characters in its path"
mkdir -p "$documents"
"$cli" --file "$company" demo
"$wine" "$programs/rapport-cli.exe" --file "C:\\users\\$user\\我的 公司\\Lake Shop 湖边.rapport" check >/dev/null ||
	die "the console program does not read the company"

# timed_start NAMES LOG PROGRAM … starts a program in Wine and waits until a window of
# such a name is drawn; it leaves the window, and the milliseconds in $took.
timed_start() {
	local names=$1 log=$2 started tries
	shift 2
	started=$(milliseconds)
	"$wine" "$@" >>"$log" 2>&1 &
	for tries in {1..600}; do
		window=$(xdotool search --onlyvisible --name "$names" 2>/dev/null | tail -n 1) || true
		[ -n "$window" ] && [ "$(colours)" -gt "$blank_colours" ] && break
		sleep 0.02
	done
	took=$(($(milliseconds) - started))
	[ "$tries" -lt 600 ] || die "no window after $((took / 1000)) s"
}

# start_installed starts the program by the command that a double-click on the
# company runs, and waits until it is drawn. Wine 8 looks for file types of all
# users only, so that the command is read from where Windows finds it.
start_installed() {
	local command program
	command=$("$wine" reg query 'HKCU\Software\Classes\Rapport.Company\shell\open\command' /ve | tr -d '\r' | sed -n 's/.*REG_SZ *//p')
	[[ $command == \"*\"\ \"%1\" ]] || die "the file type runs $command"
	program=${command%\" \"%1\"}
	program=${program#\"}
	timed_start '^Rapport|Lake Shop' "$sandbox/program.log" "$program" "C:\\users\\$user\\我的 公司\\Lake Shop 湖边.rapport"
	printf '  first window after %s ms\n' "$took"
	xdotool windowsize "$window" 1280 800 windowmove "$window" 0 0 2>/dev/null || true
	sleep 3
}

# compare_starts times the start beside that of a window with nothing in it, built
# alike, one after the other: the first start in a fresh Windows takes longer.
compare_starts() {
	local round bare ratios=""
	for round in {1..5}; do
		step "  start $round"
		timed_start . /dev/null "$built/bare.exe"
		bare=$took
		printf '  bare window after %s ms\n' "$bare"
		"$wine" taskkill /f /im bare.exe >/dev/null 2>&1 || true
		sleep 2
		start_installed
		close_installed
		ratios+="$((took * 100 / bare)) "
	done
	step "  ours ÷ bare, in percent: $ratios"
}

# is_open looks for the program among the processes of this Wine.
is_open() { pgrep -f 'Programs.Rapport.Rapport\.exe' >/dev/null; }

close_installed() {
	local tries
	xdotool windowfocus "$window" mousemove --window "$window" 700 120 click 1
	xdotool key --clearmodifiers ctrl+q
	for tries in {1..100}; do
		is_open || return 0
		sleep 0.2
	done
	die "the program did not end within $((tries / 5)) s of Ctrl+Q"
}

step "Open it by its file type"
start_installed
picture "$pictures/windows.png"
step "An upgrade refuses to run over the open program"
if "$wine" "$setup" /S; then
	die "the installer ran over an open program"
fi
close_installed
[ -z "${BARE:-}" ] || compare_starts

step "Upgrade over it"
"$wine" "$setup" /S || die "the upgrade ended with code $?"
check_installed
[ -f "$company" ] || die "the company file is gone after the upgrade"

step "Uninstall"
"$wine" "$programs/Uninstall.exe" /S
# The uninstaller goes on in a copy of itself; the key of the program goes last.
for _ in {1..50}; do
	registered 'HKCU\Software\Rapport' || break
	sleep 0.2
done
[ ! -e "$programs/Rapport.exe" ] || die "the program is still there"
[ ! -e "$menu" ] || die "the start menu still has it"
! registered 'HKCU\Software\Classes\.rapport' || die "the file type is still registered"
[ -f "$company" ] || die "the company file is gone"
"$cli" --file "$company" check >/dev/null || die "the company file does not check"
step "Passed: installed, opened, upgraded, uninstalled; the company file is untouched"
