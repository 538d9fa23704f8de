#!/usr/bin/env node
// Memory of the built page over a long training with all views, in headless Chromium:
//   node web/bench/memory.mjs [--minutes 5] [--every SECONDS] [--compare] [--settings 'preset=quick&buffer_capacity=20000']
// JavaScript heaps after a collection, the buffers behind them (WebAssembly memory among them), and what the processes
// of the page take from the machine. The replay buffer grows until it is full. Ends with how fast each grew in the second half.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createSite, listen } from '../serve.mjs';
import { launchChromium } from '../tools/browsers.mjs';

const options = {
  minutes: { type: 'string', default: '5' },
  every: { type: 'string', default: '15' },
  compare: { type: 'boolean', default: false },
  settings: { type: 'string', default: 'preset=quick' },
};
let flags;
try {
  flags = parseArgs({ options }).values;
} catch (error) {
  console.error(
    `memory: ${error.message.split('\n')[0]}; allowed are --minutes N, --every SECONDS, --compare and --settings KEY=VALUE&...`,
  );
  process.exit(2);
}
const [minutes, every] = [Number(flags.minutes), Number(flags.every)];
if (!(minutes > 0) || !(every > 0)) {
  console.error('memory: --minutes and --every take a number above 0');
  process.exit(2);
}

const megabyte = 2 ** 20;
const site = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'build', 'web');
const server = createSite(site);
const address = `http://localhost:${await listen(server, 18190)}/`;
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`${address}?${flags.settings}`);
  await page.waitForFunction(() => document.querySelector('sac-lab')?.metrics().environment_steps === 0);
  if (flags.compare) {
    await (await page.waitForSelector('sac-lab >>> .compare')).click();
    await page.waitForSelector('sac-lab >>> sac-compare');
  }
  await page.evaluate(() => document.querySelector('sac-lab').train());

  const devtools = await page.createCDPSession();
  const system = await browser.target().createCDPSession();
  const rows = [];
  const start = Date.now();
  console.log('seconds       steps  page heap  workers   buffers  resident   (MB)');
  while (Date.now() - start < 60_000 * minutes) {
    await new Promise((resolve) => setTimeout(resolve, 1000 * every));
    const row = await look(page, devtools, system, start);
    rows.push(row);
    const numbers = [row.page, row.workers, row.buffers, row.resident].map((value) => value.toFixed(1).padStart(9));
    console.log(row.seconds.toFixed(0).padStart(7), String(row.steps).padStart(11), numbers.join(' '));
  }
  const later = rows.slice(Math.floor(rows.length / 2));
  for (const name of ['page', 'workers', 'buffers', 'resident']) {
    console.log(
      `${name}: ${slope(later.map((row) => [row.seconds / 60, row[name]])).toFixed(2)} MB per minute in the second half`,
    );
  }
} finally {
  await browser.close();
  server.close();
}

async function look(page, devtools, system, start) {
  const usage = async (session) => {
    await session.send('HeapProfiler.collectGarbage');
    return session.send('Runtime.getHeapUsage');
  };
  const own = await usage(devtools);
  const workers = await Promise.all(page.workers().map((worker) => usage(worker.client).catch(() => null)));
  const sum = (name) => workers.reduce((total, heap) => total + (heap?.[name] ?? 0), 0);
  return {
    seconds: (Date.now() - start) / 1000,
    steps: await page.evaluate(() => document.querySelector('sac-lab').metrics().environment_steps),
    page: (own.usedSize + own.embedderHeapUsedSize) / megabyte,
    workers: sum('usedSize') / megabyte,
    buffers: (own.backingStorageSize + sum('backingStorageSize')) / megabyte,
    resident: await resident(system),
  };
}

/** Memory of all renderer processes as Linux counts it; 0 elsewhere. */
async function resident(system) {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  let kilobytes = 0;
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue;
    const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

/** Least squares. */
function slope(points) {
  const mean = (i) => points.reduce((sum, point) => sum + point[i], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
