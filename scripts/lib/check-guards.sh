#!/usr/bin/env bash
# Proves that the guards of the default build still bite: plants one violation after the other in a throw-away copy of the
# project and expects the build to fail and to name it. A guard that lets its violation pass fails this script.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/lib/jdk.sh
. "$root/scripts/lib/jdk.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
copy=$work/project
log=$work/log
room=infra/import/src/main/java/io/tiebreak/importer

copy_project() {
  local file
  mkdir "$copy"
  cd "$root"
  git ls-files --cached --others --exclude-standard -z |
    while IFS= read -r -d '' file; do
      [ ! -f "$file" ] || printf '%s\0' "$file"
    done | tar --null -T - -cf - | tar -xf - -C "$copy"
  cd "$copy"
}

# The same build as always, on as little of the project as a violation needs, in JVMs made for short lives.
build() {
  MAVEN_OPTS="${MAVEN_OPTS:-} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC" mvn -o -q -B "$@"
}

house_rules() {
  build -pl core -am test -Dtest=HouseRulesTest -Dsurefire.failIfNoSpecifiedTests=false
}

# bites GUARD NAMED COMMAND...: COMMAND must fail, and say NAMED
bites() {
  local guard=$1 named=$2
  shift 2
  if "$@" >"$log" 2>&1; then
    die "$guard does not bite: what was planted got through"
  fi
  grep -qE -- "$named" "$log" || {
    tail -n 20 "$log" >&2
    die "$guard: the build failed, but not because of what was planted"
  }
  echo "bites: $guard"
}

skip() {
  echo "SKIPPED: $1"
}

# plant FILE: writes standard input there; every plant is pulled out again before the next
plant() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
}

pull() {
  rm -f "$1"
}

# passes COMMAND...: what is about to bite must let the project itself through, or a bite would prove nothing
passes() {
  "$@" >"$log" 2>&1 || {
    tail -n 30 "$log" >&2
    die "the project fails without any violation: $*"
  }
}

formatter() {
  plant $room/Planted.java <<'EOF'
package io.tiebreak.importer;
final class Planted {   private Planted() {} }
EOF
  bites "formatter" 'Planted\.java' build -pl infra/import process-sources
  pull $room/Planted.java
}

error_prone() {
  plant $room/Planted.java <<'EOF'
package io.tiebreak.importer;

final class Planted {

    private Planted() {}

    static void ignore(String text) {
        text.strip();
    }
}
EOF
  bites "Error Prone" 'Planted\.java.*\[(ReturnValueIgnored|CheckReturnValue)\]' build -pl infra/import compile
  pull $room/Planted.java
}

null_away() {
  plant $room/Planted.java <<'EOF'
package io.tiebreak.importer;

final class Planted {

    private Planted() {}

    static String nothing() {
        return null;
    }
}
EOF
  bites "NullAway" 'Planted\.java.*\[NullAway\]' build -pl infra/import compile
  pull $room/Planted.java
}

null_marking() {
  plant $room/planted/Planted.java <<'EOF'
package io.tiebreak.importer.planted;

final class Planted {

    private Planted() {}
}
EOF
  bites "explicit null marking" 'Planted\.java.*\[RequireExplicitNullMarking\]' build -pl infra/import compile
  pull $room/planted/Planted.java
}

dependency_analysis() {
  cp infra/import/pom.xml "$work/pom.xml"
  awk '{ print } /<dependencies>/ && !done { done = 1
    print "<dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-annotations</artifactId></dependency>"
  }' "$work/pom.xml" >infra/import/pom.xml
  bites "dependency analysis" 'jackson-annotations' build -pl infra/import verify -DskipTests
  cp "$work/pom.xml" infra/import/pom.xml
}

rooms() {
  plant core/src/main/java/io/tiebreak/items/Planted.java <<'EOF'
package io.tiebreak.items;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class Planted {

    private Planted() {}

    static AttributeValue value() {
        return AttributeValue.fromS("planted");
    }
}
EOF
  bites "rooms (ArchUnit)" 'items\.Planted' house_rules
  pull core/src/main/java/io/tiebreak/items/Planted.java
}

jdk() {
  local older
  older=$(jdk_between 11 $(($(jdk_required) - 1)))
  if [ -n "$older" ]; then
    bites "JDK" 'Tiebreak is built with JDK' env JAVA_HOME="$older" mvn -o -q -B -N validate
  else
    skip "JDK (none older than $(jdk_required) is installed)"
  fi
}

template() {
  if cfn-lint --version >/dev/null 2>&1; then
    sed 's/BillingMode:/PlantedMode:/' template.yaml >"$work/template.yaml"
    bites "template lint" PlantedMode scripts/lib/lint-template.sh "$work/template.yaml"
  else
    skip "template lint (cfn-lint is not installed)"
  fi
}

require_jdk
require_maven
copy_project
passes build -pl infra/import verify -DskipTests
passes house_rules
[ -e core/target/surefire-reports/TEST-io.tiebreak.HouseRulesTest.xml ] || die "io.tiebreak.HouseRulesTest did not run"
formatter
error_prone
null_away
null_marking
dependency_analysis
rooms
jdk
template
