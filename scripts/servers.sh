# Provides the real servers that the tests want: from the machine, else from the system's packages.
# What only the tests need goes to .tools/, which git ignores.

tools=$PWD/.tools
consul_suite=bullseye # the last Debian that packages Consul: 1.8.7

# The first of the names that is a program here. Servers like to live in sbin, off a plain user's path.
find_program() {
  local name
  for name in "$@"; do
    PATH=$tools/bin:$PATH:/usr/sbin type -P "$name" && return 0
  done
  return 1
}

provide_servers() {
  local missing=()
  find_servers
  [[ -n $MENAGERIE_CHROMIUM ]] || missing+=(chromium)
  [[ -n $MENAGERIE_CHROMEDRIVER ]] || missing+=(chromium-driver)
  [[ -n $MENAGERIE_NGINX ]] || missing+=(nginx)
  command -v curl >/dev/null || missing+=(curl)
  if ((${#missing[@]} > 0)); then install_packages "${missing[@]}" || return 1; fi
  if [[ -z $MENAGERIE_CONSUL ]]; then fetch_consul || return 1; fi
  find_servers
  export MENAGERIE_CONSUL MENAGERIE_CHROMIUM MENAGERIE_CHROMEDRIVER MENAGERIE_NGINX
  printf '  %s\n' "$MENAGERIE_CONSUL" "$MENAGERIE_CHROMIUM" "$MENAGERIE_CHROMEDRIVER" "$MENAGERIE_NGINX"
}

find_servers() {
  MENAGERIE_CONSUL=${MENAGERIE_CONSUL:-$(find_program consul)} || true
  MENAGERIE_CHROMIUM=${MENAGERIE_CHROMIUM:-$(find_program chromium google-chrome)} || true
  MENAGERIE_CHROMEDRIVER=${MENAGERIE_CHROMEDRIVER:-$(find_program chromedriver)} || true
  MENAGERIE_NGINX=${MENAGERIE_NGINX:-$(find_program nginx)} || true
}

install_packages() {
  if ! command -v apt-get >/dev/null || ((EUID != 0)); then
    echo "please install: $* (or run this as root on Debian, which installs them)" >&2
    return 1
  fi
  echo "installing $*"
  apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

# Debian's own package, from the archive that this machine already uses and trusts. It is unpacked
# rather than installed, because it comes from another release: the program needs only libc.
fetch_consul() {
  local archive work apt_options
  if ! archive=$(debian_archive); then
    echo "there is no consul here and no Debian archive to fetch it from;" >&2
    echo "put the vendor's consul (1.8 or newer) on the PATH, or name it in MENAGERIE_CONSUL" >&2
    return 1
  fi
  echo "fetching consul from the suite $consul_suite"
  work=$(mktemp -d) && mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$tools/bin"
  echo "deb $(debian_keyring) $archive $consul_suite main" >"$work/sources.list"
  apt_options=(-q -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=-
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" -o APT::Sandbox::User="$(id -un)")
  (
    cd "$work"
    apt-get "${apt_options[@]}" update && apt-get "${apt_options[@]}" download consul &&
      dpkg -x consul_*.deb unpacked && install unpacked/usr/bin/consul "$tools/bin/consul"
  ) || { rm -rf "$work"; return 1; }
  rm -rf "$work"
}

# apt itself tells where its Debian packages come from, whatever format its sources are written in.
debian_archive() {
  command -v apt-get >/dev/null || return 1
  main_archive || { ((EUID == 0)) && apt-get -q update >&2 && main_archive; }
}

# Not the updates and not the security archive: those have a dash or a slash in their release's name.
main_archive() {
  # shellcheck disable=SC2016 # apt-get fills the names in
  apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "Debian" && $2 == "main" && $3 !~ /[-\/]/ { print $4; found = 1; exit } END { exit !found }'
}

debian_keyring() {
  local keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  if [[ -r $keyring ]]; then echo "[signed-by=$keyring]"; fi
}
