#!/bin/sh
# The browser tests: headless Chromium against the program, once on SQLite and once on PostgreSQL.
#
# The tests, tests/e2e/*.test.mjs, read from the environment:
#   SCHAKEL_BIN       the program, built with the sanitizers
#   SCHAKEL_TEST_DB   sqlite or postgres
#   SCHAKEL_TEST_PG   conninfo of a PostgreSQL 15 in which they may make databases
#   CHROMIUM          the browser
# They start their own server on a free loopback port and stop it. One argument, sqlite or postgres, runs that one alone.
. "$(dirname -- "$0")/lib.sh"

stage_needs tests/e2e
check "packages of the browser tests" npm_install tests/e2e
check "node for the browser tests" need_node 20 tests/e2e
check "build gcc" build gcc
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || :)}
check "a browser" test -n "$CHROMIUM"
SCHAKEL_BIN=$root/$work/gcc/src/main/schakel
check "the program" test -x "$SCHAKEL_BIN"
tests=$(cd tests/e2e && find . -name '*[._]test.mjs' -not -path './node_modules/*' | sort)
check "there are tests" test -n "$tests"
[ "$failed" -eq 0 ] || stage_end
need_pg
export CHROMIUM SCHAKEL_BIN SCHAKEL_TEST_DB
for SCHAKEL_TEST_DB in ${1:-sqlite postgres}; do
	echo "database: $SCHAKEL_TEST_DB"
	# shellcheck disable=SC2086 # one word per file
	node_tests tests/e2e "$SCHAKEL_TEST_DB" $tests
done
stage_end
