# Sourced after common.sh: builds what is stale before something runs.

# shellcheck source=scripts/lib/jdk.sh
. "$root/scripts/lib/jdk.sh"

# Several builds, so that importing never replaces the classes of a backend that runs.
build_backend() {
  build_if_stale infra/local infra/local,functions \
    pom.xml docs/openapi.json console {core,functions,infra/local}/{pom.xml,src/main}
}

build_bench() {
  build_if_stale infra/bench infra/bench,functions \
    pom.xml docs/openapi.json console {core,functions,infra/local,infra/bench}/{pom.xml,src/main}
}

build_importer() {
  build_if_stale infra/import infra/import pom.xml infra/import/{pom.xml,src/main}
}

build_operate() {
  build_if_stale infra/operate infra/operate pom.xml infra/operate/{pom.xml,src/main}
}

build_demo() {
  build_if_stale infra/demo infra/demo pom.xml infra/{local,import,demo}/{pom.xml,src/main}
}

# run_java MODULE ARG...: becomes a JVM with the module and all it needs on its class path
run_java() {
  local module=$root/$1
  shift
  exec "$JAVA_HOME/bin/java" -cp "$module/target/classes:$(cat "$module/target/classpath")" "$@"
}

# build_if_stale MODULE MODULES INPUT...: packages MODULES if an INPUT is newer than what MODULE was last run with
build_if_stale() {
  local stamp=$root/$1/target/built modules=$2
  shift 2
  require_jdk
  is_stale "$stamp" "$@" || return 0
  require_maven
  (
    lock "$root/target/building"
    # Another script may have built it while this one waited.
    ! is_stale "$stamp" "$@" || build "$stamp" "$modules"
  )
}

# A directory counts too: it changes when a file in it goes away.
is_stale() {
  local stamp=$1
  shift
  [ -e "$stamp" ] || return 0
  [ -n "$(cd "$root" && find "$@" -newer "$stamp" -print 2>/dev/null)" ]
}

# The stamp is as old as the beginning of the build: what is edited meanwhile stays stale.
build() {
  local stamp=$1 modules=$2 log=$root/target/build.log
  echo "building what is new (the first time takes a few minutes) ..." >&2
  mkdir -p "$(dirname "$stamp")"
  touch "$stamp.begun"
  (cd "$root" && mvn -B -ntp -Dmaven.test.skip -pl "$modules" -am package \
    dependency:build-classpath -Dmdep.outputFile=target/classpath -DincludeScope=runtime 2>&1) |
    tee "$log" | sed -n 's/^\[INFO\] Building \(Tiebreak.*[^ ]\)  *\(\[.*\]\)$/  \2 \1/p' >&2 || {
    grep '^\[ERROR\]' "$log" | head -n 12 >&2
    die "the build failed, see $log"
  }
  mv "$stamp.begun" "$stamp"
}

# lock DIR: waits until no other script builds; the lock goes when the (sub)shell ends, or its owner is found dead
lock() {
  local said=
  mkdir -p "$(dirname "$1")"
  until mkdir "$1" 2>/dev/null; do
    if [ -s "$1/pid" ] && ! kill -0 "$(cat "$1/pid")" 2>/dev/null; then
      rm -rf "$1"
    else
      [ -n "$said" ] || echo "waiting for another script that is building ..." >&2
      said=yes
      sleep 0.2
    fi
  done
  # shellcheck disable=SC2064 # the directory is known now, not when the shell ends
  trap "rm -rf '$1'" EXIT
  echo $$ >"$1/pid"
}
