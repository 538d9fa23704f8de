# Set-up where there is apt.
# shellcheck shell=bash

setup_debian() { # NEEDS NEWER SOURCES
  local missing need package version suite file price wanted=() install=() absent=() unpack=() sources=()
  # shellcheck disable=SC2086  # one word for each need
  missing=$(missing_of $1)
  while read -r package version suite file; do
    [[ -z $package ]] || is_there "$package" "$version" "$file" || wanted+=("$package $version $suite")
  done <<<"$2"
  while read -r package suite; do
    [[ -z $package || -e .deps/src/$package ]] || sources+=("$package $suite")
  done <<<"$3"
  [[ $missing || ${#wanted[@]} -gt 0 || ${#sources[@]} -gt 0 ]] || return 0

  quiet "reading the package lists" apt-update patient_apt update
  for need in "${wanted[@]}"; do
    read -r package version suite <<<"$need"
    if dpkg --compare-versions "$(candidate "$package" | grep . || echo 0)" ge "$version"; then
      missing+=$'\n'$package
    else
      unpack+=("$package $suite")
    fi
  done
  while read -r package; do
    if [[ $(candidate "$package") ]]; then install+=("$package"); else absent+=("$package"); fi
  done < <(sed '/^$/d' <<<"$missing" | awk '!seen[$0]++')
  if [[ ${#install[@]} -gt 0 ]]; then
    quiet "installing ${install[*]}" apt-install patient_apt install -y --no-install-recommends --no-upgrade "${install[@]}"
  fi
  hash -r
  # One unknown name would make apt install nothing at all. Ubuntu, for instance, has browsers only as snaps.
  for package in "${absent[@]}"; do
    price=$(price_of "$package") || die "this system has no package $package, and nothing goes without it; please install \
it from elsewhere (see cmake/other_systems.txt) and try again"
    say "this system has no package $package: $price"
  done
  for need in "${unpack[@]}"; do
    # shellcheck disable=SC2086  # two words
    quiet "unpacking a newer ${need% *} into .deps" "unpack-${need% *}" unpack_newer $need
  done
  for need in "${sources[@]}"; do
    # shellcheck disable=SC2086  # two words
    quiet "unpacking the source of ${need% *} into .deps/src" "unpack-source-${need% *}" unpack_source $need
  done
}

# The packages among these needs that are missing, one a line.
missing_of() {
  local need libraries=() installed
  for need in "$@"; do
    case $need in
      *:*) has_command "${need%%:*}" || echo "${need#*:}" ;;
      *) libraries+=("$need") ;;
    esac
  done
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${libraries[@]}" 2>/dev/null || true)
  for need in "${libraries[@]}"; do
    grep -qx "installed $need" <<<"$installed" || echo "$need"
  done
}

is_there() { # PACKAGE VERSION FILE
  [[ -e .deps/$3 ]] && return
  local version
  version=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) && dpkg --compare-versions "$version" ge "$2"
}

# The version that apt would install; nothing, if there is none.
candidate() { LC_ALL=C apt-cache policy "$1" | awk '/Candidate:/ && $2 != "(none)" { print $2 }'; }

# apt-get, as root. Some other program may be installing just now, as many systems do by themselves soon after they start;
# its end is awaited for ten minutes.
patient_apt() {
  local output status pause=5 patience=600
  output=$(mktemp)
  while true; do
    status=0
    as_root env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get "$@" >"$output" 2>&1 || status=$?
    cat "$output"
    if [[ $status == 0 || $patience -le 0 ]] || ! grep -q 'Could not get lock' "$output"; then break; fi
    say "another program is installing packages; waiting for it"
    sleep $pause && patience=$((patience - pause))
  done
  rm "$output"
  return $status
}

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

# Another suite of the mirror that this machine already uses, without telling the system's apt about it: apt itself
# fetches through private lists, so that its signatures are checked as always.
# from_suite SUITE TYPE COMMAND...: COMMAND finds apt's options in ${options[@]} and an empty folder in $work.
from_suite() {
  local suite=$1 type=$2 mirror codename keyring work status=0
  shift 2
  # shellcheck disable=SC2016  # apt fills these in
  IFS='|' read -r mirror codename <<<"$(apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)|$(CODENAME)' \
    'Created-By: Packages' | sed -n '/|[^|]*-[^|]*$/d; s/^Debian|Debian|//p' | head -n 1)"
  if [[ -z $mirror ]]; then
    echo "not Debian, so nothing is taken from its suite $suite"
    return 0
  fi
  [[ $suite != backports ]] || suite=$codename-backports
  for keyring in /usr/share/keyrings/debian-archive-keyring.{pgp,gpg}; do [[ ! -e $keyring ]] || break; done

  work=$(mktemp -d) && chmod 755 "$work" && mkdir -p "$work"/{lists,cache/archives}/partial .deps || return
  local options=(-o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o Dir::Etc::PreferencesParts=/dev/null -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache"
    -o Acquire::Languages=none
    -o Acquire::Check-Valid-Until=false) # an old list will do: any version from the least one on is fine
  echo "$type [signed-by=$keyring arch=$(dpkg --print-architecture)] $mirror $suite main" >"$work/sources.list"
  apt-get "${options[@]}" update && "$@" || status=$?
  rm -rf "$work"
  return $status
}

# Where this is not Debian, CMake fetches the package's sources instead.
unpack_newer() { from_suite "$2" deb unpack_package "$1"; } # PACKAGE SUITE
unpack_package() {
  (cd "$work" && apt-get "${options[@]}" download "$1") && dpkg-deb -x "$work"/*.deb .deps
}

# The source package, with Debian's patches, into .deps/src/PACKAGE: for builds that cannot use the system's library.
unpack_source() { from_suite "$2" deb-src unpack_source_package "$1"; } # PACKAGE SUITE
unpack_source_package() {
  (cd "$work" && apt-get "${options[@]}" source "$1") && mkdir -p .deps/src && mv "$work/$1"-*/ ".deps/src/$1"
}
