#!/bin/sh
# Installs the Debian packages of tools/packages.list that are missing.
#
# Usage: tools/install-packages.sh run|test [--toon]
# What: asks dpkg first, so that a machine that has everything needs neither network nor rights. Otherwise apt-get, as
# root or through sudo. --toon only prints what is missing.
# Why not simply apt-get: it would ask for rights and read its lists each time.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
list=$here/packages.list
cluster_conf=/etc/postgresql-common/createcluster.d/schakel-geen-cluster.conf

die() {
	printf '%s\n' "$@" >&2
	exit 1
}

# The packages of a set that neither dpkg nor a command of that name accounts for, on one line.
missing() {
	awk -v set="$1" '!/^#/ && NF && ($1 == "run" || set == "test") { print $2, $3 }' "$list" |
	while read -r package command; do
		if [ -n "$command" ] && command -v "$command" >/dev/null 2>&1; then
			continue
		fi
		state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=
		[ "$state" = installed ] || printf '%s ' "$package"
	done
}

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		env DEBIAN_FRONTEND=noninteractive "$@"
	else
		sudo env DEBIAN_FRONTEND=noninteractive "$@"
	fi
}

# Debian's postgresql-15 makes and starts a server of its own at installation. The tests start one themselves, so a
# machine that had none is asked not to: by a file that is there during the installation only.
cluster_hold() {
	case " $1 " in
	*" postgresql-15 "*) ;;
	*) return 0 ;;
	esac
	if dpkg-query -W postgresql-common >/dev/null 2>&1; then
		return 0
	fi
	held=yes
	as_root mkdir -p "${cluster_conf%/*}"
	printf 'create_main_cluster = false\n' | as_root tee "$cluster_conf" >/dev/null
}

cluster_release() {
	[ "$held" = no ] || as_root rm -f "$cluster_conf"
	held=no
}

set_name=${1:-}
case $set_name in
run | test) ;;
*) die "Gebruik: tools/install-packages.sh run|test [--toon]" ;;
esac
command -v dpkg-query >/dev/null 2>&1 || die \
	"Dit is geen Debian: installeer zelf wat in tools/packages.list staat."

wanted=$(missing "$set_name")
if [ "${2:-}" = --toon ]; then
	printf '%s\n' "$wanted"
	exit 0
fi
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
	die "Er ontbreken pakketten en u bent geen root; sudo is er ook niet." \
		"Laat een beheerder dit uitvoeren:" "  apt-get install --no-install-recommends $wanted"
fi
printf 'Ontbrekende pakketten installeren: %s\n' "$wanted"

held=no
trap cluster_release EXIT
trap 'exit 1' HUP INT TERM
# A list that cannot be read need not be one of ours; apt-get install says so if it is.
as_root apt-get -q -o DPkg::Lock::Timeout=300 update ||
	printf 'apt-get update meldde fouten; verder met wat er is.\n' >&2
cluster_hold "$wanted"
# shellcheck disable=SC2086 # one word per package
as_root apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends $wanted || die \
	"Installeren is mislukt. Is er een netwerk, en mag u pakketten installeren?"
cluster_release

wanted=$(missing "$set_name")
[ -z "$wanted" ] || die "Na installatie ontbreken nog: $wanted"
