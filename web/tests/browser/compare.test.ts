import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../tools/browsers.mjs';
import { nativeSignature } from '../sac_train';
import { serveSite, Visit, type Site } from './site';

let site: Site;
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
});
afterEach(() => visit?.close());
afterAll(async () => {
  await browser?.close();
  site?.close();
});

const open = async (query = ''): Promise<void> => {
  visit = await Visit.to(browser, site.address + query);
  await visit.ready();
};
const step = (frames: number): Promise<void> =>
  visit.page.evaluate((n) => document.querySelector('sac-lab')!.step(n), frames);
/** Environment steps of A and B, as the page says. */
const frames = (): Promise<number[]> =>
  visit.page.$$eval('sac-lab >>> sac-compare >>> .step output', (all) => all.map((e) => Number(e.textContent!.replace(/\D/g, ''))));
const framesAre = (test: string): Promise<unknown> =>
  visit.page.waitForFunction(
    (condition) => {
      const strip = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-compare')?.shadowRoot;
      const [a, b] = [...(strip?.querySelectorAll('.step output') ?? [])].map((e) => Number(e.textContent!.replace(/\D/g, '')));
      return a !== undefined && b !== undefined && (new Function('a', 'b', `return ${condition}`) as (a: number, b: number) => boolean)(a, b);
    },
    { timeout: 60_000 },
    test,
  );

test('a visitor compares the run with one whose second Q is switched off', async () => {
  await open();
  await visit.page.keyboard.press('c');
  await framesAre('a === 0 && b === 0');
  // The controls are B's: what they change differs from A.
  await visit.click('sac-param[data-key="twin_q"] >>> #value');
  expect((await visit.shown('sac-compare >>> .chip')).replace(/\s+/g, ' ')).toMatch(/twin q on ?→ ?off/);
  await visit.page.waitForFunction(() => new URLSearchParams(location.search).get('compare') === 'twin_q:false');
  await step(1500);
  await framesAre('a === 1500 && b === 1500');
  expect(await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature())).toBe(
    await nativeSignature('quick', 7, 1500),
  );
  // Both stages play, and the map shows that the runs have learned different things.
  expect(await visit.page.$$eval('sac-lab >>> sac-stage', (all) => all.map((e) => e.getAttribute('run')))).toEqual(['a', 'b']);
  await visit.page.waitForFunction(() => {
    const map = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-state-map')!.shadowRoot!;
    const [, low, high] = /from (\S+) to (\S+) /.exec(map.querySelector('figure')!.ariaLabel!) ?? [];
    return map.querySelector('figure')!.ariaLabel!.includes('B − A') && Number(high) > 0 && Number(low) === -Number(high);
  });
  // Both train together, whoever is faster.
  await visit.click('.train');
  await framesAre('a > 2000 && b > 2000 && Math.abs(a - b) < 1200');
  await visit.click('.train');
  // Back in A's controls the switch is on; the difference is taken back, then the comparison is ended.
  await visit.click('sac-compare >>> input[value="a"] + .card');
  await visit.page.waitForFunction(() => {
    const controls = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-controls')!.shadowRoot!;
    return controls.querySelector('sac-param[data-key="twin_q"]')!.shadowRoot!.querySelector('#value')!.ariaChecked === 'true';
  });
  await visit.click('sac-compare >>> .chip button');
  expect(await visit.text('sac-compare >>> ul')).toContain('duplicate of A');
  await visit.page.keyboard.press('c');
  await visit.page.waitForFunction(() => !document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-compare'));
  await visit.page.waitForFunction(() => !location.search.includes('compare'));
  expect(await visit.metric('environment_steps')).toBeGreaterThan(2000);
  expect(visit.errors).toEqual([]);
});

test('a run that has learned is duplicated as it is, and B can be kept', async () => {
  await open();
  await step(800);
  await visit.click('.tools .compare');
  await framesAre('a === 800 && b === 800');
  await step(200);
  expect(await frames()).toEqual([1000, 1000]);
  await visit.click('sac-compare >>> .actions button:nth-of-type(3)');
  await visit.page.waitForFunction(() => !document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-compare'));
  // B was the same run all the time.
  expect(await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature())).toBe(
    await nativeSignature('quick', 7, 1000),
  );
});

test('a link with a comparison opens it with B\'s settings, and both runs are those of the native program', async () => {
  await open('?seed=5&compare=twin_q:false,tau:0.05,nonsense:1');
  await framesAre('a === 0 && b === 0');
  const chips = (): Promise<(string | undefined)[]> =>
    visit.page.$$eval('sac-lab >>> sac-compare >>> .chip', (all) => all.map((e) => (e as HTMLElement).dataset['key']));
  await expect.poll(chips, { timeout: 10_000 }).toEqual(['twin_q', 'tau']);
  expect(await visit.text('sac-notices[run="b"]')).toContain('nonsense');
  await step(1200);
  const signature = (): Promise<string> => visit.page.evaluate(() => document.querySelector('sac-lab')!.signature());
  expect(await signature()).toBe(await nativeSignature('quick', 5, 1200));
  await visit.click('sac-compare >>> .actions button:nth-of-type(3)');
  await visit.page.waitForFunction(() => !document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-compare'));
  expect(await signature()).toBe(await nativeSignature('quick', 5, 1200, ['--twin_q', 'false', '--tau', '0.05']));
});
