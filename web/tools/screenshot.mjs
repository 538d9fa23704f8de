#!/usr/bin/env node
// Pictures of the built page after a solved training: build/screenshots/*.png, and web/screenshot.png for the README.
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSite, listen } from '../serve.mjs';
import { launchChromium } from './browsers.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(web, '..', 'build', 'screenshots');
const sizes = [
  { width: 1440, height: 900 },
  { width: 768, height: 464 },
  { width: 390, height: 844 },
];
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
      const page = await browser.newPage();
      await page.setViewport({ width, height, deviceScaleFactor: 1 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
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
      await page.close();
    }
  }
  await copyFile(join(out, '1440x900-light.png'), join(web, 'screenshot.png'));
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
  await page.screenshot({ path: join(out, `${name}.png`) });
  console.log(`build/screenshots/${name}.png`);
}
