# Set-up where there is no apt.
# shellcheck shell=bash

# Without apt: names what is missing and goes on with what is there.
setup_other() {
  local need missing=''
  for need in $1; do
    case $need in
      chromium* | firefox* | xvfb-run:* | xauth:* | pkg-config:*) ;; # their users say what they need
      *:*) has_command "${need%%:*}" || missing+=" ${need%%:*}" ;;
    esac
  done
  [[ $missing ]] || return 0
  cat cmake/other_systems.txt >&2
  die "this machine has no apt, so please install what gives the command(s)$missing (see the table) and try again"
}
