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
# The shell has no windows to keep: it takes two thirds of the time.
CHROMIUM=${CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium || :)}
check "a browser" test -n "$CHROMIUM"
SCHAKEL_BIN=$root/$work/gcc/src/main/schakel
check "the program" test -x "$SCHAKEL_BIN"
check "there are tests" test -n "$(find tests/e2e -name '*_test.mjs' -not -path '*/node_modules/*')"
[ "$failed" -eq 0 ] || stage_end
need_pg
check "packages of the browser tests" npm_install tests/e2e
[ "$failed" -eq 0 ] || stage_end
SCHAKEL_BEELD=$root/$work/beeld
export CHROMIUM SCHAKEL_BIN SCHAKEL_BEELD

unset SCHAKEL_TEST_DB
if [ $# -gt 0 ]; then
	SCHAKEL_TEST_DB=$1
	export SCHAKEL_TEST_DB
fi
count_node browser tests/e2e/test.sh
stage_end
