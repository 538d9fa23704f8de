# `./lab bench`: what is measured, and how it is printed.
# shellcheck shell=bash disable=SC2154

command_bench() {
  if [[ ${1-} == learning ]]; then bench_learning "${@:2}"; fi
  if [[ ${1-} == claims ]]; then bench_claims "${@:2}"; fi
  if [[ ${1-} == app ]]; then
    bench_app "${@:2}"
    return
  fi
  [[ $# == 0 || "$*" == --json ]] || misuse "bench does not know '$*'; allowed are --json, learning, claims and app"
  setup core page test
  prepare_tools
  compile native sac-bench
  compile portable sac-bench sac-train
  build_page
  say "measuring; this takes a few minutes, and other work on this machine shows in the figures"
  local native portable page torch
  native=$(build/native/bin/sac-bench --json)
  portable=$(build/portable/bin/sac-bench --json)
  page=$(npm --prefix web run --silent bench -- --json)
  torch=$(bench_torch)
  node -e '
    const [json, ...texts] = process.argv.slice(1);
    const results = texts.filter(Boolean).flatMap((text) => JSON.parse(text).results);
    if (json) console.log(JSON.stringify({ results }, null, 2));
    else for (const { name, value, unit } of results) console.log(name.padEnd(56), String(value).padStart(12), unit);
  ' "${1-}" "$native" "$portable" "$page" "$torch"
}

# The same trainings in PyTorch, where some python3 has it.
bench_torch() {
  local python
  for python in python3 /usr/bin/python3; do
    if "$python" -c 'import torch, numpy' 2>/dev/null; then
      OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$python" tests/reference/bench_torch.py
      return
    fi
  done
  say "PyTorch is not installed (Debian: python3-torch), so its rows are missing"
}

bench_learning() {
  setup core
  prepare_tools
  compile native sac-bench
  mkdir -p build/bench
  run build/native/bin/sac-bench learning --out "$root/build/bench" "$@"
}

# The portable build: what the page would show.
bench_claims() {
  setup core
  prepare_tools
  compile portable sac-bench
  mkdir -p build/bench
  run build/portable/bin/sac-bench claims --out "$root/build/bench" "$@"
}

# What drawing costs the training: the desktop app and sac-train in turns, with the same run, so that what else the machine
# does falls on both. Speeds come from the logs of the two: steps by seconds of training, without start and first steps.
bench_app() {
  local pairs=${1-5} seconds=${2-10}
  if [[ $# -gt 2 || ! $pairs =~ ^[0-9]{1,3}$ || ! $seconds =~ ^[0-9]{1,3}$ ]] || ((10#$pairs < 1 || 10#$seconds < 3)); then
    misuse "bench app does not know '$*'; allowed are a number of pairs, at least 1, and seconds for each run, at least 3"
  fi
  setup core app
  prepare_tools
  compile native SAC_BUILD_NATIVE_APP sac-lab sac-train
  local folder display=() pair
  folder=$(mktemp -d)
  # shellcheck disable=SC2064  # the folder of now
  trap "rm -rf '$folder'" EXIT
  [[ -n ${DISPLAY-}${WAYLAND_DISPLAY-} ]] || display=("${in_display[@]}")
  say "measuring $pairs pairs of $seconds s each; other work on this machine shows in the figures"
  for ((pair = 0; pair < pairs; ++pair)); do
    XDG_STATE_HOME=$folder "${display[@]}" timeout --preserve-status "$seconds" build/native/bin/sac-lab --train \
      --log "$folder/app$pair.csv" || true
    timeout --preserve-status "$seconds" build/native/bin/sac-train --steps 1000000000 --quiet --log "$folder/alone$pair.csv" || true
    ratio_of "$folder/app$pair.csv" "$folder/alone$pair.csv"
  done | tee "$folder/ratios"
  median_ratio <"$folder/ratios"
}

# Of a run in the app and one alone, from their logs.
ratio_of() {
  local log app alone
  for log in "$@"; do
    [[ $(steps_per_second "$log") != 0 ]] || die "${log##*/} has no two evaluations after its first two seconds: give each run more seconds"
  done
  app=$(steps_per_second "$1")
  alone=$(steps_per_second "$2")
  awk -v app="$app" -v alone="$alone" 'BEGIN { printf "%.0f steps/s in the app, %.0f alone: ratio %.3f\n", app, alone, app / alone }'
}
# Of lines that end with a ratio.
median_ratio() {
  awk '{ print $NF }' | sort -g | awk '{ r[NR] = $1 } END {
    printf "median ratio %.3f of %d pairs\n", (r[int((NR + 1) / 2)] + r[int((NR + 2) / 2)]) / 2, NR }'
}

# Of a log, from its second second on.
steps_per_second() {
  awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next }
    $column["seconds"] >= 2 { if (!n++) { s = $column["environment_steps"]; t = $column["seconds"] }
                              steps = $column["environment_steps"] - s; time = $column["seconds"] - t }
    END { print (time > 0 ? steps / time : 0) }' "$1"
}
