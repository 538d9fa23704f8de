#!/usr/bin/env bash
# One seed for each task of a Slurm job array, on as many machines as there are free. A task that is requeued goes on
# from its last checkpoint. `sac-train` and `sac-eval` must be on the PATH of every machine, RUNS a folder that all see.
#
#   sbatch native/cli/examples/slurm_array.sh --preset article --alpha 0.2     the flags are those of sac-train
#   sbatch --array=1-100 --export=ALL,RUNS=runs/low,FRAMES=20000 native/cli/examples/slurm_array.sh --alpha 0.05
#   sac-eval --summary runs/*.csv                                               when all are done, or while they run
#
#SBATCH --job-name=sac
#SBATCH --array=1-32
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=02:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=sac-%A_%a.out
set -euo pipefail

seed=$SLURM_ARRAY_TASK_ID
run=${RUNS:-runs}/seed$seed
mkdir -p "$(dirname "$run")"
if [[ -e $run.safetensors ]]; then
  start=(--resume "$run.safetensors") # it has the settings
else
  start=(--seed "$seed" "$@")
fi
# exec: a signal of Slurm's reaches the training itself, which then saves its checkpoint.
exec sac-train "${start[@]}" --frames "${FRAMES:-10000}" --quiet --signature \
  --log "$run.csv" --checkpoint "$run.safetensors" --checkpoint_every "${CHECKPOINT_EVERY:-1000}"
