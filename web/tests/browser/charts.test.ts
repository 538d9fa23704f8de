import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser, ElementHandle, JSHandle } from 'puppeteer-core';
import { launchChromium } from '../../tools/browsers.mjs';
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

const open = async (query = '?views=chart', size = { width: 1000, height: 700 }): Promise<void> => {
  visit = await Visit.to(browser, site.address + query, size);
  await visit.ready();
};
const inCharts = 'sac-lab >>> sac-charts >>> ';
const inside = (selector: string, count: number | null): Promise<unknown> =>
  visit.page.waitForFunction(
    (path, n) => {
      const found = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-charts')!.shadowRoot!.querySelectorAll(path).length;
      return n === null ? found > 0 : found === n;
    },
    {},
    selector,
    count,
  );
const find = async (selector: string): Promise<ElementHandle> => {
  await inside(selector, null);
  return (await visit.page.$(inCharts + selector))!;
};
const label = (selector: string): Promise<string> => visit.page.$eval(inCharts + selector, (element) => element.ariaLabel ?? '');
const text = (selector: string): Promise<string> =>
  visit.page.$eval(inCharts + selector, (element) => element.textContent!.replace(/\s+/g, ' ').trim());
const step = (frames: number): Promise<void> => visit.page.evaluate((n) => document.querySelector('sac-lab')!.step(n), frames);
/** Where the cursor's line is, in shares of the plot; null where it is not. */
const cursors = (): Promise<(number | null)[]> =>
  visit.page.$$eval(`${inCharts}.u-over`, (all) =>
    all.map((over) => {
      const x = over.querySelector('.u-cursor-x')!.getBoundingClientRect().left - over.getBoundingClientRect().left;
      return x < 0 ? null : x / over.clientWidth;
    }),
  );
/** The middle of the large plot, and a share of its width. */
const large = async (): Promise<{ x: number; y: number; width: number }> => {
  const { x, y, width, height } = (await (await find('.large .u-over')).boundingBox())!;
  return { x: x + width / 2, y: y + height / 2, width };
};

test('a small chart is enlarged by a click or a key, and one cursor runs through all', async () => {
  await open();
  await step(1500);
  expect(await label('.large figure')).toMatch(/^Return over environment steps\. Latest: evaluation −?[\d,]+, training/);
  await (await find('.tile figure[data-chart=losses]')).click();
  await find('.tile figure[data-chart=return] canvas');
  expect(await label('.large figure')).toMatch(/^Losses over environment steps\. Latest: Q1 loss [\d.]+, Q2 loss/);
  await (await find('.tile button')).focus(); // now the return
  await visit.page.keyboard.press('Enter');
  await find('.large figure[data-chart=return] canvas');
  await inside('canvas', 6);
  const { x, y, width } = await large();
  await visit.page.mouse.move(x - width / 4, y);
  const places = (await cursors()).filter((place) => place !== null);
  expect(places).toHaveLength(5); // all but the histogram, which has torques
  for (const place of places) expect(place).toBeCloseTo(0.25, 1);
  expect(await text('.axis')).toMatch(/^at step 1,0[34]\d$/); // a quarter of 4,160
  await (await find('.large')).focus();
  await visit.page.keyboard.press('End');
  expect(await text('.axis')).toBe('at step 1,500');
  expect(visit.errors).toEqual([]);
});

test('dragging zooms into all charts, a double click shows all again; so do keys and a button', async () => {
  await open();
  await step(1000);
  await find('.tile figure[data-chart=losses] canvas');
  const zoomed = (): Promise<boolean> => visit.page.$(`${inCharts}.all`).then((button) => button !== null);
  const { x, y, width } = await large();
  await visit.page.mouse.move(x - width / 2 + 5, y);
  await visit.page.mouse.down();
  await visit.page.mouse.move(x - width / 4, y, { steps: 3 });
  await visit.page.mouse.up();
  await find('.all');
  await visit.page.mouse.move(x, y);
  expect(await text('.axis')).toMatch(/^at step 5\d\d$/); // the middle of what is left
  await visit.page.mouse.click(x, y, { count: 2 });
  await inside('.all', 0);
  await (await find('.large')).focus();
  await visit.page.keyboard.press('+');
  await (await find('.all')).click();
  await visit.page.mouse.move(0, 0);
  expect(await zoomed()).toBe(false);
  expect(visit.errors).toEqual([]);
});

test('runs before stay as faint curves until they are cleared', async () => {
  await open();
  await step(600);
  await visit.click('sac-transport >>> button:nth-of-type(3)');
  expect(await (await find('.recent')).evaluate((element) => element.textContent)).toContain('1 recent');
  // The old curve says which run it was where the pointer is on it: here at its first evaluation.
  const [x, y] = await visit.page.evaluate(() => {
    type Charts = HTMLElement & { lab: { recent: { runs: { evaluations: { values: number[] } }[] } } };
    const charts = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-charts') as Charts;
    const { left, top, width, height } = charts.shadowRoot!.querySelector('.large .u-over')!.getBoundingClientRect();
    const value = charts.lab.recent.runs[0]!.evaluations.values[0]!;
    const lowest = Math.min(-1800, 200 * Math.floor(value / 200));
    return [left + (width * 250) / 4160, top + (height * value) / lowest];
  });
  await visit.page.mouse.move(x!, y!);
  await visit.page.mouse.move(x! + 1, y!);
  expect(await text('.axis')).toMatch(/^recent: quick, seed 7\s?at step 25\d$/);
  await (await find('.clear')).click();
  await inside('.recent', 0);
});

test('every metric is saved as CSV, and the charts as a picture', async () => {
  await open();
  await step(600);
  await visit.page.evaluate(() => {
    const create = URL.createObjectURL.bind(URL);
    const saved: Blob[] = [];
    Object.assign(window, { saved });
    URL.createObjectURL = (blob: Blob) => (saved.push(blob), create(blob));
  });
  const saved = (n: number): Promise<JSHandle<Blob>> =>
    visit.page.waitForFunction((i) => (window as unknown as { saved: Blob[] }).saved[i], {}, n) as Promise<JSHandle<Blob>>;
  await (await find('.tools button:last-child')).click();
  const csv = await (await saved(0)).evaluate((blob) => blob.text());
  expect(csv).toMatch(/^preset,changes,seed,event,seconds,environment_steps,.*,policy_gradient_norm\n/);
  expect(csv.match(/^quick,,7,episode,,\d+/gm)).toHaveLength(3);
  expect(csv.match(/^quick,,7,evaluation,,(250|500),/gm)).toHaveLength(2);
  await (await find('.tools button:nth-last-child(2)')).click();
  const size = await (await saved(1)).evaluate(async (blob) => {
    const { width, height } = await createImageBitmap(blob);
    return { width, height, type: blob.type };
  });
  expect(size).toMatchObject({ type: 'image/png', width: 1280 });
  expect(visit.errors).toEqual([]);
});

test('on a phone the charts are chosen by name', async () => {
  await open('?views=chart', { width: 390, height: 844 });
  await step(300);
  const choice = await find('.choice label:nth-child(2)');
  expect((await choice.boundingBox())!.width).toBeGreaterThan(40);
  await choice.click();
  expect(await label('.large figure')).toContain('Losses');
  expect(visit.errors).toEqual([]);
});
