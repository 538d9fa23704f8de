# `./lab test`: which suites there are, building them, running them side by side, and the counts at the end.
# shellcheck shell=bash disable=SC2154
#
# A suite is a file scripts/suites/NAME.sh. Its first line says what it tests; it sets and defines
#   tier      normal, or thorough: run by `./lab test --thorough`, or when it is named
#   packages  what it needs beyond the set-up of all tests, written as in scripts/setup.sh
#   commands  what it cannot do without, of all that the set-up of tests looks for; skipped where one is missing
#   prepare   builds what it tests; all suites' builds run one after another
#   check     runs the tests: writes JUnit to the file $junit, or exits with anything but 0; its output is kept
# SAC_THOROUGH=1 is set in the thorough tier, for heavy cases of a normal suite (tag [thorough] of Catch2, see tests/catch.cmake).

all_suites() { # TIER...
  local file
  # The longest first, so that none is left alone at the end.
  for file in scripts/suites/{browser,signatures,web,native-gui,native,engine,cli}.sh scripts/suites/*.sh; do
    (load "$(basename "$file" .sh)" && [[ " $* " == *" $tier "* ]] && echo "$name") || true
  done | awk '!seen[$0]++'
}

# Defines a suite's variables and functions; for a shell of its own.
load() {
  name=$1 tier=normal packages='' commands='' junit=$root/$results/$1.xml
  prepare() { :; }
  # shellcheck disable=SC1090  # the suites
  source "scripts/suites/$1.sh"
}

list_suites() {
  local suite
  for suite in $(all_suites normal) $(all_suites thorough); do
    (load "$suite" && printf '%-12s %-9s %s\n' "$name" "$tier" "$(sed -n '1s/^# //p' "scripts/suites/$suite.sh")")
  done
}

# ---- What suites are made of ------------------------------------------------------------------------------------------
# One regular expression for all labels that are left out: several of them would leave out only what has them all.
# What several calls of it find in one suite stands in the suite's file one after another.
ctest_suite() { # PRESET [--without LABEL|LABEL] OPTION...
  local preset=$1 without=none status=0
  shift
  if [[ ${1-} == --without ]]; then without=$2 && shift 2; fi
  [[ ${SAC_THOROUGH-} ]] || without+='|thorough-.*'
  ctest --preset "$preset" -j "$CMAKE_BUILD_PARALLEL_LEVEL" --output-junit "$junit.part" \
    --label-exclude "^($without)\$" "$@" || status=$?
  cat "$junit.part" >>"$junit" && rm "$junit.part"
  return $status
}

# What holds on any processor, for a build that is optimised for one: the engine's units, and the programs under those
# tests of the portable build that run programs.
prepare_native_tests() { # PRESET
  compile "$1" SAC_BUILD_NATIVE_APP SAC_BUILD_TESTS sac_units sac-train sac-eval sac-bench
  compile portable SAC_BUILD_TESTS
}
check_native_tests() { # PRESET
  local status=0
  ctest_suite "$1" --label-regex '^units$' || status=$?
  SAC_PROGRAMS=$root/build/$1/bin ctest_suite portable --without 'portable-cli' --tests-regex '^cli: *' || status=$?
  return $status
}

vitest_suite() { # SCRIPT: one of package.json's
  npm --prefix web run "$1" -- --reporter=default --reporter=junit --outputFile.junit="$junit"
}

# Suites in shell: `try NAME COMMAND...` is one test each, which passes if the command exits with 0.
try() {
  local test_name=$1 output status=0
  shift
  echo "-- $test_name"
  output=$("$@" 2>&1) || status=$?
  echo "$output"
  {
    printf '<testcase name="%s">' "$(escaped <<<"$test_name")"
    [[ $status == 0 ]] || printf '<failure message="exit code %s">%s</failure>' $status "$(tail -n 30 <<<"$output" | escaped)"
    echo '</testcase>'
  } >>"$junit"
}
# Where a suite cannot run: counts as skipped, and the log says why.
skip() {
  echo "skipped: $1"
  printf '<testcase name="%s"><skipped message="%s"/></testcase>\n' "$name" "$(escaped <<<"$1")" >>"$junit"
}
escaped() { tr -d '\000-\010\013\014\016-\037' | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'; }

# ---- Running them -----------------------------------------------------------------------------------------------------
results=build/test-results
failures=$results/failures.txt
passed=0 failed=0 skipped=0
waiting=() # suites that are built
going=()   # suites that run, and their processes, each the head of a process group
processes=()

# background COMMAND...: as the head of a process group, so that it ends with all that it started. Sets $process.
background() {
  set -m
  (set +m && "$@") </dev/null &
  process=$!
  set +m
}

prepare_suite() { # SUITE
  set -o pipefail
  (load "$1" && { [[ $(lacking) ]] || prepare; }) 2>&1 | tee "$results/$1.log" >&2
}
check_suite() { # SUITE
  load "$1"
  local missing
  missing=$(lacking)
  if [[ $missing ]]; then
    skip "this machine has no $missing" >>"$results/$1.log"
    say "skipped: $1, since this machine has no $missing"
    return
  fi
  timed "$1" check >>"$results/$1.log" 2>&1
}

lacking() {
  local command
  for command in $commands; do
    has_command "$command" || { echo "${command%%|*}" && return; }
  done
}

start_some() {
  # One more than there are processors: a browser is mostly waited for.
  while [[ ${#waiting[@]} -gt 0 && ${#going[@]} -le $CMAKE_BUILD_PARALLEL_LEVEL ]]; do
    say "testing: ${waiting[0]}"
    background check_suite "${waiting[0]}"
    going+=("${waiting[0]}") processes+=("$process")
    waiting=("${waiting[@]:1}")
  done
}

# Takes the results of suites that have ended.
collect() {
  local i status names=() pids=()
  for i in "${!going[@]}"; do
    if kill -0 "${processes[i]}" 2>/dev/null; then
      names+=("${going[i]}") pids+=("${processes[i]}")
    else
      status=0
      wait "${processes[i]}" || status=$?
      kill -KILL -- -"${processes[i]}" 2>/dev/null || true # what a crash may have left
      count "${going[i]}" $status
    fi
  done
  going=("${names[@]+"${names[@]}"}") processes=("${pids[@]+"${pids[@]}"}")
}

count() { # SUITE STATUS
  local counts p f s
  counts=$(summarise "$1" "$2" 2>>"$failures")
  say "tested: $1: $counts"
  read -r p _ f _ s _ <<<"$counts"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

# summarise SUITE STATUS: prints the counts of the suite's JUnit file, and its failures to stderr. A suite that ends
# badly without a failed test to show for it (a crash, no tests found, no file) counts as one failure itself.
summarise() {
  local xml=$results/$1.xml log=$results/$1.log
  [[ -e $xml ]] || : >"$xml"
  awk -v suite="$1" -v status="$2" -v log_name="$log" -f scripts/summarise.awk "$xml"
}

run_suites() { # SUITE...
  local suite status process
  trap stop_all EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  for suite in "$@"; do
    background prepare_suite "$suite"
    building=$process status=0
    wait "$building" || status=$?
    building=''
    if [[ $status == 0 ]]; then waiting+=("$suite"); else count "$suite" $status; fi
    collect
    start_some
  done
  while [[ ${#going[@]} -gt 0 ]]; do
    sleep 0.2
    collect
    start_some
  done
}

building=''
stop_all() {
  local heads="$building ${processes[*]-}" all process
  # shellcheck disable=SC2086  # one word for each
  all=$(with_descendants $heads) # browsers leave the process group
  # shellcheck disable=SC2086
  [[ ! $all ]] || kill -TERM $all 2>/dev/null || true
  for process in $heads; do
    kill -TERM -- "-$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
    kill -KILL -- "-$process" 2>/dev/null || true
  done
  # shellcheck disable=SC2086
  [[ ! $all ]] || kill -KILL $all 2>/dev/null || true
}
with_descendants() { # PROCESS...
  ps -A -o pid= -o ppid= 2>/dev/null | awk -v heads="$*" '
    { parent[$1] = $2 }
    END {
      n = split(heads, list, " ")
      for (i = 1; i <= n; i++) found[list[i]] = 1
      do {
        grown = 0
        for (p in parent) if (!(p in found) && parent[p] in found) grown = found[p] = 1
      } while (grown)
      for (p in found) print p
    }'
}

update_signatures() {
  setup core
  prepare_tools
  compile portable sac-train
  say "training every preset; this takes a few minutes"
  tests/golden/update_signatures
  git diff --stat -- tests/golden/signatures.json
}

command_test() {
  local selected='' tiers=normal
  case $* in
    --list) list_suites && return ;;
    'signatures --update') update_signatures && return ;;
  esac
  if [[ ${1-} == --thorough ]]; then export SAC_THOROUGH=1 && tiers='normal thorough' && shift; fi
  if [[ $# -gt 0 ]]; then
    [[ $# == 1 && -e scripts/suites/$1.sh ]] || misuse "test does not know '$*'; allowed are --list," \
      "--thorough and one of: $(all_suites normal thorough | paste -s -d ' ' -)"
    selected=$1
  else
    selected=$(all_suites "$tiers")
  fi
  # shellcheck disable=SC2046,SC2086  # one word for each need
  setup core app page test docs $(for suite in $selected; do (load "$suite" && echo "$packages"); done)
  prepare_tools

  rm -rf "$results"
  mkdir -p "$results"
  times=$root/$results/times.txt
  # shellcheck disable=SC2086  # one word for each suite
  run_suites $selected
  report_times
  cat "$failures" 2>/dev/null || true
  [[ $skipped == 0 ]] || echo "$skipped skipped"
  echo "$passed passed, $failed failed"
  [[ $failed == 0 ]]
}

# Where the time went: the phases that took the processors longest first.
report_times() {
  {
    awk -v wall="$SECONDS" '
      { spent[$1] += $2; busy[$1] += $3; total += $3 }
      END {
        for (phase in busy) printf "%-28s %8.1f s %8.1f s of processors\n", phase, spent[phase], busy[phase] | "sort -k 4 -n -r"
        close("sort -k 4 -n -r")
        printf "%-28s %8.1f s %8.1f s of processors\n", "in all", wall, total
      }' "$times"
  } >"$times.new"
  mv "$times.new" "$times"
  cat "$times" >&2
}
