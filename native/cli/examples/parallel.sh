#!/usr/bin/env bash
# One seed at a time on each processor of this machine, or of many machines that share no folder, with GNU parallel and
# ssh. `sac-train` must be on the PATH of every machine.
#
#   SEEDS='1 2 3 4' native/cli/examples/parallel.sh --preset article --alpha 0.2    the flags are those of sac-train
#   HOSTS=:,anna,bert@big native/cli/examples/parallel.sh                            ":" is this machine
#   sac-eval --summary runs/*.csv
set -euo pipefail

runs=${RUNS:-runs}
mkdir -p "$runs"
where=()
if [[ ${HOSTS-} ]]; then
  where=(--sshlogin "$HOSTS" --return "$runs/seed{}.csv" --cleanup) # each log comes back from where its seed ran
fi
# `{}` is the seed; a seed that a machine fails is tried once more. runs/jobs tells how each ended.
# shellcheck disable=SC2086  # one word for each seed
exec parallel "${where[@]}" --retries 2 --joblog "$runs/jobs" --quote \
  sh -c 'mkdir -p "$0" && exec sac-train --log "$0/seed$1.csv" --seed "$@"' "$runs" {} \
  --steps "${STEPS:-10000}" --quiet "$@" ::: ${SEEDS:-$(seq 32)}
