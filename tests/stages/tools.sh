#!/bin/sh
# The tests of the tools: generators and checks, with their planted faults.
. "$(dirname -- "$0")/lib.sh"

status=0
rm -f "$work/tmp/tools.count"
python3 tools/run_unittests.py --jobs "$(nproc)" --count "$work/tmp/tools.count" tools || status=$?
[ -s "$work/tmp/tools.count" ] || echo "0 1" >"$work/tmp/tools.count"
count_file "$work/tmp/tools.count" "$status"
stage_end
