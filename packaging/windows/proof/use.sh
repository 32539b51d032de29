# shellcheck shell=bash
# What a person does with msdesk on Windows, for prove_windows.sh to source: install, start, read,
# make the page of questions, open a file, update, remove.  Pictures of it are left in "out".
: "${work:?}" "${out:?}" "${windows:?}"

person=$windows/drive_c/users/root
installed=$person/AppData/Local/Programs/msdesk
record=$person/AppData/Local/msdesk/record.db
key_of_removal='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{6B1C1D5E-8C0B-4E0B-9B57-0D6D736431A1}_is1'
windows_wait=120  # seconds for a window

on_screen() { DISPLAY=$screen timeout "$windows_wait" "$@"; }
asked() {  # asked KEY [NAME]: a value of Windows' registry, nothing where it is not there
    local which=(/ve)
    [ -z "${2:-}" ] || which=(/v "$2")
    { of_windows reg query "$1" "${which[@]}" 2>/dev/null || true; } | tr -d '\r' | sed -n 's/^ *[^ ]* *REG_[A-Z]* *//p'
}
is_no_key() { ! of_windows reg query "$1" > /dev/null 2>&1; }
count_windows() { on_screen xdotool search --onlyvisible --name '(^| )msdesk$' 2>/dev/null | wc -l; }
running() { pgrep -c -f 'msdesk\.exe' || true; }
sum_of() { sha256sum < "$1"; }
picture() { on_screen import -window root "$out/$1.png"; echo "        picture: $out/$1.png"; }

waited() {  # waited SECONDS COMMAND...: until it succeeds
    local until=$((SECONDS + $1)); shift
    until "$@" > /dev/null 2>&1; do [ $SECONDS -lt $until ] || return 1; sleep 1; done
}
there_is_one_window() { [ "$(count_windows)" = 1 ]; }
there_is_a_window() { [ "$(count_windows)" -ge 1 ]; }
nothing_runs() { [ "$(running)" = 0 ]; }

ends() { local seconds=60; of_windows "$@" > "$out/second-start.log" 2>&1; }

opened() {  # opened PICTURE OPTION...: start what is installed and take a picture of its window
    local name=$1; shift
    of_windows "$installed/msdesk.exe" "$@" > "$out/$name.log" 2>&1 &
    waited "$windows_wait" there_is_a_window || { picture "$name"; fail "no window: $out/$name.png"; }
    sleep 15  # Home fills itself
    picture "$name"
}
closed() {  # closed WHAT: the window, as a person closes it
    local window
    window=$(on_screen xdotool search --onlyvisible --name 'msdesk' | tail -1)
    on_screen xdotool windowactivate --sync "$window" key --clearmodifiers alt+F4
    waited 60 nothing_runs || { picture closing; fail "$1 does not end"; }
}

set_up() {  # set_up VERSION: without an administrator, in the person's own folder
    quiet "install-$1" of_windows "$made/msdesk-$1.exe" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /CURRENTUSER \
        '/DIR=C:\users\root\AppData\Local\Programs\msdesk' "/LOG=$(as_windows_writes "$out/setup-$1.log")"
    shown "version $1 is installed, for one person" [ -f "$installed/msdesk.exe" ]
    shown "Windows lists it as $1" [ "$(asked "$key_of_removal" DisplayVersion)" = "$1" ]
}
remove() { of_windows "$installed/unins000.exe" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART > "$out/$1.log" 2>&1; }

use_it() {
    make_screen
    rm -rf "$installed" "$(dirname "$record")"
    before_the_update
    update
    read_and_print
    start_twice
    open_a_file
    remove_it
    carry_about
}

before_the_update() {
    set_up 0.0.1
    opened first-start
    on_screen xdotool key Tab Return  # "Skip, and start"
    sleep 10
    closed "the first start"
    shown "a record was made" [ -s "$record" ]
}

update() {
    local before; before=$(sum_of "$record")
    set_up "$version"
    shown "what only the older version had is gone" [ ! -e "$installed/_internal/gone-since.txt" ]
    shown "the record is as it was" [ "$(sum_of "$record")" = "$before" ]
    self_checked installed "of what is installed" of_windows "$installed/msdesk.exe" --self-check
}

read_and_print() {
    rm -rf "$work/tour"
    quiet tour of_windows "$installed/msdesk.exe" --tour "$(as_windows_writes "$work/tour")"
    shown "the page of questions is made: $out/my-page.png" grep -q '^%PDF' "$work/tour/my-page.pdf"
    cp "$work"/tour/my-page.* "$work"/tour/paper-{100,200}-1280x860-{home,preview,card-ahsct-what-it-may-do}.png "$out/"
    echo "        $(find "$work/tour" -type f | wc -l) pictures are in $work/tour"
}

start_twice() {
    opened demo --demo
    closed "the sample record"
    opened home
    # One that finds the first lets that come forward, and ends.
    shown "a second start ends within a minute" ends "$installed/msdesk.exe"
    # While it comes forward, X may not show it for a moment.
    shown "and there is still one window" waited 20 there_is_one_window
}

open_a_file() {
    # By what Windows was told of msdesk, as "Open with" does.
    local command
    printf '{"format": "msdesk"}' > "$person/mine.msdesk.json"
    command=$(asked 'HKCU\Software\Classes\Applications\msdesk.exe\shell\open\command')
    echo "        $command"
    shown "\"Open with\" names what is installed" grep -qi 'Programs\\msdesk\\msdesk.exe" "%1"' <<< "$command"
    quiet open of_windows "$installed/msdesk.exe" 'C:\users\root\mine.msdesk.json'
    sleep 5
    picture opened-file
    shown "the file went to the window that was open" waited 20 there_is_one_window
}

remove_it() {
    local before files; before=$(sum_of "$record")
    files=$(find "$installed" -type f | wc -l)
    remove removal-while-running || true
    sleep 5
    shown "it cannot be removed while it runs: all its $files files are there" [ "$(find "$installed" -type f | wc -l)" = "$files" ]
    closed "the program"
    before=$(sum_of "$record")
    remove removal
    waited 60 [ ! -e "$installed/unins000.exe" ] || true
    shown "the program is removed, with its folder" [ ! -e "$installed" ]
    shown "the record stays as it was" [ "$(sum_of "$record")" = "$before" ]
    shown "Windows lists it no more" none "$(asked "$key_of_removal" DisplayVersion)"
    shown "nor under \"Open with\"" is_no_key 'HKCU\Software\Classes\Applications\msdesk.exe'
}

carry_about() {
    # The ZIP as it is made with the bundle; unpacked, with the mark, it keeps all beside itself.
    local stick=$work/stick program
    rm -rf "$stick" "$(dirname "$record")"
    mkdir "$stick"
    unzip -q "$made"/*-portable.zip -d "$stick"
    program=$(echo "$stick"/*/msdesk.exe)
    of_windows "$program" > "$out/carried.log" 2>&1 &
    waited "$windows_wait" there_is_a_window || fail "no window of the one that is carried about"
    sleep 10
    picture carried
    closed "the one that is carried about"
    shown "its record is beside it" [ -s "$(dirname "$program")/record/record.db" ]
    shown "and nothing is kept elsewhere" [ ! -e "$(dirname "$record")" ]
}
