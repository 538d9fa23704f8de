/** The page in a browser, as a visitor with the link `?preset=...&seed=...` has it. */
import { afterAll, beforeAll, expect } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { serveSite, Visit, type Site } from '../browser/site';
import { everyPreset } from './golden';

/** Frames asked for at once; the browser's driver waits three minutes for an answer. */
const atOnce = 1000;

export function everyPresetIn(name: string, launch: () => Promise<Browser>): void {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    site = await serveSite();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  everyPreset(`The page in ${name}`, 'short', async function* (preset, seed, frames) {
    const visit = await Visit.to(browser, `${site.address}?preset=${preset}&seed=${seed}&views=counters`, null);
    try {
      await visit.ready();
      let done = 0;
      for (const count of frames) {
        while (done < count) {
          const next = Math.min(atOnce, count - done);
          await visit.page.evaluate((n) => document.querySelector('sac-lab')!.step(n), next);
          done += next;
        }
        yield await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature());
      }
      expect(visit.errors).toEqual([]);
    } finally {
      await visit.close();
    }
  });
}
