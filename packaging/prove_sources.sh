#!/usr/bin/env bash
# Proves README's "Start it from its sources" on a bare Debian 12: as root on a Debian with
# debootstrap and git,
#   packaging/prove_sources.sh [FOLDER-FOR-THE-PICTURES]
# Clones the newest commit of the checkout it lies in to a system that has git and Python and
# nothing else, and types README's two commands there: as root, who gets what is lacking, and as
# an ordinary person, who is told.  Then it opens the window on a screen and takes a picture.
set -euo pipefail

here=$(realpath "$(dirname "$0")")
out=$(realpath -m "${1:-build/proof-sources}")
# shellcheck source-path=SCRIPTDIR source=bare_debian.sh
. "$here/bare_debian.sh"
limit=3600  # the tests take minutes, and an hour on a slow machine
# What chroot starts with is set aside where dev.py and Qt would find help in it.
root_types() { inside env -u LANG -u DEBIAN_FRONTEND -C /root/msdesk "$@"; }
anna_types() { person env -C /home/anna/msdesk "$@"; }
version=$(sed -n 's/^__version__ = "\(.*\)"/msdesk \1/p' "$here/../msdesk/__init__.py")

echo "== A bare Debian 12, with git and Python"
make_bare_debian
quiet python add git ca-certificates python3
shown "nothing of what Qt and venv want is there" none "$(inside dpkg-query -W | grep -E '^(libgl1|libegl1|libxkb|libglib|libfontconfig|libdbus|libxcb|python3.*venv)' || true)"
quiet bundle git -C "$here" bundle create "$root/srv/msdesk" HEAD
quiet clone inside git clone -c advice.detachedHead=false /srv/msdesk /root/msdesk
quiet anna-clone person git clone -c advice.detachedHead=false /srv/msdesk /home/anna/msdesk
echo "        $(root_types git log -1 --format='%h %s')"

echo "== A person, before anybody has installed what is lacking"
code=0
anna_types python3 dev.py run > "$out/lacking.out" 2> "$out/lacking.txt" || code=$?
sed 's/^/        /' "$out/lacking.txt"
lacking=$(sed -n 's/.*sudo apt-get install -y --no-install-recommends //p' "$out/lacking.txt")
shown "she is told in one line what to type" [ "$(grep -c 'sudo apt-get install' "$out/lacking.txt")" = 1 ]
shown "and nothing else is said" none "$(cat "$out/lacking.out")"
shown "exit 3: only the owner of the machine can install it" [ "$code" = 3 ]
shown "no half of a .venv is left" [ ! -e "$root/home/anna/msdesk/.venv" ]

echo "== As root: python3 dev.py run, without a screen"
quiet run root_types python3 dev.py run
shown "it installs what the person was told of" grep -qxF "Installing $lacking ..." "$out/run.log"
shown "it sets itself up" grep -q '^Setting up .venv' "$out/run.log"
shown "it says that it takes the tour, since there is no screen" grep -q '^There is no screen here' "$out/run.log"
pictures=$root/root/msdesk/build/tour
told=$(sed -n 's|^\([0-9]*\) files in .*/build/tour$|\1|p' "$out/run.log")
shown "$told files are in build/tour, and none is empty" [ "$told" = "$(find "$pictures" -type f -size +0 | wc -l)" ]
shown "the page of questions is made: $out/my-page.png" grep -q '^%PDF' "$pictures/my-page.pdf"
cp "$pictures/my-page.png" "$pictures/paper-100-1280x860-home.png" "$out/"

echo "== As root: python3 dev.py test"
quiet test root_types python3 dev.py test
last=$(tail -1 "$out/test.log")
shown "its last line: $last" grep -qxE '[1-9][0-9]* passed, 0 failed' <<< "$last"

echo "== As root: python3 dev.py run again"
touch "$root/srv/before"
quiet again root_types python3 dev.py run --version
shown "it says \"$version\" and nothing else" diff <(echo "$version") "$out/again.log"
shown "nothing was set up again" none "$(inside find /root/msdesk/.venv /var/lib/dpkg/status -newer /srv/before)"

echo "== The person, now that the packages are there"
quiet anna anna_types python3 dev.py run --version
sed 's/^/        /' "$out/anna.log"
shown "she gets what she asked for" [ "$(tail -1 "$out/anna.log")" = "$version" ]
shown "and need install nothing" none "$(grep apt-get "$out/anna.log" || true)"
# Before the screen's own packages can hide what dev.py forgot.
xcb=$(cd "$root" && echo home/anna/msdesk/.venv/lib/python3*/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so)
shown "each library that a window wants is there" none "$(inside ldd "/$xcb" | grep 'not found' || true)"

echo "== A screen, for this proof only"
# shellcheck disable=SC2119  # nothing else is wanted with it
make_screen
window window env -C /home/anna/msdesk python3 dev.py run --demo
shown "python3 dev.py run --demo shows its window: $out/window.png" [ -s "$out/window.png" ]
shown "it said nothing on the terminal" none "$(cat "$out/window.log")"
shown "the sample record went with it" none "$(find "$root/tmp" -maxdepth 1 -name 'msdesk*')"
shown "and she has no record of her own yet" [ ! -e "$root/home/anna/.local/share/msdesk" ]
echo "All is shown. The pictures are in $out"
