# What the stages of ./test share. Sourced by each, never run.
#
# A stage is a script that runs alone or from ./test. It runs checks (right or wrong, not counted as tests) and counts
# tests; stage_end prints one line, leaves "PASSED FAILED" in the file $SCHAKEL_STAGE_RESULT if there is one, and exits
# non-zero if anything failed or nothing ran. A folder that is gone, or in which nothing is found, is a failure.
# Builds lie in build-test/NAME and are reused.
# shellcheck shell=sh

set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$root"
stage=$(basename -- "$0" .sh)
work=build-test
mkdir -p "$work/tmp"
rm -f "$work/tmp/$stage.wrong"
passed=0
failed=0
checks=0
own_pg=
patroon=
jobs=$(($(nproc) + 1)) # one more than there are cores, for each waits now and then for a disk or a process
run_with= # a command that runs another, for meson_tests

[ "$stage" != bench ] || export TMPDIR="${TMPDIR:-/tmp}" # what is measured lies on a disk
TMPDIR=$(tools/tmpdir.sh)
export TMPDIR

ASAN_OPTIONS=${ASAN_OPTIONS:-abort_on_error=1:print_summary=1:strict_string_checks=1}
UBSAN_OPTIONS=${UBSAN_OPTIONS:-halt_on_error=1:abort_on_error=1:print_stacktrace=1}
LSAN_OPTIONS=${LSAN_OPTIONS:-suppressions=$root/tests/lsan.supp:print_suppressions=0}
export ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS

stage_cleanup() {
	remove_patroon
	[ -z "$own_pg" ] || tools/pg.sh stop "$own_pg"
	own_pg=
}
trap stage_cleanup EXIT
trap 'exit 130' HUP INT TERM

stage_result() {
	[ -z "${SCHAKEL_STAGE_RESULT:-}" ] || printf '%s\n' "$*" >"$SCHAKEL_STAGE_RESULT"
}

stage_end() {
	if [ $((passed + failed + checks)) -eq 0 ]; then
		echo "nothing ran"
		failed=1
	fi
	stage_result "$passed $failed"
	# Last, where whoever reads the end of the log looks.
	[ ! -s "$work/tmp/$stage.wrong" ] || cat "$work/tmp/$stage.wrong"
	echo "stage $stage: $passed tests passed, $failed failed, $checks checks"
	[ "$failed" -eq 0 ] || exit 1
	exit 0
}

# said_wrong FILE: what node's runner said of each test that failed, from "not ok" to the end of its block.
said_wrong() {
	awk '/^ *not ok /{p=1} p{print} /^ *[.][.][.]$/{p=0}' "$1"
}

stage_fail() {
	echo "FAILED: $*"
	failed=$((failed + 1))
}

# check NAME COMMAND ...: one check; its failure is counted, and the stage goes on.
check() {
	name=$1
	shift
	checks=$((checks + 1))
	if "$@"; then
		echo "ok: $name"
	else
		stage_fail "$name"
	fi
}

# stage_needs DIR: ends the stage, failed, if DIR does not exist.
stage_needs() {
	check "there is a folder $1" test -d "$1"
	[ "$failed" -eq 0 ] || stage_end
}

# count_file FILE STATUS: adds "PASSED FAILED" as written in FILE. A runner that exits non-zero without naming a failure
# has failed.
count_file() {
	read -r p f <"$1"
	[ "$f" -ne 0 ] || [ "$2" -eq 0 ] || f=1
	passed=$((passed + p))
	failed=$((failed + f))
}

# build NAME: configures and compiles build-test/NAME. The compilers refuse warnings by themselves (werror).
#   gcc      what is tested; with line tables alone, for every test program holds the whole program
#   release  as ./demo builds
#   clang    for its warnings, which it gives before it optimises
#   tsan, fuzz
# mold, where it is, links all but what ./demo links too: there are some 130 programs.
build() {
	compiler=gcc
	linker=bfd
	! command -v mold >/dev/null 2>&1 || linker=mold
	case $1 in
	gcc)
		set -- "$1" --buildtype=debug -Db_sanitize=address,undefined "-Dc_args=-g1 -fno-sanitize-recover=undefined"
		;;
	release)
		linker=bfd
		set -- "$1" --buildtype=release
		;;
	clang)
		compiler=clang
		set -- "$1" --buildtype=debug -Ddebug=false
		;;
	tsan)
		compiler=clang
		set -- "$1" --buildtype=debugoptimized -Db_sanitize=thread -Db_lundef=false
		;;
	fuzz)
		compiler=clang
		set -- "$1" --buildtype=debugoptimized -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false \
			"-Dc_args=-fsanitize=fuzzer-no-link -fno-sanitize-recover=undefined"
		;;
	*)
		echo "no build of the name $1"
		return 2
		;;
	esac
	built=$work/$1
	shift
	if [ ! -e "$built/build.ninja" ] || [ "$(cat "$built/.options" 2>/dev/null)" != "$compiler $linker $*" ]; then
		rm -rf "$built"
		CC=$compiler CC_LD=$linker meson setup "$built" "$@" || return 1
		printf '%s\n' "$compiler $linker $*" >"$built/.options"
	fi
	ninja -C "$built"
}

# Sets SCHAKEL_TEST_PG to the PostgreSQL that ./test started, or to one of the stage's own.
need_pg() {
	[ -z "${SCHAKEL_TEST_PG:-}" ] || return 0
	own_pg=$(mktemp -d "$TMPDIR/schakel-test-pg.XXXXXX")
	SCHAKEL_TEST_PG=$(tools/pg.sh start "$own_pg")
	export SCHAKEL_TEST_PG
}

# The filled databases that the tests copy: a note of each in the folder, its own folder and its name on PostgreSQL.
remove_patroon() {
	[ -n "$patroon" ] || return 0
	for note in "$patroon"/*; do
		[ -s "$note" ] || continue
		rm -rf "$(sed -n 1p "$note")"
		name=$(sed -n 2p "$note")
		[ -z "$name" ] || psql -qX -d "$SCHAKEL_TEST_PG" -c "drop database if exists $name with (force)" || :
	done
	rm -rf "$patroon"
	patroon=
}

make_patroon() {
	patroon=$(mktemp -d "$TMPDIR/schakel-patroon.XXXXXX")
	SCHAKEL_TEST_PATROON=$patroon
	export SCHAKEL_TEST_PATROON
}

# meson_tests BUILD [ARGUMENT ...]: runs the tests of a build and counts them from meson's log.
meson_tests() {
	make_patroon
	tests=$work/$1
	shift
	log=$tests/meson-logs/testlog.json
	rm -f "$log"
	status=0
	$run_with meson test -C "$tests" --no-rebuild --num-processes "$jobs" --print-errorlogs "$@" || status=$?
	python3 tools/count_tests.py meson "$log" >"$work/tmp/$stage.count"
	count_file "$work/tmp/$stage.count" "$status"
	remove_patroon
}

# http_tests BUILD [FOLDER]: runs tests/http against the program of a build and counts them.
http_tests() {
	SCHAKEL_BIN=$root/$work/$1/src/main/schakel
	export SCHAKEL_BIN
	make_patroon
	status=0
	PYTHONDONTWRITEBYTECODE=1 $run_with python3 tools/run_unittests.py --jobs "$jobs" --count "$work/tmp/$stage.count" \
		"${2:-tests/http}" || status=$?
	count_file "$work/tmp/$stage.count" "$status"
	remove_patroon
}

# npm_install DIR: the pinned packages, unless they are there already. Their install scripts are not run.
npm_install() {
	lock=$(sha256sum "$1/package-lock.json" | cut -d ' ' -f 1)
	[ "$lock" = "$(cat "$1/node_modules/.installed" 2>/dev/null)" ] && return 0
	(cd "$1" && npm ci --ignore-scripts --no-audit --no-fund) || return 1
	printf '%s\n' "$lock" >"$1/node_modules/.installed"
}

# count_node NAME COMMAND ...: runs a command that closes as node's test runner does, and counts.
count_node() {
	name=$1
	shift
	status=0
	"$@" >"$work/tmp/$stage-$name.txt" 2>&1 || status=$?
	count_said "$name" "$status"
}

# count_said NAME STATUS: counts what such a command said, in tmp/STAGE-NAME.txt.
count_said() {
	cat "$work/tmp/$stage-$1.txt"
	said_wrong "$work/tmp/$stage-$1.txt" >>"$work/tmp/$stage.wrong"
	python3 tools/count_tests.py node "$work/tmp/$stage-$1.txt" >"$work/tmp/$stage.count"
	count_file "$work/tmp/$stage.count" "$2"
}
