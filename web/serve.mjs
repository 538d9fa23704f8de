#!/usr/bin/env node
// Serves the built page: node web/serve.mjs [--port 8080] [--dir build/web] [--open]
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** A server for the files of one folder and nothing outside it. */
export function createSite(dir) {
  const root = resolve(dir);
  return createServer(async (request, response) => {
    const refuse = (status, text) => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD are answered.');
    try {
      const { pathname } = new URL(request.url, 'http://localhost');
      let file = join(root, decodeURIComponent(pathname));
      if (file !== root && !file.startsWith(root + sep)) return refuse(404, 'There is no such file.');
      let info = await stat(file);
      if (info.isDirectory()) {
        if (!pathname.endsWith('/')) return response.writeHead(301, { Location: `${pathname}/` }).end();
        file = join(file, 'index.html');
        info = await stat(file);
      }
      response.writeHead(200, {
        'Content-Type': types[extname(file)] ?? 'application/octet-stream',
        'Content-Length': info.size,
        'Cache-Control': 'no-cache',
        // The site's files are public, and its element is made for other sites' pages.
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Last-Modified': info.mtime.toUTCString(),
      });
      if (request.method === 'HEAD') return response.end();
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
    } catch {
      refuse(404, 'There is no such file.');
    }
  });
}

/** Listens on the port or the next free one. Resolves to the port. */
export function listen(server, port) {
  return new Promise((resolvePort, reject) => {
    const attempt = (candidate) => {
      server.once('error', (error) => {
        if (error.code === 'EADDRINUSE' && candidate < 65535) attempt(candidate + 1);
        else reject(error);
      });
      server.listen(candidate, () => {
        server.removeAllListeners('error');
        resolvePort(server.address().port);
      });
    };
    attempt(port);
  });
}

function openBrowser(address) {
  const commands = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };
  const [command, ...before] = commands[process.platform] ?? ['xdg-open'];
  // Whoever has no browser here can still read the address.
  spawn(command, [...before, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

function stop(message, code) {
  console.error(`serve: ${message}`);
  process.exit(code);
}

async function main() {
  let options;
  try {
    options = parseArgs({
      options: {
        port: { type: 'string', default: '8080' },
        dir: { type: 'string', default: 'build/web' },
        open: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    stop(`${error.message.split('. ')[0]}; allowed are --port N, --dir FOLDER and --open`, 2);
  }
  const port = Number(options.port);
  if (!/^\d+$/.test(options.port) || port < 1 || port > 65535) {
    stop(`--port is '${options.port}'; allowed is a number from 1 to 65535`, 2);
  }
  const index = await stat(join(options.dir, 'index.html')).catch(() => null);
  if (!index) stop(`--dir ${options.dir} holds no index.html; \`./lab build\` makes build/web`, 1);

  let used;
  const server = createSite(options.dir);
  try {
    used = await listen(server, port);
  } catch (error) {
    stop(`cannot listen on port ${port}: ${error.message}`, 1);
  }
  if (used !== port) console.log(`Port ${port} is in use, so this is the next free one.`);
  const address = `http://localhost:${used}/`;
  console.log(`SAC Lab is at ${address}`);
  if (options.open) openBrowser(address);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
