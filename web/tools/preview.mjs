#!/usr/bin/env node
// Makes the picture that other sites show for a link to this one: `npm --prefix web run preview-picture` writes
// web/public/preview.png from the built page, after a training.
import { fileURLToPath } from 'node:url';
import { createSite, listen } from '../serve.mjs';
import { launchChromium } from './browsers.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const size = { width: 1200, height: 630 };
const steps = 3000;

const server = createSite(here('../../build/web'));
const port = await listen(server, 18380);
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.evaluateOnNewDocument(() => localStorage.setItem('sac-lab-tour', '1'));
  await page.goto(`http://localhost:${port}/?views=stage,map,chart&controls=none`);
  await page.evaluate(async (count) => {
    const lab = document.querySelector('sac-lab');
    await lab.step(count);
  }, steps);
  await new Promise((resolve) => setTimeout(resolve, 3000)); // the pendulum gets up, and maps are painted
  await page.screenshot({ path: here('../public/preview.png') });
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
