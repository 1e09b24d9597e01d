# Sourced by scripts that use scripts/run as a user would: starts and ends a backend on a free port, in a folder of its own.
# shellcheck source=scripts/lib/build.sh
. "$root/scripts/lib/build.sh"

work=$(mktemp -d)
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

start() { # start SECONDS [ARGUMENT...]
  local begun=$SECONDS limit=$1
  shift
  "$root/scripts/run" --port "$port" "$@" >"$work/run.log" 2>&1 &
  server=$!
  within "$limit" is_ready || fail "scripts/run was not ready within $limit s"
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

build_backend
port=$(free_port)
url=http://127.0.0.1:$port
