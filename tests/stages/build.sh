#!/bin/sh
# Both compilers, without a warning: gcc with the sanitizers (the build that is tested), gcc as ./demo builds, clang.
# One name as argument builds that one alone.
. "$(dirname -- "$0")/lib.sh"

for name in ${1:-gcc release clang}; do
	check "build $name" build "$name"
done
stage_end
