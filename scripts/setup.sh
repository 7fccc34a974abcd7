#!/usr/bin/env bash
# Sets up what a target of the Makefile needs, or says exactly what to type.
#
#   scripts/setup.sh [--check] go|window|display|windows|wine|debian|files …
#
# go       the Go toolchain
# window   a C compiler and the headers of X11 and OpenGL
# display  a display without a screen, and programs that type, click and take pictures
# windows  the compiler of Windows programs and the maker of installers
# wine     Wine, to try the installer
# debian   what builds a Debian package
# files    programs that open charts and packs: poppler, LibreOffice, ImageMagick
#
# With --check nothing is installed: the exit code alone tells.
set -euo pipefail

# The oldest Go that reads go.mod and fetches the newer Go named there by itself.
oldest_go_minor=21

check=no
if [ "${1:-}" = --check ]; then
	check=yes
	shift
fi

say() { printf '%s\n' "$@" >&2; }

fail() {
	[ "$check" = yes ] || say "$@"
	exit 1
}

need_go() {
	local wanted have minor
	wanted=$(sed -n 's/^go //p' go.mod)
	if ! command -v go >/dev/null; then
		fail "Rapport is built with Go $wanted or newer, and there is no Go here." \
			"Get it from https://go.dev/dl/ (or your system's packages, where they are new enough), then try again."
	fi
	have=$(go env GOVERSION)
	minor=${have#go1.}
	minor=${minor%%[!0-9]*}
	if [ "${minor:-0}" -lt "$oldest_go_minor" ] && [ "${have#go1.}" != "$have" ]; then
		fail "Rapport is built with Go $wanted or newer, and this is $have." \
			"Get a newer one from https://go.dev/dl/, then try again."
	fi
}

# As root as far as this user may.
as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

can_be_root() {
	[ "$(id -u)" = 0 ] || command -v sudo >/dev/null
}

# apt_install WHY PACKAGE … installs what dpkg does not have.
apt_install() {
	local why=$1 package missing=()
	shift
	for package in "$@"; do
		dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	[ "$check" = no ] || exit 1
	if ! can_be_root; then
		fail "$why needs: ${missing[*]}" "As root, type: apt-get install ${missing[*]}"
	fi
	say "$why needs ${missing[*]}: installing"
	as_root apt-get update -qq
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 \
		--no-install-recommends "${missing[@]}" >/dev/null
}

need_window() {
	case "$(uname -s)" in
	Linux)
		if command -v apt-get >/dev/null; then
			apt_install "The window" gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libxkbcommon-dev
		elif command -v dnf >/dev/null; then
			has_headers || fail "The window needs a C compiler and the headers of X11 and OpenGL. Type:" \
				"  sudo dnf install gcc pkgconf-pkg-config mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel libxkbcommon-devel"
		else
			has_headers || fail "The window needs a C compiler, pkg-config and the headers of X11, OpenGL and xkbcommon." \
				"Install them with your system's packages, then try again."
		fi
		;;
	Darwin)
		xcode-select -p >/dev/null 2>&1 || fail "The window needs Apple's command line tools. Type:" "  xcode-select --install"
		;;
	MINGW* | MSYS*)
		command -v gcc >/dev/null || fail "The window needs a C compiler. In the MSYS2 MINGW64 shell, type:" \
			"  pacman -S --needed make mingw-w64-x86_64-gcc"
		;;
	*)
		has_headers || fail "The window needs a C compiler and the headers of X11 and OpenGL." \
			"See https://docs.fyne.io/started/ for this system."
		;;
	esac
}

has_headers() {
	command -v cc >/dev/null && command -v pkg-config >/dev/null &&
		pkg-config --exists gl x11 xcursor xrandr xinerama xi xxf86vm xkbcommon
}

need_display() {
	if command -v apt-get >/dev/null; then
		apt_install "Driving the window" xvfb xauth xdotool x11-utils imagemagick libgl1-mesa-dri jq \
			tesseract-ocr tesseract-ocr-eng
		return
	fi
	local program
	for program in Xvfb xdotool import tesseract jq; do
		command -v "$program" >/dev/null || fail "Driving the window needs Xvfb, xdotool, ImageMagick, Tesseract and jq; $program is missing." \
			"Install it with your system's packages, then try again."
	done
}

need_windows() {
	if command -v apt-get >/dev/null; then
		apt_install "The package for Windows" gcc-mingw-w64-x86-64 nsis zip
		return
	fi
	local program
	for program in x86_64-w64-mingw32-gcc makensis zip; do
		command -v "$program" >/dev/null || fail "The package for Windows needs mingw-w64, NSIS and zip; $program is missing." \
			"Install it with your system's packages, then try again."
	done
}

need_wine() {
	if command -v apt-get >/dev/null; then
		apt_install "Trying the installer" wine wine64 gcc-mingw-w64-x86-64
		return
	fi
	command -v wine >/dev/null || fail "Trying the installer needs Wine." "Install it with your system's packages, then try again."
}

need_debian() {
	if command -v apt-get >/dev/null; then
		apt_install "The package for Debian" dpkg-dev xz-utils
		return
	fi
	command -v dpkg-deb >/dev/null || fail "The package for Debian needs dpkg." "Install it with your system's packages, then try again."
}

need_files() {
	local program lacking=
	for program in pdffonts pdftotext pdftoppm soffice montage; do
		command -v "$program" >/dev/null || lacking="$lacking $program"
	done
	[ -n "$lacking" ] || return 0
	if command -v apt-get >/dev/null; then
		apt_install "Opening charts and packs" poppler-utils libreoffice-calc-nogui imagemagick
		return
	fi
	fail "Opening charts and packs needs poppler, LibreOffice and ImageMagick; these are missing:$lacking." \
		"Install them with your system's packages, then try again."
}

cd "$(dirname "${BASH_SOURCE[0]}")/.."
for need in "$@"; do
	case $need in
	go) need_go ;;
	window) need_window ;;
	display) need_display ;;
	windows) need_windows ;;
	wine) need_wine ;;
	debian) need_debian ;;
	files) need_files ;;
	*)
		say "setup.sh: no such need: $need"
		exit 2
		;;
	esac
done
