# What all of `./lab` says and runs.
# shellcheck shell=bash disable=SC2154

say() { echo "lab: $*" >&2; } # stdout belongs to the programs that lab runs
die() { say "$1"; exit "${2:-1}"; }
misuse() { die "$*" 2; }

# quiet MESSAGE LOG COMMAND...: says what is being done; shows the output only if it fails.
quiet() {
  local message=$1 log=build/log/$2.log
  shift 2
  say "$message"
  mkdir -p build/log
  timed "${log##*/}" "$@" >"$log" 2>&1 || { tail -n 60 "$log" >&2; die "$message: failed; all of its output is in $log"; }
}

# timed PHASE COMMAND...: adds a line to the file $times, if there is one: phase, seconds, seconds of processors.
times=/dev/null
timed() {
  local phase=${1%.log} status=0 stop_at_errors=${-//[^e]/} TIMEFORMAT='%R %U %S' spent
  shift
  set +e # or the command's own `set -e` would be without effect, as it is in every `command || ...`
  exec 8>&1 9>&2
  # A shell of its own: what it has waited for is this command's alone, whatever else runs beside it.
  spent=$( { time { (set -e; "$@") >&8 2>&9 8>&- 9>&-; }; } 2>&1)
  status=$?
  exec 8>&- 9>&-
  [[ ! $stop_at_errors ]] || set -e
  awk -v phase="$phase" '{ printf "%s %.1f %.1f\n", phase, $1, $2 + $3 }' <<<"$spent" >>"$times"
  return $status
}

# Before a program that opens a window. The display starts no second time when its last client leaves: the signal that
# tells of such a start, while xvfb-run cleans up, makes it lose the program's exit code.
in_display=(xvfb-run -a -s '-noreset -screen 0 1440x900x24')

run() { # PROGRAM ARGUMENT...
  local program=$root/$1
  shift
  cd "$caller" || exit
  exec "$program" "$@"
}
