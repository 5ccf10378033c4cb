#!/bin/sh
# The measurements of tests/bench, in one run on both databases, with the program as ./demo builds it.
#
# tests/bench/run reads SCHAKEL_BIN and SCHAKEL_TEST_PG, prints its figures and exits non-zero if an aim is missed.
. "$(dirname -- "$0")/lib.sh"

stage_needs tests/bench
check "build release" build release
check "there is a measurement" test -x tests/bench/run
[ "$failed" -eq 0 ] || stage_end
need_pg
SCHAKEL_BIN=$root/$work/release/src/main/schakel
export SCHAKEL_BIN
check "the program" test -x "$SCHAKEL_BIN"
check "measurements and their aims" tests/bench/run
stage_end
