#!/usr/bin/env bash
# Installs the .deb into a bare Debian 12, made in a temporary folder, with only
# what it declares to need; runs rapport-cli there; opens the window under a
# display of this machine, and takes its picture; takes the package away again.
#
#   sudo scripts/test-linux.sh [FILE.deb]      (default: the newest of out/packages)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/window.sh
. scripts/window.sh

[ "$(id -u)" = 0 ] || die "run it as root: it changes the root folder"
command -v debootstrap >/dev/null || die "debootstrap is missing; type: apt-get install debootstrap"
deb=${1:-$(find out/packages -name '*.deb' -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -n 1 | cut -d' ' -f2-)}
[ -f "$deb" ] || die "there is no .deb; run make package-linux first"
deb=$(realpath "$deb")
pictures=$PWD/out/screenshots
mkdir -p "$pictures"

suite=bookworm
if [ -z "${MIRROR:-}" ]; then
	# shellcheck disable=SC2016 # apt's own fields
	MIRROR=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $suite" 'Component: main' | head -n 1)
fi

start_display 1280 800
root=$(mktemp -d "${TMPDIR:-/tmp}/rapport-debian.XXXXXX")
chmod 755 "$root"
tidy() {
	stop_all
	for inside in proc tmp/.X11-unix; do
		! mountpoint -q "$root/$inside" || umount "$root/$inside"
	done
	rm -rf --one-file-system "$root"
}
trap tidy EXIT

printf 'A bare Debian …\n'
debootstrap --variant=minbase "$suite" "$root" "$MIRROR" >"$sandbox/debootstrap.log" 2>&1 || die "debootstrap failed: $(tail -n 3 "$sandbox/debootstrap.log")"
mount -t proc proc "$root/proc"
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
rm -f "$root/etc/apt/sources.list"
for file in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d /etc/resolv.conf; do
	[ ! -e "$file" ] || cp -rL "$file" "$root$(dirname "$file")/" 2>/dev/null || true
done
in_root() { chroot "$root" env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/srv DISPLAY="$DISPLAY" LANG=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1 DEBIAN_FRONTEND=noninteractive "$@"; }

printf 'Install %s (%s) with only what it declares …\n' "$(basename "$deb")" "$(du -h "$deb" | cut -f1)"
cp "$deb" "$root/tmp/rapport.deb"
in_root apt-get update -qq
in_root apt-get install -y -qq --no-install-recommends /tmp/rapport.deb >"$sandbox/apt.log" 2>&1 || die "apt-get failed: $(tail -n 5 "$sandbox/apt.log")"
in_root rapport-cli --file /srv/sample.rapport demo
in_root rapport-cli --file /srv/sample.rapport check >/dev/null || die "rapport-cli check failed"

printf 'Open the window there …\n'
in_root rapport /srv/sample.rapport >>"$sandbox/program.log" 2>&1 &
program_pid=$!
for tries in {1..300}; do
	kill -0 "$program_pid" 2>/dev/null || die "the program ended before it showed a window"
	window=$(xdotool search --onlyvisible --name . 2>/dev/null | tail -n 1) || true
	[ -n "$window" ] && [ "$(colours)" -gt "$blank_colours" ] && break
	sleep 0.2
done
[ -n "$window" ] || die "no window after $((tries / 5)) s"
xdotool windowsize "$window" 1280 800 windowmove "$window" 0 0 windowfocus "$window"
settle
picture "$pictures/debian.png"
close_program

in_root apt-get remove -y -qq rapport >/dev/null 2>&1
[ ! -e "$root/usr/bin/rapport" ] || die "the program is still there"
[ -f "$root/srv/sample.rapport" ] || die "the company file is gone"
echo "Passed: installed, opened, taken away; the company file is untouched"
