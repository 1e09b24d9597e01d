# Sourced after common.sh: finds a JDK the build accepts, whatever `java` on the PATH is.

# The number stands in pom.xml and nowhere else.
jdk_required() {
  sed -n 's:.*<jdk\.required>\([0-9]*\)</jdk\.required>.*:\1:p' "$root/pom.xml"
}

# jdk_major HOME: the number of the JDK there; nothing if there is none, or only a runtime
jdk_major() {
  local major=
  [ -n "$1" ] && [ -x "$1/bin/javac" ] || return 0
  [ ! -r "$1/release" ] || major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$major" ] || major=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  echo "$major"
}

jdk_on_path() {
  ! command -v java >/dev/null || java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# Where package managers, SDKMAN and Homebrew put JDKs; most of these are not there.
jdk_places() {
  local brew
  printf '%s\n' /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/*
  for brew in /opt/homebrew /usr/local /home/linuxbrew/.linuxbrew; do
    printf '%s\n' "$brew"/opt/openjdk* "$brew"/opt/openjdk*/libexec \
      "$brew"/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
  done
}

# jdk_between LOW HIGH: the oldest JDK from LOW to HIGH in those places; nothing if there is none
jdk_between() {
  local low=$1 high=$2 home major found=
  while IFS= read -r home; do
    major=$(jdk_major "$home")
    if [ "${major:-0}" -ge "$low" ] && [ "$major" -le "$high" ]; then
      found=$home
      high=$((major - 1))
    fi
  done <<EOF
$(jdk_places)
EOF
  echo "$found"
}

# use_jdk HOME REQUIRED: exports it as JAVA_HOME if it is fit
use_jdk() {
  local major
  major=$(jdk_major "$1")
  [ "${major:-0}" -ge "$2" ] && export JAVA_HOME="$1"
}

require_jdk() {
  local required
  required=$(jdk_required)
  use_jdk "${JAVA_HOME:-}" "$required" ||
    use_jdk "$(jdk_on_path)" "$required" ||
    use_jdk "$(jdk_between "$required" 999)" "$required" ||
    die "no JDK $required or newer found: install Temurin $required (adoptium.net; 'brew install --cask temurin@$required'; a version of 'sdk list java') or point JAVA_HOME at one"
}

require_maven() {
  command -v mvn >/dev/null || die "mvn is not on the PATH: install Maven 3.8.7 or newer (apt, brew and sdk have it as 'maven')"
}
