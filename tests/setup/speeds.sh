#!/usr/bin/env bash
# speeds.sh WORK: how `./lab bench app` reads steps per second from logs: from the second second on, by the columns'
# names, as app and command line order them. A log without two such rows has no speed, and no ratio is printed of it.
set -euo pipefail
work=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
rm -rf "$work"
mkdir -p "$work"
source "$root/scripts/common.sh"
source "$root/scripts/bench.sh"

expect() { # WANTED GOT WHAT
  [[ $1 == "$2" ]] || { echo "$3: expected '$1', got '$2'" && exit 1; }
}
printf '%s\n' preset,event,seconds,environment_steps quick,evaluation,0.5,9000 quick,evaluation,2.0,10000 \
  quick,evaluation,3.0,18000 quick,evaluation,4.0,26000 >"$work/app.csv"
printf '%s\n' environment_steps,seconds 5000,1.0 20000,2.5 40000,4.5 >"$work/alone.csv"
printf '%s\n' environment_steps,seconds 20000,2.5 >"$work/short.csv"
expect 8000 "$(steps_per_second "$work/app.csv")" 'the log of an app'
expect 10000 "$(steps_per_second "$work/alone.csv")" 'another order of the columns'
expect 0 "$(steps_per_second "$work/short.csv")" 'a single row'

expect '8000 steps/s in the app, 10000 alone: ratio 0.800' "$(ratio_of "$work/app.csv" "$work/alone.csv")" 'a pair'
if (ratio_of "$work/app.csv" "$work/short.csv") >"$work/out" 2>&1; then echo 'a ratio of nothing was given' && exit 1; fi
grep -q 'short.csv has no two evaluations after its first two seconds' "$work/out"
expect 'median ratio 0.900 of 3 pairs' "$(printf 'ratio %s\n' 0.9 0.8 1.1 | median_ratio)" 'the median of three'
expect 'median ratio 0.850 of 2 pairs' "$(printf 'ratio %s\n' 0.9 0.8 | median_ratio)" 'the median of two'
echo 'speeds, ratios and medians are as expected'
