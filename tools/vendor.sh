#!/bin/sh
# Makes static/vendor/lit.js and socket.io.js anew from the published npm packages. Needs npm; run it from the top folder.
set -eu
out=$(pwd)/static/vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --ignore-scripts lit-html@3.3.3 socket.io-client@4.8.4 esbuild@0.28.2

cat >lit-entry.js <<'JS'
export {html, svg, nothing, render} from 'lit-html';
export {repeat} from 'lit-html/directives/repeat.js';
export {live} from 'lit-html/directives/live.js';
export {keyed} from 'lit-html/directives/keyed.js';
JS
node node_modules/esbuild/bin/esbuild lit-entry.js \
    --bundle --format=esm --minify --target=es2020 --legal-comments=inline --outfile="$out/lit.js"
cp node_modules/lit-html/LICENSE "$out/lit.LICENSE"
cp node_modules/socket.io-client/dist/socket.io.esm.min.js "$out/socket.io.js"
cp node_modules/socket.io-client/LICENSE "$out/socket.io.LICENSE"
cd "$out" && sha256sum ./*.js
