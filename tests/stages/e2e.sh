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
SCHAKEL_BEELD=$root/$work/beeld
export CHROMIUM SCHAKEL_BIN SCHAKEL_TEST_DB SCHAKEL_BEELD
# What starts no program of its own, or has both databases in itself, runs the first time alone.
tests=$(cd tests/e2e && ls ./*_test.mjs)
for SCHAKEL_TEST_DB in ${1:-sqlite postgres}; do
	echo "database: $SCHAKEL_TEST_DB"
	# shellcheck disable=SC2086 # one word per file
	count_node "$SCHAKEL_TEST_DB" tests/e2e/test.sh $tests
	tests=$(echo "$tests" | grep -vE '/(harness|script|server)_test')
done
stage_end
