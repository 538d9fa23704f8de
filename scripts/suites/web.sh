# units of the page's modules, in Node; their style
# shellcheck shell=bash disable=SC2034,SC2154
prepare() { compile portable sac-train && build_page; }
check() {
  local status=0
  vitest_suite test || status=$?
  try 'the modules keep the rules of Oxlint' npm --prefix web run lint
  try 'the modules are formatted by Prettier' npm --prefix web run format:check
  return $status
}
