#!/usr/bin/env bash
# Checks the scripts themselves: each parses, and shellcheck has nothing to say. Exits with 3 if that is not installed.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cd "$root"
scripts=$(find scripts .ci -type f -exec grep -lE '^#!.*bash' {} +)
for script in $scripts scripts/lib/*.sh; do
  bash -n "$script"
done
command -v shellcheck >/dev/null || exit 3
# shellcheck disable=SC2086 # one word each
shellcheck --external-sources --check-sourced $scripts
