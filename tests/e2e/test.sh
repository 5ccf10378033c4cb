#!/bin/sh
# test.sh [FILE_test.mjs ...]: installs the pinned packages when they are not there yet (from npm's cache when it can),
# then runs the given browser tests one by one, or all of them as all.mjs does. Needs Chromium, and Java for one of the HTML
# checkers.
#   SCHAKEL_BIN           the program; without it the tests that need the server fail
#   SCHAKEL_TEST_DB       sqlite or postgres; without it given tests run on sqlite, all of them on both
#   SCHAKEL_TEST_PG       conninfo of a PostgreSQL in which databases may be made; without it one is started
#   SCHAKEL_SCHERMEN      folder for screenshots of every page, wide and narrow; without it none are kept
#   SCHAKEL_BEELD         folder for the pictures of README and manual; without it none are made
set -eu
cd "$(dirname "$0")"
lock=$(sha256sum package-lock.json | cut -d ' ' -f 1)
if [ "$lock" != "$(cat node_modules/.installed 2>/dev/null)" ]; then
	npm ci --prefer-offline --ignore-scripts --no-audit --no-fund >&2
	echo "$lock" >node_modules/.installed
fi
[ $# -gt 0 ] || exec ./node.sh all.mjs
exec ./node.sh --test --test-concurrency=1 "$@"
