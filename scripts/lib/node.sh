# Sourced by scripts that use the client: finds Node, builds what is stale.

has_node() {
  command -v npm >/dev/null && node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)'
}

require_node() {
  has_node || die "Node 20 or newer, with npm, is needed: install it from https://nodejs.org or with a package manager"
}

# build_client: installs the tools and compiles client/src into client/dist, if either is missing or stale
build_client() {
  local built=$root/client/dist/index.js
  if [ ! -d "$root/client/node_modules" ]; then
    echo "installing the client's tools ..." >&2
    (cd "$root/client" && npm ci --no-audit --no-fund --loglevel=error >&2)
  fi
  if [ ! -f "$built" ] || [ -n "$(find "$root/client/src" "$root/client/package.json" -newer "$built" -print -quit)" ]; then
    echo "building the client ..." >&2
    (cd "$root/client" && npm run -s build >&2)
  fi
}
