#!/bin/sh
# The browser files: their own tests, and whether assets/dist is what its source builds.
. "$(dirname -- "$0")/lib.sh"

stage_needs assets
check "packages of assets" npm_install assets
[ "$failed" -eq 0 ] || stage_end
fresh=$work/tmp/assets-dist
rm -rf "$fresh"
mkdir -p "$fresh"
check "build of assets" node assets/build.mjs --to "$root/$fresh"
check "assets/dist is what assets/src builds" diff -r -q assets/dist "$fresh"
tests=$(find assets -name '*_test.mjs' -not -path '*/node_modules/*' | sort)
if [ -n "$tests" ]; then
	# shellcheck disable=SC2086 # one word per file
	count_node assets node --test --test-concurrency=1 --test-reporter=spec $tests
else
	stage_fail "no tests in assets/"
fi
stage_end
