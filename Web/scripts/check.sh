#!/bin/sh
# Format, lint, types and unit tests. `BIN` is the folder that holds deno and oxlint (a virtual environment's bin).
set -eu
cd "$(dirname "$0")/.."
if [ -z "${BIN:-}" ] && [ -x ../.venv-web/bin/deno ]; then BIN=../.venv-web/bin; fi
[ -n "${BIN:-}" ] && PATH="$(cd "$BIN" && pwd):$PATH"
export DENO_NO_UPDATE_CHECK=1 NO_COLOR=1

deno fmt --check --quiet src scripts tests/unit tests/mock tests/contract index.html
deno lint --quiet src scripts tests/unit tests/mock tests/contract
oxlint --quiet src
deno check --quiet src/main.tsx src/push/worker.ts
LC_ALL=en_US.UTF-8 deno test --no-check --quiet --allow-read --allow-env=NODE_ENV tests/unit
