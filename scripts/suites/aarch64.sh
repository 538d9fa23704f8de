# 64-bit ARM under QEMU: the kernels' units, and every preset's run ends in the same bits as elsewhere
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough packages='aarch64-linux-gnu-g++:g++-aarch64-linux-gnu qemu-aarch64:qemu-user catch2-source'
commands='aarch64-linux-gnu-g++ qemu-aarch64'
prepare() { compile aarch64 SAC_BUILD_TESTS sac-train sac_engine_tests; }
check() {
  try "the kernels' units" on_arm sac_engine_tests \
    '[simd],[matmul],[sparse],[trigonometry],[rng],[mlp],[adam],[squashed_gaussian],[signature]'
  local preset signature
  while read -r preset signature; do
    [[ $preset != article ]] || continue # its large networks would take QEMU longer than all others together
    try "the signature of $preset after 2,000 steps" ends_in "$signature" "$preset"
  done < <(sed -n 's/^ *"\(.*\)": {"seed": 7, "after": {"2000": "\([0-9a-f]*\)".*/\1 \2/p' tests/golden/signatures.json)
}
on_arm() { qemu-aarch64 -L /usr/aarch64-linux-gnu "build/aarch64/bin/$1" "${@:2}"; }
ends_in() { # SIGNATURE PRESET
  local line
  line=$(on_arm sac-train --preset "$2" --seed 7 --steps 2000 --quiet --signature) || return
  echo "$line; expected is $1"
  [[ $line == *"$1"* ]]
}
