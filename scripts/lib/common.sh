# Sourced by every script: where the project is, how to fail, how to answer --help.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# help_wanted ARG...: whether somebody asks for usage instead of work
help_wanted() {
  local arg
  for arg in "$@"; do
    case $arg in -h | --help) return 0 ;; esac
  done
  return 1
}
