#!/bin/sh
# Bad input and faults, over HTTP against the program as a process, on SQLite and PostgreSQL: tests/http/*_test.py.
#
# They find the program by SCHAKEL_BIN (the build with the sanitizers) and PostgreSQL by SCHAKEL_TEST_PG. One argument is a
# folder to look in instead.
. "$(dirname -- "$0")/lib.sh"

check "build gcc" build gcc
[ "$failed" -eq 0 ] || stage_end
need_pg
http_tests gcc "$@"
stage_end
