#!/usr/bin/env bash
# Uses scripts/run as a new user would: starts it, writes, meets a conflict, reads, stops it, and finds all again.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/lib/backend.sh
. "$root/scripts/lib/backend.sh"

answer=$work/answer

# expect STATUS PATTERN METHOD PATH [BODY [HEADER]]: the answer has this status, and each word of PATTERN in its body, spaces aside
expect() {
  local want=$1 patterns=$2 method=$3 path=$4 status word
  status=$(curl -sS -o "$answer" -w '%{http_code}' -X "$method" "$url$path" \
    -H 'Content-Type: application/json' ${5:+--data "$5"} ${6:+-H "$6"}) || fail "$method $path got no answer"
  [ "$status" = "$want" ] || fail "$method $path answered $status, not $want: $(cat "$answer")"
  for word in $patterns; do
    tr -d ' \n' <"$answer" | grep -qF -- "$word" || fail "$method $path did not answer $word: $(cat "$answer")"
  done
  echo "$method $path -> $status"
}

lists_the_item() {
  curl -sS "$url/v1/items/smoke" | tr -d ' \n' | grep -qF '"id":"first"'
}

counts_the_view() {
  curl -sS "$url/v1/presence/stats" | tr -d ' \n' | grep -qF '"totalViews":1,"uniqueVisitors":1'
}

# answers PATH PATTERN: reading that is answered with the pattern
answers() {
  curl -sS "$url$1" | tr -d ' \n' | grep -qF -- "$2"
}

# from_now SECONDS: that time, in UTC
from_now() {
  local at=$(($(date +%s) + $1))
  date -u -d "@$at" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$at" +%Y-%m-%dT%H:%M:%SZ
}

command -v curl >/dev/null || die "curl is not on the PATH"

start 60 --data "$work/data"
expect 200 '"status":"ok"' GET /v1/health
expect 201 '"version":1' POST /v1/items/smoke '{"id": "first", "name": "First", "attributes": {"colour": "red"}}'
expect 200 '"version":2 "colour":"blue"' PATCH /v1/items/smoke/first '{"version": 1, "attributes": {"colour": "blue"}}'
expect 409 '"expectedVersion":1 "currentVersion":2 "rival": "changedFields":["/attributes/colour"] "retryable":true' \
  PATCH /v1/items/smoke/first '{"version": 1, "attributes": {"colour": "green"}}'
conflict=$(grep -o '"conflictId":"[^"]*' "$answer" | cut -d '"' -f 4)
expect 200 '"key":"smoke/first" "expected":1 "current":2' GET "/v1/insights/conflicts/$conflict"
within 8 answers /v1/insights/conflicts '"permanent":1' || fail "GET /v1/insights/conflicts does not count the conflict"
curl -sSf "$url/console" | grep -qF '<title>Tiebreak console</title>' || fail "GET /console is not the console"
expect 200 '"version":2 "colour":"blue"' GET '/v1/items/smoke/first?minVersion=2'
within 5 lists_the_item || fail "GET /v1/items/smoke does not list the item"
expect 200 '"name":"First"' GET '/v1/item-names?prefix=fir'
expect 200 '"items":1' GET /v1/item-types
"$root/scripts/rebuild" items --url "$url" || fail "scripts/rebuild items failed"
lists_the_item || fail "GET /v1/items/smoke does not list the item from the new generation"
"$root/scripts/parked" list items --url "$url" || fail "scripts/parked list items failed"
expect 200 '"recorded":true' POST /v1/presence/heartbeats '{"sessionId": "s", "path": "/smoke"}'
expect 200 '"recorded":false' POST /v1/presence/heartbeats '{"sessionId": "s", "path": "/smoke"}'
expect 200 '"counted":true' POST /v1/presence/views '{"sessionId": "s", "path": "/smoke"}'
expect 200 '"counted":false' POST /v1/presence/views '{"sessionId": "s", "path": "/smoke"}'
expect 200 '"active":1 "path":"/smoke"' GET /v1/presence/active
within 8 counts_the_view || fail "GET /v1/presence/stats does not count the view"
expect 201 '"revision":1 "applied":true' PUT /v1/signals/smoke/a '{"value": 80}'
expect 200 '"revision":2 "fence":1' PUT /v1/signals/smoke/a '{"value": 81, "revision": 1, "lock": true}'
expect 409 '"expectedRevision":1 "currentRevision":2' PUT /v1/signals/smoke/a '{"value": 82, "revision": 1}'
expect 200 '"status":"done"' POST /v1/bundles '{"operations": [{"set": ["/smoke/a", 83], "unlock": true}, {"set": ["/smoke/b", 1]}]}'
expect 200 '"value":83 "value":1 "reduced":84' GET '/v1/signals?pattern=/smoke/*&reduce=sum'
expect 202 '"eventId"' POST /v1/events '{"address": "/commands/set/smoke/c", "value": 7}'
event=$(grep -o '"eventId":"[^"]*' "$answer" | cut -d '"' -f 4)
within 8 answers "/v1/events/$event" '"status":"handled"' || fail "GET /v1/events/$event is not handled"
expect 200 '"value":7' GET /v1/signals/smoke/c
expect 202 '"commandId"' DELETE '/v1/items/smoke/first?version=2' '' 'Prefer: respond-async'
command=$(grep -o '"commandId":"[^"]*' "$answer" | cut -d '"' -f 4)
within 8 answers "/v1/commands/$command" '"status":200' || fail "GET /v1/commands/$command is not done"
expect 202 '"status":"scheduled"' POST /v1/bundles \
  "{\"id\": \"later\", \"at\": \"$(from_now 5)\", \"operations\": [{\"set\": [\"/smoke/d\", 1]}]}"
stop
start 15 --data "$work/data"
expect 404 '' GET '/v1/items/smoke/first?minVersion=3'
expect 200 '"totalViews":1 "uniqueVisitors":1 "path":"/smoke"' GET /v1/presence/stats
expect 200 '"value":83 "revision":3' GET /v1/signals/smoke/a
within 15 answers /v1/bundles/later '"status":"done"' || fail "the bundle for later did not happen"
stop
