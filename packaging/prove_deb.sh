#!/usr/bin/env bash
# Proves the Debian package on a bare Debian 12: as root on a Debian with debootstrap,
#   packaging/prove_deb.sh dist/msdesk_0.1.0_amd64.deb [FOLDER-FOR-THE-PICTURES]
# Checks the package's files, installs it with apt on a system that has nothing else, runs it as
# an ordinary person, takes pictures, removes it, and looks at what is left.  Each line beginning
# with "ok" is a thing shown; the first that fails ends it with 1.
set -euo pipefail

deb=$(realpath "$1")
out=$(realpath -m "${2:-build/proof}")
root=$(mktemp -d /var/tmp/msdesk-proof.XXXXXX)
chmod 755 "$root"
screen=77
server=

fail() { echo "FAILED  $*"; exit 1; }
shown() {  # shown WHAT COMMAND...: the command must succeed
    local what=$1; shift
    if "$@"; then echo "ok      $what"; else fail "$what"; fi
}
quiet() {  # quiet LOG COMMAND...: keep what it says, show it only where it fails
    local log=$out/$1.log; shift
    "$@" > "$log" 2>&1 || { tail -5 "$log"; fail "$* (all of it is in $log)"; }
}
none() { [ -z "$1" ] || { echo "$1"; return 1; }; }
inside() { timeout 600 chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
person() { timeout 300 chroot --userspec=anna:anna "$root" env -i PATH=/usr/bin:/bin HOME=/home/anna USER=anna LANG=C.UTF-8 "$@"; }
seen() { person DISPLAY=:$screen "$@"; }
files() { inside find / -xdev -not -path '/proc/*' -not -path '/var/*' -not -path '/home/*' -not -path '/tmp/*' | sort; }
clean() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    sleep 1
    for place in dev/shm dev proc; do umount "$root/$place" 2>/dev/null || true; done
    grep -q "$root" /proc/mounts || rm -rf --one-file-system "$root"
}
trap clean EXIT

echo "== The package's files"
rm -rf "$out"
mkdir -p "$out"
dpkg-deb -x "$deb" "$out/files"
bytes=$(stat -c %s "$deb")
shown "$(basename "$deb") is at most 70 MB: $bytes bytes" [ "$bytes" -le 70000000 ]
shown "desktop-file-validate" desktop-file-validate "$out"/files/usr/share/applications/*.desktop
shown "appstreamcli validate" appstreamcli validate --no-net "$out"/files/usr/share/metainfo/*.xml
quiet lintian lintian --no-cfg --tag-display-limit 0 --display-info --pedantic --allow-root "$deb"
shown "lintian says nothing that is not explained" none "$(grep -v '^N:\|^running with root\| unused-override ' "$out/lintian.log" || true)"

echo "== A bare Debian 12"
mirror=$(apt-cache policy 2>/dev/null | sed -n 's|.* \(https*://[^ ]*/debian\) bookworm/main .*|\1|p' | head -1)
quiet debootstrap timeout 590 debootstrap --variant=minbase bookworm "$root" "${mirror:-http://deb.debian.org/debian}"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/dev/shm"
cp /etc/resolv.conf "$root/etc/"
cp "$deb" "$root/root/"
inside useradd --create-home anna
shown "$(inside dpkg-query -W | wc -l) packages and no Python" none "$(inside sh -c 'command -v python3 || true')"

echo "== Install with apt"
quiet update inside apt-get update
quiet install inside apt-get install -y --no-install-recommends "/root/$(basename "$deb")"
echo "        $(grep -c '^Setting up' "$out/install.log") packages were set up"
person msdesk --self-check > "$out/self-check.txt" || { cat "$out/self-check.txt"; fail "the self-check"; }
cat "$out/self-check.txt"
shown "self-check by an ordinary person, without a screen" grep -q 'all checks passed' "$out/self-check.txt"
shown "the self-check left no record behind" [ ! -e "$root/home/anna/.local/share/msdesk" ]
lacking=$(inside sh -c 'find /usr/lib/msdesk -name "*.so*" -type f -exec env LD_LIBRARY_PATH=/usr/lib/msdesk/_internal ldd {} +' 2>/dev/null | grep 'not found' | sort -u || true)
shown "each library finds all that it needs" none "$lacking"

echo "== Remove it before anybody has started it"
files > "$out/installed.txt"
inside dpkg-query -L msdesk | sort > "$out/own.txt"
# shellcheck disable=SC2046,SC2016  # a name each
inside dpkg-query -L $(inside dpkg-query -W -f '${Package} ' | sed 's/\bmsdesk\b//') | sort -u > "$out/others.txt"
comm -23 "$out/own.txt" "$out/others.txt" > "$out/only-its-own.txt"
quiet purge-unused inside apt-get remove -y --purge msdesk
files > "$out/removed.txt"
shown "exactly its own files went" diff <(comm -23 "$out/installed.txt" "$out/only-its-own.txt") "$out/removed.txt"
shown "apt said where the record is" grep -qF '/.local/share/msdesk' "$out/purge-unused.log"
quiet install-again inside apt-get install -y --no-install-recommends "/root/$(basename "$deb")"

echo "== A screen, for this proof only"
quiet screen inside apt-get install -y --no-install-recommends xvfb xdotool wmctrl scrot openbox shared-mime-info desktop-file-utils libglib2.0-bin
timeout 1500 chroot "$root" Xvfb :$screen -screen 0 1280x900x24 -nolisten tcp > "$out/xvfb.log" 2>&1 & server=$!
for _ in $(seq 50); do [ -S "$root/tmp/.X11-unix/X$screen" ] && break; sleep 0.2; done
seen openbox > /dev/null 2>&1 &

command=$(sed -n 's/^Exec=//p' "$root/usr/share/applications/msdesk.desktop")
started() {  # started PICTURE ARGUMENTS...: the menu's command, and a picture of its window
    local picture=$1; shift
    # shellcheck disable=SC2086  # the command may be of several words
    seen ${command/ %f/} "$@" > "$out/$picture.log" 2>&1 & local job=$!
    seen timeout 60 xdotool search --sync --onlyvisible --class msdesk > /dev/null || fail "no window: $out/$picture.log"
    sleep 8
    seen scrot -o /tmp/shot.png
    mv "$root/tmp/shot.png" "$out/$picture.png"
    seen wmctrl -c msdesk
    wait $job || { cat "$out/$picture.log"; fail "the command ended with $?"; }
}
started window
shown "\"$command\" shows its window: $out/window.png" [ -s "$out/window.png" ]
record=$root/home/anna/.local/share/msdesk/record.db
shown "the record is there" [ -s "$record" ]
shown "only its owner may read the folder" [ "$(stat -c %a "$(dirname "$record")")" = 700 ]
shown "it said nothing on the terminal" none "$(cat "$out/window.log")"

quiet tour seen msdesk --tour /home/anna/tour
shown "the page of questions is made: $out/my-page.png" grep -q '^%PDF' "$root/home/anna/tour/my-page.pdf"
cp "$root/home/anna/tour/my-page.png" "$root/home/anna/tour/paper-100-1280-01-home.png" "$out/"
rm -r "$root/home/anna/tour"

mkdir -m 700 "$root/home/anna/old"
python3 - "$root/home/anna/old/record.db" <<'PYTHON'
import sqlite3, sys
record = sqlite3.connect(sys.argv[1])  # as if made before the first step, so that every step runs
record.execute("PRAGMA application_id = 0x6D736431")
record.execute("PRAGMA user_version = 0")
record.execute("CREATE TABLE older (word)")
record.commit()
PYTHON
inside chown -R anna:anna /home/anna/old
started older --data-dir /home/anna/old
schema=$(od -An -j60 -N4 -tu1 "$root/home/anna/old/record.db" | awk '{print $4}')
shown "an older record was brought to schema $schema by Alembic: $out/older.png" [ "$schema" -ge 1 ]
rm -r "$root/home/anna/old"

inside update-mime-database /usr/share/mime
inside update-desktop-database
echo '{}' > "$root/home/anna/mine.msdesk.json"
kind=$(person gio info -a standard::content-type /home/anna/mine.msdesk.json)
shown "an export is known by its name" grep -q x-msdesk-export <<< "$kind"
shown "an export opens with msdesk" grep -q msdesk.desktop <<< "$(person gio mime application/x-msdesk-export+json)"
rm "$root/home/anna/mine.msdesk.json"

echo "== Remove it, with a record there"
before=$(sha256sum < "$record")
quiet purge inside apt-get remove -y --purge msdesk
grep 'msdesk' "$out/purge.log" | sed 's/^/        /'
shown "the record is as it was" [ "$before" = "$(sha256sum < "$record")" ]
inside find / -xdev -iname '*msdesk*' -not -path '/proc/*' -not -path '/root/*' -not -path '/var/log/*' | sort > "$out/left.txt"
sed 's/^/        left: /' "$out/left.txt"
shown "nothing else is left" none "$(grep -vE '^/home/anna/\.(local/share|config|cache)/msdesk|^/var/(lib/(apt|dpkg)|cache)/' "$out/left.txt" || true)"
echo "All is shown. The pictures are in $out"
