#!/bin/sh
# Bad input and faults, over HTTP against the program as a process, on SQLite and PostgreSQL: tests/http/*_test.py.
#
# They find the program by SCHAKEL_BIN (the build with the sanitizers) and PostgreSQL by SCHAKEL_TEST_PG. One argument is a
# folder to look in instead.
. "$(dirname -- "$0")/lib.sh"

check "build gcc" build gcc
SCHAKEL_BIN=$root/$work/gcc/src/main/schakel
check "the program" test -x "$SCHAKEL_BIN"
[ "$failed" -eq 0 ] || stage_end
need_pg
export SCHAKEL_BIN
status=0
PYTHONDONTWRITEBYTECODE=1 python3 tools/run_unittests.py --count "$work/tmp/$stage.count" "${1:-tests/http}" || status=$?
count_file "$work/tmp/$stage.count" "$status"
stage_end
