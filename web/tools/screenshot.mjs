#!/usr/bin/env node
// Pictures of the built page after a solved training: build/screenshots/*.png, and web/screenshot.webp for the README.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSite, listen } from '../serve.mjs';
import { launchChromium } from './browsers.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(web, '..', 'build', 'screenshots');
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 768, height: 464 },
  { width: 390, height: 844 },
];
/** Views as an embedded page shows them. */
const alone = {
  stage: 'stage',
  map: 'map',
  chart: 'chart',
  slice: 'slice',
  update: 'update',
  counters: 'counters',
  'stage-chart': 'stage,chart',
};
/** The run goes on until the curve tells the whole story. */
const lastFrame = 6000;
/** From letting go to the picture. */
const swingMs = 1500;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const server = createSite(join(web, '..', 'build', 'web'));
const port = await listen(server, 8090);
const browser = await launchChromium();
await mkdir(out, { recursive: true });
try {
  for (const scheme of ['light', 'dark']) {
    for (const { width, height } of sizes) {
      const page = await (await browser.createBrowserContext()).newPage(); // a visitor without a run of before
      await page.setViewport({ width, height, deviceScaleFactor: 1 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.evaluateOnNewDocument(() => localStorage.setItem('sac-lab-tour', '1'));
      await page.goto(`http://localhost:${port}/`);
      await page.waitForFunction(() => document.querySelector('sac-lab')?.metrics().environment_steps === 0);
      const name = `${width}x${height}-${scheme}`;
      if (process.argv.includes('--start')) await picture(page, `${name}-start`);
      await page.evaluate((frames) => {
        const lab = document.querySelector('sac-lab');
        return new Promise((resolve) => {
          lab.addEventListener('lab-evaluation', ({ detail }) => {
            if (detail.frame >= frames) resolve();
          });
          lab.train();
        });
      }, lastFrame);
      await picture(page, name);
      if (name === '1440x900-light')
        await page.screenshot({ path: join(web, 'screenshot.webp'), type: 'webp', quality: 90 });
      if (width < 1200) {
        await (await page.$('sac-lab >>> .settings')).click();
        await pause(400);
        await shot(page, `${name}-settings`);
      }
      await page.close();
    }
  }
  for (const [name, query] of Object.entries(alone)) {
    const page = await (await browser.createBrowserContext()).newPage(); // a visitor without a run of before
    await page.setViewport({ width: 768, height: 464 });
    await page.goto(`http://localhost:${port}/?controls=none&views=${query}`);
    await page.waitForFunction(() => document.querySelector('sac-lab')?.metrics().environment_steps === 0);
    await page.evaluate((frames) => document.querySelector('sac-lab').step(frames), lastFrame / 2);
    await pause(500);
    await shot(page, `alone-${name}`);
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
}

/** Lets the pendulum go from where it hangs, so that the picture shows a swing-up. */
async function picture(page, name) {
  await page.mouse.move(0, 0);
  const { x, y, width, height } = await (await page.$('sac-lab >>> sac-stage >>> figure')).boundingBox();
  await page.mouse.move(x + width / 2 + 15, y + height / 2 + 80);
  await page.mouse.down();
  await pause(1500);
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await pause(swingMs);
  await shot(page, name);
}
async function shot(page, name) {
  await page.screenshot({ path: join(out, `${name}.png`) });
  console.log(`build/screenshots/${name}.png`);
}
