#!/usr/bin/env bash
# Checks the client: types, style, tests, build and package. Exit code 3: there is no fit Node.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/lib/node.sh
. "$root/scripts/lib/node.sh"

has_node || exit 3
cd "$root/client"
npm ci --no-audit --no-fund --loglevel=error
npm run -s check
