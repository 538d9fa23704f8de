# the Debian package of programs and desktop app: what lintian and the desktop's tools say of it, and that it runs
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough packages="lintian:lintian desktop-file-validate:desktop-file-utils update-mime-database:shared-mime-info gio:libglib2.0-bin" commands="xvfb-run lintian cpack"
prepare() { compile package; }
# A run that the lab has named is of the lab's type, and another program's file is not.
knows_files() { # USR
  local data
  data=$(mktemp -d)
  cp -r "$1/share/mime" "$data"
  update-mime-database "$data/mime"
  local name type status=0
  for name in sac-lab-quick-seed1-5000.safetensors:application/x-sac-lab model.safetensors:; do
    echo run >"$data/${name%:*}"
    type=$(XDG_DATA_HOME=$data XDG_DATA_DIRS=$data gio info -a standard::content-type "$data/${name%:*}" | sed -n 's/.*content-type: //p')
    echo "${name%:*} is $type"
    if [[ ${name#*:} ]]; then [[ $type == "${name#*:}" ]] || status=1; else [[ $type != *sac-lab* ]] || status=1; fi
  done
  rm -r "$data"
  return $status
}
check() {
  local folder=build/package
  rm -rf "$folder"/*.deb "$folder/unpacked"
  try "a package is made" cpack --config "$folder/CPackConfig.cmake" || return
  try "lintian finds no error" lintian --fail-on error "$folder"/*.deb
  try "the package can be unpacked" dpkg-deb -x "$folder"/*.deb "$folder/unpacked"
  local usr=$folder/unpacked/usr
  try "its desktop entry is valid" desktop-file-validate "$usr/share/applications/sac-lab.desktop"
  try "its desktop knows its files" knows_files "$usr"
  try "its command line trains" "$usr/bin/sac-train" --steps 300 --quiet --signature
  try "its desktop app opens" env XDG_STATE_HOME="$root/$folder/state" "${in_display[@]}" "$usr/bin/sac-lab" --train --frames 30
}
