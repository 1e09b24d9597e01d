#!/usr/bin/env bash
# lint-template.sh [TEMPLATE]: what AWS would refuse. cfn-lint runs SAM's translator first. Exits with 3 if it is not installed.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cfn-lint --version >/dev/null 2>&1 || exit 3
cfn-lint "${1:-$root/template.yaml}"
