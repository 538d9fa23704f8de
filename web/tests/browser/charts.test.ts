import { expect, test } from 'vitest';
import type { ElementHandle, JSHandle } from 'puppeteer-core';
import { eventually } from './eventually';
import type { Visit } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();
let visit: Visit;

const open = async (query = '?views=chart', size = { width: 1000, height: 700 }): Promise<void> => {
  visit = await visitor.open(query, size);
};
const inCharts = 'sac-lab >>> sac-charts >>> ';
/** Resolves when there are so many of these. */
const inside = (selector: string, count: number): Promise<void> =>
  eventually(async () => (await visit.page.$$(inCharts + selector)).length).toBe(count);
const find = (selector: string): Promise<ElementHandle> => visit.find(`sac-charts >>> ${selector}`);
const label = (selector: string): Promise<string> =>
  visit.page.$eval(inCharts + selector, (element) => element.ariaLabel ?? '');
const text = (selector: string): Promise<string> =>
  visit.page.$eval(inCharts + selector, (element) => element.textContent!.replace(/\s+/g, ' ').trim());
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
  await visit.step(1500);
  await eventually(() => label('.large figure')).toMatch(
    /^Return over environment steps\. Latest: evaluation −?[\d,]+, training/,
  );
  await (await find('.tile figure[data-chart=losses]')).click();
  await find('.tile figure[data-chart=return] canvas');
  await eventually(() => label('.large figure')).toMatch(
    /^Losses over environment steps\. Latest: Q1 loss [\d.]+, Q2 loss/,
  );
  await (await find('.tile button')).focus(); // now the return
  await visit.page.keyboard.press('Enter');
  await find('.large figure[data-chart=return] canvas');
  await inside('canvas', 6);
  const { x, y, width } = await large();
  await visit.page.mouse.move(x - width / 4, y);
  const places = async () => (await cursors()).filter((place) => place !== null);
  // In all but the histogram, which has torques.
  await eventually(places).toEqual(Array.from({ length: 5 }, () => expect.closeTo(0.25, 1)));
  await eventually(() => text('.axis')).toMatch(/^at step 1,0[34]\d$/); // a quarter of 4,160
  await (await find('.large')).focus();
  await visit.page.keyboard.press('End');
  await eventually(() => text('.axis')).toBe('at step 1,500');
  expect(visit.errors).toEqual([]);
});

test('dragging zooms into all charts, a double click shows all again; so do keys and a button', async () => {
  await open();
  await visit.step(1000);
  await find('.tile figure[data-chart=losses] canvas');
  const { x, y, width } = await large();
  await visit.page.mouse.move(x - width / 2 + 5, y);
  await visit.page.mouse.down();
  await visit.page.mouse.move(x - width / 4, y, { steps: 3 });
  await visit.page.mouse.up();
  await find('.all');
  await visit.page.mouse.move(x, y);
  await eventually(() => text('.axis')).toMatch(/^at step 5\d\d$/); // the middle of what is left
  // With Shift what is visible moves along.
  await visit.page.keyboard.down('Shift');
  await visit.page.mouse.down();
  await visit.page.mouse.move(x - width / 2 + 5, y, { steps: 3 });
  await visit.page.mouse.up();
  await visit.page.keyboard.up('Shift');
  await visit.page.mouse.move(x, y);
  await eventually(() => text('.axis')).toMatch(/^at step 1,0\d\d$/);
  await visit.page.mouse.click(x, y, { count: 2 });
  await inside('.all', 0);
  await (await find('.large')).focus();
  await visit.page.keyboard.press('+');
  await (await find('.all')).click();
  await visit.page.mouse.move(0, 0);
  await inside('.all', 0);
  expect(visit.errors).toEqual([]);
});

test('runs before stay as faint curves until they are cleared', async () => {
  await open();
  await visit.step(600);
  await visit.click('sac-transport >>> button:nth-of-type(3)');
  await eventually(() => text('.recent')).toContain('1 recent');
  // The old curve says which run it was where the pointer is on it: here at its first evaluation.
  const [x, y] = await visit.page.evaluate(() => {
    type Charts = HTMLElement & { lab: { recent: { runs: { evaluations: { values: number[] } }[] } } };
    const charts = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-charts') as Charts;
    const { left, top, width, height } = charts.shadowRoot!.querySelector('.large .u-over')!.getBoundingClientRect();
    const value = charts.lab.recent.runs[0]!.evaluations.values[0]!;
    const lowest = Math.min(-1800, 200 * Math.floor(value / 200));
    return [left + (width * 250) / 4160, top + (height * value) / lowest];
  });
  const pointed = async (): Promise<string> => {
    await visit.page.mouse.move(x!, y!);
    await visit.page.mouse.move(x! + 1, y!);
    return text('.axis');
  };
  await eventually(pointed).toMatch(/^recent: quick, seed 1\s?at step 25\d$/);
  await (await find('.clear')).click();
  await inside('.recent', 0);
});

test('every metric is saved as CSV, and the charts as a picture', async () => {
  await open();
  await visit.step(600);
  await visit.page.evaluate(() => {
    const create = URL.createObjectURL.bind(URL);
    const saved: Blob[] = [];
    Object.assign(window, { saved });
    URL.createObjectURL = (blob: Blob) => (saved.push(blob), create(blob));
  });
  const saved = (n: number): Promise<JSHandle<Blob>> =>
    visit.page.waitForFunction((i) => (window as unknown as { saved: Blob[] }).saved[i], {}, n) as Promise<
      JSHandle<Blob>
    >;
  await (await find('.tools button:last-child')).click();
  const csv = await (await saved(0)).evaluate((blob) => blob.text());
  expect(csv).toMatch(/^preset,changes,seed,event,seconds,environment_steps,.*,policy_gradient_norm\n/);
  expect(csv.match(/^quick,,1,episode,,\d+/gm)).toHaveLength(3);
  expect(csv.match(/^quick,,1,evaluation,,(250|500),/gm)).toHaveLength(2);
  await (await find('.tools button:nth-last-child(2)')).click();
  const size = await (
    await saved(1)
  ).evaluate(async (blob) => {
    const { width, height } = await createImageBitmap(blob);
    return { width, height, type: blob.type };
  });
  expect(size).toMatchObject({ type: 'image/png', width: 1280 });
  expect(visit.errors).toEqual([]);
});

test('on a phone the charts are chosen by name', async () => {
  await open('?views=chart', { width: 390, height: 844 });
  await visit.step(300);
  const choice = await find('.choice label:nth-child(2)');
  expect((await choice.boundingBox())!.width).toBeGreaterThan(40);
  await choice.click();
  await eventually(() => label('.large figure')).toContain('Losses');
  expect(visit.errors).toEqual([]);
});
