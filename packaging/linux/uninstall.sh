#!/bin/sh
# Takes away what install.sh put there. Your company files stay.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "$(id -u)" = 0 ]; then
	prefix=${PREFIX:-/usr/local}
else
	prefix=${PREFIX:-$HOME/.local}
fi
(cd "$here/usr" && find . -type f) | while read -r file; do
	rm -f "$prefix/$file"
done
rmdir "$prefix/share/doc/rapport" 2>/dev/null || true
refresh() {
	if command -v "$1" >/dev/null; then
		"$@" >/dev/null 2>&1 || true
	fi
}
refresh update-mime-database "$prefix/share/mime"
refresh update-desktop-database "$prefix/share/applications"
refresh gtk-update-icon-cache -q -f -t "$prefix/share/icons/hicolor"
echo "Rapport has been taken away from $prefix. Your company files are where you keep them."
