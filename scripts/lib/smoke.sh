#!/usr/bin/env bash
# Uses scripts/run as a new user would: starts it, writes, meets a conflict, reads, stops it, and finds all again.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/lib/build.sh
. "$root/scripts/lib/build.sh"

work=$(mktemp -d)
answer=$work/answer
server=

cleanup() {
  [ -z "$server" ] || kill -KILL "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

fail() {
  echo "--- what scripts/run said" >&2
  tail -n 40 "$work/run.log" >&2
  die "$*"
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# within SECONDS COMMAND...: repeats COMMAND until it succeeds
within() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

is_ready() {
  kill -0 "$server" && grep -qxF "ready $url" "$work/run.log"
}

is_gone() {
  ! kill -0 "$server"
}

start() { # start SECONDS
  local begun=$SECONDS
  "$root/scripts/run" --port "$port" --data "$work/data" >"$work/run.log" 2>&1 &
  server=$!
  within "$1" is_ready || fail "scripts/run was not ready within $1 s"
  echo "ready after about $((SECONDS - begun)) s"
}

stop() { # SIGTERM, as any supervisor does it
  local begun=$SECONDS
  kill -TERM "$server"
  within 5 is_gone || fail "scripts/run did not end within 5 s of SIGTERM"
  wait "$server" 2>/dev/null || [ $? -eq 143 ] || fail "scripts/run did not end cleanly"
  server=
  echo "ended after about $((SECONDS - begun)) s"
}

# expect STATUS PATTERN METHOD PATH [BODY]: the answer has this status, and each word of PATTERN in its body, spaces aside
expect() {
  local want=$1 patterns=$2 method=$3 path=$4 status word
  status=$(curl -sS -o "$answer" -w '%{http_code}' -X "$method" "$url$path" \
    -H 'Content-Type: application/json' ${5:+--data "$5"}) || fail "$method $path got no answer"
  [ "$status" = "$want" ] || fail "$method $path answered $status, not $want: $(cat "$answer")"
  for word in $patterns; do
    tr -d ' \n' <"$answer" | grep -qF -- "$word" || fail "$method $path did not answer $word: $(cat "$answer")"
  done
  echo "$method $path -> $status"
}

lists_the_item() {
  curl -sS "$url/v1/items/smoke" | tr -d ' \n' | grep -qF '"id":"first"'
}

command -v curl >/dev/null || die "curl is not on the PATH"
build_backend
port=$(free_port)
url=http://127.0.0.1:$port

start 60
expect 200 '"status":"ok"' GET /v1/health
expect 201 '"version":1' POST /v1/items/smoke '{"id": "first", "name": "First", "attributes": {"colour": "red"}}'
expect 200 '"version":2 "colour":"blue"' PATCH /v1/items/smoke/first '{"version": 1, "attributes": {"colour": "blue"}}'
expect 409 '"expectedVersion":1 "currentVersion":2 "rival": "changedFields":["/attributes/colour"] "retryable":true' \
  PATCH /v1/items/smoke/first '{"version": 1, "attributes": {"colour": "green"}}'
expect 200 '"version":2 "colour":"blue"' GET '/v1/items/smoke/first?minVersion=2'
within 5 lists_the_item || fail "GET /v1/items/smoke does not list the item"
expect 200 '"name":"First"' GET '/v1/item-names?prefix=fir'
expect 200 '"items":1' GET /v1/item-types
"$root/scripts/rebuild" items --url "$url" || fail "scripts/rebuild items failed"
lists_the_item || fail "GET /v1/items/smoke does not list the item from the new generation"
"$root/scripts/parked" list items --url "$url" || fail "scripts/parked list items failed"
stop
start 8
expect 200 '"version":2 "colour":"blue"' GET '/v1/items/smoke/first?minVersion=2'
stop
