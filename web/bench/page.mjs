#!/usr/bin/env node
// Measures the built page in headless Chromium, and its training next to a bare Worker and to build/portable:
//   node web/bench/page.mjs [--json] [--pace PRESET,...]
// --pace measures nothing but the speed of these presets (or "all").
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createSite, listen } from '../serve.mjs';
import { launchChromium } from '../tools/browsers.mjs';
import { openBare } from './bare.mjs';
import { longCharts, perPicture } from './drawing.mjs';
import { allCases, first, stepsToMeasure } from './cases.mjs';
import { portablePace } from './portable.mjs';
import { busy, pagePace, solve, start } from './visit.mjs';

const options = { json: { type: 'boolean' }, pace: { type: 'string' } };
let flags;
try {
  flags = parseArgs({ options }).values;
} catch (error) {
  console.error(`bench: ${error.message.split('\n')[0]}; allowed are --json and --pace PRESET,...`);
  process.exit(2);
}
const seedCount = 20;

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const site = join(root, 'build', 'web');
const portable = join(root, 'build', 'portable', 'bin', 'sac-train');
const server = createSite(site);
const address = `http://localhost:${await listen(server, 18090)}`;
const browser = await launchChromium();

const results = [];
const add = (name, value, unit) => results.push({ name, value: Number(value.toPrecision(4)), unit });
const median = (sorted) =>
  (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;

async function measureSolving() {
  await solve(browser, address, 0); // the first start of a browser is not the page's
  const done = [];
  for (let seed = 0; seed < seedCount; seed++) {
    const solved = await solve(browser, address, seed);
    if (solved) done.push(solved);
  }
  add(`page: seeds 0-${seedCount - 1} solved with preset quick`, done.length, 'seeds');
  if (done.length === 0) return;
  const seconds = done.map((detail) => detail.seconds).sort((a, b) => a - b);
  const steps = done.map((detail) => detail.frame).sort((a, b) => a - b);
  add('page: click to solved, median', median(seconds), 's');
  add('page: click to solved, worst', seconds.at(-1), 's');
  add('page: step when solved, median', median(steps), 'steps');
  add('page: step when solved, worst', steps.at(-1), 'steps');
}

async function measureStart() {
  await start(browser, address); // the first start of a browser is not the page's
  const times = [];
  for (let i = 0; i < 9; i++) times.push(await start(browser, address));
  times.sort((a, b) => a - b);
  add('page: from its address to ready, median', median(times), 'ms');
  add('page: from its address to ready, worst', times.at(-1), 'ms');
}

async function measureBusy() {
  const training = await busy(browser, address);
  add('page: training speed', training.pace, 'steps/s');
  add('page: pictures drawn while training', training.drawnPerSecond, '1/s');
  add('page: longest main-thread task while training', training.longestTask, 'ms (0: below 50)');
  add('page: live value to answer of the training, worst', training.latestAnswer, 'ms');
  add('page: click on Pause or Train to its picture, worst', training.latestButton, 'ms');
}

async function measureDrawing() {
  const rows = 7900;
  add('page: script a picture, all views, training', await perPicture(browser, address), 'ms');
  add(`page: drawing the charts with ${rows} rows`, await longCharts(browser, address, rows), 'ms');
}

/** Page, bare Worker and native program one right after the other, so that all meet the same machine. */
async function measurePace({ name, values }, bare) {
  let last = first + stepsToMeasure(0);
  const estimate = existsSync(portable)
    ? portablePace(portable, values, first, last)
    : (await bare.measure(values, first, last)).pace;
  last = first + stepsToMeasure(estimate);
  const native = () => (existsSync(portable) ? portablePace(portable, values, first, last) : NaN);
  const before = native();
  const worker = await bare.measure(values, first, last);
  const withViews = (views) => pagePace(browser, address, { ...values, ...views }, first, last);
  const plain = await withViews({ views: 'counters' });
  const page = await withViews({});
  const plainAgain = await withViews({ views: 'counters' });
  const beside = (before + native()) / 2;
  add(`page: ${name}, steps`, page, 'steps/s');
  add(`page: ${name}, share of its speed with nothing but counters`, (200 * page) / (plain + plainAgain), '%');
  add(`page: ${name}, share of a bare Worker's speed`, (100 * page) / worker.pace, '%');
  if (beside > 0) {
    add(`page: ${name}, share of build/portable's speed`, (100 * page) / beside, '%');
    add(`bare Worker: ${name}, share of build/portable's`, (100 * worker.pace) / beside, '%');
  }
  return worker;
}

try {
  const bare = await openBare(browser, address, site);
  const wanted = flags.pace && flags.pace !== 'all' ? flags.pace.split(',') : null;
  if (!flags.pace) {
    await measureStart();
    await measureSolving();
    await measureBusy();
    await measureDrawing();
  }
  for (const each of allCases(bare.presets)) {
    if (wanted && !wanted.includes(each.name)) continue;
    const { maps } = await measurePace(each, bare);
    if (each.name !== 'quick' && each.name !== 'article') continue;
    for (const [layer, ms] of maps) add(`bare Worker: ${each.name}, map of ${layer}, 64 x 64`, ms, 'ms');
  }
} finally {
  await browser.close();
  server.close();
}
if (flags.json) console.log(JSON.stringify({ results }, null, 2));
else for (const { name, value, unit } of results) console.log(name.padEnd(64), String(value).padStart(8), unit);
