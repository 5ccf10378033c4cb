#!/bin/sh
# All meson tests in the build with AddressSanitizer and UBSan, on SQLite and PostgreSQL.
# With --sqlite on SQLite alone. The tests find PostgreSQL by SCHAKEL_TEST_PG (a conninfo).
. "$(dirname -- "$0")/lib.sh"

check "build gcc" build gcc
[ "$failed" -eq 0 ] || stage_end
if [ "${1:-}" = --sqlite ]; then
	unset SCHAKEL_TEST_PG
else
	need_pg
fi
meson_tests gcc --timeout-multiplier 5
stage_end
