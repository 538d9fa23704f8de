# the Debian package of programs and desktop app: what lintian and the desktop's tools say of it, and that it runs
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough packages="lintian:lintian desktop-file-validate:desktop-file-utils" commands="xvfb-run lintian cpack"
prepare() { compile package; }
check() {
  local folder=build/package
  rm -rf "$folder"/*.deb "$folder/unpacked"
  try "a package is made" cpack --config "$folder/CPackConfig.cmake" || return
  try "lintian finds no error" lintian --fail-on error "$folder"/*.deb
  try "the package can be unpacked" dpkg-deb -x "$folder"/*.deb "$folder/unpacked"
  local usr=$folder/unpacked/usr
  try "its desktop entry is valid" desktop-file-validate "$usr/share/applications/sac-lab.desktop"
  try "its command line trains" "$usr/bin/sac-train" --steps 300 --quiet --signature
  try "its desktop app opens" xvfb-run -a "$usr/bin/sac-lab" --train --frames 30
}
