# Set-up where there is apt.
# shellcheck shell=bash

setup_debian() {
  local missing need package version suite file wanted=() install=() unpack=()
  # shellcheck disable=SC2086  # one word for each need
  missing=$(missing_of $1)
  while read -r package version suite file; do
    [[ -z $package ]] || is_there "$package" "$version" "$file" || wanted+=("$package $version $suite")
  done <<<"$2"
  [[ $missing || ${#wanted[@]} -gt 0 ]] || return 0

  quiet "reading the package lists" apt-update as_root apt-get update
  for need in "${wanted[@]}"; do
    read -r package version suite <<<"$need"
    if dpkg --compare-versions "$(candidate "$package")" ge "$version"; then
      missing+=$'\n'$package
    else
      unpack+=("$package $suite")
    fi
  done
  mapfile -t install < <(sed '/^$/d' <<<"$missing" | awk '!seen[$0]++')
  if [[ ${#install[@]} -gt 0 ]]; then
    quiet "installing ${install[*]}" apt-install as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends --no-upgrade "${install[@]}"
  fi
  hash -r
  for need in "${unpack[@]}"; do
    # shellcheck disable=SC2086  # two words
    quiet "unpacking a newer ${need% *} into .deps" "unpack-${need% *}" unpack_newer $need
  done
}

# The packages among these needs that are missing, one a line.
missing_of() {
  local need libraries=() installed
  for need in "$@"; do
    case $need in
      *:*) command -v "${need%%:*}" >/dev/null || echo "${need#*:}" ;;
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

candidate() { LC_ALL=C apt-cache policy "$1" | awk '/Candidate:/ { print ($2 == "(none)") ? "0" : $2 }'; }

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

# Takes one package from another suite of the mirror that this machine already uses, without telling the system's apt
# about it. apt itself fetches it through private lists, so that its signatures are checked as always.
unpack_newer() { # PACKAGE SUITE
  local package=$1 suite=$2 mirror codename keyring work
  # shellcheck disable=SC2016  # apt fills these in
  IFS='|' read -r mirror codename <<<"$(apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)|$(CODENAME)' \
    'Created-By: Packages' | sed -n '/|[^|]*-[^|]*$/d; s/^Debian|Debian|//p' | head -n 1)"
  if [[ -z $mirror ]]; then
    echo "not Debian: CMake will fetch $package's sources instead"
    return 0
  fi
  [[ $suite != backports ]] || suite=$codename-backports
  for keyring in /usr/share/keyrings/debian-archive-keyring.{pgp,gpg}; do [[ ! -e $keyring ]] || break; done

  work=$(mktemp -d) && chmod 755 "$work" && mkdir -p "$work"/{lists,cache/archives}/partial .deps || return
  local options=(-o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o Dir::Etc::PreferencesParts=/dev/null -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache"
    -o Acquire::Languages=none
    -o Acquire::Check-Valid-Until=false) # an old list will do: any version from the least one on is fine
  echo "deb [signed-by=$keyring arch=$(dpkg --print-architecture)] $mirror $suite main" >"$work/sources.list"
  apt-get "${options[@]}" update &&
    (cd "$work" && apt-get "${options[@]}" download "$package") &&
    dpkg-deb -x "$work"/*.deb .deps
  local status=$?
  rm -rf "$work"
  return $status
}
