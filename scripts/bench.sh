# `./lab bench`: what is measured, and how it is printed.
# shellcheck shell=bash disable=SC2154

command_bench() {
  if [[ ${1-} == learning ]]; then bench_learning "${@:2}"; fi
  if [[ ${1-} == claims ]]; then bench_claims "${@:2}"; fi
  [[ $# == 0 || "$*" == --json ]] || misuse "bench does not know '$*'; allowed are --json, learning and claims"
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
