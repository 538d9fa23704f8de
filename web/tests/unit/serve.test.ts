import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../serve.mjs', import.meta.url));
let root: string;
let dir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sac-lab-'));
  dir = join(root, 'site');
  await mkdir(join(dir, 'assets'), { recursive: true });
  await writeFile(join(dir, 'index.html'), '<p>page</p>');
  await writeFile(join(dir, 'assets', 'engine.wasm'), 'wasm');
  await writeFile(join(root, 'secret.txt'), 'secret');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  await rm(root, { recursive: true });
});

/** Runs the server until it has printed its address or ended. */
async function serve(...flags: string[]): Promise<{ out: string; err: string; code: number | null; address: string }> {
  const child = spawn(process.execPath, [program, ...flags]);
  children.push(child);
  let [out, err] = ['', ''];
  child.stderr.on('data', (data) => (err += data));
  const code = await new Promise<number | null>((resolve) => {
    child.stdout.on('data', (data) => {
      out += data;
      if (/ at http.*\n/.test(out)) resolve(null);
    });
    child.on('close', resolve);
  });
  return { out, err, code, address: /at (http\S+)/.exec(out)?.[1] ?? '' };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('it prints exactly its address and serves files with their types', async () => {
  const port = await freePort();
  const { out, address } = await serve('--port', String(port), '--dir', dir);
  expect(out).toBe(`SAC Lab is at http://localhost:${port}/\n`);
  const page = await fetch(address);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toBe('<p>page</p>');
  const wasm = await fetch(`${address}assets/engine.wasm`);
  expect(wasm.headers.get('content-type')).toBe('application/wasm');
  expect(wasm.headers.get('access-control-allow-origin')).toBe('*'); // the element is made for other sites
});

test('a port in use is said, and the next free one is taken', async () => {
  const busy = createServer().listen(await freePort());
  await once(busy, 'listening');
  const { port } = busy.address() as AddressInfo;
  try {
    const { out, address } = await serve('--port', String(port), '--dir', dir);
    expect(out).toContain(`Port ${port} is in use`);
    expect(Number(new URL(address).port)).toBeGreaterThan(port);
    expect((await fetch(address)).status).toBe(200);
  } finally {
    busy.close();
  }
});

test('nothing outside the folder is given out', async () => {
  const { address } = await serve('--port', String(await freePort()), '--dir', dir);
  for (const path of ['../secret.txt', '..%2fsecret.txt', '%2e%2e/secret.txt', 'missing.js', '%']) {
    expect((await fetch(address + path)).status, path).toBe(404);
  }
  expect((await fetch(address, { method: 'POST' })).status).toBe(405);
});

test.each([
  [['--port', 'x'], /--port.*1 to 65535/],
  [['--port', '70000'], /--port.*70000.*1 to 65535/],
  [['--colour', 'red'], /--colour.*allowed/],
])('%s is refused in one line', async (flags, sentence) => {
  const { err, code } = await serve(...flags, '--dir', dir);
  expect(code).toBe(2);
  expect(err).toMatch(sentence);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('a folder without a page is refused', async () => {
  const { err, code } = await serve('--dir', join(dir, 'assets'));
  expect(code).toBe(1);
  expect(err).toMatch(/index\.html/);
});
