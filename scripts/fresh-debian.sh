#!/usr/bin/env bash
# Proves that a bare Debian 12 with Go and make is enough: makes one in a
# temporary folder with debootstrap, copies this tree and this machine's Go in,
# and runs there, without a display, the targets of the Makefile that are named,
# timing each.
#
#   sudo scripts/fresh-debian.sh [--keep] [TARGET …]    (default: test run run)
#
# --keep leaves the folder, and says where it is. The target test-window installs
# the C compiler, the headers and a display there by itself.
#
# The mirror is that of this machine's apt sources, unless MIRROR names another.
# Proxies, GOPROXY and certificates are handed on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

keep=no
if [ "${1:-}" = --keep ]; then
	keep=yes
	shift
fi
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(test run run)

fail() {
	printf 'fresh-debian.sh: %s\n' "$*" >&2
	exit 1
}

[ "$(id -u)" = 0 ] || fail "run it as root: it changes the root folder"
command -v debootstrap >/dev/null || fail "debootstrap is missing; type: apt-get install debootstrap"
command -v go >/dev/null || fail "Go is missing"

suite=bookworm
if [ -z "${MIRROR:-}" ]; then
	# shellcheck disable=SC2016 # apt's own fields
	MIRROR=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $suite" 'Component: main' | head -n 1)
fi
[ -n "$MIRROR" ] || fail "apt knows no mirror of $suite; run apt-get update, or set MIRROR"

root=$(mktemp -d "${TMPDIR:-/tmp}/rapport-debian.XXXXXX")
chmod 755 "$root"
tidy() {
	printf '\n'
	printf '%s\n' "${times[@]}"
	if mountpoint -q "$root/proc"; then
		umount "$root/proc"
	fi
	if [ "$keep" = yes ]; then
		echo "The Debian root stays in $root"
	else
		rm -rf --one-file-system "$root"
	fi
}
times=()
trap tidy EXIT

# timed NAME COMMAND … runs it and remembers how long it took.
timed() {
	local name=$1 start=$SECONDS
	shift
	printf '\n== %s\n' "$name"
	"$@"
	times+=("$(printf '%-24s %4d s' "$name" "$((SECONDS - start))")")
}

# The settings by which this machine reaches the network, where they are set.
settings=()
for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR; do
	[ -z "${!name:-}" ] || settings+=("$name=${!name}")
done
for name in GOPROXY GOSUMDB GONOSUMDB GOPRIVATE; do
	value=$(go env "$name")
	[ -z "$value" ] || settings+=("$name=$value")
done

inside() {
	chroot "$root" /usr/bin/env -i HOME=/root TERM=dumb LC_ALL=C.UTF-8 \
		PATH=/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
		"${settings[@]}" /bin/bash -c "cd /root/rapport && $1"
}

make_root() {
	debootstrap --variant=minbase --include=make "$suite" "$root" "$MIRROR" >"$root.log" ||
		{ tail -n 20 "$root.log" >&2; fail "debootstrap failed"; }
	rm -f "$root.log"
	cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
	mkdir -p "$root/etc/ssl/certs" "$root/usr/local"
	cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
	cp -a "$(go env GOROOT)" "$root/usr/local/go"
	mkdir "$root/root/rapport"
	git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' name; do
		[ ! -f "$name" ] || printf '%s\0' "$name"
	done | tar --null --create --files-from - | tar --extract --no-same-owner --directory "$root/root/rapport"
	mount -t proc proc "$root/proc"
	for tool in gcc git pkg-config Xvfb; do
		! chroot "$root" /usr/bin/which "$tool" >/dev/null || fail "$tool is there already: this root is not bare"
	done
}

timed "a bare Debian 12" make_root
for target in "${targets[@]}"; do
	timed "make $target" inside "make $target"
done
