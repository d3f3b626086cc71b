# Finds the JDKs that the tests run on. A JDK is named by its folder.

# "17.0.15" of a JDK, without the time that starting it takes.
jdk_version() {
  sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$1/release"
}

jdk_major() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*"$/\1/p' "$1/release"
}

jdk_on_path() {
  local javac
  if javac=$(command -v javac); then dirname "$(dirname "$(readlink -f "$javac")")"; fi
}

# Every JDK known here, the user's choice first. A folder without a compiler is no JDK.
list_jdks() {
  local home
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)" /usr/lib/jvm/*; do
    if [[ -x $home/bin/javac && -n $(jdk_major "$home" 2>/dev/null) ]]; then readlink -f "$home"; fi
  done
}

# The oldest Java that the jars promise to run on.
find_base_jdk() {
  local home
  while read -r home; do
    if (($(jdk_major "$home") == 17)); then
      echo "$home"
      return 0
    fi
  done < <(list_jdks)
  return 1
}

# Prints nothing when there is none. From 17 on, every fourth release is supported for long.
find_newest_lts() {
  local home major newest=17 found=
  if [[ -n ${MENAGERIE_NEWEST_JDK:-} ]]; then
    [[ -x $MENAGERIE_NEWEST_JDK/bin/java ]] || fail "MENAGERIE_NEWEST_JDK is $MENAGERIE_NEWEST_JDK, which has no bin/java"
    echo "$MENAGERIE_NEWEST_JDK"
    return 0
  fi
  while read -r home; do
    major=$(jdk_major "$home")
    if ((major > newest && (major - 17) % 4 == 0)); then
      newest=$major
      found=$home
    fi
  done < <(list_jdks)
  echo "$found"
}
