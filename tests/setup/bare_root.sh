#!/usr/bin/env bash
# shellcheck disable=SC2317  # functions are called by name
#
# Proves set-up on a bare Debian: a root that holds the base system and git, a fresh clone, and nothing else; then the
# two commands that a newcomer runs, with the minutes that each takes. Needs root and debootstrap, and the apt mirror
# and network of this machine.
#
# usage: bare_root.sh bookworm|trixie [--user] [--setup-only] [--keep]
#   --user        as an ordinary user with sudo, instead of as root
#   --setup-only  only ./lab setup
#   --keep        leave the root in place, to look at it
set -euo pipefail

die() { echo "bare_root: $*" >&2; exit 2; }

suite=${1-} user=root packages=git,ca-certificates commands='web test' keep=''
[[ $suite == bookworm || $suite == trixie ]] || die "the suite is '$suite'; allowed are bookworm and trixie"
for option in "${@:2}"; do
  case $option in
    --user) user=visitor packages+=,sudo ;;
    --setup-only) commands=setup ;;
    --keep) keep=1 ;;
    *) die "there is no option '$option'; allowed are --user, --setup-only and --keep" ;;
  esac
done
[[ $(id -u) == 0 ]] || die "debootstrap and chroot need root"
command -v debootstrap >/dev/null || die "please install debootstrap"

project=$(cd "$(dirname "$0")/../.." && pwd)
bare=$(mktemp -d "/tmp/sac-lab-$suite-XXXXXX")
chmod 755 "$bare" # or only root could enter it
home=/root
[[ $user == root ]] || home=/home/$user

clean_up() {
  umount -l "$bare"/{dev/shm,dev/pts,dev,proc} 2>/dev/null || true
  if [[ $keep ]]; then echo "bare_root: left in $bare"; else rm -rf --one-file-system "$bare"; fi
}
trap clean_up EXIT

minutes() { awk -v s="$1" 'BEGIN { printf "%.1f min\n", s / 60 }'; }
inside() { # COMMAND: as the user, in the clone
  chroot "$bare" su - "$user" -c "export ${settings[*]}; cd sac-lab && $1"
}

# ---- The root ---------------------------------------------------------------------------------------------------------
# shellcheck disable=SC2016  # apt fills these in
mirror=$(apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' |
  sed -n 's/^Debian|Debian|//p' | head -n 1)
echo "bare_root: making a bare $suite"
debootstrap --variant=minbase --include="$packages" "$suite" "$bare" "$mirror" >"$bare.log" 2>&1 ||
  { tail -n 20 "$bare.log" >&2; die "debootstrap failed; see $bare.log"; }
rm -f "$bare.log"

mount -t proc proc "$bare/proc"
mount --bind /dev "$bare/dev"
mount --bind /dev/pts "$bare/dev/pts"
mkdir -p "$bare/dev/shm"
mount -t tmpfs tmpfs "$bare/dev/shm" # Chromium's shared memory

# The network as this machine has it, with the certificates that it trusts.
cp /etc/resolv.conf /etc/hosts "$bare/etc/"
cp /etc/ssl/certs/ca-certificates.crt "$bare/etc/ssl/certs/host.crt"
settings=(LANG=C.UTF-8 CI=true NODE_EXTRA_CA_CERTS=/etc/ssl/certs/host.crt NPM_CONFIG_CAFILE=/etc/ssl/certs/host.crt)

if [[ $user != root ]]; then
  chroot "$bare" useradd --create-home --shell /bin/bash "$user"
  echo "$user ALL=(ALL) NOPASSWD: ALL" >"$bare/etc/sudoers.d/$user"
fi
git clone --quiet --bare "$project" "$bare/srv/sac-lab.git"
chroot "$bare" git config --system safe.directory '*'
chroot "$bare" su - "$user" -c 'git clone --quiet /srv/sac-lab.git sac-lab'

# ---- The commands -----------------------------------------------------------------------------------------------------
run_setup() {
  inside './lab setup'
}

# Until it prints its address, the page answers there, and it is stopped.
run_web() {
  local log=$bare$home/web.log address='' server
  inside './lab web --no-open' >"$log" 2>&1 &
  server=$!
  while [[ -z $address ]]; do
    kill -0 "$server" 2>/dev/null || { cat "$log"; die "./lab web ended without an address"; }
    sleep 1
    address=$(sed -n 's|.*\(http://localhost:[0-9]*/\).*|\1|p' "$log" | head -n 1)
  done
  cat "$log"
  local port=${address##*:} answer
  exec 3<>"/dev/tcp/127.0.0.1/${port%/}"
  printf 'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
  answer=$(head -n 1 <&3)
  exec 3>&-
  echo "bare_root: GET $address -> $answer"
  # The server is the one process in this root that runs serve.mjs.
  for process in /proc/[0-9]*; do
    if [[ $(readlink "$process/root") == "$bare" ]] && grep -qsa serve.mjs "$process/cmdline"; then
      kill "${process#/proc/}" || true
    fi
  done
  wait "$server" || true
  [[ $answer == *' 200 '* ]] || die "the page did not answer"
}

run_test() {
  inside './lab test'
}

status=0
for command in $commands; do
  for turn in first second; do
    [[ $turn == first || $command != test ]] || continue
    start=$SECONDS
    code=0
    "run_$command" || code=$?
    echo "bare_root: $suite, $user: ./lab $command, $turn run: exit code $code, $(minutes $((SECONDS - start)))"
    [[ $code == 0 ]] || status=1
  done
done
exit $status
