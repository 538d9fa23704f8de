#!/usr/bin/env bash
# one_node.sh BIN EXAMPLES: the job array's script on a Slurm of one node, which is started here as root, from Debian's
# slurm-wlm and munge, in a folder of its own, and ended again. BIN holds sac-train and sac-eval. Exits with 0 if all is as
# expected, and prints what is not.
# shellcheck disable=SC2317  # functions that are called by name
set -euo pipefail
bin=$(realpath "$1") examples=$(realpath "$2")
work=$(mktemp -d "${TMPDIR:-/tmp}/sac-slurm-XXXXXX")
chmod 755 "$work"
export SLURM_CONF=$work/slurm.conf PATH=$bin:/usr/sbin:$PATH
daemons=()
end() {
  local daemon job
  # Jobs outlive the daemons that started them.
  for job in $(squeue --noheader --format %A 2>/dev/null || true); do scancel --signal=KILL --full "$job" 2>/dev/null || true; done
  for _ in {1..50}; do [[ $(squeue --noheader --states RUNNING 2>/dev/null || true) ]] || break; sleep 0.2; done
  for daemon in "${daemons[@]}"; do kill "$daemon" 2>/dev/null || true; done
  for daemon in "${daemons[@]}"; do wait "$daemon" 2>/dev/null || true; done
  rm -rf "$work"
}
trap end EXIT

# until COMMAND...: waits for it to succeed, at most two minutes.
until_true() {
  local end=$((SECONDS + 120))
  until "$@" >/dev/null 2>&1; do
    if ((SECONDS > end)); then
      echo "not within two minutes: $*"
      tail -n 20 "$work"/*.log || true
      exit 1
    fi
    sleep 0.2
  done
}

# ---- A Slurm ------------------------------------------------------------------------------------------------------------
host=$(hostname -s)
mkdir "$work"/{munge,state,spool}
chmod 700 "$work/munge" # as munged wants it
dd if=/dev/urandom of="$work/munge/key" bs=1 count=1024 status=none
chmod 400 "$work/munge/key"
# Ports of its own, since another Slurm may run here.
port=$((20000 + $$ % 20000))
cat >"$SLURM_CONF" <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CryptoType=crypto/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,batch_sched_delay=0
ReturnToService=2
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=2048 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
END
munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
  --log-file="$work/munge/log" --seed-file="$work/munge/seed" 2>"$work/munged.log" &
daemons+=($!)
until_true test -S "$work/munge/socket"
slurmctld -D -i >"$work/slurmctld.out.log" 2>&1 &
daemons+=($!)
slurmd -D -N "$host" >"$work/slurmd.out.log" 2>&1 &
daemons+=($!)
idle() { [[ $(sinfo --noheader --format=%t) == idle ]]; }
until_true idle

# ---- What is submitted to it --------------------------------------------------------------------------------------------
failures=0
expect() { # WHAT COMMAND...
  local what=$1
  shift
  if "$@"; then echo "passed: $what"; else echo "FAILED: $what"; failures=$((failures + 1)); fi
}
mkdir "$work/user"
cd "$work/user"
submit() { sbatch --parsable --mem=100M "$@"; }
array() { # FLAG...: four seeds. Prints the job's number
  submit --array=1-4 --export="ALL,STEPS=${STEPS-600}" "$examples/slurm_array.sh" "$@"
}
ended() { [[ -z $(squeue --noheader --job "$1" 2>/dev/null) ]]; }
states() { scontrol show job "$1" | sed -n 's/.*JobState=\([A-Z]*\).*/\1/p' | sort -u | tr '\n' ' '; }
signatures() { grep -h '^signature' "sac-$1"_*.out | sort; }
straight() { # FRAMES FLAG...: what four seeds come to without Slurm
  local steps=$1
  shift
  sac-train --seeds 4 --total-steps "$steps" --quiet --signature "$@" | sort
}

first=$(array --preset quick --alpha 0.1)
second=$(array --preset quick --alpha 0.5)
until_true ended "$first"
until_true ended "$second"
expect 'an array completes' test "$(states "$first")" = 'COMPLETED '
expect 'its tasks are the seeds' diff <(signatures "$first") <(straight 600 --alpha 0.1)
expect 'another setting is another place' diff <(signatures "$second") <(straight 600 --alpha 0.5)

misspelt=$(array --preset quick --alpah 0.5)
until_true ended "$misspelt"
expect 'a misspelt flag fails' test "$(states "$misspelt")" = 'FAILED '
expect 'and is named' grep -q 'there is no flag --alpah; did you mean --alpha?' "sac-${misspelt}_1.out"

again=$(STEPS=900 array --preset quick --alpha 0.10)
until_true ended "$again"
expect 'the same setting goes on' diff <(signatures "$again") <(straight 900)
expect 'in one log' test "$(cut -d, -f3,4,6 runs/quick/seed2.csv | sort | uniq -d)" = ''

# Two at a time on two processors: the second submission of the same seed meets the first.
long=$(submit --array=7 --export=ALL,STEPS=1000000000,CHECKPOINT_EVERY=200 "$examples/slurm_array.sh")
until_true test -e runs/quick/seed7.safetensors
overlap=$(submit --array=7 "$examples/slurm_array.sh")
until_true ended "$overlap"
expect 'an overlapping submission fails' test "$(states "$overlap")" = 'FAILED '
expect 'and says why' grep -q 'another run that has not ended is writing it' "sac-${overlap}_7.out"

# Requeued: the task is ended and begins again, from its checkpoint.
scontrol requeue "${long}_7"
more_rows() { (($(wc -l <runs/quick/seed7.csv) > rows + 5)); }
running() { [[ $(squeue --noheader --format=%T --job "$long") == RUNNING ]]; }
begin_now() { running || { scontrol update jobid="${long}_7" starttime=now && false; }; }
until_true begin_now
rows=$(wc -l <runs/quick/seed7.csv)
until_true more_rows
scancel "$long"
until_true ended "$long"
steps=$(cut -d, -f4,6 runs/quick/seed7.csv)
expect 'a requeued task goes on in its log' test "$(sort <<<"$steps" | uniq -d)" = ''
expect 'whose checkpoint is whole' sac-eval runs/quick/seed7.safetensors --episodes 1

expect 'the logs join' sac-eval --summary runs/*/*.csv
exit $((failures > 0))
