#!/bin/sh
# The rules of the source that no compiler knows: layers, sizes, words, and scripts that any sh can run.
. "$(dirname -- "$0")/lib.sh"

check layers python3 tools/check_layers.py
check sizes python3 tools/check_sizes.py
check words python3 tools/check_words.py
scripts="demo test .ci/run $(find . -name '*.sh' -not -path '*/node_modules/*' -not -path './build*')"
for script in $scripts; do
	check "dash reads $script" dash -n "$script"
done
# shellcheck disable=SC2086 # one word per script
check shellcheck shellcheck -x -P SCRIPTDIR -s sh $scripts
stage_end
