#!/usr/bin/env bash
# everything.sh BUILD WORK: installs what BUILD holds, moves the tree, and uses programs and scripts from there alone.
set -euo pipefail
build=$1 work=$2
rm -rf "$work"
mkdir -p "$work/elsewhere"
cmake --install "$build" --prefix "$work/first" >"$work/files.txt"
mv "$work/first" "$work/prefix"
prefix=$work/prefix

cd "$work/elsewhere"
PATH=$prefix/bin:$PATH
for program in sac-train sac-eval sac-bench; do
  [[ $(command -v $program) == "$prefix/bin/$program" ]] || { echo "$program is not installed"; exit 1; }
done
sac-train --preset quick --seed 3 --total-steps 400 --checkpoint a.safetensors --signature --quiet
sac-eval a.safetensors --episodes 2
SLURM_ARRAY_TASK_ID=3 STEPS=400 "$prefix/share/sac/examples/slurm_array.sh" --preset quick | tee array.txt
grep -q '^signature [0-9a-f]\{16\}$' array.txt
bash -n "$prefix/share/sac/examples/parallel.sh"
[[ -x $prefix/share/sac/examples/parallel.sh ]]
if grep -q '^SAC_BUILD_NATIVE_APP:BOOL=ON' "$build/CMakeCache.txt"; then sac-lab --help; fi

# One component at a time: who links the engine gets no programs, and the other way round.
cmake --install "$build" --component engine --prefix "$work/engine" >/dev/null
cmake --install "$build" --component programs --prefix "$work/programs" >/dev/null
[[ ! -e $work/engine/bin && ! -e $work/programs/include ]] || { echo "the components overlap"; exit 1; }
