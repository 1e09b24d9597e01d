#!/usr/bin/env bash
# Opens real tabs in Chromium against scripts/run and lets the backend's statistics judge. Exit code 3: there is no fit Node
# or no Chromium; CHROMIUM may name one.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/lib/node.sh
. "$root/scripts/lib/node.sh"

has_node || exit 3
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -x "$CHROMIUM" ] || exit 3
export CHROMIUM
# shellcheck source=scripts/lib/backend.sh
. "$root/scripts/lib/backend.sh"

start 60
build_client
(cd "$root/client" && BACKEND=$url npm run -s test:browser)
stop
