#!/usr/bin/env bash
# Checks the client: types, style, tests, build and package. Exit code 3: there is no fit Node.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

command -v npm >/dev/null && node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' || exit 3
cd "$root/client"
npm ci --no-audit --no-fund --loglevel=error
npm run -s check
