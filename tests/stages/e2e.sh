#!/bin/sh
# The browser tests: headless Chromium against the program, once on SQLite and once on PostgreSQL.
#
# tests/e2e/test.sh installs their packages, finds a Node that is new enough and runs tests/e2e/*_test.mjs, which read:
#   SCHAKEL_BIN       the program, built with the sanitizers
#   SCHAKEL_TEST_DB   sqlite or postgres
#   SCHAKEL_TEST_PG   conninfo of a PostgreSQL 15 in which they may make databases
#   CHROMIUM          the browser
#   SCHAKEL_BEELD     folder for the pictures of README and manual
# They start their own server on a free loopback port and stop it. One argument, sqlite or postgres, runs that one alone.
. "$(dirname -- "$0")/lib.sh"

stage_needs tests/e2e
check "build gcc" build gcc
CHROMIUM=${CHROMIUM:-$(command -v chromium || :)}
check "a browser" test -n "$CHROMIUM"
SCHAKEL_BIN=$root/$work/gcc/src/main/schakel
check "the program" test -x "$SCHAKEL_BIN"
check "there are tests" test -n "$(find tests/e2e -name '*_test.mjs' -not -path '*/node_modules/*')"
[ "$failed" -eq 0 ] || stage_end
need_pg
check "packages of the browser tests" npm_install tests/e2e
[ "$failed" -eq 0 ] || stage_end
export CHROMIUM SCHAKEL_BIN

# run DATABASE [TEST ...]
run() {
	SCHAKEL_TEST_DB=$1
	export SCHAKEL_TEST_DB
	shift
	tests/e2e/test.sh "$@" >"$work/tmp/$stage-$SCHAKEL_TEST_DB.txt" 2>&1
}

# What starts no program of its own, or has both databases in itself, runs once.
tests=$(cd tests/e2e && ls ./*_test.mjs)
each=$(echo "$tests" | grep -vE '/(harness|script|server)_test')
# Side by side: a browser and a server keep little more than one core busy. The pictures come from one of them.
sqlite=
postgres=
if [ "${1:-sqlite}" = sqlite ]; then
	SCHAKEL_BEELD=$root/$work/beeld
	export SCHAKEL_BEELD
	# shellcheck disable=SC2086 # one word per file
	run sqlite $tests &
	sqlite=$!
	unset SCHAKEL_BEELD
	tests=$each
fi
if [ "${1:-postgres}" = postgres ]; then
	# shellcheck disable=SC2086
	run postgres $tests &
	postgres=$!
fi
for pid in $sqlite $postgres; do
	status=0
	wait "$pid" || status=$?
	name=sqlite
	[ "$pid" = "$sqlite" ] || name=postgres
	echo "database: $name"
	count_said "$name" "$status"
done
stage_end
