#!/bin/sh
# Prints the folder for what the tests make and throw away: TMPDIR when it is set, memory when there is room, else /tmp.
#
# Why memory: nearly every test has a database of its own, of a thousand files on PostgreSQL. On a disk, making and
# removing those takes longer than the test, and every commit waits for the disk.
# Room: ROOM_KB free in it, twice that in the machine, and programs may run there.
set -eu

ROOM_KB=2097152
memory=/dev/shm

room() {
	[ "$(df -Pk "$memory" 2>/dev/null | awk 'NR == 2 { print $4 }')" -ge "$ROOM_KB" ] 2>/dev/null &&
		[ "$(awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo)" -ge $((2 * ROOM_KB)) ] 2>/dev/null
}

programs_run() {
	probe=$(mktemp "$memory/schakel-probe.XXXXXX" 2>/dev/null) || return 1
	printf '#!/bin/sh\n' >"$probe"
	chmod 700 "$probe"
	status=0
	"$probe" 2>/dev/null || status=1
	rm -f "$probe"
	return "$status"
}

if [ -n "${TMPDIR:-}" ]; then
	printf '%s\n' "$TMPDIR"
elif room && programs_run; then
	printf '%s\n' "$memory"
else
	printf '/tmp\n'
fi
