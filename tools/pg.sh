#!/bin/sh
# A throw-away PostgreSQL for the tests.
#
# Usage: tools/pg.sh start DIR | stop DIR
# start prints the conninfo, one line, on standard output; everything else goes to standard error or DIR/log.
# What: a fresh cluster in DIR, reached by a unix socket that only its owner (and root) may use. No TCP at all, so no
# port can be taken; trust on that socket; nothing is synced to disk. Sorting is by byte, as SQLite's.
# Who: PostgreSQL refuses root, so root hands it to the user postgres (SCHAKEL_PG_USER chooses another).
# A killed run leaves DIR behind: the next start stops what still runs in it and begins anew. DIR must be empty, absent
# or made by this script.
set -eu

port=5432 # names the socket file; nothing listens on it
socket_max=107
LC_ALL=C
export LC_ALL

die() {
	printf 'pg.sh: %s\n' "$*" >&2
	exit 1
}

find_bin() {
	for bin in /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin; do
		[ -x "$bin/initdb" ] && return 0
	done
	bin=$(command -v initdb) || die "PostgreSQL is not installed: tools/install-packages.sh test"
	bin=$(dirname -- "$bin")
}

choose_user() {
	user=
	[ "$(id -u)" -eq 0 ] || return 0
	user=${SCHAKEL_PG_USER:-postgres}
	id "$user" >/dev/null 2>&1 || useradd --system --shell /bin/sh "$user" || die "no user $user"
}

as_user() {
	if [ -n "$user" ]; then
		runuser -u "$user" -- "$@"
	else
		"$@"
	fi
}

# Prints the pid of the server of this directory, or fails. The pid in a file that a crash left behind may be
# anybody's by now, so the process itself is asked.
server_pid() {
	[ -r "$dir/data/postmaster.pid" ] || return 1
	pid=$(sed -n 1p "$dir/data/postmaster.pid")
	case $pid in
	'' | *[!0-9]*) return 1 ;;
	esac
	[ "$(readlink "/proc/$pid/cwd" 2>/dev/null)" = "$dir/data" ] || return 1
	printf '%s\n' "$pid"
}

stop_server() {
	server_pid >/dev/null || return 0
	# a server that ends by itself between two looks makes pg_ctl fail: what counts is that it is gone
	as_user "$bin/pg_ctl" -D "$dir/data" -s -w -t 30 -m fast stop ||
		as_user "$bin/pg_ctl" -D "$dir/data" -s -w -t 30 -m immediate stop ||
		! server_pid >/dev/null || die "the server in $dir does not stop"
}

remove_leftovers() {
	if [ -s "$dir/socket" ]; then
		socket=$(cat "$dir/socket")
		case $socket in
		/tmp/schakel-pg.*) rm -rf -- "$socket" ;;
		esac
	fi
	rm -rf -- "$dir/data" "$dir/socket" "$dir/log" "$dir/conninfo" "$dir/.s.PGSQL.$port" "$dir/.s.PGSQL.$port.lock"
}

# The socket lies in DIR, unless its name would not fit in a socket address or would need quoting in a conninfo.
choose_socket() {
	socket=$dir
	path="$dir/.s.PGSQL.$port"
	case $dir in
	*[!A-Za-z0-9/._-]*) socket= ;;
	esac
	if [ -z "$socket" ] || [ "${#path}" -gt "$socket_max" ]; then
		socket=$(mktemp -d /tmp/schakel-pg.XXXXXX)
		[ -z "$user" ] || chown "$user" "$socket"
	fi
	printf '%s\n' "$socket" >"$dir/socket"
}

write_config() {
	as_user tee -a "$dir/data/postgresql.conf" >/dev/null <<-END
		listen_addresses = ''
		port = $port
		unix_socket_directories = '$socket'
		unix_socket_permissions = 0700
		max_connections = 200
		fsync = off
		full_page_writes = off
		wal_level = minimal
		max_wal_senders = 0
		max_wal_size = 256MB
		autovacuum_naptime = 10s
		jit = off
		max_pred_locks_per_transaction = 256
		timezone = 'UTC'
		log_timezone = 'UTC'
	END
	printf 'local all all trust\n' | as_user tee "$dir/data/pg_hba.conf" >/dev/null
}

start() {
	mkdir -p -- "$dir"
	dir=$(CDPATH='' cd -- "$dir" && pwd -P)
	if [ ! -e "$dir/.schakel-pg" ] && [ -n "$(ls -A "$dir")" ]; then
		die "$dir is not empty and not ours"
	fi
	: >"$dir/.schakel-pg"
	stop_server
	remove_leftovers
	chmod 700 "$dir"
	[ -z "$user" ] || chown "$user" "$dir"
	cd / # the user may not be allowed where we are
	as_user test -w "$dir" || die "user $user cannot reach $dir; choose a directory under /tmp"
	as_user "$bin/initdb" -D "$dir/data" -U postgres -A trust --locale=C.UTF-8 -E UTF8 --no-sync >"$dir/log" 2>&1 || {
		cat "$dir/log" >&2
		die "initdb failed"
	}
	[ -z "$user" ] || chown "$user" "$dir/log"
	choose_socket
	write_config
	as_user "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -s -w -t 60 start >&2 || {
		tail -n 20 "$dir/log" >&2
		die "the server does not start"
	}
	"$bin/pg_isready" -q -h "$socket" -p "$port" -t 30 || die "the server is not ready"
	me=$(id -un)
	[ "$me" = postgres ] || "$bin/psql" -qX -h "$socket" -p "$port" -U postgres -d postgres \
		-c "create role \"$me\" superuser login" >&2
	printf 'host=%s port=%s dbname=postgres user=postgres\n' "$socket" "$port" | tee "$dir/conninfo"
}

stop() {
	[ -d "$dir" ] || exit 0
	[ -e "$dir/.schakel-pg" ] || die "$dir is not ours"
	dir=$(CDPATH='' cd -- "$dir" && pwd -P)
	cd /
	stop_server
	remove_leftovers
	rm -f -- "$dir/.schakel-pg"
	rmdir -- "$dir" 2>/dev/null || :
}

[ $# -eq 2 ] || die "usage: tools/pg.sh start DIR | stop DIR"
dir=$2
find_bin
choose_user
case $1 in
start) start ;;
stop) stop ;;
*) die "usage: tools/pg.sh start DIR | stop DIR" ;;
esac
