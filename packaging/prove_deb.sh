#!/usr/bin/env bash
# Proves the Debian package on a bare Debian 12: as root on a Debian with debootstrap,
#   packaging/prove_deb.sh dist/msdesk_0.1.0_amd64.deb [FOLDER-FOR-THE-PICTURES]
# Checks the package's files, installs it with apt on a system that has nothing else, runs it as
# an ordinary person, takes pictures, removes it, and looks at what is left.
set -euo pipefail

deb=$(realpath "$1")
out=$(realpath -m "${2:-build/proof}")
# shellcheck source-path=SCRIPTDIR source=bare_debian.sh
. "$(dirname "$0")/bare_debian.sh"
files() { inside find / -xdev -not -path '/proc/*' -not -path '/var/*' -not -path '/home/*' -not -path '/tmp/*' | sort; }

echo "== The package's files"
rm -rf "$out/files"
dpkg-deb -x "$deb" "$out/files"
bytes=$(stat -c %s "$deb")
shown "$(basename "$deb") is at most 70 MB: $bytes bytes" [ "$bytes" -le 70000000 ]
shown "desktop-file-validate" desktop-file-validate "$out"/files/usr/share/applications/*.desktop
shown "appstreamcli validate" appstreamcli validate --no-net "$out"/files/usr/share/metainfo/*.xml
quiet lintian lintian --no-cfg --tag-display-limit 0 --display-info --pedantic --allow-root "$deb"
shown "lintian says nothing that is not explained" none "$(grep -v '^N:\|^running with root\| unused-override ' "$out/lintian.log" || true)"

echo "== A bare Debian 12"
make_bare_debian
cp "$deb" "$root/root/"

echo "== Install with apt"
quiet install add "/root/$(basename "$deb")"
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
quiet install-again add "/root/$(basename "$deb")"

echo "== A screen, for this proof only"
make_screen shared-mime-info desktop-file-utils libglib2.0-bin
command=$(sed -n 's/^Exec=//p' "$root/usr/share/applications/msdesk.desktop")
command=${command/ %f/}
# shellcheck disable=SC2086  # the command may be of several words
started() { local picture=$1; shift; window "$picture" $command "$@"; }
started window
shown "\"$command\" shows its window: $out/window.png" [ -s "$out/window.png" ]
record=$root/home/anna/.local/share/msdesk/record.db
shown "the record is there" [ -s "$record" ]
shown "only its owner may read the folder" [ "$(stat -c %a "$(dirname "$record")")" = 700 ]
shown "it said nothing on the terminal" none "$(cat "$out/window.log")"

quiet tour seen msdesk --tour /home/anna/tour
shown "the page of questions is made: $out/my-page.png" grep -q '^%PDF' "$root/home/anna/tour/my-page.pdf"
cp "$root/home/anna/tour/my-page.png" "$root/home/anna/tour/paper-100-1280x860-home.png" "$out/"
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
