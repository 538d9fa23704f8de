#!/usr/bin/env bash
# One seed at a time on each processor of this machine, or of many machines that share no folder, with GNU parallel and
# ssh. Each setting has a folder of its own below RUNS: runs/quick+alpha=0.2/seed1.csv. The same line given again goes on
# where it was on this machine. `sac-train` must be on the PATH of every machine.
#
#   SEEDS='1 2 3 4' native/cli/examples/parallel.sh --preset article --alpha 0.2    the flags are those of sac-train
#   HOSTS=:,anna,bert@big native/cli/examples/parallel.sh                            ":" is this machine
#   sac-eval --summary runs/*/*.csv
set -euo pipefail

setting=$(sac-train --print_setting "$@") # refuses a wrong flag
runs=${RUNS:-runs}/$setting
mkdir -p "$runs"
where=()
if [[ ${HOSTS-} ]]; then
  # Log and checkpoint come back from where their seed ran.
  where=(--sshlogin "$HOSTS" --return "$runs/seed{}.csv" --return "$runs/seed{}.safetensors" --cleanup)
fi
# `{}` is the seed; a seed that a machine fails is tried once more, from its checkpoint on. jobs tells how each ended.
# shellcheck disable=SC2016,SC2086  # the inner shell's variables; one word for each seed
exec parallel "${where[@]}" --retries 2 --joblog "$runs/jobs" --quote \
  sh -c 'run=$0/seed$1; seed=$1; shift; mkdir -p "$0" && exec sac-train "$@" --seed "$seed" --quiet --continue \
    --log "$run.csv" --checkpoint "$run.safetensors" --checkpoint_every 1000' "$runs" {} \
  --steps "${STEPS:-10000}" "$@" ::: ${SEEDS:-$(seq 32)}
