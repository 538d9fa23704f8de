#!/usr/bin/env bash
# readme.sh SOURCE WORK: does what README's section "In a program" prints, line by line, for a HOME in WORK. build/portable
# is built already, and others may be using it, so that CMake only looks whether it knows what it shall configure and build.
set -euo pipefail
source=$1 work=$2
rm -rf "$work"
mkdir -p "$work/home" "$work/program"

section=$(sed -n '/^## In a program$/,/^## Many seeds/p' "$source/README.md")
# shellcheck disable=SC2016  # fences of Markdown
sed -n '/^```cpp$/,/^```$/{/^```/d;p}' <<<"$section" >"$work/program/program.cpp"
lines=$(sed -n 's/^    //p' <<<"$section" | grep -E '^(cmake|export|c\+\+) ') # code blocks of four spaces
[[ $(wc -l <<<"$lines") -ge 4 && -s $work/program/program.cpp ]] || { echo "README's lines have moved"; exit 1; }
echo "$lines"

# A fresh shell; the lines of CMake belong into this repository, a reader's program is elsewhere.
export HOME=$work/home
unset PKG_CONFIG_PATH LD_LIBRARY_PATH CMAKE_PREFIX_PATH
cmake() {
  case $1 in
    --preset) command cmake -N "$@" >/dev/null ;;
    --build) command cmake "$@" -- -n >/dev/null ;;
    *) command cmake "$@" ;;
  esac
}
while read -r line; do
  if [[ $line == cmake* ]]; then cd "$source"; else cd "$work/program"; fi
  eval "$line"
done <<<"$lines"
cd "$work/program"
./program | tee out.txt
grep -Eq 'signature [0-9a-f]{16}' out.txt
[[ $(command -v sac-train) == "$HOME/.local/bin/sac-train" ]] || { echo "sac-train is not on the PATH"; exit 1; }
