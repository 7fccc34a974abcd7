#!/bin/sh
# Installs Rapport for you alone, into ~/.local, or as root for all, into
# /usr/local. PREFIX names another place. uninstall.sh takes it away again; your
# company files are never touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "$(id -u)" = 0 ]; then
	prefix=${PREFIX:-/usr/local}
else
	prefix=${PREFIX:-$HOME/.local}
fi
(cd "$here/usr" && find . -type f) | while read -r file; do
	mkdir -p "$prefix/$(dirname "$file")"
	cp "$here/usr/$file" "$prefix/$file"
done
refresh() {
	if command -v "$1" >/dev/null; then
		"$@" >/dev/null 2>&1 || true
	fi
}
refresh update-mime-database "$prefix/share/mime"
refresh update-desktop-database "$prefix/share/applications"
refresh gtk-update-icon-cache -q -t "$prefix/share/icons/hicolor"
echo "Rapport is in $prefix/bin."
case ":$PATH:" in
*":$prefix/bin:"*) ;;
*) echo "Add $prefix/bin to your PATH to start it by typing rapport." ;;
esac
