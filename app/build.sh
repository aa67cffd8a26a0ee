# Shared by app/run and tests/run: what is installed, how it is configured and compiled. Sourced from the project's top folder.

packages_build="g++ cmake ninja-build ccache pkg-config qt6-base-dev qt6-base-dev-tools qt6-svg-dev libgl1-mesa-dev qt6-qpa-plugins
  libsqlite3-dev libsqlitecpp-dev nlohmann-json3-dev libicu-dev libxml2-dev libzip-dev libpoppler-cpp-dev libgmime-3.0-dev libfmt-dev libcli11-dev wordnet-base iso-codes fonts-dejavu-core fonts-paratype"
packages_tests="libgtest-dev libbenchmark-dev poppler-utils python3 sqlite3"
packages_style="clang-format clang-tidy"

# install_packages build|tests|style: installs the Debian packages that are missing; quick when none is.
install_packages() {
  local wanted="$packages_build" missing="" package
  [ "$1" = build ] || wanted="$wanted $packages_tests"
  [ "$1" = style ] && wanted="$wanted $packages_style"
  for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  echo "Installing:$missing"
  local root=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing and there is no sudo; as root, run: apt-get install$missing" >&2; exit 1; }
    root=sudo
  fi
  $root apt-get update -qq
  # shellcheck disable=SC2086
  $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# configure DIR [CMAKE-OPTIONS...]: only when the folder is new or lacks one of the options. Options that an earlier run set there stay.
configure() {
  local dir="$1" option missing=no; shift
  [ -f "$dir/build.ninja" ] || missing=yes
  for option in "$@"; do
    grep -q "^${option#-D}\$" <(sed 's/:BOOL=/=/' "$dir/CMakeCache.txt" 2>/dev/null) || missing=yes
  done
  [ "$missing" = yes ] || return 0
  echo "Configuring $dir"
  mkdir -p "$dir"
  cmake -S . -B "$dir" -G Ninja "$@" >"$dir/configure.log" 2>&1 || { cat "$dir/configure.log" >&2; exit 1; }
}

# compile DIR [TARGETS...]
compile() {
  local dir="$1"; shift
  echo "Building $dir"
  if [ -t 1 ]; then cmake --build "$dir" --target "${@:-all}"; else cmake --build "$dir" --target "${@:-all}" | tail -n 40; fi
}
