#!/bin/sh
# Every fuzz target for some seconds (argument, default 60), from its corpus in tests/fuzz/NAME.
#
# A target is an executable fuzz_NAME of the build with -Dfuzz=true. What it finds lies in build-test/fuzz-found/; a
# finding is added to the corpus with the repair, and is replayed by the ordinary tests ever after.
. "$(dirname -- "$0")/lib.sh"

seconds=${1:-60}
case $seconds in
'' | *[!0-9]*)
	echo "usage: tests/stages/fuzz.sh [SECONDS]"
	exit 2
	;;
esac
check "build fuzz" build fuzz
[ "$failed" -eq 0 ] || stage_end
targets=$(find "$work/fuzz" -type f -name 'fuzz_*' -perm -u+x -not -path '*.p/*' | sort)
check "there are targets" test -n "$targets"
found=$work/fuzz-found
for target in $targets; do
	name=$(basename -- "$target")
	name=${name#fuzz_}
	mkdir -p "$found/$name" "$work/fuzz-corpus/$name"
	corpus=tests/fuzz/$name
	if [ -z "$(ls -A "$corpus" 2>/dev/null)" ]; then
		stage_fail "$corpus is empty: a target starts from examples"
		continue
	fi
	echo "fuzz $name: $seconds s"
	if "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
		-artifact_prefix="$found/$name/" "$work/fuzz-corpus/$name" "$corpus"; then
		passed=$((passed + 1))
	else
		stage_fail "fuzz $name: see $found/$name"
	fi
done
stage_end
