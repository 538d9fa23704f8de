# the job array's script on a real Slurm of one node
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough packages='slurmctld:slurm-wlm munged:munge' commands='slurmctld slurmd munged'
prepare() { compile native sac-train sac-eval; }
check() {
  if [[ $EUID != 0 ]]; then skip 'only root can start a Slurm of its own' && return; fi
  try 'arrays, settings, resubmission, overlap and requeue' tests/slurm/one_node.sh build/native/bin native/cli/examples
}
