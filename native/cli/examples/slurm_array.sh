#!/usr/bin/env bash
# One seed for each task of a Slurm job array, on as many machines as there are free. Each setting has a folder of its own
# below RUNS, which all machines see: runs/quick+alpha=0.2/seed1.csv. A task that is requeued, or submitted again, goes on
# from its last checkpoint. `sac-train` and `sac-eval` must be on the PATH of every machine.
#
#   sbatch native/cli/examples/slurm_array.sh --preset article --alpha 0.2     the flags are those of sac-train
#   sbatch --array=1-100 --export=ALL,RUNS=/scratch/runs,STEPS=20000 native/cli/examples/slurm_array.sh --alpha 0.05
#   sac-eval --summary runs/*/*.csv                                             when all are done, or while they run
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

setting=$(sac-train --print_setting "$@") # refuses a wrong flag, here and not in another setting's folder
run=${RUNS:-runs}/$setting/seed$SLURM_ARRAY_TASK_ID
mkdir -p "${run%/*}"
# exec: a signal of Slurm's reaches the training itself, which then saves its checkpoint. Of a repeated flag the last
# counts: the seed is the task's.
exec sac-train "$@" --seed "$SLURM_ARRAY_TASK_ID" --total-steps "${STEPS:-${FRAMES:-10000}}" --quiet --signature --continue \
  --log "$run.csv" --checkpoint "$run.safetensors" --checkpoint_every "${CHECKPOINT_EVERY:-1000}"
