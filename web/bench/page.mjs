#!/usr/bin/env node
// Measures the built page in headless Chromium: node web/bench/page.mjs [--json]
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSite, listen } from '../serve.mjs';
import { launchChromium } from '../tools/browsers.mjs';

const flags = process.argv.slice(2);
if (flags.some((flag) => flag !== '--json')) {
  console.error(`bench: does not know '${flags.join(' ')}'; allowed is --json`);
  process.exit(2);
}
const seeds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const patienceMs = 60_000;
const controlPresses = 20;

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const server = createSite(join(web, '..', 'build', 'web'));
const port = await listen(server, 18090);
const browser = await launchChromium();

async function open(query) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`http://localhost:${port}/?${query}`);
  await page.waitForFunction(() => document.querySelector('sac-lab')?.metrics().environment_steps === 0);
  return page;
}

/** A real click on Train. Resolves to the detail of lab-solved, or null if it did not come in time. */
async function solve(seed) {
  const page = await open(`preset=quick&seed=${seed}`);
  try {
    const solved = page.evaluate(
      (patience) =>
        new Promise((resolve) => {
          document.addEventListener('lab-solved', ({ detail }) => resolve(detail), { once: true });
          setTimeout(resolve, patience, null);
        }),
      patienceMs,
    );
    await (await page.$('sac-lab >>> .train')).click();
    return await solved;
  } finally {
    await page.close();
  }
}

/** While training runs at full speed: pace, longest task of the main thread, and how late a control answers. */
async function busy() {
  const page = await open('preset=quick&seed=0');
  try {
    await (await page.$('sac-lab >>> .train')).click();
    return await page.evaluate(async (presses) => {
      const lab = document.querySelector('sac-lab');
      const inside = (...path) => path.reduce((root, name) => root.shadowRoot.querySelector(name), lab);
      const tasks = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await pause(500);
      const frames = lab.metrics().environment_steps;
      const start = performance.now();
      let drawn = 0;
      const count = () => (drawn++, requestAnimationFrame(count));
      count();
      await pause(3000);
      const seconds = (performance.now() - start) / 1000;
      const pace = (lab.metrics().environment_steps - frames) / seconds;
      const drawnPerSecond = drawn / seconds;

      // A live value: from the key press until the running training has answered with it.
      const late = [];
      const field = inside('sac-controls', 'sac-param[data-key="alpha"]').shadowRoot.querySelector('#value');
      for (let i = 0; i < presses; i++) {
        const wanted = Math.fround(0.2 + 0.01 * (i + 1));
        const pressed = performance.now();
        field.value = String(0.2 + 0.01 * (i + 1));
        field.dispatchEvent(new Event('change'));
        while (Math.abs(lab.metrics().temperature - wanted) > 1e-6) await pause(0);
        late.push(performance.now() - pressed);
        await pause(60);
      }
      // Pause and Train: from the click until the button shows it.
      const train = () => inside('sac-transport', '.train');
      const shown = [];
      for (let i = 0; i < presses; i++) {
        const before = train().textContent;
        const pressed = performance.now();
        train().click();
        while (train().textContent === before) await painted();
        shown.push(performance.now() - pressed);
        await pause(60);
      }
      return {
        pace,
        drawnPerSecond,
        longestTask: Math.max(0, ...tasks.map(({ duration }) => duration)),
        latestAnswer: Math.max(...late),
        latestButton: Math.max(...shown),
      };
    }, controlPresses);
  } finally {
    await page.close();
  }
}

const results = [];
const add = (name, value, unit) => results.push({ name, value: Number(value.toPrecision(4)), unit });
try {
  await solve(seeds[0]); // the first start of a browser is not the page's
  const solved = [];
  for (const seed of seeds) solved.push(await solve(seed));
  const done = solved.filter((detail) => detail !== null);
  const seconds = done.map((detail) => detail.seconds).sort((a, b) => a - b);
  add('page: seeds 0-9 solved with preset quick', done.length, 'seeds');
  if (done.length > 0) {
    const middle = (seconds[Math.floor((done.length - 1) / 2)] + seconds[Math.ceil((done.length - 1) / 2)]) / 2;
    add('page: click to solved, median', middle, 's');
    add('page: click to solved, worst', seconds.at(-1), 's');
    add('page: frame when solved, worst', Math.max(...done.map((detail) => detail.frame)), 'frames');
  }
  const training = await busy();
  add('page: training speed', training.pace, 'frames/s');
  add('page: pictures drawn while training', training.drawnPerSecond, '1/s');
  add('page: longest main-thread task while training', training.longestTask, 'ms (0: below 50)');
  add('page: live value to answer of the training, worst', training.latestAnswer, 'ms');
  add('page: click on Pause or Train to its picture, worst', training.latestButton, 'ms');
} finally {
  await browser.close();
  server.close();
}
if (flags.includes('--json')) console.log(JSON.stringify({ results }, null, 2));
else for (const { name, value, unit } of results) console.log(name.padEnd(56), String(value).padStart(8), unit);
