#!/bin/sh
# All meson tests and the tests over HTTP in a build with ThreadSanitizer, on SQLite and PostgreSQL.
. "$(dirname -- "$0")/lib.sh"

check "build tsan" build tsan
[ "$failed" -eq 0 ] || stage_end
need_pg
TSAN_OPTIONS=${TSAN_OPTIONS:-halt_on_error=1:abort_on_error=1:second_deadlock_stack=1:suppressions=$root/tests/tsan.supp}
export TSAN_OPTIONS
# ThreadSanitizer wants its addresses where they were before kernels spread them wider.
if setarch -R true 2>/dev/null; then
	run_with="setarch -R"
fi
meson_tests tsan --timeout-multiplier 10
http_tests tsan
stage_end
