#!/bin/sh
# Installs JuiceDesk from this folder: for you alone in ~/.local, for everybody in /usr/local when root runs it.
# `./install.sh --prefix FOLDER` chooses another place, `./install.sh --uninstall` takes it all back. Your
# chargers, edits and history in ~/.local/share/JuiceDesk are never touched.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ "$(id -u)" = 0 ]; then prefix=/usr/local; else prefix=$HOME/.local; fi
action=install
while [ $# -gt 0 ]; do
    case "$1" in
        --prefix) [ $# -ge 2 ] || { echo "--prefix needs a folder." >&2; exit 2; }; prefix=$2; shift ;;
        --uninstall) action=uninstall ;;
        --help) sed -n '2,4s/^# //p' "$0"; exit 0 ;;
        *) echo "install.sh: \"$1\" is not known; --help tells more." >&2; exit 2 ;;
    esac
    shift
done
case "$prefix" in /*) ;; *) prefix=$PWD/$prefix ;; esac
lib=$prefix/lib/juicedesk

remove() { # the earlier files of the program, and nothing else
    list=$lib/installed-files
    [ ! -f "$list" ] || while IFS= read -r file; do rm -f -- "$prefix/$file"; done <"$list"
    rm -rf -- "$lib"
}

is_of_here() { # whether a file starts the program of this place, not of another package
    [ -f "$1" ] && grep -q 'lib/juicedesk/juicedesk' "$1" && ! grep -q '[="]/usr/lib/juicedesk/juicedesk' "$1"
}

find_starts() { # where the program itself has set up what is to be started, for whoever runs this
    config=${XDG_CONFIG_HOME:-${HOME:-}/.config}
    entry=$config/autostart/org.juicedesk.JuiceDesk.desktop
    if [ "$(id -u)" = 0 ]; then own=--system; unit=/etc/systemd/system; else own=--user; unit=$config/systemd/user; fi
    unit=$unit/juicedesk-serve.service
}

take_back_starts() {
    if is_of_here "$unit"; then env -u SUDO_USER "$lib/juicedesk" serve --uninstall || true; fi
    if is_of_here "$entry"; then rm -f -- "$entry"; fi
}

renew_server() { # a home server that runs has lost the files that it ran from
    if is_of_here "$unit"; then systemctl "$own" try-restart juicedesk-serve.service 2>/dev/null || true; fi
}

say_new_files() { # desktops that keep a list of programs look at it again
    if command -v update-desktop-database >/dev/null; then
        update-desktop-database -q "$prefix/share/applications" 2>/dev/null || true
    fi
    if command -v gtk-update-icon-cache >/dev/null; then
        gtk-update-icon-cache -q -t "$prefix/share/icons/hicolor" 2>/dev/null || true
    fi
}

find_starts
[ "$action" != uninstall ] || take_back_starts
remove
if [ "$action" = uninstall ]; then
    say_new_files
    echo "JuiceDesk has been removed. Your data stays in ~/.local/share/JuiceDesk."
    exit 0
fi
if ! { mkdir -p "$prefix/bin" "$prefix/lib" "$prefix/share" && [ -w "$prefix/lib" ]; } 2>/dev/null; then
    echo "$prefix cannot be written to; choose another place with --prefix." >&2
    exit 1
fi
cp -R -- "$here/juicedesk" "$lib"
ln -sf -- "$lib/juicedesk" "$prefix/bin/juicedesk"
cp -R -- "$here/share/." "$prefix/share/"
# A menu starts it by its whole path: ~/.local/bin is not everywhere in its PATH.
menu=$prefix/share/applications/org.juicedesk.JuiceDesk.desktop
escaped=$(printf '%s' "$lib/juicedesk" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g; s/[\\&|]/\\&/g')
sed -i "s|^Exec=juicedesk|Exec=\"$escaped\"|" "$menu"
{ echo bin/juicedesk; (cd -- "$here" && find share -type f); } >"$lib/installed-files"
say_new_files
renew_server
echo "JuiceDesk is installed. Start it from the menu, or with $prefix/bin/juicedesk."
